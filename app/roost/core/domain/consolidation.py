"""What a consolidation means: the whole picture, and what one environment would lose or gain."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any


class Choice(StrEnum):
    """What to do with an environment whose model needs more than the shared set holds."""

    EXTEND = "extend"
    """Add what is needed to the shared environment, for all its models."""
    DEDICATED = "dedicated"
    """A shared environment of its own, for this model alone."""
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Lacking:
    """A package the legacy environment has and the target has not.

    ``wanted``: "required" or "optional" for its model, "" where nothing says it is.
    """

    name: str
    version: str
    wanted: str = ""
    reason: str = ""

    def as_dict(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "version": self.version,
            "wanted": self.wanted,
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Differing:
    """A package that both have; ``matters`` says why the difference may be felt, or is ""."""

    name: str
    here: str
    there: str
    matters: str = ""

    def as_dict(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "here": self.here,
            "there": self.there,
            "matters": self.matters,
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """A legacy environment against its target.

    ``known`` False: what the target will hold is not known (nobody could ask an installer).
    ``conflicts`` are sentences; ``extend`` the requirement lines that would settle them.
    """

    known: bool = False
    lacks: tuple[Lacking, ...] = ()
    differs: tuple[Differing, ...] = ()
    conflicts: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        return {
            "known": self.known,
            "lacks": [one.as_dict() for one in self.lacks],
            "differs": [one.as_dict() for one in self.differs],
            "conflicts": list(self.conflicts),
            "extend": list(self.extend),
        }


@dataclass(frozen=True, slots=True)
class VolumeShare:
    """Bytes on one volume: ``net_gain`` after purge, ``peak`` extra on the way, ``trash``
    what waits in the trash until then, ``free`` when the plan was made."""

    path: Path
    free: int
    needs: int
    frees: int
    peak: int
    trash: int

    @property
    def net_gain(self) -> int:
        return self.frees - self.needs

    @property
    def short(self) -> bool:
        """Whether the plan does not fit."""
        return self.peak > self.free

    def as_dict(self) -> dict[str, Any]:
        return {
            "path": str(self.path),
            "free_bytes": self.free,
            "needs_bytes": self.needs,
            "frees_bytes": self.frees,
            "peak_bytes": self.peak,
            "trash_bytes": self.trash,
            "net_gain_bytes": self.net_gain,
            "short": self.short,
        }


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole of a consolidation, before anything is touched."""

    legacy: int
    shared: int
    frees: int
    conflicts: int = 0
    broken: int = 0
    superseded: int = 0
    left: int = 0
    """Environments that stay as they are."""
    volumes: tuple[VolumeShare, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        return {
            "legacy": self.legacy,
            "shared": self.shared,
            "frees_bytes": self.frees,
            "conflicts": self.conflicts,
            "broken": self.broken,
            "superseded": self.superseded,
            "left": self.left,
            "volumes": [volume.as_dict() for volume in self.volumes],
        }
