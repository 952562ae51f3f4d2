"""`roost run`: a lease for as long as anything uses the environment, signals once, the way back."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId
from roost.core.domain.errors import NotFoundError
from roost.core.store.layout import Layout
from roost.core.store.leases import leases
from roost.core.system.context import JobContext
from roost.core.workspace import Workspace
from support.commands import command, document, roost, surroundings
from support.fake_env import STACK, make_legacy, make_shared
from support.workspaces import KEY, make_workspace

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX signals and descriptors")
HIDDEN = (
    "env",
    "-i",
    sys.executable,
    "-c",
    "print('up', flush=True); import sys; sys.stdin.read()",
)
"""A child that neither its command line, its variables nor its folder betray."""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    return make_workspace(tmp_path / "ws")


@contextmanager
def started(root: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """A call that has said "up"; ended in any case."""
    running = subprocess.Popen(
        command(root, "run", *words),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd="/",
        env=surroundings(),
    )
    try:
        assert running.stdout is not None
        assert running.stdout.readline() == "up\n"
        yield running
    finally:
        running.kill()
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.close()  # whatever still runs reads its end
        running.stdout.close()
        running.wait()


def test_a_child_nothing_else_betrays_is_named(root: Path) -> None:
    make_legacy(root, "o__a", STACK)
    with started(root, "o/a", "--", *HIDDEN) as running:
        (env,) = document(roost(root, "--json", "list"))["data"]["environments"]
        assert env["status"] == "IN_USE"
        done = roost(root, "--json", "delete", "o__a", "--yes")
        (use,) = document(done)["data"]["in_use"]
        assert (done.returncode, use["name"]) == (1, "env")
        (lease,) = leases(Layout(root))
        assert (use["pid"], use["since"]) == (lease.pid, lease.since)
        assert (root / "environments" / "o__a" / ".venv").is_dir()
        assert running.stdin is not None
        running.stdin.close()
        assert running.wait() == 0
    assert os.listdir(root / ".envs" / ".leases") == []
    assert roost(root, "delete", "o__a", "--yes").returncode == 0


def test_a_killed_run_leaves_its_child_the_lease_and_then_nothing(root: Path) -> None:
    make_legacy(root, "o__a", STACK)
    with started(root, "o/a", "--", *HIDDEN) as running:
        (lease,) = leases(Layout(root))
        running.kill()
        running.wait()
        assert leases(Layout(root)) == (lease,)
        assert roost(root, "delete", "o__a", "--yes").returncode == 1
        os.kill(lease.pid, signal.SIGKILL)
        end = time.monotonic() + 60
        while leases(Layout(root)):  # gone as soon as the system has ended it
            assert time.monotonic() < end
        assert roost(root, "delete", "o__a", "--yes").returncode == 0
    assert os.listdir(root / ".envs" / ".leases") == []


def test_a_rebuild_keeps_the_tree_that_is_leased(root: Path) -> None:
    make_shared(root, KEY, STACK, env_json={})
    with started(root, "o/a", "--", *HIDDEN):
        from roost.core.operations.assess import processes_in

        context = Workspace(root).operations()
        unit = root / ".envs" / KEY
        found = processes_in(context, [unit, unit / ".venv", unit / ".venv-0123abcd"])
        assert [len(users) for users in found.values()] == [1, 1, 0]


def test_the_library_leases_too(root: Path) -> None:
    make_legacy(root, "o__a", STACK)
    workspace = Workspace(root)
    decision = workspace.resolve("o/a", JobContext(), create=False)
    with workspace.lease(decision) as held:
        assert held.held
        assert workspace.describe(EnvId.parse("legacy:o__a")).in_use
        assert roost(root, "delete", "o__a", "--yes").returncode == 1
    assert roost(root, "delete", "o__a", "--yes").returncode == 0
    with pytest.raises(NotFoundError, match="just now"), workspace.lease(decision):
        pass
    assert os.listdir(root / ".envs" / ".leases") == []


def test_the_child_sees_its_own_environment_only(root: Path, tmp_path: Path) -> None:
    tree = make_legacy(root, "o__a", STACK)
    told = (
        "import json, os, sys;"
        "print(json.dumps([dict(os.environ), os.getcwd(), sys.prefix, sys.executable]))"
    )
    foreign = tmp_path / "foreign"
    done = roost(
        root, "run", "o/a", "--", "python", "-c", told,
        cwd=tmp_path,
        VIRTUAL_ENV=str(foreign),
        PYTHONHOME="",
        PYTHONEXECUTABLE=str(foreign / "bin" / "python"),
        PATH=f"{foreign / 'bin'}{os.pathsep}{os.environ['PATH']}",
    )  # fmt: skip
    environ, folder, prefix, executable = json.loads(done.stdout)
    venv = str(tree / ".venv" if (tree / ".venv").is_dir() else tree)
    assert environ["VIRTUAL_ENV"] == venv == prefix
    assert environ["PATH"].split(os.pathsep)[0] == f"{venv}/bin"
    assert str(foreign / "bin") not in environ["PATH"]
    assert executable == f"{venv}/bin/python"
    assert not {"PYTHONHOME", "PYTHONPATH", "PYTHONEXECUTABLE"} & environ.keys()
    assert folder == str(tmp_path)


COUNTS = """\
import os, signal, sys, time
got = []
signal.signal(signal.SIGINT, lambda *_: got.append(1))
signal.signal(signal.SIGUSR1, lambda *_: (print(len(got), flush=True), os._exit(7)))
print("up", flush=True)
while True:
    signal.pause()
"""


@pytest.mark.parametrize("redirected", [True, False])
def test_a_terminals_ctrl_c_reaches_the_child_once(
    root: Path, tmp_path: Path, redirected: bool
) -> None:
    make_legacy(root, "o__a", STACK)
    shell = f'exec "$@" {"< /dev/null" if redirected else ""}'
    words = [*command(root, "run", "o/a", "--"), "python", "-c", COUNTS]
    import pty

    pid, terminal = pty.fork()
    if pid == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.execvpe("sh", ["sh", "-c", shell, "sh", *words], surroundings())
    try:
        with open(terminal, "rb", buffering=0, closefd=False) as screen:
            seen = b""
            while b"up\r\n" not in seen:  # unbuffered, a line's end comes by itself
                seen += screen.read(1000)
            os.write(terminal, b"\x03")
            # The key's echo comes before the signal, so what is sent after it arrives after it.
            while b"^C" not in seen:
                seen += screen.read(1000)
            os.kill(pid, signal.SIGUSR1)
            while b"\n" not in seen.partition(b"^C")[2]:
                seen += screen.read(1000)
        assert seen.partition(b"^C")[2].split()[:1] == [b"1"], seen
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 7
    finally:
        os.close(terminal)


def test_without_a_terminal_signals_are_passed_on(root: Path) -> None:
    make_legacy(root, "o__a", STACK)
    code = (
        "import signal, sys\n"
        "signal.signal(signal.SIGINT, lambda *_: sys.exit(9))\n"
        "print('up', flush=True)\n"
        "while True: signal.pause()\n"
    )
    with started(root, "o/a", "--", "python", "-c", code) as running:
        running.send_signal(signal.SIGINT)
        assert running.wait() == 9


def failing(root: Path, *words: str) -> str:
    done = roost(root, "run", "o/a", "--", *(words or ("sh", "-c", "exit 3")))
    assert done.returncode == 3
    assert done.stdout == ""
    return done.stderr


def test_the_way_back_while_its_own_stands(root: Path) -> None:
    make_shared(root, KEY, STACK, env_json={})
    make_legacy(root, "o__a", STACK)
    for _ in range(2):  # until a start has ended well
        assert "`roost use o/a legacy:o__a` goes back" in failing(root)
    assert roost(root, "run", "o/a", "--", "true").returncode == 0
    assert "goes back" not in failing(root)


def test_the_way_back_from_the_trash_works_as_it_is_said(root: Path) -> None:
    make_shared(root, KEY, STACK, env_json={})
    make_legacy(root, "o__a", STACK)
    assert roost(root, "delete", "o__a", "--yes").returncode == 0
    said = failing(root)
    first, _, second = said.partition("`roost ")[2].partition("`")[0].partition(" && roost ")
    assert first.startswith("undo ")
    for words in (first, second):
        assert roost(root, *words.split()).returncode == 0
    data = document(roost(root, "--json", "resolve", "o/a"))["data"]
    assert (data["environment"], data["strategy"]) == ("legacy:o__a", "pinned")


def test_from_one_that_only_stands_in_the_way_leads_to_its_own(root: Path) -> None:
    make_shared(root, f"{KEY}-bnb", {**STACK, "bitsandbytes": "0.49.0"}, env_json={})
    make_legacy(root, "o__a", broken=["torch"])
    said = failing(root)
    assert f"`roost create {KEY}` makes the environment this model asks for" in said
    assert "goes back" not in said
    assert roost(root, "run", "o/a", "--", "true").returncode == 0
    assert "stands in" not in failing(root)


def test_no_way_back_no_word(root: Path) -> None:
    make_shared(root, KEY, STACK, env_json={})
    assert "goes back" not in failing(root)
    make_legacy(root, "o__a", STACK)
    assert roost(root, "use", "o/a", "legacy:o__a").returncode == 0
    assert "goes back" not in failing(root)  # it is in its own already
