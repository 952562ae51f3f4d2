"""The path budget of Windows, in Windows' flavour on every system."""

from __future__ import annotations

import pytest

from roost.core.domain.errors import WorkspaceError
from roost.core.operations.pathbudget import (
    LONGEST_OF_OTHERS,
    LONGEST_OF_TORCH,
    check_path_budget,
    longest_of_build,
)

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
