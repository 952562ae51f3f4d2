"""Who is asked for: the model behind what was typed, its folder, its names, its legacy ids."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from roost.core.discovery.candidates import hf_id_of_path
from roost.core.domain.errors import NotFoundError
from roost.core.domain.model import (
    ModelForm,
    ModelRef,
    hf_of_legacy_id,
    legacy_id_of_hf,
    local_id_of_resolved,
    parse_model,
)
from roost.core.domain.names import is_safe_name
from roost.core.domain.printable import printable
from roost.core.store.layout import Layout


@dataclass(frozen=True, slots=True)
class Subject:
    """A model under all the names it may have been noted down by.

    ``labels`` are the names overrides are looked up under, the first one is what new
    choices are written under.
    """

    ref: ModelRef
    hf_id: str | None
    folder: Path | None
    asked_by_path: bool
    labels: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.ref.text


class ModelPlaces:
    """Where folders of HF ids lie, listed once: for whoever asks about many models."""

    def __init__(self, layout: Layout, environ: Mapping[str, str]) -> None:
        from roost.core.discovery.hfcache import hub_cache

        self._own = _names(layout.models)
        self._hub = _names(hub_cache(environ))

    def may_hold(self, hf_id: str) -> bool:
        """False where a look at each place would find nothing (whatever the case of names)."""
        asked = hf_id.lower()
        organisation, _, name = asked.partition("/")
        own, hub = self._own, self._hub
        return (
            own is None
            or hub is None
            or organisation in own
            or legacy_id_of_hf(asked) in own
            or f"models--{organisation}--{name}" in hub
        )


def _names(folder: Path) -> frozenset[str] | None:
    """Names in a folder in lower case; None where they cannot be known."""
    try:
        return frozenset(name.lower() for name in os.listdir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return frozenset()
    except OSError:
        return None


def subject_of(
    layout: Layout,
    model: str | None,
    path: str | None,
    environ: Mapping[str, str],
    places: ModelPlaces | None = None,
) -> Subject:
    """Understand MODEL and/or a model path.

    Beside an id, a folder that is not there (not downloaded yet) only tells nothing.
    Raises NotFoundError ``no-such-model`` for a missing folder or a malformed id.
    """
    ref = None if model is None else _parse(layout, model)
    by_folder_alone = ref is None or ref.form is ModelForm.FOLDER
    if path is None and ref is not None and ref.form is ModelForm.FOLDER:
        path = ref.text
    folder = None if path is None else _existing_folder(path, required=by_folder_alone)
    if ref is None:
        ref = ModelRef(str(folder), ModelForm.FOLDER)
    hf_id = _hf_id(layout, ref, folder)
    legacy_id = ref.text if ref.form is ModelForm.LEGACY_ID else None
    labels = tuple(dict.fromkeys(_labels(hf_id, legacy_id, folder)))
    asked_by_path = folder is not None
    if folder is None and hf_id is not None and (places is None or places.may_hold(hf_id)):
        folder = _folder_of_hf(layout, hf_id, environ)
    return Subject(ref, hf_id, folder, asked_by_path, labels)


def _parse(layout: Layout, model: str) -> ModelRef:
    """``parse_model``; what is malformed and yet has an environment of its own is that one's."""
    try:
        return parse_model(model)
    except NotFoundError:
        legacy_id = legacy_id_of_hf(model)
        if model.count("/") != 1 or not is_safe_name(legacy_id):
            raise
        if not os.path.isdir(layout.legacy(legacy_id)):  # noqa: PTH112 - False where forbidden
            raise
        return ModelRef(legacy_id, ModelForm.LEGACY_ID)


def _existing_folder(path: str, *, required: bool) -> Path | None:
    folder = Path(os.path.expanduser(path))  # noqa: PTH111
    try:
        folder = Path(os.path.abspath(folder))  # noqa: PTH100 - fails where the cwd was removed
        found = bool(path) and (folder.is_dir() or folder.is_file())
    except (OSError, ValueError):
        found = False
    if not found and not required:
        return None
    if not found:
        shown = printable(path, 300)
        raise NotFoundError(
            "no-such-model",
            f"There is no model folder “{shown}”.",
            remedy="Check the path and whether its volume is attached.",
            path=str(folder).encode("utf-8", "backslashreplace").decode(),
        )
    return folder


def _hf_id(layout: Layout, ref: ModelRef, folder: Path | None) -> str | None:
    if ref.form is ModelForm.HF:
        return ref.text
    if ref.form is ModelForm.LEGACY_ID:
        return hf_of_legacy_id(ref.text)
    return None if folder is None else hf_id_of_path(str(folder), layout.models)


def _folder_of_hf(layout: Layout, hf_id: str, environ: Mapping[str, str]) -> Path | None:
    organisation, _, name = hf_id.partition("/")
    for candidate in (
        layout.models / organisation / name,
        layout.models / legacy_id_of_hf(hf_id),
    ):
        if os.path.isdir(candidate):  # noqa: PTH112 - False where it may not be looked at
            return candidate
    from roost.core.discovery.hfcache import find_hf_snapshot

    return find_hf_snapshot(hf_id, environ)


def _labels(hf_id: str | None, legacy_id: str | None, folder: Path | None) -> Iterator[str]:
    if folder is not None:
        resolved = str(folder.resolve())
        yield resolved
        yield local_id_of_resolved(resolved)
    if hf_id is not None:
        yield hf_id
        yield legacy_id_of_hf(hf_id)
    if legacy_id is not None:
        yield legacy_id
