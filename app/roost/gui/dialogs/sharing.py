"""The plan of sharing equal files: how much, what it means, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from roost.core.operations.sharing_plan import SharingPlan
from roost.gui import text
from roost.gui.look import Look
from roost.gui.panes.cards import CardPage
from roost.gui.widgets.labels import ElidedLabel, plain_label, wrapped_label

MOST = 60


class SharingDialog(QDialog):
    """Accepted means: carry out ``plan``.  ``undo``: take the newest sharing back instead."""

    undo = Signal()

    def __init__(self, look: Look, plan: SharingPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.plan = plan
        self.setWindowTitle(self.tr("Dedupe"))
        letters = self.fontMetrics()
        self.resize(letters.horizontalAdvance("n" * 78), 31 * letters.height())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(plain_label(self.tr("Let equal files share their space?"), "title"))
        layout.addWidget(wrapped_label(self._summary(), "muted"))
        if self.doable:
            layout.addWidget(self._figures())
        if self.doable or plan.left_out:
            layout.addWidget(self._envs(), 1)
        else:
            self.resize(self.width(), self.sizeHint().height())
        if plan.needs_hardlink:
            layout.addWidget(wrapped_label(self._hard_links(), "warn"))
        layout.addLayout(self._buttons())

    @property
    def doable(self) -> bool:
        return bool(self.plan.items)

    def _summary(self) -> str:
        if not self.doable:
            return self.tr("The environments have no files in common that could still be shared.")
        return self.tr(
            "Nothing is deleted and every path stays. Contents are compared byte for byte first; "
            "what is equal is then kept once on the disk."
        )

    def _hard_links(self) -> str:
        return self.tr(
            "This volume can share files only as hard links: one file under several names. An "
            "edit inside one environment's installed file would show in the others. Installers "
            "replace files, so installs and upgrades stay apart."
        )

    def _figures(self) -> QFrame:
        plan = self.plan
        means = {
            "reflink": self.tr("copy-on-write"),
            "hardlink": self.tr("hard links"),
        }.get(plan.files.means, "–")
        holder = QFrame()
        holder.setObjectName("plainCard")
        grid = QGridLayout(holder)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(24)
        cells = (
            (self.tr("Frees up to"), text.size(plan.files.saves_bytes), "titleGood"),
            (self.tr("Files"), text.number(plan.twins), "title"),
            (self.tr("Environments"), text.number(len(plan.items)), "title"),
            (self.tr("By"), means, "title"),
        )
        for place, (name, value, kind) in enumerate(cells):
            grid.addWidget(plain_label(name, "label"), 0, place)
            label = plain_label(value, kind)
            label.setAccessibleName(f"{name}: {value}")
            grid.addWidget(label, 1, place)
        return holder

    def _envs(self) -> CardPage:
        words = self._look.words
        page = CardPage(self._look, self.tr("Environments"))
        page.column.setContentsMargins(0, 0, 8, 0)
        for item in self.plan.items[:MOST]:
            frame, column = page.card()
            column.addWidget(ElidedLabel(words.plain(item.env.name), "strong"))
            told = text.plural(
                "{n} file has an equal elsewhere", "{n} files have equals elsewhere", item.files
            )
            column.addWidget(plain_label(told, "small"))
            page.add(frame)
        for left in self.plan.left_out[:MOST]:
            frame, column = page.card()
            frame.setProperty("out", True)
            column.addWidget(ElidedLabel(words.plain(left.env.name), "strong"))
            told = self.tr("Left out: {why}").format(why=words.told(left.reason))
            column.addWidget(wrapped_label(told, "small"))
            page.add(frame)
        rest = len(self.plan.items) + len(self.plan.left_out) - 2 * MOST
        if rest > 0:
            page.say(text.plural("and {n} more", "and {n} more", rest))
        return page

    def _buttons(self) -> QHBoxLayout:
        self.back = QPushButton(self.tr("Take back the last one"))
        self.back.setToolTip(self.tr("Every file stands on its own again; needs the space"))
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self._on_back)
        self.go = QPushButton(self.tr("Share them"))
        self.go.setProperty("kind", "primary")
        self.go.setEnabled(self.doable)
        self.go.setShortcut(QKeySequence("Ctrl+Return"))
        self.go.clicked.connect(self.accept)
        self.stay = QPushButton(self.tr("Cancel") if self.doable else self.tr("Close"))
        self.stay.clicked.connect(self.reject)
        (self.go if self.doable and not self.plan.needs_hardlink else self.stay).setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        row.addWidget(self.stay)
        row.addWidget(self.go)
        return row

    def _on_back(self) -> None:
        self.undo.emit()
        self.reject()
