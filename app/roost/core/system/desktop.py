"""Asking the desktop to show a folder or to open a terminal in an environment."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

from roost.core.domain.errors import RoostError

# Terminals of Linux desktops with the option before the command; the user's own first.
_TERMINALS = (
    ("x-terminal-emulator", "-e"),
    ("gnome-terminal", "--"),
    ("konsole", "-e"),
    ("xfce4-terminal", "-x"),
    ("kitty", ""),
    ("alacritty", "-e"),
    ("xterm", "-e"),
)


def open_folder(path: Path) -> None:
    """Show the folder in the file manager; raises RoostError ``cannot-open``."""
    if not path.is_dir():
        raise _failed(f"The folder {path} is not there.", "Rescan the workspace.", path)
    if sys.platform == "win32":
        os.startfile(path)
    else:
        opener = "open" if sys.platform == "darwin" else "xdg-open"
        _start([_need(opener, path), str(path)], path, os.environ)


def nearest_folder(path: Path) -> Path:
    """The path if it is a folder, else the first folder above that is there."""
    return next((one for one in (path, *path.parents) if one.is_dir()), path)


def open_terminal(folder: Path, venv: Path, scripts: Path) -> None:
    """A terminal in ``folder`` whose commands are those of ``venv``.

    The environment is activated by variables, not by its activate script: those differ a
    shell, and may hold the path of another place.  Raises RoostError ``cannot-open``.
    """
    environ = activated(os.environ, venv, scripts)
    _start(terminal_command(folder), folder, environ)


def activated(environ: Mapping[str, str], venv: Path, scripts: Path) -> dict[str, str]:
    """``environ`` with the environment's commands first and no other Python's settings."""
    result = {key: value for key, value in environ.items() if key != "PYTHONHOME"}
    result["VIRTUAL_ENV"] = str(venv)
    result["PATH"] = os.pathsep.join([str(scripts), environ.get("PATH", "")])
    return result


def terminal_command(folder: Path) -> list[str]:
    """The command of a terminal that starts the user's shell in ``folder``."""
    if sys.platform == "win32":
        return [os.environ.get("COMSPEC", "cmd.exe")]
    if sys.platform == "darwin":
        return ["open", "-a", "Terminal", str(folder)]
    shell = os.environ.get("SHELL") or "/bin/sh"
    preferred = shlex.split(os.environ.get("TERMINAL", ""))
    if preferred and shutil.which(preferred[0]):
        return [*preferred, "-e", shell]
    for name, option in _TERMINALS:
        found = shutil.which(name)
        if found:
            return [found, *([option] if option else []), shell]
    raise _failed(
        "No terminal program was found.",
        "Install one (for example xterm), or set TERMINAL to its name.",
        folder,
    )


def _start(command: list[str], folder: Path, environ: Mapping[str, str]) -> None:
    """Start it and go on; a thread of its own reaps it whenever it ends."""
    try:
        if sys.platform == "win32":
            process = subprocess.Popen(
                command, cwd=folder, env=dict(environ), creationflags=subprocess.CREATE_NEW_CONSOLE
            )
        else:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=dict(environ),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
    except OSError as error:
        raise _failed(
            f"Could not start {command[0]}: {error.strerror or error}.",
            "Open it by hand; the details show its path.",
            folder,
        ) from error
    threading.Thread(target=process.wait, name="roost-reaper", daemon=True).start()


def _need(program: str, path: Path) -> str:
    found = shutil.which(program)
    if found is None:
        raise _failed(f"{program} is not installed.", "Install xdg-utils.", path)
    return found


def _failed(message: str, remedy: str, path: Path) -> RoostError:
    return RoostError("cannot-open", message, remedy=remedy, path=str(path))
