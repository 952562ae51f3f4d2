"""The path budget of Windows, in Windows' flavour on every system."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from roost.core.domain.errors import WorkspaceError
from roost.core.operations import pathbudget
from roost.core.operations.create import plan_create
from roost.core.operations.delete import execute_delete, plan_delete
from roost.core.operations.pathbudget import (
    LONGEST_OF_OTHERS,
    LONGEST_OF_TORCH,
    check_path_budget,
    check_tree_budget,
    longest_below,
    longest_of_build,
)
from roost.core.operations.undo import undo
from roost.core.system.context import JobContext
from support.operations import KEY as SMALL_KEY
from support.operations import LEGACY, Recorder, small_workspace

KEY = "torch-cu121-transformers-bnb"


def check(root: str, *, long_paths: bool = False, key: str = KEY, windows: bool = True) -> None:
    check_path_budget(root, key, LONGEST_OF_TORCH, long_paths=long_paths, windows=windows)


def test_the_longest_path_is_that_of_the_temporary_folder() -> None:
    path = f"C:\\ai\\.envs\\.tmp\\{KEY}-0a1b2c3d\\.venv\\Lib\\site-packages\\torch\\x.h"
    below = "Lib\\site-packages\\torch\\x.h"
    assert longest_of_build("C:\\ai", KEY, len(below)) == len(path)
    assert longest_of_build("\\\\?\\C:\\ai", KEY, len(below)) == len(path)


@pytest.mark.parametrize("spare", [0, 1])
def test_the_limit_is_exact(spare: int) -> None:
    longest = 259 - longest_of_build("C:\\ai", KEY, 0) + spare
    if spare:
        with pytest.raises(WorkspaceError) as failure:
            check_path_budget("C:\\ai", KEY, longest, long_paths=False, windows=True)
        assert failure.value.code == "path-too-long"
        assert failure.value.data["over"] == 1
        assert failure.value.data["length"] == 260
    else:
        check_path_budget("C:\\ai", KEY, longest, long_paths=False, windows=True)


@pytest.mark.parametrize(
    ("root", "shorter"),
    [
        ("D:\\Users\\somebody\\Documents\\artificial intelligence\\models", "D:\\roost"),
        ("\\\\server\\share\\a folder of everybody\\artificial intelligence", "C:\\roost"),
        ("\\\\?\\E:\\" + "deep\\" * 12 + "models", "E:\\roost"),
    ],
)
def test_a_long_root_is_refused_with_a_shorter_one(root: str, shorter: str) -> None:
    key = "torch-cpu-transformers"
    with pytest.raises(WorkspaceError) as failure:
        check(root, key=key)
    assert f"such as {shorter}," in failure.value.remedy
    assert "LongPathsEnabled" in failure.value.remedy
    check_path_budget(shorter, key, LONGEST_OF_OTHERS, long_paths=False, windows=True)
    check(shorter, key=key)


def test_a_key_too_long_for_any_root_gets_no_false_advice() -> None:
    key = f"{KEY}--dedicated--{'m' * 60}"
    with pytest.raises(WorkspaceError) as failure:
        check("C:\\x", key=key)
    assert "roost" not in failure.value.remedy
    assert failure.value.remedy.startswith("Switch long paths on")


def test_characters_count_as_windows_counts_them() -> None:
    assert longest_of_build("C:\\🦜", "k", 0) == longest_of_build("C:\\ab", "k", 0)


def test_nobody_else_has_the_limit() -> None:
    long = "C:\\" + "deep\\" * 60
    check(long, long_paths=True)
    check(long, windows=False)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """This system has the limit; no path of it is longer than it is here."""
    monkeypatch.setattr(pathbudget, "WINDOWS", True)


def test_the_longest_path_of_a_tree_counts_from_there(tmp_path: Path) -> None:
    (tmp_path / "Lib" / "site-packages").mkdir(parents=True)
    assert longest_below(tmp_path) == 0
    (tmp_path / "Lib" / "site-packages" / "x.py").touch()
    (tmp_path / "a").touch()
    assert longest_below(tmp_path) == len("Lib/site-packages/x.py")


@pytest.mark.parametrize("spare", [0, 1])
def test_a_tree_that_goes_elsewhere_has_the_same_limit(tmp_path: Path, spare: int) -> None:
    (tmp_path / "x.py").touch()
    place = "C:\\ai\\environments\\"
    place += "m" * (259 - len(place) - len("\\x.py") + spare)

    def check() -> None:
        check_tree_budget(tmp_path, "C:\\ai", place, long_paths=False, windows=True)

    if not spare:
        check()
        return
    with pytest.raises(WorkspaceError) as failure:
        check()
    assert failure.value.data == {"length": 260, "over": 1, "suggested": ""}
    check_tree_budget(tmp_path, "C:\\ai", place, long_paths=True, windows=True)
    check_tree_budget(tmp_path, "C:\\ai", place, long_paths=False, windows=False)


def test_a_tree_too_long_for_here_is_told_of_a_shorter_root(tmp_path: Path) -> None:
    (tmp_path / "x.py").touch()
    root = "D:\\" + "deep\\" * 50 + "models"
    with pytest.raises(WorkspaceError) as failure:
        check_tree_budget(
            tmp_path, root, f"{root}\\environments\\m", long_paths=False, windows=True
        )
    assert failure.value.data["suggested"] == "D:\\roost"
    assert "D:\\roost" in failure.value.remedy


@pytest.mark.usefixtures("windows")
def test_create_and_promote_are_refused_before_anything(tmp_path: Path) -> None:
    root = tmp_path / ("deep" * 40)
    context = small_workspace(root)
    limited = replace(context, long_paths=lambda: False)
    for options in ({}, {"source": LEGACY}):
        with pytest.raises(WorkspaceError) as failure:
            plan_create(limited, SMALL_KEY, JobContext(), **options)  # type: ignore[arg-type]
        assert failure.value.code == "path-too-long"
    assert not context.layout.envs.exists()


@pytest.mark.usefixtures("windows")
def test_undo_under_a_longer_name_is_refused_and_at_its_old_place_is_not(tmp_path: Path) -> None:
    context = replace(small_workspace(tmp_path / "w"), long_paths=lambda: False)
    job = Recorder()
    assert execute_delete(context, plan_delete(context, [LEGACY], job.ctx), job.ctx).ok
    with pytest.raises(WorkspaceError) as failure:
        undo(context, None, job.ctx, name="m" * 200)
    assert failure.value.code == "path-too-long"
    deep = context.layout.trash / next(iter(os.listdir(context.layout.trash))) / "content"
    long = deep / "a" / ("n" * 200)
    long.parent.mkdir()
    long.touch()
    assert undo(context, None, job.ctx).ok
    assert (context.layout.legacy(LEGACY.name) / "a" / ("n" * 200)).exists()
    assert any("more than Python in it can open" in line for line in job.lines)
