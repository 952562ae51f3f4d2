"""formats.md: a busy `resolve` gives the whole object; a signal while modules load exits 130."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from roost import EnvironmentBusyError, EnvRegistry
from roost.core.domain.env import EnvId, EnvKind
from roost.core.store.layout import Layout
from roost.core.system.locks import env_lock
from support.commands import command, document, roost, surroundings
from support.workspaces import KEY, make_stack_wheels, make_workspace, offline

SHARED = EnvId(EnvKind.SHARED, KEY)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    offline(monkeypatch, make_stack_wheels(tmp_path / "wheels"))
    return make_workspace(tmp_path / "space")


@pytest.mark.parametrize("recorded", [True, False], ids=["recorded", "not-recorded-yet"])
@pytest.mark.parametrize("words", [["--no-wait"], ["--timeout", "0.01"]], ids=lambda one: one[0])
def test_a_busy_environment_is_told_with_the_trace(
    root: Path, words: list[str], recorded: bool
) -> None:
    layout = Layout(root)
    with env_lock(layout, SHARED, timeout=60, operation="create"):
        if not recorded:
            layout.owner(SHARED).unlink()
        done = roost(root, "--json", "resolve", "org/model", *words)
        told = document(done)
        assert done.returncode == 3, done.stderr
        data = told["data"]
        assert (data["env_key"], data["python_executable"]) == (KEY, None)
        assert [entry["step"] for entry in data["trace"]][:3] == ["shared", "legacy", "join"]
        assert told["errors"][0]["code"] == "environment-busy"
        with pytest.raises(EnvironmentBusyError) as caught:
            EnvRegistry(root).get_env_for_model(model_id="org/model", wait=False)
    assert caught.value.decision.env_key == KEY


@pytest.mark.parametrize("seconds", ["nan", "-1", "soon"])
def test_a_timeout_is_a_number_of_seconds(root: Path, seconds: str) -> None:
    done = roost(root, "--json", "resolve", "o/a", "--no-create", f"--timeout={seconds}")
    assert done.returncode == 2
    assert document(done)["errors"][0]["code"] == "usage"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
@pytest.mark.parametrize("as_json", [True, False], ids=["json", "text"])
def test_a_signal_before_anything_began_is_a_cancel(root: Path, name: str, as_json: bool) -> None:
    words = ["--root", str(root), *(["--json"] if as_json else []), "resolve", "org/model"]
    script = (
        "import os, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from roost import __main__ as entry\n"
        "from roost.cli import shortcut\n"
        f"shortcut.answer = lambda *_: os.kill(os.getpid(), signal.{name})\n"
        f"sys.argv = ['roost', *{words!r}]\n"
        "sys.exit(entry.main())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=surroundings()
    )
    assert (done.returncode, done.stderr) == (130, "")
    told = json.loads(done.stdout)["errors"][0]["code"] if as_json else done.stdout
    assert told == ("cancelled" if as_json else "")


def test_two_who_create_at_once_make_one(root: Path) -> None:
    """reliability.md, fault 15, for two commands: both exit 0, and one has built it."""
    layout = Layout(root)
    with env_lock(layout, SHARED, timeout=60, operation="create"):
        second = subprocess.Popen(
            command(root, "create", KEY), stdout=subprocess.PIPE, text=True, env=surroundings()
        )
        assert second.stdout is not None
        assert any("already being created" in line for line in second.stdout)
    out, _ = second.communicate(timeout=120)
    assert second.returncode == 0, out
    again = roost(root, "--json", "create", KEY)
    assert document(again)["data"]["items"][0]["outcome"] == "done"
