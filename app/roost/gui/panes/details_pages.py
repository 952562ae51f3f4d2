"""The six tabs of the details, under the name and above the buttons of one environment.

All but the overview are made when they are first shown: they would take 3 MB.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
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
from roost.gui.panes.details import Tab
from roost.gui.panes.overview import OverviewPage
from roost.gui.widgets.action_button import ActionButton
from roost.gui.widgets.labels import ElidedLabel
from roost.gui.widgets.pill import Pill
from roost.gui.widgets.tab_order import take_place_in_tab_order

if TYPE_CHECKING:
    from roost.core.domain.health import Check
    from roost.gui.others import About
    from roost.gui.panes.cards import DiskPage, HealthPage, HistoryPage, ModelsPage
    from roost.gui.panes.other_overview import OtherOverview
    from roost.gui.panes.packages import PackagesPage


class DetailsPages(QWidget):
    tab_shown = Signal(object)
    pin_wanted = Signal(str)
    help_wanted = Signal(str)
    history_wanted = Signal(str)
    compare_wanted = Signal(str)

    def __init__(
        self,
        look: Look,
        migrate: QAction,
        delete: QAction,
        check: QAction,
        remedies: Callable[[Row, Check], Sequence[QAction]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._migrate = migrate
        self._check = check
        self._remedies = remedies
        self._row: Row | None = None
        self._is_other = False
        self._title = ElidedLabel("", "title")
        self._health = Pill(look)
        self._source = Pill(look)
        self.overview = OverviewPage(look)
        self._other: OtherOverview | None = None
        self._adopt: ActionButton | None = None
        titles = {
            Tab.OVERVIEW: self.tr("Overview"),
            Tab.PACKAGES: self.tr("Packages"),
            Tab.MODELS: self.tr("Models"),
            Tab.HEALTH: self.tr("Health"),
            Tab.DISK: self.tr("Disk"),
            Tab.HISTORY: self.tr("History"),
        }
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName(self.tr("Details"))
        self.stack = QStackedWidget()
        self._tab_names = list(titles)
        for tab, title in titles.items():
            self.tabs.addTab(title)
            self.stack.addWidget(self.overview if tab is Tab.OVERVIEW else QWidget())
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

    # --- pages, each made with its first use -----------------------------------------

    @cached_property
    def packages(self) -> PackagesPage:
        from roost.gui.panes.packages import PackagesPage

        page = PackagesPage(self._look)
        page.compare_wanted.connect(self.compare_wanted)
        self._put(Tab.PACKAGES, page)
        return page

    @cached_property
    def models(self) -> ModelsPage:
        from roost.gui.panes.cards import ModelsPage

        page = ModelsPage(self._look, self.tr("Models"))
        page.pin_wanted.connect(self.pin_wanted)
        self._put(Tab.MODELS, page)
        return page

    @cached_property
    def health(self) -> HealthPage:
        from roost.gui.panes.cards import HealthPage

        page = HealthPage(self._look, self.tr("Health"))
        page.remedies = self._remedies
        page.migrate = self._migrate
        page.check_wanted.connect(self._check.trigger)
        page.help_wanted.connect(self.help_wanted)
        self._put(Tab.HEALTH, page)
        return page

    @cached_property
    def disk(self) -> DiskPage:
        from roost.gui.panes.cards import DiskPage

        page = DiskPage(self._look, self.tr("Disk"))
        self._put(Tab.DISK, page)
        return page

    @cached_property
    def history(self) -> HistoryPage:
        from roost.gui.panes.cards import HistoryPage

        page = HistoryPage(self._look, self.tr("History"))
        page.whole_wanted.connect(self.history_wanted)
        self._put(Tab.HISTORY, page)
        return page

    def made(self, tab: Tab) -> bool:
        """Whether the page of this tab has been shown, or asked for, before."""
        return tab is Tab.OVERVIEW or tab.value in self.__dict__

    def _put(self, tab: Tab, page: QWidget) -> None:
        place = self._tab_names.index(tab)
        shown = self.stack.currentIndex() == place
        empty = self._page(place)
        self.stack.removeWidget(empty)
        empty.deleteLater()
        self.stack.insertWidget(place, page)
        if shown:
            self.stack.setCurrentIndex(place)
        take_place_in_tab_order(page, self.tabs)
        if self._row is not None:
            self._fill(page, self._row)

    def _page(self, place: int) -> QWidget:
        page = self.stack.widget(place)
        assert page is not None
        return page

    @staticmethod
    def _fill(page: QWidget, row: Row) -> None:
        show_row = getattr(page, "show_row", None)
        if show_row is not None:
            show_row(row)

    # --- what is shown -----------------------------------------------------------------

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
        self._row = row
        for place in range(1, len(self._tab_names)):
            self._fill(self._page(place), row)

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
        getattr(self, self._tab_names[index].value)  # its page, made now if it is not there
        self._show_page()
        self.tab_shown.emit(self._tab_names[index])
