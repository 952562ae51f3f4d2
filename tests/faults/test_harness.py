"""The harness itself: it must die where it says, or every test built on it proves nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from faults.harness import calls_of, die_at_every_call, run_dying_at

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the harness forks")


def three_files(folder: Path) -> None:
    for name in "abc":
        with open(folder / name, "w") as file:
            file.write("x")


@pytest.mark.parametrize("mode", ["exit", "kill"])
@pytest.mark.parametrize(("n", "left"), [(1, ""), (2, "a"), (3, "ab")])
def test_dies_before_the_nth_call(tmp_path: Path, n: int, left: str, mode: str) -> None:
    assert run_dying_at(n, lambda: three_files(tmp_path), mode=mode)  # type: ignore[arg-type]
    assert "".join(sorted(os.listdir(tmp_path))) == left


def test_survives_past_its_last_call(tmp_path: Path) -> None:
    assert not run_dying_at(4, lambda: three_files(tmp_path))
    assert sorted(os.listdir(tmp_path)) == ["a", "b", "c"]


def test_sees_calls_with_and_without_audit_events(tmp_path: Path) -> None:
    def act() -> None:
        fd = os.open(tmp_path / "f", os.O_WRONLY | os.O_CREAT)
        os.write(fd, b"x")
        os.fsync(fd)
        os.close(fd)
        folder = os.open(tmp_path, os.O_RDONLY)
        os.rename("f", "g", src_dir_fd=folder, dst_dir_fd=folder)
        os.unlink("g", dir_fd=folder)
        (tmp_path / "g").exists()
        subprocess.run([sys.executable, "-S", "-c", ""], check=True)

    names = [name.split()[0] for name in calls_of(act)]
    assert names[:5] == ["open", "os.write", "os.fsync", "os.rename", "os.remove"]
    assert "subprocess.Popen" in names


@pytest.mark.parametrize("full", [False, True])
def test_walks_every_call_and_the_survival(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full: bool
) -> None:
    monkeypatch.delenv("ROOST_TEST_FULL", raising=False)
    if full:
        monkeypatch.setenv("ROOST_TEST_FULL", "1")
    seen: list[tuple[int, bool]] = []

    def prepare(n: int) -> Path:
        folder = tmp_path / str(n)
        folder.mkdir()
        return folder

    def check(folder: Path, died: bool) -> None:
        seen.append((len(os.listdir(folder)), died))

    deaths = die_at_every_call(prepare, three_files, check)
    walks = 2 if full else 1  # in full, each mode walks all calls
    assert deaths == 3 * walks
    assert seen == [(0, True), (1, True), (2, True), (3, False)] * walks


def test_an_exception_in_the_child_fails_the_test() -> None:
    def act() -> None:
        raise LookupError("from the child")

    with pytest.raises(AssertionError, match="from the child"):
        run_dying_at(1, act)
