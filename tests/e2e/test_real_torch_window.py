"""The window over two legacy environments of real torch, by mouse: what a user does in a day.

Nothing is downloaded for it: the shared environment is made of a legacy one.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from support.eyes import Eyes
from support.screen import RoostWindow, Screen, wait_until
from support.torch_trees import by_uv, for_the_cpu, model_of, models

KEY = "torch-cpu-transformers"
CHAT, SUMMARY = names = ["org__chat", "org__summary"]
SHARED = f"shared:{KEY}"
COPIED = re.compile(r"Copied [\d,]+ of [\d,]+ files · [\d.]+ [kMG]?B of [\d.]+ [MG]B · [\d.]+ MB/s")

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.torch,
    pytest.mark.slow,
    pytest.mark.timeout(900),
]
Open = Callable[[], Eyes]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("torch") / "AI models"
    for name, more in ((CHAT, ("transformers==4.57.3",)), (SUMMARY, ("transformers>=4.51",))):
        tree = root / "environments" / name / ".venv"
        tree.parent.mkdir(parents=True)
        by_uv(tree, *more)
    models(root, names, tmp_path_factory.mktemp("wheel"))
    for name in names:  # no sentence-transformers is there to serve them with
        (root / "models" / model_of(name) / "modules.json").unlink()
    for_the_cpu(root)
    return root


@contextmanager
def window(screen: Screen, root: Path, home: Path) -> Iterator[tuple[Eyes, RoostWindow]]:
    opened = RoostWindow(screen, root, home, {}, watched=True)
    try:
        screen.wait_for_window(f"{root.name} – Roost")
        yield Eyes(screen, opened.shown), opened
        assert "Traceback" not in opened.errors.read_text()
    finally:
        opened.kill()


def stamps(root: Path) -> dict[str, tuple[int, ...]]:
    """Every path in the legacy ones with inode, size and time: gigabytes are not read for it."""
    found: dict[str, tuple[int, ...]] = {}
    for folder, folders, names in os.walk(root / "environments"):
        for path in (os.path.join(folder, name) for name in (*folders, *names)):
            facts = os.lstat(path)
            found[path] = (facts.st_ino, facts.st_mode, facts.st_size, facts.st_mtime_ns)
    return found


def promote(eyes: Eyes) -> None:
    """Begin to make the shared environment of the first legacy one, and see it begin."""
    eyes.click_line(f"legacy:{CHAT}")
    eyes.wait_for(CHAT, "ElidedLabel")
    eyes.click_line(f"legacy:{CHAT}", button=3)
    eyes.click("Promote to shared…", "entry")
    eyes.click("Create", "QPushButton")

    def moving() -> bool:
        line = eyes.lines().get(SHARED)
        return line is not None and line.health == "Creating" and 0 < (line.part or 0) < 1

    eyes.see(moving, "its row has a bar that moves")


def nothing_made(root: Path) -> bool:
    return not (root / ".envs" / KEY).exists() and not list((root / ".envs" / ".tmp").glob("*"))


def test_cancelled_midway_and_closed_during_a_job(screen: Screen, root: Path, home: Path) -> None:
    was = stamps(root)
    with window(screen, root, home) as (eyes, opened):
        promote(eyes)
        eyes.see(lambda: "MB/s" in eyes.words(), "the activity pane tells how fast it is copied")
        screen.picture("torch copying")
        assert COPIED.search(opened.log()), "and so does the log"
        eyes.click("Cancel", "QPushButton")
        eyes.see(lambda: SHARED not in eyes.lines(), "the row is gone")
        wait_until(lambda: nothing_made(root), "nothing of it is left")

        promote(eyes)
        screen.press_until(
            ("alt+F4",), lambda: screen.active_title().startswith("Close Roost"), "asked"
        )
        screen.press("ctrl+Return")
        assert opened.exit_code() == 0
    assert nothing_made(root)
    assert stamps(root) == was


def test_promoted_migrated_undone_deleted_and_freed(screen: Screen, root: Path, home: Path) -> None:
    environments = root / "environments"
    with window(screen, root, home) as (eyes, opened):

        def known(name: str) -> bool:
            line = eyes.lines().get(f"legacy:{name}")
            return line is not None and [*line.cells[1:4], line.cells[5]] == [
                *(name, "Legacy", "1", "2.13.0 · CPU")
            ]

        eyes.see(lambda: all(known(name) for name in names), "what they are")
        eyes.click("Check all", "QPushButton")
        eyes.see(
            lambda: {one.health for one in eyes.lines().values()} == {"Healthy"}, "healthy", 240
        )
        eyes.see(lambda: all("MB" in one.cells[6] for one in eyes.lines().values()), "measured")
        eyes.see(lambda: not eyes.find("Check all", "QPushButton"), "nothing is left to check")

        promote(eyes)
        eyes.see(lambda: eyes.lines()[SHARED].health == "Healthy", "it is made", 240)
        assert "Environment torch-cpu-transformers ready!" in opened.log()
        eyes.see(lambda: eyes.lines()[f"legacy:{CHAT}"].cells[2] == "Superseded", "superseded")
        eyes.see(
            lambda: eyes.find("Shared environment healthy? taken"), "the details follow as well"
        )
        screen.picture("torch promoted")

        was = stamps(root)
        eyes.click("Migrate this…", "ActionButton")
        eyes.click("Migrate", "QPushButton")
        eyes.see(lambda: not (environments / CHAT).exists(), "it is migrated", 240)
        assert "class BertModel" in opened.log(), "proved with the model itself"
        eyes.click("Undo", "QPushButton")
        eyes.see(lambda: f"legacy:{CHAT}" in eyes.lines(), "it is back in the table")
        assert stamps(root) == was

        eyes.click_line(f"legacy:{CHAT}")
        eyes.click_line(f"legacy:{SUMMARY}", keys="ctrl")
        eyes.see(lambda: sum(one.selected for one in eyes.lines().values()) == 2, "both selected")
        screen.press("Delete")
        eyes.click("Move to trash", "QPushButton")
        eyes.see(lambda: not any(environments.iterdir()), "both are deleted")
        eyes.see(lambda: set(eyes.lines()) == {SHARED}, "the table shows what is left")
        screen.picture("torch deleted")
        eyes.click("Free ", "QPushButton")
        wait_until(lambda: not list((root / ".envs" / ".trash").glob("*")), "the space is freed")
        eyes.see(lambda: not eyes.find("", "QLabel", containing=" in trash"), "the window knows")

        screen.press("alt+F4")
        assert opened.exit_code() == 0
