"""Ready for other languages and sizes: every word goes through the translator, nothing is cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from roost.core.store.settings import Settings
from roost.core.store.userconfig import UserConfig
from roost.gui.dialogs.doctor import DoctorDialog
from roost.gui.dialogs.settings import SettingsDialog
from roost.gui.dialogs.sharing import SharingDialog
from roost.gui.dialogs.trash import TrashDialog
from roost.gui.look import Look
from roost.gui.menus import Menus
from roost.gui.panes.details import Tab
from roost.gui.widgets.labels import ElidedLabel
from support.cut import still_cut
from support.desk import Desk
from support.fake_workspace import sharing_plan

OPEN, CLOSE = "⟦", "⟧"
NEMOTRON = "legacy:nvidia__Nemotron-3-30B"


class Pseudo(QTranslator):
    """A language in which every sentence stands in brackets, and is a third longer."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        ours = context == "Roost" or context[:1] not in ("Q", "")
        return f"{OPEN}{text}{'·' * (len(text) // 3)}{CLOSE}" if ours and text.strip() else text


@pytest.fixture
def pseudo(qapp: QApplication) -> Iterator[None]:
    translator = Pseudo()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def untranslated(root: QWidget) -> list[str]:
    """Words of buttons and fields, which are never data, that came past the translator."""
    found = []
    for button in root.findChildren(QAbstractButton):
        if any(char.isalpha() for char in button.text()) and OPEN not in button.text():
            found.append(button.text())
    for field in root.findChildren(QLineEdit):
        if field.placeholderText() and OPEN not in field.placeholderText():
            found.append(field.placeholderText())
    for label in root.findChildren(QLabel):
        heading = str(label.property("kind")) in ("heading", "label", "figureTitle", "title")
        if heading and not isinstance(label, ElidedLabel) and OPEN not in label.text():
            found.append(label.text())
    return [one for one in found if not _figure(one)]


def _figure(text: str) -> bool:
    return not text.strip() or not any(char.isalpha() for char in text) or text[:1].isdigit()


@pytest.mark.usefixtures("pseudo")
def test_every_word_goes_through_the_translator(
    make_desk: Callable[..., Desk], look: Look, qtbot: QtBot
) -> None:
    desk = make_desk()
    menus = Menus(desk.controller, desk.controller)
    desk.open()
    desk.select(NEMOTRON)
    for tab in Tab:
        desk.window.details.show_tab(tab)
        desk.settle()
    menus.space.show()
    desk.settle()
    assert untranslated(desk.window) == []
    actions = [one for one in desk.window.findChildren(QAction) if one.text()]
    assert [one.text() for one in actions if OPEN not in one.text()] == []
    for dialog in (
        SharingDialog(look, sharing_plan("hardlink")),
        SettingsDialog(look, Settings(), UserConfig()),
        TrashDialog(look, []),
        DoctorDialog(look),
    ):
        qtbot.addWidget(dialog)
        assert OPEN in dialog.windowTitle()
        assert untranslated(dialog) == []


@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0, 3.0])
def test_nothing_is_cut_from_100_to_300_per_cent(
    make_desk: Callable[..., Desk], look: Look, qapp: QApplication, qtbot: QtBot, factor: float
) -> None:
    """Letters that much larger, on a screen that much larger."""
    before = qapp.font()
    larger = QFont(before)
    larger.setPointSizeF(before.pointSizeF() * factor)
    qapp.setFont(larger)
    look.switch(qapp, "light")
    try:
        desk = make_desk()
        menus = Menus(desk.controller, desk.controller)
        desk.window.resize(round(1440 * factor), round(900 * factor))
        desk.open()
        desk.select(NEMOTRON)
        qapp.processEvents()
        assert still_cut(desk.window, qtbot) == []
        menus.space.show()
        desk.settle()
        qapp.processEvents()
        assert still_cut(desk.window, qtbot) == []
        for dialog in (
            SharingDialog(look, sharing_plan("hardlink")),
            SettingsDialog(look, Settings(), UserConfig()),
            TrashDialog(look, []),
        ):
            qtbot.addWidget(dialog)
            # Qt keeps a dialog within two thirds of a screen, which here is a small one.
            dialog.resize(dialog.size().expandedTo(dialog.sizeHint()))
            dialog.show()
            qtbot.waitExposed(dialog, timeout=60_000)
            qapp.processEvents()
            assert still_cut(dialog, qtbot) == []
    finally:
        qapp.setFont(before)
        look.switch(qapp, "light")
