"""A volume that is full to the last byte: what gives the space back can still be begun."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.commands import document, roost
from support.fake_env import make_legacy, make_shared
from support.volumes import memory_volume
from support.workspaces import KEY, make_stack_wheels, make_workspace, offline


@pytest.fixture
def volume(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    offline(monkeypatch, make_stack_wheels(tmp_path / "wheels"))
    with memory_volume(tmp_path, 32 << 20) as place:
        if isinstance(place, str):
            pytest.skip(place)
        yield place


def fill(volume: Path) -> None:
    with open(volume / "fill", "ab", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass
    assert os.statvfs(volume).f_bavail == 0


def test_delete_undo_and_purge_work_on_a_full_disk(volume: Path) -> None:
    root = make_workspace(volume / "space")
    one, other = make_legacy(root, "org__one"), make_legacy(root, "org__other")
    make_shared(root, KEY, env_json={})
    assert roost(root, "resolve", "org/one", "--no-create").returncode == 0
    assert roost(root, "list").returncode == 0
    fill(volume)
    assert roost(root, "delete", "legacy:org__one", "--yes").returncode == 0
    assert not one.exists()
    fill(volume)
    done = roost(root, "--json", "undo")
    assert done.returncode == 0, document(done)["errors"]
    assert (one / ".venv" / "pyvenv.cfg").is_file()
    done = roost(root, "--json", "delete", "legacy:org__other", "--purge", "--yes")
    assert done.returncode == 0, document(done)["errors"]
    assert not other.exists()
    assert os.statvfs(volume).f_bavail > 0
