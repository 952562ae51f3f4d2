"""What lies in the trash, in one number everywhere: what its purge gives back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from roost.gui import text

if TYPE_CHECKING:
    from roost.core.domain.plan import TrashItem


def frees(items: Sequence[TrashItem]) -> int | None:
    """Bytes that purging them gives back; None where that was measured of none."""
    known = [item.frees for item in items if item.frees is not None]
    return sum(known) if known else None


def _at_least(items: Sequence[TrashItem]) -> bool:
    """Whether it frees more than is known: of some of them nothing was measured."""
    return any(item.frees is None for item in items)


def line(items: Sequence[TrashItem]) -> str:
    """ "1 in trash · frees 716 MB", "" where nothing is."""
    if not items:
        return ""
    told = text.tr("{n} in trash").format(n=text.number(len(items)))
    count = frees(items)
    if count is None:
        return told
    least = _at_least(items)
    words = text.tr("frees at least {size}") if least else text.tr("frees {size}")
    return f"{told} · {words.format(size=text.size(count))}"


def summary(items: Sequence[TrashItem]) -> str:
    """What the trash says of itself."""
    count = frees(items)
    if count is None:
        return text.tr("Nothing here counts as freed until it is purged.")
    return (
        text.tr("Nothing here counts as freed until it is purged: that frees at least {size}.")
        if _at_least(items)
        else text.tr("Nothing here counts as freed until it is purged: that frees {size}.")
    ).format(size=text.size(count))


def tip(items: Sequence[TrashItem]) -> str:
    """Its size beside that, and how much of it is linked elsewhere."""
    count = frees(items)
    if count is None:
        return text.tr("What purging the trash frees is not known.") if items else ""
    told = (
        text.tr("Purging the trash frees at least {size}.")
        if _at_least(items)
        else text.tr("Purging the trash frees {size}.")
    ).format(size=text.size(count))
    measured = [item for item in items if item.frees is not None and item.size is not None]
    size = sum(item.size or 0 for item in measured)
    linked = size - sum(item.frees or 0 for item in measured)
    if linked <= 0:
        return told
    more = text.tr(
        "Its size is {size}: {linked} of that is linked from elsewhere, and stays there."
    )
    return f"{told} {more.format(size=text.size(size), linked=text.size(linked))}"
