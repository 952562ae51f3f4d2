"""How the columns of the table share a width: pixels in, pixels out, no widget."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from roost.gui.models.roles import Column

FIRST = (
    *(Column.SIZE, Column.SOURCE, Column.USED),
    *(Column.TORCH, Column.MODELS, Column.PYTHON),
)
"""Who stays in a narrow window: the first as long as they fit.  Health and name always do."""
_RELAXED = (Column.SIZE, Column.SOURCE, Column.TORCH)
"""Who has a longer form, in the order they get the room for it."""


class Need(NamedTuple):
    """Pixels of the short form and of the whole one; nothing is cut in either.

    ``fixed``: wider than that it shall not be.
    """

    least: int
    whole: int
    fixed: bool = False


class NameNeed(NamedTuple):
    """The name is elided, so it has no whole: what is legible, good, and plenty."""

    least: int
    good: int
    plenty: int


def fit(room: int, needs: Mapping[Column, Need], name: NameNeed, air: int) -> dict[Column, int]:
    """Widths of the columns that are shown, the name's among them; the others are left out.

    ``needs``: of the columns that are wanted.  ``air``: the most one column is widened beyond
    what it needs, once the name has plenty.
    """
    widths = {one: need.least for one, need in needs.items() if one not in FIRST}
    left = room - name.least - sum(widths.values())
    for column in FIRST:
        need = needs.get(column)
        if need is None:
            continue
        if need.least > left:
            break
        widths[column] = need.least
        left -= need.least
    longer = max(0, min(left, name.good - name.least))
    left -= longer
    for column in _RELAXED:
        more = needs[column].whole - widths[column] if column in widths else 0
        if 0 < more <= left:
            widths[column] += more
            left -= more
    spare = left - (name.plenty - name.good)
    free = [column for column in widths if not needs[column].fixed]
    if spare > 0 and free:
        each = min(air, spare // (2 * len(free)))
        for column in free:
            widths[column] += each
        left -= each * len(free)
    widths[Column.NAME] = name.least + longer + left
    return widths
