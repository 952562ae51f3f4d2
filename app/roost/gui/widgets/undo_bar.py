"""The dark bar at the bottom right after something was put in the trash."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from roost.gui import text
from roost.gui.look import Look
from roost.gui.widgets.labels import ElidedLabel


class UndoBar(QFrame):
    """Floats over its parent; *Undo* and *Free x GB now* until closed or done."""

    undo = Signal(object)
    free = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._parent = parent
        self._lift = 0
        self._ids: tuple[str, ...] = ()
        self._names: tuple[str, ...] = ()
        self.setObjectName("undoBar")
        self.setAccessibleName(self.tr("Just moved to the trash"))
        self._label = ElidedLabel("", "onBar", Qt.TextElideMode.ElideRight)
        self._free = QPushButton(self.tr("Free the space now"))
        self._free.setProperty("kind", "barFree")
        self._undo = QPushButton(self.tr("Undo"))
        self._undo.setProperty("kind", "barLink")
        self._close = QToolButton()
        self._close.setProperty("kind", "bar")
        self._close.setAccessibleName(self.tr("Close; it stays in the trash"))
        look.dress(self._close, "cross", "on_bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self._label, 1)
        row.addWidget(self._free)
        row.addWidget(self._undo)
        row.addWidget(self._close)
        self._free.clicked.connect(self._on_free)
        self._undo.clicked.connect(self._on_undo)
        self._close.clicked.connect(self.hide)
        self.hide()

    @property
    def ids(self) -> tuple[str, ...]:
        return self._ids

    def offer(self, names: tuple[str, ...], ids: tuple[str, ...], freed: int | None) -> None:
        """Say what went; ``freed`` bytes would come back when purged (None: not measured)."""
        self._ids = ids
        self._names = names
        first = self._look.words.plain(names[0]) if names else ""
        if len(names) > 1:
            self._label.show_text(
                text.plural("{n} environment in trash", "{n} environments in trash", len(names))
            )
        else:
            self._label.show_text(self.tr("{name} in trash").format(name=first))
        self._free.setText(
            self.tr("Free {size} now").format(size=text.size(freed))
            if freed
            else self.tr("Free the space now")
        )
        self.show()
        self.raise_()
        self.place()

    def forget(self, names: tuple[str, ...]) -> None:
        """These are back, by whatever way: there is nothing to undo any more."""
        if set(names) & set(self._names):
            self.hide()

    def gone(self, ids: tuple[str, ...]) -> None:
        """These were purged: there is nothing to undo or to free any more."""
        if set(ids) & set(self._ids):
            self.hide()

    def host(self, parent: QWidget, lift: int = 0) -> None:
        """Float over another part of the window, ``lift`` pixels higher; shown if it was."""
        self._lift = lift
        if parent is self._parent:
            return
        shown = self.isVisibleTo(self._parent)
        self._parent = parent
        self.setParent(parent)
        self.setVisible(shown)
        if shown:
            self.raise_()
            self.place()

    def place(self) -> None:
        """At the bottom right of the parent, as wide as the look asks for."""
        parent = self._parent
        width = min(480, parent.width() - 32)
        height = max(44, self.sizeHint().height())
        self.setGeometry(
            parent.width() - width - 32, parent.height() - height - 26 - self._lift, width, height
        )

    def _on_undo(self) -> None:
        self.hide()
        self.undo.emit(self._ids)

    def _on_free(self) -> None:
        self.hide()
        self.free.emit(self._ids)
