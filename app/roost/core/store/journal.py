"""The write-ahead journal: what an operation is about to do, on disk before it does it.

One JSONL file an operation, `.envs/.journal/<operation>-<time>-<pid>-<8 hex>.jsonl`.
The first line says who and on what, each further line one step.  It is removed when the
operation has ended; what is found there later belongs to somebody who died.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from roost.core.domain.env import EnvId
from roost.core.domain.errors import RoostError, StoreError
from roost.core.store.folders import own_folder
from roost.core.store.layout import Layout
from roost.core.system.files import os_failure, read_bytes, sync_folder
from roost.core.system.process.identity import OwnerIdentity, current_identity, is_alive

ABANDONED = "abandoned"
BUILD_NAME = re.compile(r"(?P<key>.+)-[0-9a-f]{8}")
"""Names in `.envs/.tmp`; anything else there is not ours."""
_FILE_NAME = re.compile(r"[a-z-]+-\d{8}T\d{6}Z-(?P<pid>\d+)-[0-9a-f]{8}\.jsonl")


@dataclass(frozen=True, slots=True)
class JournalEntries:
    """What a journal says, as far as it was written: a torn last line is not a step."""

    path: Path
    operation: str
    envs: tuple[EnvId, ...]
    owner: OwnerIdentity | None
    pid: int
    steps: tuple[Mapping[str, Any], ...]

    @property
    def abandoned(self) -> bool:
        """Its owner lives, but gave up on it (tidying up failed)."""
        return any(step.get("step") == ABANDONED for step in self.steps)

    @property
    def owner_gone(self) -> bool:
        """Whether somebody else has to tidy up.

        Without a first line nothing had been done yet; then the pid in the name decides.
        """
        if self.abandoned:
            return True
        if self.owner is None:
            return self.pid != os.getpid() and not _pid_exists(self.pid)
        return not is_alive(self.owner)

    def named(self, step: str) -> Iterable[Mapping[str, Any]]:
        return (entry for entry in self.steps if entry.get("step") == step)


class Journal:
    """The journal of a running operation; every line is fsynced before the step is taken."""

    def __init__(
        self, path: Path, descriptor: int, header: JournalEntries, *, best_effort: bool = False
    ) -> None:
        self.path = path
        self._best_effort = best_effort
        self._descriptor = descriptor
        self._header = header
        self._steps: list[Mapping[str, Any]] = []

    @classmethod
    def begin(
        cls,
        layout: Layout,
        operation: str,
        envs: Iterable[EnvId],
        clock: Callable[[], datetime],
        *,
        best_effort: bool = False,
    ) -> Journal:
        """Open a new one; raises StoreError (``read-only``, ``disk-full``, …).

        ``best_effort``: go on without it where the disk is full, for what frees space and
        is safe to interrupt by itself.
        """
        now = clock()
        identity = current_identity()
        name = f"{operation}-{now:%Y%m%dT%H%M%SZ}-{identity.pid}-{os.urandom(4).hex()}.jsonl"
        path = layout.journal / name
        named = tuple(envs)
        own_folder(layout, layout.journal)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o644)
        except OSError as error:
            failure = os_failure(error, path, "write")
            if not (best_effort and failure.code == "disk-full"):
                raise failure from error
            descriptor = -1
        header = JournalEntries(path, operation, named, identity, identity.pid, ())
        journal = cls(path, descriptor, header, best_effort=best_effort)
        try:
            journal._append(
                {
                    "schema": 1,
                    "operation": operation,
                    "envs": [str(env) for env in named],
                    "owner": asdict(identity),
                    "at": now.isoformat(),
                }
            )
            sync_folder(layout.journal)
        except BaseException:
            journal.close()
            raise
        return journal

    @property
    def entries(self) -> JournalEntries:
        """What has been written so far."""
        header = self._header
        return JournalEntries(
            header.path, header.operation, header.envs, header.owner, header.pid, tuple(self._steps)
        )

    def step(self, name: str, /, **facts: Any) -> None:
        """Say what comes next; returns once it is on disk."""
        entry = {"step": name, **facts}
        self._append(entry)
        self._steps.append(entry)

    def close(self) -> None:
        """The operation has ended and left nothing half done: the journal goes."""
        self._close_descriptor()
        try:
            self.path.unlink()
        except FileNotFoundError:
            return
        except OSError as error:
            raise os_failure(error, self.path, "write") from error

    def abandon(self) -> None:
        """Leave the rest to recovery, which need not wait for the end of this process."""
        try:
            self.step(ABANDONED)
        except RoostError:
            return  # then recovery comes once this process has ended
        finally:
            self._close_descriptor()

    def _append(self, entry: Mapping[str, Any]) -> None:
        line = (json.dumps(entry, ensure_ascii=True) + "\n").encode("ascii")
        if self._descriptor < 0:
            return
        try:
            while line:
                line = line[os.write(self._descriptor, line) :]
            os.fsync(self._descriptor)
        except OSError as error:
            failure = os_failure(error, self.path, "write")
            if not (self._best_effort and failure.code == "disk-full"):
                raise failure from error

    def _close_descriptor(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def plant_journal(
    layout: Layout,
    operation: str,
    envs: Iterable[EnvId],
    clock: Callable[[], datetime],
    step: str,
    **facts: Any,
) -> str:
    """Leave a journal of one step that outlives the call; its name.

    For a workspace that is about to come to another place: it tells whoever finds it there.
    """
    journal = Journal.begin(layout, operation, envs, clock)
    try:
        journal.step(step, **facts)
    finally:
        journal._close_descriptor()
    return journal.path.name


def journals(layout: Layout) -> tuple[JournalEntries, ...]:
    """All journals there are, readable or not, oldest name first."""
    return tuple(
        entries
        for name in sorted(_listing(layout.journal))
        if name.endswith(".jsonl")
        if (entries := read_journal(layout.journal / name)) is not None
    )


def read_journal(path: Path) -> JournalEntries | None:
    """One journal; None when it has gone meanwhile."""
    try:
        raw = read_bytes(path)
    except FileNotFoundError:
        return None
    except StoreError:
        raw = b""
    match = _FILE_NAME.fullmatch(path.name)
    pid = int(match["pid"]) if match else 0
    lines = [value for line in raw.split(b"\n")[:-1] if (value := _object(line)) is not None]
    if not lines or "owner" not in lines[0]:
        return JournalEntries(path, "", (), None, pid, ())
    header = lines[0]
    return JournalEntries(
        path,
        str(header.get("operation", "")),
        _envs(header.get("envs")),
        _identity(header["owner"]),
        pid,
        tuple(lines[1:]),
    )


def unfinished_builds(layout: Layout) -> tuple[str, ...]:
    """Names in `.envs/.tmp` that have the form of a build."""
    return tuple(sorted(name for name in _listing(layout.tmp) if BUILD_NAME.fullmatch(name)))


def needs_recovery(layout: Layout) -> bool:
    """Whether somebody died here: two listings, no lock, nothing heavy imported.

    The builds are listed first: one whose journal ends in between gives a false alarm,
    never a missed one.
    """
    builds = unfinished_builds(layout)
    if not builds and not _listing(layout.journal):
        return False
    found = journals(layout)
    if any(entries.owner_gone for entries in found):
        return True
    claimed = claimed_builds(found)
    return any(name not in claimed for name in builds)


def claimed_builds(found: Iterable[JournalEntries]) -> frozenset[str]:
    """Builds in `.envs/.tmp` that belong to somebody who is still there."""
    return frozenset(
        str(step.get("name"))
        for entries in found
        if not entries.owner_gone
        for step in entries.named("build")
    )


def _listing(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _envs(value: object) -> tuple[EnvId, ...]:
    found = []
    for text in value if isinstance(value, list) else ():
        try:
            found.append(EnvId.parse(str(text)))
        except RoostError:
            continue
    return tuple(found)


def _identity(value: object) -> OwnerIdentity | None:
    if not isinstance(value, dict):
        return None
    try:
        return OwnerIdentity(
            str(value["host"]), str(value["boot_id"]), int(value["pid"]), str(value["started"])
        )
    except (KeyError, TypeError, ValueError):
        return None


def _pid_exists(pid: int) -> bool:
    from roost.core.system.process.identity import process_start_time

    return pid > 0 and process_start_time(pid) is not None
