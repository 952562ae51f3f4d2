"""The reserve of a full disk: first it goes, then caches, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from roost.core.system import reserve


@pytest.fixture
def caches(tmp_path: Path) -> Path:
    folder = tmp_path / ".cache"
    (folder / "health").mkdir(parents=True)
    for name in ("scan.json", "health/one.json", "usage.log"):
        (folder / name).write_text("known")
    return folder


def free(monkeypatch: pytest.MonkeyPatch, *answers: int) -> None:
    left = list(answers)
    monkeypatch.setattr(
        reserve.tree, "free_space", lambda _path: left.pop(0) if left[1:] else left[0]
    )


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


def test_nothing_goes_while_there_is_room(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free(monkeypatch, reserve.PLENTY)
    reserve.keep_back(caches)
    reserve.keep_back(caches)
    assert (caches / reserve.NAME).stat().st_size == reserve.SIZE
    reserve.give_back(caches, keep="usage")
    assert names(caches) == {"scan.json", "one.json", "usage.log", reserve.NAME}


def test_the_reserve_goes_first(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (caches / reserve.NAME).write_bytes(b"x" * reserve.SIZE)
    free(monkeypatch, 0, reserve.SIZE)
    reserve.give_back(caches, keep="usage")
    assert names(caches) == {"scan.json", "one.json", "usage.log"}


def test_then_caches_but_no_uses(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free(monkeypatch, 0)
    reserve.give_back(caches, keep="usage")
    assert names(caches) == {"usage.log"}


def test_a_link_is_not_followed(
    caches: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "file").write_text("mine")
    (caches / "link").symlink_to(mine, target_is_directory=True)
    other = tmp_path / "elsewhere"
    other.symlink_to(mine, target_is_directory=True)
    free(monkeypatch, 0)
    reserve.give_back(caches, keep="usage")
    reserve.give_back(other, keep="usage")
    assert (mine / "file").read_text() == "mine"
    free(monkeypatch, reserve.PLENTY)
    reserve.keep_back(other)
    assert names(mine) == {"file"}


def test_it_takes_nothing_where_there_is_little(
    caches: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free(monkeypatch, reserve.PLENTY - 1)
    reserve.keep_back(caches)
    assert reserve.NAME not in names(caches)
    free(monkeypatch, reserve.PLENTY)
    reserve.keep_back(tmp_path / "not there")
    assert not (tmp_path / "not there").exists()
