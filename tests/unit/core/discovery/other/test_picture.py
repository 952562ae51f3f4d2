"""One picture across tools: what exists how often, what sharing saves, and what it cannot."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from roost.core.discovery.other import Surroundings, find_others
from roost.core.discovery.other.caches import cache_places, existing_caches, measured
from roost.core.discovery.other.picture import Copy, Saving, picture_of
from roost.core.discovery.other.weigh import copies_of
from roost.core.domain.errors import CancelledError
from roost.core.store.othercache import OtherCache
from roost.core.system.context import JobContext
from roost.core.system.volumes import Volumes
from support.other_tools import PLATFORMS, Machine, write

GB = 1_000_000_000


def torch(env: str, *, volume: int = 1, record: str = "r1", identity: int = 0) -> Copy:
    return Copy(env, "torch", "2.7.1", volume, record, 3 * GB, identity)


def test_equal_copies_on_one_volume_save_all_but_one() -> None:
    found = picture_of([torch("a"), torch("b"), torch("c")])
    assert (found.environments, found.saves) == (3, 6 * GB)
    (one,) = found.torch
    assert (one.environments, one.copies, one.saves) == (3, 3, 6 * GB)


def test_links_cannot_cross_volumes() -> None:
    found = picture_of([torch("a"), torch("b", volume=2), torch("c", volume=2)])
    assert found.savings == (Saving(2, 2, 3 * GB), Saving(1, 1, 0))
    assert found.torch[0].saves == 3 * GB


def test_copies_that_are_linked_already_save_nothing() -> None:
    found = picture_of([torch("a", identity=7), torch("b", identity=7), torch("c", identity=8)])
    assert (found.torch[0].environments, found.torch[0].copies) == (3, 2)
    assert found.saves == 3 * GB


def test_another_build_of_the_same_version_is_not_the_same() -> None:
    found = picture_of([torch("a"), torch("b", record="r2")])
    assert found.saves == 0
    assert found.torch[0].environments == 2


def test_without_a_record_nothing_is_the_same_as_anything() -> None:
    assert picture_of([torch("a", record=""), torch("b", record="")]).saves == 0


def test_unmeasured_is_not_nothing() -> None:
    found = picture_of([Copy("a", "numpy", "2", 1, "r"), Copy("b", "numpy", "2", 1, "r")])
    assert found.packages[0].saves is None
    assert picture_of([]).packages == ()


def test_what_saves_most_comes_first() -> None:
    small = [Copy(env, "idna", "3", 1, "i", 4096) for env in "abcd"]
    found = picture_of([*small, torch("a"), torch("b")])
    assert [one.name for one in found.packages] == ["torch", "idna"]


def _big(machine: Machine, tree: Path, size: int) -> Path:
    """A distribution with one large file, as RECORD says."""
    site = machine.site(tree)
    info = site / "torch-2.7.1.dist-info"
    write(info / "METADATA", "Name: torch\nVersion: 2.7.1\n")
    write(info / "RECORD", f"torch/lib.so,,{size}\ntorch/__init__.py,,5000\n../../../../x,,9\n")
    (site / "torch").mkdir()
    (site / "torch" / "lib.so").write_bytes(b"x" * size)
    (site / "torch" / "__init__.py").write_bytes(b"y" * 5000)
    return site / "torch" / "lib.so"


def test_weighed_by_record_and_by_inode(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    first = _big(machine, machine.venv(machine.top / "disk" / "one"), 100_000)
    _big(machine, machine.venv(machine.top / "disk" / "two"), 100_000)
    linked = _big(machine, machine.venv(machine.top / "disk" / "three"), 100_000)
    linked.unlink()
    os.link(first, linked)
    around, ctx = machine.around, JobContext()
    found = list(find_others(around, [machine.top / "disk"], OtherCache(), Volumes(), ctx))
    picture = picture_of(copies_of(found, ctx))
    (one,) = picture.torch
    assert (one.environments, one.copies) == (3, 2)
    assert one.saves == picture.saves == 102_400 + 8192  # whole blocks of 4096
    ctx.cancelled.set()
    with pytest.raises(CancelledError):
        list(copies_of(found, ctx))


@pytest.mark.parametrize("platform", PLATFORMS)
def test_download_caches_are_known_and_models_are_marked(tmp_path: Path, platform: str) -> None:
    machine = Machine(tmp_path, platform)
    places = {cache.tool: cache for cache in cache_places(machine.around)}
    assert {"pip", "uv", "conda", "rattler", "poetry", "huggingface"} <= {*places}
    assert [tool for tool, cache in places.items() if cache.models] == ["huggingface"]
    assert existing_caches(machine.around) == ()
    for cache in places.values():
        write(Path(cache.path) / "blob", "x" * 10_000)
    found = existing_caches(machine.around)
    assert {cache.tool for cache in found} == {*places}
    sizes = {measured(cache, JobContext()).size or 0 for cache in found}
    assert min(sizes) >= 10_000


def test_variables_move_the_caches(tmp_path: Path) -> None:
    names = ("PIP_CACHE_DIR", "UV_CACHE_DIR", "HF_HOME", "POETRY_CACHE_DIR")
    around = Surroundings(str(tmp_path), {name: str(tmp_path / name) for name in names}, "linux")
    places = {cache.path for cache in cache_places(around)}
    assert {str(tmp_path / name) for name in names[:2]} <= places
    assert str(tmp_path / "HF_HOME" / "hub") in places


def test_no_environment_is_looked_for_in_a_download_cache(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.venv(machine.home / ".cache" / "uv" / "environments-v2" / "ephemeral")
    machine.venv(machine.home / ".cache" / "pre-commit" / "repo1" / "py_env-python3")
    ctx = JobContext()
    found = find_others(machine.around, [machine.home], OtherCache(), Volumes(), ctx)
    assert [one.info.label for one in found] == ["py_env-python3"]
