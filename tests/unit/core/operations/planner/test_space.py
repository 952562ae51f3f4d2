"""The order that needs the least room, and the peak on the way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId
from roost.core.domain.plan import Action, PlanItem
from roost.core.operations.planner import space
from roost.core.operations.planner.space import (
    Group,
    in_order,
    is_short,
    short_warnings,
    volume_shares,
)
from roost.core.operations.planner.targets import RENAME, Target
from support.operations import operations

GB = 10**9


def item(name: str, action: Action, **facts: int) -> PlanItem:
    env = EnvId.parse(name)
    return PlanItem(env, Path("x"), action, env.name, **facts)  # type: ignore[arg-type]


def move(name: str, frees: int = GB) -> PlanItem:
    return item(f"legacy:{name}", Action.MIGRATE, frees=frees, size=frees)


def groups() -> list[Group]:
    """A build of 3 GB, one of 2 GB, one by rename, one that is there."""
    return [
        Group(Target("big", item("shared:big", Action.BUILD, needs=3 * GB)), [move("a")]),
        Group(Target("small", item("shared:small", Action.BUILD, needs=2 * GB)), [move("b")]),
        Group(
            Target(
                "renamed",
                item("shared:renamed", Action.PROMOTE),
                source=EnvId.parse("legacy:source"),
                by=RENAME,
            ),
            [move("c", 2 * GB), move("source", 0), move("old")],
        ),
        Group(Target("there"), [move("d")]),
    ]


def test_what_frees_comes_before_what_needs() -> None:
    left = item("legacy:left", Action.NOTHING)
    names = [one.env.name for one in in_order(groups(), [left], frozenset({"old"}))]
    assert names == ["d", "renamed", "source", "old", "c", "small", "b", "big", "a", "left"]


@pytest.mark.parametrize(("purge", "peak"), [(True, 0), (False, 5 * GB)])
def test_the_peak_depends_on_what_is_freed_in_between(
    tmp_path: Path, purge: bool, peak: int
) -> None:
    items = in_order(groups(), [], frozenset())
    # With purging: 1 + 3 GB come back before 2 are needed, 1 more before the 3.
    (share, *_) = volume_shares(operations(tmp_path), items, "", 6 * GB, purge=purge)
    assert share.peak == peak
    assert share.needs == 5 * GB
    assert share.net_gain == GB
    assert share.trash == (0 if purge else 6 * GB)


def test_short_of_room_is_said_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(space, "free_space", lambda _path: GB)
    items = in_order(groups(), [], frozenset())
    shares = volume_shares(operations(tmp_path), items, "", 6 * GB, purge=False)
    assert is_short(shares)
    (warning,) = short_warnings(shares, purge=False)
    assert warning.code == "short-of-space"
    assert "--purge" in warning.message
    roomy = [replace(share, free=9 * GB) for share in shares]
    assert not is_short(roomy)
    assert short_warnings(roomy, purge=False) == ()
