"""Which program `bootstrap.py run` starts, and when it refuses."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from roost_setup import commands, helping, system
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


@pytest.mark.parametrize(
    ("command", "behind", "own"),
    [
        ("bench", ["tests/bench/run.py"], "arguments go to tests"),
        ("test", ["-m", "pytest"], "--full"),
        ("run", ["-m", "roost", "gui"], "--terminal"),
    ],
)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_is_that_of_the_command_and_of_what_it_starts(
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    command: str,
    behind: list[str],
    own: str,
    flag: str,
) -> None:
    clone, started = Layout(tmp_path), []
    monkeypatch.setattr(commands, "own_clone", lambda: clone)

    def start(words: Sequence[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        started.append(list(words))
        return subprocess.CompletedProcess(words, 0)

    monkeypatch.setattr(helping.subprocess, "run", start)
    assert commands.main([command, flag]) == 0
    said = capfd.readouterr().out
    assert own in said and f"usage: bootstrap.py {command}" in said
    assert "once `bootstrap.py lint` has made .venv" in said
    assert (started, world.installed) == ([], [])
    clone.bin.mkdir(parents=True)
    clone.python.touch()
    assert commands.main([command, "something", flag]) == 0
    assert started == [[str(clone.python), "-P", *behind, "--help"]]
    assert world.installed == [], "nothing is set up, checked or measured for a help"


@pytest.mark.parametrize("command", ["setup", "lint", "translate", "lock", "system"])
def test_help_of_the_others_says_what_they_do(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        commands.main([command, "--help"])
    assert ended.value.code == 0
    assert len(capsys.readouterr().out.splitlines()) > 4
