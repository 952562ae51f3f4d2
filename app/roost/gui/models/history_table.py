"""The operations of a workspace as rows: when, what, how it ended, what it gained."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from roost.gui import text
from roost.gui.naming import env_name
from roost.gui.text import tr

if TYPE_CHECKING:
    from roost.core.store.records import Record

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


def outcome_word(outcome: str) -> str:
    return {
        "done": tr("done"),
        "partial": tr("in part"),
        "failed": tr("failed"),
        "cancelled": tr("cancelled"),
        "skipped": tr("not done"),
        "running": tr("running"),
        "interrupted": tr("cut off"),
    }.get(outcome, text.visible(outcome))


class HistoryTableModel(QAbstractTableModel):
    def __init__(self, words: text.Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._records: list[Record] = []

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else 5

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._records):
            return None
        record = self._records[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                text.ago(record.at),
                self._words.plain(record.operation),
                outcome_word(record.outcome),
                self._words.plain(", ".join(map(env_name, record.envs[:3])))
                or self._words.told(record.summary),
                gained(record),
            )[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return text.tip(f"{text.when(record.at)}  {self._words.told(record.summary)}")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (tr("When"), tr("What"), tr("Outcome"), tr("Environments"), tr("Gained"))[section]

    def set_records(self, records: Sequence[Record]) -> None:
        self.beginResetModel()
        self._records = list(records)
        self.endResetModel()

    def id_at(self, row: int) -> str:
        return self._records[row].id if 0 <= row < len(self._records) else ""


def gained(record: Record) -> str:
    """What the ledger saw become free, "–" where no bytes were promised."""
    ledger = record.ledger
    if ledger is None or not ledger.get("promised_bytes"):
        return "–"
    return text.size(int(ledger.get("gained_bytes") or 0))
