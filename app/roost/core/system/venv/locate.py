"""From an environment's folder to its tree, interpreter and site-packages."""

from __future__ import annotations

import os
import re
import stat
import sys
from dataclasses import dataclass

from roost.core.system.venv.safe import Unread, is_link, is_within, read_head

WINDOWS = sys.platform == "win32"
_VENV_NAME = re.compile(r"\.?[A-Za-z0-9_][A-Za-z0-9._-]{0,80}")
_YEAR_3000 = 32_503_680_000
_LIB_PYTHON = re.compile(r"(?:python|pypy)(\d+\.\d+)t?")


@dataclass(frozen=True, slots=True)
class Located:
    """Where the tree of an environment is.

    ``problem``: why Roost must not change it.  ``forbidden``: its code must not be
    run and its content not be read either (fault 23).
    """

    tree: str
    problem: str | None = None
    forbidden: bool = False


def is_tree_name(name: str) -> bool:
    """Whether ``env.json`` may name its tree so: one plain folder name."""
    return _VENV_NAME.fullmatch(name) is not None and not name.endswith(".")


def locate_tree(unit: str, name: str = ".venv", *, pointers: bool = False) -> Located:
    """Find the tree ``name`` of the environment folder ``unit``.

    ``pointers``: a tree that is a link, or a file that holds a path, may lead out of the
    workspace (legacy environments that were moved to another drive); it is followed
    once.  Without, such a tree is forbidden.  The folder that holds ``unit`` is taken
    as it is, even if it is itself a link: the user put it there.
    """
    plain = os.path.join(unit, name)
    linked: str | None = None
    try:
        if is_link(os.lstat(unit)):
            target = os.path.realpath(unit)
            if not is_within(target, os.path.realpath(_workspace_of(unit))):
                return Located(plain, f"It is a link out of the workspace, to {target}.", True)
            linked = f"It is a link to {target}."
        facts = os.lstat(plain)
    except (OSError, ValueError):
        return Located(plain)
    if is_link(facts):
        return _judge(unit, os.path.realpath(plain), plain, "link", pointers)
    if stat.S_ISREG(facts.st_mode):
        return _pointer(unit, plain, pointers)
    return Located(plain, linked)


def _pointer(unit: str, plain: str, pointers: bool) -> Located:
    raw = read_head(plain, 4096)
    if isinstance(raw, Unread):
        return Located(plain, "Its .venv is a file that cannot be read.")
    lines = raw.decode("utf-8-sig", "replace").splitlines()
    text = lines[0].strip() if lines else ""
    if not text or "\0" in text or "\ufffd" in text:
        return Located(plain, "Its .venv is a file that does not hold a path.")
    target = os.path.normpath(os.path.join(unit, os.path.expanduser(text)))
    if not os.path.isdir(target):
        return Located(target, f"Its .venv is a file that names {target}, which is no folder.")
    return _judge(unit, target, target, "file", pointers)


def _judge(unit: str, target: str, tree: str, what: str, pointers: bool) -> Located:
    root = os.path.realpath(_workspace_of(unit))
    real = os.path.realpath(target)
    if is_within(real, os.path.realpath(unit)):
        return Located(tree)
    if is_within(real, root):
        return Located(tree, f"Its .venv is a {what} that leads to {target}.")
    return Located(
        tree, f"Its .venv is a {what} that leads out of the workspace, to {target}.", not pointers
    )


def _workspace_of(unit: str) -> str:
    return os.path.dirname(os.path.dirname(unit))


def inner_python(tree: str, *, windows: bool = WINDOWS) -> str:
    """Where the interpreter of a tree usually is, without a look at the disk."""
    if windows:
        return os.path.join(tree, "Scripts", "python.exe")
    return os.path.join(tree, "bin", "python")


def python_path(tree: str, *, windows: bool = WINDOWS) -> str:
    """The interpreter of a tree, whether or not it exists."""
    usual = inner_python(tree, windows=windows)
    if windows:
        conda = os.path.join(tree, "python.exe")
        return conda if not os.path.exists(usual) and os.path.exists(conda) else usual
    if os.path.lexists(usual):
        return usual
    other = os.path.join(tree, "bin", "python3")
    return other if os.path.lexists(other) else usual


def site_packages(tree: str, version: str | None, *, windows: bool = WINDOWS) -> str | None:
    """The folder packages are in; ``version`` ("3.11" or longer) is tried first."""
    if windows or version:
        found = usual_site(tree, version or "", windows=windows)
        if os.path.isdir(found):
            return found
        if windows:
            return None
    for name in _python_folders(os.path.join(tree, "lib")):
        found = os.path.join(tree, "lib", name, "site-packages")
        if os.path.isdir(found):
            return found
    return None


def usual_site(tree: str, version: str, *, windows: bool = WINDOWS) -> str:
    """Where an installer of Python ``version`` ("3.11" or longer) puts packages."""
    if windows:
        return os.path.join(tree, "Lib", "site-packages")
    short = ".".join(version.split(".")[:2])
    return os.path.join(tree, "lib", f"python{short}", "site-packages")


def _python_folders(lib: str) -> list[str]:
    try:
        names = os.listdir(lib)
    except OSError:
        return []
    return sorted((name for name in names if _LIB_PYTHON.fullmatch(name)), reverse=True)


def version_of_site(site: str) -> str | None:
    """ "3.11" of ``…/lib/python3.11/site-packages``."""
    match = _LIB_PYTHON.fullmatch(os.path.basename(os.path.dirname(site)))
    return match[1] if match else None


def tree_stamp(tree: str, python: str, site: str | None, env_json: str | None) -> str:
    """Size and mtime of what changes when an environment changes (formats.md, "stamp").

    No path, inode or ctime goes in, so that it survives rename and undo.
    """
    parts = []
    for path in (python, os.path.join(tree, "pyvenv.cfg"), site, env_json):
        try:
            facts = os.stat(path) if path else None
        except (OSError, ValueError):
            facts = None
        parts.append("-" if facts is None else f"{facts.st_size:x}.{facts.st_mtime_ns:x}")
    return "_".join(parts)


def last_change(stamp: str) -> float | None:
    """The later mtime of `pyvenv.cfg` and site-packages in a tree's stamp, in seconds."""
    parts = stamp.split("_")[1:3]
    times = [int(part.partition(".")[2], 16) for part in parts if "." in part]
    latest = max(times, default=0) / 1e9
    return latest if 0 < latest < _YEAR_3000 else None
