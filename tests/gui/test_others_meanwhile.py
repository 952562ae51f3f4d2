"""Environments of other tools while something else is done: nothing is mixed up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from roost.core.domain.errors import StoreError
from roost.core.domain.health import HealthReport
from roost.core.domain.plan import Action, Operation, Plan, PlanItem
from roost.gui.dialogs.plan import PlanDialog
from roost.gui.jobs.job import Ending, JobEnded
from roost.gui.models.roles import Column
from roost.gui.scan.asking import AppNameDialog
from support.desk import Desk
from support.fake_workspace import ROOT, FakeWorkspace
from support.other_rows import COMFY, CONDA, NEMOTRON, WAIT, cell, ids, scanned_drives, shown


def test_the_name_is_asked_of_the_one_that_was_to_go(
    full: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The refusal comes from a worker: another row may be selected by then."""
    asked: list[tuple[list[str], str | None]] = []
    gate = full.workspace.hold("plan_delete")

    def plan(env_ids: Any, _ctx: object, *, app_name: str | None = None) -> Plan:
        full.workspace._called("plan_delete")
        asked.append(([str(one) for one in env_ids], app_name))
        if app_name is None:
            raise StoreError("not-ours", "It belongs to ComfyUI.", remedy="Name it.")
        items = tuple(PlanItem(one, ROOT, Action.QUARANTINE) for one in env_ids)
        return Plan(Operation.DELETE, ROOT, items)

    monkeypatch.setattr(full.workspace, "plan_delete", plan)
    full.window.table.select((COMFY,))
    full.controller.actions.delete.trigger()
    full.qtbot.waitUntil(full.workspace.entered["plan_delete"].is_set, timeout=WAIT)
    full.window.table.select((CONDA,))
    gate.set()
    question = cast(AppNameDialog, shown(full, AppNameDialog))
    QTest.keyClicks(question.name, "ComfyUI")
    QTest.mouseClick(question.go, Qt.MouseButton.LeftButton)
    shown(full, PlanDialog).reject()
    assert asked == [([COMFY], None), ([COMFY], "ComfyUI")]


def test_one_that_is_gone_while_its_name_is_asked_is_no_crash(
    full: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str | None] = []

    def plan(env_ids: Any, _ctx: object, *, app_name: str | None = None) -> Plan:
        asked.append(app_name)
        code = "not-ours" if app_name is None else "no-such-environment"
        raise StoreError(code, "No.", remedy="Look.")

    monkeypatch.setattr(full.workspace, "plan_delete", plan)
    full.window.table.select((COMFY,))
    full.controller.actions.delete.trigger()
    question = cast(AppNameDialog, shown(full, AppNameDialog))
    full.workspace.rows.pop(COMFY)
    full.controller.session.rescan()
    full.settle()
    assert COMFY not in ids(full)
    QTest.keyClicks(question.name, "ComfyUI")
    QTest.mouseClick(question.go, Qt.MouseButton.LeftButton)
    full.settle()
    assert asked == [None, "ComfyUI"]


def test_hidden_ones_stay_hidden_although_a_look_at_them_has_just_ended(full: Desk) -> None:
    others, board = full.controller.others, full.board
    told: list[JobEnded] = []

    def hide(end: JobEnded) -> None:
        if end.job.id.startswith("others-") and not told:
            told.append(end)
            others.toggle.setChecked(False)

    board.ended.connect(hide)
    others.look()
    full.settle()
    assert [end.ending for end in told] == [Ending.DONE]
    assert len(ids(full)) == 7


def test_a_check_that_waits_is_made_in_the_workspace_it_was_asked_in(full: Desk) -> None:
    full.select(CONDA)
    deeds, gate = full.controller.others.deeds, full.workspace.hold("measure")
    full.controller.session.measure((NEMOTRON,))
    full.qtbot.waitUntil(full.workspace.entered["measure"].is_set, timeout=WAIT)
    assert deeds.env is not None
    deeds.check_now(deeds.env)
    full.controller.session.workspace = None
    gate.set()
    full.settle()
    assert full.workspace.named("check") == [(CONDA, True)]
    assert cell(full, CONDA, Column.HEALTH) == "Healthy"


def test_names_alone_stay_names_when_others_are_hidden(
    make_desk: Callable[..., Desk], other_workspace: FakeWorkspace
) -> None:
    desk = make_desk(other_workspace)
    table = desk.controller.table
    names = [one.id for one in other_workspace.rows.values()][:3]
    table.show_names(names, lambda one: other_workspace.rows[str(one)])
    desk.controller.others.toggle.setChecked(False)
    assert table.names_only and table.rowCount() == 3
    assert table.tally.unchecked == 0


def test_what_is_removed_in_the_table_is_no_row_of_the_scan_either(full: Desk) -> None:
    """What a scan found stays between two openings of its dialog."""
    menus, dialog, found = scanned_drives(full)
    dialog.reject()
    assert menus.scanning.model.row(str(found.id)) is not None
    full.select(str(found.id))
    full.controller.actions.delete.trigger()
    plan = cast(PlanDialog, shown(full, PlanDialog))
    QTest.mouseClick(plan.go, Qt.MouseButton.LeftButton)
    full.settle()
    assert str(found.id) not in ids(full)
    assert menus.scanning.model.row(str(found.id)) is None


def test_check_all_takes_as_many_as_the_footer_counts(full: Desk) -> None:
    """One that is being built is no environment yet."""
    table = full.controller.table
    building = next(row.env for row in table.own if row.env.creating is not None)
    table.update_env(replace(building, health=HealthReport()))
    count = table.tally.unchecked
    full.window.table.check_button.click()
    full.settle()
    assert len(full.workspace.named("check")) == count > 0
