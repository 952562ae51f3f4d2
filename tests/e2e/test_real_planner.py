"""The planner's page on a real screen, by mouse and by keys: marks, the live total, carried out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from roost.core.demo import BROKEN_ID, HEALTHY_ID
from support.eyes import Eyes, Line
from support.screen import RoostWindow, Screen, wait_until

PAINTER = "sample__painter"
TREE = "Environments and where they move"
GROUP = "Transformers (CPU)"

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


@pytest.fixture
def eyes(screen: Screen, root: Path, home: Path) -> Iterator[Eyes]:
    opened = RoostWindow(screen, root, home, {}, watched=True)
    try:
        screen.wait_for_window(f"{root.name} – Roost")
        yield Eyes(screen, opened.shown)
        assert "Traceback" not in opened.errors.read_text()
    finally:
        opened.kill()


def rows(eyes: Eyes) -> dict[str, Line]:
    return eyes.lines(TREE)


def total(eyes: Eyes) -> str:
    found = eyes.find("", "QLabel", containing=" marked")
    return "" if found is None else found.words


def marked(eyes: Eyes) -> set[str]:
    return {line.cells[0] for line in rows(eyes).values() if line.marked}


def standing(root: Path) -> set[str]:
    return {one.name for one in (root / "environments").iterdir()}


def test_marks_by_mouse_and_keys_change_the_total_and_what_is_carried_out(
    eyes: Eyes, screen: Screen, root: Path
) -> None:
    everything = {GROUP, HEALTHY_ID, BROKEN_ID, PAINTER}
    eyes.click("Migrate…", "ActionButton")
    eyes.wait_for("Migrate 3", "QPushButton")
    assert marked(eyes) == everything
    whole = total(eyes)
    assert whole.startswith("3 of 3 marked · net gain")
    screen.picture("planner")

    box = rows(eyes)[PAINTER].places[0]
    screen.click((box[0] + 8, box[1] + box[3] // 2, 1, 1))
    eyes.wait_for("Migrate 2", "QPushButton")
    assert PAINTER not in marked(eyes)
    eyes.see(lambda: total(eyes).startswith("2 of 3 marked · net gain"), "the total follows")
    assert total(eyes) != whole

    eyes.click("Mark none", "QPushButton")
    eyes.see(lambda: not marked(eyes), "nothing is marked")
    nothing = eyes.find("Migrate 0", "QPushButton")
    assert nothing is not None
    assert not nothing.enabled

    # The tree has the keyboard: to the first environment, mark it, carry it out.
    eyes.click_line(GROUP, view=TREE)
    screen.press("Down", "space")
    eyes.wait_for("Migrate 1", "QPushButton")
    (chosen,) = marked(eyes) - {GROUP}
    screen.press("ctrl+Return")
    wait_until(lambda: chosen not in standing(root), f"{chosen} is moved", 120)
    assert standing(root) == {HEALTHY_ID, BROKEN_ID, PAINTER} - {chosen}
    summary = eyes.wait_for("Summary of the migration")
    assert summary.enabled
    screen.picture("planner done")

    eyes.click("Undo", "QPushButton")
    wait_until(lambda: chosen in standing(root), "undo brings it back")
    screen.press("Escape")
    eyes.see(lambda: f"legacy:{chosen}" in eyes.lines(), "back in the table, where it stands again")


def test_escape_leaves_the_planner_and_touches_nothing(
    eyes: Eyes, screen: Screen, root: Path
) -> None:
    before = standing(root)
    eyes.wait_for("Migrate…", "ActionButton")
    screen.press_until(("ctrl+m",), lambda: rows(eyes), "the planner is open")
    eyes.wait_for("Migrate 3", "QPushButton")
    screen.press_until(("Escape",), lambda: not rows(eyes), "the table is back")
    assert eyes.lines()
    assert standing(root) == before
    assert not (root / ".envs" / "torch-cpu-transformers").exists()
