"""A waiter's timeout holds for all its waiting together, whoever builds in turn."""

from __future__ import annotations

from typing import Any, cast

import pytest

from roost.core.domain.env import Owner
from roost.core.domain.errors import EnvironmentBusyError
from roost.core.system.context import JobContext
from roost.core.workspace import resolution
from roost.core.workspace.resolution import Resolution, World


class Builders:
    """One builder after the other dies, each after four seconds."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now, self.asked = 100.0, list[float | None]()
        monkeypatch.setattr(resolution.time, "monotonic", lambda: self.now)

    def builder(self) -> Owner:
        return Owner(4242 + len(self.asked), "here", "2026-01-01T12:01:07Z")

    def wait_for_builder(self, timeout: float | None) -> None:
        self.asked.append(timeout)
        if timeout is not None and timeout < 4.0:
            raise EnvironmentBusyError("environment-busy", "still being created", remedy="Wait.")
        if len(self.asked) > 5:
            raise AssertionError("waits for ever")
        self.now += 4.0

    def pin(self) -> None:
        return None

    def __getattr__(self, _name: str) -> Any:
        return lambda *_words: ()


def test_every_wait_gets_what_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    builders = Builders(monkeypatch)
    asked = Resolution("o/a", "k", cast(World, builders), JobContext("resolve"), timeout=10.0)
    with pytest.raises(EnvironmentBusyError) as caught:
        asked.run()
    assert builders.asked == [10.0, 6.0, 2.0]
    assert caught.value.decision is not None
    assert asked.time_left() == 2.0
