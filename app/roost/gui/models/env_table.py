"""The table's model: rows by id, in an order of its own.

Sorting and filtering are done here on Python values and not in a QSortFilterProxyModel:
that would call back into Python twice for every comparison (0.5 s for 10,000 rows, where
sorting keys takes 30 ms).  A new value never moves its row: the order changes when the
user sorts, filters or rescans, so nothing jumps while sizes and health arrive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from roost.core.domain.env import Env, EnvId, EnvKind, Sizes
from roost.gui import text
from roost.gui.models.cells import CellText, column_titles, source_label
from roost.gui.models.env_filter import EnvFilter
from roost.gui.models.roles import Column, Role
from roost.gui.models.row import Measuring, Row, RowProgress, RowText, sort_key
from roost.gui.models.tally import Tally, tally

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_FIRST_SORT = (Column.SOURCE, Qt.SortOrder.AscendingOrder)


class EnvTableModel(QAbstractTableModel):
    """All environments of one workspace and of other tools (``rows``); ``order``: what is shown."""

    def __init__(self, words: text.Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells = CellText(words)
        self._rows: dict[str, Row] = {}
        self._texts: dict[str, RowText] = {}
        self._order: list[str] = []
        self._sorted: list[str] | None = None
        """The order, while no value has changed since it was made."""
        self._at: dict[str, str] = {}  # job to the row it was told of last
        self._position: dict[str, int] = {}
        self._unusable: frozenset[str] = frozenset()
        self._filter = EnvFilter()
        self._sort = _FIRST_SORT
        self._tally: Tally | None = None
        self.names_only = False
        """Whether a first look is shown: nothing is known of what bears these names."""

    # --- what Qt asks ---------------------------------------------------------------

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._order):
            return None
        row = self._rows[self._order[index.row()]]
        column = Column(index.column())
        if role == Role.ROW:
            return row
        if role == Role.ID:
            return row.id
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._cells.display(row, column, spoken=role != Qt.ItemDataRole.DisplayRole)
        if role == Qt.ItemDataRole.ToolTipRole:
            return text.tip(self._cells.tooltip(row, column))
        if role == Role.SUBTITLE:
            return self._cells.subtitle(row, column)
        if role == Role.LABEL:
            return row.label if column is Column.HEALTH else source_label(row)
        if role == Role.FRACTION:
            return row.fraction
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return column_titles()[section] if 0 <= section < len(Column) else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(Column):
            return
        wanted = (Column(column), order)
        if wanted == self._sort and self._sorted is self._order:
            return  # Qt asks twice for one click
        self._sort = wanted
        self._rearrange()

    # --- what the session tells -----------------------------------------------------

    def show_names(self, names: Sequence[EnvId], make: Callable[[EnvId], Env]) -> None:
        """A first look, which the scan replaces; ``make`` gives what a painted row shows."""
        self._unusable = frozenset()
        fresh = {str(one): Row(partial(make, one)) for one in names}
        self._texts = {
            env_id: RowText(one, row, lazy=True)
            for one, (env_id, row) in zip(names, fresh.items(), strict=True)
        }
        if self._filter.empty and self._sort == _FIRST_SORT:  # which asks for names alone here
            wanted = sorted(fresh, key=lambda one: self._texts[one].name)
        else:
            wanted = self._arranged(fresh)
        self.beginResetModel()
        self._rows = fresh
        self._tally = None
        self.names_only = True
        self._set_order(wanted)
        self.endResetModel()

    def replace_own(self, envs: Sequence[Env]) -> None:
        """What the workspace holds now; the rows of other tools stay."""
        before = () if self.names_only else self._rows.values()
        self.replace_all((*envs, *(row.env for row in before if row.env.kind is EnvKind.OTHER)))

    def replace_others(self, envs: Sequence[Env]) -> None:
        """The environments of other tools beside the workspace's own, which stay.

        Names alone have none beside them yet.
        """
        if self.names_only:
            return
        self.replace_all((*(row.env for row in self.own), *envs))

    def replace_all(self, envs: Sequence[Env]) -> None:
        """The result of a scan.  Rows that stay keep what was measured and their progress."""
        self.names_only = False
        self._tally = None
        self._unusable = _unusable_keys(envs)
        fresh: dict[str, Row] = {}
        texts: dict[str, RowText] = {}
        for env in envs:
            env_id = str(env.id)
            old = self._rows.get(env_id)
            fallback = _is_fallback(env, self._unusable)
            if old is not None and old.shows(env) and old.fallback == fallback:
                fresh[env_id], texts[env_id] = old, self._texts[env_id]
                continue
            row = Row(env, fallback) if old is None else old.with_env(env, fallback=fallback)
            fresh[env_id], texts[env_id] = row, RowText(env.id, row)
        self._texts = texts
        wanted = self._arranged(fresh)
        kept = set(wanted)
        gone = [env_id for env_id in self._order if env_id not in kept]
        if not self._order or len(gone) > 50:
            self.beginResetModel()
            self._rows = fresh
            self._set_order(wanted)
            self.endResetModel()
            return
        for env_id in gone:
            self._take_out(env_id)
        self._rows = fresh
        shown = set(self._order)
        self._append([env_id for env_id in wanted if env_id not in shown])
        self._put_in_order(wanted)
        self._changed(0, len(self._order) - 1)

    def update_env(self, env: Env) -> None:
        """One row, looked at again; new ones are put where they belong."""
        env_id = str(env.id)
        old = self._rows.get(env_id)
        fallback = _is_fallback(env, self._unusable)
        row = Row(env, fallback) if old is None else old.with_env(env, fallback=fallback)
        self._rows[env_id] = row
        self._tally = None
        self._texts[env_id] = RowText(env.id, row)
        if env_id in self._position:
            self._row_changed(env_id)
        elif self._filter.shows(row, self._texts[env_id].search):
            self._put_in(env_id, self._arranged(self._rows).index(env_id))
        if env.kind is EnvKind.SHARED:
            self._look_at_fallbacks()

    def remove(self, env_id: str) -> None:
        self._take_out(env_id)
        row = self._rows.pop(env_id, None)
        self._tally = None
        self._texts.pop(env_id, None)
        if row is not None and row.env.kind is EnvKind.SHARED:
            self._look_at_fallbacks()

    def set_sizes(self, env_id: str, sizes: Sizes | None) -> None:
        """Measured sizes; None where measuring failed."""
        row = self._rows.get(env_id)
        if row is not None:
            measured = (
                Row(row.env, row.fallback, Measuring.FAILED, row.progress)
                if sizes is None
                else row.with_sizes(sizes)
            )
            self._rows[env_id] = self._texts[env_id].row = measured  # or the old look would stay
            self._row_changed(env_id)

    def set_measuring(self, env_ids: Iterable[str]) -> None:
        for env_id in env_ids:
            row = self._rows.get(env_id)
            if row is not None and row.env.sizes is None:
                self._rows[env_id] = Row(row.env, row.fallback, Measuring.WAITING, row.progress)
        self._changed(0, len(self._order) - 1)

    def set_progress(self, env_id: str, progress: RowProgress) -> None:
        """A job is shown in the row it is at: that of before gets no further, and says nothing."""
        before = self._rows.get(self._at.get(progress.job, env_id))
        self._at[progress.job] = env_id
        told = before.progress if before is not None and before.id != env_id else None
        if before is not None and told is not None and told.job == progress.job:
            self._show_progress(before.id, None)
        self._show_progress(env_id, progress)

    def end_progress(self, job: str) -> None:
        """The job is over: no row shows it any more."""
        if self._at.pop(job, None) is not None:
            for row in self.rows:
                if row.progress is not None and row.progress.job == job:
                    self._show_progress(row.id, None)

    def _show_progress(self, env_id: str, progress: RowProgress | None) -> None:
        row = self._rows.get(env_id)
        if row is not None and row.progress != progress:
            self._rows[env_id] = Row(row.env, row.fallback, row.measuring, progress)
            self._row_changed(env_id)

    def set_filter(self, wanted: EnvFilter) -> None:
        if wanted == self._filter:
            return
        self.beginResetModel()
        self._filter = wanted
        self._set_order(self._arranged(self._rows))
        self.endResetModel()

    def repaint(self) -> None:
        """Everything reads differently now (redaction)."""
        self._changed(0, len(self._order) - 1)

    # --- what the window asks -------------------------------------------------------

    @property
    def rows(self) -> list[Row]:
        return list(self._rows.values())

    @property
    def total(self) -> int:
        """How many there are, shown or not."""
        return len(self._rows)

    @property
    def own(self) -> list[Row]:
        """Those of the workspace itself: what figures count and plans are made of."""
        return [row for row in self._rows.values() if row.env.kind is not EnvKind.OTHER]

    @property
    def tally(self) -> Tally:
        """Counted anew after a row has changed.  Names alone tell nothing of a health."""
        if self._tally is None:
            counted = tally(self._rows.values())
            self._tally = counted._replace(unchecked=0) if self.names_only else counted
        return self._tally

    @property
    def filter(self) -> EnvFilter:
        return self._filter

    def row(self, env_id: str) -> Row | None:
        return self._rows.get(env_id)

    def position(self, env_id: str) -> int | None:
        return self._position.get(env_id)

    def id_at(self, position: int) -> str | None:
        return self._order[position] if 0 <= position < len(self._order) else None

    # --- inner ----------------------------------------------------------------------

    def _arranged(self, rows: dict[str, Row]) -> list[str]:
        column, order = self._sort
        texts = self._texts
        shown = self._filter.chosen(rows, texts)
        keys = {one: sort_key(rows[one], column, texts[one]) for one in shown}
        return sorted(keys, key=keys.__getitem__, reverse=order == Qt.SortOrder.DescendingOrder)

    def _rearrange(self) -> None:
        self._put_in_order(self._arranged(self._rows))
        self._sorted = self._order

    def _put_in_order(self, wanted: list[str]) -> None:
        if wanted == self._order:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._order[index.row()] for index in before]
        self._set_order(wanted)
        after = [
            self.index(self._position[env_id], index.column())
            for env_id, index in zip(ids, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _look_at_fallbacks(self) -> None:
        """A shared environment changed: legacy ones may stand in for it now, or no longer."""
        self._unusable = _unusable_keys(row.env for row in self._rows.values())
        for env_id, row in self._rows.items():
            fallback = _is_fallback(row.env, self._unusable)
            if fallback != row.fallback:
                self._rows[env_id] = Row(row.env, fallback, row.measuring, row.progress)
                self._row_changed(env_id)

    def _set_order(self, order: list[str]) -> None:
        self._order = order
        self._position = {env_id: place for place, env_id in enumerate(order)}

    def _take_out(self, env_id: str) -> None:
        place = self._position.get(env_id)
        if place is None:
            return
        self.beginRemoveRows(_NO_PARENT, place, place)
        self._set_order(self._order[:place] + self._order[place + 1 :])
        self.endRemoveRows()

    def _put_in(self, env_id: str, place: int) -> None:
        self.beginInsertRows(_NO_PARENT, place, place)
        self._set_order([*self._order[:place], env_id, *self._order[place:]])
        self.endInsertRows()

    def _append(self, env_ids: list[str]) -> None:
        """At the end, all at once; ``_rearrange`` puts them where they belong."""
        if env_ids:
            first = len(self._order)
            self.beginInsertRows(_NO_PARENT, first, first + len(env_ids) - 1)
            self._set_order([*self._order, *env_ids])
            self.endInsertRows()

    def _row_changed(self, env_id: str) -> None:
        place = self._position.get(env_id)
        if place is not None:
            self._changed(place, place)

    def _changed(self, first: int, last: int) -> None:
        self._sorted = None
        if last >= first >= 0:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))


def _unusable_keys(envs: Iterable[Env]) -> frozenset[str]:
    """Keys whose shared environment stands but cannot be used now: being built or unhealthy."""
    return frozenset(
        env.env_key or env.name
        for env in envs
        if env.kind is EnvKind.SHARED
        and (env.creating is not None or not (env.health.usable() or not env.health.failed()))
    )


def _is_fallback(env: Env, unusable: frozenset[str]) -> bool:
    """Its model's shared environment exists but is not usable, so this one stands in."""
    return env.kind is EnvKind.LEGACY and env.migration_target in unusable
