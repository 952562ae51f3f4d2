"""A real window on a real screen over the real sample workspace, driven by keys alone.

Open, select a legacy environment, migrate, watch, undo, delete, quit during a job.
"""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from roost.core.demo import BROKEN_ID, HEALTHY_ID
from support.screen import RoostWindow, Screen, wait_until

MAIN = "my models – Roost"

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
]


@dataclass(frozen=True)
class SlowIndex:
    """A package index that takes connections (``held``) and never answers."""

    url: str
    held: list[socket.socket]


def select(screen: Screen, name: str) -> None:
    """Filter by name, and go down to its row."""
    screen.wait_for_active(MAIN)
    screen.press("ctrl+f")
    screen.type(name)
    screen.press("Down")


def ask_to_delete(screen: Screen) -> None:
    """By its own name, again as long as its row is not there: what it was moved to has its model's
    name as well, until the window has looked again."""

    def asked() -> bool:
        return screen.active_title().startswith("Delete")

    for _ in range(8):
        if asked():
            return
        select(screen, HEALTHY_ID)
        screen.press("Delete")
        try:
            wait_until(asked, "dialog Delete", 20)
            return
        except AssertionError:
            continue
    screen.picture("failed")
    raise AssertionError("pressed Delete in vain")


def trash(root: Path) -> list[Path]:
    return sorted((root / ".envs" / ".trash").glob("*/manifest.json"))


def litter(root: Path) -> list[Path]:
    return sorted((root / ".envs" / ".tmp").glob("*"))


def legacy(root: Path, name: str) -> Path:
    return root / "environments" / name


def close(screen: Screen) -> None:
    screen.press("alt+F4")


def test_migrate_watch_undo_delete_and_close(
    screen: Screen, root: Path, window: RoostWindow
) -> None:
    shared = root / ".envs" / "torch-cpu-transformers" / "env.json"
    folder = legacy(root, HEALTHY_ID)

    select(screen, "story-writer")
    screen.open_dialog("Migrate", "ctrl+shift+m")
    screen.picture("plan")
    assert not shared.exists(), "nothing happens before the plan is confirmed"
    screen.press_until(("ctrl+Return",), lambda: MAIN in screen.active_title(), "confirmed")
    wait_until(shared.exists, "the shared environment is there", 120)
    wait_until(lambda: not folder.exists(), "the legacy environment is in the trash", 120)
    wait_until(lambda: len(trash(root)) == 1, "one manifest in the trash")
    wait_until(lambda: "ready!" in window.log(), "the log says it is ready")
    screen.picture("migrated")

    screen.press_until(("ctrl+z",), folder.exists, "undo has brought it back")
    wait_until(lambda: not trash(root), "the trash is empty again")

    ask_to_delete(screen)
    screen.press_until(("Escape",), lambda: MAIN in screen.active_title(), "dismissed")
    assert folder.exists(), "Escape deletes nothing"
    ask_to_delete(screen)
    screen.press_until(("ctrl+Return",), lambda: not folder.exists(), "it is deleted")
    assert len(trash(root)) == 1
    screen.picture("deleted")

    close(screen)
    assert window.exit_code() == 0
    assert "Traceback" not in window.errors.read_text()


def test_closing_with_the_question_answered_no(
    screen: Screen, root: Path, home: Path, slow_index: SlowIndex
) -> None:
    opened = RoostWindow(screen, root, home, slow_environment(slow_index.url, home))
    try:
        screen.wait_for_window(MAIN)
        begin_migration(screen, slow_index)
        screen.open_dialog("Close Roost", "alt+F4")
        screen.press_until(("Return",), lambda: MAIN in screen.active_title(), "kept running")
        assert opened.process.poll() is None
        screen.open_dialog("Close Roost", "alt+F4")
        gone = opened.process.poll
        screen.press_until(("ctrl+Return",), lambda: gone() is not None, "it has closed")
        assert opened.exit_code() == 0
        assert legacy(root, HEALTHY_ID).exists(), "the legacy environment is untouched"
        assert legacy(root, BROKEN_ID).exists()
        assert litter(root) == []
        assert orphans(root) == []
        assert "Traceback" not in opened.errors.read_text()
    finally:
        opened.kill()


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_request_to_end_closes_a_window_that_waits(window: RoostWindow, name: str) -> None:
    window.process.send_signal(getattr(signal, name))
    assert window.exit_code() in (0, 130)


def begin_migration(screen: Screen, index: SlowIndex) -> None:
    """Until the installer waits for the index, be it for the plan or for the build."""
    select(screen, "story-writer")
    screen.press_until(("ctrl+m",), lambda: index.held, "the installer asks the index")


def orphans(root: Path) -> list[str]:
    """Processes that still name the workspace on their command line."""
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    return [line for line in listed.stdout.splitlines() if str(root / ".envs") in line]


def slow_environment(index: str, home: Path) -> dict[str, str]:
    """An index that never answers, and a cache that holds nothing."""
    return {
        "PIP_INDEX_URL": index,
        "PIP_CONFIG_FILE": "/dev/null",
        "UV_CACHE_DIR": str(home / "uv-cache"),
        "PIP_CACHE_DIR": str(home / "pip-cache"),
        "UV_HTTP_TIMEOUT": "300",
    }


@pytest.fixture
def slow_index() -> Iterator[SlowIndex]:
    """Takes connections and says nothing."""
    server = socket.create_server(("127.0.0.1", 0))
    held: list[socket.socket] = []

    def accept() -> None:
        while True:
            try:
                held.append(server.accept()[0])
            except OSError:
                return

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    yield SlowIndex(f"http://127.0.0.1:{server.getsockname()[1]}/simple", held)
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join(10)
    for one in held:
        one.close()


def test_settings_theme_and_what_takes_the_space_by_keys(
    screen: Screen, root: Path, window: RoostWindow, home: Path
) -> None:
    screen.wait_for_active(MAIN)
    screen.open_dialog("Settings", "ctrl+comma")
    for _ in range(6):
        screen.press("Tab")
    screen.type("Dark")
    screen.press_until(("Return",), lambda: MAIN in screen.active_title(), "saved")
    screen.picture("dark")

    def standing() -> set[str]:
        return {one.name for one in (root / "environments").iterdir()}

    before = standing()
    screen.open_dialog("Delete", "ctrl+d", "Delete")
    screen.picture("space")
    screen.press_until(("ctrl+Return",), lambda: standing() < before, "the heaviest is deleted")
    assert len(before - standing()) == 1
    wait_until(lambda: len(trash(root)) == 1, "it lies in the trash")

    gone = window.process.poll
    screen.press_until(("alt+F4",), lambda: gone() is not None, "it has closed")
    assert window.exit_code() == 0
    (remembered,) = home.rglob("window.json")
    assert json.loads(remembered.read_text())["theme"] == "dark"
    assert "Traceback" not in window.errors.read_text()
