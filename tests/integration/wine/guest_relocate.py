"""Runs inside the lane: environments moved, deduplicated and kept on a Windows file system."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from integration.wine import max_path
from roost.core.system.dedupe import apply_dedupe, plan_dedupe, undo_dedupe
from roost.core.system.paths import os_path
from roost.core.system.relocate import made_for, relocate, restore_originals
from roost.core.system.snapshot import restore_snapshot, take_snapshot, verify_snapshot
from support.installed import contents, installed
from support.launchers import distlib_launcher, uv_launcher, uv_old_launcher
from support.venvs import PYTHON, windows_venv

if sys.platform != "win32":
    pytest.skip("for Windows' Python", allow_module_level=True)

Make = Callable[[str, str], bytes]
LAUNCHERS: list[tuple[Make, str]] = [
    (distlib_launcher, "t64.exe"),
    (uv_old_launcher, "uv-0.5.0-console-x86_64.exe"),
    (uv_launcher, "uv-0.13.9-console-x86_64.exe"),
]


@pytest.fixture(scope="module", autouse=True)
def _limit() -> None:
    max_path.enforce()


@pytest.fixture(scope="module")
def venv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real environment; its launchers are made by the tests, pip would take minutes here."""
    tree = tmp_path_factory.mktemp("v") / "old env"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tree)], check=True)
    return tree


def ran(program: Path, *arguments: str) -> str:
    done = subprocess.run([str(program), *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, (done.stdout, done.stderr)
    return done.stdout.strip()


@pytest.mark.parametrize(("make", "stub"), LAUNCHERS)
def test_launchers_start_after_each_of_three_moves(venv: Path, make: Make, stub: str) -> None:
    """To a longer place, to a still longer one, and back: the launchers' own code is the judge."""
    tool = Path("Scripts", "tool.exe")
    (venv / tool).write_bytes(make(stub, str(venv / "Scripts" / "python.exe")))
    assert ran(venv / tool, "a b") == "ran ['a b']"
    places = [
        venv.with_name("a new place, longer than the old one was"),
        venv.with_name("a third place that is even longer than that one, by quite some letters"),
        venv,
    ]
    at = venv
    for place in places:
        assert made_for(at) == at
        os.rename(at, place)
        report = relocate(place, at, place, thorough=True)
        assert report.unmended == ()
        assert tool.as_posix() in report.changed
        assert ran(place / tool, "a b") == "ran ['a b']"
        at = place


def test_activate_bat_sets_the_new_place(venv: Path) -> None:
    moved = venv.with_name("moved for activate")
    os.rename(venv, moved)
    relocate(moved, venv, moved)
    batch = moved.parent / "show.bat"
    batch.write_text(f'@call "{moved}\\Scripts\\activate.bat"\r\n@echo %VIRTUAL_ENV%\r\n')
    assert ran(Path("cmd.exe"), "/c", str(batch)).endswith(str(moved))
    os.rename(moved, venv)
    relocate(venv, moved, venv)


def test_beyond_the_limit_and_back_byte_for_byte(tmp_path: Path) -> None:
    far = tmp_path / Path(*[f"folder with a long name {number}" for number in range(12)])
    os.makedirs(os_path(far))
    tree, keep = far / "env", far / "keep"
    windows_venv(Path(os_path(tree)), "C:\\old")
    os.mkdir(os_path(keep))
    before = contents(Path(os_path(tree)))
    report = relocate(tree, Path("C:\\old"), Path("D:\\new"), keep=keep)
    assert len(report.changed) == 7
    assert contents(Path(os_path(tree))) != before
    assert restore_originals(tree, keep) == report.changed
    assert contents(Path(os_path(tree))) == before


def test_read_only_files_are_replaced(tmp_path: Path) -> None:
    tree = tmp_path / "env"
    windows_venv(tree, "C:\\old")
    script = tree / "Scripts" / "activate"
    script.chmod(stat.S_IREAD)
    (tmp_path / "keep").mkdir()
    report = relocate(tree, Path("C:\\old"), Path("D:\\new"), keep=tmp_path / "keep")
    assert "Scripts/activate" in report.changed
    assert "D:\\new" in script.read_text()
    assert not script.stat().st_mode & stat.S_IWRITE
    restore_originals(tree, tmp_path / "keep")
    assert "D:\\new" not in script.read_text()
    assert not script.stat().st_mode & stat.S_IWRITE


def test_dedupe_and_undo(tmp_path: Path) -> None:
    files = {"p/a.py": b"x = 1\n" * 100, "p/lib.pyd": b"native" * 300_000}
    trees = [tmp_path / "a", tmp_path / "b"]
    sites = [installed(t, files, moment=10**9 + n) for n, t in enumerate(trees)]
    before = [contents(tree) for tree in trees]
    plan = plan_dedupe(trees)
    assert plan.means == "hardlink"
    result = apply_dedupe(plan, tmp_path / "journal", hardlink=True)
    assert (result.linked, result.skipped) == (2, ())
    assert os.path.samefile(sites[0] / "p" / "lib.pyd", sites[1] / "p" / "lib.pyd")
    undo_dedupe(tmp_path / "journal")
    assert not os.path.samefile(sites[0] / "p" / "lib.pyd", sites[1] / "p" / "lib.pyd")
    plain = [{k: v for k, v in found.items() if ".pyc" not in k} for found in before]
    assert [{k: v for k, v in contents(tree).items() if ".pyc" not in k} for tree in trees] == plain


def test_a_loaded_file_is_left_and_named(tmp_path: Path) -> None:
    trees = [tmp_path / "a", tmp_path / "b"]
    for tree in trees:
        installed(tree, {"p/data.bin": b"x" * 9000, "p/more.bin": b"y" * 9000})
    held = max(group.twins[0].path for group in plan_dedupe(trees).groups)
    with open(held, "rb"):
        result = apply_dedupe(plan_dedupe(trees), tmp_path / "journal", hardlink=True)
    assert result.linked == 1
    assert [os.path.basename(skip.path) for skip in result.skipped] == [held.name]


def test_snapshot(tmp_path: Path) -> None:
    tree = tmp_path / "env"
    site = installed(tree, {"p/a.py": b"x = 1\n", "p/lib.pyd": b"native" * 1000})
    before = contents(tree)
    snapshot = take_snapshot(tree, tmp_path / "snap")
    assert snapshot.linked > 0
    (site / "p" / "new").write_bytes(b"upgraded")
    os.replace(site / "p" / "new", site / "p" / "lib.pyd")
    (site / "p" / "a.py").unlink()
    assert verify_snapshot(tmp_path / "snap") == ()
    restore_snapshot(tmp_path / "snap", tmp_path / "again")
    assert contents(tmp_path / "again") == before
    assert (tmp_path / "again" / PYTHON / "p" / "a.py").exists()
