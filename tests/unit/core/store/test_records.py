"""Records of operations: whole, searchable, and no failure where they are lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from roost.core.store import records
from roost.core.store.database import write_database
from roost.core.store.history import record_operation
from roost.core.store.layout import Layout
from roost.core.store.records import (
    INTERRUPTED,
    RUNNING,
    Finished,
    begin_record,
    find_record,
    find_records,
    finish_record,
)

AT = "2026-11-23T12:00:00+00:00"
LATER = "2026-11-23T12:00:09+00:00"


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    (tmp_path / ".envs").mkdir()
    return Layout(tmp_path)


def done(layout: Layout, operation: str, env: str, **more: object) -> str:
    number = begin_record(layout, AT, operation, [env], {"plan of": env})
    finished = Finished(LATER, "done", f"{operation} went well")
    assert finish_record(layout, number, replace(finished, **more))  # type: ignore[arg-type]
    return str(number)


def test_a_record_comes_back_whole(layout: Layout) -> None:
    ledger = {"promised_bytes": 5, "gained_bytes": 5, "kept": True, "volumes": []}
    number = done(
        layout, "purge", "legacy:x", log=["one", "two"], ledger=ledger, result={"items": [1]}
    )
    found = find_record(layout, number)
    assert found is not None
    assert found.as_dict(whole=True) == {
        "id": number,
        "at": AT,
        "ended": LATER,
        "operation": "purge",
        "environments": ["legacy:x"],
        "outcome": "done",
        "summary": "purge went well",
        "ledger": ledger,
        "plan": {"plan of": "legacy:x"},
        "result": {"items": [1]},
        "log": "one\ntwo",
    }
    assert find_record(layout, "999") is None
    assert find_record(layout, "'; DROP TABLE records; --") is None


def test_all_words_of_a_search_must_occur(layout: Layout) -> None:
    done(layout, "delete", "legacy:org__story", log=["moved to the trash"])
    done(layout, "create", "shared:torch-cpu", log=["100 % of it_was fetched"])
    assert [found.operation for found in find_records(layout)] == ["create", "delete"]
    assert [found.operation for found in find_records(layout, "TRASH story")] == ["delete"]
    assert [found.operation for found in find_records(layout, "100 % it_was")] == ["create"]
    assert find_records(layout, "story fetched") == ()
    assert find_records(layout, "itXwas") == (), "a _ of the user is no wildcard"
    assert len(find_records(layout, limit=1)) == 1


def test_one_whose_process_died_was_interrupted(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_record(layout, AT, "create", ["shared:k"], None)
    assert [found.outcome for found in find_records(layout)] == [RUNNING]
    monkeypatch.setattr(records, "is_alive", lambda _owner: False)
    assert [found.outcome for found in find_records(layout)] == [INTERRUPTED]


def test_what_an_older_roost_noted_is_told_as_well(layout: Layout) -> None:
    assert record_operation(layout, "2026-11-01T10:00:00", "delete", "legacy:old", "done", "why")
    done(layout, "purge", "legacy:x")
    record_operation(layout, LATER, "purge", "legacy:x", "done")  # a row of the same operation
    assert [found.id for found in find_records(layout)] == ["1", "e1"]
    assert [found.envs for found in find_records(layout, "old")] == [("legacy:old",)]
    old = find_record(layout, "e1")
    assert old is not None
    assert (old.summary, old.plan) == ("why", None)


def test_names_that_are_no_text_and_long_logs_are_kept(layout: Layout) -> None:
    number = done(layout, "delete", "legacy:\udc80ümlaut", log=["x" * (records.LOG_BYTES + 5)])
    found = find_record(layout, number)
    assert found is not None
    assert found.log is not None
    assert len(found.log) == records.LOG_BYTES + 2
    assert [one.id for one in find_records(layout, "ümlaut")] == [number]


def test_only_the_newest_are_kept(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "KEPT", 2)
    for name in "abc":
        done(layout, "delete", f"legacy:{name}")
    assert [found.envs[0] for found in find_records(layout)] == ["legacy:c", "legacy:b"]


def test_a_lost_or_damaged_database_is_no_failure(layout: Layout, tmp_path: Path) -> None:
    assert find_records(layout) == ()
    layout.database.write_bytes(b"nonsense" * 1000)
    assert find_records(layout, "x") == ()
    assert find_record(layout, "1") is None
    done(layout, "delete", "legacy:x")
    assert len(find_records(layout)) == 1
    nowhere = Layout(tmp_path / "missing")
    assert begin_record(nowhere, AT, "delete", [], None) is None
    assert not finish_record(nowhere, None, Finished(LATER, "done", ""))


def test_values_that_are_no_json_are_left_out(layout: Layout) -> None:
    number = done(layout, "delete", "legacy:x")
    assert write_database(
        layout.database,
        lambda db: db.execute("UPDATE records SET plan = '{', envs = '5', ledger = '[1]'"),
    )
    found = find_record(layout, number)
    assert found is not None
    assert (found.plan, found.envs, found.ledger) == (None, (), None)
