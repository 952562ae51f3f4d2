"""Another workspace is never opened over a change that runs, nor what is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from roost.core.system.context import JobContext
from roost.gui.jobs.job import JobEnded
from roost.gui.opening import Opening
from support.desk import Desk
from support.fake_workspace import ROOT

OTHER = str(ROOT.with_name("other"))


def changing(desk: Desk) -> list[JobEnded]:
    """A change that goes on until it is cancelled."""
    ended: list[JobEnded] = []

    def run(ctx: JobContext) -> None:
        while not ctx.cancelled.wait(0.01):
            pass
        ctx.check_cancelled()

    desk.controller.session.change("create", "Create a", run, ended.append)
    return ended


def test_a_change_that_runs_is_asked_about(desk: Desk) -> None:
    ended = changing(desk)
    Opening(desk.controller, desk.controller).open(OTHER)
    notice = desk.window.notice
    assert desk.controller.session.root == ROOT
    assert not ended, "it goes on"
    assert notice.message.title == "Create a: still running."
    with desk.qtbot.waitSignal(desk.controller.session.opening) as told:
        notice._act.click()
    desk.settle()
    assert told.args == [Path(OTHER)]
    assert len(ended) == 1


def test_what_only_looks_is_given_up_for_it(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    desk.workspace.hold("measure")
    desk.open(settle=False)
    desk.qtbot.waitUntil(desk.workspace.entered["measure"].is_set, timeout=60_000)
    Opening(desk.controller, desk.controller).open(OTHER)
    assert desk.controller.session.root == Path(OTHER)
    desk.workspace.gates["measure"].set()
    desk.settle()


def test_a_file_that_slipped_closes_no_workspace(desk: Desk, tmp_path: Path) -> None:
    opening = Opening(desk.controller, desk.controller)
    (tmp_path / "file.txt").touch()
    opening.dropped(str(tmp_path / "file.txt"))
    desk.settle()
    assert desk.controller.session.root == ROOT
    assert desk.controller.table.rowCount() == 8
    assert desk.window.notice.message.title.endswith("file.txt is not a folder.")
    desk.window.notice.hide()
    with desk.qtbot.waitSignal(desk.controller.session.opening) as told:
        opening.dropped(str(tmp_path))
    assert told.args == [tmp_path]
    desk.settle()
