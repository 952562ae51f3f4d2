"""The database is an index: losing it, or having it damaged, costs a story and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from roost.core.store.history import history, record_operation
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


def test_a_damaged_database_is_made_anew(layout: Layout) -> None:
    layout.database.write_bytes(b"not a database at all" * 100)
    assert history(layout) == ()
    assert record_operation(layout, "2026-11-23T12:00:00", "create", "shared:k", "done")
    assert len(history(layout)) == 1


def test_where_none_can_be_written_nothing_fails(tmp_path: Path) -> None:
    layout = Layout(tmp_path / "missing")
    assert not record_operation(layout, "2026-11-23T12:00:00", "create", "shared:k", "done")
    layout = Layout(tmp_path)
    layout.database.mkdir(parents=True)
    assert not record_operation(layout, "2026-11-23T12:00:00", "create", "shared:k", "done")
    assert history(layout) == ()


def test_leaves_no_second_file(layout: Layout) -> None:
    record_operation(layout, "2026-11-23T12:00:00", "create", "shared:k", "done")
    assert [path.name for path in layout.envs.iterdir()] == ["roost.db"]
