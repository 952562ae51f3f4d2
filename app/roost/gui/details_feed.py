"""Brings the details pane what it shows: decision, packages, history, asked when needed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from roost.core.domain.env import EnvId, EnvKind
from roost.core.system.context import JobContext
from roost.gui import text
from roost.gui.facade import HistoryLike, PackageLike
from roost.gui.jobs.job import Ending, JobEnded, LaneName
from roost.gui.models.row import Row
from roost.gui.panes.details import DetailsPane, Tab
from roost.gui.selection import Selection
from roost.gui.session import Session
from roost.gui.text import Words

if TYPE_CHECKING:
    from roost.core.domain.decision import Decision

MOST_OTHERS = 200


class DetailsFeed(QObject):
    """An answer for a row that is no longer shown is dropped."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        pane: DetailsPane,
        words: Words,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._selection = selection
        self._pane = pane
        self._words = words
        self._fed: set[tuple[str, str]] = set()
        self._offered = ""
        selection.changed.connect(self._on_selection)
        session.env_changed.connect(self._on_env)
        session.scanned.connect(self.refresh)
        session.table.dataChanged.connect(self._on_data)
        pane.tab_shown.connect(self._on_tab)
        pane.compare_wanted.connect(self._compare)

    def refresh(self) -> None:
        """Everything anew: after a scan, or after redaction was switched."""
        self._fed.clear()
        self._show(self._selection.single)

    def _on_selection(self) -> None:
        row = self._selection.single
        if row is None or self._pane.row is None or row.id != self._pane.row.id:
            self._fed.clear()
            self._offered = ""
            self._show(row)
        else:
            self._pane.show_row(row)

    def _on_env(self, env_id: str) -> None:
        """Also where the shared one that decides about the shown one has changed."""
        row = self._selection.single
        if row is not None and env_id in (row.id, f"shared:{row.env.migration_target}"):
            self._fed.clear()
            self._show(row)

    def _on_data(self) -> None:
        """The badges say what the row's badges say, also while a job is at it."""
        row, shown = self._selection.single, self._pane.row
        if row is None or shown is None or row.id != shown.id:
            return
        if (row.label, row.fallback) != (shown.label, shown.fallback):
            self._pane.show_row(row)

    def _show(self, row: Row | None) -> None:
        fresh = row is None or self._pane.row is None or row.id != self._pane.row.id
        self._pane.show_row(row, self._selection.rows if row is None else ())
        if row is None:
            return
        if fresh:
            self._pane.pages.overview.show_decision(None)
            if self._pane.pages.made(Tab.PACKAGES):
                self._pane.pages.packages.show_packages(None)
        self._on_tab(self._pane.tab)

    def _on_tab(self, tab: object) -> None:
        row = self._selection.single
        if row is None:
            return
        if tab == Tab.OVERVIEW and row.env.kind is not EnvKind.OTHER:
            self._ask(row, "explain", self._explain)
        elif tab == Tab.PACKAGES:
            self._offer_others(row)
            self._ask(row, "packages", self._packages)
            self._ask(row, "weights", self._weights)
        elif tab == Tab.DISK:
            self._ask(row, "weights", self._weights)
        elif tab == Tab.HISTORY:
            self._ask(row, "history", self._history)

    def _ask(self, row: Row, name: str, ask: Callable[[Row], None]) -> None:
        key = (row.id, name)
        if key not in self._fed and self._session.workspace is not None:
            self._fed.add(key)
            ask(row)

    def _explain(self, row: Row) -> None:
        workspace = self._session.workspace
        assert workspace is not None
        env_id = row.env.id

        def run(_ctx: JobContext) -> Decision | None:
            return workspace.explain(env_id)

        def then(end: JobEnded) -> None:
            decision = getattr(end.error, "decision", None) if end.error else end.value
            if self._still(row):
                self._pane.pages.overview.show_decision(cast("Decision | None", decision))

        self._session.read("explain", self.tr("Explain"), run, then, first=True)

    def _packages(self, row: Row) -> None:
        def then(packages: tuple[PackageLike, ...]) -> None:
            if self._still(row):
                self._pane.pages.packages.show_packages(packages)

        self._read_packages(row.env.id, then)

    def _weights(self, row: Row) -> None:
        """What each package takes: a walk of the tree, so beside what is quick to read."""

        def then(weights: tuple[tuple[str, int], ...]) -> None:
            if self._still(row):
                self._pane.pages.packages.model.set_weights(dict(weights))
                self._pane.pages.disk.show_packages(weights)

        weigh_packages(self._session, row.env.id, then)

    def _compare(self, env_id: str) -> None:
        self._read_packages(EnvId.parse(env_id), self._pane.pages.packages.show_comparison)

    def _read_packages(
        self, env_id: EnvId, then: Callable[[tuple[PackageLike, ...]], None]
    ) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return

        def run(_ctx: JobContext) -> tuple[PackageLike, ...]:
            return tuple(workspace.packages(env_id))

        def ended(end: JobEnded) -> None:
            if end.ending is Ending.DONE:
                then(cast("tuple[PackageLike, ...]", end.value))

        self._session.read("packages", self.tr("Packages"), run, ended, first=True)

    def _history(self, row: Row) -> None:
        workspace = self._session.workspace
        assert workspace is not None

        def run(_ctx: JobContext) -> list[HistoryLike]:
            names = (row.id, row.env.name)
            return [entry for entry in workspace.history() if str(entry.env) in names]

        def then(end: JobEnded) -> None:
            if end.ending is Ending.DONE and self._still(row):
                self._pane.pages.history.show_history(cast("list[HistoryLike]", end.value))

        self._session.read("history", self.tr("History"), run, then, first=True)

    def _offer_others(self, row: Row) -> None:
        """What its packages can be compared with; once, or a comparison would be lost."""
        if self._offered == row.id:
            return
        self._offered = row.id
        others = (one for one in self._session.table.rows if one.id != row.id)
        title = self._words.env_title
        named = [(one.id, title(one.env)) for one in islice(others, MOST_OTHERS)]
        self._pane.pages.packages.show_others(named)

    def _still(self, row: Row) -> bool:
        now = self._selection.single
        return now is not None and now.id == row.id


def weigh_packages(
    session: Session, env_id: EnvId, then: Callable[[tuple[tuple[str, int], ...]], None]
) -> None:
    """Ask what the packages of one environment take; what cannot be read is not told."""
    workspace = session.workspace
    if workspace is None:
        return

    def run(ctx: JobContext) -> tuple[tuple[str, int], ...]:
        return workspace.weigh(env_id, ctx)

    def ended(end: JobEnded) -> None:
        if end.ending is Ending.DONE:
            then(cast("tuple[tuple[str, int], ...]", end.value))

    lane = LaneName.BACKGROUND
    session.read("weigh", text.tr("Measure the packages"), run, ended, first=True, lane=lane)
