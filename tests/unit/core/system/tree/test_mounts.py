"""What is mounted where, read from a recorded mount table."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from roost.core.system.tree.mounts import file_system_of, mounts_below

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's mount table")

TABLE = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
31 22 0:29 / {root}/env rw shared:2 master:1 - tmpfs none rw
32 31 254:0 /home {root}/env/lib/with\\040space rw - ext4 /dev/vda rw
33 22 0:44 /sub {root}/env2 rw - btrfs /dev/vdb rw
34 33 0:45 / {root}/env2 rw - xfs /dev/vdc rw
bad line
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "mountinfo"
    path.write_text(TABLE.replace("{root}", str(tmp_path)))
    return path


def test_mounts_below_are_relative_and_decoded(tmp_path: Path, table: Path) -> None:
    assert mounts_below(tmp_path / "env", table) == {"lib/with space"}
    assert mounts_below(tmp_path, table) == {"env", "env/lib/with space", "env2"}
    assert mounts_below(tmp_path / "en", table) == frozenset()
    assert mounts_below(tmp_path, tmp_path / "none") == frozenset()


def test_the_kind_of_the_nearest_and_latest_mount(tmp_path: Path, table: Path) -> None:
    assert file_system_of(tmp_path / "env" / "x", table) == "tmpfs"
    assert file_system_of(tmp_path / "env2", table) == "xfs"
    assert file_system_of(tmp_path / "env22", table) == "ext4"
    assert file_system_of(tmp_path, tmp_path / "none") == ""


def test_this_machine_answers() -> None:
    assert file_system_of(Path("/proc")) == "proc"
