"""The lane ``wine``: Windows' Python runs our tests on trees and paths, as windows.md describes."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from integration.wine.lane import CannotSetUp, Lane

pytestmark = [
    pytest.mark.wine,
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(sys.platform != "linux", reason="Wine is used on Linux"),
]
PYTEST = (
    *(
        "-m",
        "pytest",
        "-q",
        "-ra",
        "--noconftest",
        "--import-mode=importlib",
        "-p",
        "no:cacheprovider",
    ),
    *("-c", r"C:\roost\pyproject.toml", "--rootdir", r"C:\roost", "-o", "addopts="),
    *("-W", "ignore::pytest.PytestConfigWarning", "--tb=short"),
)


@pytest.fixture(scope="module")
def lane() -> Iterator[Lane]:
    # Not under tmp_path: its parents are closed to the user that Wine runs as.
    folder = Path(tempfile.mkdtemp(prefix="roost-wine-"))
    folder.chmod(0o755)
    made = Lane(folder)
    try:
        made.set_up()
        yield made
    except CannotSetUp as reason:
        pytest.skip(str(reason))
    finally:
        made.close()
        shutil.rmtree(folder)


def test_it_is_windows_and_cannot_get_out(lane: Lane) -> None:
    assert os.listdir(lane.folder / "prefix" / "dosdevices") == ["c:"]
    script = "import os, sys; print(sys.platform, sys.version_info[:2], os.path.exists('Z:/etc'))"
    said = lane.python("-c", script)
    assert said.stdout.split("\n")[0].strip() == "win32 (3, 11) False"


@pytest.mark.parametrize(
    "tests",
    [
        "tests/integration/wine/guest_trees.py",
        "tests/integration/wine/guest_relocate.py",
        "tests/integration/wine/guest_scan.py",
        "tests/unit/core/system/test_paths.py",
        "tests/unit/core/system/tree/test_windows_flavour.py",
        "tests/unit/core/domain",
        "tests/unit/core/resolver",
    ],
)
def test_under_windows(lane: Lane, tests: str) -> None:
    done = lane.python(*PYTEST, tests)
    assert done.returncode == 0, done.stdout[-6000:]
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed is not None, done.stdout
    assert int(passed[1]) >= 8, done.stdout
