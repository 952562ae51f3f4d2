"""Sizes of an environment: quick the second time, and never older than what people write."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from roost.core.domain.env import EnvId, Sizes
from roost.core.store import sizecache
from roost.core.store.sizecache import SizeCache
from roost.core.system.context import JobContext
from roost.core.system.tree import again, measure_tree
from roost.core.system.tree.extents import may_share
from roost.core.workspace import Workspace
from support.fake_env import make_legacy, site_packages
from support.workspaces import make_workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="every measure is a full one there")
ENV = EnvId.parse("legacy:org__model")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if may_share(tmp_path):
        pytest.skip("every measure is a full one on volumes that share blocks")
    monkeypatch.setattr(again, "_RACY_NS", -3_600_000_000_000)
    monkeypatch.setattr(sizecache, "WORTH", 1)
    root = make_workspace(tmp_path / "space")
    unit = make_legacy(root, ENV.name, {"torch": "2.13.0"})
    (unit / "outputs").mkdir()
    (unit / "outputs" / "log.txt").write_bytes(b"x" * 100)
    (site_packages(unit / ".venv") / "torch" / "lib").mkdir(exist_ok=True)
    return root


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The folders that were read."""
    found: list[str] = []
    real = again.read_folder

    def noted(top: object, rel: str, device: int) -> object:
        found.append(rel)
        return real(top, rel, device)  # type: ignore[arg-type]

    monkeypatch.setattr(again, "read_folder", noted)
    yield found


def right(root: Path) -> Sizes:
    found = measure_tree(root / "environments" / ENV.name)
    return Sizes(found.allocated, found.own, found.will_free)


def measured(root: Path) -> Sizes:
    return Workspace(root).measure(ENV, JobContext())


def test_packages_that_are_as_they_were_are_not_read_again(root: Path, read: list[str]) -> None:
    assert measured(root) == right(root)
    before = len(read)
    read.clear()
    assert measured(root) == right(root)
    assert not [rel for rel in read if f"{os.sep}site-packages{os.sep}" in rel]
    assert len(read) < before


def test_what_people_write_in_place_is_seen(root: Path) -> None:
    measured(root)
    unit = root / "environments" / ENV.name
    with (unit / "outputs" / "log.txt").open("ab") as file:
        file.write(b"y" * 3_000_000)
    assert measured(root) == right(root)


def test_an_installed_package_is_seen(root: Path) -> None:
    measured(root)
    site = site_packages(root / "environments" / ENV.name / ".venv")
    before = os.stat(site / "torch" / "lib").st_ctime_ns
    while os.stat(site / "torch" / "lib").st_ctime_ns == before:
        (site / "torch" / "lib" / "new.so").unlink(missing_ok=True)
        (site / "torch" / "lib" / "new.so").write_bytes(b"n" * 50_000)
    assert measured(root) == right(root)


@pytest.mark.parametrize("bad", [b"", b"\xff" * 50, b"..", b"out"])
def test_a_damaged_or_foreign_index_costs_a_full_measure(root: Path, bad: bytes) -> None:
    measured(root)
    workspace = Workspace(root)
    cache = SizeCache(workspace.layout, workspace.host.cache_dir)
    good = cache.load(ENV)
    assert good is not None
    if bad == b"out":  # one that leads out of the environment
        index = msgspec.msgpack.decode(good)
        index[3].append(["../../..", *index[3][0][1:]])
        bad = msgspec.msgpack.encode(index)
    cache.store(ENV, bad)
    assert measured(root) == right(root)


def test_small_ones_leave_nothing_behind(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizecache, "WORTH", 1 << 16)
    assert measured(root) == right(root)
    assert not list(root.rglob("*.index"))
