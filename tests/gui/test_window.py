"""The window over a made-up workspace: what users do, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from roost.core.domain.env import EnvId
from roost.core.domain.errors import BlockedError, InstallerError, WorkspaceError
from roost.core.domain.plan import ItemOutcome, ItemResult, Operation, Plan, ProcessUse, Result
from roost.gui.dialogs.clean import CleanDialog
from roost.gui.dialogs.create import CreateDialog
from roost.gui.dialogs.plan import PlanDialog
from roost.gui.dialogs.trash import TrashDialog
from roost.gui.menus import Menus
from roost.gui.models.env_filter import Figure
from roost.gui.models.roles import Column
from roost.gui.panes.details import Tab
from support.desk import Desk
from support.fake_workspace import FakeWorkspace

NEMOTRON = "legacy:nvidia__Nemotron-3-30B"
QWEN = "legacy:Qwen__Qwen3-8B"
SHARED = "shared:torch-cu121-transformers-bnb"


def texts(widget: object) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]  # type: ignore[attr-defined]


def plan_dialog(desk: Desk) -> PlanDialog:
    desk.qtbot.waitUntil(lambda: bool(desk.window.findChildren(PlanDialog)), timeout=60_000)
    return desk.window.findChildren(PlanDialog)[-1]


def test_the_list_appears_before_sizes(make_desk: Callable[..., Desk]) -> None:
    workspace = FakeWorkspace.with_envs()
    workspace.hold("measure")
    desk = make_desk(workspace)
    desk.open(settle=False)
    table = desk.controller.table
    assert table.rowCount() == 7
    place = table.position(QWEN)
    assert place is not None
    desk.qtbot.waitUntil(workspace.entered["measure"].is_set, timeout=60_000)
    from roost.gui.models.roles import Role

    assert table.index(place, Column.SIZE).data(Role.SUBTITLE) == "measuring…"
    workspace.gates["measure"].set()
    desk.settle()
    assert table.index(place, Column.SIZE).data() == "5.0 GB"


def test_nothing_is_called_in_the_gui_thread(desk: Desk) -> None:
    import threading

    desk.select(NEMOTRON)
    assert threading.get_ident() not in desk.workspace.threads
    assert len(desk.workspace.calls) >= 4


def test_opening_runs_no_environments_code(desk: Desk) -> None:
    assert desk.workspace.named("check") == []


def test_figures_say_what_there_is_and_filter(desk: Desk) -> None:
    cards = desk.window.figures.cards
    assert cards[Figure.SHARED].accessibleName() == "Shared: 2"
    assert cards[Figure.LEGACY].accessibleName() == "Legacy: 5"
    assert cards[Figure.ATTENTION].accessibleDescription() == "1 broken, 1 degraded"
    assert cards[Figure.GAIN].accessibleDescription() == "after purge"
    desk.qtbot.mouseClick(cards[Figure.SHARED], Qt.MouseButton.LeftButton)
    assert desk.controller.table.rowCount() == 2
    desk.qtbot.mouseClick(cards[Figure.ATTENTION], Qt.MouseButton.LeftButton)
    assert not cards[Figure.SHARED].isChecked()
    assert desk.controller.table.rowCount() == 2
    desk.qtbot.mouseClick(cards[Figure.ATTENTION], Qt.MouseButton.LeftButton)
    assert desk.controller.table.rowCount() == 8


def test_typing_in_the_table_filters_and_escape_clears(desk: Desk) -> None:
    view, search = desk.window.table.view, desk.window.top.search
    view.setFocus()
    desk.qtbot.keyClicks(view, "q")
    assert search.text() == "q"
    desk.qtbot.keyClicks(search, "wen")
    desk.qtbot.waitUntil(lambda: desk.controller.table.rowCount() == 1, timeout=60_000)
    desk.qtbot.keyClick(search, Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(lambda: desk.controller.table.rowCount() == 8, timeout=60_000)


def test_filtering_keeps_the_selection(desk: Desk) -> None:
    desk.select(NEMOTRON)
    desk.window.top.search.setText("nvidia")
    desk.qtbot.waitUntil(lambda: desk.controller.table.rowCount() == 1, timeout=60_000)
    assert desk.controller.selection.ids == (NEMOTRON,)
    desk.window.top.search.setText("")
    desk.qtbot.waitUntil(lambda: desk.controller.table.rowCount() == 8, timeout=60_000)
    assert desk.controller.selection.ids == (NEMOTRON,)


def test_header_click_sorts_and_keeps_the_selection(desk: Desk) -> None:
    desk.select(NEMOTRON)
    header = desk.window.table.view.horizontalHeader()
    x = header.sectionViewportPosition(Column.SIZE) + 10
    desk.qtbot.mouseClick(
        header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, header.height() // 2)
    )
    table = desk.controller.table
    sizes = [table.row(table.id_at(place) or "") for place in range(table.rowCount())]
    measured = [row.env.sizes.size for row in sizes if row and row.env.sizes]
    assert measured in (sorted(measured), sorted(measured, reverse=True))
    assert desk.controller.selection.ids == (NEMOTRON,)


def test_columns_can_be_hidden_but_not_the_name(desk: Desk) -> None:
    menu = desk.window.table.column_menu()
    titles = [action.text() for action in menu.actions()]
    assert "Environment" not in titles and "Torch" in titles
    torch = next(action for action in menu.actions() if action.text() == "Torch")
    torch.trigger()
    assert desk.window.table.view.isColumnHidden(Column.TORCH)
    menu.deleteLater()


def test_names_stay_readable_in_a_narrow_window(desk: Desk) -> None:
    view = desk.window.table.view
    desk.window.resize(1500, 900)
    wide = view.columnWidth(Column.NAME)
    desk.window.resize(940, 640)
    narrow = view.columnWidth(Column.NAME)
    assert 150 < narrow < wide
    desk.window.resize(1500, 900)
    assert view.columnWidth(Column.NAME) == wide


def test_row_menu_offers_what_product_md_says(desk: Desk) -> None:
    desk.select(NEMOTRON)
    menu = desk.window.table.row_menu()
    titles = [action.text() for action in menu.actions() if action.text()]
    assert titles == [
        "Open folder", "Open a terminal here", "Copy the Python path", "Copy the package list",
        "Check", "Migrate…", "Pin its model here", "Add package…", "Promote to shared…",
        "Dedicated environment…", "Move to another drive…", "Delete…",
    ]  # fmt: skip
    off = [one.text() for one in menu.actions() if one.text() and not one.isEnabled()]
    assert off == ["Add package…"], "only a shared environment takes more packages"
    menu.deleteLater()


def test_rows_are_fixed_and_headers_never_resize_to_contents(desk: Desk) -> None:
    from PySide6.QtWidgets import QHeaderView

    view = desk.window.table.view
    header = view.horizontalHeader()
    modes = {header.sectionResizeMode(column) for column in range(header.count())}
    assert QHeaderView.ResizeMode.ResizeToContents not in modes
    assert view.verticalHeader().sectionResizeMode(0) == QHeaderView.ResizeMode.Fixed


def test_details_show_why_and_what(desk: Desk) -> None:
    desk.select(NEMOTRON)
    overview = desk.window.details.pages.overview
    assert len(overview.chain.steps) == 5
    assert "Legacy environment healthy?" in texts(overview)
    assert "torch-cu124-transformers does not exist yet" in texts(overview)
    assert "5.2 GB  (100 MB is linked elsewhere)" in texts(overview)
    assert "nobody" in texts(overview)


def test_details_tabs_ask_only_when_shown(desk: Desk) -> None:
    desk.select(NEMOTRON)
    assert desk.workspace.named("packages") == []
    desk.window.details.show_tab(Tab.PACKAGES)
    desk.settle()
    assert desk.workspace.named("packages") == [NEMOTRON]
    page = desk.window.details.pages.packages
    assert page.model.rowCount() == 5
    page.copy()
    assert "torch==2.6.0+cu124" in QGuiApplication.clipboard().text()
    page.compare_wanted.emit(SHARED)
    desk.settle()
    assert page.model.columnCount() == 4
    for tab, sentence in (
        (Tab.MODELS, "nvidia/Nemotron-3-30B"),
        (Tab.HEALTH, "Import of torch"),
        (Tab.DISK, "Its packages"),
        (Tab.HISTORY, "create · done"),
    ):
        desk.window.details.show_tab(tab)
        desk.settle()
        assert sentence in texts(desk.window.details.pages.stack.currentWidget())


def test_several_selected_say_so(desk: Desk) -> None:
    desk.select(NEMOTRON, QWEN)
    assert any("2 environments selected" in one for one in texts(desk.window.details))
    assert desk.controller.actions.migrate.isEnabled()
    assert not desk.controller.actions.open_folder.isEnabled()


def test_check_runs_only_on_a_click_and_then_shows(desk: Desk) -> None:
    desk.select(QWEN)
    desk.window.details.show_tab(Tab.HEALTH)
    button = desk.window.details.pages.health.findChildren(QPushButton)[0]
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.workspace.named("check") == [(QWEN, True)]
    row = desk.controller.table.row(QWEN)
    assert row is not None and row.label.word == "Healthy"


def test_check_all_checks_the_unchecked(desk: Desk) -> None:
    assert desk.window.table.check_button.isVisible()
    desk.qtbot.mouseClick(desk.window.table.check_button, Qt.MouseButton.LeftButton)
    desk.settle()
    checked = {name for name, _deep in desk.workspace.named("check")}
    assert checked == {QWEN}, "the Python of another tool runs only after a question of its own"
    assert not desk.window.table.check_button.isVisible()


def test_migrate_shows_and_executes_the_very_plan(desk: Desk) -> None:
    desk.select(NEMOTRON)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_M, keys)
    dialog = plan_dialog(desk)
    assert desk.workspace.named("execute") == []
    words = texts(dialog)
    assert "Migrate nvidia__Nemotron-3-30B?" in words
    assert "5.2 GB" in words and "5.4 GB" in words
    plan = dialog.plan
    desk.qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    desk.settle()
    executed = desk.workspace.named("execute")
    assert len(executed) == 1 and executed[0] is plan
    assert desk.controller.table.row(NEMOTRON) is None
    assert desk.window.undo_bar.isVisible()
    assert "nvidia__Nemotron-3-30B in trash" in texts(desk.window.undo_bar)
    buttons = [one.text() for one in desk.window.undo_bar.findChildren(QPushButton)]
    assert "Free 5.2 GB now" in buttons and "Undo" in buttons


def test_migrating_all_lets_some_be_left_out_with_live_totals(desk: Desk) -> None:
    """Several selected: the plan that is executed is the one shown last."""
    desk.select(*legacy_ids(desk))
    desk.controller.actions.migrate_this.trigger()
    dialog = plan_dialog(desk)
    assert len(dialog.ticks) == 5
    first = dialog.plan
    tick = dialog.ticks[EnvId.parse(NEMOTRON)]
    desk.qtbot.mouseClick(tick, Qt.MouseButton.LeftButton)
    assert not dialog.go.isEnabled(), "not before the new totals are known"
    desk.qtbot.waitUntil(lambda: dialog.plan is not first, timeout=60_000)
    assert len(dialog.plan.items) == 4
    assert dialog.go.isEnabled()
    freed = sum(item.frees or 0 for item in dialog.plan.items)
    assert f"{freed / 1e9:.1f} GB" in texts(dialog._totals)
    shown = dialog.plan
    dialog.go.click()
    desk.settle()
    assert desk.workspace.named("execute") == [shown]
    assert desk.controller.table.row(NEMOTRON) is not None


def legacy_ids(desk: Desk) -> list[str]:
    return [row.id for row in desk.controller.table.rows if row.id.startswith("legacy:")]


def test_leaving_everything_out_leaves_nothing_to_do(desk: Desk) -> None:
    desk.select(*legacy_ids(desk))
    desk.controller.actions.migrate_this.trigger()
    dialog = plan_dialog(desk)
    for tick in dialog.ticks.values():
        tick.setChecked(False)
    desk.settle()
    assert not dialog.go.isEnabled()
    dialog.reject()


def test_undo_brings_it_back(desk: Desk) -> None:
    desk.select(NEMOTRON)
    desk.controller.actions.delete.trigger()
    plan_dialog(desk).go.click()
    desk.settle()
    assert desk.controller.table.row(NEMOTRON) is None
    undo = next(
        one for one in desk.window.undo_bar.findChildren(QPushButton) if one.text() == "Undo"
    )
    desk.qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.controller.table.row(NEMOTRON) is not None
    assert desk.workspace.named("undo") == ["t-nvidia__Nemotron-3-30B"]
    assert not desk.window.undo_bar.isVisible()


def test_free_now_purges_just_that(desk: Desk) -> None:
    desk.select(NEMOTRON)
    desk.controller.actions.delete.trigger()
    plan_dialog(desk).go.click()
    desk.settle()
    desk.window.undo_bar.findChildren(QPushButton)[0].click()
    desk.settle()
    assert desk.workspace.named("purge_trash") == [("t-nvidia__Nemotron-3-30B",)]


def test_cancelled_plan_changes_nothing(desk: Desk) -> None:
    desk.select(NEMOTRON)
    desk.controller.actions.delete.trigger()
    dialog = plan_dialog(desk)
    desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    desk.settle()
    assert desk.workspace.named("execute") == []


def test_blocked_plan_names_files_and_programs_and_cannot_be_carried_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = desk.workspace.plan_delete

    def blocked(env_ids: list[EnvId], ctx: object, **options: object) -> Plan:
        plan = made(env_ids, ctx)  # type: ignore[arg-type]
        item = replace(
            plan.items[0],
            user_files=("notes/diary.txt",),
            user_files_total=1,
            in_use=(ProcessUse(4711, "python", "2026-11-23T10:00:00+00:00"),),
        )
        return replace(plan, items=(item,))

    monkeypatch.setattr(desk.workspace, "plan_delete", blocked)
    desk.select(NEMOTRON)
    desk.controller.actions.delete.trigger()
    dialog = plan_dialog(desk)
    words = "\n".join(texts(dialog))
    assert "notes/diary.txt" in words and "python (PID 4711)" in words
    assert "Blocked" in words
    assert not dialog.go.isEnabled()
    dialog.reject()


def test_refusal_at_execution_is_shown_inline_with_names(desk: Desk) -> None:
    desk.workspace.fail["execute"] = BlockedError(
        "in-use", "It is in use.", remedy="Close the program.",
        data={"in_use": [{"pid": 4711, "name": "comfy", "since": ""}], "user_files": ["a.txt"]},
    )  # fmt: skip
    desk.select(NEMOTRON)
    desk.controller.actions.delete.trigger()
    plan_dialog(desk).go.click()
    desk.settle()
    notice = desk.window.notice
    assert notice.isVisible()
    said = "\n".join(texts(notice))
    assert "It is in use." in said and "comfy (PID 4711)" in said and "a.txt" in said
    copy = next(one for one in notice.findChildren(QPushButton) if one.text() == "Copy details")
    copy.click()
    assert "in-use: It is in use." in QGuiApplication.clipboard().text()


def test_part_done_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def partly(plan: Plan, _ctx: object) -> Result:
        kept = ItemResult(plan.items[0].env, ItemOutcome.PARTIAL, "its folder stays: in use")
        return Result(plan.operation, (kept,))

    monkeypatch.setattr(desk.workspace, "execute", partly)
    desk.select(NEMOTRON)
    desk.controller.actions.migrate_this.trigger()
    plan_dialog(desk).go.click()
    desk.settle()
    assert any("its folder stays: in use" in one for one in texts(desk.window.notice))


def test_create_asks_for_the_kind_then_shows_the_plan(desk: Desk) -> None:
    desk.controller.actions.create.trigger()
    desk.qtbot.waitUntil(lambda: bool(desk.window.findChildren(CreateDialog)), timeout=60_000)
    dialog = desk.window.findChildren(CreateDialog)[0]
    assert dialog.keys.currentText() == "Transformers (CPU)"
    dialog.installer.setCurrentIndex(2)
    assert dialog.choice() == ("torch-cpu-transformers", "pip")
    dialog.accept()
    shown = plan_dialog(desk)
    assert shown.plan.operation is Operation.CREATE
    assert "needs 2.0 GB" in texts(shown)
    shown.go.click()
    desk.settle()
    assert len(desk.workspace.named("execute")) == 1


def test_a_running_job_shows_in_activity_and_row_and_can_be_cancelled(desk: Desk) -> None:
    desk.workspace.hold("execute")
    desk.select(NEMOTRON)
    desk.controller.actions.migrate_this.trigger()
    plan_dialog(desk).go.click()
    line = desk.window.activity.lines[0]
    desk.qtbot.waitUntil(lambda: line.percent.text() == "45 %", timeout=60_000)
    assert "Installing PyTorch stack · torch-2.13.0 · 83 of 184 MB" in line.detail.text()
    row = desk.controller.table.row(NEMOTRON)
    assert row is not None and row.fraction == 0.45
    assert desk.controller.log.rowCount() == 13, "the twelve lines, and the progress as one"
    desk.qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert not line.isVisible()
    row = desk.controller.table.row(NEMOTRON)
    assert row is not None and row.fraction is None
    assert any("cancelled" in one for one in texts(desk.window.notice))


def test_failed_job_says_what_and_what_to_do(desk: Desk) -> None:
    desk.workspace.fail["execute"] = InstallerError(
        "install-failed", "uv could not install torch.", remedy="Check the network."
    )
    desk.select(NEMOTRON)
    desk.controller.actions.migrate_this.trigger()
    plan_dialog(desk).go.click()
    desk.settle()
    said = texts(desk.window.notice)
    assert "uv could not install torch." in said and "Check the network." in said


def test_a_bug_opens_a_report_and_the_window_lives(desk: Desk) -> None:
    from roost.gui.dialogs.pages import ReportDialog

    menus = Menus(desk.controller)
    desk.workspace.fail["execute"] = ZeroDivisionError("a bug")
    desk.select(NEMOTRON)
    desk.controller.actions.migrate_this.trigger()
    plan_dialog(desk).go.click()
    desk.settle()
    reports = desk.window.findChildren(ReportDialog)
    assert "ZeroDivisionError: a bug" in reports[0].report.toPlainText()
    reports[0].accept()
    desk.select(QWEN)
    assert desk.window.details.row is not None
    menus.deleteLater()


def test_pin_binds_the_model(desk: Desk) -> None:
    desk.select(NEMOTRON)
    desk.controller.actions.pin.trigger()
    desk.settle()
    assert desk.workspace.named("pin") == [("nvidia/Nemotron-3-30B", EnvId.parse(NEMOTRON))]


def test_copy_python_path_and_packages(desk: Desk) -> None:
    desk.select(NEMOTRON)
    desk.controller.actions.copy_python.trigger()
    copied = QGuiApplication.clipboard().text()
    assert copied.endswith("python") and "nvidia__Nemotron-3-30B" in copied
    desk.controller.actions.copy_packages.trigger()
    desk.settle()
    assert QGuiApplication.clipboard().text().startswith("accelerate==")


def test_trash_brings_back_and_purges(desk: Desk) -> None:
    menus = Menus(desk.controller)
    desk.select(NEMOTRON)
    desk.controller.actions.delete.trigger()
    plan_dialog(desk).go.click()
    desk.settle()
    menus.show_trash()
    desk.settle()
    dialog = desk.window.findChildren(TrashDialog)[-1]
    assert not dialog.back.isEnabled()
    dialog.view.selectRow(0)
    dialog.back.click()
    desk.settle()
    assert desk.controller.table.row(NEMOTRON) is not None
    menus.deleteLater()


def test_settings_are_read_and_saved_in_workers(desk: Desk) -> None:
    from roost.core.store.userconfig import UserConfig
    from roost.gui.dialogs.settings import SettingsDialog

    menus = Menus(desk.controller)
    menus.fill_themes("light", lambda _name: None)
    menus.settings_page.show()
    desk.settle()
    chosen: list[UserConfig] = []
    menus.settings_page.chosen.connect(chosen.append)
    dialog = desk.window.findChildren(SettingsDialog)[-1]
    dialog.notify.setChecked(False)
    dialog.log_level.setCurrentIndex(2)
    dialog.launches.setCurrentIndex(1)
    dialog.installer.setCurrentIndex(2)
    dialog.keep.setCurrentIndex(dialog.keep.count() - 1)
    dialog.mirror.setText("  https://example.org/simple ")
    dialog.accept()
    desk.settle()
    saved = desk.workspace.named("save_settings")
    assert len(saved) == 1
    assert (saved[0].installer, saved[0].retention) == ("pip", None)
    assert saved[0].mirror == "https://example.org/simple"
    assert saved[0].retention_launches == 1
    assert [(one.notify, one.log_level) for one in chosen] == [(False, "problems")]
    menus.deleteLater()


def test_clean_up_takes_the_superseded(desk: Desk) -> None:
    desk.controller.actions.clean.trigger()
    desk.qtbot.waitUntil(lambda: bool(desk.window.findChildren(CleanDialog)), timeout=60_000)
    dialog = desk.window.findChildren(CleanDialog)[-1]
    gone = dialog.chosen().superseded
    assert gone is not None
    assert [str(item.env) for item in gone.items] == ["legacy:local_a91c44e07b1d"]
    dialog.reject()


def test_a_workspace_that_cannot_be_opened_says_why(
    make_desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    from support.fake_workspace import ROOT

    desk = make_desk()

    def refuse(_root: object) -> FakeWorkspace:
        raise WorkspaceError("no-root", "There is no such folder.", remedy="Choose another.")

    monkeypatch.setattr(desk.controller.session, "_opener", refuse)
    with desk.qtbot.waitSignal(desk.controller.session.failed, timeout=60_000):
        desk.controller.session.open(ROOT)
    assert "There is no such folder." in texts(desk.window.notice)
    assert desk.window.empty.isVisible()
    assert desk.window.notice.isVisible()


def test_an_environment_in_the_making_has_a_row(desk: Desk) -> None:
    """Its folder is not there yet; the progress is, and goes when the job is cancelled."""
    desk.workspace.hold("execute")
    made = "shared:torch-cu128-transformers"
    desk.workspace.progress_subject = made
    desk.controller.actions.create.create("torch-cu128-transformers", "uv")
    plan_dialog(desk).go.click()
    desk.qtbot.waitUntil(lambda: desk.controller.table.row(made) is not None, timeout=60_000)
    row = desk.controller.table.row(made)
    assert row is not None and row.label.word == "Creating" and row.fraction == 0.45
    desk.window.activity.lines[0].button.click()
    desk.settle()
    assert desk.controller.table.row(made) is None


def test_a_scan_that_began_before_a_change_is_not_shown(desk: Desk) -> None:
    """Its answer is old: the row would vanish and come back, and lose the selection."""
    from support.fake_workspace import FakeScan

    gate = desk.workspace.hold("scan")
    old = FakeScan(tuple(one for one in desk.workspace.rows.values() if str(one.id) != QWEN))
    real = desk.workspace.scan
    answers = [old]
    desk.workspace.scan = lambda ctx: (real(ctx), answers.pop())[1] if answers else real(ctx)  # type: ignore[method-assign]
    desk.select(QWEN)
    desk.controller.session.rescan()
    desk.qtbot.waitUntil(desk.workspace.entered["scan"].is_set, timeout=60_000)
    desk.controller.session.rescan()
    gate.set()
    desk.settle()
    assert answers == []
    assert desk.controller.selection.ids == (QWEN,)


def test_a_change_during_a_scan_makes_its_answer_old(desk: Desk) -> None:
    """Found by the test of the real window: undo's row came, was selected, and vanished."""
    from roost.core.system.context import JobContext
    from roost.gui.jobs.job import Job, LaneName
    from support.fake_workspace import FakeScan

    without = FakeScan(tuple(one for one in desk.workspace.rows.values() if str(one.id) != QWEN))
    real, answers = desk.workspace.scan, [without]
    gate = desk.workspace.hold("scan")

    def scan(ctx: JobContext) -> FakeScan:
        found = real(ctx)
        return answers.pop() if answers else found

    desk.workspace.scan = scan  # type: ignore[method-assign]
    desk.select(QWEN)
    desk.controller.session.rescan()
    desk.qtbot.waitUntil(desk.workspace.entered["scan"].is_set, timeout=60_000)
    told = Job("tell", "Tell", lambda ctx: ctx.changed(QWEN, "added"), LaneName.CHANGE)
    with desk.qtbot.waitSignal(desk.board.batch, timeout=60_000):
        desk.board.submit(told)
    gate.set()
    desk.settle()
    assert answers == []
    assert desk.controller.selection.ids == (QWEN,)


def test_vanished_row_goes_quietly(desk: Desk) -> None:
    del desk.workspace.rows[QWEN]
    desk.controller.session.refresh(QWEN)
    desk.settle()
    assert desk.controller.table.row(QWEN) is None


def test_rescan_by_key(desk: Desk) -> None:
    scans = len(desk.workspace.named("scan"))
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_F5)
    desk.settle()
    assert len(desk.workspace.named("scan")) == scans + 1


def test_empty_state_offers_folder_and_sample(make_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = make_desk()
    assert desk.window.empty.isVisible()
    with qtbot.waitSignal(desk.window.empty.sample_wanted):
        qtbot.mouseClick(desk.window.empty.sample_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(desk.window.empty.open_wanted):
        qtbot.mouseClick(desk.window.empty.open_button, Qt.MouseButton.LeftButton)
    assert not desk.controller.actions.migrate.isEnabled()
    assert not desk.controller.actions.rescan.isEnabled()
