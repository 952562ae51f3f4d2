"""What volumes really gain and lose, on volumes nobody else writes to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import StoreError
from roost.core.domain.plan import Result
from roost.core.system.context import JobContext
from roost.core.system.tree import sync_volume
from roost.core.workspace import Workspace
from roost.core.workspace.host import Host
from support.operations import MODEL, SMALL, at_rest, small_workspace, starts
from support.volumes import formatted

ENV = EnvId(EnvKind.LEGACY, "org__name")
MB = 1 << 20


@contextmanager
def volume(kind: str, work: Path, megabytes: int = 300) -> Iterator[Path]:
    work.mkdir(exist_ok=True)
    with formatted(kind, work, megabytes) as place:
        if isinstance(place, str):
            pytest.skip(place)
        yield place


@pytest.fixture
def host(tmp_path: Path) -> Host:
    environ = {"ROOST_CACHE_DIR": str(tmp_path / "c"), "ROOST_CONFIG_DIR": str(tmp_path / "k")}
    return Host({**environ, "PATH": os.environ["PATH"], "HOME": str(tmp_path)})


def workspace(root: Path, host: Host) -> Workspace:
    """With one environment that has 30 MB of its own."""
    small_workspace(root)
    (root / ".envs").mkdir()
    big(root).write_bytes(os.urandom(30 * MB))
    sync_volume(root)
    return Workspace(root, host=host)


def big(root: Path) -> Path:
    return root / "environments" / ENV.name / ".venv" / "lib" / "big.so"


def delete_for_good(here: Workspace) -> Result:
    ctx = JobContext()
    plan = here.plan_delete([ENV], ctx, purge=True, include_user_files=True)
    result = here.execute(plan, ctx)
    assert result.ok, result.errors
    return result


def only_row(result: Result) -> dict[str, Any]:
    (row,) = result.data["ledger"]["volumes"]
    return dict(row)


@pytest.mark.parametrize("kind", ["ext4", "btrfs"])
def test_the_promise_is_kept_within_a_hundredth(tmp_path: Path, host: Host, kind: str) -> None:
    """What a cache also has is not promised, and not gained."""
    with volume(kind, tmp_path / "v") as place:
        here = workspace(place / "w", host)
        (place / "cache").mkdir()
        linked = big(here.root).with_name("linked.so")
        linked.write_bytes(os.urandom(20 * MB))
        os.link(linked, place / "cache" / "linked.so")
        sync_volume(place)
        row = only_row(delete_for_good(here))
        assert 30 * MB <= row["promised_bytes"] < 32 * MB
        assert row["kept"], row
        assert row["causes"] == []


def test_a_file_that_is_still_open_is_named(tmp_path: Path, host: Host) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux tells who holds a deleted file")
    with volume("ext4", tmp_path / "v") as place:
        here = workspace(place / "w", host)
        code = "import sys; f = open(sys.stdin.readline()[:-1]); print(1, flush=True); input()"
        with subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as holder:
            assert holder.stdin is not None
            assert holder.stdout is not None
            holder.stdin.write(f"{big(here.root)}\n".encode())
            holder.stdin.flush()
            holder.stdout.readline()
            row = only_row(delete_for_good(here))
            holder.stdin.close()
            holder.wait(60)
        assert not row["kept"]
        told = {cause["code"]: cause for cause in row["causes"]}
        assert f"PID {holder.pid}" in told["still-open"]["evidence"]
        assert told["still-open"]["bytes"] >= 30 * MB
        assert row["unexplained_bytes"] < MB
        record = here.records()[0]
        assert record.ledger is not None
        assert record.ledger["volumes"][0]["causes"] == row["causes"]


def test_a_snapshot_is_said_to_be_possible_not_to_be_the_cause(tmp_path: Path, host: Host) -> None:
    with volume("btrfs", tmp_path / "v") as place:
        if shutil.which("btrfs") is None:
            pytest.skip("the btrfs tool is not installed")
        subprocess.run(["btrfs", "subvolume", "create", place / "s"], check=True)
        here = workspace(place / "s" / "w", host)
        plan = here.plan_delete([ENV], JobContext(), purge=True, include_user_files=True)
        subprocess.run(["btrfs", "subvolume", "snapshot", place / "s", place / "kept"], check=True)
        result = here.execute(plan, JobContext())
        row = only_row(result)
        assert not row["kept"]
        told = {cause["code"]: cause for cause in row["causes"]}
        assert not told["snapshots"]["certain"]
        assert row["unexplained_bytes"] > 25 * MB


def test_a_full_volume_gets_its_space_back(tmp_path: Path, host: Host) -> None:
    with volume("ext4", tmp_path / "v", 120) as place:
        here = workspace(place / "w", host)
        ctx = JobContext()
        assert here.execute(here.plan_delete([ENV], ctx, include_user_files=True), ctx).ok
        with (place / "filler").open("wb") as file, pytest.raises(OSError, match="space"):
            while True:
                file.write(b"x" * MB)
                file.flush()
        result = here.purge_trash(ctx)
        assert result.ok, result.errors
        assert here.trash() == ()
        assert only_row(result)["gained_bytes"] > 29 * MB
        at_rest(here.root)


def test_a_workspace_moves_to_another_volume(tmp_path: Path, host: Host) -> None:
    with volume("ext4", tmp_path / "one") as one, volume("ext4", tmp_path / "two") as two:
        here, ctx = workspace(one / "w", host), JobContext()
        plan = here.plan_move(two / "roost", ctx)
        assert 30 * MB < plan.needs < 33 * MB
        result = here.move(plan, ctx)
        rows = {row["volume"]: row for row in result.data["ledger"]["volumes"]}
        assert rows[str(two)]["promised_bytes"] == -plan.needs
        assert rows[str(two)]["kept"], rows
        there = Workspace(two / "roost", host=host)
        assert starts(there.root / "environments" / ENV.name / ".venv", *SMALL)
        assert [env.id for env in there.scan(ctx).environments] == [ENV]
        purged = there.purge_trash(ctx)
        (row,) = [row for row in purged.data["ledger"]["volumes"] if row["promised_bytes"] > 0]
        assert row["kept"], row
        assert set(os.listdir(one)) <= {"lost+found", "w"}


def test_one_environment_moves_to_another_volume_and_too_big_a_one_does_not(
    tmp_path: Path, host: Host
) -> None:
    with volume("ext4", tmp_path / "one") as one, volume("ext4", tmp_path / "two", 24) as two:
        here, ctx = workspace(one / "w", host), JobContext()
        with pytest.raises(StoreError) as refused:
            here.plan_move_env(ENV, two / "tree", ctx)
        assert refused.value.code == "no-space"
        big(here.root).unlink()
        result = here.execute(here.plan_move_env(ENV, two / "tree", ctx), ctx)
        assert result.ok, result.errors
        assert starts(two / "tree", *SMALL)
        decision = here.resolve(MODEL, ctx, create=False, wait=False)
        assert decision.env_id == str(ENV)
        assert here.undo(None, ctx).ok
        assert not (here.root / "environments" / ENV.name / ".venv").is_symlink()
