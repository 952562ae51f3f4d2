"""*Scan my drives*: found while it runs, shown, copied, checked, adopted and removed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QLineEdit, QWidget

from roost.core.domain.env import EnvId
from roost.core.domain.errors import StoreError
from roost.core.domain.plan import (
    Action,
    ItemOutcome,
    ItemResult,
    Operation,
    Plan,
    PlanItem,
    Result,
)
from roost.core.system.context import JobContext
from roost.core.workspace.machine import Machine
from roost.gui.dialogs.create import CreateDialog
from roost.gui.dialogs.plan import PlanDialog
from roost.gui.menus import Menus
from roost.gui.models.roles import Column
from roost.gui.scan.asking import AdoptDialog, AppNameDialog, ConsentDialog
from roost.gui.scan.desk import Scanning
from roost.gui.scan.dialog import ScanDialog
from support.desk import Desk
from support.fake_machine import FakeMachine
from support.fake_workspace import ROOT

COMFY, OLD, BASE = "other:ComfyUI-venv", "other:old-venv", "other:pyenv-3.11"
WAIT = 60_000


class Scan:
    """The dialog over a made-up machine."""

    def __init__(self, desk: Desk, machine: FakeMachine) -> None:
        self.desk = desk
        self.machine = machine
        self.scanning = Scanning(
            desk.controller, desk.controller, machine=lambda _root: cast(Machine, machine)
        )
        self.scanning.show()
        self.wait(self.dialog.scan.isEnabled)

    @property
    def dialog(self) -> ScanDialog:
        assert self.scanning.dialog is not None
        return self.scanning.dialog

    def wait(self, until: Callable[[], bool]) -> None:
        self.desk.qtbot.waitUntil(until, timeout=WAIT)

    def scan(self) -> None:
        QTest.mouseClick(self.dialog.scan, Qt.MouseButton.LeftButton)
        self.wait(lambda: self.dialog.scan.isEnabled() and not self.desk.board.running())

    def choose(self, env_id: str) -> None:
        self.dialog.table.select((env_id,))

    def ids(self) -> set[str]:
        return {row.id for row in self.scanning.model.rows}

    def shown(self, kind: type[QDialog]) -> QDialog:
        def there() -> list[QDialog]:
            return [one for one in self.dialog.findChildren(kind) if one.isVisible()]

        self.wait(lambda: bool(there()))
        return there()[-1]

    def words(self) -> str:
        found = self.dialog.details.findChildren(QLabel)
        return " | ".join(label.text() for label in found if label.isVisibleTo(self.dialog))


@pytest.fixture
def machine() -> FakeMachine:
    return FakeMachine()


@pytest.fixture
def scan(desk: Desk, machine: FakeMachine) -> Iterator[Scan]:
    made = Scan(desk, machine)
    yield made
    machine.gate.set()
    if made.scanning.dialog is not None:
        made.dialog.reject()


def test_the_first_run_and_the_menu_lead_to_it(make_desk: Callable[..., Desk]) -> None:
    """Without any workspace: this is what somebody sees first."""
    desk = make_desk()
    menus = Menus(desk.controller, desk.controller)
    menus.scanning._make_machine = lambda _root: cast(Machine, FakeMachine())
    QTest.mouseClick(desk.window.empty.scan_button, Qt.MouseButton.LeftButton)
    first = menus.scanning.dialog
    assert first is not None and first.isVisible()
    desk.settle()
    assert not menus.scanning.deeds.adopt.isEnabled()
    assert "workspace" in menus.scanning.deeds.adopt.toolTip()
    first.reject()
    menus.scan.trigger()
    again = menus.scanning.dialog
    assert again is not None and again is not first
    desk.settle()
    again.reject()


def test_places_are_check_marks_and_those_of_last_time_are_set(scan: Scan) -> None:
    ticks = scan.dialog.ticks
    assert {place: tick.isChecked() for place, tick in ticks.items()} == {
        "/home/me": True, "/": False, "/mnt/ai": False, "/data": True,
    }  # fmt: skip
    QTest.keyClick(ticks["/mnt/ai"], Qt.Key.Key_Space)
    scan.scanning.add_folder("/more")
    scan.scanning.add_folder("/more")
    scan.scan()
    assert scan.machine.calls.scanned == [("/home/me", "/mnt/ai", "/data", "/more")]


def test_results_appear_while_it_runs_with_the_folder_and_stop_keeps_them(scan: Scan) -> None:
    scan.machine.gate.clear()
    QTest.mouseClick(scan.dialog.scan, Qt.MouseButton.LeftButton)
    scan.wait(lambda: scan.ids() == {COMFY})
    scan.wait(lambda: "/mnt/ai/folder-1" in scan.dialog.where.text())
    assert scan.dialog.bar.isVisible() and not scan.dialog.scan.isEnabled()
    assert not any(tick.isEnabled() for tick in scan.dialog.ticks.values())
    QTest.mouseClick(scan.dialog.stop, Qt.MouseButton.LeftButton)
    scan.wait(scan.dialog.scan.isEnabled)
    assert scan.ids() == {COMFY} and "Stopped" in scan.dialog.said.text()
    assert not scan.dialog.bar.isVisible()


def test_what_was_found_is_no_row_of_the_workspace(scan: Scan) -> None:
    before = {row.id for row in scan.desk.controller.table.rows}
    scan.scan()
    scan.desk.settle()
    assert {row.id for row in scan.desk.controller.table.rows} == before


def test_rows_say_their_app_and_are_measured(scan: Scan) -> None:
    scan.scan()
    assert scan.ids() == {COMFY, OLD, BASE}
    model = scan.scanning.model
    place = model.position(COMFY)
    assert place is not None
    assert model.index(place, Column.SOURCE).data() == "ComfyUI"
    assert sorted(scan.machine.calls.measured) == sorted(scan.ids())
    assert model.index(place, Column.SIZE).data() not in ("", "–", None)
    assert scan.dialog.said.text().startswith("3 environments found. · 2 on network volumes")


def test_details_say_what_it_is_and_what_is_wrong(scan: Scan) -> None:
    scan.scan()
    scan.choose(COMFY)
    told = scan.words()
    for word in ("ComfyUI 0.3.62", "3.11.7", "2.7.1 · CUDA 12.8", "212", "ComfyUI's log", "5.0 GB"):
        assert word in told, (word, told)
    scan.choose(OLD)
    told = scan.words()
    assert "/nowhere is gone. Install it." in told and "/mnt/ai/old" in told
    scan.scanning.deeds.copy_facts.trigger()
    copied = QGuiApplication.clipboard().text()
    assert OLD in copied and "/nowhere is gone" in copied


def test_a_python_that_others_build_on_is_neither_adopted_nor_removed(scan: Scan) -> None:
    scan.scan()
    scan.choose(BASE)
    deeds = scan.scanning.deeds
    assert not deeds.adopt.isEnabled() and not deeds.remove.isEnabled()
    assert deeds.open_folder.isEnabled() and deeds.check.isEnabled()
    scan.choose(OLD)
    assert deeds.adopt.isEnabled() and deeds.remove.isEnabled()


def test_its_code_runs_only_after_consent(scan: Scan) -> None:
    scan.scan()
    scan.choose(OLD)
    scan.scanning.deeds.check.trigger()
    cast(ConsentDialog, scan.shown(ConsentDialog)).reject()
    assert scan.machine.calls.checked == []
    scan.scanning.deeds.check.trigger()
    scan.shown(ConsentDialog).accept()
    scan.wait(lambda: scan.machine.calls.checked == [OLD] and not scan.desk.board.running())
    assert "Healthy" in scan.dialog.said.text()


def words(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel))


def executed(done: list[Plan]) -> Callable[..., Result]:
    def execute(plan: Plan, _ctx: JobContext) -> Result:
        done.append(plan)
        items = [ItemResult(one.env, ItemOutcome.DONE, "", "other-1") for one in plan.items]
        return Result(plan.operation, tuple(items))

    return execute


def plan_for(action: Action) -> Callable[..., Plan]:
    def plan(env_ids: list[EnvId], _ctx: JobContext, **_more: object) -> Plan:
        path = FakeMachine().envs[0].path
        items = tuple(PlanItem(env_id, path, action) for env_id in env_ids)
        return Plan(Operation.DELETE, ROOT, items)

    return plan


def test_an_orphan_is_removed_after_its_plan(scan: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = scan.desk.workspace
    monkeypatch.setattr(workspace, "plan_delete", plan_for(Action.QUARANTINE))
    done: list[Plan] = []
    monkeypatch.setattr(workspace, "execute", executed(done))
    scan.scan()
    scan.choose(OLD)
    scan.scanning.deeds.remove.trigger()
    plan = cast(PlanDialog, scan.shown(PlanDialog))
    assert done == [] and "Undo" in words(plan)
    QTest.mouseClick(plan.go, Qt.MouseButton.LeftButton)
    scan.wait(lambda: scan.ids() == {COMFY, BASE})
    assert [str(item.env) for item in done[0].items] == [OLD]
    scan.desk.settle()
    assert not scan.desk.window.undo_bar.isHidden()


def test_an_apps_environment_needs_its_name_typed(
    scan: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str | None] = []
    plain = plan_for(Action.QUARANTINE)

    def plan(env_ids: list[EnvId], ctx: JobContext, *, app_name: str | None = None) -> Plan:
        asked.append(app_name)
        if app_name is None:
            raise StoreError("not-ours", "It belongs to ComfyUI.", remedy="Name it.")
        return plain(env_ids, ctx)

    monkeypatch.setattr(scan.desk.workspace, "plan_delete", plan)
    scan.scan()
    scan.choose(COMFY)
    scan.scanning.deeds.remove.trigger()
    question = cast(AppNameDialog, scan.shown(AppNameDialog))
    assert not question.go.isEnabled()
    QTest.keyClicks(question.name, "comfy")
    assert not question.go.isEnabled()
    QTest.keyClicks(question.name, "UI")
    assert question.go.isEnabled()
    QTest.mouseClick(question.go, Qt.MouseButton.LeftButton)
    scan.shown(PlanDialog).reject()
    assert asked == [None, "comfyUI"]
    assert scan.ids() == {COMFY, OLD, BASE}


def test_adopting_asks_how_and_for_which_model_first(
    scan: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, bool, str | None]] = []
    real = scan.desk.workspace.plan_adopt

    def plan(env_id: EnvId, ctx: JobContext, *, copy: bool, model: str | None) -> Plan:
        asked.append((str(env_id), copy, model))
        return real(env_id, ctx, copy=copy, model=model)

    monkeypatch.setattr(scan.desk.workspace, "plan_adopt", plan)
    scan.scan()
    scan.choose(COMFY)
    scan.scanning.deeds.adopt.trigger()
    question = cast(AdoptDialog, scan.shown(AdoptDialog))
    question.how.setCurrentIndex(1)
    QTest.keyClicks(question.model, "org/name")
    QTest.mouseClick(question.go, Qt.MouseButton.LeftButton)
    plan_dialog = cast(PlanDialog, scan.shown(PlanDialog))
    assert asked == [(COMFY, True, "org/name")]
    assert "never changed" in words(plan_dialog)
    plan_dialog.reject()


def test_a_shared_one_can_be_made_of_it(scan: Scan) -> None:
    scan.scan()
    scan.choose(COMFY)
    scan.scanning.deeds.promote.trigger()
    question = cast(CreateDialog, scan.shown(CreateDialog))
    key = question.choice()[0]
    question.accept()
    plan = cast(PlanDialog, scan.shown(PlanDialog))
    assert [item.env.name for item in plan.plan.items] == [key]
    plan.reject()


def test_the_picture_across_tools_comes_when_it_is_asked_for(scan: Scan) -> None:
    scan.scan()
    scan.dialog.tabs.setCurrentIndex(1)
    across = scan.dialog.across
    scan.wait(lambda: across.torch.rowCount() == 1)
    assert "9.0 GB" in across.summary.text() and "volume 2" in across.summary.text()
    row = [across.torch.index(0, column).data() for column in range(4)]
    assert row == ["2.7.1+cu128", "3", "3", "9.0 GB"]
    assert across.packages.rowCount() == 1  # what exists once is no news
    tools = [across.caches.index(place, 0).data() for place in range(2)]
    assert tools == ["pip", "huggingface (models)"]


def test_keys_reach_everything_and_everything_has_a_name(scan: Scan) -> None:
    scan.scan()
    scan.choose(OLD)
    named = (QAbstractButton, QLineEdit)
    for kind in named:
        for widget in scan.dialog.findChildren(kind):
            if widget.isVisible() and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                assert widget.accessibleName() or widget.text(), widget  # type: ignore[attr-defined]
    reached: set[QWidget] = set()
    at: QWidget | None = scan.dialog.scan
    while at is not None and at not in reached:
        reached.add(at)
        at = at.nextInFocusChain()
    wanted = [scan.dialog.scan, scan.dialog.add, scan.dialog.tabs, scan.dialog.table.view]
    assert {*wanted, *scan.dialog.ticks.values()} <= reached
    menu = scan.dialog.table.row_menu()
    titles = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert titles[-1] == "Remove…" and "Check…" in titles and "Adopt…" in titles
    menu.deleteLater()
    QTest.keyClick(scan.dialog, Qt.Key.Key_Escape)
    assert scan.scanning.dialog is None


def test_opening_another_workspace_ends_it(scan: Scan) -> None:
    scan.machine.gate.clear()
    QTest.mouseClick(scan.dialog.scan, Qt.MouseButton.LeftButton)
    scan.wait(scan.machine.reached.is_set)
    scan.desk.controller.session.open(ROOT)
    assert scan.scanning.dialog is None
    scan.desk.settle()
