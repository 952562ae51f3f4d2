"""What was done here: every operation with its plan, result, log and ledger."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from roost.gui import text
from roost.gui.look import Look
from roost.gui.models.history_table import HistoryTableModel, outcome_word
from roost.gui.naming import env_name, with_names
from roost.gui.panes.packages import list_table
from roost.gui.text import tr
from roost.gui.widgets.labels import plain_label, wrapped_label

if TYPE_CHECKING:
    from roost.core.store.records import Record

SEARCH_MS = 200


class HistoryDialog(QDialog):
    """Asks by its signals; ``show_records`` and ``show_record`` are the answers."""

    search_wanted = Signal(str)
    record_wanted = Signal(str)
    copied = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setWindowTitle(self.tr("History"))
        self.resize(960, 560)
        self.model = HistoryTableModel(look.words, self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search: environment, outcome, words of the log"))
        self.search.setAccessibleName(self.tr("Search the history"))
        self.search.setClearButtonEnabled(True)
        self.view = list_table(None, self.tr("What was done"))
        self.view.setModel(self.model)
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in ((0, 15), (1, 10), (2, 11), (4, 11)):
            self.view.setColumnWidth(column, letters * letter)
        self.whole = QPlainTextEdit()
        self.whole.setReadOnly(True)
        self.whole.setTabChangesFocus(True)
        self.whole.setAccessibleName(self.tr("The whole of it"))
        self.whole.setPlaceholderText(self.tr("Select a line to see its plan, result and log."))
        self.copy = QPushButton(" " + self.tr("Copy details"))
        look.dress(self.copy, "copy")
        self.copy.setEnabled(False)
        self.copy.setAutoDefault(False)
        self._count = wrapped_label("", "muted")
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_MS)
        self._timer.timeout.connect(self._ask)
        self.search.textChanged.connect(self._on_typed)
        self.view.selectionModel().currentRowChanged.connect(self._on_row)
        self.copy.clicked.connect(self._on_copy)
        self.search.setFocus()

    def _lay_out(self) -> None:
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.view)
        parts.addWidget(self.whole)
        parts.setSizes([560, 340])
        parts.setHandleWidth(12)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._count, 1)
        foot.addWidget(self.copy)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(plain_label(self.tr("What was done here"), "title"))
        layout.addWidget(self.search)
        layout.addWidget(parts, 1)
        layout.addLayout(foot)

    def done(self, code: int) -> None:
        self._timer.stop()
        super().done(code)

    def show_records(self, records: Sequence[Record]) -> None:
        self.model.set_records(records)
        if records:
            told = text.plural("{n} operation", "{n} operations", len(records))
            self.view.selectRow(0)
        else:
            self.whole.clear()
            self.copy.setEnabled(False)
            found = self.search.text().strip()
            told = self.tr("Nothing of that was done here.") if found else ""
            told = told or self.tr("Nothing has been done here yet.")
        self._count.setText(told)

    def show_record(self, record: Record) -> None:
        """One operation, whole; an answer for another line is dropped."""
        if record.id == self.model.id_at(self.view.currentIndex().row()):
            self.whole.setPlainText(whole_text(record, self._look.words))
            self.copy.setEnabled(True)

    def _on_typed(self, _words: str) -> None:
        self._timer.start()

    def _ask(self) -> None:
        self.search_wanted.emit(self.search.text().strip())

    def _on_row(self) -> None:
        number = self.model.id_at(self.view.currentIndex().row())
        if number:
            self.record_wanted.emit(number)

    def _on_copy(self) -> None:
        self.copied.emit(self.whole.toPlainText())


def whole_text(record: Record, words: text.Words) -> str:
    """All that is known of an operation, for reading and for copying."""
    lines = [
        f"{record.operation} · {outcome_word(record.outcome)}",
        tr("from {at} to {end}").format(at=text.when(record.at), end=text.when(record.ended)),
        *map(env_name, record.envs),
    ]
    if record.summary:
        lines += ["", *with_names(record.summary).split("\n")]
    lines += _ledger(record.ledger)
    if record.log:
        lines += ["", tr("Log"), *record.log.split("\n")]
    for title, value in ((tr("Result"), record.result), (tr("Plan"), record.plan)):
        if value is not None:
            lines += ["", title, *json.dumps(value, indent=1, ensure_ascii=False).split("\n")]
    return "\n".join(_kept(line, words) for line in lines)


def _kept(line: str, words: text.Words) -> str:
    """Plain, with its indentation."""
    body = line.lstrip(" ")
    return " " * (len(line) - len(body)) + words.plain(body)


def _ledger(ledger: Mapping[str, Any] | None) -> list[str]:
    """What each volume was promised and what it gained."""
    rows = [] if ledger is None else list(ledger.get("volumes", ()))
    found = [""] if rows else []
    for row in rows:
        found.append(
            tr("{volume}: promised {promised}, gained {gained}").format(
                volume=row.get("volume", ""),
                promised=text.size(row.get("promised_bytes")),
                gained=text.size(row.get("gained_bytes")),
            )
        )
        for cause in row.get("causes", ()):
            sure = tr("because: {why}") if cause.get("certain") else tr("perhaps: {why}")
            found.append("  " + sure.format(why=text.told(cause.get("evidence", ""))))
    return found
