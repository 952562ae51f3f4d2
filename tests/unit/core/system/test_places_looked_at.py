"""File systems, locks and Windows' guards, looked at without writing anything."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from roost.core.system.filesystem import look_at
from roost.core.system.locktest import locks_refuse
from roost.core.system.windows_hints import Read, hints

HOME = "C:\\Users\\ann"


@pytest.mark.parametrize(
    ("kind", "hard_links", "reflinks"),
    [
        ("ext4", True, False), ("btrfs", True, True), ("xfs", True, None), ("vfat", False, False),
        ("NTFS", True, False), ("ReFS", True, True), ("apfs", True, True), ("", True, False),
    ],
)  # fmt: skip
def test_the_kind_tells_what_a_volume_can(
    tmp_path: Path, kind: str, hard_links: bool, reflinks: bool | None
) -> None:
    facts = look_at(tmp_path, lambda _folder: kind)
    assert (facts.kind, facts.hard_links, facts.reflinks) == (kind.lower(), hard_links, reflinks)
    assert not facts.remote


def test_cases_are_told_apart_by_a_name_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "name").write_text("")
    told = look_at(tmp_path).case_sensitive
    assert told is not (tmp_path / "NAME").exists()
    assert sorted(os.listdir(tmp_path)) == ["name"]


def test_two_names_that_differ_in_case_alone_are_no_evidence(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    (tmp_path / "A").write_text("")
    both = len(os.listdir(tmp_path)) == 2
    assert look_at(tmp_path).case_sensitive is both


def test_a_folder_that_is_not_there_is_no_failure(tmp_path: Path) -> None:
    assert look_at(tmp_path / "no").case_sensitive in (None, True)


def test_a_second_lock_is_refused_and_none_stays(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("x = 1\n")
    for _ in range(3):  # a lock that stayed would make the second round say None
        assert locks_refuse(file) is True
    if sys.platform != "win32":
        assert locks_refuse(tmp_path) is True
    assert locks_refuse(tmp_path / "no") is None
    assert file.read_text() == "x = 1\n"


@pytest.mark.skipif(sys.platform == "win32", reason="flock is of POSIX")
def test_somebody_elses_lock_is_no_answer(tmp_path: Path) -> None:
    import fcntl

    file = tmp_path / "settings.toml"
    file.write_text("")
    with file.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert locks_refuse(file) is None
    assert locks_refuse(file) is True


def registry(**values: int) -> Read:
    def read(_key: str, name: str) -> int | None:
        return values.get(name)

    return read


def codes(root: str, environ: dict[str, str], read: Read) -> list[str]:
    return [hint.code for hint in hints(root, environ, read)]


def test_windows_guards_are_told() -> None:
    environ = {"USERPROFILE": HOME, "OneDrive": f"{HOME}\\OneDrive"}
    plain = registry()
    assert codes("D:\\models", environ, plain) == ["antivirus"]
    assert codes(f"{HOME}\\onedrive\\models", environ, plain) == ["cloud-folder", "antivirus"]
    guarded = registry(EnableControlledFolderAccess=1, DisableRealtimeMonitoring=1)
    assert codes(f"{HOME}\\Documents\\models", environ, guarded) == ["controlled-folder"]
    assert codes("D:\\models", environ, guarded) == []
    assert codes("D:\\models", {}, registry(DisableAntiSpyware=1)) == []
    programs = {"PROGRAMFILES": "C:\\Program Files"}
    assert codes("C:\\program files\\x", programs, guarded) == ["protected-folder"]
    assert all(hint.remedy for hint in hints(f"{HOME}\\OneDrive", environ, guarded))
