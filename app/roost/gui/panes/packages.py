"""Details, *Packages*: search, versions, sizes, copy, compare with another environment."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from roost.gui import text
from roost.gui.look import Look
from roost.gui.models.package_table import PackageTableModel
from roost.gui.widgets.choice import Choice
from roost.gui.widgets.labels import plain_label


def list_table(model: PackageTableModel | None, name: str) -> QTableView:
    """A plain table for lists: no grid, fixed rows, whole rows selected."""
    view = QTableView()
    view.setObjectName("list")
    view.setAccessibleName(name)
    if model is not None:
        view.setModel(model)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 14)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return view


class PackagesPage(QWidget):
    compare_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = PackageTableModel(look.words, self)
        self.search = QLineEdit()
        self.search.setProperty("kind", "compact")
        self.search.setPlaceholderText(self.tr("Search packages"))
        self.search.setAccessibleName(self.tr("Search packages"))
        self.search.setClearButtonEnabled(True)
        self.copy_button = QToolButton()
        self.copy_button.setToolTip(self.tr("Copy the list"))
        self.copy_button.setAccessibleName(self.tr("Copy the list"))
        look.dress(self.copy_button, "copy", "muted")
        self.compare = Choice(look, self.tr("Compare with"))
        self.compare.setProperty("kind", "compact")
        self.compare.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.compare.setMinimumContentsLength(10)
        self.view = list_table(self.model, self.tr("Packages"))
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        metrics = self.view.fontMetrics()
        for column, sample in ((1, "2026.10.19.1234"), (2, "999 MB00"), (3, "2026.10.19.1234")):
            self.view.setColumnWidth(column, metrics.horizontalAdvance(sample) + 12)
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorShown(False)
        self.count = plain_label("", "small")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.compare, 1)
        top.addWidget(self.copy_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 14, 8)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.count)
        self.search.textChanged.connect(self.model.set_search)
        self.copy_button.clicked.connect(self.copy)
        self.compare.activated.connect(self._on_compare)

    def show_packages(self, packages: tuple[object, ...] | None) -> None:
        """None while they are being read."""
        if packages is None:
            self.model.set_weights({})
        self.model.set_packages(packages or ())  # type: ignore[arg-type]
        self._count(reading=packages is None)

    def show_comparison(self, other: tuple[object, ...]) -> None:
        """Versions of the chosen environment beside these, in the place of the sizes."""
        self.view.setColumnHidden(2, True)
        self.model.compare_with(other, self.compare.currentText())  # type: ignore[arg-type]
        self._count()

    def _count(self, *, reading: bool = False) -> None:
        if reading:
            self.count.setText(self.tr("reading…"))
            return
        told = text.plural("{n} package", "{n} packages", self.model.total)
        if self.model.columnCount() > 3:
            told += " · " + text.plural("{n} differs", "{n} differ", self.model.differing)
        self.count.setText(told)

    def show_others(self, others: list[tuple[str, str]]) -> None:
        """Environments to compare with: (id, title)."""
        self._compare_none()
        self.compare.clear()
        self.compare.addItem(self.tr("Compare with…"), "")
        for env_id, title in others:
            self.compare.addItem(title, env_id)

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.model.as_text())

    def _on_compare(self, index: int) -> None:
        env_id = self.compare.itemData(index)
        if env_id:
            self.compare_wanted.emit(env_id)
        else:
            self._compare_none()
            self._count()

    def _compare_none(self) -> None:
        self.view.setColumnHidden(2, False)
        self.model.compare_with(None)
