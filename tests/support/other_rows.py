"""Rows of other tools in the window, and what a test asks of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QPushButton

from roost.core.domain.env import Env, EnvKind
from roost.core.domain.health import Check, HealthReport, Level, Severity
from roost.core.workspace.machine import Machine
from roost.gui.menus import Menus
from roost.gui.models.roles import Column
from roost.gui.scan.dialog import ScanDialog
from roost.gui.widgets.action_button import ActionButton
from support.desk import Desk
from support.fake_machine import FakeMachine
from support.fake_workspace import env

COMFY, CONDA, POETRY = "other:ComfyUI", "other:sd-1a2b3c4d", "other:app-5e6f7a8b"
NEMOTRON = "legacy:nvidia__Nemotron-3-30B"
OTHER = EnvKind.OTHER
WAIT = 60_000


def others() -> tuple[Env, Env]:
    gone = Check("base-python", False, "/nowhere is gone", "", "Install it.", Severity.BREAKS)
    return (
        env(
            OTHER, "sd-1a2b3c4d", app="conda", path=Path("/opt/conda/envs/sd"),
            torch="2.7.1+cu128", accelerator="cu128", health=HealthReport(),
        ),
        env(
            OTHER, "app-5e6f7a8b", app="Poetry", path=Path("/home/me/app/.venv"), torch=None,
            health=HealthReport((gone,), Level.STATIC),
        ),
    )  # fmt: skip


def cell(desk: Desk, env_id: str, column: Column, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
    table = desk.controller.table
    place = table.position(env_id)
    assert place is not None, env_id
    return table.index(place, column).data(role)


def ids(desk: Desk) -> list[str]:
    table = desk.controller.table
    return [str(table.id_at(place)) for place in range(table.rowCount())]


def words(desk: Desk) -> str:
    labels = desk.window.details.findChildren(QLabel)
    return " | ".join(one.text() for one in labels if one.isVisibleTo(desk.window))


def buttons(desk: Desk) -> dict[str, QPushButton]:
    """Those at the foot of the details, from the left."""
    found = desk.window.details.pages.findChildren(ActionButton)
    return {
        one.text().strip(): one
        for one in sorted(found, key=lambda one: one.x())
        if one.isVisible() and one.parentWidget() is desk.window.details.pages
    }


def shown(desk: Desk, kind: type[QDialog]) -> QDialog:
    def there() -> list[QDialog]:
        return [one for one in desk.window.findChildren(kind) if one.isVisible()]

    desk.qtbot.waitUntil(lambda: bool(there()), timeout=WAIT)
    return there()[-1]


def titles(menu: QMenu) -> list[str]:
    found = [one.text() for one in menu.actions() if not one.isSeparator()]
    menu.deleteLater()
    return found


def scanned_drives(full: Desk) -> tuple[Menus, ScanDialog, Env]:
    """A look through the drives by the menu; it finds one more environment, the last value."""
    menus = Menus(full.controller, full.controller)
    machine = FakeMachine()
    menus.scanning._make_machine = lambda _root: cast(Machine, machine)
    menus.scan.trigger()
    dialog = menus.scanning.dialog
    assert dialog is not None
    full.qtbot.waitUntil(dialog.scan.isEnabled, timeout=WAIT)
    found = machine.envs[0]
    full.workspace.rows[str(found.id)] = found
    QTest.mouseClick(dialog.scan, Qt.MouseButton.LeftButton)
    full.settle()
    return menus, dialog, found
