"""An owner is alive until it is known to be gone (reliability.md, faults 18-20)."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from roost.core.system.process import (
    OwnerIdentity,
    boot_id,
    current_identity,
    is_alive,
    process_start_time,
    process_started_at,
)
from roost.core.system.process import identity as module

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def test_this_process_is_alive() -> None:
    me = current_identity()
    assert me.pid == os.getpid()
    assert me.started
    assert is_alive(me)


def test_an_ended_process_is_not() -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    identity = replace(
        current_identity(), pid=child.pid, started=process_start_time(child.pid) or ""
    )
    assert is_alive(identity)
    child.communicate(b"\n")
    assert not is_alive(identity)


@linux
def test_a_zombie_has_ended() -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    identity = replace(
        current_identity(), pid=child.pid, started=process_start_time(child.pid) or ""
    )
    assert child.stdin is not None
    child.stdin.close()
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert not is_alive(identity)
    child.wait()


def test_a_reused_pid_is_somebody_else() -> None:
    assert not is_alive(replace(current_identity(), started="1"))


def test_another_boot_means_gone_another_namespace_unknown() -> None:
    me = current_identity()
    assert not is_alive(replace(me, boot_id="0000/pid:[1]"))
    assert is_alive(replace(me, boot_id=f"{boot_id().partition('/')[0]}/pid:[1]", started="1"))


def test_another_host_is_unknown_and_so_alive() -> None:
    assert is_alive(OwnerIdentity("elsewhere", "b", 1, "1"))


def test_an_unknown_boot_or_start_is_no_proof_of_death() -> None:
    me = current_identity()
    assert is_alive(replace(me, boot_id=""))
    assert is_alive(replace(me, started=""))


@pytest.mark.parametrize("pid", [0, -1, 2**22 + 1, 10**30])
def test_odd_pids(pid: int) -> None:
    assert is_alive(replace(current_identity(), pid=pid)) in (True, False)
    assert process_start_time(pid) is None


@linux
def test_access_denied_counts_as_alive(monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_pid: int, _signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(module, "_stat_fields", lambda _pid: None)
    monkeypatch.setattr(os, "kill", denied)
    assert is_alive(replace(current_identity(), pid=4))


@linux
def test_the_identity_does_not_depend_on_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    me = current_identity()

    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime.now(UTC) + timedelta(days=1)

    monkeypatch.setattr(module, "datetime", Tomorrow)
    assert current_identity() == me
    assert is_alive(me)


def test_started_at_is_near_now_for_a_new_process() -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    started = process_started_at(child.pid)
    child.communicate(b"\n")
    assert started is not None
    assert abs((datetime.now(UTC) - started).total_seconds()) < 60


def test_asking_for_identity_imports_nothing_slow() -> None:
    code = (
        "import sys; before = set(sys.modules)\n"
        "from roost.core.system.process import current_identity, is_alive\n"
        "is_alive(current_identity())\n"
        "print(sorted({'psutil', 'subprocess', 'packaging', 'filelock'} & set(sys.modules)))"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    shown = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)
    if sys.platform == "linux":
        assert shown.stdout.strip() == "[]"
    assert shown.returncode == 0
