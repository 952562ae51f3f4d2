"""What is selected in the table, as actions and panes ask for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from roost.core.domain.env import EnvKind
from roost.gui.models.env_table import EnvTableModel
from roost.gui.models.row import Row


class Selection(QObject):
    """Ids in table order; rows are looked up when asked, so they are never stale."""

    changed = Signal()

    def __init__(self, table: EnvTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._ids: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        return self._ids

    @property
    def rows(self) -> list[Row]:
        found = (self._table.row(env_id) for env_id in self._ids)
        return [row for row in found if row is not None]

    @property
    def single(self) -> Row | None:
        rows = self.rows
        return rows[0] if len(rows) == 1 else None

    def legacy_rows(self) -> list[Row]:
        return [row for row in self.rows if row.env.kind is EnvKind.LEGACY]

    def set(self, ids: tuple[str, ...]) -> None:
        if ids != self._ids:
            self._ids = ids
            self.changed.emit()

    def recheck(self) -> None:
        """The rows behind the ids changed."""
        self.changed.emit()
