"""formats.md, "Command line": what is printed, whatever the caller did with the streams and the
folder it was started in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from roost.core.store.layout import Layout
from support.commands import command, document, roost, surroundings
from support.workspaces import KEY, make_stack_wheels, make_workspace, offline

posix = pytest.mark.skipif(sys.platform == "win32", reason="descriptors of POSIX")
FULL = Path("/dev/full")
ODD = "org__Größe🦙"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    offline(monkeypatch, make_stack_wheels(tmp_path / "wheels"))
    root = make_workspace(tmp_path / "space")
    (root / "environments" / ODD / ".venv").mkdir(parents=True)
    return root


def _shell(line: str, root: Path, *words: str, cwd: Path | None = None) -> Any:
    """`sh` with the command and its words as "$@"."""
    return subprocess.run(
        ["sh", "-c", line, "sh", *command(root, *words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env=surroundings(),
    )


@posix
@pytest.mark.parametrize("words", [["list"], ["--json", "list"], ["profiles"], ["python", "org/m"]])
@pytest.mark.parametrize("closed", [">&-", ">&- 2>&- <&-"])
def test_a_closed_stream_is_no_failure_of_the_command(
    root: Path, words: list[str], closed: str
) -> None:
    assert roost(root, "create", KEY).returncode == 0
    done = _shell(f'"$@" {closed}', root, *words)
    assert (done.returncode, done.stdout) == (0, "")
    assert "Traceback" not in done.stderr


@posix
def test_a_reader_who_leaves_does_not_end_the_work(root: Path) -> None:
    """`roost create KEY | head -1`: created all the same, and exit 0, not the interpreter's 120."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            command(root, "create", KEY), stdout=writing, stderr=subprocess.PIPE, env=surroundings()
        )
        again = subprocess.run(
            command(root, "resolve", "org/m", "--explain"),
            stdout=writing,
            stderr=subprocess.PIPE,
            env=surroundings(),
        )
        helped = subprocess.run(
            command(None, "--help"), stdout=writing, stderr=subprocess.PIPE, env=surroundings()
        )
    finally:
        os.close(writing)
    assert (done.returncode, again.returncode, helped.returncode) == (0, 0, 0)
    assert Layout(root).env_json(KEY).is_file()
    assert b"Traceback" not in done.stderr + again.stderr + helped.stderr


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", [["list"], ["--json", "list"], ["create", KEY]])
def test_a_full_disk_under_the_output_is_told(root: Path, words: list[str]) -> None:
    done = _shell(f'"$@" > {FULL}', root, *words)
    assert done.returncode == 1
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
def test_a_full_disk_under_the_path_of_python_is_told_also_the_second_time(root: Path) -> None:
    assert roost(root, "create", KEY).returncode == 0
    for _ in range(2):
        done = _shell(f'"$@" > {FULL}', root, "python", "org/m")
        assert (done.returncode, "No space left" in done.stderr) == (1, True), done.stderr
        known = _shell(f'"$@" 2> {FULL}', root, "python", "org/m")
        assert (known.returncode, known.stdout.count("\n")) == (0, 1)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_json_is_json_in_every_locale(root: Path, encoding: str) -> None:
    done = subprocess.run(
        command(root, "--json", "list"),
        capture_output=True,
        env=surroundings(PYTHONIOENCODING=encoding),
    )
    told = json.loads(done.stdout.decode("utf-8"))
    assert [env["name"] for env in told["data"]["environments"]] == [ODD]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_progress_lines_too(root: Path, encoding: str) -> None:
    done = subprocess.run(
        command(root, "--json", "--progress", "json", "resolve", ODD, "--no-create"),
        capture_output=True,
        env=surroundings(PYTHONIOENCODING=encoding),
    )
    lines = [json.loads(line.decode("utf-8")) for line in done.stderr.splitlines()]
    assert lines
    assert all(
        {"event", "job", "stage", "done", "total", "unit", "message"} <= one.keys() for one in lines
    )


@posix
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["list"], 0),
        (["python", "org/m"], 0),
        (["resolve", "org/m"], 0),
        (["resolve", "./x"], 5),
        (["demo"], 2),
        (["run", "org/m", "--", "true"], 0),
    ],
    ids=str,
)
def test_a_folder_that_was_removed_under_the_caller(
    root: Path, tmp_path: Path, words: list[str], code: int
) -> None:
    assert roost(root, "create", KEY).returncode == 0
    gone = tmp_path / "gone"
    gone.mkdir()
    done = _shell('rmdir "$PWD" && exec "$@"', root, *words, cwd=gone)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr


@posix
def test_no_workspace_near_a_folder_that_was_removed(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = subprocess.run(
        ["sh", "-c", 'rmdir "$PWD" && exec "$@"', "sh", *command(None, "--json", "list")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=gone,
        env=surroundings(ROOST_CONFIG_DIR=str(tmp_path / "config")),
    )
    assert document(done)["errors"][0]["code"] == "no-workspace"
    assert done.returncode == 2


@pytest.mark.parametrize("words", [["clean"], ["dedupe"], ["migrate", "--all"]])
def test_unconfirmed_is_2_also_where_nothing_is_to_be_done(
    tmp_path: Path, words: list[str]
) -> None:
    root = tmp_path / "space"
    (root / "environments").mkdir(parents=True)
    told = document(done := roost(root, "--json", *words))
    assert done.returncode == 2
    assert told["errors"][0]["code"] == "not-confirmed"
    assert told["data"]["items"] == []
    assert document(roost(root, "--json", *words, "--yes"))["ok"] is True


def test_trash_alone_says_in_a_line_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "environments").mkdir()
    told = document(done := roost(tmp_path, "--json", "trash"))
    assert done.returncode == 2
    assert told["errors"][0]["message"] == "Missing command."


def test_every_line_of_a_failure_is_json_where_that_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "environments").mkdir()
    done = roost(tmp_path, "--progress", "json", "resolve", "a/b/c")
    assert (done.returncode, done.stdout) == (5, "")
    (told,) = [json.loads(line) for line in done.stderr.splitlines()]
    assert (told["event"], told["code"]) == ("error", "no-such-model")
    assert told["remedy"]
