"""Which program `bootstrap.py run` starts, and when it refuses."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from roost_setup import commands, system
from roost_setup.layout import Layout


class World:
    """What the command finds, and what it did. The set-up itself has its own tests."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.lacking: list[system.Need] = []
        self.display = self.wayland = False
        self.started: list[str] = []
        self.installed: list[str] = []
        monkeypatch.setattr(commands, "own_clone", lambda: Layout(Path("clone")))
        monkeypatch.setattr(commands, "display_works", lambda _: self.display)
        monkeypatch.setattr(commands, "wayland_works", lambda _: self.wayland)
        monkeypatch.setattr(system, "provide", lambda *_: self.lacking)
        monkeypatch.setattr(
            commands.venv, "ensure", lambda _, level, __: self.installed.append(level)
        )
        monkeypatch.setattr(commands.subprocess, "run", self._start)

    def _start(self, command: Sequence[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        self.started = list(command[command.index("roost") :])
        return subprocess.CompletedProcess(command, 7)


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    return World(monkeypatch)


def test_window_where_there_is_a_display(world: World) -> None:
    world.display = True
    assert commands.main(["run", "--theme", "dark"]) == 7
    assert world.started == ["roost", "gui", "--theme", "dark"]
    assert world.installed == ["run"]


def test_terminal_where_there_is_none(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.lacking = [system.SCREEN[0]]
    assert commands.main(["run"]) == 7
    assert world.started == ["roost", "demo", "--tour"]
    said = capsys.readouterr().out
    assert "No display here" in said
    assert "A window would need: " in said


def test_terminal_on_request(world: World) -> None:
    world.display = True
    assert commands.main(["run", "--terminal"]) == 7
    assert world.started == ["roost", "demo", "--tour"]


def test_window_without_its_libraries_is_refused_before_any_download(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.display = True
    world.lacking = [system.QT[0], system.SCREEN[0]]
    assert commands.main(["run"]) == 1
    assert (world.started, world.installed) == ([], [])
    assert "libGL.so.1, libxcb-cursor.so.0" in capsys.readouterr().out


def test_wayland_does_without_the_libraries_of_x11(world: World) -> None:
    world.display = world.wayland = True
    world.lacking = [system.SCREEN[0]]
    assert commands.main(["run"]) == 7
    assert world.started == ["roost", "gui"]


def test_interruption_is_no_error(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands.venv, "ensure", interrupted)
    assert commands.main(["run"]) == 130
    assert "Interrupted" in capsys.readouterr().out
