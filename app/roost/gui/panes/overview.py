"""Details, *Overview*: why this environment, drawn as the chain of steps, and its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from roost.core.domain.env import Env, EnvKind
from roost.gui import text
from roost.gui.look import Look
from roost.gui.models.row import Row
from roost.gui.warned import warnings_shortly, warnings_whole
from roost.gui.widgets.chain import DecisionChain
from roost.gui.widgets.labels import ElidedLabel, plain_label, wrapped_label
from roost.gui.widgets.page_scroll import PageScroll

if TYPE_CHECKING:
    from roost.core.domain.decision import Decision


class OverviewPage(PageScroll):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(self.tr("Overview"))
        body = QWidget()
        self.setWidget(body)
        self._heading = plain_label(self.tr("Why this environment"), "heading")
        self.chain = DecisionChain(look)
        self._short = self._whole = ""
        self.warning = wrapped_label("", "smallWarn")
        self.more = QPushButton()
        self.warned = self._warning_row()
        self._values = {
            name: ElidedLabel("", "mono" if name == "path" else "value")
            for name in ("path", "target", "frees", "used")
        }
        titles = {
            "path": self.tr("Path"),
            "target": self.tr("Moves to"),
            "frees": self.tr("Deleting frees"),
            "used": self.tr("In use by"),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self._titles = {}
        for place, (name, title) in enumerate(titles.items()):
            self._titles[name] = plain_label(title, "label")
            grid.addWidget(self._titles[name], place, 0)
            grid.addWidget(self._values[name], place, 1)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(20, 12, 14, 4)
        layout.setSpacing(8)
        layout.addWidget(self._heading)
        layout.addWidget(self.chain)
        layout.addWidget(self.warned)
        layout.addLayout(grid)
        layout.addStretch(1)

    def show_row(self, row: Row) -> None:
        env, words = row.env, self._look.words
        self._put("path", words.path(env.path))
        target = env.migration_target or ""
        self._put("target", words.plain(target) if env.kind is EnvKind.LEGACY else "")
        self._put("frees", frees_text(env))
        self._put("used", self.tr("a running program") if env.in_use else self.tr("nobody"))

    def show_decision(self, decision: Decision | None) -> None:
        """The chain; None where there is no model to decide for, or while it is asked."""
        self._heading.setVisible(decision is not None)
        self.chain.setVisible(decision is not None)
        self.warned.setVisible(bool(decision and decision.warnings))
        if decision is None:
            self.chain.clear()
            return
        self.chain.show_decision(decision)
        words = self._look.words
        self._short = words.plain(warnings_shortly(decision))
        self._whole = words.plain(warnings_whole(decision))
        self.more.setVisible(self._short != self._whole)
        self.more.setChecked(False)
        self._on_more()

    def _warning_row(self) -> QWidget:
        """In a user's words; what the core says of it is the tooltip, and behind *More*."""
        self.more.setProperty("kind", "link")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._on_more)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.warning, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _on_more(self) -> None:
        more = self.more.isChecked()
        self.more.setText(self.tr("Less") if more else self.tr("More"))
        self.warning.setText(self._whole if more else self._short)
        self.warning.setToolTip("" if more else text.tip(self._whole))

    def _put(self, name: str, value: str) -> None:
        self._values[name].show_text(value)
        self._values[name].setVisible(bool(value))
        self._titles[name].setVisible(bool(value))


def frees_text(env: Env) -> str:
    """ "5.2 GB (0.1 GB is linked elsewhere)"; "measuring…" before it is known."""
    sizes = env.sizes
    if sizes is None:
        return text.tr("not measured yet")
    shown = text.size(sizes.will_free)
    rest = sizes.size - sizes.will_free
    if rest > sizes.size // 100:
        return text.tr("{size}  ({rest} is linked elsewhere)").format(
            size=shown, rest=text.size(rest)
        )
    return shown
