"""What an operation is going to do, as one value: previewed, confirmed and executed as it is.

A plan is built without changing anything.  The window and the command line show this
very object; ``execute`` refuses it when the disk has changed since (``fingerprint``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from roost.core.domain.consolidation import Choice, Comparison, Picture
from roost.core.domain.decision import Warning
from roost.core.domain.env import EnvId
from roost.core.domain.errors import RoostError


class Operation(StrEnum):
    CREATE = "create"
    MIGRATE = "migrate"
    DELETE = "delete"
    UNDO = "undo"
    PURGE = "purge"
    DEDUPE = "dedupe"
    CLEAN = "clean"
    MOVE = "move"
    ADOPT = "adopt"


class Action(StrEnum):
    """What happens to one environment."""

    BUILD = "build"
    """A new shared environment, in `.envs/.tmp`, then renamed into place."""
    REBUILD = "rebuild"
    """A sibling tree inside the key's folder, then `env.json` switched."""
    PROMOTE = "promote"
    """A shared environment out of a legacy one, without a download."""
    MIGRATE = "migrate"
    """Bind the model to the shared environment and quarantine the legacy one."""
    REBIND = "rebind"
    """Bind the model, keep the legacy folder (user files or in use)."""
    QUARANTINE = "quarantine"
    PURGE = "purge"
    RESTORE = "restore"
    MOVE = "move"
    """Its tree to another drive; a link stays."""
    ADOPT = "adopt"
    """An environment of another tool becomes a legacy one, by link or by copy."""
    NOTHING = "nothing"


TARGET = "target"
"""Option of a plan that moves one environment: the absolute folder its tree becomes."""
BUILDS = (Action.BUILD, Action.REBUILD, Action.PROMOTE)


@dataclass(frozen=True, slots=True)
class ProcessUse:
    """A process that uses an environment; ``since`` is ISO 8601 UTC."""

    pid: int
    name: str
    since: str

    def as_dict(self) -> dict[str, Any]:
        return {"pid": self.pid, "name": self.name, "since": self.since}


@dataclass(frozen=True, slots=True)
class ManagedPython:
    """A Python that uv would fetch; ``size`` in bytes, None where only the server knows.

    ``source`` is the address, without credentials.
    """

    key: str
    version: str
    source: str
    size: int | None = None

    def as_dict(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "version": self.version,
            "source": self.source,
            "download_bytes": self.size,
        }


@dataclass(frozen=True, slots=True)
class Base:
    """The base Python an environment will hang on.

    ``path`` "" = none fits yet.  ``stable``: no upgrade of the system pulls it away (None:
    not known).  ``offer``: a managed Python instead, fetched only where ``agreed``.
    """

    path: str = ""
    version: str = ""
    kind: str = ""
    stable: bool | None = None
    offer: ManagedPython | None = None
    agreed: bool = False

    def as_dict(self) -> dict[str, Any]:
        offered = None
        if self.offer is not None:
            offered = {**self.offer.as_dict(), "agreed": self.agreed}
        return {
            "path": self.path or None,
            "version": self.version or None,
            "kind": self.kind or None,
            "stable": self.stable,
            "managed_python": offered,
        }


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One environment of a plan.

    Bytes: ``frees`` comes back after purge, ``needs`` must be there first, ``downloads``
    are still to be fetched (None: not known).  ``estimated``: no dry run told ``needs``.
    ``seconds`` it will take, told from ``last_seconds`` it took here (None: not known).
    ``user_files`` are relative POSIX paths no package explains (the first 1,000).
    ``device``/``inode`` identify the folder that was looked at (rule: checked again
    right before the rename).  ``looked`` is what the look remembered of the folder, so that
    the one under the lock is quick and sees what came since; it is nobody else's business.
    """

    env: EnvId
    path: Path
    action: Action
    target_key: str | None = None
    models: tuple[str, ...] = ()
    size: int | None = None
    frees: int | None = None
    needs: int = 0
    downloads: int | None = None
    estimated: bool = False
    user_files: tuple[str, ...] = ()
    user_files_total: int = 0
    in_use: tuple[ProcessUse, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    """Links and junctions inside, with where they point; targets are never touched."""
    reasons: tuple[str, ...] = ()
    warnings: tuple[Warning, ...] = ()
    device: int = 0
    inode: int = 0
    seconds: float | None = None
    last_seconds: float | None = None
    base: Base | None = None
    looked: object | None = field(default=None, compare=False, repr=False)
    resolved: object | None = field(default=None, compare=False, repr=False)
    """What the dry run resolved (``installers.base.Resolved``), for who carries it out."""
    fingerprint: str = ""
    """Of the packages that were there (env.json's kind), so that a change is seen."""
    comparison: Comparison | None = None
    choice: Choice | None = None
    """What is done about its conflicts; None where it has none."""

    @property
    def blocked(self) -> bool:
        """User files or processes stand in the way of moving the folder."""
        return bool(self.user_files_total or self.in_use)

    def as_dict(self) -> dict[str, Any]:
        return {
            "env": str(self.env),
            "path": str(self.path),
            "action": self.action.value,
            "target_key": self.target_key,
            "models": list(self.models),
            "size_bytes": self.size,
            "frees_bytes": self.frees,
            "needs_bytes": self.needs,
            "download_bytes": self.downloads,
            "estimated": self.estimated,
            "seconds": _rounded(self.seconds),
            "last_seconds": _rounded(self.last_seconds),
            "base": None if self.base is None else self.base.as_dict(),
            "user_files": list(self.user_files),
            "user_files_total": self.user_files_total,
            "in_use": [use.as_dict() for use in self.in_use],
            "links": [{"path": path, "target": target} for path, target in self.links],
            "reasons": list(self.reasons),
            "warnings": [warning.as_dict() for warning in self.warnings],
            "comparison": None if self.comparison is None else self.comparison.as_dict(),
            "choice": None if self.choice is None else self.choice.value,
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """Items in the order they are carried out, and the totals the user decides on."""

    operation: Operation
    root: Path
    items: tuple[PlanItem, ...]
    purge: bool = False
    peak: int = 0
    """Most extra bytes needed on the way."""
    net_gain: int | None = None
    """Freed after purge less what must be built first; None where not measured."""
    downloads: int | None = None
    warnings: tuple[Warning, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    """Operation-specific choices, e.g. ("installer", "uv"), ("promote", "copy")."""
    created_at: str = ""
    picture: Picture | None = None
    """The whole of a consolidation; None for other operations."""

    def option(self, name: str, default: str = "") -> str:
        return dict(self.options).get(name, default)

    @property
    def user_files(self) -> tuple[str, ...]:
        """All blocking files, each relative to its environment's folder, the first 1,000."""
        return tuple(name for item in self.items for name in item.user_files)[:1000]

    @property
    def seconds(self) -> float | None:
        """What all builds of the plan will take, and its moves as far as they are known.

        None while any build is not known.
        """
        built = [item.seconds for item in self.items if item.action in BUILDS]
        moved = [item.seconds for item in self.items if item.action not in BUILDS]
        told = [one for one in (*built, *moved) if one is not None]
        return sum(told) if told and None not in built else None

    @property
    def in_use(self) -> tuple[ProcessUse, ...]:
        seen = {use.pid: use for item in self.items for use in item.in_use}
        return tuple(seen.values())

    def as_dict(self) -> dict[str, Any]:
        return {
            "operation": self.operation.value,
            "items": [item.as_dict() for item in self.items],
            "purge": self.purge,
            "peak_bytes": self.peak,
            "net_gain_bytes": self.net_gain,
            "download_bytes": self.downloads,
            "seconds": _rounded(self.seconds),
            "warnings": [warning.as_dict() for warning in self.warnings],
            "options": dict(self.options),
            "created_at": self.created_at,
            "user_files": list(self.user_files),
            "in_use": [use.as_dict() for use in self.in_use],
            "picture": None if self.picture is None else self.picture.as_dict(),
        }


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 1)


class ItemOutcome(StrEnum):
    DONE = "done"
    PARTIAL = "partial"
    """Done, but something was left on purpose (the legacy folder of a model in use)."""
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class ItemResult:
    env: EnvId
    outcome: ItemOutcome
    message: str = ""
    trash_id: str | None = None
    freed: int | None = None
    error: RoostError | None = None
    proof: str = ""
    """What a migration proved of the model before it was bound."""

    def as_dict(self) -> dict[str, Any]:
        return {
            "env": str(self.env),
            "outcome": self.outcome.value,
            "message": self.message,
            "trash_id": self.trash_id,
            "freed_bytes": self.freed,
            "proof": self.proof or None,
        }


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a plan.  Exit code: 0 all done, 4 in part, 1 with failures."""

    operation: Operation
    items: tuple[ItemResult, ...] = ()
    errors: tuple[RoostError, ...] = ()
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return not self.errors

    @property
    def stopped(self) -> bool:
        """Whether somebody stopped it after one of several."""
        return self.data.get("stopped") is True

    @property
    def partial(self) -> bool:
        return self.stopped or any(item.outcome is ItemOutcome.PARTIAL for item in self.items)

    @property
    def trash_ids(self) -> tuple[str, ...]:
        return tuple(item.trash_id for item in self.items if item.trash_id)

    @property
    def exit_code(self) -> int:
        if self.errors:
            return self.errors[0].exit_code if len(self.items) <= 1 else 1
        return 4 if self.partial else 0


@dataclass(frozen=True, slots=True)
class TrashItem:
    """One quarantined environment (`trash list`)."""

    id: str
    env: EnvId
    origin: Path
    deleted_at: str
    reason: str
    size: int | None
    purge_after: str | None
    operation: str = "delete"
    models: tuple[str, ...] = ()
    launches: int | None = None
    """Starts of its models since it was moved here, where they are counted."""
    launches_needed: int = 0
    expired: bool = False
    """Whether `clean` may purge it: its days have passed, and its models were started."""
    frees: int | None = None
    """What its purge gives back, as measured when it came here; the rest is linked elsewhere."""

    def as_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "env": str(self.env),
            "from": str(self.origin),
            "deleted_at": self.deleted_at,
            "reason": self.reason,
            "size_bytes": self.size,
            "frees_bytes": self.frees,
            "purge_after": self.purge_after,
            "operation": self.operation,
            "models": list(self.models),
            "launches": self.launches,
            "launches_needed": self.launches_needed,
            "expired": self.expired,
        }
