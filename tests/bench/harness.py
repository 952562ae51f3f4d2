"""What a row of the bench gets: alternating runs, medians, a place to work, the reference tree.

A row is a module ``row_NN_name.py`` in this folder with a function decorated by ``@row``::

    @row(9, "purge of the reference tree")
    def purge(bench: Bench) -> Iterator[Line]:
        times = bench.alternate({"Roost": ..., "rm -rf": ...}, before=copy_it)
        yield bench.ratio("purge", times, "rm -rf", limit=1.3)
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

RUNS = 5
RUNS_OF_SLOW = 3
SLOW_S = 10.0
REFERENCE = ("torch==2.13.0", "transformers", "peft", "accelerate")
Times = Mapping[str, list[float]]
ROOST = "Roost"


@dataclass(frozen=True)
class Line:
    """One line of the table; ``held`` is None where nothing could be measured: see ``note``."""

    row: int
    what: str
    roost: float | None = None
    peer_name: str = ""
    peer: float | None = None
    unit: str = "s"
    target: str = ""
    held: bool | None = None
    note: str = ""
    runs: int = 0

    @property
    def ratio(self) -> float | None:
        if self.roost is None or not self.peer:
            return None
        return self.roost / self.peer


@dataclass(frozen=True)
class Row:
    """A row of performance.md: its number, what it measures, and the function that does."""

    number: int
    what: str
    measure: Callable[[Bench], Iterator[Line]]


_rows: list[Row] = []


def row(
    number: int, what: str
) -> Callable[[Callable[[Bench], Iterator[Line]]], Callable[[Bench], Iterator[Line]]]:
    """Register a measuring function; several may share a number."""

    def register(measure: Callable[[Bench], Iterator[Line]]) -> Callable[[Bench], Iterator[Line]]:
        _rows.append(Row(number, what, measure))
        return measure

    return register


def rows() -> list[Row]:
    """All registered rows by number."""
    return sorted(_rows, key=lambda one: one.number)


@dataclass
class Bench:
    """Handed to each row."""

    work: Path
    """A folder on the disk under test; the row cleans up what it makes there."""
    given: Path | None = None
    """A reference environment somebody built before; else one is built on first use."""
    runs: int = RUNS
    row: int = 0
    _built: list[Path] = field(default_factory=list)

    def reference(self) -> Path:
        """A venv with the reference stack, installed by pip with its bytecode; never written to."""
        if self.given is not None:
            return self.given
        if not self._built:
            say(f"building the reference tree: {' '.join(REFERENCE)} (about 80 s)")
            tree = self.work / "reference"
            subprocess.run([sys.executable, "-m", "venv", tree], check=True)
            python = tree / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
            pip = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
            # torch first and alone: its local wheel must win over what the others would ask for.
            for wanted in (REFERENCE[:1], REFERENCE[1:]):
                subprocess.run([*pip, *wanted], check=True)
            self._built.append(tree)
        return self._built[0]

    def alternate(
        self,
        contestants: Mapping[str, Callable[[], object]],
        *,
        before: Callable[[str], object] | None = None,
        after: Callable[[str], object] | None = None,
        runs: int | None = None,
    ) -> dict[str, list[float]]:
        """Time each contestant in turn, round after round: seconds by name.

        ``before(name)`` and ``after(name)`` are not timed.  Rounds: five, three once anything took
        over ten seconds; the order turns around every round, so that nobody always comes first.
        """
        times: dict[str, list[float]] = {name: [] for name in contestants}
        wanted = runs or self.runs
        done = 0
        while done < wanted:
            names = list(contestants) if done % 2 == 0 else list(reversed(contestants))
            for name in names:
                if before is not None:
                    before(name)
                start = time.perf_counter()
                contestants[name]()
                times[name].append(time.perf_counter() - start)
                if after is not None:
                    after(name)
            done += 1
            if runs is None and any(max(taken) > SLOW_S for taken in times.values()):
                wanted = min(wanted, RUNS_OF_SLOW)
        return times

    def ratio(
        self, what: str, times: Times, peer: str, limit: float | None, *, note: str = ""
    ) -> Line:
        """Roost's median against the peer's; held when at most ``limit`` times as long."""
        roost, other = statistics.median(times[ROOST]), statistics.median(times[peer])
        target = f"≤ {limit:g} ×" if limit is not None else "(no target)"
        held = roost <= limit * other if limit is not None else None
        runs = len(times[ROOST])
        return Line(self.row, what, roost, peer, other, "s", target, held, note, runs)

    def absolute(
        self,
        what: str,
        values: list[float],
        limit: float | None,
        unit: str = "s",
        *,
        note: str = "",
    ) -> Line:
        """The median of values against a fixed limit in the same unit."""
        middle = statistics.median(values)
        target = f"≤ {limit:g} {unit}" if limit is not None else "(no target)"
        held = middle <= limit if limit is not None else None
        return Line(self.row, what, middle, "", None, unit, target, held, note, len(values))

    def skip(self, what: str, why: str) -> Line:
        """A line that says visibly that nothing was measured."""
        return Line(self.row, what, note=f"skipped: {why}")


def say(text: str) -> None:
    """Something for whoever waits; the table has standard output for itself."""
    print(text, file=sys.stderr, flush=True)


def clear(path: Path) -> None:
    """Remove a folder by somebody else's means than the ones under test."""
    if path.exists():
        shutil.rmtree(path)
