"""The journal: written ahead, read back as far as it got, and cheap to look for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import roost.core.store.journal as journal_module
from roost.core.domain.env import EnvId, EnvKind
from roost.core.store.journal import (
    Journal,
    claimed_builds,
    journals,
    needs_recovery,
    unfinished_builds,
)
from roost.core.store.layout import Layout

ENV = EnvId(EnvKind.SHARED, "torch-cpu-transformers")
BUILD = "torch-cpu-transformers-0a1b2c3d"


def clock() -> datetime:
    return datetime(2026, 11, 23, 12, 1, 7, tzinfo=UTC)


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    (tmp_path / ".envs" / ".tmp").mkdir(parents=True)
    return Layout(tmp_path)


@pytest.fixture
def dead_pid() -> Iterator[int]:
    child = subprocess.Popen([sys.executable, "-S", "-c", ""])
    child.wait()
    yield child.pid


def crashed(layout: Layout, pid: int) -> Path:
    """A journal as a process that has ended leaves it."""
    journal = Journal.begin(layout, "create", [ENV], clock)
    journal.step("build", name=BUILD)
    lines = journal.path.read_text().splitlines()
    header = json.loads(lines[0])
    header["owner"] |= {"pid": pid, "started": "1"}
    path = journal.path.with_name(f"create-20261123T120107Z-{pid}-00000000.jsonl")
    path.write_text("\n".join([json.dumps(header), *lines[1:], ""]))
    journal.close()
    return path


def test_steps_are_on_disk_before_they_are_taken(layout: Layout) -> None:
    journal = Journal.begin(layout, "delete", [ENV], clock)
    journal.step("quarantine", trash="x", purge=False)
    (found,) = journals(layout)
    assert found.operation == "delete"
    assert found.envs == (ENV,)
    assert found.steps == ({"step": "quarantine", "trash": "x", "purge": False},)
    assert found == journal.entries
    journal.close()
    assert journals(layout) == ()


def test_nothing_to_recover_in_an_empty_or_missing_workspace(tmp_path: Path) -> None:
    assert not needs_recovery(Layout(tmp_path))
    assert not needs_recovery(Layout(tmp_path / "missing"))


def test_a_living_owner_is_left_alone(layout: Layout) -> None:
    journal = Journal.begin(layout, "create", [ENV], clock)
    journal.step("build", name=BUILD)
    (layout.tmp / BUILD).mkdir()
    assert not needs_recovery(layout)
    assert claimed_builds(journals(layout)) == {BUILD}
    journal.abandon()
    assert needs_recovery(layout)


def test_a_dead_owner_is_found(layout: Layout, dead_pid: int) -> None:
    crashed(layout, dead_pid)
    assert needs_recovery(layout)


def test_a_build_nobody_claims_is_found_and_other_files_are_not_ours(layout: Layout) -> None:
    (layout.tmp / "notes.txt").touch()
    assert not needs_recovery(layout)
    (layout.tmp / BUILD).mkdir()
    assert unfinished_builds(layout) == (BUILD,)
    assert needs_recovery(layout)


@pytest.mark.parametrize("kept", range(0, 200, 7))
def test_a_torn_journal_is_read_as_far_as_it_got(layout: Layout, dead_pid: int, kept: int) -> None:
    path = crashed(layout, dead_pid)
    path.write_bytes(path.read_bytes()[:kept])
    (found,) = journals(layout)
    assert found.owner_gone
    assert needs_recovery(layout)


def test_a_torn_journal_of_a_living_process_is_not_taken_from_it(layout: Layout) -> None:
    journal = Journal.begin(layout, "create", [ENV], clock)
    journal.path.write_bytes(b'{"schema"')
    assert not needs_recovery(layout)
    journal.close()


def test_looking_imports_nothing_heavy(layout: Layout) -> None:
    code = (
        "import sys; from pathlib import Path; from roost.core.store.layout import Layout;"
        "from roost.core.store.journal import needs_recovery;"
        f"assert not needs_recovery(Layout(Path({str(layout.root)!r})));"
        "print(*(name for name in ('filelock', 'psutil', 'sqlite3', 'tomllib', 'packaging')"
        " if name in sys.modules))"
    )
    app = Path(journal_module.__file__).parents[3]
    out = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(app)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (out.stdout.strip(), out.stderr) == ("", "")
