"""A screen of its own for tests that drive a real window: Xvfb, openbox, xdotool."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

TOOLS = ("Xvfb", "openbox", "xdotool")
APP = Path(__file__).resolve().parents[2] / "app"
_GRAB = """\
import os, sys
os.environ["QT_QPA_PLATFORM"] = "xcb"
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
app.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


def missing_tools() -> list[str]:
    return [tool for tool in TOOLS if shutil.which(tool) is None]


def wait_until(done: Callable[[], object], what: str, seconds: float = 60) -> None:
    """Look every 50 ms until it has come true; fails with ``what`` when it does not."""
    tick = threading.Event()
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds:.0f} s in vain: {what}")
        tick.wait(0.05)


class Screen:
    """One X display with a window manager on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for last in (False, False, True):
            self._start()
            try:
                wait_until(self._managed, "openbox manages the screen", 15)
                return
            except AssertionError:
                self.close()
                if last:
                    raise

    def _start(self) -> None:
        """A server on a free display, told by itself, and the window manager on it."""
        read, write = os.pipe()
        self._xvfb = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
            pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as pipe:
            self.display = f":{pipe.readline().strip()}"
        self.environ = {**os.environ, "DISPLAY": self.display}
        self._openbox = subprocess.Popen(
            ["openbox"], env=self.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def _managed(self) -> bool:
        """Nobody counts the desktops of a screen without a window manager."""
        return self._run("xdotool", "get_num_desktops").strip().isdigit()

    def _run(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self.environ, capture_output=True, text=True, timeout=30, check=False
        )
        return done.stdout

    def windows(self, title: str) -> list[str]:
        """Ids of the visible windows whose title contains ``title``."""
        return self._run("xdotool", "search", "--onlyvisible", "--name", title).split()

    def active_title(self) -> str:
        return self._run("xdotool", "getactivewindow", "getwindowname").strip()

    def click(self, place: tuple[int, int, int, int], button: int = 1, keys: str = "") -> None:
        """In the middle of ``place``, while ``keys`` (a modifier) is held."""
        left, top, width, height = place
        words = ["mousemove", str(left + width // 2), str(top + height // 2), "click", str(button)]
        held = ["keydown", keys, *words, "keyup", keys] if keys else words
        self._run("xdotool", *held)

    def press(self, *keys: str) -> None:
        self._run("xdotool", "key", "--clearmodifiers", *keys)

    def press_until(self, keys: tuple[str, ...], done: Callable[[], object], what: str) -> None:
        """Press, and again when nothing came of it: a key sent before a window has the
        keyboard is lost, as it is for a user who is too quick."""
        for _ in range(8):
            self.press(*keys)
            try:
                wait_until(done, what, 8)
                return
            except AssertionError:
                continue
        self.picture("failed")
        raise AssertionError(f"pressed {keys} in vain: {what}")

    def open_dialog(self, title: str, *keys: str) -> None:
        self.press_until(keys, lambda: self.active_title().startswith(title), f"dialog {title}")

    def type(self, text: str) -> None:
        self._run("xdotool", "type", "--delay", "15", text)

    def wait_for_window(self, title: str, seconds: float = 30) -> str:
        wait_until(lambda: self.windows(title), f"a window “{title}”", seconds)
        found = self.windows(title)[-1]
        self._run("xdotool", "windowactivate", "--sync", found)
        return found

    def wait_for_active(self, title: str, seconds: float = 30) -> None:
        try:
            wait_until(lambda: title in self.active_title(), f"“{title}” is active", seconds)
        except AssertionError:
            self.picture("failed")
            raise

    def picture(self, name: str) -> Path:
        path = self.folder / f"{name}.png"
        self._run(sys.executable, "-c", _GRAB, str(path))
        return path

    def close(self) -> None:
        for process in (self._openbox, self._xvfb):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(60)


class RoostWindow:
    """The program as a user starts it; ``watched``: it tells in ``shown`` what is on the screen."""

    def __init__(
        self,
        screen: Screen,
        root: Path,
        home: Path,
        more: Mapping[str, str],
        *,
        watched: bool = False,
    ) -> None:
        self.root = root
        self.shown = home / "shown.json"
        self.cache = home / "cache"
        environ = {
            **screen.environ,
            "PYTHONPATH": str(APP),
            "QT_QPA_PLATFORM": "xcb",
            "ROOST_CONFIG_DIR": str(home / "config"),
            "ROOST_CACHE_DIR": str(self.cache),
            "ROOST_TEST_SHOWN": str(self.shown),
            **more,
        }
        program = [str(Path(__file__).with_name("watched.py"))] if watched else ["-m", "roost"]
        self.errors = home / "stderr.txt"
        with self.errors.open("w") as errors:
            self.process = subprocess.Popen(
                [sys.executable, *program, "--root", str(root), "gui"],
                env=environ, stdout=subprocess.DEVNULL, stderr=errors, start_new_session=True,
            )  # fmt: skip

    def log(self) -> str:
        """What the jobs said so far, from the log file."""
        files = sorted((self.cache / "logs").glob("*.log"))
        return "".join(path.read_text("utf-8", "replace") for path in files)

    def exit_code(self, seconds: float = 60) -> int:
        return self.process.wait(seconds)

    def kill(self) -> None:
        if self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(60)


@contextlib.contextmanager
def own_screen(folder: Path) -> Iterator[Screen]:
    screen = Screen(folder)
    try:
        yield screen
    finally:
        screen.close()
