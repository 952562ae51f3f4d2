"""Remedies at findings, more packages, promote, dedicated, move, clean up, history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from roost.core.domain.health import Check, Severity
from roost.core.domain.plan import Operation
from roost.core.store.records import Record
from roost.gui.actions.cleaning import Cleaning
from roost.gui.dialogs.add_package import AddPackageDialog
from roost.gui.dialogs.clean import CleanDialog
from roost.gui.dialogs.history import HistoryDialog
from roost.gui.dialogs.plan import PlanDialog
from roost.gui.look import Look
from roost.gui.menus import Menus
from roost.gui.models.history_table import HistoryTableModel
from roost.gui.panes.details import Tab
from support.desk import Desk
from support.fake_plans import PlannedWorkspace
from support.fake_workspace import before, deep

SHARED = "shared:torch-cu121-transformers-bnb"
NEMOTRON = "legacy:nvidia__Nemotron-3-30B"
MISTRAL = "legacy:mistralai__Mistral-7B-v0.3"
DRIFT = Check("drift", False, "torch 2.5.1 → 2.6.0", "as it was built", "", Severity.DEGRADES)
GONE = Check("package:peft", False, "not installed", "0.18.0", "Repair it.")
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def record(number: str, **changes: object) -> Record:
    base = Record(
        number, before(hours=1), before(minutes=59), "migrate", (NEMOTRON,), "done", "1 moved",
        {"promised_bytes": 5_000_000_000, "gained_bytes": 5_100_000_000, "volumes": [
            {"volume": "/srv", "promised_bytes": 5_000_000_000, "gained_bytes": 5_100_000_000,
             "causes": [{"certain": False, "evidence": "snapshots are kept"}]}]},
        {"operation": "migrate"}, {"ok": True}, "line one\nline two",
    )  # fmt: skip
    return replace(base, **changes)  # type: ignore[arg-type]


@pytest.fixture
def mended(make_desk: Callable[..., Desk]) -> Desk:
    workspace = PlannedWorkspace.with_envs()
    assert isinstance(workspace, PlannedWorkspace)
    workspace.rows[SHARED] = replace(workspace.rows[SHARED], health=deep(DRIFT, GONE))
    workspace.kept = [
        record("2"),
        record("1", operation="delete", outcome="failed", summary="the disk is full", ledger=None),
    ]
    desk = make_desk(workspace)
    desk.open()
    return desk


def fake(desk: Desk) -> PlannedWorkspace:
    assert isinstance(desk.workspace, PlannedWorkspace)
    return desk.workspace


def button(root: QWidget, words: str) -> QPushButton:
    found = [one for one in root.findChildren(QPushButton)
             if one.text().strip() == words and one.isVisibleTo(root)]  # fmt: skip
    assert found, [one.text() for one in root.findChildren(QPushButton)]
    return found[0]


def appeared(desk: Desk, kind: type[QWidget]) -> QWidget:
    desk.qtbot.waitUntil(lambda: bool(desk.window.findChildren(kind)), timeout=60_000)
    found: QWidget = desk.window.findChildren(kind)[-1]
    return found


def dialog_of(desk: Desk) -> PlanDialog:
    shown = appeared(desk, PlanDialog)
    assert isinstance(shown, PlanDialog)
    return shown


def health(desk: Desk) -> QWidget:
    desk.select(SHARED)
    desk.window.details.show_tab(Tab.HEALTH)
    desk.settle()
    return desk.window.details.pages.health


def test_each_finding_has_the_button_that_mends_it(mended: Desk) -> None:
    shown = health(mended)
    words = [one.text().strip() for one in shown.findChildren(QPushButton)]
    assert words.count("Repair…") == 1
    assert words.count("Restore…") == 1 and words.count("Accept the change") == 1


def test_repair_shows_the_rebuild_and_carries_it_out(mended: Desk) -> None:
    mended.qtbot.mouseClick(button(health(mended), "Repair…"), Qt.MouseButton.LeftButton)
    shown = dialog_of(mended)
    (asked,) = fake(mended).named("plan_repair")
    assert asked[0] == SHARED and {check.code for check in asked[1].failed()} == {
        "drift", "package:peft",
    }  # fmt: skip
    plan = shown.plan
    shown.go.click()
    mended.settle()
    assert fake(mended).named("execute") == [plan]


def test_drift_is_restored_from_the_lock(mended: Desk) -> None:
    mended.qtbot.mouseClick(button(health(mended), "Restore…"), Qt.MouseButton.LeftButton)
    dialog_of(mended).reject()
    assert fake(mended).named("plan_restore") == [SHARED]
    mended.settle()


def test_drift_is_accepted(mended: Desk) -> None:
    accept = button(health(mended), "Accept the change")
    accept.setFocus()
    mended.qtbot.keyClick(accept, Qt.Key.Key_Space)
    mended.settle()
    assert fake(mended).named("accept_drift") == [SHARED]
    page = mended.window.details.pages.health
    buttons = page.findChildren(QPushButton)
    left = [one.text().strip() for one in buttons if one.isVisibleTo(page)]
    assert "Accept the change" not in left and "Repair…" in left


def test_a_legacy_one_is_migrated(mended: Desk) -> None:
    mended.select(MISTRAL)
    mended.window.details.show_tab(Tab.HEALTH)
    mended.settle()
    page = mended.window.details.pages.health
    mended.qtbot.mouseClick(button(page, "Migrate…"), Qt.MouseButton.LeftButton)
    assert dialog_of(mended).plan.operation is Operation.MIGRATE
    dialog_of(mended).reject()
    mended.settle()


def test_more_packages_are_asked_for_and_planned(mended: Desk) -> None:
    mended.select(SHARED)
    mended.controller.actions.add_package.trigger()
    asking = appeared(mended, AddPackageDialog)
    assert isinstance(asking, AddPackageDialog)
    assert not asking.go.isEnabled()
    mended.qtbot.keyClicks(asking.field, "sound file!")
    assert not asking.go.isEnabled() and "sound file!" in asking.trouble.text()
    asking.field.setPlainText("soundfile>=0.12\n# a remark\nlibrosa")
    assert asking.go.isEnabled() and not asking.trouble.isVisible()
    asking.go.click()
    shown = dialog_of(mended)
    assert fake(mended).wishes[-1]["extra"] == ("soundfile>=0.12", "librosa")
    shown.reject()
    mended.settle()


def test_promote_and_dedicated_are_plans_as_well(mended: Desk) -> None:
    mended.select(NEMOTRON)
    actions = mended.controller.actions
    for action, named in ((actions.promote, "source"), (actions.dedicated, "dedicated")):
        assert action.isEnabled()
        action.trigger()
        dialog_of(mended).reject()
        mended.settle()
        mended.qtbot.waitUntil(lambda: not mended.window.findChildren(PlanDialog), timeout=60_000)
        assert str(fake(mended).wishes[-1][named]) in (NEMOTRON, "nvidia/Nemotron-3-30B")
    mended.select(SHARED)
    assert not actions.promote.isEnabled() and not actions.dedicated.isEnabled()


def test_move_asks_for_a_folder_and_shows_the_plan(mended: Desk) -> None:
    mended.select(NEMOTRON)
    mended.controller.actions.move.trigger()
    (asking,) = mended.window.findChildren(QFileDialog)
    asking.reject()
    mended.controller.actions.move.move_into("/mnt/big")
    shown = dialog_of(mended)
    target = Path("/mnt/big/nvidia__Nemotron-3-30B")
    assert fake(mended).named("plan_move_env") == [(NEMOTRON, target)]
    assert shown.go.text() == "Move"
    shown.reject()
    mended.settle()


def cleaning(desk: Desk) -> CleanDialog:
    desk.controller.actions.clean.trigger()
    shown = appeared(desk, CleanDialog)
    assert isinstance(shown, CleanDialog)
    return shown


def test_clean_up_names_kinds_bytes_and_why(mended: Desk) -> None:
    shown = cleaning(mended)
    words = "\n".join(label.text() for label in shown.findChildren(QLabel))
    assert "its retention ended" in words and "at most 6.0 GB" in words
    assert "Kept: legacy:x, a process uses it" in words
    ticked = {kind for kind, tick in shown.ticks.items() if tick.isChecked()}
    assert ticked == {"superseded", "trash", "builds"}
    shown.reject()
    mended.settle()


def test_only_what_is_ticked_goes(mended: Desk) -> None:
    shown = cleaning(mended)
    mended.qtbot.mouseClick(shown.ticks["trash"], Qt.MouseButton.LeftButton)
    mended.qtbot.mouseClick(shown.ticks["superseded"], Qt.MouseButton.LeftButton)
    chosen: Cleaning = shown.chosen()
    assert [item.kind for item in chosen.plan.items] == ["builds"]
    assert chosen.superseded is None
    shown.go.click()
    mended.settle()
    (cleaned,) = fake(mended).named("clean")
    assert [item.kind for item in cleaned.items] == ["builds"]
    assert fake(mended).named("execute") == []


def test_superseded_ones_go_to_the_trash_and_can_come_back(mended: Desk) -> None:
    shown = cleaning(mended)
    shown.go.click()
    mended.settle()
    (plan,) = fake(mended).named("execute")
    assert [item.env.name for item in plan.items] == ["local_a91c44e07b1d"]
    assert mended.window.undo_bar.isVisible()


def test_nothing_ticked_is_nothing_to_do(mended: Desk) -> None:
    shown = cleaning(mended)
    for tick in shown.ticks.values():
        tick.setChecked(False)
    assert not shown.go.isEnabled()
    shown.reject()
    mended.settle()


@pytest.fixture
def history(mended: Desk) -> HistoryDialog:
    menus = Menus(mended.controller, mended.controller)
    menus.history.trigger()
    shown = appeared(mended, HistoryDialog)
    assert isinstance(shown, HistoryDialog)
    mended.qtbot.waitUntil(lambda: "line one" in shown.whole.toPlainText(), timeout=60_000)
    return shown


def test_history_shows_each_operation_whole(mended: Desk, history: HistoryDialog) -> None:
    assert history.model.rowCount() == 2
    said = history.whole.toPlainText()
    assert "migrate · done" in said and '"operation": "migrate"' in said
    assert "/srv: promised 5.0 GB, gained 5.1 GB" in said
    assert "perhaps: snapshots are kept" in said
    mended.qtbot.keyClick(history.view, Qt.Key.Key_Down)
    mended.qtbot.waitUntil(
        lambda: "the disk is full" in history.whole.toPlainText(), timeout=60_000
    )
    mended.qtbot.mouseClick(history.copy, Qt.MouseButton.LeftButton)
    assert "delete · failed" in QGuiApplication.clipboard().text()
    history.reject()
    mended.settle()


def test_history_is_searched(mended: Desk, history: HistoryDialog) -> None:
    mended.qtbot.keyClicks(history.search, "disk full")
    mended.qtbot.waitUntil(lambda: history.model.rowCount() == 1, timeout=60_000)
    mended.settle()
    history.search.setText("never")
    mended.qtbot.waitUntil(lambda: history.model.rowCount() == 0, timeout=60_000)
    assert not history.copy.isEnabled()
    history.reject()
    mended.settle()


def test_the_tab_leads_to_the_history_of_its_environment(mended: Desk) -> None:
    menus = Menus(mended.controller, mended.controller)
    mended.select(NEMOTRON)
    mended.window.details.show_tab(Tab.HISTORY)
    mended.settle()
    page = mended.window.details.pages.history
    mended.qtbot.mouseClick(button(page, "Plans, results and logs…"), Qt.MouseButton.LeftButton)
    shown = appeared(mended, HistoryDialog)
    assert isinstance(shown, HistoryDialog)
    mended.settle()
    assert fake(mended).named("records") == ["nvidia__Nemotron-3-30B"]
    assert shown.model.rowCount() == 2
    shown.reject()
    menus.deleteLater()


def test_the_history_model_keeps_qts_rules(look: Look) -> None:
    model = HistoryTableModel(look.words)
    tester = QAbstractItemModelTester(model, FATAL)
    model.set_records([record("2"), record("1", outcome="interrupted", ledger=None)])
    assert model.index(1, 2).data() == "cut off" and model.index(1, 4).data() == "–"
    assert model.id_at(0) == "2" and model.id_at(9) == ""
    del tester
