"""Ids stay with commands and reports; what people read calls environments by their names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QPlainTextEdit,
    QTreeView,
    QWidget,
)

from roost.core.domain.conflict import Conflict
from roost.core.domain.decision import Decision, Warning
from roost.core.domain.env import EnvId
from roost.core.domain.errors import RoostError
from roost.core.domain.finding import Finding, State
from roost.core.domain.health import Check, HealthReport
from roost.core.domain.plan import ItemOutcome, ItemResult, Operation, Plan, Result
from roost.core.store.records import Record
from roost.core.system.context import JobContext
from roost.gui.menus import Menus
from roost.gui.naming import env_name, with_names
from roost.gui.panes.details import Tab
from support.desk import Desk
from support.fake_workspace import FakeHistory, FakeWorkspace

NEMOTRON = "legacy:nvidia__Nemotron-3-30B"
SHARED = "shared:torch-cpu-transformers"
SAID = f"{SHARED} does not serve {NEMOTRON}, and other:ComfyUI is busy"
RAW = re.compile(r"(?<![\w`])(?:shared|legacy|other):[\w.]")


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        (f"{SHARED} is there.", "Transformers (CPU) is there."),
        ("Nothing was changed: legacy:a.b is in use.", "Nothing was changed: a.b is in use."),
        ("It is legacy:org__m-0.3.", "It is org__m-0.3."),
        ("(other:ComfyUI), legacy:x; shared:mine", "(ComfyUI), x; mine"),
        ("“legacy:x” and 'legacy:y'", "“x” and 'y'"),
        # a command is typed as it stands
        (f"`roost create {SHARED}` rebuilds it", f"`roost create {SHARED}` rebuilds it"),
        ("Rebuild it: roost repair shared:x", "Rebuild it: roost repair shared:x"),
        ("(`roost delete legacy:x`), or legacy:y", "(`roost delete legacy:x`), or y"),
        ("roost check legacy:x --deep; legacy:y waits", "roost check legacy:x --deep; y waits"),
        # what is none of ours
        ("See https://host/shared:x", "See https://host/shared:x"),
        ("a shared: b", "a shared: b"),
        ("2 shared:", "2 shared:"),
        ("nothing to name", "nothing to name"),
        ("", ""),
    ],
)
def test_a_sentence_names_environments(said: str, heard: str) -> None:
    assert with_names(said) == heard


def test_one_id_has_a_name() -> None:
    assert env_name("shared:torch-cu121-transformers-bnb") == (
        "Transformers + bitsandbytes (CUDA 12.1)"
    )
    assert env_name(NEMOTRON) == "nvidia__Nemotron-3-30B"
    assert env_name("whatever") == "whatever"


class Talkative(FakeWorkspace):
    """Everything it says names ids, as the core does."""

    def explain(self, env_id: EnvId) -> Decision:
        decision = super().explain(env_id)
        return replace(
            decision,
            trace=tuple(replace(entry, reason=SAID) for entry in decision.trace),
            warnings=(Warning("shared-incompatible", f"{SAID}."), Warning("drift", f"{SAID}.")),
            conflicts=(Conflict("incompatible", f"{SHARED}: x", SHARED, "peft"),),
        )

    def history(self) -> tuple[FakeHistory, ...]:
        return (FakeHistory("2026-03-05T10:07:00", "migrate", NEMOTRON, detail=f"{SAID}."),)

    def records(self, search: str = "", limit: int = 1000) -> tuple[Record, ...]:
        return (self.record("1"),)

    def record(self, number: str) -> Record:
        at = "2026-03-05T10:07:00"
        return Record(number, at, at, "migrate", (NEMOTRON, SHARED), "done", f"{SAID}.")

    def doctor(self, ctx: JobContext, *, deep: bool = False) -> Iterator[Finding]:
        yield Finding("x", State.PROBLEM, f"{SAID}.", f"{SAID}.")

    def _told(self, plan: Plan) -> Plan:
        warned = (Warning("other-key", f"{SAID}."),)
        items = tuple(replace(one, reasons=(SAID,), warnings=warned) for one in plan.items)
        return replace(plan, items=items, warnings=(*plan.warnings, *warned))

    def plan_migrate(self, *args: object, **named: object) -> Plan:
        return self._told(super().plan_migrate(*args, **named))  # type: ignore[arg-type]

    def plan_delete(self, *args: object, **named: object) -> Plan:
        return self._told(super().plan_delete(*args, **named))  # type: ignore[arg-type]


def raw_ids(root: QWidget) -> list[str]:
    """Every id that can be read, heard or found in a tooltip below this widget."""
    found: list[str] = []
    for widget in (root, *root.findChildren(QWidget)):
        words = [widget.toolTip(), widget.accessibleName(), widget.windowTitle()]
        if isinstance(widget, QLabel | QAbstractButton):
            words.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            words.append(widget.toPlainText())
        elif isinstance(widget, QComboBox):
            words += [widget.itemText(place) for place in range(widget.count())]
        elif isinstance(widget, QAbstractItemView) and widget.objectName() != "log":
            words += cells(widget)
        found += [f"{type(widget).__name__}: {one}" for one in words if RAW.search(one)]
    return found


def cells(view: QAbstractItemView) -> list[str]:
    model = view.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    found, parents = [], [view.rootIndex()]
    while parents and model is not None:
        parent = parents.pop()
        for row in range(model.rowCount(parent)):
            line = [model.index(row, at, parent) for at in range(model.columnCount(parent))]
            found += [str(cell.data(role) or "") for cell in line for role in roles]
            if isinstance(view, QTreeView):
                view.expand(line[0])
            parents.append(line[0])
    return found


@pytest.fixture
def talking(make_desk: Callable[..., Desk]) -> Desk:
    workspace = Talkative.with_envs()
    gone = Check("base-python", False, f"{SAID}.", SAID, f"{SAID}.")
    row = workspace.rows[NEMOTRON]
    workspace.rows[NEMOTRON] = replace(row, health=HealthReport((gone,)))
    desk = make_desk(workspace)
    desk.open()
    desk.select(NEMOTRON)
    return desk


def test_the_details_name_no_ids(talking: Desk) -> None:
    details = talking.window.details
    for tab in Tab:
        details.show_tab(tab)
        talking.settle()
        assert (tab, raw_ids(talking.window)) == (tab, [])
    details.show_tab(Tab.OVERVIEW)
    talking.settle()
    details.pages.overview.more.click()
    assert "Transformers (CPU) does not serve" in details.pages.overview.warning.text()
    assert raw_ids(talking.window) == []


def test_the_planner_names_no_ids_before_and_after(talking: Desk) -> None:
    controller = talking.controller
    controller.actions.migrate.trigger()
    talking.settle()
    planner = talking.window.planner
    assert planner.model.rowCount()
    assert raw_ids(planner) == []
    error = RoostError("x", f"{SAID}.", remedy=f"{SAID}.")
    item = ItemResult(EnvId.parse(NEMOTRON), ItemOutcome.FAILED, f"{SAID}.")
    result = Result(Operation.MIGRATE, (item,), errors=(error,))
    planner.finish(result, controller.consolidating._summary(result))
    controller.announcer.result(result, "Migrate")
    assert "nvidia__Nemotron-3-30B" in planner.ending.text()
    assert raw_ids(talking.window) == []
    controller.announcer.result(replace(result, errors=()), "Migrate")
    assert "nvidia__Nemotron-3-30B: Transformers (CPU)" in talking.window.notice.message.body
    assert raw_ids(talking.window) == []


def test_no_dialog_names_ids(talking: Desk) -> None:
    menus = Menus(talking.controller, talking.controller)
    seen = []
    for ask in (
        menus.show_trash,
        menus.historian.show_all,
        menus.helping.show_doctor,
        menus.settings_page.show,
        talking.controller.actions.migrate_this.trigger,
        talking.controller.actions.delete.trigger,
        talking.controller.actions.clean.trigger,
        talking.controller.actions.create.trigger,
        menus.dedupe.trigger,
    ):
        ask()
        talking.settle()
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                seen.append(type(dialog).__name__)
                assert (seen[-1], raw_ids(dialog)) == (seen[-1], [])
                dialog.close()
        talking.settle()
    assert len(set(seen)) >= 7, seen
