"""What one kind's scanner is: places it knows, and names by which it knows a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from roost.core.discovery.other.candidate import Candidate
from roost.core.discovery.other.surroundings import Surroundings

POINTER = ".venv\n"
"""Stands among a folder's names for a `.venv` that is a file."""


def nowhere(_around: Surroundings) -> Iterator[Candidate]:
    return iter(())


def nothing(_folder: str, _names: frozenset[str], _around: Surroundings) -> Iterator[Candidate]:
    return iter(())


@dataclass(frozen=True, slots=True)
class Scanner:
    """``known`` yields from places that need no search.

    ``inside(folder, names, around)`` is asked of a folder that holds one of ``triggers``;
    ``names`` are those of all scanners' ``triggers`` and ``also`` the folder holds.
    """

    kind: str
    known: Callable[[Surroundings], Iterator[Candidate]] = nowhere
    inside: Callable[[str, frozenset[str], Surroundings], Iterator[Candidate]] = nothing
    triggers: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()


class Recogniser:
    """All scanners together, asked about one folder at a time."""

    def __init__(self, scanners: Iterable[Scanner], around: Surroundings) -> None:
        self._around = around
        self._scanners = tuple(scanners)
        self._triggers = frozenset[str]().union(*(one.triggers for one in self._scanners))
        also = frozenset[str]().union(*(one.also for one in self._scanners))
        self.names = self._triggers | also | {".venv", POINTER}

    def ask(self, folder: str, names: frozenset[str]) -> Iterator[Candidate]:
        """Candidates in ``folder``, of which ``names`` are those that mean something."""
        if self._triggers.isdisjoint(names):
            return
        for scanner in self._scanners:
            if not scanner.triggers.isdisjoint(names):
                yield from scanner.inside(folder, names, self._around)
