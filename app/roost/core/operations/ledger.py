"""The reclaim ledger: what an operation promised, and what each volume really gained.

A difference above ``TOLERANCE`` is told with the evidence that was found for it; what no
evidence explains is called unexplained.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from roost.core.domain.amounts import size
from roost.core.domain.errors import RoostError
from roost.core.domain.plan import BUILDS, ItemOutcome, Plan, Result
from roost.core.system.evidence import (
    Written,
    free_blocks,
    held_open,
    keeps_snapshots,
    written_by,
    written_since,
)
from roost.core.system.tree import measure_tree, sync_volume

TOLERANCE = 0.01
NOISE = 1 << 20
"""Bytes below which a difference is Roost's own journal, database and log."""
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason for a difference, with what was seen; ``bytes`` None where not known.

    ``certain`` False: seen to be possible on this volume, not seen to have happened.
    """

    code: str
    evidence: str
    bytes: int | None = None
    certain: bool = True

    def as_dict(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "evidence": self.evidence,
            "bytes": self.bytes,
            "certain": self.certain,
        }


@dataclass(frozen=True, slots=True)
class VolumeLedger:
    """One volume; bytes.  ``promised`` > 0 is to become free, < 0 is what a plan needs."""

    path: Path
    promised: int
    before: int
    after: int
    causes: tuple[Cause, ...] = ()

    @property
    def gained(self) -> int:
        return self.after - self.before

    @property
    def difference(self) -> int:
        """Gained beyond what was promised; negative: less."""
        return self.gained - self.promised

    @property
    def kept(self) -> bool:
        """Whether the promise was kept, within the tolerance."""
        return abs(self.difference) <= max(TOLERANCE * abs(self.promised), NOISE)

    def as_dict(self) -> dict[str, Any]:
        explained = sum(cause.bytes or 0 for cause in self.causes if cause.certain)
        left = max(0, abs(self.difference) - explained)
        return {
            "volume": str(self.path),
            "promised_bytes": self.promised,
            "gained_bytes": self.gained,
            "free_before": self.before,
            "free_after": self.after,
            "difference_bytes": self.difference,
            "kept": self.kept,
            "causes": [cause.as_dict() for cause in self.causes],
            "unexplained_bytes": 0 if self.kept else left,
        }


@dataclass(slots=True)
class Accounts:
    """Free space of some volumes at the beginning; ``close`` makes the ledger.

    ``sync``: wait until the volume has really given back (or taken) its blocks; only worth its
    time where bytes are promised.
    """

    paths: tuple[Path, ...]
    sync: bool
    before: dict[int, tuple[Path, int]] = field(default_factory=dict)
    writers: Mapping[int, Written] = field(default_factory=dict)

    @classmethod
    def open(cls, paths: Iterable[Path], *, sync: bool) -> Accounts:
        """Look at the volumes of ``paths``; what cannot be asked is left out."""
        accounts = cls(tuple(paths), sync)
        for path in accounts.paths:
            device = _device(path)
            if device is not None and device not in accounts.before:
                free = _free(path, sync=sync)
                if free is not None:
                    accounts.before[device] = (path, free)
        if sync:
            accounts.writers = written_by()
        return accounts

    def close(
        self,
        promised: Mapping[Path, int],
        causes: Sequence[Cause] = (),
        built: Callable[[], Sequence[Cause]] = tuple,
    ) -> tuple[VolumeLedger, ...]:
        """The ledger; ``promised`` by a path on each volume, ``causes`` already known.

        ``built`` is asked only where something took more or less than it should have.
        """
        by_device: dict[int, int] = {}
        for path, amount in promised.items():
            device = _device(path)
            if device is not None:
                by_device[device] = by_device.get(device, 0) + amount
        found = []
        for device, (path, before) in self.before.items():
            after = _free(path, sync=self.sync)
            if after is None:
                continue
            row = VolumeLedger(path, by_device.get(device, 0), before, after)
            if row.promised and not row.kept:
                made = built() if row.promised < 0 else ()
                seen = (*causes, *made, *self._evidence(device, row))
                row = VolumeLedger(path, row.promised, before, after, seen)
            found.append(row)
        return tuple(found)

    def _evidence(self, device: int, row: VolumeLedger) -> Iterable[Cause]:
        if row.difference < 0:
            for held in held_open(device)[:_NAMED]:
                yield Cause(
                    "still-open",
                    f"{held.name} (PID {held.pid}) still has the deleted file {held.path} open",
                    held.size,
                )
            if self.sync:
                grown = written_since(self.writers, written_by())
                for pid, one in list(grown.items())[:_NAMED]:
                    if one.size < NOISE:
                        continue
                    yield Cause(
                        "other-writer",
                        f"{one.name} (PID {pid}) wrote {size(one.size)} meanwhile, "
                        "to this volume or another",
                        one.size,
                        certain=False,
                    )
            kind = keeps_snapshots(row.path)
            if kind:
                yield Cause(
                    "snapshots",
                    f"the volume is {kind}: a snapshot keeps the blocks of deleted files; "
                    "whether there is one was not looked at",
                    certain=False,
                )


def promise_of(plan: Plan | None, result: Result) -> tuple[int, tuple[Cause, ...]]:
    """Bytes the volume should gain by now, and what was planned but not done.

    What only moved into the trash is promised for later: nothing is gained yet.
    """
    went = (ItemOutcome.DONE, ItemOutcome.PARTIAL)
    done = {item.env for item in result.items if item.outcome in went}
    freed = sum(item.freed or 0 for item in result.items if item.outcome is ItemOutcome.DONE)
    told = result.data.get("promised_bytes", result.data.get("saved_bytes"))
    freed += told if isinstance(told, int) else 0
    if plan is None:
        return freed, ()
    missed = [item for item in plan.items if plan.purge and item.env not in done and item.frees]
    missing = sum(item.frees or 0 for item in missed)
    named = ", ".join(str(item.env) for item in missed[:_NAMED])
    causes = (Cause("not-done", f"{named} stayed", missing),) if missed else ()
    needed = sum(item.needs for item in plan.items if item.env in done)
    return freed + missing - needed, causes


def built_causes(plan: Plan, result: Result, tree_of: Callable[[str], Path]) -> tuple[Cause, ...]:
    """What the environments built weigh beside what was reckoned before they were there.

    A plan's need is reckoned from archives, or from what is copied: blocks shared with another
    place (the installer's cache, the environment copied) are not taken again.
    """
    made = {item.env for item in result.items if item.outcome is ItemOutcome.DONE}
    found = []
    for item in plan.items:
        if item.action not in BUILDS or not item.needs or item.env not in made:
            continue
        try:
            seen = measure_tree(tree_of(item.env.name))
        except (RoostError, OSError):
            continue
        text = f"{item.env} is {size(seen.allocated)}"
        if seen.shared:
            text += f", {size(seen.shared)} of it in blocks shared with other places"
        text += f"; {size(item.needs)} were reckoned before it was built"
        found.append(Cause("reckoned", text, abs(item.needs - seen.own)))
    return tuple(found)


def ledger_dict(rows: Sequence[VolumeLedger]) -> dict[str, Any]:
    """As History and `--json` show it."""
    return {
        "promised_bytes": sum(row.promised for row in rows),
        "gained_bytes": sum(row.gained for row in rows),
        "kept": all(row.kept for row in rows if row.promised),
        "volumes": [row.as_dict() for row in rows],
    }


def _device(path: Path) -> int | None:
    try:
        return os.stat(path).st_dev  # noqa: PTH116
    except OSError:
        return None


def _free(path: Path, *, sync: bool) -> int | None:
    while not path.exists() and path != path.parent:
        path = path.parent  # a workspace that has moved away
    try:
        if sync and os.access(path, os.W_OK):
            sync_volume(path)
        return free_blocks(path)
    except (RoostError, OSError):
        return None
