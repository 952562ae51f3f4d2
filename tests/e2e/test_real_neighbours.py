"""Two windows and a shell on the same workspace: each shows what the others have done."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from roost.core.demo import HEALTHY_ID
from support.commands import roost
from support.eyes import Eyes
from support.screen import RoostWindow, Screen

LEGACY = f"legacy:{HEALTHY_ID}"
SHARED = "shared:torch-cpu-transformers"

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


@contextlib.contextmanager
def window(screen: Screen, root: Path, home: Path) -> Iterator[Eyes]:
    home.mkdir()
    opened = RoostWindow(screen, root, home, {}, watched=True)
    try:
        eyes = Eyes(screen, opened.shown)
        eyes.see(lambda: LEGACY in eyes.lines(), "the window shows the workspace")
        yield eyes
        screen.press("alt+F4")
        assert opened.exit_code() == 0
        assert "Traceback" not in opened.errors.read_text()
    finally:
        opened.kill()


def test_each_sees_what_the_others_do(screen: Screen, root: Path, tmp_path: Path) -> None:
    with window(screen, root, tmp_path / "one") as one:
        with window(screen, root, tmp_path / "two") as two:
            done = roost(root, "migrate", LEGACY, "--yes")
            assert done.returncode == 0, done.stderr
            for eyes in (one, two):
                eyes.see(
                    lambda eyes=eyes: LEGACY not in eyes.lines() and SHARED in eyes.lines(),
                    "the shell's migration is seen",
                )
                eyes.see(lambda eyes=eyes: eyes.find("1 in trash"), "and what lies in the trash")
            screen.press_until(("ctrl+z",), lambda: LEGACY in two.lines(), "undone in one window")
            one.see(lambda: LEGACY in one.lines(), "the other window sees it")
        assert LEGACY in one.lines()
