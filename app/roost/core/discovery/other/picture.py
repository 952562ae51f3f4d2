"""One picture across tools: what exists how often, and what sharing it would save.  Pure.

Two installed distributions are the same where their RECORDs are the same bytes: then the
same files were installed.  Those that already share their files (hard links) save nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Copy:
    """One distribution in one environment.

    ``size``: allocated bytes RECORD accounts for, None where not measured; ``record``:
    SHA-256 of RECORD, "" without; ``identity``: of its largest file on the disk (0: none), so
    that linked copies count once.
    """

    env: str
    name: str
    version: str
    volume: int
    record: str = ""
    size: int | None = None
    identity: int = 0


@dataclass(frozen=True, slots=True)
class Often:
    """A version of a package: in how many environments, and what one of each would save."""

    name: str
    version: str
    environments: int
    copies: int
    """Copies on the disk: linked ones count once."""
    saves: int | None


@dataclass(frozen=True, slots=True)
class Saving:
    """What sharing would save on one volume (a link cannot cross volumes)."""

    volume: int
    environments: int
    saves: int


@dataclass(frozen=True, slots=True)
class Picture:
    """``packages`` and ``torch`` are sorted by what sharing saves, then by how often."""

    environments: int
    packages: tuple[Often, ...]
    torch: tuple[Often, ...]
    savings: tuple[Saving, ...]

    @property
    def saves(self) -> int:
        return sum(saving.saves for saving in self.savings)


def picture_of(
    copies: Iterable[Copy], *, torch_names: frozenset[str] = frozenset({"torch"})
) -> Picture:
    """Summarise; ``copies`` name packages in their normalised form."""
    all_copies = list(copies)
    by_version: dict[tuple[str, str], list[Copy]] = defaultdict(list)
    for copy in all_copies:
        by_version[copy.name, copy.version].append(copy)
    often = [_often(name, version, group) for (name, version), group in by_version.items()]
    often.sort(key=lambda one: (-(one.saves or 0), -one.environments, one.name, one.version))
    return Picture(
        len({copy.env for copy in all_copies}),
        tuple(often),
        tuple(one for one in often if one.name in torch_names),
        tuple(_savings(all_copies)),
    )


def _often(name: str, version: str, group: list[Copy]) -> Often:
    saves: int | None = None
    copies = 0
    for same in _the_same(group).values():
        places = _places(same)
        copies += len(places)
        if places[0].size is not None:
            saves = (saves or 0) + _spare(places)
    return Often(name, version, len({copy.env for copy in group}), copies, saves)


def _savings(copies: list[Copy]) -> list[Saving]:
    by_volume: dict[int, list[Copy]] = defaultdict(list)
    for copy in copies:
        by_volume[copy.volume].append(copy)
    found = [
        Saving(
            volume,
            len({copy.env for copy in group}),
            sum(_spare(_places(same)) for same in _the_same(group).values()),
        )
        for volume, group in by_volume.items()
    ]
    return sorted(found, key=lambda saving: (-saving.saves, saving.volume))


def _the_same(group: list[Copy]) -> dict[tuple[object, ...], list[Copy]]:
    """Grouped by content and volume; without a RECORD nothing is the same as anything."""
    same: dict[tuple[object, ...], list[Copy]] = defaultdict(list)
    for number, copy in enumerate(group):
        content: tuple[object, ...] = (copy.record,) if copy.record else ("", number)
        same[(copy.volume, copy.name, copy.version, *content)].append(copy)
    return same


def _places(same: list[Copy]) -> list[Copy]:
    """One a copy on the disk."""
    places: dict[object, Copy] = {}
    for number, copy in enumerate(same):
        places.setdefault(copy.identity or f"alone {number}", copy)
    return list(places.values())


def _spare(places: list[Copy]) -> int:
    """Bytes of all copies but the largest one."""
    sizes = [copy.size or 0 for copy in places]
    return sum(sizes) - max(sizes, default=0)
