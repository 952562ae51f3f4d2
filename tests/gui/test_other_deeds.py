"""What the main table lets be done with another tool's environment, and what the details say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from roost.core.domain.errors import StoreError
from roost.core.domain.plan import Action, Operation, Plan, PlanItem
from roost.core.operations.rules import Rule
from roost.core.workspace.remembered import Remembered
from roost.gui.delegates.cell import is_sentence
from roost.gui.models.roles import Column
from roost.gui.others import About
from roost.gui.panes.details import Tab
from roost.gui.panes.other_overview import removal_sentence
from roost.gui.scan.asking import AdoptDialog, AppNameDialog, ConsentDialog
from support.desk import Desk
from support.fake_workspace import (
    ROOT,
    FakeWorkspace,
    other_info,
)
from support.other_rows import (
    COMFY,
    CONDA,
    NEMOTRON,
    POETRY,
    WAIT,
    buttons,
    cell,
    ids,
    others,
    shown,
    titles,
    words,
)

# --- what can be done ----------------------------------------------------------------------


def test_the_menu_of_a_row_is_that_of_the_scan(full: Desk) -> None:
    full.select(CONDA)
    told = titles(full.window.table.row_menu())
    assert told == [
        *("Open folder", "Open a terminal here", "Copy the Python path", "Copy the facts"),
        *("Check…", "Make a shared one of it…", "Adopt…", "Remove…"),
    ]
    full.select(NEMOTRON)
    told = titles(full.window.table.row_menu())
    assert "Migrate…" in told and "Remove…" not in told
    full.select(NEMOTRON, CONDA)
    assert "Migrate…" in titles(full.window.table.row_menu())


def test_no_action_of_the_workspace_takes_one(full: Desk) -> None:
    actions = full.controller.actions
    never = (actions.migrate_this, actions.pin, actions.add_package, actions.promote,
             actions.dedicated, actions.move)  # fmt: skip
    for chosen in ((CONDA,), (CONDA, POETRY)):
        full.select(*chosen)
        assert not any(one.isEnabled() for one in never)
    assert not actions.delete.isEnabled() and not actions.check.isEnabled(), "several at a time"
    assert "one at a time" in words(full)
    full.select(NEMOTRON, CONDA)
    assert not actions.delete.isEnabled() and not actions.check.isEnabled()
    actions.migrate.trigger()
    full.settle()
    assert full.workspace.named("plan_migrate")[-1] is None or CONDA not in str(
        full.workspace.named("plan_migrate")[-1]
    )


def test_del_removes_by_the_rules_of_its_owner(full: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[list[str], str | None]] = []

    def plan(env_ids: Any, _ctx: object, *, app_name: str | None = None) -> Plan:
        asked.append(([str(one) for one in env_ids], app_name))
        if app_name is None:
            raise StoreError("not-ours", "It belongs to ComfyUI.", remedy="Name it.")
        path, what = Path("/opt"), Action.QUARANTINE
        items = tuple(PlanItem(one, path, what, frees=4_900_000_000) for one in env_ids)
        return Plan(Operation.DELETE, ROOT, items)

    monkeypatch.setattr(full.workspace, "plan_delete", plan)
    full.select(COMFY)
    full.window.table.view.setFocus()
    QTest.keyClick(full.window, Qt.Key.Key_Delete)
    question = cast(AppNameDialog, shown(full, AppNameDialog))
    QTest.keyClicks(question.name, "ComfyUI")
    QTest.mouseClick(question.go, Qt.MouseButton.LeftButton)
    from roost.gui.dialogs.plan import PlanDialog

    dialog = cast(PlanDialog, shown(full, PlanDialog))
    assert asked == [([COMFY], None), ([COMFY], "ComfyUI")]
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    full.settle()
    assert COMFY not in ids(full) and len(ids(full)) == 9
    bar = full.window.undo_bar
    assert not bar.isHidden()
    assert "Free 4.9 GB now" in [one.text() for one in bar.findChildren(QPushButton)]


def test_its_python_runs_only_after_consent(full: Desk) -> None:
    full.select(CONDA)
    keys = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(full.window, Qt.Key.Key_K, keys)
    shown(full, ConsentDialog).reject()
    assert full.workspace.named("check") == []
    full.window.details.show_tab(Tab.HEALTH)
    button = full.window.details.pages.health.findChildren(QPushButton)[0]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    shown(full, ConsentDialog).accept()
    full.settle()
    assert full.workspace.named("check") == [(CONDA, True)]
    assert cell(full, CONDA, Column.HEALTH) == "Healthy"
    assert cell(full, CONDA, Column.SIZE) == "5.0 GB", "its size stays"
    full.qtbot.waitUntil(lambda: "Checked deeply" in words(full), timeout=WAIT)


def test_adopt_is_the_button_of_the_details(full: Desk) -> None:
    full.select(NEMOTRON)
    assert list(buttons(full)) == ["Migrate this…", "Delete…", "Check"]
    full.select(CONDA)
    shown_now = buttons(full)
    assert list(shown_now) == ["Adopt…", "Delete…", "Check"]
    QTest.mouseClick(shown_now["Adopt…"], Qt.MouseButton.LeftButton)
    shown(full, AdoptDialog).reject()
    full.select(NEMOTRON)
    assert list(buttons(full)) == ["Migrate this…", "Delete…", "Check"]


def test_what_is_copied_is_said_in_the_window(full: Desk) -> None:
    full.select(CONDA)
    deeds = full.controller.others.deeds
    deeds.copy_facts.trigger()
    assert CONDA in QGuiApplication.clipboard().text()
    assert not full.window.notice.isHidden()
    full.window.notice.hide()
    deeds.copy_python.trigger()
    assert QGuiApplication.clipboard().text().endswith("python")
    assert not full.window.notice.isHidden()


def test_a_python_that_others_build_on_stays(
    make_desk: Callable[..., Desk], other_workspace: FakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = other_workspace.rows[CONDA]
    found = Remembered(
        (base,), {base.id: other_info(base, "python")}, {base.id: Rule.STAYS}
    )  # fmt: skip
    monkeypatch.setattr(other_workspace, "remembered_others", lambda _ctx: found)
    desk = make_desk(other_workspace)
    desk.open()
    desk.select(CONDA)
    actions = desk.controller.actions
    assert not actions.delete.isEnabled() and actions.check.isEnabled()
    assert not desk.controller.others.deeds.adopt.isEnabled()
    assert "never removes it" in words(desk)


# --- details -------------------------------------------------------------------------------


def test_the_overview_says_what_it_is_and_what_removing_it_means(full: Desk) -> None:
    full.select(COMFY)
    told = words(full)
    for word in ("/opt/ComfyUI", "ComfyUI 0.3.62", "3.12.4", "Better remove it through ComfyUI"):
        assert word in told, (word, told)
    assert "Why this environment" not in told and "In use by" not in told, "nobody has looked"
    assert full.workspace.named("explain") == []
    full.select(NEMOTRON)
    assert "Why this environment" in words(full) and "ComfyUI" not in words(full)


def test_packages_and_disk_are_read(full: Desk) -> None:
    full.select(CONDA)
    details = full.window.details
    details.show_tab(Tab.PACKAGES)
    full.settle()
    assert full.workspace.named("packages")[-1] == CONDA
    assert details.pages.packages.count.text() == "5 packages"
    details.show_tab(Tab.DISK)
    full.settle()
    assert "5.0 GB" in words(full) and "torch" in words(full)
    details.show_tab(Tab.MODELS)
    assert "No model is known" in words(full)
    full.select(NEMOTRON)
    assert details.tab is Tab.MODELS, "the page stays when another row is chosen"


@pytest.mark.parametrize(
    ("rule", "word"),
    [
        (Rule.OWNER, "conda removes it with its own command"),
        (Rule.TRASH, "can be undone"),
        (Rule.NAMED, "through conda"),
        (Rule.STAYS, "never removes it"),
    ],
)
def test_each_rule_has_its_sentence(rule: Rule, word: str) -> None:
    info = other_info(others()[0])
    assert word in removal_sentence(About(info, rule, QAction()))
    assert removal_sentence(About(info, None, QAction())) == ""


@pytest.mark.parametrize(
    ("subtitle", "sentence"),
    [
        ("base Python 3.9 was removed", True),
        ("C:\\My models\\ComfyUI", False),
        ("D:/My models/ComfyUI", False),
        ("/home/me/My models", False),
        ("~/My models", False),
        ("torch-cpu", False),
    ],
)
def test_a_path_with_spaces_is_no_sentence(subtitle: str, sentence: bool) -> None:
    assert is_sentence(subtitle) is sentence
