"""The plan dialog: time, base Python and its consent, several volumes, links."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from roost.core.domain.plan import Base, ManagedPython, Plan
from roost.core.system.context import JobContext
from roost.gui.dialogs.plan import PlanDialog
from roost.gui.look import Look
from roost.gui.proposal import Proposal
from support.desk import Desk
from support.fake_plans import PlannedWorkspace

OFFER = ManagedPython("cpython-3.11", "3.11.9", "https://mirror.example/python", 30_000_000)
KEY = "torch-cu124-transformers"


class Offering(PlannedWorkspace):
    """No lasting Python fits here, but uv could fetch one."""

    def plan_create(self, key: str, ctx: JobContext, **options: Any) -> Plan:  # type: ignore[override]
        plan = super().plan_create(key, ctx, **options)
        agreed = bool(options.get("managed_python"))
        base = Base("/usr/bin/python3.11", "3.11.2", "system", False, OFFER, agreed)
        return replace(plan, items=(replace(plan.items[0], base=base, seconds=240.0),))


def words(dialog: PlanDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


@pytest.fixture
def creating(make_desk: Callable[..., Desk]) -> tuple[Desk, PlanDialog]:
    desk = make_desk(Offering.with_envs())
    desk.open()
    desk.controller.actions.create.create(KEY, "")
    desk.qtbot.waitUntil(lambda: bool(desk.window.findChildren(PlanDialog)), timeout=60_000)
    return desk, desk.window.findChildren(PlanDialog)[-1]


def test_consent_is_off_until_given(creating: tuple[Desk, PlanDialog]) -> None:
    desk, dialog = creating
    assert isinstance(desk.workspace, Offering)
    tick = dialog.consent
    assert tick is not None and not tick.isChecked()
    assert tick.text() == "Let uv fetch a Python of its own: 3.11.9, 30 MB"
    assert "From https://mirror.example/python" in words(dialog)
    assert "4 min" in words(dialog)
    assert any("an upgrade of the system may pull it away" in one for one in words(dialog))
    first = dialog.plan
    tick.setFocus()
    desk.qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert not dialog.go.isEnabled(), "not before the new plan is known"
    desk.qtbot.waitUntil(lambda: dialog.plan is not first, timeout=60_000)
    assert desk.workspace.wishes[-1]["managed_python"] is True
    shown = dialog.plan
    assert shown.items[0].base is not None and shown.items[0].base.agreed
    dialog.go.click()
    desk.settle()
    assert desk.workspace.named("execute") == [shown]


def test_several_volumes_have_a_line_each(look: Look, qtbot: Any) -> None:
    workspace = PlannedWorkspace.with_envs()
    assert isinstance(workspace, PlannedWorkspace)
    plan = workspace.plan_migrate(None, JobContext())
    dialog = PlanDialog(look, Proposal(plan, "Migrate", lambda _plan: None))
    qtbot.addWidget(dialog)
    assert dialog.volumes is not None
    shown = [label.text() for label in dialog.volumes.findChildren(QLabel)]
    assert str(Path("/srv")) in shown and str(Path("/home")) in shown
    assert any("In use by python (PID 4711)" in one for one in words(dialog))
    dialog.close()


def test_links_are_named_with_where_they_point(look: Look, qtbot: Any) -> None:
    workspace = PlannedWorkspace.with_envs()
    assert isinstance(workspace, PlannedWorkspace)
    plan = workspace.plan_migrate(None, JobContext())
    item = replace(plan.items[-1], links=(("lib/data", "/mnt/data"),))
    dialog = PlanDialog(look, Proposal(replace(plan, items=(item,)), "x", lambda _plan: None))
    qtbot.addWidget(dialog)
    assert any("lib/data → /mnt/data" in one for one in words(dialog))
    dialog.close()
