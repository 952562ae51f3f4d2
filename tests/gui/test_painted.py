"""What is put off until something is painted comes then, and not never."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from roost.gui import painted
from roost.gui.painted import after_paint


class Order(QObject):
    """Writes down when its widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seen: list[str] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen.append("paint")
        return False


def test_it_comes_once_after_the_next_paint(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    order = Order(widget)
    widget.update()
    after_paint(widget, lambda: order.seen.append("then"))
    qtbot.waitUntil(lambda: "then" in order.seen, timeout=60_000)
    assert order.seen == ["paint", "then"]
    widget.repaint()
    QCoreApplication.processEvents()
    assert order.seen == ["paint", "then", "paint"]


def test_what_nobody_shows_is_not_waited_for(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    told: list[str] = []
    after_paint(widget, lambda: told.append("then"))
    assert told == [], "not at once: the caller goes on first"
    qtbot.waitUntil(lambda: told == ["then"], timeout=60_000)


def never_painted(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    widget.setUpdatesEnabled(False)
    return widget


def test_what_is_not_painted_is_waited_for_a_moment_only(qtbot: QtBot) -> None:
    told: list[str] = []
    covered = never_painted(qtbot)
    after_paint(covered, lambda: told.append("then"))
    qtbot.waitUntil(lambda: told == ["then"], timeout=100 * painted.PATIENCE_MS)


def test_a_widget_that_goes_takes_it_along(qtbot: QtBot) -> None:
    told: list[str] = []
    gone = QWidget()
    gone.show()
    qtbot.waitExposed(gone)
    gone.setUpdatesEnabled(False)
    after_paint(gone, lambda: told.append("gone"))
    stays = never_painted(qtbot)
    after_paint(stays, lambda: told.append("stays"))
    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()
    qtbot.waitUntil(lambda: told != [], timeout=100 * painted.PATIENCE_MS)
    assert told == ["stays"]
