"""`scan`, `adopt`, `create --from other:` and `delete other:` through the real command."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest

from roost.core.discovery.other.identity import other_id
from support.commands import document, roost
from support.other_tools import Machine, write
from support.package_index import make_wheel
from support.workspaces import KEY, make_stack_wheels, make_workspace, offline

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="small wheels and POSIX paths")

MODEL = "org/story-writer"
PACKAGES = ("torch==2.13.0", "transformers", "peft", "accelerate", "roost-sample")


@pytest.fixture
def disk(tmp_path: Path, isolated_user: Path) -> Path:
    folder = Path(os.path.realpath(tmp_path)) / "other drive"
    folder.mkdir()
    assert isolated_user.is_dir()
    return folder


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    wheels = make_stack_wheels(tmp_path / "wheels")
    make_wheel(wheels, "roost-sample", "1.2", entry_points={"sample": "roost_sample:main"})
    offline(monkeypatch, wheels)
    wanted = ("torch==2.13.0", "transformers>=4.57", "peft", "accelerate")
    return make_workspace(tmp_path / "my workspace", wanted)


def real_venv(tree: Path, wheels: Path, *packages: str) -> Path:
    """A working environment with a console script, as somebody made it by hand."""
    venv.create(tree, symlinks=True)
    uv = Path(sys.executable).with_name("uv")
    words = ["pip", "install", "-q", "--no-index", "--find-links", str(wheels), "-p", str(tree)]
    subprocess.run([str(uv), *words, *packages], check=True, capture_output=True)
    return tree


def ok(root: Path, *words: str) -> Any:
    done = roost(root, "--json", *words)
    assert done.returncode == 0, done.stdout + done.stderr
    return document(done)["data"]


def refused(root: Path, *words: str) -> list[str]:
    done = roost(root, "--json", *words)
    assert done.returncode != 0, done.stdout
    errors = document(done)["errors"]
    assert all(error["remedy"] for error in errors)
    return [error["code"] for error in errors]


def found(root: Path, disk: Path) -> dict[str, str]:
    """Path to id of what a scan finds below ``disk``."""
    listed = ok(root, "scan", str(disk))["environments"]
    return {env["path"]: env["id"] for env in listed if env["path"].startswith(str(disk))}


def content(folder: Path) -> dict[str, tuple[int, str]]:
    return {
        str(path.relative_to(folder)): (
            path.lstat().st_mtime_ns if not path.is_dir() else 0,
            os.readlink(path) if path.is_symlink() else
            path.read_bytes().hex() if path.is_file() else "",
        )
        for path in folder.rglob("*")
    }  # fmt: skip


def legacy(root: Path) -> list[str]:
    return [env["id"] for env in ok(root, "list")["environments"] if env["kind"] == "legacy"]


def test_a_copy_works_at_its_new_place_and_the_original_stays(
    root: Path, disk: Path, tmp_path: Path
) -> None:
    tree = real_venv(disk / "it's mine" / "venv", tmp_path / "wheels", *PACKAGES)
    before = content(tree)
    other = found(root, disk)[str(tree)]
    plan = ok(root, "adopt", other, "--copy", "--model", MODEL, "--dry-run")
    (item,) = plan["items"]
    assert (item["action"], item["env"]) == ("adopt", "legacy:org__story-writer")
    assert legacy(root) == [] and refused(root, "adopt", other) == ["not-confirmed"]
    ok(root, "adopt", other, "--copy", "--model", MODEL, "--yes")
    assert content(tree) == before
    shutil.move(tree.parent, tree.parent.with_name("elsewhere"))  # it needs nothing of it
    copy = root / "environments" / "org__story-writer" / ".venv"
    python = subprocess.run(
        [copy / "bin" / "python", "-c", "import sys, roost_sample; print(sys.prefix)"],
        capture_output=True,
        text=True,
    )
    assert Path(python.stdout.strip()) == copy
    script = (copy / "bin" / "sample").read_text()
    assert str(copy) in script and str(tree) not in script
    (env,) = (env for env in ok(root, "list")["environments"] if env["kind"] == "legacy")
    assert env["models"] == [MODEL] and env["health"]["badge"] != "broken"
    assert refused(root, "adopt", "other:nothing-00000000", "--yes") == ["no-such-environment"]
    ok(root, "delete", env["id"], "--yes")
    assert legacy(root) == []


def test_a_link_leaves_it_where_it_is_and_goes_without_it(
    root: Path, disk: Path, tmp_path: Path
) -> None:
    tree = real_venv(disk / "app" / "venv", tmp_path / "wheels", *PACKAGES)
    before = content(tree)
    other = found(root, disk)[str(tree)]
    ok(root, "adopt", other, "--yes")
    (env_id,) = legacy(root)
    assert env_id == other.replace("other:", "legacy:")
    assert refused(root, "adopt", other, "--yes") == ["name-taken"]
    ok(root, "check", env_id)
    ok(root, "delete", env_id, "--yes")
    assert content(tree) == before
    ok(root, "trash", "purge")
    assert content(tree) == before


def test_a_shared_environment_can_be_made_out_of_it(root: Path, disk: Path, tmp_path: Path) -> None:
    tree = real_venv(disk / "app" / "venv", tmp_path / "wheels", *PACKAGES)
    before = content(tree)
    other = found(root, disk)[str(tree)]
    plan = ok(root, "create", KEY, "--from", other, "--dry-run")
    assert [item["action"] for item in plan["items"]] == ["promote"]
    ok(root, "create", KEY, "--from", other)
    (env,) = (env for env in ok(root, "list")["environments"] if env["kind"] == "shared")
    assert env["health"]["badge"] == "healthy"
    assert content(tree) == before


def test_an_orphan_is_deleted_undone_and_purged(root: Path, disk: Path, tmp_path: Path) -> None:
    tree = real_venv(disk / "old" / "venv", tmp_path / "wheels", "roost-sample")
    before = content(tree)
    other = found(root, disk)[str(tree)]
    assert refused(root, "delete", other) == ["not-confirmed"]
    assert refused(root, "delete", other, "--yes", "--purge") == ["usage"]
    text = roost(root, "delete", other, "--dry-run").stdout
    assert "no app or project claims it" in text and "can be undone" in text
    done = ok(root, "delete", other, "--yes")
    (trash_id,) = (item["trash_id"] for item in done["items"])
    assert not tree.exists() and found(root, disk) == {}
    (item,) = ok(root, "trash", "list")["items"]
    assert (item["id"], item["env"], item["from"]) == (trash_id, other, str(tree))
    ok(root, "undo")
    assert content(tree) == before and found(root, disk) == {str(tree): other}
    ok(root, "delete", other, "--yes")
    ok(root, "trash", "purge")
    assert os.listdir(tree.parent) == []


def test_an_environment_of_an_app_asks_for_its_name(root: Path, disk: Path) -> None:
    machine = Machine(disk.parent / "machine", sys.platform)
    write(disk / "kohya_ss" / "kohya_gui.py")
    tree = machine.venv(disk / "kohya_ss" / "venv")
    other = found(root, disk)[str(tree)]
    assert refused(root, "delete", other, "--yes") == ["not-ours"]
    assert refused(root, "delete", other, "--yes", "--app-name", "ComfyUI") == ["not-ours"]
    both = ("--app-name", "kohya_ss", "--include-user-files")
    ok(root, "delete", other, "--yes", *both)
    assert not tree.exists() and (disk / "kohya_ss" / "kohya_gui.py").exists()
    ok(root, "undo")
    assert tree.is_dir() and not machine.canary.exists()


def test_ids_say_the_place_and_stay_the_same(root: Path, disk: Path, tmp_path: Path) -> None:
    """Whatever else comes, goes, or is looked through, and whoever looks."""
    machine = Machine(disk.parent / "machine", sys.platform)
    trees = [machine.venv(disk / name / "venv") for name in ("a", "b", "c c")]
    first = found(root, disk)
    assert set(first) == {str(tree) for tree in trees}
    assert first == {path: str(other_id(path, sys.platform)) for path in first}
    assert found(root, disk) == first
    shutil.rmtree(trees[0])
    machine.venv(disk / "0" / "venv")
    machine.install(trees[1], {"numpy": "2.2.0"})
    write(disk / "b" / "webui.py")
    again = found(root, disk)
    assert {path: again[path] for path in map(str, trees[1:])} == {
        path: first[path] for path in map(str, trees[1:])
    }
    elsewhere = make_workspace(tmp_path / "another", ("torch==2.13.0",))
    assert found(elsewhere, disk) == again
    alone = ok(root, "scan", str(disk / "c c"))["environments"]
    assert first[str(trees[2])] in {env["id"] for env in alone}
    listed = ok(root, "list", "--all")["environments"]
    assert {env["id"] for env in listed if env["path"].startswith(str(disk))} <= set(again.values())
    assert json.dumps(listed)


def test_profiles_shows_no_credentials_of_an_index(tmp_path: Path) -> None:
    """reliability.md, fault 36: an older set-up kept the password in its profile."""
    (tmp_path / "environments").mkdir()
    (tmp_path / "profiles").mkdir()
    old = {
        "packages": {"torch": "2.2.0"},
        "torch_index": "https://me:pa55word@example.org/whl/cu121",
    }
    (tmp_path / "profiles" / "old.json").write_text(json.dumps(old))
    done = roost(tmp_path, "--json", "profiles")
    assert "pa55word" not in done.stdout + done.stderr
    shown = {one["env_key"]: one["index"] for one in document(done)["data"]["profiles"]}
    assert shown["torch-cu121-transformers"] == "https://***@example.org/whl/cu121"
