"""The log pane: one job's lines alone, and paths that open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from roost.core.domain.events import LogLine
from roost.core.system import desktop
from roost.core.system.context import JobContext
from roost.gui.jobs.job import Job, LaneName
from roost.gui.models.log_paths import path_spans
from roost.gui.panes.log import KEPT_JOBS
from support.desk import Desk


@pytest.mark.parametrize(
    ("line", "paths"),
    [
        ("Copying /srv/LLM/environments/a to /srv/LLM/.envs/.tmp/b.",
         ["/srv/LLM/environments/a", "/srv/LLM/.envs/.tmp/b"]),
        (r"Kept C:\models\x\.venv, see D:/y/z", [r"C:\models\x\.venv", "D:/y/z"]),
        (r"\\server\share\envs is slow", [r"\\server\share\envs"]),
        ("Looking at https://example.org/whl/cpu and file://x/y", []),
        ("12/34 packages and/or none, /tmp", []),
        ("“/srv/a/b”: gone!", ["/srv/a/b"]),
    ],
)  # fmt: skip
def test_paths_are_found_in_lines(line: str, paths: list[str]) -> None:
    spans = path_spans(line)
    assert [span.path for span in spans] == paths
    assert all(line[span.start : span.end] == span.path for span in spans)


def _run(desk: Desk, name: str, *lines: str) -> str:
    ends: list[object] = []

    def work(ctx: JobContext) -> None:
        for line in lines:
            ctx.log(line)

    job = Job(name, name, work, LaneName.CHANGE, visible=True)
    desk.board.submit(job, ends.append)
    desk.qtbot.waitUntil(lambda: bool(ends), timeout=60_000)
    return job.id


def test_the_lines_of_one_job_can_be_shown_alone(desk: Desk) -> None:
    _run(desk, "one", "first of one")
    _run(desk, "two", "first of two", "second of two")
    log, pane = desk.controller.log, desk.window.log
    desk.qtbot.waitUntil(lambda: log.rowCount() == 3, timeout=60_000)
    titles = [pane.jobs.itemText(at) for at in range(pane.jobs.count())]
    assert titles == ["All jobs", "one", "two"]
    pane.jobs.setCurrentIndex(2)
    assert [log.index(at).data() for at in range(log.rowCount())] == [
        "first of two", "second of two"
    ]  # fmt: skip
    pane.jobs.setCurrentIndex(0)
    assert log.rowCount() == 3


def test_only_the_newest_jobs_stay_on_offer_and_the_chosen_one(desk: Desk) -> None:
    pane = desk.window.log
    pane.add_job("first", "first")
    pane.jobs.setCurrentIndex(1)
    for number in range(KEPT_JOBS + 5):
        pane.add_job(str(number), str(number))
    assert pane.jobs.count() == KEPT_JOBS + 1
    assert pane.jobs.currentData() == "first"


def test_a_path_is_opened_by_click_by_enter_and_from_the_menu(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    opened: list[Path] = []
    monkeypatch.setattr(desktop, "open_folder", opened.append)
    desk.controller.log.append([LogLine("", f"Kept {folder}/gone.txt"), LogLine("", "no path")])
    view = desk.window.log.view
    desk.qtbot.waitUntil(lambda: view.model().rowCount() == 2, timeout=60_000)
    rect = view.visualRect(view.model().index(0, 0))
    points = [QPoint(x, rect.center().y()) for x in range(rect.left(), rect.right(), 4)]
    on_path = next(point for point in points if view.path_at(point))
    QTest.mouseMove(view.viewport(), on_path)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=on_path)
    desk.qtbot.waitUntil(lambda: len(opened) == 1, timeout=60_000)
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: len(opened) == 2, timeout=60_000)
    menu = view.menu_for(view.model().index(0, 0))
    menu.actions()[0].trigger()
    desk.qtbot.waitUntil(lambda: len(opened) == 3, timeout=60_000)
    assert opened == [folder] * 3
    other = view.menu_for(view.model().index(1, 0))
    assert other.isEmpty()
    for made in (menu, other):
        made.deleteLater()
