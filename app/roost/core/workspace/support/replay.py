"""A resolution as it was heard, and the same resolution again somewhere else.

Everything a resolution learns it learns by asking its world.  The questions and answers are
written down in their order; played back to the same resolver they give the same decision.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, cast

from roost.core.domain.decision import Decision
from roost.core.domain.errors import NoEnvironmentError, RoostError
from roost.core.system.context import JobContext
from roost.core.workspace.keys import KeyFacts, settle_key
from roost.core.workspace.listening import Heard, Listener, listen
from roost.core.workspace.resolution import Resolution, World
from roost.core.workspace.support.plain import plain, unplain
from roost.core.workspace.world import RealWorld

_BESIDE = ("world", "ctx")
"""Fields of a resolution that are its world, not its question."""


_NEW: dict[str, object] = {"fitting": ()}
"""Questions that older versions did not ask, with the answer that changes nothing."""


@dataclass(slots=True)
class Player:
    """Answers as was answered then.  Raises RoostError ``replay-differs`` for other questions."""

    heard: list[dict[str, Any]]
    recorded: tuple[dict[str, Any], ...] = ()
    """All that was asked then: of a question an older version did not know, nothing is in it."""

    def __post_init__(self) -> None:
        self.recorded = tuple(self.heard)

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name in _NEW and not any(one.get("asked") == name for one in self.recorded):
            return lambda *_words: _NEW[name]

        def asked(*_words: object) -> object:
            if not self.heard or self.heard[0].get("asked") != name:
                raise RoostError(
                    "replay-differs",
                    f"This version asks for {name}, which the recorded one did not.",
                    remedy="Replay it with the version of Roost that the support file names.",
                )
            entry = self.heard.pop(0)
            failed = entry.get("failed")
            if isinstance(failed, dict):
                raise RoostError(
                    str(failed.get("code")),
                    str(failed.get("message")),
                    remedy=str(failed.get("remedy")),
                )
            return unplain(entry.get("answer"))

        return asked


@dataclass(frozen=True, slots=True)
class Replayed:
    """What was decided then and now, as `resolve` prints it; ``same`` but for the times taken."""

    env: str
    recorded: dict[str, Any]
    decision: Decision

    @property
    def replayed(self) -> dict[str, Any]:
        return self.decision.as_dict()

    @property
    def same(self) -> bool:
        return timeless(self.recorded) == timeless(self.replayed)

    def as_dict(self) -> dict[str, Any]:
        return {
            "environment": self.env,
            "model": self.recorded.get("model"),
            "same": self.same,
            "recorded": self.recorded,
            "replayed": self.replayed,
        }


def record(env: str, resolution: Resolution) -> dict[str, Any]:
    """Run a resolution that only looks, and keep it with everything it heard."""
    listener = listen(resolution)
    decision = _decided(resolution)
    return recorded(env, resolution, listener, decision)


def recorded(
    env: str, resolution: Resolution, listener: Listener, decision: Decision
) -> dict[str, Any]:
    """A resolution that has been heard out, as JSON.  Raises TypeError for unknown values."""
    world = listener.world
    facts = world.found.facts if isinstance(world, RealWorld) else None
    values = {name: getattr(resolution, name) for name in _questions()}
    return {
        "environment": env,
        "given": {name: plain(one) for name, one in values.items() if not callable(one)},
        "asked": [name for name, one in values.items() if callable(one)],
        "key": None if facts is None else plain(facts),
        "heard": [_plain_heard(one) for one in listener.heard],
        "decision": decision.as_dict(),
    }


def _plain_heard(heard: Heard) -> dict[str, Any]:
    entry: dict[str, Any] = {"asked": heard.asked, "words": plain(list(heard.words))}
    if heard.failed is not None:
        entry["failed"] = heard.failed.as_dict()
    else:
        entry["answer"] = plain(heard.answer)
    return entry


def replay(kept: dict[str, Any]) -> Replayed:
    """The same again, by this core.

    Raises RoostError ``replay-differs``, ValueError for what is no recording.
    """
    player = Player([dict(entry) for entry in kept["heard"]])
    known = _questions()
    given = {name: unplain(value) for name, value in kept["given"].items() if name in known}
    if kept.get("key") is not None:
        facts = unplain(kept["key"])
        if not isinstance(facts, KeyFacts):
            raise ValueError("no facts of a key")
        found = settle_key(facts)
        given["env_key"], given["key_reasons"] = found.key, found.reasons
    for name in kept["asked"]:
        if name in known:
            given[name] = getattr(player, name)
    resolution = Resolution(world=cast(World, player), ctx=JobContext("replay"), **given)
    decision = _decided(resolution)
    return Replayed(str(kept.get("environment")), kept["decision"], decision)


def _questions() -> tuple[str, ...]:
    """The fields that make a resolution what it is, whichever this version has."""
    return tuple(
        one.name
        for one in fields(Resolution)
        if not one.name.startswith("_") and one.name not in _BESIDE
    )


def _decided(resolution: Resolution) -> Decision:
    try:
        return resolution.run()
    except NoEnvironmentError as error:
        decision: Decision = error.decision
        return decision


def timeless(decision: dict[str, Any]) -> dict[str, Any]:
    """A decision without what no two runs have in common: the times its steps took."""
    return decision | {
        "trace": [
            {name: value for name, value in entry.items() if name != "ms"}
            for entry in decision.get("trace", ())
        ]
    }
