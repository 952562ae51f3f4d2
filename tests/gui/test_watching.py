"""Another process adds or removes an environment: the window notices and looks again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from roost.gui.watching import Watching, stamp_of
from support.desk import Desk
from support.fake_workspace import FakeWorkspace


def test_the_stamp_changes_with_the_names(tmp_path: Path) -> None:
    (tmp_path / "environments").mkdir()
    before = stamp_of(tmp_path)
    assert before[1:] == (None, None)
    (tmp_path / ".envs").mkdir()
    assert stamp_of(tmp_path) != before


def test_a_change_from_outside_is_scanned(make_desk: Callable[..., Desk], tmp_path: Path) -> None:
    (tmp_path / "environments").mkdir()
    workspace = FakeWorkspace.with_envs()
    workspace.root = tmp_path
    desk = make_desk(workspace)
    watching = Watching(desk.controller.session, desk.controller, interval=100_000)
    desk.open()
    scans = len(workspace.named("scan"))
    watching.look()
    desk.settle()
    watching.look()
    desk.settle()
    assert len(workspace.named("scan")) == scans, "nothing has changed"
    (tmp_path / "environments" / "new__one").mkdir()
    watching.look()
    desk.settle()
    assert len(workspace.named("scan")) == scans + 1
    watching.stop()


def test_no_look_while_a_job_runs(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    watching = Watching(desk.controller.session, desk.controller, interval=100_000)
    desk.open()
    gate = desk.workspace.hold("measure")
    desk.controller.session.measure(["legacy:Qwen__Qwen3-8B"])
    running = len(desk.board.running())
    watching.look()
    assert len(desk.board.running()) == running
    gate.set()
    watching.stop()
