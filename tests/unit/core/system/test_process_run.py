"""The process runner: lines, limits, cancel, and that nothing is ever left running."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

import pytest

from roost.core.domain.errors import CancelledError, RoostError
from roost.core.system.context import JobContext
from roost.core.system.process import clean_environment, run_captured, run_streaming

ENV = clean_environment()
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX groups; see test_windows")


def python(code: str) -> list[str]:
    return [sys.executable, "-I", "-S", "-u", "-c", code]


def alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            return file.read().rpartition(b")")[2].split()[0] not in (b"Z", b"X")
    except OSError:
        return False


def stream(code: str, **options: object) -> tuple[int, list[str]]:
    lines: list[str] = []
    arguments: dict[str, object] = {"ctx": JobContext(), "on_line": lines.append, **options}
    finished = run_streaming(python(code), env=ENV, **arguments)  # type: ignore[arg-type]
    return finished.returncode, lines


def test_lines_of_both_streams_split_and_decoded() -> None:
    code, lines = stream(
        "import os,sys\n"
        "os.write(1, b'one\\rtwo\\r\\nbad \\xff byte\\n\\nlast')\n"
        "os.write(2, 'gr\\u00fcn\\n'.encode())\n"
        "sys.exit(7)"
    )
    assert code == 7
    assert lines == ["one", "two", "bad \ufffd byte", "lastgrün"]


def test_stdin_is_closed_and_there_is_no_terminal() -> None:
    _, lines = stream(
        "import sys\nprint(repr(sys.stdin.read()))\n"
        "try:\n    open('/dev/tty')\nexcept OSError:\n    print('no tty')"
    )
    assert lines == ["''", "no tty"]


def test_secrets_never_reach_line_or_tail() -> None:
    seen: list[str] = []
    finished = run_streaming(
        python("print('Looking in https://me:hunter2@host/simple?token=abc and plain-s3cret')"),
        env=ENV,
        on_line=seen.append,
        ctx=JobContext(),
        secrets=["plain-s3cret"],
    )
    assert seen == list(finished.tail) == ["Looking in https://***@host/simple?*** and ***"]


@pytest.mark.parametrize("stubborn", [False, True])
def test_cancel_ends_the_whole_group_quickly(stubborn: bool) -> None:
    ctx = JobContext()
    pids: list[int] = []
    ignore = "for s in (2, 15): signal.signal(s, signal.SIG_IGN)" if stubborn else "pass"
    code = (
        f"import os, signal\n{ignore}\n"
        "child = os.fork()\nos.write(1, b'%d\\n' % os.getpid())\n"  # one write each
        "signal.pause()\nsignal.pause()"
    )

    def on_line(line: str) -> None:
        pids.append(int(line))
        if len(pids) == 2:
            ctx.cancelled.set()

    with pytest.raises(CancelledError):
        run_streaming(python(code), env=ENV, on_line=on_line, ctx=ctx)
    assert not any(alive(pid) for pid in pids)  # who is not cancelled stays for ever


def test_cancel_is_felt_while_the_child_is_silent() -> None:
    ctx = JobContext()
    timer = threading.Timer(0.1, ctx.cancelled.set)
    timer.start()
    with pytest.raises(CancelledError):
        run_streaming(python("import signal; signal.pause()"), env=ENV, on_line=print, ctx=ctx)
    timer.join()


def test_nothing_starts_when_cancelled_before(tmp_path: Path) -> None:
    ctx = JobContext()
    ctx.cancelled.set()
    mark = tmp_path / "mark"
    with pytest.raises(CancelledError):
        run_streaming(python(f"open({str(mark)!r}, 'w')"), env=ENV, on_line=print, ctx=ctx)
    assert not mark.exists()


def test_an_orphan_that_keeps_stdout_open_neither_hangs_us_nor_survives() -> None:
    code = (
        "import os, signal\n"
        "pid = os.fork()\n"
        "if pid == 0:\n    signal.pause()\n"
        "print(pid, flush=True)"
    )
    returncode, lines = stream(code)
    assert returncode == 0
    assert not alive(int(lines[0]))


def test_an_exception_of_on_line_kills_and_comes_out() -> None:
    pids: list[int] = []

    def on_line(line: str) -> None:
        pids.append(int(line))
        raise LookupError(line)

    with pytest.raises(LookupError):
        run_streaming(
            python("import os, signal; print(os.getpid()); signal.pause()"),
            env=ENV,
            on_line=on_line,
            ctx=JobContext(),
        )
    assert not alive(pids[0])


def test_silence_limit() -> None:
    for limit in (0.3, 3.0, 60.0):  # a loaded machine may take longer than the first to start it
        with pytest.raises(RoostError) as caught:
            stream("import signal; print('hello'); signal.pause()", silence_limit=limit)
        assert caught.value.code == "timeout"
        assert caught.value.remedy
        if caught.value.data["output"]:
            break
    assert caught.value.data["output"] == ["hello"]


def test_total_limit_though_it_talks() -> None:
    with pytest.raises(RoostError) as caught:
        stream("import time\nwhile True: print('x'); time.sleep(0.01)", total_limit=0.3)
    assert caught.value.code == "timeout"


def test_a_flood_is_handed_over_whole() -> None:
    _, lines = stream("import os\nfor i in range(200): os.write(1, b'line\\r' * 500)")
    assert len(lines) == 100_000


def test_killed_child_gives_its_signal() -> None:
    code, _ = stream("import os; os.kill(os.getpid(), 9)")
    assert code == -signal.SIGKILL


@pytest.mark.parametrize("argv", [["/no/such/program"], [], ["a\0b"]])
def test_what_cannot_start(argv: list[str]) -> None:
    with pytest.raises(RoostError) as caught:
        run_streaming(argv, env=ENV, on_line=print, ctx=JobContext())
    assert caught.value.code == "cannot-start"


def test_a_descriptor_is_kept_open_in_the_child(tmp_path: Path) -> None:
    fd = os.open(tmp_path / "lock", os.O_CREAT | os.O_RDWR)
    try:
        _, lines = stream(f"import os; print(os.fstat({fd}).st_ino)", keep_fds=[fd])
        assert lines == [str(os.fstat(fd).st_ino)]
        _, lines = stream(f"import os\ntry: os.fstat({fd})\nexcept OSError: print('closed')")
        assert lines == ["closed"]
    finally:
        os.close(fd)


def test_no_descriptor_is_leaked() -> None:
    stream("pass")
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(5):
        stream("pass")
        run_captured(python("pass"), env=ENV, timeout=10, stdin=b"x")
    assert len(os.listdir("/proc/self/fd")) == before


def test_captured_keeps_streams_apart_and_feeds_stdin() -> None:
    got = run_captured(
        python("import sys; print(sys.stdin.read().upper()); print('err', file=sys.stderr)"),
        env=ENV,
        timeout=20,
        stdin=b"abc",
    )
    assert (got.returncode, got.stdout, got.stderr, got.ok) == (0, "ABC\n", "err\n", True)


def test_a_probe_that_hangs_is_killed_with_its_children(tmp_path: Path) -> None:
    note = tmp_path / "pids"
    code = (
        "import os, signal\nfor s in (2, 15): signal.signal(s, signal.SIG_IGN)\n"
        "os.fork(); os.fork()\n"
        f"f = open({str(note)!r}, 'a'); f.write(f'{{os.getpid()}}\\n'); f.close()\n"
        "signal.pause()"
    )
    pids: list[int] = []
    for limit in (1.0, 5.0, 60.0):  # a loaded machine may take longer than the first to start four
        note.write_text("")
        got = run_captured(python(code), env=ENV, timeout=limit)
        assert got.timed_out
        assert got.returncode is None
        pids = [int(line) for line in note.read_text().split()]
        if len(pids) == 4:
            break
        assert not any(alive(pid) for pid in pids)
    assert len(pids) == 4
    assert not any(alive(pid) for pid in pids)


def test_a_probe_that_prints_without_end_is_killed_within_bounds() -> None:
    got = run_captured(
        python("import os\nwhile True: os.write(1, b'x' * 65536)"),
        env=ENV,
        timeout=120,
        max_output=1 << 16,
    )
    assert got.truncated and not got.timed_out
    assert got.returncode is None
    assert len(got.stdout) == 1 << 16


def test_a_probe_can_be_cancelled() -> None:
    ctx = JobContext()
    timer = threading.Timer(0.1, ctx.cancelled.set)
    timer.start()
    with pytest.raises(CancelledError):
        run_captured(python("import signal; signal.pause()"), env=ENV, timeout=60, ctx=ctx)
    timer.join()


def test_strange_arguments_arrive_as_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "a b'\"$(touch x);😀"
    folder.mkdir()
    got = run_captured(
        [*python("import sys, os; print(ascii(sys.argv[1:]), os.listdir())"), "$(id)", "-x", "ü'"],
        env=ENV,
        timeout=20,
        cwd=folder,
    )
    assert got.stdout.strip() == "['$(id)', '-x', \"\\xfc'\"] []"
