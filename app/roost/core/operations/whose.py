"""Whose rules hold for an environment of another tool, and what is never a target at all."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

from roost.core.discovery.other.candidate import OtherFound
from roost.core.discovery.other.identity import other_id, place_of
from roost.core.discovery.other.venvs import KIND as NOBODYS
from roost.core.domain.errors import StoreError
from roost.core.system.venv.safe import is_within

ENVIRONMENTS = ("environment", "project", "tool")
"""Roles that may go; Pythons and layers carry other environments."""
_ITS_OWN = frozenset(
    {
        *("bin", "lib", "lib64", "include", "scripts", "share", "etc", "man", "dlls", "libs"),
        *("tools", "tcl", "doc", "sbin", "libexec", "conda-meta", "ssl", "library", "var"),
        *("compiler_compat", "x86_64-conda-linux-gnu", "x86_64-conda_cos7-linux-gnu"),
        *("menu", "fonts", "plugins", "resources", "translations", "mkspecs", "qml", "phrasebooks"),
    }
)
"""Folders at the top of a venv or conda environment, in lower case."""


def is_orphan(one: OtherFound) -> bool:
    """Whether nobody claims it: no app or project manager, or a project that is gone."""
    if one.info.role not in ENVIRONMENTS:
        return False
    if one.info.kind == NOBODYS:
        return True
    project = one.info.project
    return one.info.role == "project" and project is not None and not os.path.lexists(project)


def is_named(one: OtherFound, app_name: str | None) -> bool:
    """Whether the user typed the name of the app it belongs to."""
    wanted = " ".join((app_name or "").split()).casefold()
    return bool(wanted) and wanted == one.info.app.casefold()


def check_may_go(one: OtherFound, app_name: str | None) -> None:
    """Orphans may; what belongs to an app may where its name was typed.

    Raises StoreError ``not-ours``.
    """
    if one.info.role in ENVIRONMENTS and (is_orphan(one) or is_named(one, app_name)):
        return
    app = one.info.app
    remedy = f"Remove it with {app}, or by hand."
    if one.info.role in ENVIRONMENTS:
        remedy = f'Remove it with {app}; or say that you mean it: --app-name "{app}".'
    said = f"{one.env.id} belongs to {app}, so nothing is changed there."
    if app_name and one.info.role in ENVIRONMENTS:
        said = f"{one.env.id} belongs to {app}, not to “{app_name[:60]}”: nothing was changed."
    raise StoreError("not-ours", said, path=str(one.env.path), remedy=remedy)


def check_place(one: OtherFound, closed: Iterable[str | Path]) -> None:
    """The folder is one environment and nothing else, and no part of what must stay.

    ``closed``: folders that must neither be it nor lie in it.  Raises StoreError
    ``not-an-environment``, ``linked-path``, ``holds-more``, ``running-here``.
    """
    tree, env_id = one.env.path, one.env.id
    if _place(os.path.realpath(tree)) != _place(str(tree)) or os.path.ismount(tree):
        raise StoreError(
            "linked-path",
            f"{tree} leads somewhere else, or a volume starts there, so it is left alone.",
            path=str(tree),
            remedy="Run `roost scan` again to find it under its own path.",
        )
    marked = _is_regular(tree / "pyvenv.cfg")
    if one.info.kind != NOBODYS:  # apps and conda have such that need none
        marked = marked or one.facts.config in ("own", "conda")
    if not marked or other_id(str(tree), sys.platform) != env_id or not tree.name:
        raise StoreError(
            "not-an-environment",
            f"Nothing marks {tree} as an environment, so it is left alone.",
            path=str(tree),
            remedy="Run `roost scan` again, and look at what is there.",
        )
    if any(is_within(os.path.realpath(prefix), str(tree)) for prefix in _our_own()):
        raise StoreError(
            "running-here",
            f"Roost itself runs from {env_id}, so it is left alone.",
            path=str(tree),
            remedy="Remove it with its own tool after Roost has ended.",
        )
    for place in closed:
        if is_within(os.path.realpath(place), str(tree)):
            raise _holds(tree, str(place))


def check_contents(tree: Path, unexplained: Iterable[str]) -> None:
    """No folder at its top may hold files of something else: a project, models, pictures.

    ``unexplained``: files no package explains, relative, ``/`` between.  Not even an agreement
    to take files along covers those.  Raises StoreError ``holds-more``.
    """
    for name in unexplained:
        top, slash, _ = name.partition("/")
        if slash and top.casefold() not in _ITS_OWN:
            raise _holds(tree, str(tree / top))


def _holds(tree: Path, what: str) -> StoreError:
    return StoreError(
        "holds-more",
        f"{tree} is not an environment alone: {what} lies in it. It is left alone.",
        path=str(tree),
        remedy=f"Move {what} out of it first, then scan again.",
    )


def _place(path: str) -> str:
    return place_of(path.replace(os.sep, "/"), sys.platform)


def _our_own() -> tuple[str, str]:
    return sys.prefix, sys.base_prefix


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False
