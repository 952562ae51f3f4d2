"""Details at the right: what the selected environment is, in six tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from roost.core.domain.env import EnvKind
from roost.gui.look import Look
from roost.gui.models.row import Row
from roost.gui.widgets.labels import wrapped_label
from roost.gui.widgets.tab_order import take_place_in_tab_order

if TYPE_CHECKING:
    from roost.core.domain.env import Env
    from roost.core.domain.health import Check
    from roost.gui.others import About
    from roost.gui.panes.details_pages import DetailsPages
    from roost.gui.panes.several import SeveralPane


class Tab(StrEnum):
    OVERVIEW = "overview"
    PACKAGES = "packages"
    MODELS = "models"
    HEALTH = "health"
    DISK = "disk"
    HISTORY = "history"


class DetailsPane(QFrame):
    """``tab_shown`` asks for what a tab needs; the feed brings it.

    Its pages are made for the first row that is shown: no start needs their hundred widgets.
    """

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
        self.setObjectName("card")
        self._look = look
        self._actions = (migrate, delete, check)
        self._remedies = remedies
        self.row: Row | None = None
        self.about: Callable[[Env], About] | None = None
        """What is known of another tool's environment; put here by who knows."""
        self._empty = wrapped_label(
            self.tr("Select an environment to see why it is used, and what is in it."), "muted"
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._empty)
        self._empty.setContentsMargins(32, 0, 32, 0)

    @cached_property
    def pages(self) -> DetailsPages:
        from roost.gui.panes.details_pages import DetailsPages

        migrate, delete, check = self._actions
        pages = DetailsPages(self._look, migrate, delete, check, self._remedies)
        pages.help_wanted.connect(self.help_wanted)
        pages.pin_wanted.connect(self.pin_wanted)
        pages.history_wanted.connect(self.history_wanted)
        pages.compare_wanted.connect(self.compare_wanted)
        pages.tab_shown.connect(self.tab_shown)
        pages.hide()
        cast(QVBoxLayout, self.layout()).insertWidget(0, pages)
        take_place_in_tab_order(pages, self)
        return pages

    @property
    def tab(self) -> Tab:
        return self.pages.tab

    def show_tab(self, tab: Tab) -> None:
        self.pages.show_tab(tab)

    @cached_property
    def several(self) -> SeveralPane:
        from roost.gui.panes.several import SeveralPane

        pane = SeveralPane(self._look, *self._actions)
        cast(QVBoxLayout, self.layout()).insertWidget(0, pane)
        take_place_in_tab_order(pane, self)
        return pane

    def show_row(self, row: Row | None, rows: Sequence[Row] = ()) -> None:
        """The selected row; ``rows``: the selected ones where it is not a single one."""
        self.row = row
        others = any(one.env.kind is EnvKind.OTHER for one in rows)
        together = len(rows) > 1 and not others
        self._empty.setVisible(row is None and not together)
        if row is not None:
            other = row.env.kind is EnvKind.OTHER and self.about is not None
            self.pages.show_row(row, self.about(row.env) if other and self.about else None)
        elif together:
            self.several.show_rows(rows)
        for name, wanted in (("pages", row is not None), ("several", together)):
            if name in self.__dict__:
                self.__dict__[name].setVisible(wanted)
        self._empty.setText(
            self.tr("Environments of other tools are changed one at a time.")
            if others
            else self.tr("Select an environment to see why it is used, and what is in it.")
        )
