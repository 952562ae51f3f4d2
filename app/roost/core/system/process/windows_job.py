"""The few kernel calls behind a Job object, through ctypes."""

from __future__ import annotations

import ctypes
import sys
from typing import Any, Protocol

_KILL_ON_JOB_CLOSE = 0x2000
_BASIC_ACCOUNTING = 1
_EXTENDED_LIMIT = 9
_TERMINATED = 1  # exit code given to killed processes


class Kernel(Protocol):
    """Job objects; handles are plain integers."""

    def create_job(self) -> int: ...
    def assign(self, job: int, process: int) -> None: ...
    def resume(self, process: int) -> None: ...
    def terminate(self, job: int) -> None: ...
    def active(self, job: int) -> int: ...
    def close(self, job: int) -> None: ...


class _BasicLimit(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class _ExtendedLimit(ctypes.Structure):
    _fields_ = (
        ("BasicLimitInformation", _BasicLimit),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


class _Accounting(ctypes.Structure):
    _fields_ = (
        ("TotalUserTime", ctypes.c_int64),
        ("TotalKernelTime", ctypes.c_int64),
        ("ThisPeriodTotalUserTime", ctypes.c_int64),
        ("ThisPeriodTotalKernelTime", ctypes.c_int64),
        ("TotalPageFaultCount", ctypes.c_uint32),
        ("TotalProcesses", ctypes.c_uint32),
        ("ActiveProcesses", ctypes.c_uint32),
        ("TotalTerminatedProcesses", ctypes.c_uint32),
    )


class JobKernel:
    """``Kernel`` over kernel32 and ntdll; the libraries come in as arguments."""

    def __init__(self, kernel32: Any, ntdll: Any) -> None:
        self._kernel32 = kernel32
        self._ntdll = ntdll
        kernel32.CreateJobObjectW.restype = ctypes.c_void_p
        kernel32.CreateJobObjectW.argtypes = [ctypes.c_void_p, ctypes.c_wchar_p]
        handle, size = ctypes.c_void_p, ctypes.c_uint32
        kernel32.SetInformationJobObject.argtypes = [handle, ctypes.c_int, ctypes.c_void_p, size]
        kernel32.QueryInformationJobObject.argtypes = [
            *(handle, ctypes.c_int, ctypes.c_void_p, size),
            ctypes.c_void_p,
        ]
        kernel32.AssignProcessToJobObject.argtypes = [handle, handle]
        kernel32.TerminateJobObject.argtypes = [handle, ctypes.c_uint]
        kernel32.CloseHandle.argtypes = [handle]
        ntdll.NtResumeProcess.argtypes = [handle]

    def create_job(self) -> int:
        job = self._kernel32.CreateJobObjectW(None, None)
        if not job:
            raise OSError("CreateJobObject failed")
        limit = _ExtendedLimit()
        limit.BasicLimitInformation.LimitFlags = _KILL_ON_JOB_CLOSE
        if not self._kernel32.SetInformationJobObject(
            job, _EXTENDED_LIMIT, ctypes.byref(limit), ctypes.sizeof(limit)
        ):
            self.close(job)
            raise OSError("SetInformationJobObject failed")
        return int(job)

    def assign(self, job: int, process: int) -> None:
        if not self._kernel32.AssignProcessToJobObject(job, process):
            raise OSError("AssignProcessToJobObject failed")

    def resume(self, process: int) -> None:
        if self._ntdll.NtResumeProcess(process) < 0:
            raise OSError("NtResumeProcess failed")

    def terminate(self, job: int) -> None:
        self._kernel32.TerminateJobObject(job, _TERMINATED)

    def active(self, job: int) -> int:
        facts = _Accounting()
        if not self._kernel32.QueryInformationJobObject(
            job, _BASIC_ACCOUNTING, ctypes.byref(facts), ctypes.sizeof(facts), None
        ):
            return 0
        return int(facts.ActiveProcesses)

    def close(self, job: int) -> None:
        self._kernel32.CloseHandle(job)


def load_kernel() -> Kernel:
    """The real one; raises ``OSError`` anywhere but on Windows."""
    if sys.platform == "win32":
        return JobKernel(
            ctypes.WinDLL("kernel32", use_last_error=True),
            ctypes.WinDLL("ntdll", use_last_error=True),
        )
    raise OSError("Job objects exist on Windows only")
