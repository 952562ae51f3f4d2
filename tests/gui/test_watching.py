"""Another process adds or removes an environment: the window notices and looks again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId
from roost.core.domain.errors import UsageError
from roost.core.system.context import JobContext
from roost.core.workspace import Workspace
from roost.gui.watching import Watching, stamp_of
from support.desk import Desk
from support.fake_workspace import FakeWorkspace

NEMOTRON = "legacy:nvidia__Nemotron-3-30B"


def test_the_stamp_changes_with_the_names(tmp_path: Path) -> None:
    (tmp_path / "environments").mkdir()
    before = stamp_of(tmp_path)
    assert before[0] is not None and set(before[1:]) == {None}
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


def test_a_change_during_a_scan_is_not_lost(make_desk: Callable[..., Desk], tmp_path: Path) -> None:
    (tmp_path / "environments").mkdir()
    workspace = FakeWorkspace.with_envs()
    workspace.root = tmp_path
    desk = make_desk(workspace)
    watching = Watching(desk.controller.session, desk.controller, interval=100_000)
    desk.open()
    gate = workspace.hold("scan")
    desk.controller.session.rescan()
    desk.qtbot.waitUntil(lambda: len(workspace.named("scan")) == 2, timeout=60_000)
    (tmp_path / "environments" / "new__one").mkdir()
    gate.set()
    desk.settle()
    watching.look()
    desk.qtbot.waitUntil(lambda: len(workspace.named("scan")) == 3, timeout=60_000)
    desk.settle()
    watching.look()
    desk.settle()
    assert len(workspace.named("scan")) == 3, "known by now"
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


def made(make_desk: Callable[..., Desk], root: Path) -> Desk:
    """A window over a made-up workspace whose folders are really there."""
    (root / "environments").mkdir(parents=True)
    workspace = FakeWorkspace.with_envs()
    workspace.root = root
    desk = make_desk(workspace)
    desk.open()
    return desk


def test_a_drive_that_is_gone_keeps_its_rows_and_comes_back(
    make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    root = tmp_path / "drive"
    desk = made(make_desk, root)
    watching = Watching(desk.controller.session, desk.controller, interval=100_000)
    told: list[str] = []
    watching.vanished.connect(lambda: told.append("gone"))
    watching.returned.connect(lambda: told.append("back"))
    watching.look()
    desk.settle()
    scans = len(desk.workspace.named("scan"))
    root.rename(tmp_path / "unplugged")
    for _ in range(2):
        watching.look()
        desk.settle()
    assert told == ["gone"] and watching.gone
    assert desk.controller.table.rowCount() == 8, "no empty table"
    assert len(desk.workspace.named("scan")) == scans
    (tmp_path / "unplugged").rename(root)
    watching.look()
    desk.settle()
    assert told == ["gone", "back"] and not watching.gone
    assert len(desk.workspace.named("scan")) == scans + 1
    watching.stop()


def test_a_mount_point_without_its_drive_is_no_empty_workspace(
    make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    root = tmp_path / "mounted"
    desk = made(make_desk, root)
    watching = Watching(desk.controller.session, desk.controller, interval=100_000)
    watching.look()
    desk.settle()
    (root / "environments").rmdir()
    watching.look()
    desk.settle()
    assert watching.gone
    watching.stop()


def test_a_scan_of_a_folder_that_is_gone_says_so(tmp_path: Path) -> None:
    (tmp_path / "space" / "environments").mkdir(parents=True)
    workspace = Workspace(tmp_path / "space")
    (tmp_path / "space").rename(tmp_path / "elsewhere")
    with pytest.raises(UsageError) as caught:
        workspace.scan(JobContext())
    assert caught.value.code == "no-such-root"


def test_after_sleep_everything_is_looked_at_again(
    make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = made(make_desk, tmp_path)
    now = [1000.0]
    session = desk.controller.session
    watching = Watching(session, desk.controller, interval=100_000, clock=lambda: now[0])
    watching.look()
    desk.settle()
    scans = len(desk.workspace.named("scan"))
    now[0] += 3
    watching.look()
    desk.settle()
    assert len(desk.workspace.named("scan")) == scans
    now[0] += 8 * 3600
    watching.look()
    desk.settle()
    assert len(desk.workspace.named("scan")) == scans + 1
    watching.stop()


def test_a_second_window_sees_what_the_first_does(
    make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    first = made(make_desk, tmp_path)
    second = make_desk(first.workspace)
    second.open()
    second.select(NEMOTRON)
    watching = Watching(second.controller.session, second.controller, interval=100_000)
    watching.look()
    second.settle()
    resets: list[object] = []
    second.controller.table.modelReset.connect(lambda: resets.append(None))
    gone = "legacy:local_a91c44e07b1d"
    plan = first.workspace.plan_delete([EnvId.parse(gone)], JobContext())
    first.controller.actions.delete.execute(plan, "Delete it")
    first.settle()
    (tmp_path / ".envs").mkdir()  # what a real deletion does to the folders
    watching.look()
    second.settle()
    assert second.controller.table.row(gone) is None
    assert second.controller.selection.ids == (NEMOTRON,), "what was selected stays so"
    assert not resets, "row by row: nothing jumps"
    watching.stop()
