"""The plan before anything destructive: the very object that will be executed, in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from roost.core.domain.env import EnvId
from roost.core.domain.plan import Action, Operation, Plan, PlanItem
from roost.gui import plan_words, text
from roost.gui.announcer import with_rest
from roost.gui.dialogs import plan_parts
from roost.gui.look import Look
from roost.gui.panes.planner_parts import Volumes
from roost.gui.proposal import Proposal
from roost.gui.widgets.labels import ElidedLabel, plain_label, wrapped_label
from roost.gui.widgets.page_scroll import PageScroll
from roost.gui.widgets.tick import Tick

MOST_ITEMS = 50
_NAMES = 6


class PlanDialog(QDialog):
    """Accepted means: execute ``plan``, exactly this one."""

    def __init__(self, look: Look, proposal: Proposal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._replan = proposal.replan
        self._agree = proposal.agree
        self.consent: Tick | None = None
        self.plan = plan = proposal.plan
        title = proposal.title
        self._cards: dict[EnvId, QFrame] = {}
        self.ticks: dict[EnvId, Tick] = {}
        self._asked = 0
        self.volumes: Volumes | None = None
        self.setWindowTitle(title)
        self.setMinimumWidth(600)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(
            ElidedLabel(self.tr("{what}?").format(what=look.words.plain(title)), "title")
        )
        layout.addWidget(wrapped_label(self._summary(), "muted"))
        self._totals = self._figures()
        layout.addWidget(self._totals)
        if plan.picture is not None and len(plan.picture.volumes) > 1:
            self.volumes = Volumes()
            self.volumes.show_shares(plan.picture.volumes)
            layout.addWidget(self.volumes)
        layout.addWidget(self._items(), 1)
        self._add_consent(layout)
        for warning in plan.warnings:
            told = look.words.told(warning.message).replace(" (--promote-by rename)", "")
            layout.addWidget(self._note(told, "amber"))
        layout.addLayout(self._buttons())
        self.setTabOrder(self.stay, self.go)
        self.go.setShortcut(QKeySequence("Ctrl+Return"))
        self.go.setToolTip(self.tr("Ctrl+Enter"))
        careful = self.go.property("kind") == "danger" or not self.doable
        (self.stay if careful else self.go).setFocus()

    def show_plan(self, plan: Plan) -> None:
        """The plan for those that are ticked now; what stays out is greyed."""
        self.plan = plan
        if self.volumes is not None and plan.picture is not None:
            self.volumes.show_shares(plan.picture.volumes)
        fresh = self._figures()
        self._column.replaceWidget(self._totals, fresh)
        self._totals.hide()
        self._totals.deleteLater()
        self._totals = fresh
        within = {item.env for item in plan.items}
        for env, card in self._cards.items():
            card.setEnabled(env in within or env in self.ticks)
            card.setProperty("out", env not in within)
            card.style().unpolish(card)
            card.style().polish(card)
        self.go.setEnabled(self.doable)

    def _on_tick(self) -> None:
        """Ask for the plan of what is left; only the newest answer counts."""
        self._asked += 1
        asked = self._asked
        chosen = tuple(env for env, tick in self.ticks.items() if tick.isChecked())
        self.go.setEnabled(False)
        if self._replan is None or not chosen:
            return

        def then(plan: Plan) -> None:
            if asked == self._asked and isValid(self):
                self.show_plan(plan)

        self._replan(chosen, then)

    def _add_consent(self, layout: QVBoxLayout) -> None:
        """Where uv could fetch a Python: only when the user agrees, so off at first."""
        offer = plan_parts.offer_of(self.plan)
        if offer is None or self._agree is None:
            return
        words = self._look.words.plain(plan_parts.consent_words(offer))
        self.consent = Tick(self._look, words, text=words)
        self.consent.setChecked(plan_parts.agreed(self.plan))
        self.consent.toggled.connect(self._on_consent)
        layout.addWidget(self.consent)
        source = self._look.words.plain(plan_parts.source_words(offer))
        layout.addWidget(wrapped_label(source, "small"))

    def _on_consent(self, agreed: bool) -> None:
        self._asked += 1
        asked = self._asked
        self.go.setEnabled(False)

        def then(plan: Plan) -> None:
            if asked == self._asked and isValid(self):
                self.show_plan(plan)

        if self._agree is not None:
            self._agree(agreed, then)

    @property
    def doable(self) -> bool:
        """False where every item is blocked or there is nothing to do."""
        return any(
            item.action is not Action.NOTHING and not self._refused(item)
            for item in self.plan.items
        )

    def _refused(self, item: PlanItem) -> bool:
        return item.blocked and self.plan.operation in (Operation.DELETE, Operation.PURGE)

    def _summary(self) -> str:
        plan = self.plan
        if not plan.items:
            return self.tr("There is nothing to do.")
        if plan.operation is Operation.CREATE:
            return self.tr("Nothing that exists is touched until the new one is healthy.")
        if plan.purge:
            return self.tr("The bytes are freed at once. This cannot be undone.")
        if plan.operation is Operation.MOVE:
            return self.tr(
                "It is copied, compared and started once at its new place; then a link takes its "
                "place here, and what was here goes to the trash."
            )
        if plan.operation is Operation.ADOPT:
            return self.tr(
                "The original is read and never changed. Deleting it here takes it back."
            )
        if plan.operation is Operation.MIGRATE:
            return self.tr(
                "Each model gets the shared environment first and is checked in it. Only then its "
                "old folder goes to the trash, from where Undo brings it back."
            )
        if len(plan.items) > 1:
            return self.tr(
                "They move to the trash, from where Undo brings them back unchanged. The space "
                "comes back when the trash is emptied."
            )
        return self.tr(
            "It moves to the trash, from where Undo brings it back unchanged. The space comes "
            "back when the trash is emptied."
        )

    def _figures(self) -> QWidget:
        """Net gain, peak, download: what it takes and what it gives."""
        plan = self.plan
        going = [item for item in plan.items if not self._refused(item)]
        frees = [item.frees for item in going if item.frees is not None]
        gain = plan.net_gain if len(going) == len(plan.items) else None
        needs = sum(item.needs for item in plan.items)
        cells = [
            (self.tr("Frees after purge"), text.size(sum(frees)) if frees else "–", "good"),
            (self.tr("Needs first"), text.size(needs) if needs else self.tr("nothing"), ""),
            (self.tr("Peak space"), text.size(plan.peak) if plan.peak else self.tr("nothing"),
             ""),
            (self.tr("Net gain"), text.size(gain), "good"),
        ]  # fmt: skip
        if plan.downloads:
            cells.insert(2, (self.tr("Download"), text.size(plan.downloads), ""))
        if plan.seconds is not None:
            cells.append((self.tr("Takes about"), text.duration(plan.seconds), ""))
        holder = QFrame()
        holder.setObjectName("plainCard")
        grid = QGridLayout(holder)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(24)
        for place, (name, value, kind) in enumerate(cells):
            grid.addWidget(plain_label(name, "label"), 0, place)
            label = plain_label(value, "title")
            label.setAccessibleName(f"{name}: {value}")
            grid.addWidget(label, 1, place)
            if kind == "good" and not value.startswith(("–", "-")):
                label.setProperty("kind", "titleGood")
        return holder

    def _items(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        for item in self.plan.items[:MOST_ITEMS]:
            self._cards[item.env] = self._item(item)
            column.addWidget(self._cards[item.env])
        if len(self.plan.items) > MOST_ITEMS:
            rest = len(self.plan.items) - MOST_ITEMS
            column.addWidget(
                plain_label(text.plural("and {n} more", "and {n} more", rest), "muted")
            )
        column.addStretch(1)
        area = PageScroll()
        area.setWidget(body)
        area.setAccessibleName(self.tr("What happens, path by path"))
        area.setMinimumHeight(min(360, 24 + body.sizeHint().height()))
        return area

    def _item(self, item: PlanItem) -> QFrame:
        words = self._look.words
        frame = QFrame()
        frame.setObjectName("plainCard")
        column = QVBoxLayout(frame)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(8)
        if self._can_leave_out(item):
            name = self.tr("Migrate {name}").format(name=words.plain(item.env.name))
            tick = self.ticks[item.env] = Tick(self._look, name)
            tick.setChecked(True)
            tick.toggled.connect(self._on_tick)
            head.addWidget(tick)
        head.addWidget(ElidedLabel(words.plain(item.env.name), "strong"), 1)
        if item.frees and not self._refused(item):
            freed = self.tr("frees {size}").format(size=text.size(item.frees))
            head.addWidget(plain_label(freed, "good"))
        elif item.needs:
            needed = self.tr("needs {size}").format(size=text.size(item.needs))
            head.addWidget(plain_label(needed, "muted"))
        column.addLayout(head)
        sentence = text.action_sentence(item.action)
        if self._refused(item):
            sentence = self.tr("Blocked: stays as it is")
        column.addWidget(plain_label(sentence, "value"))
        column.addWidget(ElidedLabel(words.path(item.path), "mono"))
        moves = item.action in (Action.MIGRATE, Action.REBIND, Action.PROMOTE)
        if moves and item.target_key and item.target_key != item.env.name:
            target = self.tr("to {key}").format(key=words.plain(item.target_key))
            column.addWidget(ElidedLabel(target, "small"))
        if item.models:
            models = ", ".join(words.plain(model) for model in item.models[:_NAMES])
            used = self.tr("Used by: {names}").format(names=with_rest(models, len(item.models)))
            column.addWidget(wrapped_label(used, "small"))
        base = item.base  # the reasons often name it as well: once is enough
        if base is not None and not any(base.path and base.path in one for one in item.reasons):
            column.addWidget(wrapped_label(words.plain(plan_parts.base_words(base)), "small"))
        for reason in item.reasons:
            column.addWidget(wrapped_label(words.told(reason), "small"))
        for fact in plan_words.blocks(item):
            column.addWidget(self._note(words.plain(fact.sentence), fact.color))
        for warning in item.warnings:
            column.addWidget(self._note(words.told(warning.message), "amber"))
        return frame

    def _can_leave_out(self, item: PlanItem) -> bool:
        """One of several that move; what is built for them follows from the rest."""
        movers = [one for one in self.plan.items if one.action in (Action.MIGRATE, Action.REBIND)]
        return self._replan is not None and len(movers) > 1 and item in movers

    def _note(self, sentence: str, color: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        icon = QLabel()
        name = "badge-broken" if color == "red" else "badge-degraded"
        ink = self._look.theme.color(color)
        icon.setPixmap(self._look.assets.pixmap(name, ink, 14, self.devicePixelRatioF()))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(wrapped_label(sentence, "bad" if color == "red" else "warn"), 1)
        return holder

    def _buttons(self) -> QHBoxLayout:
        verbs = {
            Operation.CREATE: self.tr("Create"),
            Operation.MIGRATE: self.tr("Migrate"),
            Operation.DELETE: self.tr("Delete for good") if self.plan.purge
            else self.tr("Move to trash"),
            Operation.UNDO: self.tr("Bring back"),
            Operation.PURGE: self.tr("Free the space"),
            Operation.ADOPT: self.tr("Adopt"),
            Operation.MOVE: self.tr("Move"),
        }  # fmt: skip
        self.go = QPushButton(verbs[self.plan.operation])
        destroys = self.plan.operation is Operation.DELETE or self.plan.purge
        self.go.setProperty("kind", "danger" if destroys else "primary")
        self.go.setEnabled(self.doable)
        self.go.setDefault(not destroys)
        self.stay = QPushButton(self.tr("Cancel") if self.doable else self.tr("Close"))
        self.stay.setAutoDefault(True)
        self.go.clicked.connect(self.accept)
        self.stay.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(self.stay)
        row.addWidget(self.go)
        return row
