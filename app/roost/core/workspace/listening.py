"""Hearing out a resolution: what it asked its world and what it was told, kept where it matters.

A plain answer, the healthy shared environment without a word of warning, costs nothing here.
Everything else is written down, so that a support file can show how it came about.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, NamedTuple, cast

from roost.core.domain.decision import Decision, Strategy
from roost.core.domain.errors import NoEnvironmentError, RoostError
from roost.core.workspace.resolution import Resolution, World

if TYPE_CHECKING:
    from roost.core.workspace.workspace import Workspace


class Heard(NamedTuple):
    """One question of a resolution, with its answer or failure."""

    asked: str
    words: tuple[object, ...]
    answer: object = None
    failed: RoostError | None = None


@dataclass(slots=True)
class Listener:
    """Stands between a resolution and its world, and remembers what is said."""

    world: object
    heard: list[Heard] = field(default_factory=list)

    def __getattr__(self, name: str) -> Callable[..., object]:
        return self.listening(name, getattr(self.world, name))

    def listening(self, name: str, ask: Callable[..., object]) -> Callable[..., object]:
        def asked(*words: object) -> object:
            try:
                answer = ask(*words)
            except RoostError as error:
                self.heard.append(Heard(name, words, failed=error))
                raise
            self.heard.append(Heard(name, words, answer))
            return answer

        return asked


def listen(resolution: Resolution) -> Listener:
    """Put a listener before the world of a resolution, and before what it asks beside."""
    listener = Listener(resolution.world)
    resolution.world = cast(World, listener)
    for one in fields(resolution):
        value = getattr(resolution, one.name)
        if callable(value) and not one.name.startswith("_"):
            setattr(resolution, one.name, listener.listening(one.name, value))
    return listener


def run_heard(workspace: Workspace, resolution: Resolution) -> Decision:
    """Run it, and keep how it came about unless the answer is a plain one.

    Raises what the resolution raises.
    """
    listener = listen(resolution)
    try:
        decision = resolution.run()
    except NoEnvironmentError as error:
        _keep(workspace, resolution, listener, error.decision)
        raise
    if decision.strategy is not Strategy.SHARED or decision.warnings:
        _keep(workspace, resolution, listener, decision)
    return decision


def _keep(
    workspace: Workspace, resolution: Resolution, listener: Listener, decision: Decision
) -> None:
    from roost.core.workspace.support.kept import keep

    keep(workspace, resolution, listener, decision)
