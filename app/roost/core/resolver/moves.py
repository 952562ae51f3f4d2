"""What the resolver can ask for next."""

from __future__ import annotations

from dataclasses import dataclass

from roost.core.domain.decision import Source, Step, Strategy
from roost.core.domain.decision import Warning as Notice
from roost.core.domain.env import EnvId, Owner


@dataclass(frozen=True, slots=True)
class Look:
    """Find out what there is for this step: candidates, (JOIN) another builder, or (CREATE)
    shared environments of other keys that would do."""

    step: Step


@dataclass(frozen=True, slots=True)
class DeepCheck:
    """Run the environment's Python once to learn whether it works."""

    step: Step
    env: EnvId


@dataclass(frozen=True, slots=True)
class ProbeStart:
    """Find out whether a last resort's interpreter starts at all."""

    env: EnvId


@dataclass(frozen=True, slots=True)
class Wait:
    """Another process is creating it: wait for that one."""

    owner: Owner


@dataclass(frozen=True, slots=True)
class Create:
    """Create (or rebuild beside) the shared environment."""


@dataclass(frozen=True, slots=True)
class Use:
    """The answer."""

    step: Step
    env: EnvId
    strategy: Strategy
    source: Source
    warnings: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Busy:
    """Somebody is creating it, and waiting is not wanted."""

    owner: Owner


@dataclass(frozen=True, slots=True)
class Fail:
    """No step gave an environment."""


Move = Look | DeepCheck | ProbeStart | Wait | Create | Use | Busy | Fail
