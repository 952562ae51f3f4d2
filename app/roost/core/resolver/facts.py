"""What the resolver is told: how each candidate looks for this model, and what is allowed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from roost.core.domain.compat import Lack
from roost.core.domain.env import EnvId, Owner

if TYPE_CHECKING:
    from roost.core.domain.fitting import Fit


class View(StrEnum):
    """What is known about one candidate, for one model."""

    ABSENT = "absent"
    UNCHECKED = "unchecked"
    """Looks right from outside; its stamp is new, so only a deep check can tell."""
    USABLE = "usable"
    UNKNOWN = "unknown"
    """The deep check gave no answer (timeout), and it has never passed."""
    UNUSABLE = "unusable"


class Creation(StrEnum):
    """How far step 4 has come."""

    NOT_TRIED = "not-tried"
    NOT_ALLOWED = "not-allowed"
    CREATED = "created"
    JOINED = "joined"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An environment that could serve the model.

    ``starts``: does its interpreter start at all (asked for the last resort only).
    ``lacks``: needs of the model it does not meet, or may not meet.  ``fit``: how far the key
    of another stack fits, None for the model's own.  ``degraded``: it works, with a finding.
    """

    env: EnvId
    view: View
    reason: str = ""
    starts: bool | None = None
    lacks: tuple[Lack, ...] = ()
    fit: Fit | None = None
    degraded: bool = False

    @property
    def serves(self) -> bool:
        """Whether it holds what the model needs, as far as that is certain."""
        barred = self.fit is not None and bool(self.fit.bars)
        return not barred and not any(lack.certain for lack in self.lacks)

    @property
    def may_work(self) -> bool:
        """Whether it is there and not known to be broken."""
        return self.view not in (View.ABSENT, View.UNUSABLE)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the next step depends on; equal facts give equal decisions.

    ``shared``, ``legacy`` and ``fitting`` are None until looked at, so that the common case,
    a healthy shared environment, looks at nothing else.
    """

    target: EnvId | None = None
    """The shared environment that creating would make; None: not told, so any one."""
    shared: tuple[Candidate, ...] | None = None
    legacy: tuple[Candidate, ...] | None = None
    fitting: tuple[Candidate, ...] | None = None
    """Shared ones of other keys, best first; after those that fit, the closest that does not."""
    pin: Candidate | None = None
    prefer_legacy: bool = False
    builder_asked: bool = False
    builder: Owner | None = None
    """The other process that is creating the shared environment right now."""
    wait: bool = True
    creation: Creation = Creation.NOT_TRIED
    creation_reason: str = ""
    joined_failed: str = ""
    """Why waiting for the builder ended without an environment."""
