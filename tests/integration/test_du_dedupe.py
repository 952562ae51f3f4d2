"""`roost du` and `roost dedupe` on small real environments."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from faults.harness import die_at_every_call
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import (
    BlockedError,
    BusyError,
    CancelledError,
    NotFoundError,
    StoreError,
)
from roost.core.domain.health import Level
from roost.core.domain.plan import ItemOutcome
from roost.core.operations.sharing import execute_sharing, undo_sharing
from roost.core.operations.sharing_plan import SharingPlan, plan_sharing
from roost.core.store.journal import needs_recovery
from roost.core.system.context import JobContext
from roost.core.system.dedupe import planning
from roost.core.system.dedupe.bytecode import is_valid
from roost.core.system.dedupe.sharing import means_of
from roost.core.system.locks import env_lock, env_locks
from roost.core.workspace import Workspace
from support.commands import document, roost
from support.fake_env import STACK, make_legacy, make_shared, python_of, site_packages
from support.installed import contents, installed
from support.operations import at_rest, describe_in, operations
from support.volumes import formatted
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
        "root", "environments", "trash_bytes", "trash_frees_bytes", "total_bytes", "free_bytes"
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


@needs_du
def test_du_tells_the_caches_of_the_installers_when_asked(root: Path, tmp_path: Path) -> None:
    pip, uv = tmp_path / "kept by pip", tmp_path / "kept by uv"
    pip.mkdir()
    (pip / "wheel").write_bytes(os.urandom(1 << 20))
    caches = {"PIP_CACHE_DIR": str(pip), "UV_CACHE_DIR": str(uv)}
    data = document(roost(root, "--json", "du", "--caches", **caches))["data"]
    assert data["caches"] == [{"tool": "pip", "path": str(pip), "size_bytes": du(pip)}]
    without = document(roost(root, "--json", "du", **caches))["data"]
    assert data["total_bytes"] == without["total_bytes"], "they are not in the workspace"
    assert "caches" not in without
    assert "downloads kept by pip" in roost(root, "du", "--caches", **caches).stdout


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
    weights = Workspace(root).weigh(ONE, JobContext())
    assert weights[0] == ("peft", row["packages"][0]["size_bytes"])


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


# dedupe

BIG = "x = 1\n" * 400_000
PLAN_FIELDS = {
    "operation", "items", "means", "needs_hardlink", "files", "saves_bytes", "left_out", "in_use",
    "warnings", "created_at",
}  # fmt: skip


@pytest.fixture
def linking(tmp_path: Path) -> None:
    if means_of(tmp_path) != "hardlink":
        pytest.skip("this volume shares blocks by itself: no hard links are made")


@pytest.fixture
def hard_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "means_of", lambda _folder: "hardlink")


def torch_of(root: Path, env: EnvId) -> Path:
    return site_packages(tree(root, env)) / "torch" / "__init__.py"


def linked(root: Path) -> bool:
    return os.path.samefile(torch_of(root, ONE), torch_of(root, TWO))


@pytest.mark.usefixtures("linking")
def test_nothing_is_linked_before_it_was_asked_for(root: Path) -> None:
    before = [contents(tree(root, env)) for env in (ONE, TWO)]
    done = roost(root, "--json", "dedupe", "--dry-run")
    plan = document(done)["data"]
    assert done.returncode == 0
    assert plan.keys() == PLAN_FIELDS
    assert {item["env"] for item in plan["items"]} == {str(ONE), str(TWO)}
    assert plan["means"] == "hardlink"
    assert plan["files"] == len(STACK) + 1
    assert plan["saves_bytes"] > 0
    done = roost(root, "--json", "dedupe", "--yes")
    assert done.returncode == 2
    found = document(done)
    assert found["errors"][0]["code"] == "needs-hardlink"
    assert "--hardlink" in found["errors"][0]["remedy"]
    assert found["data"].keys() == PLAN_FIELDS
    done = roost(root, "dedupe", "--hardlink")
    assert done.returncode == 2
    assert "An edit inside one environment's installed file would show" in done.stdout
    assert "--yes" in done.stderr
    assert not linked(root)
    assert [contents(tree(root, env)) for env in (ONE, TWO)] == before


@pytest.mark.usefixtures("linking")
def test_dedupe_and_back(root: Path) -> None:
    before = [contents(tree(root, env)) for env in (ONE, TWO)]
    sizes = document(roost(root, "--json", "du"))["data"]
    done = roost(root, "--json", "dedupe", "--hardlink", "--yes")
    data = document(done)["data"]
    assert done.returncode == 0
    assert data["operation"] == "dedupe"
    assert data["linked"] == data["files"] == len(STACK) + 1
    assert data["skipped"] == []
    assert {item["outcome"] for item in data["items"]} == {"done"}
    assert data["plan"].keys() == PLAN_FIELDS
    assert linked(root)
    assert [contents(tree(root, env)) for env in (ONE, TWO)] == before
    now = document(roost(root, "--json", "du"))["data"]
    assert sizes["total_bytes"] - now["total_bytes"] == data["saved_bytes"] == data["saves_bytes"]
    for env in (ONE, TWO):
        python = python_of(tree(root, env))
        subprocess.run([python, "-B", "-c", "import torch, transformers, peft"], check=True)
    done = roost(root, "dedupe", "--hardlink", "--yes")
    assert (done.returncode, "no files in common" in done.stdout) == (0, True)

    done = roost(root, "--json", "dedupe", "--undo")
    assert document(done)["data"]["separated"] >= len(STACK) + 1
    assert not linked(root)
    assert [contents(tree(root, env)) for env in (ONE, TWO)] == before
    assert roost(root, "dedupe", "--undo").returncode == 5
    assert roost(root, "dedupe", "--undo", "--dry-run").returncode == 2
    at_rest(root)


@pytest.mark.usefixtures("linking")
def test_an_environment_in_use_is_left_out_and_named(root: Path) -> None:
    make_legacy(root, "org__three", STACK)
    python = python_of(tree(root, TWO))
    with subprocess.Popen([python, "-c", "input()"], stdin=subprocess.PIPE) as process:
        done = roost(root, "--json", "dedupe", "--hardlink", "--yes")
        process.communicate(b"\n")
    data = document(done)["data"]
    assert done.returncode == 4
    outcomes = {item["env"]: item["outcome"] for item in data["items"]}
    assert outcomes == {str(ONE): "done", "legacy:org__three": "done", str(TWO): "partial"}
    assert [use["pid"] for use in data["in_use"]] == [process.pid]
    assert not linked(root)
    assert os.lstat(torch_of(root, ONE)).st_nlink == 2


@pytest.mark.usefixtures("linking")
def test_one_that_somebody_works_on_is_left_out_and_named_without_waiting(root: Path) -> None:
    make_legacy(root, "org__three", STACK)
    layout = operations(root).layout
    # The one that would lend its files to both others: they share with each other then.
    with env_lock(layout, ONE, operation="repair"):
        shown = document(roost(root, "--json", "dedupe", "--dry-run"))["data"]
        done = roost(root, "--json", "dedupe", "--hardlink", "--yes")
    (left,) = shown["left_out"]
    assert (left["env"], left["owner"]["pid"]) == (str(ONE), os.getpid())
    assert f"PID {os.getpid()}" in left["reason"]
    data = document(done)["data"]
    assert (done.returncode, document(done)["ok"]) == (4, True)
    assert {item["env"]: item["outcome"] for item in data["items"]} == {
        str(ONE): "partial",
        str(TWO): "done",
        "legacy:org__three": "done",
    }
    assert data["left_out"][0]["owner"]["pid"] == os.getpid()
    assert os.lstat(torch_of(root, ONE)).st_nlink == 1
    assert os.lstat(torch_of(root, TWO)).st_nlink == 2
    at_rest(root)


@pytest.mark.usefixtures("hard_links")
def test_one_that_is_taken_after_the_plan_is_left_out_too(root: Path) -> None:
    make_legacy(root, "org__three", STACK)
    ctx = JobContext()
    workspace, plan = late_plan(root, ctx)
    with env_lock(workspace.layout, ONE, operation="repair"):
        result = workspace.dedupe(plan, ctx, hardlink=True)
    assert result.exit_code == 4
    (left,) = result.data["left_out"]
    assert (left["env"], left["owner"]["pid"]) == (str(ONE), os.getpid())
    assert str(os.getpid()) in left["reason"]
    assert [os.lstat(torch_of(root, env)).st_nlink for env in (ONE, TWO)] == [1, 2]
    workspace, plan = late_plan(root, ctx)
    with (
        env_locks(workspace.layout, [item.env for item in plan.items]),
        pytest.raises(BusyError, match="all of them"),
    ):
        workspace.dedupe(plan, ctx, hardlink=True)
    at_rest(root)


@pytest.mark.usefixtures("hard_links")
def test_health_stays_known(root: Path) -> None:
    workspace, ctx = Workspace(root), JobContext()
    report = workspace.check(ONE, ctx, deep=True)
    assert workspace.describe(ONE).health.level is Level.DEEP
    result = workspace.dedupe(workspace.plan_dedupe(ctx), ctx, hardlink=True)
    assert result.data["linked"] == len(STACK) + 1
    after = Workspace(root).describe(ONE).health
    assert (after.level, after.badge) == (Level.DEEP, report.badge)
    workspace.undo_dedupe(ctx)
    assert Workspace(root).describe(ONE).health.level is Level.DEEP


def late_plan(root: Path, ctx: JobContext) -> tuple[Workspace, SharingPlan]:
    workspace = Workspace(root)
    return workspace, workspace.plan_dedupe(ctx)


@pytest.mark.usefixtures("hard_links")
def test_one_that_was_replaced_since_the_plan_is_left_out(root: Path) -> None:
    make_legacy(root, "org__three", STACK)
    ctx = JobContext()
    workspace, plan = late_plan(root, ctx)
    folder = root / "environments" / TWO.name
    folder.rename(tree(root, TWO).parents[2] / "elsewhere")
    make_legacy(root, TWO.name, STACK)
    result = workspace.dedupe(plan, ctx, hardlink=True)
    outcomes = {item.env: item.outcome for item in result.items}
    assert outcomes[TWO] is ItemOutcome.PARTIAL
    assert result.exit_code == 4
    assert os.lstat(torch_of(root, TWO)).st_nlink == 1
    at_rest(root)


@pytest.mark.usefixtures("hard_links")
def test_undo_refuses_what_it_could_not_finish(root: Path) -> None:
    ctx = JobContext()
    workspace, plan = late_plan(root, ctx)
    with pytest.raises(NotFoundError, match="no deduplication"):
        workspace.undo_dedupe(ctx)
    workspace.dedupe(plan, ctx, hardlink=True)
    python = python_of(tree(root, TWO))
    with subprocess.Popen([python, "-c", "input()"], stdin=subprocess.PIPE) as process:
        with pytest.raises(BlockedError) as blocked:
            workspace.undo_dedupe(ctx)
        process.communicate(b"\n")
    assert [use["pid"] for use in blocked.value.data["in_use"]] == [process.pid]
    workspace.execute(workspace.plan_delete([TWO], ctx), ctx)
    with pytest.raises(StoreError, match="lies in the trash"):
        workspace.undo_dedupe(ctx)
    workspace.undo(None, ctx)
    assert linked(root)
    workspace.undo_dedupe(ctx)
    assert not linked(root)


@pytest.mark.usefixtures("hard_links")
def test_a_journal_about_other_folders_is_not_believed(root: Path, tmp_path: Path) -> None:
    ctx = JobContext()
    workspace, plan = late_plan(root, ctx)
    workspace.dedupe(plan, ctx, hardlink=True)
    (journal,) = (root / ".envs" / ".dedupe").iterdir()
    lines = journal.read_text().splitlines(keepends=True)
    header = json.loads(lines[0])
    header["trees"].append(str(tmp_path / "precious" / "x" / ".venv"))
    journal.write_text(json.dumps(header) + "\n" + "".join(lines[1:]))
    with pytest.raises(StoreError) as refused:
        workspace.undo_dedupe(ctx)
    assert refused.value.code == "foreign-journal"
    assert linked(root)


@pytest.mark.usefixtures("hard_links")
def test_a_cancel_leaves_nothing_half_done(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from roost.core.system.dedupe import applying

    ctx = JobContext()
    workspace, plan = late_plan(root, ctx)
    hard_link = applying.hard_link

    def cancelling(source: Path, target: Path) -> None:
        hard_link(source, target)
        ctx.cancelled.set()

    monkeypatch.setattr(applying, "hard_link", cancelling)
    with pytest.raises(CancelledError):
        workspace.dedupe(plan, ctx, hardlink=True)
    at_rest(root)
    ctx.cancelled.clear()
    assert workspace.undo_dedupe(ctx).data["separated"] == 1
    assert not any(path.stat().st_nlink > 1 for path in tree(root, TWO).rglob("*.py"))
    with pytest.raises(NotFoundError):
        workspace.undo_dedupe(ctx)


@pytest.mark.parametrize("kind", ["xfs", "btrfs"])
def test_blocks_are_shared_without_being_asked_where_the_volume_can(
    tmp_path: Path, kind: str
) -> None:
    with formatted(kind, tmp_path, 320) as place:
        if isinstance(place, str):
            pytest.skip(place)
        root = make_workspace(place / "space")
        for env in (ONE, TWO):
            make_legacy(root, env.name, STACK, modules={"peft": BIG})
        before = [contents(tree(root, env)) for env in (ONE, TWO)]
        ctx = JobContext()
        workspace, plan = late_plan(root, ctx)
        assert not plan.needs_hardlink
        result = workspace.dedupe(plan, ctx)
        assert (result.exit_code, result.data["means"]) == (0, "reflink")
        assert result.data["linked"] >= 1
        assert result.data["saved_bytes"] >= len(BIG)
        assert not linked(root)
        os.sync()
        again = late_plan(root, ctx)[1].files.groups
        assert len(BIG) not in {group.size for group in again}  # nothing more to gain
        torch_of(root, ONE).write_text("changed = True\n")
        (site_packages(tree(root, ONE)) / "peft" / "__init__.py").write_text("changed = True\n")
        assert contents(tree(root, TWO)) == before[1]
        with pytest.raises(NotFoundError, match="no deduplication"):
            workspace.undo_dedupe(ctx)
        at_rest(root)


FILES = {
    "p/a.py": b"def f():\n    return 2\n",
    "p/lib.so": b"native" * 2000,
}


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the harness forks")
@pytest.mark.usefixtures("hard_links")
@pytest.mark.parametrize("undoing", [False, True])
def test_killed_at_any_moment_the_next_command_settles_it(tmp_path: Path, undoing: bool) -> None:
    ctx = JobContext()

    def trees(root: Path) -> list[Path]:
        return [tree(root, env) for env in (ONE, TWO)]

    def share(root: Path) -> None:
        context = operations(root)
        envs = [describe_in(context.layout)(env) for env in (ONE, TWO)]
        execute_sharing(context, plan_sharing(context, envs, ctx), ctx, hardlink=True)

    def prepare(number: int) -> Path:
        root = tmp_path / str(number)
        for place, each in enumerate(trees(root)):
            installed(each, FILES, moment=1_700_000_000 + 1000 * place)
        (root / ".envs").mkdir()
        if undoing:
            share(root)
        return root

    def act(root: Path) -> None:
        if undoing:
            undo_sharing(operations(root), ctx)
        else:
            share(root)

    def without_bytecode(root: Path) -> list[dict[str, Any]]:
        return [
            {name: data for name, data in contents(each).items() if not name.endswith(".pyc")}
            for each in trees(root)
        ]

    expected = without_bytecode(prepare(0))
    tag = f"cpython-{sys.version_info.major}{sys.version_info.minor}"

    def check(root: Path, died: bool) -> None:
        workspace = Workspace(root)
        workspace.tidy_up(ctx)
        assert not needs_recovery(workspace.layout)
        at_rest(root)
        assert without_bytecode(root) == expected
        assert not list(root.rglob(".roost-dedupe*"))
        for source in root.rglob("*.py"):
            compiled = source.parent / "__pycache__" / f"{source.stem}.{tag}.pyc"
            assert is_valid(compiled.read_bytes(), source.stat())
        if not died:
            (one, two) = (next(each.rglob("lib.so")) for each in trees(root))
            assert os.path.samefile(one, two) is not undoing
        share(root)
        undo_sharing(operations(root), ctx)
        with contextlib.suppress(NotFoundError):  # what an interrupted one had linked, too
            undo_sharing(operations(root), ctx)
        assert without_bytecode(root) == expected
        assert not any(path.stat().st_nlink > 1 for path in root.rglob("*.so"))

    assert die_at_every_call(prepare, act, check, tenth=undoing) >= (3 if undoing else 30)
