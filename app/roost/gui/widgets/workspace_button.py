"""The button that names the open workspace and opens the list of others."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from roost.gui.look import Look
from roost.gui.text import tip
from roost.gui.widgets.labels import ElidedLabel


class PlaceLabel(ElidedLabel):
    """A path; where it is too long, its last part says most."""

    def shortened(self, width: int) -> str:
        path, metrics = self.text(), self.fontMetrics()
        last = re.split(r"[/\\]", path.rstrip("/\\"))[-1]
        if metrics.horizontalAdvance(path) <= width:
            return path
        left = metrics.elidedText(path, Qt.TextElideMode.ElideLeft, width)
        if left.endswith(path[-len(last) - 1 :]):
            return left
        if metrics.horizontalAdvance(last) <= width:
            return last
        return metrics.elidedText(last, Qt.TextElideMode.ElideMiddle, width)


class WorkspaceButton(QPushButton):
    """Folder, path, chevron."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.list = QMenu(self)
        self.setMinimumWidth(130)
        self.setMaximumWidth(250)
        self._folder = QLabel()
        self._path = PlaceLabel()
        self._chevron = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 10, 0)
        row.setSpacing(8)
        row.addWidget(self._folder)
        row.addWidget(self._path, 1)
        row.addWidget(self._chevron)
        for label in (self._folder, self._path, self._chevron):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(self._open)
        self.retheme()

    def show_path(self, path: str) -> None:
        self._path.show_text(path)
        self.setToolTip(tip(path))
        self.setAccessibleName(self.tr("Workspace {path}").format(path=path))

    def retheme(self) -> None:
        look, ratio = self._look, self.devicePixelRatioF()
        ink = look.theme.color("muted")
        self._folder.setPixmap(look.assets.pixmap("folder", ink, 16, ratio))
        self._chevron.setPixmap(look.assets.pixmap("chevron", ink, 14, ratio))

    def sizeHint(self) -> QSize:
        return QSize(250, self.fontMetrics().height() + 18)

    def _open(self) -> None:
        self.list.setMinimumWidth(self.width())
        self.list.popup(self.mapToGlobal(self.rect().bottomLeft()))
