"""Uses are counted once each, wherever they can be written, and never fail anything."""

from __future__ import annotations

import os
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from roost.core.domain.usage import ModelUse
from roost.core.store import usage as usage_module
from roost.core.store import usagelog
from roost.core.store.layout import Layout
from roost.core.store.usage import UsageLog
from roost.core.store.usagelog import FOLD_AT, FULL, LOAD, PYTHON, RAN, RESOLVE, RUN, note

NOW = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)
ENV = "shared:torch-cpu-transformers"


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    (tmp_path / ".envs").mkdir()
    return Layout(tmp_path)


@pytest.fixture
def log(layout: Layout, tmp_path: Path) -> UsageLog:
    return UsageLog(layout, tmp_path / "user")


def test_who_when_and_how_often(log: UsageLog) -> None:
    assert log.usage() == {}
    assert log.record(NOW, RUN, ENV, "org/a")
    assert log.record(NOW + timedelta(seconds=5), RESOLVE, ENV, "org/b")
    assert log.record(NOW + timedelta(seconds=1), LOAD, ENV, "org/a")
    found = log.usage()[ENV]
    assert found.models == (
        ModelUse("org/b", "2026-11-23T12:00:05Z", 1),
        ModelUse("org/a", "2026-11-23T12:00:01Z", 2),
    )
    assert (found.at, found.model, found.uses) == ("2026-11-23T12:00:05Z", "org/b", 3)


def test_launches_are_starts_and_not_looks(log: UsageLog) -> None:
    for seconds, kind in enumerate((RUN, LOAD, PYTHON, RESOLVE, RAN)):
        log.record(NOW + timedelta(seconds=seconds), kind, ENV, "org/a")
    log.record(NOW, RUN, ENV, "org/other")
    for _ in range(2):  # the same from the log and from the database
        assert log.launches_since(["org/a"], NOW) == 3
        assert log.launches_since(["org/a"], NOW + timedelta(seconds=1)) == 2
        assert log.launches_since(["org/a", "org/other"], NOW) == 4
        assert log.usage()[ENV].uses == 5
        assert log.has_run(ENV, "org/a")
        assert not log.has_run(ENV, "org/other")
        assert log.fold()


def test_the_log_is_added_up_once_it_has_grown(log: UsageLog, layout: Layout) -> None:
    count = 0
    while not layout.database.exists():
        assert log.record(NOW, RUN, ENV, "org/a")
        count += 1
        assert count < 10_000
    assert log.usage()[ENV].uses == count
    assert not (layout.cache / usagelog.LOG).exists()
    assert log.record(NOW, RUN, ENV, "org/a")
    assert log.usage()[ENV].uses == count + 1
    assert log.launches_since(["org/a"], NOW) == count + 1


def test_a_fold_ended_early_counts_each_use_once(
    log: UsageLog, layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.record(NOW, RUN, ENV, "org/a")

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(usage_module, "_add", dies)
        with pytest.raises(KeyboardInterrupt):
            log.fold()
    assert log.usage()[ENV].uses == 1  # set aside, not added yet
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", lambda *_words, **_named: (_ for _ in ()).throw(OSError))
        assert log.fold()
    assert log.usage()[ENV].uses == 1  # added, and the part still there
    assert log.fold()
    assert log.usage()[ENV].uses == 1
    assert os.listdir(layout.cache) == []


def test_losing_the_database_leaves_the_latest(log: UsageLog, layout: Layout) -> None:
    log.record(NOW, RUN, ENV, "org/a")
    log.fold()
    log.record(NOW + timedelta(days=1), RUN, ENV, "org/a")
    layout.database.unlink()
    assert log.usage()[ENV].models == (ModelUse("org/a", "2026-11-24T12:00:00Z", 1),)
    layout.database.write_bytes(b"no database" * 200)
    assert log.usage()[ENV].uses == 1
    assert log.fold()
    assert log.usage()[ENV].uses == 1


def test_a_workspace_without_a_folder_of_ours_gets_none(tmp_path: Path) -> None:
    log = UsageLog(Layout(tmp_path / "ws"), tmp_path / "user")
    assert log.record(NOW, RUN, "legacy:x", "org/a")
    assert log.usage()["legacy:x"].uses == 1
    assert not (tmp_path / "ws").exists()


@pytest.mark.skipif(os.name == "nt", reason="links and FIFOs are POSIX's here")
@pytest.mark.parametrize("what", ["link", "fifo", "folder", "linked folder"])
def test_what_lies_in_its_place_is_left_alone(
    log: UsageLog, layout: Layout, tmp_path: Path, what: str
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    if what == "linked folder":
        layout.cache.symlink_to(outside)
    else:
        layout.cache.mkdir()
    place = layout.cache / usagelog.LOG
    if what == "link":
        place.symlink_to(outside / "file")
    elif what == "fifo":
        os.mkfifo(place)
    elif what == "folder":
        place.mkdir()
    assert log.record(NOW, RUN, ENV, "org/a")  # in the user's own folder instead
    assert log.usage()[ENV].uses == 1
    assert os.listdir(outside) == []


def test_damaged_lines_are_passed_over(log: UsageLog, layout: Layout) -> None:
    log.record(NOW, RUN, ENV, "org/a")
    with (layout.cache / usagelog.LOG).open("ab") as file:
        file.write(
            b"\xff\x00\n1\t2\nx\trun\ta\tb\n99999999999999999999\trun\tlate\tm\n123\trun\tpart"
        )
    log.record(NOW, RUN, ENV, "org/b")
    found = log.usage()
    assert found[ENV].models[0].model == "org/a"
    assert found.keys() == {ENV, "late"}
    assert log.fold()
    assert log.usage() == found


def test_a_name_that_would_break_a_line_is_not_counted(tmp_path: Path) -> None:
    assert note(str(tmp_path), 0, RUN, ENV, "org/a\n0\trun\tshared:x\ty") is None
    assert note(str(tmp_path / "missing"), 0, RUN, ENV, "org/a") is None
    assert os.listdir(tmp_path) == []


def test_a_log_nobody_can_add_up_stops_growing(tmp_path: Path) -> None:
    (tmp_path / usagelog.LOG).write_bytes(b"\n" * FULL)
    assert note(str(tmp_path), 0, RUN, ENV, "org/a") == FULL
    assert (tmp_path / usagelog.LOG).stat().st_size == FULL
    (tmp_path / usagelog.LOG).write_bytes(b"\n" * FOLD_AT)
    assert note(str(tmp_path), 0, RUN, ENV, "org/a", FOLD_AT) == FOLD_AT
    assert (tmp_path / usagelog.LOG).stat().st_size == FOLD_AT


def test_many_at_once_lose_and_double_nothing(log: UsageLog) -> None:
    def work() -> None:
        for _ in range(200):
            log.record(NOW, RUN, ENV, "org/a")

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert log.usage()[ENV].uses == 800
    assert log.fold()
    assert log.usage()[ENV].uses == 800
