"""What a plan says of the time: from last time, or that nothing is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from roost.cli.outcome import plan_text, time_lines
from roost.core.domain.env import EnvId
from roost.core.domain.plan import Action, Operation, Plan, PlanItem


def plan(*times: tuple[float | None, float | None], action: Action = Action.BUILD) -> Plan:
    items = tuple(
        PlanItem(
            EnvId.parse(f"shared:key-{number}"),
            Path("/x"),
            action,
            seconds=seconds,
            last_seconds=last,
        )
        for number, (seconds, last) in enumerate(times)
    )
    return Plan(Operation.CREATE, Path("/x"), items)


@pytest.mark.parametrize(
    ("times", "line"),
    [
        ([(62.0, 58.2)], "Takes about 1 min (last time 58 s)"),
        ([(None, None)], "How long it takes is not known: nothing like it was built here before"),
        ([(None, 58.2)], "How long it takes is not known (last time 58 s)"),
        ([(20.0, 20.0), (30.0, 30.0)], "Takes about 1 min (last time 50 s)"),
        ([(20.0, 20.0), (None, None)], "How long it takes is not known (last time 20 s)"),
    ],
)
def test_the_line(times: list[tuple[float | None, float | None]], line: str) -> None:
    assert time_lines(plan(*times)) == [line]
    assert line in plan_text(plan(*times)).splitlines()


def test_what_builds_nothing_says_nothing_of_time() -> None:
    assert time_lines(plan((None, None), action=Action.QUARANTINE)) == []


def test_the_document_carries_it() -> None:
    document = plan((62.04, 58.25), (1.0, 1.0)).as_dict()
    assert document["seconds"] == 63.0
    assert (document["items"][0]["seconds"], document["items"][0]["last_seconds"]) == (62.0, 58.2)
    assert plan((None, 3.0), (1.0, 1.0)).as_dict()["seconds"] is None
