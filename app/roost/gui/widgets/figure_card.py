"""One of the four figures over the table; pressed, it filters."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from roost.gui.look import Look
from roost.gui.widgets.labels import ElidedLabel, plain_label

_NARROW = 144
_LEAST_NOTE = 52


class FigureCard(QPushButton):
    """Icon, title, a large value and what it means in small type.

    In a narrow window the icon gives way first, then the note: never the value.
    """

    def __init__(
        self, look: Look, icon: str, color: str, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon_name, self._color = icon, color
        self.setCheckable(True)
        self.setProperty("kind", "figure")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._icon = QLabel(self)
        self._title = ElidedLabel(title, "figureTitle", Qt.TextElideMode.ElideRight)
        self._value = plain_label("–", "figureValue")
        self._note = ElidedLabel("", "figureNote", Qt.TextElideMode.ElideRight)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(16, 10, 4, 10)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._title, 0, 1, 1, 2)
        grid.addWidget(self._value, 1, 1)
        grid.addWidget(self._note, 1, 2)
        grid.setColumnStretch(2, 1)
        for label in (self._icon, self._title, self._value, self._note):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.retheme()

    def show_figure(self, value: str, note: str) -> None:
        self._value.setText(value)
        self._note.show_text(note)
        self._give_way()
        self.setAccessibleName(f"{self._title.text()}: {value}")
        self.setAccessibleDescription(note)

    def retheme(self) -> None:
        theme = self._look.theme
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(
            self._look.assets.pixmap(self._icon_name, theme.color(self._color), 18, ratio)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        narrow = self.width() < _NARROW
        self._icon.setVisible(not narrow)
        self._grid.setContentsMargins(12 if narrow else 16, 10, 4, 10)
        self._grid.setHorizontalSpacing(4 if narrow else 10)
        taken = 20 if narrow else 58
        room = self.width() - taken - self._value.sizeHint().width()
        self._note.setVisible(room >= _LEAST_NOTE)

    def sizeHint(self) -> QSize:
        return QSize(160, self._grid.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(106, self._grid.minimumSize().height())
