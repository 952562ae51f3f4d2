"""The table of environments with its footer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from roost.core.domain.health import Badge
from roost.gui import text
from roost.gui.delegates.cell import (
    CellDelegate,
    CountDelegate,
    NameDelegate,
    PillDelegate,
    SizeDelegate,
)
from roost.gui.look import Look
from roost.gui.models.env_table import EnvTableModel, column_titles
from roost.gui.models.roles import Column, Role
from roost.gui.theme import scaled
from roost.gui.widgets.labels import plain_label
from roost.gui.widgets.placeholder import paint_placeholder

Index = QModelIndex | QPersistentModelIndex
_PHASE_MS = 60
LEAST_NAME = 22
"""Characters of the name that stay visible in a narrow window; the rest scrolls."""


def widest() -> dict[Column, list[str]]:
    """The widest usual contents, as words: fonts scale and languages differ, pixels would not."""
    badges = [text.badge_label(badge).word for badge in Badge]
    return {
        Column.HEALTH: [f"MMM {word} MMM" for word in (*badges, text.tr("In use"))],
        Column.SOURCE: [f"MM {text.tr('Legacy · fallback')}", f"MM {text.tr('Superseded')}"],
        Column.MODELS: [f"{text.tr('Models')}00"],
        Column.PYTHON: ["3.10.110 "],
        Column.TORCH: ["2.13.0 · CUDA 12.100"],
        Column.SIZE: [f"{text.tr('+{size} shared').format(size=text.size(400_000_000))}00"],
        Column.USED: [
            f"{text.plural('{n} month ago', '{n} months ago', 12)}0",
            f"{text.tr('Last used')}00",
        ],
    }


class EnvView(QTableView):
    """Keys go on to whoever filters: typing a letter in the table starts the search."""

    typed = Signal(str)
    placeholder = ""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_placeholder(self, self._look, self.placeholder)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The keyboard's place is drawn over the whole row; Qt paints its one cell anew."""
        super().currentChanged(current, previous)
        for index in (current, previous):
            if index.isValid():
                row = self.visualRect(index)
                self.viewport().update(0, row.top(), self.viewport().width(), row.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letters = event.text()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if plain and letters.strip() and letters.isprintable():
            self.typed.emit(letters)
            return
        super().keyPressEvent(event)


class TablePane(QFrame):
    selection_changed = Signal(object)
    check_all = Signal()

    def __init__(
        self,
        look: Look,
        table: EnvTableModel,
        menu_actions: Sequence[QAction | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._look = look
        self._table = table
        self._menu_actions = menu_actions
        self._ids: tuple[str, ...] = ()
        self._kept: tuple[str, ...] = ()
        self.view_action: QAction | None = None
        """What is shown beside the columns that are chosen; for the column chooser."""
        self.menu_for: Callable[[], Sequence[QAction | None] | None] | None = None
        """Another menu for what is selected now, or None."""
        self.view = EnvView(look)
        self._set_up_view()
        self._count = plain_label("", "small")
        self._unchecked = plain_label("", "small")
        self._unchecked.setMinimumWidth(40)  # a narrow window may cut it, never the buttons
        self.check_button = QPushButton(self.tr("Check all"))
        self.check_button.setProperty("kind", "link")
        self.check_button.clicked.connect(self.check_all)
        footer = QHBoxLayout()
        footer.setContentsMargins(16, 2, 12, 6)
        self.space_button = QPushButton(self.tr("What takes the space"))
        self.space_button.setProperty("kind", "link")
        footer.addWidget(self._count)
        footer.addWidget(self.space_button)
        footer.addStretch(1)
        footer.addWidget(self._unchecked)
        footer.addWidget(self.check_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addLayout(footer)
        self._pulse = QTimer(self)
        self._pulse.setInterval(_PHASE_MS)
        self._pulse.timeout.connect(self._on_pulse)
        table.modelAboutToBeReset.connect(self._before_reset)
        table.modelReset.connect(self._after_reset)
        table.dataChanged.connect(self._on_data)
        self.view.selectionModel().selectionChanged.connect(self._on_selection)
        self.refresh_footer()
        self.view.placeholder = ""

    def _set_up_view(self) -> None:
        view = self.view
        view.setModel(self._table)
        view.setAccessibleName(self.tr("Environments"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setMouseTracking(True)
        view.setTabKeyNavigation(False)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self.show_menu)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.verticalHeader().setDefaultSectionSize(row_height(view))
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFixedHeight(max(36, QFontMetrics(view.font()).height() + 20))
        header.setMinimumSectionSize(48)
        header.setStretchLastSection(False)
        metrics = QFontMetrics(scaled(view.font(), 0.96))
        for column, samples in widest().items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            view.setColumnWidth(column, max(map(metrics.horizontalAdvance, samples)))
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(Column.SOURCE, Qt.SortOrder.AscendingOrder)
        view.setSortingEnabled(True)
        header.setSortIndicatorShown(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self.show_columns)
        kinds: dict[Column, type[CellDelegate]] = {
            Column.HEALTH: PillDelegate,
            Column.NAME: NameDelegate,
            Column.SOURCE: PillDelegate,
            Column.MODELS: CountDelegate,
            Column.SIZE: SizeDelegate,
        }
        self.delegates = [kinds.get(column, CellDelegate)(view, self._look) for column in Column]
        for column, delegate in zip(Column, self.delegates, strict=True):
            view.setItemDelegateForColumn(column, delegate)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name takes what is left, but never so little that it cannot be read."""
        super().resizeEvent(event)
        view, header = self.view, self.view.horizontalHeader()
        others = sum(
            view.columnWidth(column)
            for column in Column
            if column is not Column.NAME and not view.isColumnHidden(column)
        )
        least = QFontMetrics(view.font()).horizontalAdvance("n" * LEAST_NAME)
        if self.width() - others >= least:
            header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        else:
            header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Fixed)
            view.setColumnWidth(Column.NAME, least)

    # --- selection -------------------------------------------------------------------

    def select(self, env_ids: Sequence[str]) -> None:
        """Select rows by id, and bring the first into view."""
        model = self.view.selectionModel()
        model.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        first: QModelIndex | None = None
        for env_id in env_ids:
            place = self._table.position(env_id)
            if place is not None:
                index = self._table.index(place, Column.NAME)
                model.select(index, flags)
                first = first or index
        if first is not None:
            model.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.view.scrollTo(first)

    def enter(self) -> None:
        """The keyboard comes in from the search: to the first row, if none is selected."""
        self.view.setFocus()
        first = self._table.id_at(0)
        if not self.selected_ids() and first is not None:
            self.select((first,))

    def selected_ids(self) -> tuple[str, ...]:
        rows = self.view.selectionModel().selectedRows(Column.NAME)
        return tuple(index.data(Role.ID) for index in sorted(rows, key=QModelIndex.row))

    def _on_selection(self) -> None:
        self._ids = self.selected_ids()
        self.selection_changed.emit(self._ids)

    def _before_reset(self) -> None:
        self._kept = self._ids

    def _after_reset(self) -> None:
        """A filter made the view forget; what is still shown stays selected."""
        self.select(self._kept)
        self._on_selection()
        self.refresh_footer()

    # --- footer, menus ---------------------------------------------------------------

    def refresh_footer(self) -> None:
        shown, total = self._table.rowCount(), len(self._table.rows)
        counted = text.plural("{n} environment", "{n} environments", total)
        if shown != total:
            counted = self.tr("{shown} of {all}").format(shown=text.number(shown), all=counted)
        self._count.setText(counted)
        self.view.placeholder = (
            self.tr("Nothing matches the filter. Esc in the search field clears it.")
            if total
            else self.tr("No environments here yet. “New shared env…” makes the first.")
        )
        unknown = sum(row.unchecked for row in self._table.own)
        self._unchecked.setText(
            text.plural(
                "{n} not checked yet: checking runs its Python",
                "{n} not checked yet: checking runs their Python",
                unknown,
            )
            if unknown
            else ""
        )
        self.check_button.setVisible(bool(unknown))

    def show_menu(self, position: QPoint) -> None:
        menu = self.row_menu()
        menu.exec(self.view.viewport().mapToGlobal(position))
        menu.deleteLater()

    def row_menu(self) -> QMenu:
        menu = QMenu(self)
        own = None if self.menu_for is None else self.menu_for()
        for action in self._menu_actions if own is None else own:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        return menu

    def show_columns(self, position: QPoint) -> None:
        menu = self.column_menu()
        menu.exec(self.view.horizontalHeader().mapToGlobal(position))
        menu.deleteLater()

    def column_menu(self) -> QMenu:
        """The column chooser; the name always stays."""
        menu = QMenu(self)
        for column, title in zip(Column, column_titles(), strict=True):
            if column is Column.NAME:
                continue
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(not self.view.isColumnHidden(column))
            action.setData(int(column))
        if self.view_action is not None:
            menu.addSeparator()
            menu.addAction(self.view_action)
        menu.triggered.connect(self._on_column)
        return menu

    def _on_column(self, action: QAction) -> None:
        if action is not self.view_action:
            self.view.setColumnHidden(action.data(), not action.isChecked())

    # --- bars without an end move ------------------------------------------------------

    def _on_data(self) -> None:
        if not self._pulse.isActive():
            self._pulse.start()

    def _on_pulse(self) -> None:
        """Move endless bars; stops itself when no row has one."""
        endless = [row.id for row in self._table.rows if row.fraction == -1.0]
        if not endless:
            self._pulse.stop()
            return
        for delegate in self.delegates:
            delegate.phase = (delegate.phase + 0.03) % 1.0
        for env_id in endless:
            place = self._table.position(env_id)
            if place is not None:
                for column in range(Column.NAME, Column.TORCH + 1):
                    self.view.update(self._table.index(place, column))


def row_height(view: QTableView) -> int:
    """Room for two lines and the bar; 56 px at the usual size of type."""
    return max(56, 2 * QFontMetrics(view.font()).height() + 24)
