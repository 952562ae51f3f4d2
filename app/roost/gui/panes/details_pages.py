"""The six tabs of the details, under the name and above the buttons of one environment."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from roost.gui.panes.details import Tab
from roost.gui.panes.overview import OverviewPage
from roost.gui.panes.packages import PackagesPage
from roost.gui.widgets.action_button import ActionButton
from roost.gui.widgets.labels import ElidedLabel
from roost.gui.widgets.pill import Pill

if TYPE_CHECKING:
    from roost.gui.others import About
    from roost.gui.panes.other_overview import OtherOverview


class DetailsPages(QWidget):
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
        self._look = look
        self._is_other = False
        self._title = ElidedLabel("", "title")
        self._health = Pill(look)
        self._source = Pill(look)
        self.overview = OverviewPage(look)
        self._other: OtherOverview | None = None
        self._adopt: ActionButton | None = None
        self.packages = PackagesPage(look)
        self.models = ModelsPage(look, self.tr("Models"))
        self.health = HealthPage(look, self.tr("Health"))
        self.disk = DiskPage(look, self.tr("Disk"))
        self.history = HistoryPage(look, self.tr("History"))
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
        buttons = self._buttons = QHBoxLayout()
        buttons.setContentsMargins(20, 8, 20, 14)
        buttons.setSpacing(12)
        primary = self._primary = ActionButton(
            self._look, migrate, "migrate", text=self.tr("Migrate this…"), primary=True
        )
        primary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        buttons.addWidget(primary)
        buttons.addWidget(ActionButton(self._look, delete, "trash"))
        buttons.addWidget(ActionButton(self._look, check, text=self.tr("Check")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line)
        column.addWidget(self.stack, 1)
        column.addLayout(buttons)

    @property
    def tab(self) -> Tab:
        return self._tab_names[self.tabs.currentIndex()]

    def show_tab(self, tab: Tab) -> None:
        self.tabs.setCurrentIndex(self._tab_names.index(tab))

    def show_row(self, row: Row, about: About | None = None) -> None:
        """``about``: what is known of an environment of another tool."""
        self._title.show_text(self._look.words.env_title(row.env))
        self._health.show_label(row.label)
        self._source.show_label(text.source_label(row.env, row.fallback))
        self._primary.setVisible(about is None)
        if self._adopt is not None:
            self._adopt.setVisible(about is not None)
        if about is None:
            self.overview.show_row(row)
        else:
            self._show_other(row, about)
        self._is_other = about is not None
        self._show_page()
        self.models.show_row(row)
        self.health.show_row(row)
        self.disk.show_row(row)
        self.history.subject = row.env.name

    def _show_other(self, row: Row, about: About) -> None:
        """Its page and its button are made for the first of them."""
        if self._other is None or self._adopt is None:
            from roost.gui.panes.other_overview import OtherOverview

            self._other = OtherOverview(self._look)
            self.stack.addWidget(self._other)
            self._adopt = ActionButton(self._look, about.adopt)
            expanding, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
            self._adopt.setSizePolicy(expanding, fixed)
            self._buttons.insertWidget(0, self._adopt)
            QWidget.setTabOrder(self._primary, self._adopt)
        self._other.show_row(row, about)

    def _show_page(self) -> None:
        if self._other is not None and self._is_other and self.tab is Tab.OVERVIEW:
            self.stack.setCurrentWidget(self._other)
        else:
            self.stack.setCurrentIndex(self.tabs.currentIndex())

    def _on_tab(self, index: int) -> None:
        self._show_page()
        self.tab_shown.emit(self._tab_names[index])
