"""CPython's own tests of ``shutil.rmtree`` and ``copytree``, run against Roost's functions.

The adapter below only translates: names of arguments, ``StoreError`` back to the ``OSError`` it
came from, and a result with leftovers to an error.  ``LEFT_OUT`` says which cases do not apply.
"""

from __future__ import annotations

import errno
import importlib
import os
import shutil
import sys
import unittest
import warnings
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from roost.core.domain.errors import StoreError
from roost.core.system.context import JobContext
from roost.core.system.tree import copy_tree, remove_tree

_CALLBACK = "about which callback shutil calls with which function; Roost returns what is left"
_FILTER = "Roost copies whole environments: there is no filter and no copy function"
_FOLLOWS = "about following symlinks into the copy, which Roost never does"
LEFT_OUT = {
    "test_on_error": _CALLBACK,
    "test_on_exc": _CALLBACK,
    "test_both_onerror_and_onexc": _CALLBACK,
    "test_rmtree_errors": "a missing tree is no error for Roost: it is what was wanted",
    "test_rmtree_errors_onerror": _CALLBACK,
    "test_rmtree_errors_onexc": _CALLBACK,
    "test_rmtree_fails_on_close": "patches os.close of shutil's own walk",
    "test_rmtree_uses_safe_fd_version_if_available": "patches shutil's private functions",
    "test_rmtree_with_dir_fd": "no dir_fd argument: paths are absolute or relative to the process",
    "test_rmtree_with_dir_fd_unsupported": "no dir_fd argument",
    "test_copytree_dirs_exist_ok": "Roost never merges into an existing folder",
    "test_copytree_with_exclude": _FILTER,
    "test_copytree_arg_types_of_ignore": _FILTER,
    "test_copytree_custom_copy_function": _FILTER,
    "test_copytree_special_func": _FILTER,
    "test_copytree_winerror": "patches os.chmod, which Roost's copy calls by descriptor",
    "test_copytree_subdirectory": "shutil makes missing parents; Roost wants the parent there",
    "test_copytree_named_pipe": "shutil refuses FIFOs; Roost makes a new one in the copy",
    "test_copytree_dangling_symlinks": _FOLLOWS,
    "test_copytree_symlink_dir": _FOLLOWS,
}


def as_os_error(error: StoreError) -> OSError:
    """The failure of the system behind it, or the nearest one by code."""
    if isinstance(error.__cause__, OSError):
        return error.__cause__
    number = {"exists": errno.EEXIST, "linked-path": errno.ENOTDIR}.get(error.code, errno.EIO)
    return OSError(number, error.message, error.path)


def rmtree(
    path: Any,
    ignore_errors: bool = False,
    onerror: Callable[..., object] | None = None,
    *,
    onexc: Callable[..., object] | None = None,
) -> None:
    """``shutil.rmtree`` by ``remove_tree``."""
    try:
        result = remove_tree(Path(os.fsdecode(path)))
        if not result.complete:
            left, why = result.left[0]
            raise OSError(errno.EACCES, why, str(left))
    except StoreError as error:
        found = as_os_error(error)
        if onexc is not None:
            onexc(os.path.islink, path, found)
        elif onerror is not None:
            onerror(os.path.islink, path, (type(found), found, None))
        elif not ignore_errors:
            raise found from error


def copytree(src: Any, dst: Any, symlinks: bool = True) -> Any:
    """``shutil.copytree(symlinks=True)`` by ``copy_tree``; parents of ``dst`` are made."""
    target = Path(dst)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        copy_tree(Path(src), target, JobContext())
    except StoreError as error:
        raise as_os_error(error) from error
    return dst


def cases() -> list[tuple[str, str]]:
    """(class, test) of this Python's test suite, those left out included."""
    module = shutil_tests()
    if module is None:
        return []
    return [
        (name, case)
        for name in ("TestRmTree", "TestCopyTree")
        for case in unittest.defaultTestLoader.getTestCaseNames(getattr(module, name))
    ]


def shutil_tests() -> ModuleType | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return importlib.import_module("test.test_shutil")
        except ImportError:
            return None


def test_this_python_brings_its_tests() -> None:
    if shutil_tests() is None:
        pytest.skip(
            "this Python was installed without its test suite (Debian: libpython3-testsuite)"
        )
    run = [case for _, case in cases() if case not in LEFT_OUT]
    assert len(run) >= 10


@pytest.mark.parametrize(("class_name", "case"), cases())
def test_as_shutil(
    class_name: str, case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if case in LEFT_OUT:
        pytest.skip(LEFT_OUT[case])
    module = shutil_tests()
    assert module is not None
    ours = SimpleNamespace(**vars(shutil))
    ours.rmtree, ours.copytree = rmtree, copytree
    monkeypatch.setattr(module, "shutil", ours)
    monkeypatch.chdir(tmp_path)  # some cases work in the current folder
    result = unittest.TestResult()
    getattr(module, class_name)(case).run(result)
    if result.skipped:
        pytest.skip(result.skipped[0][1])
    problems = [text for _, text in result.errors + result.failures]
    assert not problems, problems[0]
    assert result.testsRun == 1


def test_what_is_left_out_exists_in_some_supported_python() -> None:
    if sys.version_info[:2] != (3, 13) or shutil_tests() is None:
        pytest.skip("the list is kept against Python 3.13's suite")
    assert set(LEFT_OUT) <= {case for _, case in cases()}
