"""The clone's own environment: made once from the lock, looked at on every start, rebuilt where it
does not match. An interrupted installation is never continued: pip takes a half-written package
for an installed one (reliability.md, venvs)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from . import editable, stamp
from .console import CannotGoOn, say
from .exclusive import exclusive
from .layout import LEVELS, Layout
from .pip import Pip, find_pip
from .sources import clean_env

NEEDED_BYTES = {"run": 700 * 2**20, "dev": 1000 * 2**20}
"""Free space for the packages, their downloads and their unpacking (measured: 480 and 650 MB)."""


def ensure(layout: Layout, level: str, env: Mapping[str, str]) -> None:
    """Bring the clone's environment to `level`; costs milliseconds where it is there already.

    Raises CannotGoOn with what is missing.
    """
    _refuse_impossible_paths(layout.root)

    def waiting() -> None:
        say("Another set-up is at work in this clone; waiting for it …")

    try:
        with exclusive(layout.work / "lock", waiting) as held:
            _ensure(layout, level, env, (held,))
    except PermissionError as error:
        raise CannotGoOn(
            f"{error.filename} cannot be written.",
            "clone to a folder of your own, and run it there.",
        ) from error
    except OSError as error:
        raise CannotGoOn(
            f"the set-up failed on disk: {error}.",
            f"check the disk that holds {layout.root}, then run the same command again.",
        ) from error


def _ensure(layout: Layout, level: str, env: Mapping[str, str], holds: tuple[int, ...]) -> None:
    found = stamp.read(layout)
    reason = _why_not_usable(layout, found)
    if found is not None and reason is None:
        level = max(level, found.level, key=LEVELS.index)
        if found.level == level:
            if found.project != stamp.digest(layout.pyproject):
                say("pyproject.toml changed: renewing the commands …")
                _finish(layout, level, find_pip(layout, env, holds))
            return
        say(f"Adding the tools for level '{level}' …")
    else:
        if found is not None:
            level = max(level, found.level, key=LEVELS.index)
        if reason is not None:
            say(f"Making .venv anew: {reason}.")
        _make_room_for_new(layout, found is not None)
    _check_space(layout, level)
    if not layout.python.exists():
        _create(layout, env)
    layout.unfinished.touch()
    layout.stamp.unlink(missing_ok=True)
    pip = find_pip(layout, env, holds)
    say(f"Installing locked packages (details: {_shown(layout.log, layout)}) …")
    pip.install_locked(layout.lock(level))
    _finish(layout, level, pip)


def _finish(layout: Layout, level: str, pip: Pip) -> None:
    layout.unfinished.touch()
    pip.install_wheel(editable.write_wheel(layout.root, layout.work))
    stamp.write(layout, stamp.current(layout, level))
    layout.unfinished.unlink()
    say("Set-up complete.")


def _why_not_usable(layout: Layout, found: stamp.Stamp | None) -> str | None:
    """In words; None for an environment in order, for none at all, and for one made by hand."""
    if not os.path.lexists(layout.venv):
        return None
    if layout.unfinished.exists():
        return "the last set-up was interrupted"
    if not _starts(layout.python):
        return "its Python does not start, or is older than 3.11"
    return None if found is None else stamp.complaint(layout, found)


def _starts(python: Path) -> bool:
    probe = "import sys; sys.exit(sys.version_info < (3, 11))"
    try:
        done = subprocess.run(
            [python, "-I", "-S", "-c", probe],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError:
        return False
    return done.returncode == 0


def _make_room_for_new(layout: Layout, stamped: bool) -> None:
    """Remove our own environment; keep one that somebody else made, used if it starts."""
    venv = layout.venv
    if not os.path.lexists(venv):
        return
    if venv.is_symlink() or not (stamped or layout.unfinished.exists()):
        if _starts(layout.python):
            if not stamped:
                say("Using the .venv that is there already.")
            return
        aside = _free_name(layout.root)
        venv.rename(aside)
        say(f"The .venv that was there does not work; it is now {aside.name}.")
        return
    _remove(layout)


def _remove(layout: Layout) -> None:
    layout.stamp.unlink(missing_ok=True)
    if os.path.lexists(layout.venv):
        layout.unfinished.touch()  # an interrupted removal must not pass for somebody else's
    try:
        shutil.rmtree(layout.venv)
    except OSError as error:
        raise CannotGoOn(
            f"{layout.venv} cannot be removed: {error}.",
            "close Roost and every program that uses this environment, then run this again.",
        ) from error


def _free_name(root: Path) -> Path:
    number = 1
    while os.path.lexists(root / f".venv.old-{number}"):
        number += 1
    return root / f".venv.old-{number}"


def _create(layout: Layout, env: Mapping[str, str]) -> None:
    version = ".".join(str(part) for part in sys.version_info[:3])
    say(f"Creating .venv with Python {version} …")
    done = subprocess.run(
        [sys.executable, "-I", "-m", "venv", "--without-pip", layout.venv],
        env=clean_env(env),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode == 0:
        layout.unfinished.touch()
        return
    said = (done.stderr.strip() or done.stdout.strip() or "no reason given").splitlines()[-1]
    if "No module named venv" in said:
        raise CannotGoOn(
            f"this Python ({sys.executable}) has no venv module.",
            "install it (Debian, Ubuntu: apt-get install python3-venv) or use a Python from "
            "another source.",
        )
    raise CannotGoOn(
        f"the environment cannot be created: {said}",
        f"check that {layout.root} can be written, then run the same command again.",
    )


def _check_space(layout: Layout, level: str) -> None:
    free = shutil.disk_usage(layout.root).free
    needed = NEEDED_BYTES[level]
    if free < needed:
        raise CannotGoOn(
            f"the disk that holds {layout.root} has {free / 2**20:.0f} MB free; "
            f"the set-up needs {needed / 2**20:.0f} MB.",
            "free some space there, or clone to another disk.",
        )


def _refuse_impossible_paths(root: Path) -> None:
    bad = "\n" if os.name == "nt" else "\n:"
    if any(character in str(root) for character in bad):
        raise CannotGoOn(
            f"the clone lies at {str(root)!r}: environments cannot be made below a path with a "
            "line break or a colon.",
            "move the clone to a path without them.",
        )


def _shown(path: Path, layout: Layout) -> str:
    return path.relative_to(layout.root).as_posix()
