"""Accounting: what venv, pip and uv put there is explained, everything else is the user's."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId
from roost.core.operations.accounting import account
from roost.core.operations.installers.base import InstallRequest, get_installer
from roost.core.system.accounting import account_tree
from roost.core.system.context import JobContext
from support.fake_env import add_package, base_python, make_env, make_legacy, site_packages
from support.stacks import small_stack

LEGACY = EnvId.parse("legacy:x")
SHARED = EnvId.parse("shared:x")
posix = pytest.mark.skipif(sys.platform == "win32", reason="links without privileges")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return make_env(tmp_path / ".venv", {"torch": "2.13.0", "scikit-learn": "1.5"})


@pytest.mark.parametrize("maker", ["venv", "uv", "virtualenv"])
def test_a_fresh_environment_holds_nothing_of_the_user(tmp_path: Path, maker: str) -> None:
    tree = tmp_path / ".venv"
    stack = small_stack(tmp_path / "stack")
    ctx = JobContext()
    if maker == "venv":
        subprocess.run([base_python(), "-m", "venv", tree], check=True, timeout=120)
    elif maker == "virtualenv":
        words = [sys.executable, "-m", "virtualenv", "-q", "--no-download", "-p", base_python()]
        seeds = {**os.environ, "VIRTUALENV_OVERRIDE_APP_DATA": str(tmp_path / "seeds")}
        subprocess.run([*words, tree], check=True, timeout=120, env=seeds)
    else:
        get_installer("uv").create_venv(tree, str(base_python()), ctx)
    request = InstallRequest(tree, ("transformers",), sources=stack.sources())
    get_installer("uv").install(request, ctx)
    subprocess.run(
        [tree / "bin" / "python", "-c", "import transformers, json, torch"], check=True, timeout=60
    )
    found = account_tree(tree)
    assert (found.user_files, found.links) == ((), ())


def test_files_of_the_user_are_found_wherever_they_lie(tree: Path) -> None:
    site = site_packages(tree)
    mine = [
        tree / "notes.txt",
        tree / "bin" / "my-script",
        tree / "lib" / "weights.bin",
        site / "mine.py",
        site / "torch" / "checkpoint.pt",
        site / "torch" / "__pycache__" / "diary.txt",
        tree / "share" / "jupyter" / "kernel.json",
    ]
    for path in mine:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("mine")
    expected = tuple(sorted(path.relative_to(tree).as_posix() for path in mine))
    assert account_tree(tree).user_files == expected


def test_bytecode_and_scaffolding_are_explained(tree: Path) -> None:
    site = site_packages(tree)
    for name in ("torch/__pycache__/__init__.cpython-311.pyc", "__pycache__/x.pypy310.opt-1.pyc"):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).touch()
    for name in (
        ".lock",
        "CACHEDIR.TAG",
        ".gitignore",
        "bin/activate.nu",
        "bin/pydoc.bat",
        "bin/deactivate.csh",
    ):
        (tree / name).touch()
    for name in ("_virtualenv.py", "_virtualenv.pth", "easy-install.pth"):
        (site / name).touch()
    assert account_tree(tree).user_files == ()


def test_older_installers_are_understood(tree: Path) -> None:
    site = site_packages(tree)
    egg = site / "old-1.0-py3.11.egg-info"
    egg.mkdir()
    (egg / "PKG-INFO").touch()
    (egg / "installed-files.txt").write_text("../old/__init__.py\n../../../../bin/old\n")
    (site / "old").mkdir()
    (site / "old" / "__init__.py").touch()
    (tree / "bin" / "old").touch()
    (site / "single.egg-info").touch()
    (site / "dev.egg-link").write_text("/somewhere")
    (site / "~umpy").mkdir()
    (site / "~umpy" / "core.so").touch()
    assert account_tree(tree).user_files == ()


def test_a_package_without_record_explains_its_code_and_no_more(tree: Path) -> None:
    site = site_packages(tree)
    (site / "torch-2.13.0.dist-info" / "RECORD").unlink()
    (site / "torch" / "model.safetensors").touch()
    found = account_tree(tree).user_files
    assert found == (f"{site.relative_to(tree).as_posix()}/torch/model.safetensors",)


@pytest.mark.parametrize("entry", ["../../../../outside.txt", "/etc/passwd", "..\\..\\x", "\0"])
def test_a_record_that_leads_out_explains_nothing_and_is_not_followed(
    tree: Path, entry: str
) -> None:
    """Fault 33."""
    record = add_package(tree, "evil", "1") / "RECORD"
    outside = tree.parent / "outside.txt"
    outside.write_text("secret")
    record.write_bytes(record.read_bytes() + f"{entry},sha256=x,1\n".encode())
    (tree / "outside.txt").touch()
    assert account_tree(tree).user_files == ("outside.txt",)
    assert outside.read_text() == "secret"


def test_console_scripts_without_record_entries_are_explained(tree: Path) -> None:
    info = add_package(tree, "tool", "1")
    (info / "entry_points.txt").write_text("[console_scripts]\ntool = tool:main\n[x]\nno = a:b\n")
    (tree / "bin" / "tool").touch()
    (tree / "bin" / "no").touch()
    assert account_tree(tree).user_files == ("bin/no",)


@posix
def test_links_are_listed_with_targets_and_never_followed(tree: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "precious").touch()
    (tree / "models").symlink_to(data)
    (tree / "lib" / "loop").symlink_to(tree)
    found = account_tree(tree)
    assert found.links == (("lib/loop", str(tree)), ("models", str(data)))
    assert found.user_files == ()


@posix
def test_a_fifo_is_the_users_and_never_opened(tree: Path) -> None:
    os.mkfifo(tree / "pipe")
    assert account_tree(tree).user_files == ("pipe",)


def test_beside_the_tree_only_roosts_own_files_are_explained(tmp_path: Path) -> None:
    unit = make_legacy(tmp_path, "x", {}, metadata={})
    for name in ("env.json", "outputs/1.png", ".hidden", "environment_metadata.json.bak"):
        (unit / name).parent.mkdir(exist_ok=True)
        (unit / name).touch()
    (unit / "venv-copy").mkdir()
    assert account(unit, LEGACY).user_files == (
        ".hidden",
        "env.json",
        "environment_metadata.json.bak",
        "outputs/1.png",
    )
    (unit / "requirements.lock").touch()
    found = account(unit, SHARED).user_files
    assert "env.json" not in found
    assert "requirements.lock" not in found
    assert "environment_metadata.json" in found


def test_deep_trees_need_no_recursion(tree: Path) -> None:
    deep = "/".join(["d"] * 900)
    (tree / deep).mkdir(parents=True)
    (tree / deep / "x").touch()
    assert account_tree(tree).user_files == (f"{deep}/x",)


@pytest.mark.slow
def test_thirty_five_thousand_files_in_about_a_second(tmp_path: Path) -> None:
    tree = make_env(tmp_path / ".venv")
    site = site_packages(tree)
    for number in range(35):
        name = f"pkg{number}"
        info = add_package(tree, name, "1")
        lines = []
        for file in range(500):
            path = site / name / f"sub{file % 10}" / f"f{file}.py"
            path.parent.mkdir(exist_ok=True)
            path.touch()
            cached = path.parent / "__pycache__" / f"f{file}.cpython-311.pyc"
            cached.parent.mkdir(exist_ok=True)
            cached.touch()
            lines.append(f"{path.relative_to(site).as_posix()},sha256=x,0\n")
        with (info / "RECORD").open("a") as record:
            record.writelines(lines)
    began = time.process_time()
    found = account_tree(tree)
    assert found.total == 0
    # Promised is one second; the rest is room for a machine that is busy otherwise.
    assert time.process_time() - began < 2


def test_what_a_file_manager_leaves_is_nobodys(tmp_path: Path) -> None:
    """Looking at a folder must not keep it from being deleted."""
    unit = make_legacy(tmp_path, "x")
    for folder in (unit, unit / ".venv", site_packages(unit / ".venv")):
        (folder / ".DS_Store").write_bytes(b"\0\0\0\1Bud1")
        (folder / "Thumbs.db").write_bytes(b"\xd0\xcf")
    (unit / ".venv" / "mine").mkdir()
    (unit / ".venv" / "mine" / "Thumbs.db").mkdir()
    (unit / ".venv" / "mine" / "Thumbs.db" / "a.txt").write_text("mine")
    found = account(unit, LEGACY, lambda: None)
    assert found.user_files == (".venv/mine/Thumbs.db/a.txt",)
