"""The consolidation's page: marks, choices, a live total, the run, its end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QPushButton

from roost.core.domain.consolidation import Choice
from roost.core.domain.env import EnvId
from roost.core.domain.errors import InstallerError
from roost.core.domain.plan import Plan
from roost.gui.look import Look
from roost.gui.models.plan_node import NodeKind, PlanColumn, PlanRole
from roost.gui.models.plan_tree import PlanTreeModel
from roost.gui.panes.planner import PageState, PlannerPage
from roost.gui.text import Label
from support.desk import Desk
from support.fake_plans import BROKEN, MISTRAL, NEMOTRON, OLD, QWEN, PlannedWorkspace
from support.fake_workspace import GB, many_environments

CHECK = Qt.ItemDataRole.CheckStateRole
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def planned(make_desk: Callable[..., Desk]) -> Desk:
    """The window with the planner's page open and its plan shown."""
    desk = make_desk(PlannedWorkspace.with_envs())
    desk.open()
    return opened(desk)


def opened(desk: Desk) -> Desk:
    desk.controller.actions.migrate.trigger()
    wait(desk, PageState.READY)
    return desk


def page(desk: Desk) -> PlannerPage:
    return desk.window.planner


def fake(desk: Desk) -> PlannedWorkspace:
    assert isinstance(desk.workspace, PlannedWorkspace)
    return desk.workspace


def wait(desk: Desk, state: PageState) -> None:
    desk.qtbot.waitUntil(lambda: page(desk).state is state, timeout=60_000)
    desk.settle()


def place(desk: Desk, env: EnvId, column: int = 0) -> QModelIndex:
    return page(desk).model.index_of(env, column)


def click(desk: Desk, env: EnvId, column: int = 0, x: int = 8) -> None:
    """On a row's cell; ``x`` pixels from where its content begins (the mark, in the first)."""
    tree = page(desk).tree
    index = place(desk, env, column)
    tree.scrollTo(index)
    box: QRect = tree.visualRect(index)
    desk.qtbot.mouseClick(
        tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + x, box.center().y())
    )


def words(desk: Desk) -> str:
    return "\n".join(label.text() for label in page(desk).findChildren(QLabel))


def test_migrate_opens_a_page_with_the_whole_picture(planned: Desk) -> None:
    shown = page(planned)
    assert planned.window.body.currentWidget() is shown
    assert shown.headline.text() == (
        "5 legacy → 2 shared, 14.7 GB back, 1 conflict, 1 broken, 1 superseded, 1 stays as it is"
    )
    assert "9.7 GB" in words(planned) and "/home" in words(planned)
    tree = shown.model
    groups = [tree.index(row, 0).data() for row in range(tree.rowCount())]
    assert len(groups) == 3
    assert "CUDA 12.4" in groups[2]
    assert shown.go.text() == "Migrate 4" and shown.go.isEnabled()
    assert "takes about 5 min" in shown.total.text()
    assert planned.workspace.named("execute") == []


def test_what_matters_is_named(planned: Desk) -> None:
    cells = {
        env: str(place(planned, env, PlanColumn.LACKS).data())
        for env in (MISTRAL, QWEN, NEMOTRON, OLD)
    }
    assert cells[MISTRAL] == "conflict: needs soundfile>=0.12"
    assert cells[QWEN] == "in use: its folder stays"
    assert cells[NEMOTRON] == "other transformers"
    assert "einops" in cells[OLD]
    assert place(planned, BROKEN, PlanColumn.HEALTH).data() == "Broken"


def test_a_row_opens_to_all_that_is_known(planned: Desk) -> None:
    tree, model = page(planned).tree, page(planned).model
    tree.setCurrentIndex(place(planned, NEMOTRON))
    tree.setFocus()
    planned.qtbot.keyClick(tree, Qt.Key.Key_Right)
    index = place(planned, NEMOTRON)
    assert tree.isExpanded(index)
    lines = [model.index(row, 0, index).data() for row in range(model.rowCount(index))]
    assert "transformers: 4.40.0 → 5.1.0 (another major version)" in lines
    assert any("nvidia/Nemotron-3-30B" in line for line in lines)
    assert tree.isFirstColumnSpanned(0, index)
    planned.qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert not tree.isExpanded(index)


def test_a_click_on_a_mark_leaves_one_out_and_the_total_follows(planned: Desk) -> None:
    first = page(planned).plan
    click(planned, NEMOTRON)
    assert page(planned).state is PageState.RECOUNTING
    assert not page(planned).go.isEnabled(), "not before the new plan is known"
    assert "counting" in page(planned).total.text()
    wait(planned, PageState.READY)
    plan = page(planned).plan
    assert plan is not None and plan is not first
    assert NEMOTRON not in {item.env for item in plan.items}
    assert "9.5 GB back" in page(planned).headline.text()
    assert page(planned).go.text() == "Migrate 3"
    assert place(planned, NEMOTRON, PlanColumn.STATUS).data() == "Left out"


def test_space_turns_a_mark_and_groups_are_marked_in_part(planned: Desk) -> None:
    tree, model = page(planned).tree, page(planned).model
    group = place(planned, NEMOTRON).parent()
    assert group.data(CHECK) == Qt.CheckState.Checked
    tree.setCurrentIndex(place(planned, NEMOTRON, PlanColumn.FREES))
    tree.setFocus()
    planned.qtbot.keyClick(tree, Qt.Key.Key_Space)
    wait(planned, PageState.READY)
    group = place(planned, NEMOTRON).parent()
    assert group.data(CHECK) == Qt.CheckState.PartiallyChecked
    assert group.siblingAtColumn(PlanColumn.STATUS).data() == "1 of 2 move here"
    tree.setCurrentIndex(group)
    planned.qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert place(planned, NEMOTRON).data(CHECK) == Qt.CheckState.Checked
    wait(planned, PageState.READY)
    planned.qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert not model.marks.entries[NEMOTRON].wanted and not model.marks.entries[QWEN].wanted
    wait(planned, PageState.READY)


def test_marking_none_leaves_nothing_to_do(planned: Desk) -> None:
    page(planned).none.click()
    planned.settle()
    assert page(planned).go.text() == "Migrate 0" and not page(planned).go.isEnabled()
    page(planned).every.click()
    wait(planned, PageState.READY)
    assert page(planned).go.isEnabled()


def test_a_conflict_is_settled_by_choice(planned: Desk) -> None:
    """By keyboard: Enter opens the choice, an arrow and Enter take one."""
    tree = page(planned).tree
    tree.setFocus()
    tree.setCurrentIndex(place(planned, MISTRAL))
    assert place(planned, MISTRAL).data(CHECK) is None, "there is nothing to mark yet"
    assert place(planned, MISTRAL, PlanColumn.STATUS).data() == "Leave it as it is"
    planned.qtbot.keyClick(tree, Qt.Key.Key_Return)
    box = tree.findChild(QComboBox)
    assert box is not None and box.accessibleName().endswith("Mistral-7B-v0.3")
    box.setCurrentIndex(list(Choice).index(Choice.EXTEND))
    box.activated.emit(box.currentIndex())
    wait(planned, PageState.READY)
    assert fake(planned).wishes[-1].choices == {MISTRAL: Choice.EXTEND}
    assert place(planned, MISTRAL).data(CHECK) == Qt.CheckState.Checked
    assert page(planned).go.text() == "Migrate 5"


def test_one_of_its_own_gets_a_group_of_its_own(planned: Desk) -> None:
    model = page(planned).model
    before = model.rowCount()
    page(planned).tree.expand(place(planned, NEMOTRON))
    model.choose(MISTRAL, Choice.DEDICATED)
    wait(planned, PageState.READY)
    assert model.rowCount() == before
    assert place(planned, MISTRAL).parent().data(PlanRole.SUBTITLE).endswith("-for-mistral")
    assert page(planned).tree.isExpanded(place(planned, NEMOTRON)), "what was open stays open"


def test_a_click_opens_the_choice(planned: Desk) -> None:
    click(planned, MISTRAL, PlanColumn.STATUS, 20)
    box = page(planned).tree.findChild(QComboBox)
    assert box is not None
    box.hidePopup()
    page(planned).tree.setFocus()


def test_rename_is_offered_and_taken(planned: Desk) -> None:
    options = page(planned).options
    assert options.offer.isVisible() and "--promote" not in options.offer.text()
    options.use_rename.click()
    wait(planned, PageState.READY)
    assert fake(planned).wishes[-1].promote == "rename"
    assert not options.offer.isVisible()
    group = place(planned, NEMOTRON).parent()
    shown = group.siblingAtColumn(PlanColumn.LACKS).data()
    assert shown == "made by rename, no download"


def test_purging_on_the_way_is_a_consent_that_shows(planned: Desk) -> None:
    tick = page(planned).options.purge
    planned.qtbot.mouseClick(tick, Qt.MouseButton.LeftButton)
    wait(planned, PageState.READY)
    assert fake(planned).wishes[-1].purge is True
    assert page(planned).go.property("kind") == "danger"
    assert page(planned).go.text() == "Migrate 4 and free the space"


def test_a_drive_that_is_too_small_is_red(make_desk: Callable[..., Desk]) -> None:
    workspace = PlannedWorkspace.with_envs()
    assert isinstance(workspace, PlannedWorkspace)
    workspace.short = True
    desk = make_desk(workspace)
    desk.open()
    opened(desk)
    red = [one.text() for one in page(desk).volumes.findChildren(QLabel)
           if one.property("kind") == "titleBad"]  # fmt: skip
    assert red == ["5.0 GB", "3.0 GB"]
    assert "2.0 GB more are needed" in words(desk)


def test_the_shown_plan_is_the_one_carried_out(planned: Desk) -> None:
    plan = page(planned).plan
    planned.qtbot.keyClick(
        page(planned).tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    wait(planned, PageState.DONE)
    executed = planned.workspace.named("execute")
    assert len(executed) == 1 and executed[0] is plan
    assert place(planned, NEMOTRON, PlanColumn.STATUS).data() == "Moved"
    assert place(planned, MISTRAL, PlanColumn.STATUS).data().startswith("In part")
    assert "done nvidia__Nemotron-3-30B" in page(planned).ending.text()
    assert planned.window.undo_bar.isVisible()
    assert planned.window.undo_bar.parent() is page(planned)
    page(planned).copy.click()
    assert QGuiApplication.clipboard().text() == page(planned).ending.text()
    page(planned).back.click()
    assert planned.window.body.currentWidget() is planned.window.work
    assert planned.window.undo_bar.isVisible()
    planned.settle()


def test_progress_is_shown_row_by_row_and_stop_ends_after_the_current(planned: Desk) -> None:
    workspace = fake(planned)
    gate = workspace.hold("item")
    page(planned).go.click()
    planned.qtbot.waitUntil(workspace.entered["item"].is_set, timeout=60_000)
    assert page(planned).state is PageState.RUNNING
    assert not page(planned).back.isVisible() and page(planned).stop.isVisible()
    assert place(planned, NEMOTRON, PlanColumn.STATUS).data() == "Waits for its turn"
    assert not page(planned).model.setData(place(planned, NEMOTRON), Qt.CheckState.Unchecked, CHECK)
    planned.qtbot.mouseClick(page(planned).stop, Qt.MouseButton.LeftButton)
    assert not page(planned).stop.isEnabled()
    gate.set()
    wait(planned, PageState.DONE)
    assert len(workspace.named("item")) == 1
    assert place(planned, NEMOTRON, PlanColumn.STATUS).data() == "Not begun"
    assert "Stopped as you asked" in page(planned).ending.text()


def test_the_row_at_work_says_so(planned: Desk) -> None:
    from roost.core.domain.events import EnvironmentChanged, Progress
    from roost.gui.jobs.bridge import Batch

    workspace = fake(planned)
    gate = workspace.hold("item")
    page(planned).go.click()
    planned.qtbot.waitUntil(workspace.entered["item"].is_set, timeout=60_000)
    consolidating = planned.controller.consolidating
    job = consolidating._running
    move = Progress(job, "check", 1, 4, subject=str(OLD), fraction=0.3)
    consolidating._on_batch(Batch(progress=(move,)))
    assert place(planned, OLD, PlanColumn.STATUS).data() == "Moving…"
    assert place(planned, OLD, PlanColumn.STATUS).data(PlanRole.FRACTION) == 0.25
    consolidating._on_batch(Batch(progress=(Progress(job, "check", 0, None, subject=str(BROKEN)),)))
    assert place(planned, OLD, PlanColumn.STATUS).data() == "Ended"
    consolidating._on_batch(Batch(changes=(EnvironmentChanged(job, str(OLD), "removed"),)))
    assert place(planned, OLD, PlanColumn.STATUS).data() == "Moved"
    gate.set()
    wait(planned, PageState.DONE)


def test_cancel_tells_what_stays(planned: Desk) -> None:
    workspace = fake(planned)
    workspace.hold("item")
    page(planned).go.click()
    planned.qtbot.waitUntil(workspace.entered["item"].is_set, timeout=60_000)
    page(planned).cancel.click()
    wait(planned, PageState.DONE)
    assert page(planned).ending.text().startswith("Cancelled.")


def test_a_failure_is_named_in_its_row_and_in_the_summary(planned: Desk) -> None:
    fake(planned).failing = (NEMOTRON,)
    page(planned).go.click()
    wait(planned, PageState.DONE)
    assert "did not start" in place(planned, NEMOTRON, PlanColumn.STATUS).data()
    assert (
        "no-proof: " in page(planned).ending.text() and "Look again." in page(planned).ending.text()
    )


def test_escape_goes_back_and_keys_of_the_table_are_off(planned: Desk) -> None:
    assert not planned.controller.actions.delete.isEnabled()
    page(planned).tree.setFocus()
    planned.qtbot.keyClick(page(planned).tree, Qt.Key.Key_Escape)
    assert planned.window.body.currentWidget() is planned.window.work
    planned.select(str(NEMOTRON))
    assert planned.controller.actions.delete.isEnabled()


def test_several_selected_are_the_marked_ones(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(PlannedWorkspace.with_envs())
    desk.open()
    desk.select(str(NEMOTRON), str(OLD))
    opened(desk)
    desk.qtbot.waitUntil(lambda: page(desk).go.text() == "Migrate 2", timeout=60_000)
    wait(desk, PageState.READY)
    assert {one.item.env for one in page(desk).model.marks.moving()} == {NEMOTRON, OLD}


def test_a_plan_that_cannot_be_made_says_why(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(PlannedWorkspace.with_envs())
    desk.open()
    desk.workspace.fail["plan_migrate"] = InstallerError("no-index", "No index.", remedy="Wait.")
    desk.controller.actions.migrate.trigger()
    wait(desk, PageState.READY)
    assert not page(desk).go.isEnabled()
    assert desk.window.notice.isVisible()


def test_opening_another_workspace_closes_the_page(planned: Desk) -> None:
    planned.open()
    assert planned.window.body.currentWidget() is planned.window.work


def test_copied_text_says_everything(planned: Desk) -> None:
    planned.qtbot.mouseClick(page(planned).copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("5 legacy → 2 shared")
    assert "In use by python (PID 4711)" in copied and "soundfile" in copied


def test_everything_on_the_page_has_a_name(planned: Desk) -> None:
    assert page(planned).tree.accessibleName()
    for button in page(planned).findChildren(QPushButton):
        assert button.text().strip() or button.accessibleName()
    index = place(planned, MISTRAL, PlanColumn.STATUS)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Leave it as it is"


def plan_of(workspace: PlannedWorkspace) -> Plan:
    from roost.core.system.context import JobContext

    return workspace.plan_migrate(None, JobContext())


def test_the_model_keeps_qts_rules(look: Look) -> None:
    workspace = PlannedWorkspace.with_envs()
    assert isinstance(workspace, PlannedWorkspace)
    model = PlanTreeModel(look.words, lambda _env: Label("Healthy", "green"))
    plan = plan_of(workspace)
    assert model.show_plan(plan)
    index = model.index_of(NEMOTRON)
    assert model.canFetchMore(index)
    model.fetchMore(index)
    assert model.rowCount(index) > 2
    assert model.index(0, 0, index).data(PlanRole.KIND) == NodeKind.FACT
    tester = QAbstractItemModelTester(model, FATAL)  # it fetches facts, which no reset may do
    assert not model.show_plan(plan), "the same rows: told by dataChanged"
    assert model.rowCount(index) > 2
    model.mark_all(False)
    model.begin()
    model.finish(())
    model.clear()
    assert model.rowCount() == 0
    del tester


def test_a_thousand_environments_scroll(look: Look, make_desk: Callable[..., Desk]) -> None:
    """Only what is seen is asked for, and facts of none until its row is opened."""
    desk = make_desk(PlannedWorkspace.with_envs(many_environments(1000)))
    desk.open(settle=False)
    opened(desk)
    model, tree = page(desk).model, page(desk).tree
    assert len(model.marks.entries) == 1000 and len(model._nodes) < 1100
    asked: list[int] = []
    real = model.data

    def counted(index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        asked.append(role)
        return real(index, role)

    model.data = counted  # type: ignore[method-assign]
    tree.scrollTo(
        model.index_of(list(model.marks.entries)[700]),
        QAbstractItemView.ScrollHint.PositionAtCenter,
    )
    tree.viewport().repaint()
    model.data = real  # type: ignore[method-assign]
    assert len(asked) < 20_000
    assert model.marks.entries and GB


def test_small_window_and_large_type_cut_nothing_off(planned: Desk) -> None:
    planned.window.resize(900, 600)
    assert planned.window.width() == 900, "it can be that narrow"
    shown = page(planned)
    for button in (shown.copy, shown.back, shown.go, shown.every, shown.none):
        assert button.width() >= button.sizeHint().width(), button.text()
        inside = button.mapTo(planned.window, button.rect().bottomRight())
        assert inside.x() <= planned.window.width() and inside.y() <= planned.window.height()
    columns = sum(shown.tree.columnWidth(one) for one in range(5))
    assert columns <= shown.tree.viewport().width() + 5
    assert shown.tree.height() > 100
