"""Naming a model: an HF id, a folder, or the id of a legacy environment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from roost.core.domain.digest import md5
from roost.core.domain.errors import NotFoundError
from roost.core.domain.names import has_lone_surrogate, is_safe_name
from roost.core.domain.printable import printable

_HF_PART = re.compile(r"[A-Za-z0-9_](?:[\w.-]{0,94}[A-Za-z0-9_])?", re.ASCII)
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


class ModelForm(StrEnum):
    HF = "hf"
    FOLDER = "folder"
    LEGACY_ID = "legacy-id"


@dataclass(frozen=True, slots=True)
class ModelRef:
    """What the user typed, and which of the three forms it has (formats.md, "MODEL")."""

    text: str
    form: ModelForm


def parse_model(text: str) -> ModelRef:
    """Decide the form of MODEL by its looks alone; raises NotFoundError if malformed.

    Absolute, ``./``, ``../``, ``~`` or a drive: a folder.  Exactly one slash: an HF
    id.  Otherwise the id of a legacy environment.
    """
    if _looks_like_folder(text):
        if "\0" in text or has_lone_surrogate(text):
            raise _malformed(text)
        return ModelRef(text, ModelForm.FOLDER)
    if text.count("/") == 1:
        if is_hf_id(text):
            return ModelRef(text, ModelForm.HF)
        raise _malformed(text)
    if is_safe_name(text):
        return ModelRef(text, ModelForm.LEGACY_ID)
    raise _malformed(text)


def is_hf_id(text: str) -> bool:
    organisation, slash, name = text.partition("/")
    return bool(
        slash and ".." not in text and _HF_PART.fullmatch(organisation) and _HF_PART.fullmatch(name)
    )


def legacy_id_of_hf(model_id: str) -> str:
    return model_id.replace("/", "__")


def hf_of_legacy_id(legacy_id: str) -> str | None:
    """The HF id a legacy id stands for, None for ``local_…`` and plain names."""
    organisation, separator, name = legacy_id.partition("__")
    candidate = f"{organisation}/{name}"
    return candidate if separator and is_hf_id(candidate) else None


def local_id_of_resolved(resolved_path: str) -> str:
    """``local_`` + 12 hex of md5 over UTF-8 of ``str(Path(p).resolve())`` (formats.md)."""
    digest = md5(resolved_path.encode("utf-8", "surrogatepass"), usedforsecurity=False)
    return f"local_{digest.hexdigest()[:12]}"


def _looks_like_folder(text: str) -> bool:
    return (
        text.startswith(("/", "\\", "./", "../", ".\\", "..\\", "~"))
        or text in (".", "..")
        or _DRIVE.match(text) is not None
    )


def _malformed(text: str) -> NotFoundError:
    shown = printable(text)
    return NotFoundError(
        "no-such-model",
        f"“{shown}” is neither a model folder, nor an HF id, nor the id of a legacy environment.",
        remedy="Give a folder (/…, ./…, ~/…), an HF id (organisation/name), or an id "
        "from `roost list`.",
    )
