"""Health of trees as their makers leave them: stdlib venv, uv, virtualenv; moved or upgraded."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from roost.core.discovery import find_legacy, read_env
from roost.core.domain.health import Badge
from roost.core.health import check_deep, check_records, check_static, fingerprint, stamp
from roost.core.store.layout import Layout
from support.fake_env import STACK, add_package, base_python


def by_venv(tree: Path, *options: str) -> None:
    run([str(base_python()), "-m", "venv", "--without-pip", *options, str(tree)])


def by_venv_of_copies(tree: Path) -> None:
    by_venv(tree, "--copies")


def by_uv(tree: Path) -> None:
    from uv import find_uv_bin

    run([find_uv_bin(), "venv", "-q", "--offline", "--python", str(base_python()), str(tree)])


def by_virtualenv(tree: Path) -> None:
    run(
        [sys.executable, "-m", "virtualenv", "-q", "--no-seed", "-p", str(base_python()), str(tree)]
    )


def run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


MAKERS = [by_venv, by_venv_of_copies, by_uv, by_virtualenv]


@pytest.mark.parametrize("make", MAKERS)
def test_a_tree_of_each_maker_is_healthy(tmp_path: Path, make: Callable[[Path], None]) -> None:
    tree = tmp_path / "environments" / "org__model" / ".venv"
    tree.parent.mkdir(parents=True)
    make(tree)
    for name, version in STACK.items():
        add_package(tree, name, version)
    (env,) = find_legacy(Layout(tmp_path)).envs
    assert env.python_version == ".".join(map(str, sys.version_info[:3]))
    assert check_static(env).failed() == ()
    assert check_records(tree)[0].ok
    before = stamp(env), fingerprint(tree)
    assert check_deep(env, tuple(STACK)).badge is Badge.HEALTHY
    assert (stamp(env), fingerprint(tree)) == before


def test_system_site_packages_make_a_missing_package_uncertain(tmp_path: Path) -> None:
    tree = tmp_path / "environments" / "org__model" / ".venv"
    tree.parent.mkdir(parents=True)
    by_venv(tree, "--system-site-packages")
    add_package(tree, "torch", "2.13.0+cpu")
    (env,) = find_legacy(Layout(tmp_path)).envs
    report = check_static(env)
    assert report.badge is Badge.UNKNOWN and len(report.failed()) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="a base Python of links")
def test_a_base_python_that_moved_on_is_seen(tmp_path: Path) -> None:
    """`python3` of the system now is another version, as after an upgrade of the distribution."""
    base = tmp_path / "base" / "bin"
    base.mkdir(parents=True)
    old, new = base / "python3.9", base / f"python3.{sys.version_info[1]}"
    old.symlink_to(base_python())
    (base / "python3").symlink_to("python3.9")
    tree = tmp_path / "environments" / "org__model" / ".venv"
    (tree / "bin").mkdir(parents=True)
    (tree / "bin" / "python").symlink_to(base / "python3")
    (tree / "lib" / "python3.9" / "site-packages").mkdir(parents=True)
    (tree / "pyvenv.cfg").write_text(f"home = {base}\nversion = 3.9.2\n")
    layout = Layout(tmp_path)
    env_id = find_legacy(layout).envs[0].id
    (base / "python3").unlink()
    old.unlink()
    new.symlink_to(base_python())
    (base / "python3").symlink_to(new.name)
    codes = [check.code for check in check_static(read_env(layout, env_id)).failed()]
    assert "base-version" in codes
    (base / "python3").unlink()
    codes = [check.code for check in check_static(read_env(layout, env_id)).failed()]
    assert "interpreter" in codes and "base-version" not in codes


def test_a_tree_moved_to_another_drive_is_used_where_it_is(tmp_path: Path) -> None:
    other = tmp_path / "other drive" / "tree"
    other.parent.mkdir()
    by_venv(other)
    for name, version in STACK.items():
        add_package(other, name, version)
    unit = tmp_path / "root" / "environments" / "org__model"
    unit.mkdir(parents=True)
    (unit / ".venv").write_text(f"{other}\n")
    (env,) = find_legacy(Layout(tmp_path / "root")).envs
    assert env.problem is not None and env.python.is_relative_to(other)
    assert check_static(env).failed() == ()
    assert check_deep(env, tuple(STACK)).badge is Badge.HEALTHY
    shutil.rmtree(other)
    (env,) = find_legacy(Layout(tmp_path / "root")).envs
    assert check_static(env).badge is Badge.BROKEN
    assert os.listdir(unit) == [".venv"]
