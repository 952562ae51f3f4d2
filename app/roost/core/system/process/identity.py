"""Who holds something: a process that cannot be mistaken for a later one.

Identity is host, boot, pid *and* start time (reliability.md, "Libraries").
Whatever cannot be known counts as alive.  On the hot path nothing but /proc is
read; psutil is imported on the other systems only.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from roost.core.domain.digest import sha256

_PROC = "/proc"


@dataclass(frozen=True, slots=True)
class OwnerIdentity:
    """A process, for ever.

    ``started`` is a token to compare for equality (clock ticks since boot on
    Linux, so that a changed clock means nothing); use ``process_started_at`` to
    show a time.
    """

    host: str
    boot_id: str
    pid: int
    started: str


def current_identity() -> OwnerIdentity:
    """This process."""
    pid = os.getpid()
    return OwnerIdentity(host_identity(), boot_id(), pid, process_start_time(pid) or "")


def is_alive(identity: OwnerIdentity) -> bool:
    """False only when the process is known to have ended."""
    if identity.host != host_identity():
        return True  # another machine, or one renamed: nothing can be known
    here, there = boot_id(), identity.boot_id
    if here and there and here.partition("/")[0] != there.partition("/")[0]:
        return False  # this machine has started anew since
    if here != there:
        return True  # another pid namespace of this boot: its pids say nothing here
    started = process_start_time(identity.pid)
    if started is None:
        return not _known_gone(identity.pid)
    if not identity.started:
        return True
    return started == identity.started


pid_alive = is_alive


def process_start_time(pid: int) -> str | None:
    """A token of when ``pid`` started; None when none runs or none can be told."""
    if sys.platform == "linux":
        fields = _stat_fields(pid)
        if fields is None or fields[0] in (b"Z", b"X"):
            return None
        return fields[19].decode()  # starttime, field 22 of proc(5)
    else:
        created = _psutil_created(pid)
        return None if created is None else f"{created:.2f}"


def process_started_at(pid: int) -> datetime | None:
    """When ``pid`` started, in UTC, for display."""
    if sys.platform == "linux":
        fields = _stat_fields(pid)
        uptime = _read(f"{_PROC}/uptime")
        if fields is None or uptime is None:
            return None
        age = float(uptime.split()[0]) - int(fields[19]) / os.sysconf("SC_CLK_TCK")
        return datetime.now(UTC) - timedelta(seconds=max(0.0, age))
    else:
        created = _psutil_created(pid)
        return None if created is None else datetime.fromtimestamp(created, UTC)


@lru_cache(maxsize=1)
def host_identity() -> str:
    """Host name plus a digest of the machine's id: two machines of one name stay apart."""
    if sys.platform == "win32":
        name, machine = os.environ.get("COMPUTERNAME", ""), _windows_machine_guid()
    else:
        name = os.uname().nodename
        raw = _read("/etc/machine-id") or _read("/var/lib/dbus/machine-id") or b""
        machine = raw.decode("ascii", "replace").strip()
    if not machine:
        return name
    return f"{name}#{sha256(b'roost:' + machine.encode()).hexdigest()[:12]}"


@lru_cache(maxsize=1)
def boot_id() -> str:
    """Token of this boot (and pid namespace, on Linux); "" where the system tells none."""
    if sys.platform == "linux":
        raw = _read(f"{_PROC}/sys/kernel/random/boot_id")
        boot = raw.decode("ascii", "replace").strip() if raw else ""
        try:
            namespace = os.readlink(f"{_PROC}/self/ns/pid")
        except OSError:
            namespace = ""
        return f"{boot}/{namespace}" if boot else ""
    elif sys.platform == "darwin":
        return _darwin_boot_session()
    else:
        return _windows_boot_counter()


def _stat_fields(pid: int) -> list[bytes] | None:
    """Fields of /proc/PID/stat from the state on; the name before may hold anything."""
    raw = _read(f"{_PROC}/{pid}/stat")
    fields = raw.rpartition(b")")[2].split() if raw else []
    return fields if len(fields) > 19 else None


def _known_gone(pid: int) -> bool:
    """Whether no process has this pid; hidden (hidepid) or forbidden ones are not gone."""
    if sys.platform == "win32":
        import psutil

        return not psutil.pid_exists(pid)
    fields = _stat_fields(pid) if sys.platform == "linux" else None
    if fields is not None:
        return fields[0] in (b"Z", b"X")  # ended; its parent has not looked yet
    if pid <= 0:
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        return False
    return False


def _psutil_created(pid: int) -> float | None:
    import psutil

    try:
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_ZOMBIE:
            return None
        return float(process.create_time())
    except (psutil.Error, OSError, ValueError):
        return None


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read(4096)
    except OSError:
        return None


def _darwin_boot_session() -> str:
    if sys.platform == "darwin":
        import ctypes

        libc = ctypes.CDLL(None)
        buffer = ctypes.create_string_buffer(64)
        size = ctypes.c_size_t(64)
        if libc.sysctlbyname(b"kern.bootsessionuuid", buffer, ctypes.byref(size), None, 0) == 0:
            return buffer.value.decode("ascii", "replace")
    return ""


def _windows_boot_counter() -> str:
    path = r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"
    return _windows_registry(path, "BootId")


def _windows_machine_guid() -> str:
    return _windows_registry(r"SOFTWARE\Microsoft\Cryptography", "MachineGuid")


def _windows_registry(path: str, name: str) -> str:
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, path) as key:
                return str(winreg.QueryValueEx(key, name)[0])
        except OSError:
            return ""
    return ""
