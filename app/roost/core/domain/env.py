"""An environment as Roost sees it: what it is, where it lies, who uses it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roost.core.domain.errors import UsageError
from roost.core.domain.health import Badge, HealthReport

if TYPE_CHECKING:
    from roost.core.domain.drift import Change
    from roost.core.domain.usage import Evidence, ModelUse


class EnvKind(StrEnum):
    SHARED = "shared"
    LEGACY = "legacy"
    OTHER = "other"


class EnvStatus(StrEnum):
    """The `status` of formats.md; derived from health and state, never stored."""

    READY = "READY"
    CREATING = "CREATING"
    FAILED = "FAILED"
    SUPERSEDED = "SUPERSEDED"
    IN_USE = "IN_USE"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True, order=True)
class EnvId:
    """``shared:<key>``, ``legacy:<id>``, ``other:<id>``: what commands and events name."""

    kind: EnvKind
    name: str

    def __str__(self) -> str:
        return f"{self.kind.value}:{self.name}"

    def __hash__(self) -> int:
        return hash(self.name)  # an enum's own hash costs more than all the rest of a look-up

    @classmethod
    def parse(cls, text: str) -> EnvId:
        """Read ``kind:name``; raises UsageError for any other form."""
        kind, colon, name = text.partition(":")
        if not colon or not name or kind not in EnvKind.__members__.values():
            raise UsageError(
                "bad-environment-id",
                f"{text!r} is not an environment id.",
                remedy="Write shared:<key>, legacy:<id> or other:<id>.",
            )
        return cls(EnvKind(kind), name)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes on disk.  ``size``: what `du` says; ``own``: inodes without a link outside."""

    size: int
    own: int
    will_free: int

    @property
    def shared(self) -> int:
        return max(0, self.size - self.own)


@dataclass(frozen=True, slots=True)
class Owner:
    """Who works on an environment right now (a display record; the lock is the truth)."""

    pid: int
    host: str
    since: str
    program: str = "roost"
    stage: str = ""
    done: int = 0
    total: int | None = None
    unit: str = ""
    fraction: float | None = None
    rate: float | None = None
    seconds_left: float | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class Env:
    """One environment, as found on disk without running any of its code.

    ``path`` is the unit that is deleted or moved (``.envs/<key>``,
    ``environments/<id>``); ``venv`` the tree inside it that holds the
    interpreter; ``python`` the interpreter's path whether or not it exists.
    """

    id: EnvId
    path: Path
    venv: Path
    python: Path
    env_key: str | None = None
    """What it is (shared), or what its model should use (legacy), where known."""
    python_version: str | None = None
    torch: str | None = None
    accelerator: str | None = None
    """``cpu``, ``cu121``, … of the torch build found, None without torch."""
    models: tuple[str, ...] = ()
    model_path: str | None = None
    """Folder of a legacy environment's model, from its metadata."""
    packages: int | None = None
    health: HealthReport = field(default_factory=HealthReport)
    superseded: bool = False
    in_use: bool = False
    creating: Owner | None = None
    sizes: Sizes | None = None
    last_used: str | None = None
    """ISO 8601 UTC."""
    last_used_evidence: Evidence | None = None
    used_by: tuple[ModelUse, ...] = ()
    """The recorded uses, by model, the latest first."""
    drift: tuple[Change, ...] | None = None
    """What was changed in a shared one since it was built; None: nothing, or not known."""
    app: str | None = None
    """Owner of an ``other`` environment: ComfyUI, conda, …"""
    problem: str | None = None
    """Why it is shown but never touched (for example a link out of the workspace)."""
    has_metadata: bool = True

    def but(self, **changes: Any) -> Env:
        """As ``dataclasses.replace``, in a third of the time: a list asks a thousand times."""
        new = object.__new__(Env)
        for put, value in zip(_PUT.values(), _values(self), strict=True):
            put(new, value)
        for name, value in changes.items():
            _PUT[name](new, value)
        return new

    @property
    def name(self) -> str:
        return self.id.name

    @property
    def kind(self) -> EnvKind:
        return self.id.kind

    @property
    def status(self) -> EnvStatus:
        if self.creating is not None:
            return EnvStatus.CREATING
        if self.in_use:
            return EnvStatus.IN_USE
        if self.health.badge is Badge.BROKEN:
            return EnvStatus.FAILED
        if self.superseded:
            return EnvStatus.SUPERSEDED
        if self.health.badge is Badge.UNKNOWN:
            return EnvStatus.UNKNOWN
        return EnvStatus.READY

    @property
    def source(self) -> str:
        """`shared`, `legacy-per-model`, or the owner app of an other environment."""
        if self.kind is EnvKind.SHARED:
            return "shared"
        if self.kind is EnvKind.LEGACY:
            return "legacy-per-model"
        return self.app or "other"

    @property
    def migration_target(self) -> str | None:
        """The env key a legacy environment's model would move to."""
        return self.env_key if self.kind is EnvKind.LEGACY else None


_PUT = {item.name: Env.__dict__[item.name].__set__ for item in fields(Env)}
"""What fills a slot of a frozen value that nobody has seen yet."""
_values = attrgetter(*_PUT)
