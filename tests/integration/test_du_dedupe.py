"""`roost du` on small real environments."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import CancelledError
from roost.core.system.context import JobContext
from roost.core.workspace import Workspace
from support.commands import document, roost
from support.fake_env import STACK, make_legacy, make_shared, site_packages
from support.workspaces import KEY, make_workspace

ONE, TWO = EnvId(EnvKind.LEGACY, "org__one"), EnvId(EnvKind.LEGACY, "org__two")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two legacy environments with one stack."""
    root = make_workspace(tmp_path / "space")
    for env in (ONE, TWO):
        make_legacy(root, env.name, STACK)
    return root


def tree(root: Path, env: EnvId) -> Path:
    return root / "environments" / env.name / ".venv"


def du(*paths: Path) -> int:
    """What the system's own tool says, shared inodes counted once."""
    done = subprocess.run(
        ["du", "-s", "-c", "-B1", *map(str, paths)], capture_output=True, text=True, check=True
    )
    return int(done.stdout.splitlines()[-1].split()[0])


needs_du = pytest.mark.skipif(os.name == "nt", reason="no du to compare with")


@needs_du
def test_du_counts_what_is_shared_once(root: Path) -> None:
    make_shared(root, KEY, STACK, env_json={})
    big = site_packages(tree(root, ONE)) / "torch" / "lib.so"
    big.write_bytes(os.urandom(3 << 20))
    os.link(big, site_packages(tree(root, TWO)) / "torch" / "lib.so")
    data = document(roost(root, "--json", "du"))["data"]
    assert data.keys() == {
        "root", "environments", "trash_bytes", "total_bytes", "free_bytes"
    }  # fmt: skip
    rows = {row["id"]: row for row in data["environments"]}
    assert rows.keys() == {str(ONE), str(TWO), f"shared:{KEY}"}
    units = [root / "environments" / env.name for env in (ONE, TWO)]
    units.append(root / ".envs" / KEY)
    assert rows[str(ONE)]["size_bytes"] == du(units[0])
    assert data["total_bytes"] == du(*units)
    assert rows[str(ONE)]["own_bytes"] == rows[str(ONE)]["size_bytes"] - (3 << 20)
    assert rows[str(ONE)]["will_free_bytes"] == rows[str(ONE)]["own_bytes"]
    assert data["trash_bytes"] == 0
    assert data["free_bytes"] > 0
    assert "packages" not in rows[str(ONE)]


@needs_du
def test_du_counts_the_trash(root: Path) -> None:
    assert roost(root, "delete", str(TWO), "--yes").returncode == 0
    data = document(roost(root, "--json", "du"))["data"]
    assert [row["id"] for row in data["environments"]] == [str(ONE)]
    assert data["trash_bytes"] == du(root / ".envs" / ".trash")
    assert data["total_bytes"] == data["trash_bytes"] + data["environments"][0]["size_bytes"]
    assert "the trash" in roost(root, "du").stdout


def test_du_of_one_names_its_biggest_packages(root: Path) -> None:
    site = site_packages(tree(root, ONE))
    (site / "peft" / "weights.bin").write_bytes(bytes(200_000))
    record = site / "peft-0.17.1.dist-info" / "RECORD"
    record.write_text(record.read_text() + "peft/weights.bin,,200000\n")
    data = document(roost(root, "--json", "du", "org__one"))["data"]
    (row,) = data["environments"]
    assert row["packages"][0]["name"] == "peft"
    assert row["packages"][0]["size_bytes"] >= 200_000
    assert {entry["name"] for entry in row["packages"]} == set(STACK)
    assert data["trash_bytes"] is None
    assert "    peft" in roost(root, "du", "org__one").stdout
    assert roost(root, "du", "nothing").returncode == 5


@pytest.mark.skipif(os.name == "nt", reason="a link stands for what may not be measured")
def test_du_gives_null_for_what_cannot_be_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from roost.core.system.tree import measure as measuring

    whole = measuring.walk

    def refusing(path: Path, ctx: JobContext | None):  # type: ignore[no-untyped-def]
        if path.name == TWO.name:
            raise PermissionError(13, "no", str(path))
        return whole(path, ctx)

    monkeypatch.setattr(measuring, "walk", refusing)
    rows = {env.id: env for env in Workspace(root).space(None, JobContext()).environments}
    assert rows[ONE].sizes is not None
    assert rows[TWO].sizes is None
    assert rows[TWO].as_dict()["size_bytes"] is None


def test_du_can_be_cancelled(root: Path) -> None:
    ctx = JobContext()
    ctx.cancelled.set()
    with pytest.raises(CancelledError):
        Workspace(root).space(None, ctx)
