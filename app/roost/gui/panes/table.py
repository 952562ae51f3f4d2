"""The table of environments with its footer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence
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

from roost.gui import text
from roost.gui.delegates.cell import (
    CellDelegate,
    CountDelegate,
    NameDelegate,
    PillDelegate,
    SizeDelegate,
    TorchDelegate,
)
from roost.gui.delegates.paint import pill_height
from roost.gui.look import Look
from roost.gui.models.env_table import EnvTableModel
from roost.gui.models.roles import Column, Role
from roost.gui.panes.column_menu import ColumnMenu
from roost.gui.panes.columns import Columns
from roost.gui.panes.env_view import EnvView
from roost.gui.widgets.labels import ElidedLabel, plain_label

_PHASE_MS = 60


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
        self._resetting = False
        self.view_action: QAction | None = None
        """What is shown beside the columns that are chosen; for the column chooser."""
        self.menu_for: Callable[[], Sequence[QAction | None] | None] | None = None
        """Another menu for what is selected now, or None."""
        self.view = EnvView(look)
        self.compact = QAction(self.tr("Compact rows"), self)
        self.compact.setCheckable(True)
        self.compact.setShortcut(QKeySequence("Ctrl+Shift+R"))
        self.arrange = QAction(self.tr("Columns and sorting"), self)
        self.arrange.setShortcut(QKeySequence("Ctrl+Shift+L"))
        self.arrange.triggered.connect(self._on_arrange)
        self._set_up_view()
        self.compact.toggled.connect(self._fit_rows)
        self._count = plain_label("", "small")
        # A narrow window may shorten it, never the buttons.
        self._unchecked = ElidedLabel("", "small", Qt.TextElideMode.ElideRight)
        self._unchecked.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.check_button = QPushButton(self.tr("Check all"))
        self.check_button.setProperty("kind", "link")
        self.check_button.clicked.connect(self.check_all)
        footer = QHBoxLayout()
        footer.setContentsMargins(16, 2, 12, 6)
        self.space_button = QPushButton(self.tr("What takes the space"))
        self.space_button.setProperty("kind", "link")
        footer.addWidget(self._count)
        footer.addWidget(self.space_button)
        footer.addWidget(self._unchecked, 1)
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
        self.view.verticalScrollBar().valueChanged.connect(self._on_data)
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
        view.menu_wanted.connect(self._on_menu_key)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(40)
        header.setStretchLastSection(False)
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
            Column.TORCH: TorchDelegate,
            Column.SIZE: SizeDelegate,
        }
        self.delegates = [kinds.get(column, CellDelegate)(view, self._look) for column in Column]
        for column, delegate in zip(Column, self.delegates, strict=True):
            view.setItemDelegateForColumn(column, delegate)
        self.columns = Columns(view, self.delegates)
        self._fit_rows()
        view.resized.connect(self.columns.share)

    # --- density -----------------------------------------------------------------------

    def set_compact(self, compact: bool) -> None:
        """One line a row, or two."""
        self.compact.setChecked(compact)

    def show_current(self) -> None:
        """The keyboard's place stays in view when heights have changed."""
        if self.view.currentIndex().isValid():
            self.view.scrollTo(self.view.currentIndex())

    def _fit_rows(self) -> None:
        compact = self.compact.isChecked()
        for delegate in self.delegates:
            delegate.compact = compact
        self.view.verticalHeader().setDefaultSectionSize(row_height(self.view, compact))
        self.view.horizontalHeader().setFixedHeight(header_height(self.view, compact))
        self.columns.compact = compact
        self.columns.measure()
        self.view.viewport().update()

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

    def forget(self) -> None:
        """What was selected is of another workspace: rows of the same names are not it."""
        self._kept = ()

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
        ids = self.selected_ids()
        if not self._resetting:
            self._kept = ids
        self._ids = ids
        self.selection_changed.emit(ids)

    def _before_reset(self) -> None:
        self._resetting = True

    def _after_reset(self) -> None:
        """A filter made the view forget: what is still shown stays selected, and what it hid is
        selected again when it is shown, unless something else was chosen meanwhile."""
        self.select(self._kept)
        self._on_selection()
        self._resetting = False
        self.refresh_footer()

    # --- footer, menus ---------------------------------------------------------------

    def refresh_footer(self) -> None:
        shown, total = self._table.rowCount(), self._table.total
        counted = text.plural("{n} environment", "{n} environments", total)
        if shown != total:
            counted = self.tr("{shown} of {all}").format(shown=text.number(shown), all=counted)
        self._count.setText(counted)
        self.view.placeholder = (
            self.tr("Nothing matches the filter. Esc clears it.")
            if total
            else self.tr("No environments here yet. “New shared env…” makes the first.")
        )
        unknown = 0 if self._table.names_only else self._table.tally.unchecked
        self._unchecked.show_text(
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

    def _on_menu_key(self, position: QPoint) -> None:
        """Opened by a key, it is gone through by keys."""
        menu = self.row_menu()
        menu.setActiveAction(next(one for one in menu.actions() if one.isEnabled()))
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
        menu.setActiveAction(menu.actions()[0])
        menu.exec(self.view.horizontalHeader().mapToGlobal(position))
        menu.deleteLater()

    def _on_arrange(self) -> None:
        """The same by a key, under the header."""
        self.show_columns(self.view.horizontalHeader().rect().bottomLeft())

    def column_menu(self) -> QMenu:
        """What a click on the header offers."""
        return ColumnMenu(self, self.columns, (self.view_action, self.compact))

    # --- bars without an end move ------------------------------------------------------

    def _on_data(self) -> None:
        if not self._pulse.isActive():
            self._pulse.start()

    def _on_pulse(self) -> None:
        """Move endless bars; stops itself when no row in view has one."""
        first, last = self.view.rowAt(0), self.view.rowAt(self.view.viewport().height() - 1)
        last = self._table.rowCount() - 1 if last < 0 else last
        seen = [self._table.index(place, Column.NAME) for place in range(max(0, first), last + 1)]
        endless = [index for index in seen if index.data(Role.FRACTION) == -1.0]
        if not endless:
            self._pulse.stop()
            return
        for delegate in self.delegates:
            delegate.phase = (delegate.phase + 0.03) % 1.0
        for index in endless:
            for column in range(Column.NAME, Column.TORCH + 1):
                self.view.update(index.siblingAtColumn(column))


def row_height(view: QTableView, compact: bool) -> int:
    """Room for two lines and the bar, or for one: 56 and 26 px at the usual size of type."""
    line = QFontMetrics(view.font()).height()
    if compact:
        return max(26, pill_height(view.font()) + 6, line + 6)
    return max(56, 2 * line + 24)


def header_height(view: QTableView, compact: bool) -> int:
    line = QFontMetrics(view.font()).height()
    return max(28, line + 12) if compact else max(36, line + 20)
