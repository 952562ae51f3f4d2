"""What lies in the trash is one number wherever it is told: what its purge gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from roost.core.domain.env import EnvId, EnvKind, Sizes
from roost.core.domain.plan import TrashItem
from roost.gui import in_trash
from roost.gui.dialogs.trash import TrashDialog
from roost.gui.look import Look
from roost.gui.space.shares import of_trash
from support.desk import Desk
from support.fake_workspace import GB, ROOT, FakeWorkspace, before

NEMOTRON = "legacy:nvidia__Nemotron-3-30B"


def item(size: int | None, frees: int | None) -> TrashItem:
    env = EnvId(EnvKind.LEGACY, "a__b")
    return TrashItem("t", env, ROOT / "a__b", before(hours=1), "why", size, None, frees=frees)


def test_the_status_line_says_what_the_undo_bar_says(make_desk: Callable[..., Desk]) -> None:
    workspace = FakeWorkspace.with_envs()
    row = workspace.rows[NEMOTRON]
    workspace.rows[NEMOTRON] = replace(row, sizes=Sizes(5_000_000_000, 800_000_000, 716_000_000))
    desk = make_desk(workspace)
    desk.open()
    assert desk.window.status.trash.text() == ""
    desk.select(NEMOTRON)
    desk.controller.actions.delete.trigger()
    from roost.gui.dialogs.plan import PlanDialog

    desk.qtbot.waitUntil(lambda: bool(desk.window.findChildren(PlanDialog)), timeout=60_000)
    desk.window.findChildren(PlanDialog)[-1].go.click()
    desk.settle()
    assert desk.window.undo_bar._free.text() == "Free 716 MB now"
    status = desk.window.status.trash
    desk.qtbot.waitUntil(lambda: status.text() == "1 in trash · frees 716 MB", timeout=60_000)
    assert "Its size is 5.0 GB: 4.3 GB of that is linked from elsewhere" in status.toolTip()


@pytest.mark.parametrize(
    ("items", "line", "tip"),
    [
        ([], "", ""),
        ([item(GB, GB)], "1 in trash · frees 1.0 GB", "Purging the trash frees 1.0 GB."),
        ([item(GB, 0)], "1 in trash · frees 0 B", "Purging the trash frees 0 B. Its size is "
         "1.0 GB: 1.0 GB of that is linked from elsewhere, and stays there."),
        ([item(GB, None)], "1 in trash", "What purging the trash frees is not known."),
        ([item(None, GB), item(GB, None)], "2 in trash · frees at least 1.0 GB",
         "Purging the trash frees at least 1.0 GB."),
    ],
)  # fmt: skip
def test_what_is_not_known_is_not_said(items: list[TrashItem], line: str, tip: str) -> None:
    assert (in_trash.line(items), in_trash.tip(items)) == (line, tip)


def test_the_trash_itself_says_it_too(look: Look, qtbot: QtBot) -> None:
    dialog = TrashDialog(look, [item(5 * GB, GB)])
    qtbot.addWidget(dialog)
    assert "that frees 1.0 GB" in dialog._summary.text()
    assert "4.0 GB of that is linked" in dialog._summary.toolTip()
    some = TrashDialog(look, [item(5 * GB, GB), item(GB, None)])
    qtbot.addWidget(some)
    assert "that frees at least 1.0 GB" in some._summary.text()


def test_its_bar_tells_what_stays_apart() -> None:
    assert [share.count for share in of_trash(5, 2)] == [2, 3]
    assert [share.count for share in of_trash(5, None)] == [5]
