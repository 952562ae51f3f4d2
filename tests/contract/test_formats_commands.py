"""formats.md, "Command line" and "Log lines": MODEL and ENV, exit codes, documents, signals."""

from __future__ import annotations

import json
import os
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support.commands import command, document, roost, surroundings
from support.fake_env import STACK, make_legacy, make_shared
from support.workspaces import KEY, make_stack_wheels, make_workspace, offline

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and terminals of POSIX")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    offline(monkeypatch, make_stack_wheels(tmp_path / "wheels"))
    return make_workspace(tmp_path / "space")


FAILING = [
    (["run", "/no", "--", "x"], 5), (["use", "/no"], 5), (["check", "other:x"], 5),
    (["check", "shared:../x"], 5), (["delete", "legacy:..", "--yes"], 5), (["undo", "no"], 5),
    (["trash", "purge", "no"], 5), (["create", "../x"], 2), (["trash"], 2),
    (["gui", "--screenshot", "x.png", "--select", "no"], 5),
    (["gui", "--screenshot", "x.png", "--size", "1x1"], 2),
    (["resolve", "c:\\models\\x", "--no-create"], 5), (["resolve", "a/b/c"], 5),
    (["resolve", "org/", "--no-create"], 5), (["resolve", "org/no space", "--no-create"], 5),
]  # fmt: skip


@pytest.mark.parametrize(("words", "code"), FAILING, ids=lambda value: str(value)[:40])
def test_every_failure_is_one_document(root: Path, words: list[str], code: int) -> None:
    done = roost(root, "--json", *words)
    assert document(done)["errors"]
    assert done.returncode == code
    assert not (Path.cwd() / "x.png").exists()


def test_wanted_or_not_a_bad_accelerator_is_a_wrong_call(root: Path) -> None:
    done = roost(root, "--json", "resolve", "o/m", "--no-create", ROOST_ACCELERATOR="gpu")
    assert done.returncode == 2
    assert document(done)["errors"][0]["code"] == "bad-accelerator"


def test_tf_folders_serve_the_canonical_key(root: Path) -> None:
    make_shared(root, "tf-cu121-t22-base-stable", {**STACK, "torch": "2.2.0+cu121"},
                cuda_available=True)  # fmt: skip
    done = roost(root, "--json", "resolve", "o/m", "--no-create", ROOST_ACCELERATOR="cu121")
    data = document(done)["data"]
    assert (data["env_key"], data["strategy"]) == ("torch-cu121-transformers", "shared")
    assert "tf-cu121-t22-base-stable" in data["python_executable"]


def test_where_the_root_comes_from(root: Path, tmp_path: Path) -> None:
    def listed(cwd: Path, **variables: str) -> object:
        return document(roost(None, "--json", "list", cwd=cwd, **variables))["data"]["root"]

    (root / "models" / "org").mkdir(parents=True)
    assert listed(root / "models" / "org") == str(root)
    assert listed(tmp_path, ROOST_ROOT=str(root)) == str(root)
    assert listed(root, ROOST_ROOT="") == str(root)
    done = roost(None, "--json", "list", cwd=root, ROOST_ROOT=str(tmp_path / "none"))
    assert done.returncode == 2
    assert document(done)["errors"][0]["code"] == "no-such-root"


def test_the_last_resort_is_logged_and_python_still_exits_0(root: Path) -> None:
    make_legacy(root, "o__old", {"torch": "2.13.0+cpu"})
    done = roost(root, "resolve", "o/old", PIP_FIND_LINKS=str(root / "no wheels"))
    assert done.returncode == 4
    python = root / "environments" / "o__old" / ".venv" / "bin" / "python"
    lines = done.stdout.splitlines()
    assert lines[0] == f"Resolved env_key: {KEY}"
    assert lines[1] == f"Checking old per-model environment: {python}"
    assert lines[2] == f"Creating new shared environment: {KEY}"
    place = rf"Creating environment in temp location: \.envs/\.tmp/{KEY}-[0-9a-f]{{8}}"
    assert re.fullmatch(place, lines[3])
    assert "⚠ New env creation failed, attempting to use old environment as last resort" in lines
    assert lines[-1] == str(python)
    assert os.listdir(root / ".envs" / ".tmp") == []

    done = roost(root, "--progress", "json", "python", "o/old")
    assert (done.returncode, done.stdout) == (0, f"{python}\n")
    events = [json.loads(line) for line in done.stderr.splitlines()]
    wanted = {"event", "job", "stage", "done", "total", "unit", "message"}
    assert all(event.keys() >= wanted for event in events)
    assert any("last resort" in event["message"] for event in events)


def test_a_batch_does_the_rest(root: Path) -> None:
    make_legacy(root, "o__a")
    make_legacy(root, "o__b")
    (root / "environments" / "o__a" / "notes.txt").write_text("mine")
    done = roost(root, "--json", "delete", "o__a", "o__b", "--yes")
    data = document(done)["data"]
    assert (done.returncode, data["user_files"], data["in_use"]) == (1, ["notes.txt"], [])
    assert [item["outcome"] for item in data["items"]] == ["failed", "done"]
    done = roost(root, "--json", "migrate", "o__a", "--yes")
    assert done.returncode == 4
    assert document(done)["data"]["items"][-1]["outcome"] == "partial"
    assert (root / "environments" / "o__a" / "notes.txt").read_text() == "mine"
    plan = roost(root, "delete", f"shared:{KEY}", "--include-user-files", "--dry-run")
    assert plan.returncode == 0
    assert "used by o/a" in plan.stdout


def test_a_plan_counts_what_the_rest_of_it_takes_away(root: Path) -> None:
    make_legacy(root, "o__a")
    make_shared(root, KEY)

    def warned(*names: str) -> list[str]:
        found = document(roost(root, "--json", "delete", *names, "--dry-run"))["data"]["items"]
        return [warning["code"] for item in found for warning in item["warnings"]]

    assert warned("o__a") == []
    assert warned("o__a", f"shared:{KEY}") == ["only-environment"]


@posix
def test_run_passes_on_streams_codes_and_signals(root: Path) -> None:
    make_legacy(root, "o__a")
    scripts = root / "environments" / "o__a" / ".venv" / "bin"
    code = "import sys, torch; print(sys.stdin.read(), sys.argv[1:]); sys.exit(42)"
    done = roost(root, "--json", "run", "o/a", "--", "python", "-c", code, "--json", stdin="in")
    assert (done.returncode, done.stdout) == (42, "in ['--json']\n")
    tool = scripts / "o-tool"
    tool.write_text("#!/bin/sh\nexec kill -TERM $$\n")
    tool.chmod(0o755)
    assert roost(root, "run", "o/a", "--", "o-tool").returncode == 143
    tool.unlink()

    child = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
    with started(root, "run", "o/a", "--", "python", "-c", child) as running:
        assert running.stdout is not None
        pid = int(running.stdout.readline())
        found = document(roost(root, "--json", "delete", "o__a", "--yes"))
        (use,) = found["data"]["in_use"]
        assert (use["pid"], found["errors"][0]["code"]) == (pid, "blocked")
        assert use.keys() == {"pid", "name", "since"}
        running.send_signal(signal.SIGTERM)
        assert running.wait(60) == 143
    assert not alive(pid)


@posix
def test_what_nohup_keeps_away_stays_away_from_the_model_too(root: Path) -> None:
    make_legacy(root, "o__a")
    child = "import sys; print('up', flush=True); sys.stdin.read(); print('end')"
    argv = command(root, "run", "o/a", "--", "python", "-c", child)
    with subprocess.Popen(
        ["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *argv],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=surroundings(),
        start_new_session=True,
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "up\n"
        os.killpg(running.pid, signal.SIGHUP)
        out, _ = running.communicate("", timeout=60)
    assert (running.returncode, out) == (0, "end\n")


@posix
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_cancelled_creation_leaves_nothing(root: Path, name: str) -> None:
    with started(root, "--json", "create", KEY) as running:
        assert running.stderr is not None
        assert any("temp location" in line for line in running.stderr)
        running.send_signal(getattr(signal, name))
        out, _ = running.communicate(timeout=60)
    assert running.returncode == 130
    assert json.loads(out)["errors"][0]["code"] == "cancelled"
    assert not (root / ".envs" / KEY).exists()
    assert os.listdir(root / ".envs" / ".tmp") == os.listdir(root / ".envs" / ".journal") == []


@posix
@pytest.mark.parametrize(("key", "code"), [("\x03", 130), ("\x04", 130), ("n\n", 130), ("y\n", 0)])
def test_a_terminal_is_asked_and_may_say_no(root: Path, key: str, code: int) -> None:
    import pty

    make_legacy(root, "o__a")
    pid, terminal = pty.fork()
    if pid == 0:
        argv = command(root, "delete", "o__a")
        os.execve(argv[0], argv, surroundings(NO_COLOR="1"))
    said, asked, end = b"", False, time.monotonic() + 60
    try:
        while time.monotonic() < end:
            if not select.select([terminal], [], [], 0.1)[0]:
                continue
            try:
                part = os.read(terminal, 4096)
            except OSError:
                break
            if not part:
                break
            said += part
            if b"[y/N]" in said and not asked:
                asked = True
                os.write(terminal, key.encode())
        else:
            os.kill(pid, signal.SIGKILL)
    finally:
        os.close(terminal)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    assert asked, said
    assert status == code, said
    assert (root / "environments" / "o__a").exists() is (code != 0)
    assert re.search(rb"\x1b\[\d*m", said) is None


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


class started:
    """A call of the command that goes on meanwhile; ended with the block."""

    def __init__(self, root: Path, *words: str) -> None:
        self._argv = command(root, *words)

    def __enter__(self) -> subprocess.Popen[str]:
        self._running = subprocess.Popen(
            self._argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, encoding="utf-8", env=surroundings(),
        )  # fmt: skip
        return self._running

    def __exit__(self, *_: object) -> None:
        if self._running.poll() is None:
            self._running.kill()
        self._running.communicate()
