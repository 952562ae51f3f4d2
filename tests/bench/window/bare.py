"""The peer of rows 12 and 14: a bare PySide6 window with a thousand rows in a QTableView."""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

from bench.window.watch import leave_when_painted

ROWS, COLUMNS = 1000, 8
_TOP = QModelIndex()


class Cells(QAbstractTableModel):
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        return ROWS

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        return COLUMNS

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{index.row()} {index.column()}"
        return None


def main() -> int:
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    view = QTableView()
    view.setModel(Cells())
    window.setCentralWidget(view)
    window.resize(1440, 900)
    leave_when_painted(view)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
