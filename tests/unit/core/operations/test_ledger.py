"""The ledger: promised against gained, and only evidence for a difference."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.plan import (
    Action,
    ItemOutcome,
    ItemResult,
    Operation,
    Plan,
    PlanItem,
    Result,
)
from roost.core.operations import ledger
from roost.core.operations.ledger import (
    Accounts,
    Cause,
    built_causes,
    ledger_dict,
    promise_of,
)
from roost.core.system.evidence import Held, Written, held_open, written_by, written_since

GB = 10**9
X, Y = EnvId(EnvKind.LEGACY, "x"), EnvId(EnvKind.LEGACY, "y")


class Volume:
    """A volume whose free space a test says."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.free = 10 * GB
        self.held: tuple[Held, ...] = ()
        self.written: dict[int, Written] = {}
        self.kind = ""
        monkeypatch.setattr(ledger, "_free", lambda _path, sync: self.free)
        monkeypatch.setattr(ledger, "held_open", lambda _device: self.held)
        monkeypatch.setattr(ledger, "written_by", lambda: dict(self.written))
        monkeypatch.setattr(ledger, "keeps_snapshots", lambda _path: self.kind)


@pytest.fixture
def volume(monkeypatch: pytest.MonkeyPatch) -> Volume:
    return Volume(monkeypatch)


def test_a_promise_kept_needs_no_cause(volume: Volume, tmp_path: Path) -> None:
    accounts = Accounts.open([tmp_path], sync=True)
    volume.free += 5 * GB - 4_000_000
    volume.held = (Held(1, "python", "/x", GB),)
    (row,) = accounts.close({tmp_path: 5 * GB})
    assert row.kept
    assert row.causes == ()
    assert ledger_dict([row])["kept"] is True
    assert row.as_dict()["unexplained_bytes"] == 0


def test_less_than_promised_is_told_with_what_was_seen(volume: Volume, tmp_path: Path) -> None:
    volume.written = {7: Written("rsync", GB)}
    accounts = Accounts.open([tmp_path], sync=True)
    volume.free += 2 * GB
    volume.held = (Held(42, "python", "/models/weights", 2 * GB),)
    volume.written = {7: Written("rsync", 2 * GB), 8: Written("idle", 5)}
    volume.kind = "btrfs"
    (row,) = accounts.close({tmp_path: 5 * GB}, [Cause("not-done", "legacy:y stayed", GB // 2)])
    told = row.as_dict()
    assert not told["kept"]
    causes = {cause["code"]: cause for cause in told["causes"]}
    assert causes["still-open"]["bytes"] == 2 * GB
    assert "PID 42" in causes["still-open"]["evidence"]
    assert causes["other-writer"]["bytes"] == GB
    assert not causes["other-writer"]["certain"], "it may have written elsewhere"
    assert not causes["snapshots"]["certain"], "nobody has looked"
    assert told["unexplained_bytes"] == GB // 2, "what is not certain explains nothing"


def test_more_than_promised_is_unexplained_without_evidence(volume: Volume, tmp_path: Path) -> None:
    accounts = Accounts.open([tmp_path], sync=True)
    volume.free += 7 * GB
    (row,) = accounts.close({tmp_path: 5 * GB})
    assert (row.kept, row.causes) == (False, ())
    assert row.as_dict()["unexplained_bytes"] == 2 * GB


def test_paths_on_one_volume_are_one_row(volume: Volume, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    accounts = Accounts.open([tmp_path, tmp_path / "a", tmp_path / "gone"], sync=False)
    volume.free += GB
    (row,) = accounts.close({tmp_path: GB // 2, tmp_path / "a": GB // 2})
    assert (row.promised, row.kept) == (GB, True)


def test_what_a_result_promises() -> None:
    plan = Plan(
        Operation.DELETE,
        Path("/w"),
        (
            PlanItem(X, Path("/w/x"), Action.PURGE, frees=5),
            PlanItem(Y, Path("/w/y"), Action.PURGE, frees=7),
        ),
        purge=True,
    )
    result = Result(
        Operation.DELETE,
        (
            ItemResult(X, ItemOutcome.DONE, freed=5),
            ItemResult(Y, ItemOutcome.FAILED),
        ),
    )
    promised, causes = promise_of(plan, result)
    assert promised == 12
    assert [(cause.code, cause.bytes) for cause in causes] == [("not-done", 7)]
    assert promise_of(None, result) == (5, ())
    assert promise_of(None, Result(Operation.CLEAN, data={"promised_bytes": 9})) == (9, ())
    build = Plan(Operation.CREATE, Path("/w"), (PlanItem(X, Path(), Action.BUILD, needs=3),))
    assert promise_of(build, Result(Operation.CREATE, (ItemResult(X, ItemOutcome.DONE),)))[0] == -3


def test_a_build_that_took_less_is_told_by_what_it_weighs(volume: Volume, tmp_path: Path) -> None:
    """A dedicated environment shares most of its blocks with the one it is a copy of."""
    tree, other = tmp_path / "own", tmp_path / "other"
    for folder in (tree, other):
        folder.mkdir()
    (other / "library").write_bytes(os.urandom(3_000_000))
    os.link(other / "library", tree / "library")
    (tree / "new").write_bytes(os.urandom(2_000_000))
    env = EnvId(EnvKind.SHARED, "k--m")
    item = PlanItem(env, Path("/w"), Action.BUILD, needs=GB, estimated=True)
    plan = Plan(Operation.CREATE, Path("/w"), (item,))
    result = Result(Operation.CREATE, (ItemResult(env, ItemOutcome.DONE),))
    accounts = Accounts.open([tmp_path], sync=False)
    volume.free -= 2_000_000
    promised, causes = promise_of(plan, result)
    asked: list[str] = []

    def tree_of(name: str) -> Path:
        asked.append(name)
        return tree

    def built() -> tuple[Cause, ...]:
        return built_causes(plan, result, tree_of)

    (row,) = accounts.close({tmp_path: promised}, causes, built)
    assert (row.promised, row.gained, row.kept) == (-GB, -2_000_000, False)
    (cause,) = row.causes
    assert (cause.code, cause.certain) == ("reckoned", True)
    assert "3.0 MB of it in blocks shared with other places; 1.0 GB were reckoned" in cause.evidence
    assert row.as_dict()["unexplained_bytes"] < 1_000_000
    assert asked == ["k--m"]
    volume.free -= GB - 2_000_000
    (row,) = accounts.close({tmp_path: promised}, causes, built)
    assert (row.kept, row.causes, asked) == (True, (), ["k--m"])  # nothing was weighed for it


def test_quarantine_promises_nothing_yet() -> None:
    plan = Plan(Operation.DELETE, Path("/w"), (PlanItem(X, Path(), Action.QUARANTINE, frees=5),))
    result = Result(Operation.DELETE, (ItemResult(X, ItemOutcome.DONE),))
    assert promise_of(plan, result) == (0, ())


@pytest.mark.skipif(sys.platform != "linux", reason="read from /proc")
def test_a_deleted_file_that_is_open_is_found(tmp_path: Path) -> None:
    path = tmp_path / "weights"
    with path.open("wb") as file:
        file.write(b"x" * 100_000)
        file.flush()
        os.fsync(file.fileno())
        path.unlink()
        held = {one.path: one for one in held_open(tmp_path.stat().st_dev)}
        assert held[str(path)].pid == os.getpid()
        assert held[str(path)].size >= 100_000
    assert str(path) not in {one.path for one in held_open(tmp_path.stat().st_dev)}


def test_who_wrote_in_between() -> None:
    before = {1: Written("a", 10), 2: Written("b", 5)}
    after = {1: Written("a", 10), 2: Written("b", 9), 3: Written("c", 7)}
    assert written_since(before, after) == {3: Written("c", 7), 2: Written("b", 4)}
    assert os.getpid() not in written_by()
