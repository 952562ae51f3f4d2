"""`roost` and `roost gui` where no window can open: a sentence and exit 1, never Qt's abort."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from support.commands import command, document, roost, surroundings

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="displays of X11 and Wayland")
NONE = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}


@pytest.mark.parametrize("words", [[], ["gui"]], ids=["alone", "gui"])
def test_none_is_named(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "environments").mkdir()
    done = roost(tmp_path, *words, **NONE)
    assert (done.returncode, done.stdout) == (1, "")
    assert "no screen" in done.stderr
    told = document(roost(tmp_path, "--json", *words, **NONE))
    assert told["errors"][0]["code"] == "no-display"


def test_the_named_one_does_not_answer(tmp_path: Path) -> None:
    (tmp_path / "environments").mkdir()
    done = roost(tmp_path, "gui", **{**NONE, "DISPLAY": ":9977"})
    assert done.returncode == 1
    assert "roost: The window cannot open." in done.stderr


def test_the_start_menu_says_the_same() -> None:
    script = "import sys; from roost.__main__ import gui; sys.exit(gui())"
    done = subprocess.run(
        [command(None)[0], "-c", script],
        capture_output=True,
        text=True,
        env=surroundings(**NONE),
    )
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
