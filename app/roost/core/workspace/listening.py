"""Hearing out a resolution: what it asked its world and what it was told, kept where it matters.

A plain answer, the healthy shared environment without a word of warning, costs nothing here.
Everything else is written down, so that a support file can show how it came about.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from roost.core.domain.decision import Decision, Strategy
from roost.core.domain.digest import sha1
from roost.core.domain.errors import NoEnvironmentError, RoostError
from roost.core.store.cachefolders import cache_folders
from roost.core.workspace.resolution import Resolution, World

if TYPE_CHECKING:
    from roost.core.workspace.workspace import Workspace

FOLDER = "resolutions"
"""In the folder of what only saves time; one file for each different answer."""


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
    name = f"{_digest(decision)}.json"
    for folder in cache_folders(workspace.layout, workspace.host.cache_dir):
        try:
            given_now(folder / FOLDER / name)  # the same as before: it is only fresher now
        except OSError:
            continue
        return
    from roost.core.workspace.support.kept import keep

    keep(workspace, name, resolution, listener, decision)


def given_now(path: Path) -> None:
    """Its time says when the answer was last given; exact, for the system's own is coarse."""
    now = time.time_ns()
    os.utime(path, ns=(now, now))


def _digest(decision: Decision) -> str:
    """Equal for answers that differ in nothing but the time they took."""
    steps = [(one.step.value, one.outcome.value, one.reason, one.env) for one in decision.trace]
    warnings = [one.code for one in decision.warnings]
    told = repr((decision.model, decision.env_key, decision.env_id, steps, warnings))
    return sha1(told.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()[:20]
