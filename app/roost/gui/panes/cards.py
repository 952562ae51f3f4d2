"""Details: the pages made of cards in a scroll area (*Models*, *Health*, *Disk*, *History*)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from roost.core.domain.env import EnvKind
from roost.core.domain.health import Check, Level, Severity
from roost.gui import text
from roost.gui.announcer import help_page
from roost.gui.facade import HistoryLike
from roost.gui.look import Look
from roost.gui.models.row import Row
from roost.gui.widgets.action_button import ActionButton
from roost.gui.widgets.bar import Bar
from roost.gui.widgets.labels import ElidedLabel, plain_label, wrapped_label
from roost.gui.widgets.page_scroll import PageScroll

MOST_CARDS = 60
MOST_PACKAGES = 20


class CardPage(PageScroll):
    """A column of small things, thrown away and built anew for each environment."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setAccessibleName(name)
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(20, 16, 14, 8)
        self.column.setSpacing(8)
        self.column.addStretch(1)
        self.setWidget(self.body)

    def clear(self) -> None:
        while self.column.count() > 1:
            item = self.column.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def add(self, widget: QWidget) -> None:
        self.column.insertWidget(self.column.count() - 1, widget)

    def say(self, sentence: str, kind: str = "muted") -> None:
        self.add(wrapped_label(sentence, kind))

    def card(self) -> tuple[QFrame, QVBoxLayout]:
        frame = QFrame()
        frame.setObjectName("plainCard")
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        return frame, column


class ModelsPage(CardPage):
    pin_wanted = Signal(str)

    def show_row(self, row: Row) -> None:
        self.clear()
        if not row.env.models:
            self.say(self.tr("No model is known to use this environment."))
        for model in row.env.models[:MOST_CARDS]:
            frame, column = self.card()
            line = QHBoxLayout()
            line.addWidget(ElidedLabel(self.look.words.plain(model), "strong"), 1)
            button = QPushButton(self.tr("Pin here"))
            button.setProperty("kind", "link")
            button.setProperty("model", model)
            button.setAccessibleName(self.tr("Pin {model} here").format(model=model))
            button.clicked.connect(self._on_pin)
            line.addWidget(button)
            column.addLayout(line)
            if row.env.model_path:
                column.addWidget(ElidedLabel(self.look.words.path(row.env.model_path), "small"))
            self.add(frame)
        if len(row.env.models) > MOST_CARDS:
            self.say(text.plural("and {n} more", "and {n} more", len(row.env.models) - MOST_CARDS))

    def _on_pin(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.pin_wanted.emit(sender.property("model"))


class HealthPage(CardPage):
    check_wanted = Signal()
    help_wanted = Signal(str)
    remedies: Callable[[Row, Check], Sequence[QAction]] | None = None
    """What helps with a finding; put here by the window."""
    migrate: QAction | None = None

    def show_row(self, row: Row) -> None:
        self.clear()
        self._row = row
        report = row.env.health
        if report.level is not Level.DEEP:
            self.say(self.tr("Not checked yet: only looked at from outside, nothing was run."))
            button = QPushButton(self.tr("Check now (runs its Python)"))
            button.clicked.connect(self.check_wanted)
            self.add(button)
        elif report.checked_at:
            when = text.ago(report.checked_at)
            self.say(self.tr("Checked deeply {when}.").format(when=when), "small")
        failed = [check for check in report.checks if not check.ok]
        passed = [check for check in report.checks if check.ok]
        for check in [*failed, *passed][:MOST_CARDS]:
            self._add_check(check)

    def _add_check(self, check: Check) -> None:
        words, look = self.look.words, self.look
        frame, column = self.card()
        color = "green" if check.ok else "red" if check.severity is Severity.BREAKS else "amber"
        name = {"green": "badge-healthy", "red": "badge-broken"}.get(color, "badge-degraded")
        icon = QLabel()
        icon.setPixmap(
            look.assets.pixmap(name, look.theme.color(color), 14, self.devicePixelRatioF())
        )
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(icon)
        line.addWidget(ElidedLabel(words.plain(text.check_title(check.code)), "strong"), 1)
        column.addLayout(line)
        if check.found:
            column.addWidget(wrapped_label(words.told(check.found), "small"))
        if not check.ok and check.expected:
            wanted = self.tr("Expected: {what}").format(what=words.told(check.expected))
            column.addWidget(wrapped_label(wanted, "small"))
        if not check.ok and check.remedy:
            column.addWidget(wrapped_label(words.told(check.remedy), "value"))
        if not check.ok:
            why = QPushButton(self.tr("What this means"))
            why.setProperty("kind", "link")
            why.setProperty("code", check.code)
            why.setAccessibleName(self.tr("What {code} means").format(code=words.plain(check.code)))
            why.clicked.connect(self._on_help)
            line = QHBoxLayout()
            line.setSpacing(8)
            for deed in self._deeds(check):
                line.addWidget(ActionButton(look, deed))
            line.addWidget(why)
            line.addStretch(1)
            column.addLayout(line)
        result = self.tr("passed") if check.ok else self.tr("failed")
        found, remedy = text.told(check.found), text.told(check.remedy)
        frame.setAccessibleName(f"{check.code}: {result}. {found}. {remedy}")
        self.add(frame)

    def _deeds(self, check: Check) -> list[QAction]:
        """The buttons of a finding: only those that can be pressed now."""
        found = list(self.remedies(self._row, check)) if self.remedies is not None else []
        if self._row.env.kind is EnvKind.LEGACY and self.migrate is not None:
            found.append(self.migrate)
        return [deed for deed in found if deed.isEnabled()]

    def _on_help(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.help_wanted.emit(help_page(str(sender.property("code"))))


class DiskPage(CardPage):
    """Its packages stay in view while only the row's other facts are told anew."""

    _weighed: tuple[str, Sequence[tuple[str, int]]] = ("", ())
    _id = ""

    def show_row(self, row: Row) -> None:
        self.clear()
        self._id = row.id
        sizes = row.env.sizes
        if sizes is None:
            self.say(self.tr("Its size is being measured."))
            return
        for title, count in (
            (self.tr("On disk"), sizes.size),
            (self.tr("Its own"), sizes.own),
            (self.tr("Linked with others"), sizes.shared),
            (self.tr("Deleting frees, once purged"), sizes.will_free),
        ):
            self._line(title, count, max(1, sizes.size))
        self.say(
            self.tr("Moving it to the trash frees nothing yet: purging the trash does."), "small"
        )
        if self._weighed[0] == row.id:
            self._show_weights(self._weighed[1])

    def show_packages(self, weights: Sequence[tuple[str, int]]) -> None:
        """The heaviest packages under the sums, as bars; the rest in one."""
        if self._weighed[0] != self._id or not self._weighed[1]:
            self._show_weights(weights)
        self._weighed = (self._id, weights)

    def _show_weights(self, weights: Sequence[tuple[str, int]]) -> None:
        if not weights:
            return
        self.add(plain_label(self.tr("Its packages"), "heading"))
        most = max(1, weights[0][1])
        for name, size in weights[:MOST_PACKAGES]:
            self._line(self.look.words.plain(name), size, most)
        rest = weights[MOST_PACKAGES:]
        if rest:
            told = text.plural("and {n} more", "and {n} more", len(rest))
            self._line(told, sum(size for _, size in rest), most)

    def _line(self, title: str, count: int, total: int) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = QHBoxLayout()
        line.addWidget(ElidedLabel(title, "value"), 1)
        line.addWidget(plain_label(text.size(count), "value"))
        bar = Bar(self.look)
        bar.setAccessibleName(f"{title}: {text.size(count)}")
        bar.show_fraction(count / total)
        column.addLayout(line)
        column.addWidget(bar)
        self.add(holder)


class HistoryPage(CardPage):
    whole_wanted = Signal(str)
    """The name whose operations shall be shown whole."""
    subject = ""

    def show_row(self, row: Row) -> None:
        self.subject = row.env.name

    def show_history(self, entries: Sequence[HistoryLike]) -> None:
        self.clear()
        words = self.look.words
        if not entries:
            self.say(self.tr("Nothing was done to it with Roost so far."))
        else:
            button = QPushButton(self.tr("Plans, results and logs…"))
            button.clicked.connect(self._on_whole)
            self.add(button)
        for entry in entries[:MOST_CARDS]:
            frame, column = self.card()
            head = words.plain(f"{entry.operation} · {entry.outcome}")
            column.addWidget(ElidedLabel(head, "strong"))
            column.addWidget(ElidedLabel(text.ago(entry.at), "small"))
            if entry.detail:
                column.addWidget(wrapped_label(words.told(entry.detail), "small"))
            self.add(frame)

    def _on_whole(self) -> None:
        self.whole_wanted.emit(self.subject)
