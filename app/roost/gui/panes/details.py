"""Details at the right: what the selected environment is, in six tabs."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from roost.gui import text
from roost.gui.look import Look
from roost.gui.models.row import Row
from roost.gui.panes.cards import DiskPage, HealthPage, HistoryPage, ModelsPage
from roost.gui.panes.overview import OverviewPage
from roost.gui.panes.packages import PackagesPage
from roost.gui.widgets.action_button import ActionButton
from roost.gui.widgets.labels import ElidedLabel, wrapped_label
from roost.gui.widgets.pill import Pill


class Tab(StrEnum):
    OVERVIEW = "overview"
    PACKAGES = "packages"
    MODELS = "models"
    HEALTH = "health"
    DISK = "disk"
    HISTORY = "history"


class DetailsPane(QFrame):
    """``tab_shown`` asks for what a tab needs; the feed brings it."""

    tab_shown = Signal(object)

    def __init__(
        self,
        look: Look,
        migrate: QAction,
        delete: QAction,
        check: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._look = look
        self.row: Row | None = None
        self._title = ElidedLabel("", "title")
        self._health = Pill(look)
        self._source = Pill(look)
        self._empty = wrapped_label(
            self.tr("Select an environment to see why it is used, and what is in it."), "muted"
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.overview = OverviewPage(look)
        self.packages = PackagesPage(look)
        self.models = ModelsPage(look, self.tr("Models"))
        self.health = HealthPage(look, self.tr("Health"))
        self.disk = DiskPage(look, self.tr("Disk"))
        self.history = HistoryPage(look, self.tr("History"))
        self.health.check_wanted.connect(check.trigger)
        pages: dict[Tab, tuple[str, QWidget]] = {
            Tab.OVERVIEW: (self.tr("Overview"), self.overview),
            Tab.PACKAGES: (self.tr("Packages"), self.packages),
            Tab.MODELS: (self.tr("Models"), self.models),
            Tab.HEALTH: (self.tr("Health"), self.health),
            Tab.DISK: (self.tr("Disk"), self.disk),
            Tab.HISTORY: (self.tr("History"), self.history),
        }
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName(self.tr("Details"))
        self.stack = QStackedWidget()
        self._tab_names = list(pages)
        for title, page in pages.values():
            self.tabs.addTab(title)
            self.stack.addWidget(page)
        self.tabs.currentChanged.connect(self._on_tab)
        self._lay_out(migrate, delete, check)
        self.show_row(None, 0)

    def _lay_out(self, migrate: QAction, delete: QAction, check: QAction) -> None:
        pills = QHBoxLayout()
        pills.setSpacing(12)
        pills.addWidget(self._health)
        pills.addWidget(self._source)
        pills.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(20, 16, 8, 0)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addLayout(pills)
        head.addSpacing(2)
        head.addWidget(self.tabs)
        line = QFrame()
        line.setObjectName("separator")
        buttons = QHBoxLayout()
        buttons.setContentsMargins(20, 8, 20, 14)
        buttons.setSpacing(12)
        primary = ActionButton(
            self._look, migrate, "migrate", text=self.tr("Migrate this…"), primary=True
        )
        primary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        buttons.addWidget(primary)
        buttons.addWidget(ActionButton(self._look, delete, "trash"))
        buttons.addWidget(ActionButton(self._look, check, text=self.tr("Check")))
        self.filled = QWidget()
        column = QVBoxLayout(self.filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line)
        column.addWidget(self.stack, 1)
        column.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.filled)
        layout.addWidget(self._empty)
        self._empty.setContentsMargins(32, 0, 32, 0)

    @property
    def tab(self) -> Tab:
        return self._tab_names[self.tabs.currentIndex()]

    def show_tab(self, tab: Tab) -> None:
        self.tabs.setCurrentIndex(self._tab_names.index(tab))

    def show_row(self, row: Row | None, selected: int) -> None:
        """The selected row; None with several or none selected."""
        self.row = row
        self.filled.setVisible(row is not None)
        self._empty.setVisible(row is None)
        if row is None:
            if selected > 1:
                self._empty.setText(
                    text.plural(
                        "{n} environment selected.",
                        "{n} environments selected: migrate, check or delete them together.",
                        selected,
                    )
                )
            else:
                self._empty.setText(
                    self.tr("Select an environment to see why it is used, and what is in it.")
                )
            return
        self._title.show_text(self._look.words.env_title(row.env))
        self._health.show_label(row.label)
        self._source.show_label(text.source_label(row.env, row.fallback))
        self.overview.show_row(row)
        self.models.show_row(row)
        self.health.show_row(row)
        self.disk.show_row(row)
        self.history.subject = row.env.name

    def _on_tab(self, index: int) -> None:
        self.stack.setCurrentIndex(index)
        self.tab_shown.emit(self._tab_names[index])
