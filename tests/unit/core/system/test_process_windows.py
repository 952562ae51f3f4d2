"""The Windows side of the runner against a fake kernel."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from typing import Any

import pytest

from roost.core.system.process import clean_environment
from roost.core.system.process.child import finish, stop, supervise
from roost.core.system.process.windows import CREATION_FLAGS, start_windows
from roost.core.system.process.windows_job import JobKernel, load_kernel


class FakeKernel:
    """A job of one real process; records what was asked."""

    def __init__(self, *, assignable: bool = True) -> None:
        self.calls: list[str] = []
        self.assignable = assignable
        self.popen: subprocess.Popen[bytes] | None = None

    def create_job(self) -> int:
        self.calls.append("create")
        return 77

    def assign(self, job: int, process: int) -> None:
        self.calls.append(f"assign {job} {process}")
        if not self.assignable:
            raise OSError("no")

    def resume(self, process: int) -> None:
        self.calls.append(f"resume {process}")

    def terminate(self, job: int) -> None:
        self.calls.append("terminate")
        assert self.popen is not None
        self.popen.kill()

    def active(self, job: int) -> int:
        assert self.popen is not None
        return int(self.popen.poll() is None)

    def close(self, job: int) -> None:
        self.calls.append("close")


def starter(kernel: FakeKernel, flags: list[int]) -> Any:
    def popen(argv: list[str], *, creationflags: int, **options: Any) -> Any:
        flags.append(creationflags)
        child = subprocess.Popen(argv, **options)
        child._handle = 42  # type: ignore[attr-defined]
        kernel.popen = child
        return child

    return popen


def start(code: str, kernel: FakeKernel, flags: list[int]) -> Any:
    return start_windows(
        [sys.executable, "-c", code],
        clean_environment(),
        None,
        None,
        subprocess.PIPE,
        kernel=kernel,
        popen=starter(kernel, flags),
    )


def test_started_suspended_in_a_job_then_resumed() -> None:
    kernel, flags = FakeKernel(), []
    child = start("import os; os.write(1, b'out'); os.write(2, b'err')", kernel, flags)
    got = {0: b"", 1: b""}

    def keep(stream: int, data: bytes) -> None:
        got[stream] += data

    supervise(child, keep, lambda _heard: None)
    assert finish(child, ["python"]) == 0
    assert got == {0: b"out", 1: b"err"}
    assert flags == [CREATION_FLAGS]
    assert flags[0] & 0x200 and flags[0] & 0x4  # new group, suspended
    assert kernel.calls[:3] == ["create", "assign 77 42", "resume 42"]
    assert kernel.calls[-2:] == ["terminate", "close"]


def test_stop_ends_the_job() -> None:
    kernel, flags = FakeKernel(), []
    child = start("import signal; signal.signal(1, signal.SIG_IGN); signal.pause()", kernel, flags)
    stop(child)
    assert finish(child, ["python"]) != 0
    assert "terminate" in kernel.calls


def test_nothing_runs_when_it_cannot_be_put_into_the_job() -> None:
    kernel, flags = FakeKernel(assignable=False), []
    with pytest.raises(OSError, match="no"):
        start("import signal; signal.pause()", kernel, flags)
    assert kernel.popen is not None
    assert kernel.popen.returncode is not None
    assert kernel.calls[-1] == "close"
    for pipe in (kernel.popen.stdout, kernel.popen.stderr):
        assert pipe is not None
        pipe.close()


def test_a_flood_is_bounded_by_the_queue() -> None:
    kernel, flags = FakeKernel(), []
    child = start("import os\nfor _ in range(400): os.write(1, b'x' * 65536)", kernel, flags)
    total = 0

    def count(_stream: int, data: bytes) -> None:
        nonlocal total
        total += len(data)
        assert child._chunks.qsize() <= 64

    supervise(child, count, lambda _heard: None)
    assert finish(child, ["python"]) == 0
    assert total == 400 * 65536


class _Function:
    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.seen: list[tuple[Any, ...]] = []

    def __call__(self, *arguments: Any) -> Any:
        self.seen.append(arguments)
        return self.answer


class _Library:
    def __init__(self, **answers: Any) -> None:
        for name, answer in answers.items():
            setattr(self, name, _Function(answer))


def library(**changed: Any) -> _Library:
    answers = {
        "CreateJobObjectW": 5,
        "SetInformationJobObject": 1,
        "QueryInformationJobObject": 1,
        "AssignProcessToJobObject": 1,
        "TerminateJobObject": 1,
        "CloseHandle": 1,
    }
    return _Library(**{**answers, **changed})


def test_the_job_dies_with_its_handle() -> None:
    kernel32 = library()
    kernel = JobKernel(kernel32, _Library(NtResumeProcess=0))
    assert kernel.create_job() == 5
    _job, kind, pointer, size = kernel32.SetInformationJobObject.seen[0]
    assert kind == 9
    assert (
        size == ctypes.sizeof(pointer._obj) == (144 if ctypes.sizeof(ctypes.c_void_p) == 8 else 112)
    )
    assert pointer._obj.BasicLimitInformation.LimitFlags == 0x2000
    kernel.assign(5, 6)
    kernel.resume(6)
    kernel.terminate(5)
    assert kernel.active(5) == 0


@pytest.mark.parametrize(
    ("changed", "resume"),
    [
        ({"CreateJobObjectW": 0}, 0),
        ({"SetInformationJobObject": 0}, 0),
        ({"AssignProcessToJobObject": 0}, 0),
        ({}, -1),
    ],
)
def test_refusals_of_the_kernel_are_errors(changed: dict[str, int], resume: int) -> None:
    kernel = JobKernel(library(**changed), _Library(NtResumeProcess=resume))

    def everything() -> None:
        job = kernel.create_job()
        kernel.assign(job, 1)
        kernel.resume(1)

    with pytest.raises(OSError):
        everything()


@pytest.mark.skipif(sys.platform == "win32", reason="there the real one loads")
def test_the_real_kernel_is_refused_elsewhere() -> None:
    with pytest.raises(OSError):
        load_kernel()
