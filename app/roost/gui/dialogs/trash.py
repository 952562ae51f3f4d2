"""The trash: bring back, or free the space for good."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget

from roost.core.domain.plan import TrashItem
from roost.gui import in_trash, text
from roost.gui.look import Look
from roost.gui.models.trash_table import TrashTableModel
from roost.gui.panes.packages import list_table
from roost.gui.widgets.labels import plain_label, wrapped_label


class TrashDialog(QDialog):
    """Emits what shall be done; nothing is done here."""

    restore = Signal(object)
    purge = Signal(object)

    def __init__(
        self, look: Look, items: Sequence[TrashItem], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Trash"))
        self.resize(820, 420)
        self.model = TrashTableModel(look.words, self)
        self.model.set_items(items)
        self.view = list_table(None, self.tr("Trash"))
        self.view.setModel(self.model)
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 110), (2, 250), (3, 80), (4, 80)):
            self.view.setColumnWidth(column, width)
        told = in_trash.summary(items) if items else self.tr("The trash is empty.")
        self._summary = wrapped_label(told, "muted")
        self.back = QPushButton(self.tr("Bring back"))
        self.free = QPushButton(self.tr("Purge for good"))
        self.free.setProperty("kind", "danger")
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        for button in (self.back, self.free):
            button.setAutoDefault(False)
        self.back.clicked.connect(self._on_back)
        self.free.clicked.connect(self._on_free)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(self.free)
        row.addStretch(1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(plain_label(self.tr("Trash"), "title"))
        self._summary.setToolTip(text.tip(in_trash.tip(items)))
        layout.addWidget(self._summary)
        layout.addWidget(self.view, 1)
        layout.addLayout(row)
        self.view.selectionModel().selectionChanged.connect(self._refresh)
        self._refresh()

    def chosen(self) -> tuple[str, ...]:
        """Ids of the selected items; all of them where none is selected."""
        rows = sorted({index.row() for index in self.view.selectionModel().selectedRows()})
        return self.model.ids(rows or range(self.model.rowCount()))

    def _refresh(self) -> None:
        any_selected = self.view.selectionModel().hasSelection()
        self.back.setEnabled(any_selected)
        self.free.setEnabled(self.model.rowCount() > 0)
        self.free.setText(
            self.tr("Purge for good") if any_selected else self.tr("Purge everything")
        )

    def _on_back(self) -> None:
        self.restore.emit(self.chosen())
        self.accept()

    def _on_free(self) -> None:
        self.purge.emit(self.chosen())
        self.accept()
