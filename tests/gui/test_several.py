"""Details of several selected environments: named, summed up, and with buttons for all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from roost.core.domain.env import EnvKind, Sizes
from roost.gui.models.row import Row
from roost.gui.panes.several import NAMED
from support.desk import Desk
from support.fake_workspace import FakeWorkspace, many_environments


def legacy(desk: Desk) -> list[str]:
    return [row.id for row in desk.controller.table.rows if row.env.kind is EnvKind.LEGACY]


def test_they_are_named_and_summed_up(desk: Desk) -> None:
    ids = legacy(desk)[:2]
    desk.select(*ids)
    pane = desk.window.details.several
    assert pane.isVisible()
    assert not desk.window.details._empty.isVisible()
    assert pane.told.text().startswith("2 environments selected")
    shown = [label.toolTip() or label.text() for label in pane.names if label.isVisible()]
    rows = [desk.controller.table.row(one) for one in ids]
    assert len(shown) == 2 and all(row is not None and row.env.name in shown for row in rows)
    assert not pane.more.isVisible()


def test_what_deleting_frees_is_said_once_all_are_measured(
    make_desk: Callable[..., Desk],
) -> None:
    sized = [replace(env, sizes=Sizes(9_000, 5_000, 4_000_000)) for env in many_environments(2)]
    desk = make_desk(FakeWorkspace.with_envs(sized))
    desk.open()
    desk.select(*legacy(desk))
    pane = desk.window.details.several
    assert pane.frees.text() == "Deleting them frees at least 8 MB."
    pane.show_rows([desk.controller.table.rows[0], *_unmeasured(desk)])
    assert not pane.frees.isVisible()


def _unmeasured(desk: Desk) -> list[Row]:
    row = desk.controller.table.rows[1]
    return [Row(replace(row.env, sizes=None))]


def test_of_many_it_is_said_how_many_more(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(FakeWorkspace.with_envs(many_environments(NAMED + 5)))
    desk.open()
    desk.select(*legacy(desk))
    pane = desk.window.details.several
    assert sum(label.isVisible() for label in pane.names) == NAMED
    assert pane.more.text() == "and 5 more"


def test_a_button_takes_all_of_them_by_mouse_and_by_key(desk: Desk) -> None:
    ids = legacy(desk)[:2]
    desk.select(*ids)
    delete = desk.window.details.several.buttons[1]
    desk.qtbot.mouseClick(delete, Qt.MouseButton.LeftButton)
    desk.settle()
    (dialog,) = desk.window.findChildren(QDialog)
    assert {str(item.env) for item in dialog.plan.items} == set(ids)  # type: ignore[attr-defined]
    dialog.reject()
    delete.setFocus()
    desk.qtbot.keyClick(delete, Qt.Key.Key_Space)
    desk.settle()
    for left in desk.window.findChildren(QDialog):
        left.reject()


def test_one_again_shows_its_details_and_none_the_hint(desk: Desk) -> None:
    ids = legacy(desk)
    desk.select(*ids[:2])
    details = desk.window.details
    desk.select(ids[0])
    assert details.pages.isVisible() and not details.several.isVisible()
    desk.select()
    assert details._empty.isVisible() and not details.several.isVisible()
    assert not details.pages.isVisible()
