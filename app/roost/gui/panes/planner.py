"""The consolidation as a page: the whole picture, marks, a live total, progress, a summary."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from roost.core.domain.env import EnvId
from roost.core.domain.plan import Plan, Result
from roost.gui import plan_words, text
from roost.gui.look import Look
from roost.gui.models.plan_marks import MOVES
from roost.gui.models.plan_tree import PlanTreeModel
from roost.gui.panes.planner_parts import Ending, Options, Volumes
from roost.gui.text import Label
from roost.gui.widgets.bar import Bar
from roost.gui.widgets.labels import ElidedLabel, wrapped_label
from roost.gui.widgets.plan_tree import PlanTree


class PageState(StrEnum):
    """RECOUNTING: a mark changed, and the plan of what is marked now is being made."""

    PLANNING = "planning"
    READY = "ready"
    RECOUNTING = "recounting"
    RUNNING = "running"
    DONE = "done"


class PlannerPage(QWidget):
    """Shows and asks; what it asks for is done elsewhere."""

    changed = Signal()
    go_wanted = Signal()
    back_wanted = Signal()
    stop_wanted = Signal()
    cancel_wanted = Signal()
    copied = Signal(str)

    def __init__(
        self, look: Look, health: Callable[[EnvId], Label], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.state = PageState.PLANNING
        self.model = PlanTreeModel(look.words, health, self)
        self.tree = PlanTree(look, self.model)
        self.title = ElidedLabel(self.tr("Move to shared environments"), "display")
        self.headline = wrapped_label("", "headline")
        self.volumes = Volumes()
        self.options = Options(look)
        self.total = wrapped_label("", "muted")
        self.bar = Bar(look)
        self.bar.setAccessibleName(self.tr("Progress of the migration"))
        self.ending = Ending()
        self._make_buttons()
        self._lay_out()
        self.model.changed.connect(self._on_changed)
        self.options.changed.connect(self._on_changed)
        self._show_state(PageState.PLANNING)

    # --- what it shows ---------------------------------------------------------------------

    @property
    def plan(self) -> Plan | None:
        return self.model.plan

    def start(self, count: int) -> None:
        """Nothing is known yet of ``count`` environments."""
        self.model.clear()
        self.volumes.show_shares(())
        self.options.reset()
        self.ending.hide()
        self.headline.setText("")
        self.tree.placeholder = text.plural(
            "Looking at {n} environment…", "Looking at {n} environments…", count
        )
        self._show_state(PageState.PLANNING)

    def show_plan(self, plan: Plan) -> None:
        """This very plan is carried out when the button is pressed."""
        self.tree.show_plan(plan)
        self.tree.placeholder = self.tr("There is no legacy environment here any more.")
        if plan.picture is not None:
            self.headline.setText(plan_words.headline(plan.picture))
            self.volumes.show_shares(plan.picture.volumes)
        self.options.show_plan(plan, self._look.words)
        self._show_state(PageState.READY)

    def show_failure(self) -> None:
        """The plan could not be made; the reason is told above."""
        self.tree.placeholder = self.tr("No plan could be made.")
        self._show_state(PageState.READY)

    def begin(self) -> None:
        self.model.begin()
        self.bar.show_fraction(0.0)
        self._show_state(PageState.RUNNING)

    def show_progress(self, fraction: float | None, words: str) -> None:
        if self.state is PageState.RUNNING:
            self.bar.show_fraction(fraction)
            self.total.setText(words)

    def show_stopping(self) -> None:
        self.stop.setEnabled(False)
        self.stop.setText(self.tr("Stops after the current one"))

    def finish(self, result: Result | None, summary: str) -> None:
        """``result`` None: it was cancelled or failed as a whole."""
        self.model.finish(() if result is None else result.items)
        self.ending.show_summary(summary)
        self._show_state(PageState.DONE)

    def retheme(self) -> None:
        self.tree.viewport().update()

    def as_text(self) -> str:
        """All that the page says, for a chat."""
        if self.state is PageState.DONE:
            return self.ending.text()
        lines = [self.headline.text(), *self.volumes.lines()]
        for key, entries in self.model.marks.groups():
            lines += ["", self._look.words.plain(key) if key else self.tr("Stay as they are")]
            for entry in entries:
                place = self.model.index_of(entry.item.env)
                cells = [
                    str(place.siblingAtColumn(column).data() or "")
                    for column in range(self.model.columnCount())
                ]
                lines.append("  " + " · ".join(cell for cell in cells if cell))
                facts = plan_words.facts(entry.item, self._look.words)
                lines += [f"      {fact.sentence}" for fact in facts]
        return "\n".join(lines)

    # --- inner -----------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self.back = QPushButton(self.tr("Back"))
        self.copy = QPushButton(" " + self.tr("Copy summary"))
        self._look.dress(self.copy, "copy")
        self.every = QPushButton(self.tr("Mark all"))
        self.none = QPushButton(self.tr("Mark none"))
        for button in (self.every, self.none):
            button.setProperty("kind", "link")
        self.stop = QPushButton(self.tr("Stop after the current one"))
        self.cancel = QPushButton(" " + self.tr("Cancel"))
        self._look.dress(self.cancel, "stop")
        self.go = QPushButton()
        self.go.setProperty("kind", "primary")
        self.back.clicked.connect(self.back_wanted)
        self.copy.clicked.connect(self._on_copy)
        self.every.clicked.connect(self._on_every)
        self.none.clicked.connect(self._on_none)
        self.stop.clicked.connect(self.stop_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.go.clicked.connect(self._on_go)
        self.back.setToolTip(self.tr("Back to the table (Esc)"))
        self.go.setToolTip(self.tr("Carry out the plan that is shown (Ctrl+Enter)"))
        for keys, run in (("Ctrl+Return", self._on_go), ("Esc", self._on_escape)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.every)
        head.addWidget(self.none)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.total, 1)
        foot.addWidget(self.bar, 1)
        for button in (self.copy, self.back, self.cancel, self.stop, self.go):
            foot.addWidget(button)
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.headline)
        column.addWidget(self.volumes)
        column.addWidget(self.options)
        column.addWidget(self.ending)
        column.addWidget(self.tree, 1)
        column.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def _show_state(self, state: PageState) -> None:
        self.state = state
        running, over = state is PageState.RUNNING, state is PageState.DONE
        still = running or over
        self.options.setVisible(not still and bool(self.model.marks.entries))
        self.bar.setVisible(running)
        self.stop.setVisible(running)
        self.cancel.setVisible(running)
        self.back.setVisible(not running)
        self.go.setVisible(not still)
        self.every.setVisible(not still)
        self.none.setVisible(not still)
        self.copy.setEnabled(bool(self.model.marks.entries))
        if running:
            self.stop.setEnabled(True)
            self.stop.setText(self.tr("Stop after the current one"))
        if state is not PageState.RUNNING:
            self.total.setText("" if over else self._total())
        self._show_go()

    def _show_go(self) -> None:
        moving = self.model.marks.moving()
        purges = self.options.purge.isChecked()
        words = self.tr("Migrate {n} and free the space") if purges else self.tr("Migrate {n}")
        self.go.setText(words.format(n=len(moving)))
        ready = self.state is PageState.READY and self._something_moves()
        self.go.setEnabled(ready and bool(moving))
        kind = "danger" if purges else "primary"
        if self.go.property("kind") != kind:
            self.go.setProperty("kind", kind)
            self.go.style().unpolish(self.go)
            self.go.style().polish(self.go)

    def _something_moves(self) -> bool:
        return self.plan is not None and any(one.action in MOVES for one in self.plan.items)

    def _total(self) -> str:
        moving = self.model.marks.moving()
        every = self.model.marks.entries
        if not every:
            return ""
        parts = [self.tr("{n} of {m} marked").format(n=len(moving), m=len(every))]
        if self.state is PageState.RECOUNTING:
            about = sum(entry.item.frees or 0 for entry in moving)
            parts.append(self.tr("about {size} back").format(size=text.size(about)))
            parts.append(self.tr("counting…"))
        elif self.plan is not None and moving:
            gain = text.size(self.plan.net_gain)
            parts.append(self.tr("net gain {size} after purge").format(size=gain))
            if self.plan.downloads:
                fetched = text.size(self.plan.downloads)
                parts.append(self.tr("downloads {size}").format(size=fetched))
            if self.plan.seconds is not None and self.plan.seconds >= 1:
                took = text.duration(self.plan.seconds)
                parts.append(self.tr("takes about {time}").format(time=took))
        return " · ".join(parts)

    def _on_changed(self) -> None:
        self._show_state(PageState.RECOUNTING)
        self.changed.emit()

    def _on_every(self) -> None:
        self.model.mark_all(True)

    def _on_none(self) -> None:
        self.model.mark_all(False)

    def _on_go(self) -> None:
        if self.go.isEnabled() and self.go.isVisible():
            self.go_wanted.emit()

    def _on_escape(self) -> None:
        if self.back.isVisible():
            self.back_wanted.emit()

    def _on_copy(self) -> None:
        self.copied.emit(self.as_text())
