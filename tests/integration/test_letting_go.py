"""`clean`, `history`, `move`, `trash` and `undo --as` through the real command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from roost.core.domain.model import local_id_of_resolved
from support.commands import command, document, roost, surroundings
from support.fake_env import STACK, make_legacy
from support.workspaces import make_workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX paths")
ONE, TWO = "legacy:org__one", "legacy:org__two"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two legacy environments in a place with an awkward name."""
    root = make_workspace(tmp_path / "it's “mine” $(x) 🦜")
    for env in (ONE, TWO):
        make_legacy(root, env.partition(":")[2], STACK)
    return root


def ok(root: Path, *words: str | Path, code: int = 0, **variables: str) -> Any:
    done = roost(root, "--json", *words, **variables)
    assert done.returncode == code, done.stdout + done.stderr
    return document(done)["data"]


def activated(tree: Path) -> str:
    """What a shell is told by the environment's own script."""
    script = '. "$0"/bin/activate && echo "$VIRTUAL_ENV"'
    return subprocess.run(["sh", "-c", script, tree], capture_output=True, text=True).stdout.strip()


def names(root: Path) -> set[str]:
    return {env["id"] for env in ok(root, "list")["environments"]}


def test_what_is_deleted_for_good_is_in_the_ledger_and_in_history(root: Path) -> None:
    tree = root / "environments" / "org__one" / ".venv"
    (tree / "lib" / "big.so").write_bytes(os.urandom(40_000_000))
    gone = ok(root, "delete", ONE, "--purge", "--yes", "--include-user-files")
    ledger = gone["ledger"]
    assert ledger["promised_bytes"] > 40_000_000
    (volume,) = ledger["volumes"]
    assert volume["free_after"] - volume["free_before"] == volume["gained_bytes"]
    assert volume["kept"] or volume["causes"] or volume["unexplained_bytes"]
    (listed,) = ok(root, "history")["operations"]
    assert listed["id"] == gone["record"]
    assert (listed["operation"], listed["outcome"]) == ("delete", "done")
    assert listed["environments"] == [ONE]
    assert listed["ledger"] == ledger
    whole = ok(root, "history", listed["id"])
    assert whole["plan"]["items"][0]["env"] == ONE
    assert whole["result"]["items"][0]["outcome"] == "done"
    assert "Deleted legacy:org__one for good" in whole["log"]
    assert ok(root, "history", "--search", "ORG__ONE delete")["operations"] == [listed]
    assert ok(root, "history", "--search", "org__two")["operations"] == []
    said = roost(root, "history").stdout
    assert "delete" in said and "MB" in said
    assert "for good" in roost(root, "history", listed["id"]).stdout


def test_history_of_nothing_and_of_what_is_not_there(root: Path) -> None:
    assert ok(root, "history")["operations"] == []
    assert "Nothing has been done" in roost(root, "history").stdout
    missing = roost(root, "--json", "history", "77")
    assert missing.returncode == 5
    assert document(missing)["errors"][0]["code"] == "no-such-record"
    (root / ".envs").mkdir(exist_ok=True)
    (root / ".envs" / "roost.db").write_bytes(b"damaged" * 999)
    assert ok(root, "history")["operations"] == []


def test_a_failure_is_history_too(root: Path) -> None:
    (root / "environments" / "org__one" / "mine.txt").write_text("mine")
    roost(root, "delete", ONE, "--yes")
    (told,) = ok(root, "history")["operations"]
    assert told["outcome"] == "failed"
    assert "mine.txt" in told["summary"]


def test_the_trash_says_what_when_why_and_until_when(root: Path) -> None:
    ok(root, "delete", ONE, "--yes")
    (item,) = ok(root, "trash", "list")["items"]
    assert item["env"] == ONE
    assert item["from"] == str(root / "environments" / "org__one")
    assert item["size_bytes"] > 0
    assert item["purge_after"] > item["deleted_at"]
    assert not item["expired"]
    said = roost(root, "trash", "list").stdout
    assert item["purge_after"][:10] in said
    assert "deleted by the user" in said
    purged = ok(root, "trash", "purge", "--expired")
    assert purged["items"] == []
    assert len(ok(root, "trash", "list")["items"]) == 1


def test_undo_offers_another_name_where_its_own_is_taken(root: Path) -> None:
    ok(root, "delete", ONE, "--yes")
    make_legacy(root, "org__one", {"torch": "2.0.0"})
    refused = roost(root, "--json", "undo")
    assert refused.returncode == 1
    (error,) = document(refused)["errors"]
    assert error["code"] == "name-taken"
    assert document(refused)["data"]["suggested"] == "org__one-restored"
    assert "--as org__one-restored" in error["remedy"]
    (item,) = ok(root, "trash", "list")["items"]
    back = ok(root, "undo", item["id"], "--as", "org__one-restored")
    assert back["items"][0]["env"] == f"{ONE}-restored"
    assert names(root) == {ONE, TWO, f"{ONE}-restored"}
    tree = root / "environments" / "org__one-restored" / ".venv"
    assert activated(tree) == str(tree)
    ok(root, "delete", TWO, "--yes")
    for bad in ("../x", "CON", "", "a/b"):
        assert roost(root, "undo", "--as", bad).returncode == 2
    assert roost(root, "undo").returncode == 0


def test_clean_shows_asks_and_does_what_it_showed(root: Path) -> None:
    ok(root, "delete", ONE, "--yes")
    manifest = next((root / ".envs" / ".trash").glob("*/manifest.json"))
    value = json.loads(manifest.read_text())
    manifest.write_text(json.dumps({**value, "purge_after": "2020-01-01T00:00:00+00:00"}))
    plan = ok(root, "clean", "--dry-run")
    (item,) = plan["items"]
    assert (item["kind"], item["env"]) == ("trash", ONE)
    assert item["frees_bytes"] == plan["frees_bytes"] > 0
    assert item["why"]
    unconfirmed = roost(root, "--json", "clean")
    assert unconfirmed.returncode == 2
    assert document(unconfirmed)["data"]["items"] == plan["items"]
    assert "safe: " in roost(root, "clean").stdout
    assert len(ok(root, "trash", "list")["items"]) == 1
    assert ok(root, "clean", "unused", "--dry-run")["items"] == []
    done = ok(root, "clean", "--yes")
    assert [one["outcome"] for one in done["cleaned"]] == ["done"]
    assert done["freed_bytes"] == item["frees_bytes"]
    assert ok(root, "trash", "list")["items"] == []
    assert ok(root, "clean", "--yes")["cleaned"] == []
    assert roost(root, "clean", "nonsense").returncode == 2
    operations = [one["operation"] for one in ok(root, "history")["operations"]]
    assert operations == ["clean", "clean", "delete"]


def test_download_caches_are_emptied_by_their_own_tools(root: Path, tmp_path: Path) -> None:
    uv, pip = tmp_path / "uv cache", tmp_path / "pip cache"
    wheel = pip / "wheels" / "ab" / "cd"
    wheel.mkdir(parents=True)
    (wheel / "small-1-py3-none-any.whl").write_bytes(b"x" * 50_000)
    (uv / "archive-v0").mkdir(parents=True)
    (uv / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55")
    (uv / "archive-v0" / "dangling").mkdir()
    (uv / "archive-v0" / "dangling" / "file").write_bytes(b"x" * 50_000)
    outside = tmp_path / "outside"
    outside.write_text("mine")
    places = {"UV_CACHE_DIR": str(uv), "PIP_CACHE_DIR": str(pip)}
    assert ok(root, "clean", "--dry-run", **places)["items"] == []
    plan = ok(root, "clean", "caches", "--dry-run", **places)
    told = {item["kind"]: item for item in plan["items"]}
    assert told["uv-cache"]["path"] == str(uv)
    assert told["pip-cache"]["path"] == str(pip)
    assert told["pip-cache"]["frees_bytes"] >= 50_000
    assert told["uv-cache"]["frees_bytes"] is None, "uv decides what it still needs"
    done = ok(root, "clean", "caches", "--yes", **places)
    assert {one["outcome"] for one in done["cleaned"]} == {"done"}
    assert not list(pip.rglob("*.whl"))
    ok(root, "clean", "uv-cache-all", "--yes", **places)
    assert not (uv / "archive-v0").exists()
    assert outside.read_text() == "mine"
    assert names(root) == {ONE, TWO}


def test_a_workspace_moves_with_its_models(root: Path, tmp_path: Path) -> None:
    model = root / "models" / "mine"
    model.mkdir(parents=True)
    (model / "config.json").write_text('{"model_type": "llama"}')
    name = local_id_of_resolved(str(model.resolve()))
    make_legacy(root, name, STACK, metadata={"model_path": str(model)})
    target = tmp_path / "another drive" / "roost"
    target.parent.mkdir()
    plan = ok(root, "move", target, "--dry-run")
    after = local_id_of_resolved(str(target.resolve() / "models" / "mine"))
    assert plan["renamed"] == [{"from": f"legacy:{name}", "to": f"legacy:{after}"}]
    assert plan["needs_bytes"] > 0
    assert not target.exists()
    assert roost(root, "move", target).returncode == 2
    moved = ok(root, "move", target, "--yes")
    assert names(target) == {ONE, TWO, f"legacy:{after}"}
    assert root.is_symlink()
    unit = target / "environments" / after
    assert activated(unit / ".venv") == str(unit / ".venv")
    read = json.loads((unit / "environment_metadata.json").read_text())
    assert read["model_path"] == str(target / "models" / "mine")
    for place in (target, root):  # the old path goes on working
        answer = ok(place, "resolve", place / "models" / "mine", "--no-create")
        assert f"environments/{after}/" in answer["python_executable"]
    (kept,) = ok(target, "trash", "list")["workspaces"]
    assert (kept["from"], kept["kept"]) == (str(root), moved["kept"])
    assert ok(target, "history")["operations"][0]["operation"] == "move"
    assert ok(target, "history")["operations"][0]["outcome"] == "done"
    ok(target, "undo", kept["id"])
    assert not root.is_symlink()
    assert names(root) == {ONE, TWO, f"legacy:{name}"}
    assert names(target) == {ONE, TWO, f"legacy:{after}"}


def test_the_old_folder_of_a_move_is_purged_with_the_trash(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "new"
    moved = ok(root, "move", target, "--no-link", "--yes")
    assert not os.path.lexists(root)
    assert Path(moved["kept"]).is_dir()
    purged = ok(target, "trash", "purge")
    assert [one["outcome"] for one in purged["workspaces"]] == ["done"]
    assert purged["ledger"]["promised_bytes"] > 0
    assert not os.path.lexists(moved["kept"])
    assert names(target) == {ONE, TWO}
    assert ok(target, "trash", "list")["workspaces"] == []


def test_a_workspace_in_use_does_not_move(root: Path, tmp_path: Path) -> None:
    python = root / "environments" / "org__one" / ".venv" / "bin" / "python"
    with subprocess.Popen(
        [python, "-c", "print(1, flush=True); input()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as busy:
        assert busy.stdout is not None
        assert busy.stdin is not None
        busy.stdout.readline()
        plan = ok(root, "move", tmp_path / "new", "--dry-run")
        assert [use["pid"] for use in plan["in_use"]] == [busy.pid]
        refused = roost(root, "--json", "move", tmp_path / "new", "--yes")
        assert refused.returncode == 1
        assert document(refused)["data"]["in_use"][0]["pid"] == busy.pid
        busy.stdin.close()
        busy.wait(60)
    assert not (tmp_path / "new").exists()
    assert names(root) == {ONE, TWO}
    for bad in (root / "inside", root.parent, tmp_path / "missing" / "new"):
        assert roost(root, "move", bad, "--yes").returncode == 2


def test_the_users_files_are_moved_out_first(root: Path, tmp_path: Path) -> None:
    unit = root / "environments" / "org__one"
    (unit / ".venv" / "outputs" / "deep").mkdir(parents=True)
    (unit / ".venv" / "outputs" / "deep" / "picture.png").write_bytes(b"mine")
    (unit / "notes.txt").write_text("mine too")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "weights").write_text("never touched")
    (unit / "models").symlink_to(elsewhere)
    plan = ok(root, "delete", ONE, "--dry-run")
    assert plan["items"][0]["links"] == [{"path": "models", "target": str(elsewhere)}]
    assert "the target stays" in roost(root, "delete", ONE, "--dry-run").stdout
    keep = tmp_path / "kept of mine"
    blocked = roost(root, "--json", "delete", ONE, "--yes")
    assert blocked.returncode == 1
    assert document(blocked)["data"]["user_files"] == [
        ".venv/outputs/deep/picture.png",
        "notes.txt",
    ]
    both = ("--include-user-files", "--move-user-files-to", str(keep))
    assert roost(root, "delete", ONE, "--yes", *both).returncode == 2
    assert roost(root, "delete", ONE, "--move-user-files-to", unit, "--yes").returncode == 2
    gone = ok(root, "delete", ONE, "--move-user-files-to", keep, "--yes")
    assert "2 of your files" in gone["items"][0]["message"]
    assert (
        keep / "org__one" / ".venv" / "outputs" / "deep" / "picture.png"
    ).read_bytes() == b"mine"
    assert (keep / "org__one" / "notes.txt").read_text() == "mine too"
    assert (elsewhere / "weights").read_text() == "never touched"
    assert names(root) == {TWO}


def test_nothing_of_the_user_is_overwritten(root: Path, tmp_path: Path) -> None:
    (root / "environments" / "org__one" / "notes.txt").write_text("new")
    (tmp_path / "keep" / "org__one").mkdir(parents=True)
    (tmp_path / "keep" / "org__one" / "notes.txt").write_text("old")
    refused = roost(
        root, "--json", "delete", ONE, "--move-user-files-to", tmp_path / "keep", "--yes"
    )
    assert refused.returncode == 1
    assert document(refused)["errors"][0]["code"] == "exists"
    assert (tmp_path / "keep" / "org__one" / "notes.txt").read_text() == "old"
    assert (root / "environments" / "org__one" / "notes.txt").read_text() == "new"
    assert names(root) == {ONE, TWO}


def test_delete_waits_for_those_who_use_it_and_goes_on(root: Path) -> None:
    python = root / "environments" / "org__one" / ".venv" / "bin" / "python"
    words = [python, "-c", "print(1, flush=True); input()"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as busy:
        assert busy.stdout is not None
        assert busy.stdin is not None
        busy.stdout.readline()
        refused = roost(root, "--json", "delete", ONE, "--yes")
        assert document(refused)["data"]["in_use"][0]["pid"] == busy.pid
        call = command(root, "--json", "delete", ONE, "--yes", "--wait")
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with subprocess.Popen(call, env=surroundings(), text=True, **pipes) as waiting:
            assert waiting.stderr is not None
            assert waiting.stdout is not None
            said = ""
            while f"PID {busy.pid}" not in said:
                line = waiting.stderr.readline()
                assert line, f"it ended: {said}"
                said += line
            assert waiting.poll() is None
            busy.stdin.close()
            busy.wait(60)
            assert json.loads(waiting.stdout.read())["ok"] is True
            waiting.stderr.read()
            assert waiting.wait(60) == 0
    assert names(root) == {TWO}


def test_a_build_that_failed_and_several_at_once_can_go(root: Path) -> None:
    failed = root / ".envs" / "torch-cpu-transformers"
    (failed / ".venv" / "lib").mkdir(parents=True)
    (failed / ".venv" / "pyvenv.cfg").write_text("home = /gone\n")
    both = ok(root, "delete", "shared:torch-cpu-transformers", ONE, TWO, "--yes")
    assert [item["outcome"] for item in both["items"]] == ["done"] * 3
    assert names(root) == set()
    assert len(ok(root, "trash", "list")["items"]) == 3
    ok(root, "undo")
    assert names(root) == {TWO}


def test_one_environment_moves_to_another_drive(root: Path, tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    tree = root / "environments" / "org__one" / ".venv"
    before = activated(tree)
    plan = ok(root, "move", drive / "one", "--env", ONE, "--dry-run")
    assert plan["items"][0]["frees_bytes"] > 0
    moved = ok(root, "move", drive / "one", "--env", ONE, "--yes")
    assert moved["ledger"]["volumes"]
    assert tree.is_symlink()
    answer = ok(root, "resolve", "org/one", "--no-create")
    assert answer["python_executable"] == str(tree / "bin" / "python")
    assert activated(tree) == before
    assert names(root) == {ONE, TWO}
    plan = ok(root, "delete", ONE, "--dry-run")
    assert plan["items"][0]["links"] == [{"path": ".venv", "target": str(drive / "one")}]
    back = ok(root, "undo")
    assert str(drive / "one") in back["items"][0]["message"]
    assert not tree.is_symlink()
    assert (drive / "one").is_dir()
    shared = roost(root, "--json", "move", drive / "x", "--env", "shared:torch-cpu-transformers")
    assert shared.returncode in (2, 5)


def test_the_old_folder_of_a_move_is_cleaned_up_after_its_days(root: Path, tmp_path: Path) -> None:
    moved = ok(root, "move", tmp_path / "new", "--yes")
    here = tmp_path / "new"
    assert ok(here, "clean", "trash", "--dry-run")["items"] == []
    record = here / ".envs" / ".moved" / f"{moved['id']}.json"
    value = json.loads(record.read_text())
    record.write_text(json.dumps({**value, "purge_after": "2020-01-01T00:00:00+00:00"}))
    (item,) = ok(here, "clean", "trash", "--dry-run")["items"]
    assert item["path"] == moved["kept"]
    record.write_text(json.dumps({**value, "purge_after": "2020-01-01T00:00:00+00:00", "inode": 1}))
    assert ok(here, "clean", "trash", "--dry-run")["items"] == [], "another folder is there now"
    record.write_text(json.dumps({**value, "purge_after": "2020-01-01T00:00:00+00:00"}))
    done = ok(here, "clean", "trash", "--yes")
    assert [one["outcome"] for one in done["cleaned"]] == ["done"]
    assert not os.path.lexists(moved["kept"])
    assert names(here) == {ONE, TWO}
