"""*Support file…*: everything that would go in, to be read before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from roost.gui import text
from roost.gui.look import Look
from roost.gui.widgets.labels import plain_label, wrapped_label
from roost.gui.widgets.tick import Tick

if TYPE_CHECKING:
    from roost.core.workspace.support.collect import Support


class SupportDialog(QDialog):
    """``gather`` asks for the content (True: without model names); ``save_wanted`` hands it on."""

    gather = Signal(bool)
    save_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Support file"))
        self.resize(900, 640)
        self._look = look
        self._support: Support | None = None
        self._picture = b""
        self.summary = wrapped_label("", "muted")
        self.files = QListWidget()
        self.files.setAccessibleName(self.tr("Files in it"))
        self.files.setMaximumWidth(260)
        self.content = QPlainTextEdit()
        self.content.setReadOnly(True)
        self.content.setAccessibleName(self.tr("Content"))
        self.image = QLabel()
        self.image.setAccessibleName(self.tr("The picture of the window"))
        shown = QScrollArea()
        shown.setWidget(self.image)
        shown.setWidgetResizable(True)
        shown.setAccessibleName(self.tr("The picture of the window"))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.content)
        self.pages.addWidget(shown)
        numbers = self.tr("Put numbers in the place of model names")
        self.hide_models = Tick(look, numbers, text=numbers)
        pictured = self.tr("With a picture of the window")
        self.with_picture = Tick(look, pictured, text=pictured)
        self.with_picture.setChecked(True)
        self.save = QPushButton(self.tr("Save…"))
        self.save.setProperty("kind", "primary")
        self.save.setDefault(True)
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        body = QHBoxLayout()
        body.addWidget(self.files)
        body.addWidget(self.pages, 1)
        row = QHBoxLayout()
        row.addWidget(self.hide_models)
        row.addWidget(self.with_picture)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(plain_label(self.tr("Support file"), "title"))
        layout.addWidget(self.summary)
        layout.addLayout(body, 1)
        layout.addLayout(row)
        self.files.currentRowChanged.connect(self._on_file)
        self.hide_models.toggled.connect(self.gather)
        self.with_picture.toggled.connect(self._refill)
        self.save.clicked.connect(self._on_save)
        close.clicked.connect(self.reject)

    def waiting(self) -> None:
        self.files.clear()
        self.content.clear()
        self.save.setEnabled(False)
        self.summary.setText(self.tr("Gathering; nothing is changed, and nothing written yet."))

    def show_support(self, support: Support, picture: bytes) -> None:
        self._support, self._picture = support, picture
        self.save.setEnabled(True)
        told = self.tr(
            "This goes in: {size}. Home folder, user and computer names, credentials and tokens "
            "are taken out. Nothing is sent; you decide who gets the file."
        )
        self.summary.setText(told.format(size=text.size(support.size)))
        self._refill()

    def chosen(self) -> Support | None:
        """What would be written now."""
        if self._support is None or not (self.with_picture.isChecked() and self._picture):
            return self._support
        return self._support.with_picture(self._picture)

    def _refill(self) -> None:
        self.files.clear()
        support = self.chosen()
        for piece in support.pieces if support is not None else ():
            item = QListWidgetItem(f"{piece.name} · {text.size(len(piece.data))}")
            item.setToolTip(text.tip(piece.about))
            self.files.addItem(item)
        self.files.setCurrentRow(0)

    def _on_file(self, row: int) -> None:
        support = self.chosen()
        if support is None or not 0 <= row < len(support.pieces):
            self.content.clear()
            return
        piece = support.pieces[row]
        if piece.name.endswith(".png"):
            pixmap = QPixmap()
            pixmap.loadFromData(QByteArray(piece.data))
            smooth = Qt.TransformationMode.SmoothTransformation
            self.image.setPixmap(pixmap.scaledToWidth(min(600, pixmap.width()), smooth))
            self.pages.setCurrentIndex(1)
            return
        self.content.setPlainText("\n".join(map(text.visible, piece.text.splitlines())))
        self.pages.setCurrentIndex(0)

    def _on_save(self) -> None:
        support = self.chosen()
        if support is not None:
            self.save_wanted.emit(support)
            self.accept()
