"""The owner record beside a lock: who works here, for display and for joining.

The lock is the truth; nothing is ever taken away from anybody because of this
file (reliability.md, "Libraries").  It is written without fsync: after a power
loss nobody owns anything.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from roost.core.domain.env import Owner
from roost.core.domain.errors import StoreError
from roost.core.domain.events import Progress
from roost.core.system.files import read_json_object
from roost.core.system.process.identity import OwnerIdentity, current_identity, is_alive

UPDATE_INTERVAL = 0.25
"""Seconds between two writes of the stage: at most 4 a second."""


@dataclass(frozen=True, slots=True)
class OwnerRecord:
    """What the file says; ``since`` is ISO 8601 UTC."""

    identity: OwnerIdentity
    since: str
    operation: str = ""
    program: str = "roost"
    stage: str = ""
    done: int = 0
    total: int | None = None
    unit: str = ""
    fraction: float | None = None
    rate: float | None = None
    seconds_left: float | None = None
    message: str = ""

    def shown(self) -> Owner:
        """The record as the rest of Roost sees it."""
        return Owner(
            pid=self.identity.pid,
            host=self.identity.host.partition("#")[0],
            since=self.since,
            program=self.program,
            stage=self.stage,
            done=self.done,
            total=self.total,
            unit=self.unit,
            fraction=self.fraction,
            rate=self.rate,
            seconds_left=self.seconds_left,
            message=self.message,
        )


class OwnerFile:
    """The record while its lock is held: written, kept up to date, removed."""

    def __init__(
        self, path: Path, record: OwnerRecord, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._path = path
        self._record = record
        self._clock = clock
        self._written = 0.0
        self._write()

    def report(self, progress: Progress) -> None:
        """Say how far the work is; calls in quick succession within a stage are dropped."""
        new_stage = progress.stage != self._record.stage
        self._record = replace(
            self._record,
            stage=progress.stage,
            done=progress.done,
            total=progress.total,
            unit=progress.unit,
            fraction=progress.fraction,
            rate=progress.rate,
            seconds_left=progress.seconds_left,
            message=progress.message,
        )
        if new_stage or self._clock() - self._written >= UPDATE_INTERVAL:
            self._write()

    def remove(self) -> None:
        for path in (self._path, _beside(self._path)):
            try:
                os.unlink(path)
            except OSError:
                continue  # a record left behind names a process that has ended: it says nothing

    def _write(self) -> None:
        # Only the holder of the lock writes, so one fixed name beside it is enough and a
        # crash leaves at most that one file.
        beside = _beside(self._path)
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
            descriptor = os.open(beside, flags, 0o644)
            try:
                os.write(descriptor, json.dumps(asdict(self._record)).encode())
            finally:
                os.close(descriptor)
            os.replace(beside, self._path)
        except OSError:
            return  # a full disk must not fail the work for the sake of its display
        finally:
            self._written = self._clock()


def new_record(since: str, operation: str, program: str = "roost") -> OwnerRecord:
    """The record of this process; ``since`` as ISO 8601 UTC."""
    return OwnerRecord(current_identity(), since, operation, program)


def read_record(path: Path) -> OwnerRecord | None:
    """The record, or None where there is none or it cannot be understood."""
    try:
        value = read_json_object(path, 1 << 16)
        return _record(value)
    except (FileNotFoundError, StoreError, KeyError, TypeError, ValueError):
        return None


def record_alive(record: OwnerRecord) -> bool:
    """Whether its process may still run: unknown means alive."""
    return is_alive(record.identity)


def leftover_names(path: Path) -> tuple[Path, Path]:
    """The files a crashed owner may leave for the lock of ``path``."""
    return path, _beside(path)


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.tmp")


def _record(value: Mapping[str, Any]) -> OwnerRecord:
    identity = value["identity"]
    total = value.get("total")
    return OwnerRecord(
        OwnerIdentity(
            str(identity["host"]),
            str(identity["boot_id"]),
            int(identity["pid"]),
            str(identity["started"]),
        ),
        str(value["since"]),
        str(value.get("operation", "")),
        str(value.get("program", "roost")),
        str(value.get("stage", "")),
        int(value.get("done", 0)),
        None if total is None else int(total),
        str(value.get("unit", "")),
        _number(value.get("fraction")),
        _number(value.get("rate")),
        _number(value.get("seconds_left")),
        str(value.get("message", "")),
    )


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
