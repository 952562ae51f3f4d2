"""The columns of the table: how wide each is, which are shown, and what the user chose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from roost.core.domain.health import Badge
from roost.gui import text
from roost.gui.delegates.cell import PADDING, CellDelegate
from roost.gui.delegates.paint import pill_width
from roost.gui.models.cells import column_titles
from roost.gui.models.roles import Column
from roost.gui.panes.fitting import NameNeed, Need, fit
from roost.gui.text import Label
from roost.gui.theme import scaled

_GAP = 10
"""Between a column's widest content and the next column."""
_NAME_LETTERS = (14, 24, 36)
_NAME_LETTERS_COMPACT = (20, 32, 60)
"""Legible, good, plenty; in one line the key stands behind the name."""
_AIR_LETTERS = 10
_LOOKS = 3


class Columns(QObject):
    """Shares the view's width, at each resize.

    A column the user has drawn keeps its width; one the user has hidden stays hidden, one
    that only has no room comes back with it.
    """

    def __init__(self, view: QTableView, delegates: Sequence[CellDelegate]) -> None:
        super().__init__(view)
        self.view = view
        self._delegates = delegates
        self._drawn: dict[Column, int] = {}
        self._needs: dict[Column, Need] = {}
        self._fitting = False
        self.compact = False
        self.hidden: tuple[int, ...] = ()
        """Those the user does not want to see."""
        header = view.horizontalHeader()
        for column in Column:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(self._on_resized)

    def measure(self) -> None:
        """What the contents need; anew after the font or the density has changed."""
        self._needs = _needs(self.view, self.compact)
        letters = QFontMetrics(self.view.font()).horizontalAdvance
        counts = _NAME_LETTERS_COMPACT if self.compact else _NAME_LETTERS
        self._name = NameNeed(*(letters("n" * count) for count in counts))
        self._air = letters("n" * _AIR_LETTERS)
        need = self._needs[Column.SIZE]
        self._delegates[Column.SIZE].behind = need.least
        self.share()

    def hide(self, columns: Iterable[int]) -> None:
        """Hide these, show the rest; the name always stays."""
        self.hidden = tuple(one for one in Column if one in columns and one is not Column.NAME)
        self.share()

    def wants(self, column: Column) -> bool:
        return column not in self.hidden

    def share(self) -> None:
        """Every column its part of what the view shows."""
        if self._fitting:
            return  # the view answers to what is just being set
        room = -1
        self._fitting = True
        for _ in range(_LOOKS):
            if room != self.view.viewport().width():  # a scroll bar has come or gone
                room = self.view.viewport().width()
                self._give(room)
        self._fitting = False

    def _give(self, room: int) -> None:
        widths = self._widths(room)
        for column in Column:
            self.view.setColumnHidden(column, column not in widths)
            if column in widths and column is not Column.NAME:
                self.view.setColumnWidth(column, widths[column])
                self._delegates[column].short = widths[column] < self._needs[column].whole
        self._choose_bar()

    def _widths(self, room: int) -> dict[Column, int]:
        """A column drawn wide never drives another one out, or itself: all are scrolled then."""
        needs = {one: need for one, need in self._needs.items() if self.wants(one)}
        usual = fit(room, needs, self._name, self._air)
        drawn = {one: width for one, width in self._drawn.items() if one in usual}
        fixed = {one: Need(width, width, fixed=True) for one, width in drawn.items()}
        widths = fit(room, needs | fixed, self._name, self._air)
        if usual.keys() <= widths.keys():
            return widths
        least = {one: needs[one].least for one in usual if one is not Column.NAME}
        return least | drawn | {Column.NAME: self._name.least}

    def _choose_bar(self) -> None:
        """Only columns drawn too wide are scrolled; else a bar would flash up at each resize."""
        view = self.view
        others = (one for one in Column if one is not Column.NAME)
        taken = sum(view.columnWidth(one) for one in others if not view.isColumnHidden(one))
        too_wide = taken + view.horizontalHeader().minimumSectionSize() > view.viewport().width()
        policy = Qt.ScrollBarPolicy
        view.setHorizontalScrollBarPolicy(
            policy.ScrollBarAsNeeded if too_wide else policy.ScrollBarAlwaysOff
        )

    def _on_resized(self, section: int, _before: int, width: int) -> None:
        column = Column(section)
        if not self._fitting and width and column is not Column.NAME:
            self._drawn[column] = width
            self._delegates[column].short = width < self._needs[column].whole
            self._choose_bar()


def _needs(view: QTableView, compact: bool) -> dict[Column, Need]:
    """From the widest usual contents, as words: fonts scale and languages differ."""
    base = view.font()
    usual = QFontMetrics(scaled(base, 0.96)).horizontalAdvance
    small = QFontMetrics(scaled(base, 0.85)).horizontalAdvance
    heads = QFontMetrics(scaled(base, 0.85, bold=True)).horizontalAdvance
    titles = {one: heads(title) + 4 for one, title in zip(Column, column_titles(), strict=True)}

    def pills(labels: Iterable[Label]) -> int:
        return max(pill_width(label, base) for label in labels)

    words = _widest()
    sizes = max(titles[Column.SIZE], *map(usual, words[Column.SIZE]))
    under = max(map(small, _under_size()))
    torch = max(map(usual, words[Column.TORCH]))
    halves = max(usual("2.13.0"), small("CUDA 12.1"))
    needs = {
        Column.HEALTH: _same(PADDING + pills(_badges())),
        Column.SOURCE: Need(pills(_sources(short=True)), pills(_sources(short=False))),
        Column.MODELS: _same(usual("0000")),
        Column.PYTHON: _same(usual("3.10.11")),
        Column.TORCH: _same(torch) if compact else Need(halves, torch),
        Column.SIZE: Need(sizes, sizes + _GAP + under) if compact else _same(max(sizes, under)),
        Column.USED: _same(max(map(usual, words[Column.USED]))),
    }
    return {
        one: Need(max(need.least, titles[one]) + _GAP, max(need.whole, titles[one]) + _GAP)
        for one, need in needs.items()
    }


def _same(pixels: int) -> Need:
    return Need(pixels, pixels)


def _badges() -> list[Label]:
    words = [text.badge_label(badge).word for badge in Badge]
    words += [text.tr("In use"), text.tr("Creating"), text.tr("Working")]
    return [Label(word, "grey", "badge-unknown") for word in words]


def _sources(*, short: bool) -> list[Label]:
    words = [text.tr("Shared"), text.tr("Legacy"), text.tr("Superseded")]
    words.append(text.tr("Fallback") if short else text.tr("Legacy · fallback"))
    return [Label(word, "grey") for word in words]


def _widest() -> dict[Column, list[str]]:
    return {
        Column.TORCH: ["2.13.0 · CUDA 12.1", "2.13.0 · ROCm 6.4"],
        Column.SIZE: [text.size(888_000_000), text.size(88_800_000_000)],
        Column.USED: [
            text.tr("{n} min ago").format(n=59),
            text.plural("{n} hour ago", "{n} hours ago", 23),
            text.plural("{n} day ago", "{n} days ago", 59),
            text.plural("{n} month ago", "{n} months ago", 23),
            text.tr("yesterday"),
        ],
    }


def _under_size() -> list[str]:
    size = text.size(888_000_000)
    return [
        text.tr("+{size} shared").format(size=size),
        text.tr("will free {size}").format(size=size),
        text.tr("measuring…"),
    ]
