"""*Scan my drives*: where to look, how far it is, what was found, and the picture across tools."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from roost.gui import text
from roost.gui.look import Look
from roost.gui.models.env_table import EnvTableModel
from roost.gui.models.roles import Column
from roost.gui.panes.table import TablePane
from roost.gui.scan.across import AcrossPage
from roost.gui.scan.details import OtherDetails
from roost.gui.widgets.action_button import ActionButton
from roost.gui.widgets.bar import Bar
from roost.gui.widgets.labels import ElidedLabel, plain_label, wrapped_label
from roost.gui.widgets.tick import Tick

_COLUMNS = 3
_WAYS = 4


class OtherTable(TablePane):
    """The table of environments, with words of its own at its foot."""

    empty = ""

    def refresh_footer(self) -> None:
        super().refresh_footer()
        self.check_button.hide()
        self.space_button.hide()
        if not self._table.rows:
            self.view.placeholder = self.empty


class ScanDialog(QDialog):
    """Shows what the desk hands it; nothing is looked at here."""

    scan_wanted = Signal(object)
    stop_wanted = Signal()
    folder_wanted = Signal()
    across_wanted = Signal()

    def __init__(
        self,
        look: Look,
        model: EnvTableModel,
        actions: Sequence[QAction | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setWindowTitle(self.tr("Environments on this machine"))
        self.resize(1300, 780)
        self.ticks: dict[str, Tick] = {}
        self._bases: tuple[str, ...] = ()
        self.table = OtherTable(look, model, actions)
        self.table.empty = self.tr("Choose where to look, then scan. Nothing found is run.")
        self.table.view.setAccessibleName(self.tr("Environments of other tools"))
        self.table.columns.hide([Column.MODELS])
        self.table.refresh_footer()
        self.details = OtherDetails(look)
        for action in actions:
            if action is not None:
                self.addAction(action)
        self._add_ways([action for action in actions if action is not None])
        self.across = AcrossPage(look)
        self._lay_out()
        self.show_running(False)

    def _add_ways(self, actions: Sequence[QAction]) -> None:
        """The last of the actions as buttons beside the details."""
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, action in enumerate(actions[-_WAYS:]):
            grid.addWidget(ActionButton(self._look, action), place // 2, place % 2)
        self.details.buttons.addLayout(grid)

    def _lay_out(self) -> None:
        self._places = QGridLayout()
        self._places.setHorizontalSpacing(24)
        self._places.setVerticalSpacing(6)
        self.add = QPushButton(" " + self.tr("Add a folder…"))
        self._look.dress(self.add, "folder")
        self.add.setAutoDefault(False)
        self.scan = QPushButton(" " + self.tr("Scan"))
        self.scan.setProperty("kind", "primary")
        self._look.dress(self.scan, "search", "on_accent")
        self.scan.setDefault(True)
        self.stop = QPushButton(" " + self.tr("Stop"))
        self._look.dress(self.stop, "stop")
        self.stop.setAutoDefault(False)
        self.bar = Bar(self._look)
        self.bar.setAccessibleName(self.tr("Progress of the scan"))
        self.where = ElidedLabel("", "small")
        told = self.tr(
            "The places that tools use are always looked at; choose what else. Network drives are "
            "left out unless you add one, and nothing that is found is run or changed."
        )
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(plain_label(self.tr("Environments on this machine"), "title"))
        head.addStretch(1)
        for button in (self.add, self.stop, self.scan):
            head.addWidget(button)
        top = QFrame()
        top.setObjectName("card")
        rows = QVBoxLayout(top)
        rows.setContentsMargins(20, 14, 16, 14)
        rows.setSpacing(10)
        rows.addLayout(head)
        rows.addWidget(wrapped_label(told, "muted"))
        rows.addLayout(self._places)
        rows.addWidget(self.bar)
        rows.addWidget(self.where)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("What is shown"))
        self.tabs.addTab(self.tr("Found"))
        self.tabs.addTab(self.tr("Across tools"))
        self.tabs.currentChanged.connect(self._on_tab)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(12)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.details)
        split.setStretchFactor(0, 1)
        split.setSizes([900, 340])
        self.pages = QStackedWidget()
        self.pages.addWidget(split)
        self.pages.addWidget(self.across)
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.said = ElidedLabel("", "muted")
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(top)
        layout.addWidget(self.tabs)
        layout.addWidget(self.pages, 1)
        layout.addLayout(foot)
        self.add.clicked.connect(self.folder_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.scan.clicked.connect(self._on_scan)

    # --- where to look -------------------------------------------------------------------

    def show_places(self, places: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        """(folder, words) each with a check mark; those of ``chosen`` are set."""
        for folder, words in places:
            self.add_place(folder, words, checked=folder in chosen)

    def add_place(self, folder: str, words: str, *, checked: bool = True) -> None:
        if folder in self.ticks:
            self.ticks[folder].setChecked(True)
            return
        shown = self._look.words.plain(words)
        tick = Tick(self._look, shown, text=shown)
        tick.setChecked(checked)
        place = len(self.ticks)
        self._places.addWidget(tick, place // _COLUMNS, place % _COLUMNS)
        self._places.setColumnStretch(_COLUMNS, 1)
        self.ticks[folder] = tick

    def roots(self) -> tuple[str, ...]:
        return tuple(folder for folder, tick in self.ticks.items() if tick.isChecked())

    # --- how far it is -------------------------------------------------------------------

    def show_running(self, running: bool) -> None:
        self.scan.setEnabled(not running)
        self.stop.setEnabled(running)
        for tick in self.ticks.values():
            tick.setEnabled(not running)
        self.bar.show_fraction(None if running else 0.0)
        self.bar.setVisible(running)
        self.where.setVisible(running)
        self.where.show_text(self.tr("Looking…") if running else "")

    def show_progress(self, folders: int, folder: str) -> None:
        self.bar.phase = (self.bar.phase + 0.05) % 1.0
        self.bar.update()
        shown = self._look.words.path(folder)
        told = text.plural("{n} folder · {folder}", "{n} folders · {folder}", folders, folder=shown)
        self.where.show_text(told if folders else shown)

    def say(self, told: str) -> None:
        self.said.show_text(self._look.words.plain(told))

    # --- inner ---------------------------------------------------------------------------

    def _on_scan(self) -> None:
        self.scan_wanted.emit(self.roots())

    def _on_tab(self, place: int) -> None:
        self.pages.setCurrentIndex(place)
        if place:
            self.across_wanted.emit()
