"""Opening folders and terminals: the right command, the right variables, clear refusals."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from roost.core.domain.errors import RoostError
from roost.core.system.desktop import activated, open_folder, open_terminal, terminal_command

posix = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="programs of a Linux desktop"
)


def program(folder: Path, name: str, script: str) -> None:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def wait_for(path: Path) -> str:
    """What a started program wrote, once it has."""
    import threading

    ticking = threading.Event()
    for _ in range(500):
        if path.exists() and path.read_text().endswith("\n"):
            return path.read_text().strip()
        ticking.wait(0.01)
    raise AssertionError(f"{path} was not written")


def test_activation_is_by_variables(tmp_path: Path) -> None:
    before = {"PATH": "/usr/bin", "PYTHONHOME": "/x", "A": "b"}
    environ = activated(before, tmp_path, tmp_path / "bin")
    assert environ["PATH"].split(os.pathsep) == [str(tmp_path / "bin"), "/usr/bin"]
    assert environ["VIRTUAL_ENV"] == str(tmp_path)
    assert "PYTHONHOME" not in environ and environ["A"] == "b"


@posix
def test_opens_the_folder_with_the_desktops_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a b"
    target.mkdir()
    program(tmp_path / "bin", "xdg-open", f'echo "$1" > "{tmp_path}/seen"')
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    open_folder(target)
    assert wait_for(tmp_path / "seen") == str(target)


@posix
def test_the_users_terminal_starts_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "bin", "myterm", f'echo "$1 $2 $VIRTUAL_ENV $PWD" > "{tmp_path}/seen"')
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("TERMINAL", "myterm")
    monkeypatch.setenv("SHELL", "/bin/dash")
    open_terminal(tmp_path, tmp_path / ".venv", tmp_path / ".venv" / "bin")
    assert wait_for(tmp_path / "seen") == f"-e /bin/dash {tmp_path}/.venv {tmp_path}"


@posix
def test_no_terminal_and_no_folder_are_said_with_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("TERMINAL", raising=False)
    with pytest.raises(RoostError, match="terminal") as caught:
        terminal_command(tmp_path)
    assert caught.value.remedy
    with pytest.raises(RoostError, match="xdg-open"):
        open_folder(tmp_path)
    with pytest.raises(RoostError, match="not there"):
        open_folder(tmp_path / "gone")
