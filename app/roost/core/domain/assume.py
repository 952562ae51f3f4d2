"""What is taken for granted in a thought: "shared broken", "legacy:org__x gone", "offline"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from roost.core.domain.accelerator import is_accelerator
from roost.core.domain.cudafacts import driver_tuple
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import RoostError, UsageError

FORMS = (
    '"shared broken", "no shared", "legacy broken", "no legacy", "ENV broken", "ENV gone", '
    '"ENV healthy" (ENV as shared:KEY or legacy:ID), "offline", "accelerator cu126", '
    '"driver 535.104", "no gpu"'
)


class Condition(StrEnum):
    """What is assumed of an environment."""

    BROKEN = "broken"
    GONE = "gone"
    HEALTHY = "healthy"


_KINDS = {"shared": EnvKind.SHARED, "legacy": EnvKind.LEGACY}
_CONDITIONS = {
    "broken": Condition.BROKEN,
    "gone": Condition.GONE,
    "deleted": Condition.GONE,
    "healthy": Condition.HEALTHY,
}


@dataclass(frozen=True, slots=True)
class Assumptions:
    """``texts`` as given; ``kinds`` hold for every environment of a kind that could serve."""

    texts: tuple[str, ...] = ()
    kinds: Mapping[EnvKind, Condition] = field(default_factory=dict)
    envs: Mapping[EnvId, Condition] = field(default_factory=dict)
    offline: bool = False
    accelerator: str | None = None
    driver: str | None = None
    no_gpu: bool = False

    def of(self, env: EnvId) -> Condition | None:
        """What is assumed of an environment; a word on itself goes before one on its kind."""
        return self.envs.get(env) or self.kinds.get(env.kind)


NOTHING = Assumptions()


def parse_assumptions(texts: Iterable[str]) -> Assumptions:
    """Understand ``--assume``.  Raises UsageError ``bad-assumption``."""
    given = tuple(texts)
    kinds: dict[EnvKind, Condition] = {}
    envs: dict[EnvId, Condition] = {}
    found: dict[str, str] = {}
    for text in given:
        words = text.split()
        if len(words) == 1 and words[0].lower() == "offline":
            found["offline"] = "offline"
            continue
        if len(words) != 2:
            raise _bad(text)
        first, second = words[0], words[1].lower()
        condition = _CONDITIONS.get(second)
        if first.lower() == "no" and second in _KINDS:
            kinds[_KINDS[second]] = Condition.GONE
        elif first.lower() == "no" and second in ("gpu", "driver"):
            found["no_gpu"] = second
        elif first.lower() in _KINDS and condition is not None:
            kinds[_KINDS[first.lower()]] = condition
        elif first.lower() == "accelerator" and is_accelerator(second):
            found["accelerator"] = second
        elif first.lower() == "driver" and driver_tuple(second) is not None:
            found["driver"] = second
        elif condition is not None:
            envs[_env(first, text)] = condition
        else:
            raise _bad(text)
    return Assumptions(
        given,
        kinds,
        envs,
        "offline" in found,
        found.get("accelerator"),
        found.get("driver"),
        "no_gpu" in found,
    )


def _env(name: str, text: str) -> EnvId:
    try:
        env = EnvId.parse(name)
    except RoostError:
        raise _bad(text) from None
    if env.kind is EnvKind.OTHER:
        raise _bad(text)
    return env


def _bad(text: str) -> UsageError:
    return UsageError(
        "bad-assumption",
        f"{ascii(text)[:80]} is nothing that can be assumed.",
        remedy=f"Write one of {FORMS}.",
    )
