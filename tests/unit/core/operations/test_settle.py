"""Tidying up: what it takes away, and what it must leave alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from roost.core.domain.errors import CancelledError, RoostError, StoreError
from roost.core.operations import transaction as transaction_module
from roost.core.operations.recovery import recover
from roost.core.operations.settle import sweep_temporaries
from roost.core.operations.transaction import transaction
from roost.core.store.journal import journals, needs_recovery
from roost.core.system.context import JobContext
from roost.core.system.locks import env_lock
from support.operations import KEY, SHARED, Recorder, at_rest, operations


def test_temporaries_of_the_dead_go_and_those_of_the_living_stay(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-S", "-c", ""])
    dead.wait()
    gone = tmp_path / f".overrides.toml.{dead.pid:x}-0a1b2c3d.tmp"
    kept = [
        tmp_path / f".overrides.toml.{os.getpid():x}-0a1b2c3d.tmp",
        tmp_path / "notes.tmp",
        tmp_path / ".hidden.tmp",
        tmp_path / "overrides.toml",
    ]
    for path in (gone, *kept):
        path.touch()
    sweep_temporaries(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted(kept)


def test_a_failed_change_is_settled_before_the_lock_is_free(tmp_path: Path) -> None:
    context = operations(tmp_path)
    name = f"{KEY}-0a1b2c3d"
    with (
        pytest.raises(CancelledError),
        transaction(context, "create", [SHARED], JobContext()) as change,
    ):
        change.journal.step("build", name=name)
        (context.layout.tmp / name / ".venv").mkdir(parents=True)
        raise CancelledError
    assert not (context.layout.tmp / name).exists()
    at_rest(tmp_path)


def test_what_cannot_be_tidied_now_is_left_for_the_next_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, job = operations(tmp_path), Recorder()
    name = f"{KEY}-0a1b2c3d"

    def refuse(*_args: object) -> tuple[str, ...]:
        raise StoreError("in-use", "somebody holds a file", path=name)

    with monkeypatch.context() as patched:
        patched.setattr(transaction_module, "settle", refuse)
        with (
            pytest.raises(ZeroDivisionError),
            transaction(context, "create", [SHARED], job.ctx) as change,
        ):
            change.journal.step("build", name=name)
            (context.layout.tmp / name).mkdir(parents=True)
            raise ZeroDivisionError
    assert any("somebody holds a file" in line for line in job.lines)
    assert needs_recovery(context.layout)
    recover(context, job.ctx)
    at_rest(tmp_path)


def test_a_child_that_still_runs_keeps_its_files_and_journal(tmp_path: Path) -> None:
    context = operations(tmp_path)
    name = f"{KEY}-0a1b2c3d"
    with (
        pytest.raises(RoostError, match="stuck"),
        transaction(context, "create", [SHARED], JobContext()) as change,
    ):
        change.journal.step("build", name=name)
        (context.layout.tmp / name).mkdir(parents=True)
        raise RoostError("still-running", "It is stuck.")
    assert (context.layout.tmp / name).exists()
    assert [entries.abandoned for entries in journals(context.layout)] == [True]


def test_recovery_waits_for_nobody(tmp_path: Path) -> None:
    context = operations(tmp_path)
    name = f"{KEY}-0a1b2c3d"
    (context.layout.tmp / name).mkdir(parents=True)
    with env_lock(context.layout, SHARED):
        assert recover(context, JobContext()) == ()
        assert (context.layout.tmp / name).exists()
    assert recover(context, JobContext()) == (f"Removed the unfinished build {name}.",)
    at_rest(tmp_path)


def test_files_of_others_in_the_folder_of_builds_stay(tmp_path: Path) -> None:
    context = operations(tmp_path)
    notes = context.layout.tmp / "notes.txt"
    notes.parent.mkdir(parents=True)
    notes.write_text("mine")
    (context.layout.tmp / f"{KEY}-0a1b2c3d").symlink_to(notes.parent)
    recover(context, JobContext())
    assert notes.read_text() == "mine"
    assert [path.name for path in context.layout.tmp.iterdir()] == ["notes.txt"]
