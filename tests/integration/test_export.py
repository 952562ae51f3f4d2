"""`roost export`: what an environment holds, as a file that builds the same set again."""

from __future__ import annotations

import re
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.pylock import Pylock

from roost.core.domain.errors import InstallerError, UsageError
from roost.core.operations.create import execute_create, plan_create
from roost.core.operations.export import export
from roost.core.system.context import JobContext
from support.commands import document, roost
from support.operations import KEY, SHARED, operations
from support.package_index import PackageIndex, make_wheel
from support.stacks import small_stack
from support.workspaces import make_stack_wheels, make_workspace, offline

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="small wheels and POSIX paths")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    offline(monkeypatch, make_stack_wheels(tmp_path / "wheels"))
    return make_workspace(tmp_path / "space")


def versions(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", lock.read_text(), re.MULTILINE))


def hashes(lock: Path) -> set[str]:
    return set(re.findall(r"sha256:[0-9a-f]{64}", lock.read_text()))


def test_pylock_there_and_back_again(root: Path, tmp_path: Path) -> None:
    assert roost(root, "create", KEY).returncode == 0
    lock = root / ".envs" / KEY / "requirements.lock"
    first = lock.read_text()
    out = tmp_path / "pylock.mine.toml"
    done = roost(root, "--json", "export", f"shared:{KEY}", out)
    assert done.returncode == 0, done.stderr
    assert document(done)["data"] == {
        "path": str(out),
        "format": "pylock",
        "packages": 4,
        "hashed": True,
    }
    whole: dict[str, Any] = tomllib.loads(out.read_text())
    packages = Pylock.from_dict(whole).packages  # packaging's own check of the standard
    assert {str(one.name): str(one.version) for one in packages} == versions(lock)
    told = {f"sha256:{wheel.hashes['sha256']}" for one in packages for wheel in one.wheels or ()}
    assert told >= hashes(lock)
    assert lock.read_text() == first
    again = make_workspace(tmp_path / "again")
    built = roost(again, "create", KEY, "--locked", out)
    assert built.returncode == 0, built.stderr
    copy = again / ".envs" / KEY / "requirements.lock"
    assert versions(copy) == versions(lock)
    assert hashes(copy) == hashes(lock) != set()


def test_requirements_need_no_package_source(root: Path, tmp_path: Path) -> None:
    assert roost(root, "create", KEY).returncode == 0
    shutil.rmtree(tmp_path / "wheels")
    out = tmp_path / "requirements.txt"
    done = roost(root, "export", KEY, out)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == f"4 packages, with hashes: {out}"
    assert out.read_text() == (root / ".envs" / KEY / "requirements.lock").read_text()


def test_what_is_there_is_not_replaced_unless_told(root: Path, tmp_path: Path) -> None:
    assert roost(root, "create", KEY).returncode == 0
    out = tmp_path / "pylock.toml"
    out.write_text("mine")
    refused = roost(root, "--json", "export", KEY, out)
    assert refused.returncode == 2
    assert document(refused)["errors"][0]["code"] == "exists"
    assert out.read_text() == "mine"
    assert roost(root, "export", KEY, out, "--force").returncode == 0
    assert "lock-version" in out.read_text()


@pytest.mark.parametrize("name", ["lock.toml", "pylock.a.b.toml", "out", "pylock.json"])
def test_a_name_that_no_tool_would_read_is_refused(root: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError) as refused:
        export(operations(root), SHARED, tmp_path / name, JobContext())
    assert refused.value.code == "bad-name"


def test_a_legacy_environment_can_be_exported_too(root: Path, tmp_path: Path) -> None:
    from support.fake_env import STACK, make_legacy

    make_legacy(root, "org__name", STACK)
    out = tmp_path / "requirements.txt"
    done = roost(root, "--json", "export", "legacy:org__name", out)
    assert done.returncode == 0, done.stderr
    assert document(done)["data"]["hashed"] is False
    assert versions(out)["transformers"] == STACK["transformers"]


def test_no_login_gets_into_the_file_and_another_file_is_refused(tmp_path: Path) -> None:
    from dataclasses import replace

    wheels = tmp_path / "served"
    stack = small_stack(tmp_path / "wheels")
    shutil.copytree(stack.wheels, wheels)
    root = tmp_path / "space"
    root.mkdir()
    stack.write_profile(root)
    context = operations(root, **stack.options())
    assert execute_create(context, plan_create(context, KEY, JobContext()), JobContext()).ok
    index = PackageIndex(wheels)
    try:
        index.faults.password = ("user", "s3cret-word")
        sources = replace(
            stack.sources(),
            find_links=(),
            index_url=index.url_with("user:s3cret-word"),
            no_index=False,
            offline=False,
            uv_cache_dir=str(tmp_path / "cache"),
        )
        asking = replace(context, sources=sources)
        out = tmp_path / "pylock.toml"
        export(asking, SHARED, out, JobContext())
        assert index.host in out.read_text()
        assert "s3cret" not in out.read_text()
        assert "user:" not in out.read_text()
        kept = out.read_text()
        make_wheel(wheels, "torch", "2.13.0+cpu", {"torch/__init__.py": "other = 1\n"})
        shutil.rmtree(tmp_path / "cache")
        with pytest.raises(InstallerError) as refused:
            export(asking, SHARED, out, JobContext(), force=True)
        assert refused.value.code == "export-differs"
        assert out.read_text() == kept
    finally:
        index.close()
