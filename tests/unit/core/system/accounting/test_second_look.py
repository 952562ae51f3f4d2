"""A second look at a folder finds what a whole one would, and reads only what has changed."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roost.core.system.accounting import Accounting, Looked, account_folder, came_since
from roost.core.system.accounting import looked as looked_module
from roost.core.system.accounting import walk as walk_module
from support.fake_env import add_package, make_env, site_packages

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows tells no change time: every look is a whole one"
)
OWN = frozenset({"environment_metadata.json"})


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was changed before the look counts as settled at once."""
    monkeypatch.setattr(looked_module, "RACY_NS", 0)


@pytest.fixture
def walked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders of a unit that were walked."""
    names: list[str] = []
    real = walk_module._walk

    def noted(tree: str, *arguments: object) -> object:
        names.append(os.path.basename(tree))
        return real(tree, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(walk_module, "_walk", noted)
    return names


def unit_in(folder: Path) -> Path:
    unit = folder / "org__model"
    tree = make_env(unit / ".venv", {"torch": "2.13.0", "transformers": "5.0"})
    (site_packages(tree) / "torch" / "deep" / "er").mkdir(parents=True)
    (unit / "environment_metadata.json").write_text("{}")
    (unit / "data" / "images").mkdir(parents=True)
    (unit / "data" / "images" / "one.png").write_bytes(b"1")
    return unit


def looked_at(unit: Path, before: Looked | None = None) -> Accounting:
    """A look that later changes cannot share a tick of the clock with."""
    tick(unit.parent)
    found = account_folder(unit, OWN, before=before)
    tick(unit.parent)
    return found


def tick(folder: Path) -> None:
    """Wait until the file system's clock has moved, which some do every few milliseconds only."""
    probe = folder / "probe"
    probe.touch()
    before = os.stat(probe).st_ctime_ns
    while os.stat(probe).st_ctime_ns == before:
        probe.touch()


def test_nothing_is_read_where_nothing_changed(
    tmp_path: Path, settled: None, walked: list[str]
) -> None:
    unit = unit_in(tmp_path)
    first = looked_at(unit)
    assert sorted(walked) == [".venv", "data"]
    assert first.user_files == ("data/images/one.png",)
    again = account_folder(unit, OWN, before=first.looked)
    assert sorted(walked) == [".venv", "data"]
    assert again == first
    assert came_since(first.looked, again.looked) == ()


def test_only_the_folder_that_changed_is_walked(
    tmp_path: Path, settled: None, walked: list[str]
) -> None:
    unit = unit_in(tmp_path)
    first = looked_at(unit)
    walked.clear()
    (unit / "data" / "images" / "two.png").write_bytes(b"2")
    again = account_folder(unit, OWN, before=first.looked)
    assert walked == ["data"]
    assert again.user_files == ("data/images/one.png", "data/images/two.png")
    assert came_since(first.looked, again.looked) == ("data/images/two.png",)


def test_a_folder_that_changed_a_moment_before_the_look_is_never_trusted(
    tmp_path: Path, walked: list[str]
) -> None:
    unit = unit_in(tmp_path)
    first = account_folder(unit, OWN)
    account_folder(unit, OWN, before=first.looked)
    assert sorted(walked) == [".venv", ".venv", "data", "data"]


def test_without_a_change_time_every_look_is_whole(
    tmp_path: Path, settled: None, walked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looked_module, "SETTLES", False)
    unit = unit_in(tmp_path)
    first = looked_at(unit)
    account_folder(unit, OWN, before=first.looked)
    assert sorted(walked) == [".venv", ".venv", "data", "data"]


def _rewrite_record(unit: Path) -> None:
    """In place: only the file itself tells."""
    info = next(site_packages(unit / ".venv").glob("torch-*.dist-info"))
    with (info / "RECORD").open("r+b") as file:
        file.truncate(0)


def _new_tree(unit: Path) -> None:
    """What was a folder of the user's becomes a tree by one small file."""
    (unit / "data").rename(unit / ".venv-other")
    (unit / ".venv-other" / "pyvenv.cfg").write_text("home = /usr/bin\n")


CHANGES: dict[str, Callable[[Path], object]] = {
    "file in the tree": lambda u: (u / ".venv" / "notes.txt").write_text("mine"),
    "deep file": lambda u: (site_packages(u / ".venv") / "torch/deep/er/w.bin").write_text("w"),
    "file beside it": lambda u: (u / "notes.txt").write_text("mine"),
    "folder beside it": lambda u: (u / "runs" / "1").mkdir(parents=True),
    "link": lambda u: (u / ".venv" / "lib" / "models").symlink_to("/nowhere"),
    "folder becomes a link": lambda u: (
        (u / "data" / "images").rename(u / "data" / "moved"),
        (u / "data" / "images").symlink_to("moved"),
    ),
    "file gone": lambda u: (u / "data" / "images" / "one.png").unlink(),
    "folder gone": lambda u: shutil.rmtree(u / "data"),
    "package gone, code left": lambda u: shutil.rmtree(
        next(site_packages(u / ".venv").glob("torch-*.dist-info"))
    ),
    "package added": lambda u: add_package(u / ".venv", "numpy", "2.0"),
    "list rewritten in place": _rewrite_record,
    "exchanged for another folder": lambda u: (
        (u / "data").rename(u.parent / "away"),
        shutil.copytree(u.parent / "away" / "images", u / "data"),
    ),
    "becomes a tree": _new_tree,
    "moved within": lambda u: (u / "data" / "images").rename(u / ".venv" / "images"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_finds_what_a_whole_look_finds(tmp_path: Path, settled: None, name: str) -> None:
    unit = unit_in(tmp_path)
    first = looked_at(unit)
    CHANGES[name](unit)
    assert account_folder(unit, OWN, before=first.looked) == account_folder(unit, OWN)


@settings(
    max_examples=200 if os.environ.get("ROOST_TEST_FULL") else 15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(names=st.lists(st.sampled_from(sorted(CHANGES)), max_size=4, unique=True))
def test_after_any_changes_one_after_the_other(
    tmp_path: Path, settled: None, names: list[str]
) -> None:
    unit = unit_in(Path(tempfile.mkdtemp(dir=tmp_path)))
    found = looked_at(unit)
    for name in names:
        try:
            CHANGES[name](unit)
        except (FileNotFoundError, StopIteration):
            continue  # an earlier change took what this one needs
        found = looked_at(unit, found.looked)
        assert found == account_folder(unit, OWN)
    shutil.rmtree(unit.parent)


def test_a_file_saved_while_the_look_goes_on_is_seen_by_the_second(
    tmp_path: Path, settled: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = unit_in(tmp_path)
    late = unit / ".venv" / "late.txt"

    real_scan = walk_module._scan

    def scan(folder: str) -> object:
        entries = real_scan(folder)
        if folder == str(unit / ".venv") and not late.exists():
            late.write_text("mine")  # right after the folder was read
        return entries

    monkeypatch.setattr(walk_module, "_scan", scan)
    first = looked_at(unit)
    assert ".venv/late.txt" not in first.user_files
    assert ".venv/late.txt" in account_folder(unit, OWN, before=first.looked).user_files


def test_what_came_or_was_written_since_is_told(tmp_path: Path) -> None:
    unit = unit_in(tmp_path)
    first = account_folder(unit, OWN)
    (unit / "data" / "new.txt").write_text("new")
    with (unit / "data" / "images" / "one.png").open("ab") as file:
        file.write(b"more")
    now = account_folder(unit, OWN)
    assert came_since(first.looked, now.looked) == ("data/images/one.png", "data/new.txt")


def test_a_new_file_beyond_the_listed_ones_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk_module, "LISTED", 2)
    unit = unit_in(tmp_path)
    for number in range(5):
        (unit / "data" / f"{number}.txt").write_text("x")
    first = account_folder(unit, OWN)
    assert (len(first.user_files), first.total) == (2, 6)
    (unit / "data" / "z.txt").write_text("late")
    assert came_since(first.looked, account_folder(unit, OWN).looked) == ("data/z.txt",)


def test_a_second_look_can_be_cancelled(tmp_path: Path, settled: None) -> None:
    unit = unit_in(tmp_path)
    for number in range(300):
        (unit / "data" / str(number)).mkdir()
    first = looked_at(unit)

    def cancelled() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        account_folder(unit, OWN, cancelled, first.looked)
