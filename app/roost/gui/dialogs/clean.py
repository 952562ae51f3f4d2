"""What can be cleaned up: kind by kind, with its bytes and why that is safe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from roost.gui import text
from roost.gui.actions.cleaning import CACHES, Cleaning
from roost.gui.look import Look
from roost.gui.widgets.labels import ElidedLabel, plain_label, wrapped_label
from roost.gui.widgets.page_scroll import PageScroll
from roost.gui.widgets.tick import Tick

SUPERSEDED, UNUSED = "superseded", "unused"
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class _Line:
    """One thing: what it is called, why it may go, bytes at once and after the purge."""

    name: str
    why: str
    now: int | None
    later: int | None = None
    size: int | None = None


class CleanDialog(QDialog):
    """Accepted means: carry out ``chosen()``, exactly that."""

    def __init__(self, look: Look, found: Cleaning, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._found = found
        self.ticks: dict[str, Tick] = {}
        self._kinds = dict(self._kinds_there())
        self.setWindowTitle(self.tr("Clean up"))
        self.setMinimumWidth(600)
        self._total = wrapped_label("", "strong")
        self.go = QPushButton(self.tr("Clean up"))
        self.go.setProperty("kind", "primary")
        self.go.setShortcut(QKeySequence("Ctrl+Return"))
        self.stay = QPushButton(self.tr("Cancel"))
        self.go.clicked.connect(self.accept)
        self.stay.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._total, 1)
        foot.addWidget(self.stay)
        foot.addWidget(self.go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(plain_label(self.tr("Clean up?"), "title"))
        told = self.tr("Only what is ticked goes. Environments go to the trash, and can come back.")
        layout.addWidget(wrapped_label(told, "muted"))
        layout.addWidget(self._body(), 1)
        layout.addLayout(foot)
        self._show_total()
        self.go.setFocus()

    def chosen(self) -> Cleaning:
        """The plan with what is ticked, and nothing else."""
        plan, wanted = self._found.plan, self._ticked()
        items = tuple(item for item in plan.items if item.kind in wanted)
        kinds = tuple(kind for kind in plan.kinds if kind in wanted)
        delete = plan.delete if UNUSED in wanted else None
        return Cleaning(
            replace(plan, items=items, kinds=kinds, delete=delete),
            self._found.superseded if SUPERSEDED in wanted else None,
        )

    # --- inner -----------------------------------------------------------------------------

    def _kinds_there(self) -> Iterator[tuple[str, list[_Line]]]:
        gone = self._found.superseded
        if gone is not None:
            why = self.tr("a healthy shared environment serves its model; Undo brings it back")
            lines = [
                _Line(item.env.name, why, None, item.frees)
                for item in gone.items
                if not item.blocked
            ]
            if lines:
                yield SUPERSEDED, lines
        plan = self._found.plan
        for kind in plan.kinds:
            lines = [
                _Line(
                    item.name,
                    item.why,
                    None if item.undoable else item.frees,
                    item.frees if item.undoable else None,
                    item.size,
                )
                for item in plan.items
                if item.kind == kind
            ]
            if lines:
                yield kind, lines

    def _title(self, kind: str) -> str:
        return {
            SUPERSEDED: self.tr("Superseded environments"),
            "trash": self.tr("Trash whose time is over"),
            "builds": self.tr("Builds that were cut off"),
            "locks": self.tr("Notes of processes that are gone"),
            UNUSED: self.tr("Environments nobody uses"),
            "uv-cache": self.tr("Download cache of uv: what nothing needs"),
            "pip-cache": self.tr("Download cache of pip"),
        }.get(kind, kind)

    def _body(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        for kind, lines in self._kinds.items():
            column.addWidget(self._card(kind, lines))
        if not self._kinds:
            column.addWidget(plain_label(self.tr("There is nothing to clean up."), "value"))
        words = self._look.words
        for name, why in self._found.plan.kept[:_SHOWN]:
            kept = self.tr("Kept: {name}, {why}").format(name=name, why=text.told(why))
            column.addWidget(wrapped_label(words.plain(kept), "small"))
        column.addStretch(1)
        area = PageScroll()
        area.setWidget(body)
        area.setAccessibleName(self.tr("What can go"))
        area.setMinimumHeight(min(400, 16 + column.heightForWidth(540)))
        return area

    def _card(self, kind: str, lines: Sequence[_Line]) -> QFrame:
        words = self._look.words
        frame = QFrame()
        frame.setObjectName("plainCard")
        column = QVBoxLayout(frame)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(3)
        title = self._title(kind)
        tick = self.ticks[kind] = Tick(self._look, title)
        tick.setChecked(kind not in CACHES)
        tick.toggled.connect(self._show_total)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(tick)
        head.addWidget(ElidedLabel(title, "strong"), 1)
        head.addWidget(plain_label(_bytes(lines), "good"))
        column.addLayout(head)
        whys = dict.fromkeys(words.told(line.why) for line in lines)
        for why in list(whys)[:_SHOWN]:
            safe = self.tr("Safe: {why}").format(why=why)
            column.addWidget(wrapped_label(safe, "small"))
        names = [words.plain(line.name) for line in lines[:_SHOWN]]
        rest = f" +{len(lines) - _SHOWN}" if len(lines) > _SHOWN else ""
        if kind not in CACHES:
            column.addWidget(ElidedLabel(", ".join(names) + rest, "mono"))
        return frame

    def _ticked(self) -> set[str]:
        return {kind for kind, tick in self.ticks.items() if tick.isChecked()}

    def _show_total(self) -> None:
        chosen = [line for kind in self._ticked() for line in self._kinds[kind]]
        now = sum(line.now or 0 for line in chosen)
        later = sum(line.later or 0 for line in chosen)
        told = self.tr("Frees {size} at once").format(size=text.size(now))
        if later:
            more = self.tr("{size} when the trash is emptied").format(size=text.size(later))
            told = f"{told}, {more}"
        self._total.setText(told if chosen else self.tr("Nothing is ticked."))
        self.go.setEnabled(bool(chosen))


def _bytes(lines: Sequence[_Line]) -> str:
    """What a kind gives back; of a cache whose tool decides, at most its size."""
    known = [line.now if line.now is not None else line.later for line in lines]
    sizes = [one for one in known if one is not None]
    if sizes:
        return text.size(sum(sizes))
    most = sum(line.size or 0 for line in lines)
    return text.tr("at most {size}").format(size=text.size(most)) if most else "–"
