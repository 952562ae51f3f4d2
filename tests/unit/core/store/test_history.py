"""The database is an index: losing it, or having it damaged, costs a story and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from roost.core.store.history import history, last_uses, record_operation, record_use
from roost.core.store.layout import Layout


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    (tmp_path / ".envs").mkdir()
    return Layout(tmp_path)


def test_rows_come_back_newest_first(layout: Layout) -> None:
    assert history(layout) == ()
    assert record_operation(layout, "2026-11-23T12:00:00", "create", "shared:k", "done")
    assert record_operation(layout, "2026-11-23T12:01:00", "delete", "legacy:x", "failed", "why")
    assert [entry.operation for entry in history(layout)] == ["delete", "create"]
    assert history(layout, 1)[0].as_dict()["detail"] == "why"


def test_use_is_remembered_by_environment(layout: Layout) -> None:
    for at in ("2026-11-23T12:00:00", "2026-11-23T13:00:00"):
        assert record_use(layout, at, "shared:k", "a/b")
    assert last_uses(layout) == {"shared:k": "2026-11-23T13:00:00"}


def test_a_damaged_database_is_made_anew(layout: Layout) -> None:
    layout.database.write_bytes(b"not a database at all" * 100)
    assert history(layout) == ()
    assert last_uses(layout) == {}
    assert record_operation(layout, "2026-11-23T12:00:00", "create", "shared:k", "done")
    assert len(history(layout)) == 1


def test_where_none_can_be_written_nothing_fails(tmp_path: Path) -> None:
    layout = Layout(tmp_path / "missing")
    assert not record_operation(layout, "2026-11-23T12:00:00", "create", "shared:k", "done")
    layout = Layout(tmp_path)
    layout.database.mkdir(parents=True)
    assert not record_use(layout, "2026-11-23T12:00:00", "shared:k", "a/b")
    assert history(layout) == ()


def test_leaves_no_second_file(layout: Layout) -> None:
    record_operation(layout, "2026-11-23T12:00:00", "create", "shared:k", "done")
    assert [path.name for path in layout.envs.iterdir()] == ["roost.db"]
