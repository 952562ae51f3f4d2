"""What is looked at again right before anything is renamed or removed (faults 23, 24, 26)."""

from __future__ import annotations

import os
from pathlib import Path

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import NotFoundError, StoreError
from roost.core.store.folders import check_below
from roost.core.store.layout import Layout
from roost.core.system.tree import Identity, check_identity
from roost.core.system.venv.locate import locate_tree

_MARKERS = {EnvKind.SHARED: "env.json", EnvKind.LEGACY: "environment_metadata.json"}


def unit_of(layout: Layout, env: EnvId) -> Path:
    """The folder of an environment of ours, by name alone.

    Raises StoreError ``not-ours`` for other apps' environments and for names that are
    no single folder.
    """
    name = env.name
    if (
        env.kind is EnvKind.OTHER
        or name in ("", ".", "..")
        or any(char in "/\\\0" for char in name)
        or len(name.encode("utf-8", "surrogatepass")) > 255
        or (env.kind is EnvKind.SHARED and name.startswith("."))
    ):
        raise StoreError(
            "not-ours",
            f"{env} does not name a folder of this workspace, so nothing is changed there.",
            remedy="Use the program it belongs to.",
        )
    return layout.unit(env)


def check_unit(layout: Layout, env: EnvId, expected: Identity | None = None) -> Path:
    """The folder, after every look that a change of it needs.

    No part of its path below the root may be a link; it must be the very folder that was
    looked at before (``expected``), and one that venv or Roost marked.
    Raises NotFoundError, StoreError ``linked-path``, ``changed``, ``not-an-environment``.
    """
    unit = unit_of(layout, env)
    if not os.path.lexists(unit):
        raise NotFoundError("no-such-environment", f"There is no {env}.", path=str(unit))
    check_below(layout, unit)
    check_identity(unit, expected)
    if not is_marked(unit, env.kind):
        raise StoreError(
            "not-an-environment",
            f"{unit} has neither a pyvenv.cfg nor Roost's own mark, so it is left alone.",
            path=str(unit),
            remedy="If it is really to go, remove it by hand.",
        )
    return unit


def is_marked(unit: Path, kind: EnvKind) -> bool:
    """Whether a venv (`pyvenv.cfg`) or a file of ours says what the folder is."""
    if _is_file(unit / _MARKERS[kind]):
        return True
    if kind is EnvKind.LEGACY and (tree := tree_elsewhere(unit)) is not None:
        return _is_file(tree / "pyvenv.cfg")
    return any(
        _is_file(unit / name / "pyvenv.cfg") and not (unit / name).is_symlink()
        for name in tree_names(unit)
    )


def tree_elsewhere(unit: Path) -> Path | None:
    """The tree a legacy `.venv` that is a file or a link leads to; it is never changed."""
    plain = unit / ".venv"
    if not os.path.islink(plain) and not _is_file(plain):  # noqa: PTH114
        return None
    return Path(locate_tree(str(unit), pointers=True).tree)


def tree_names(unit: Path) -> tuple[str, ...]:
    """Names of the trees in a folder: `.venv`, and those a rebuild put beside it."""
    try:
        names = sorted(entry.name for entry in unit.iterdir())
    except OSError:
        return ()
    return tuple(name for name in names if name == ".venv" or name.startswith(".venv-"))


def _is_file(path: Path) -> bool:
    return os.path.isfile(path)  # noqa: PTH113 - False where it may not be looked at
