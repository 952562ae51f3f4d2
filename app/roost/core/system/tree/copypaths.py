r"""One folder's entries into another tree by absolute paths: Windows, where ``\\?\`` paths rule.

``CopyFile2`` keeps attributes, times and alternate streams, and clones blocks by itself on ReFS
(Windows 11 24H2 and later).  Junctions are made anew with the same goal.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterable

from roost.core.system.tree.listing import Entry, Folder

FAIL_IF_EXISTS = 0x1
COPY_SYMLINK = 0x800
_JUNCTION = 0xA0000003


class CopyCalls:
    """The system calls of this copier; tests put others in their place."""

    def mkdir(self, path: str) -> None:
        os.mkdir(path)

    def copy_file(self, source: str, target: str, cancel: ctypes.c_int) -> None:
        copy_file_2(source, target, cancel)

    def readlink(self, path: str) -> str:
        return os.readlink(path)

    def symlink(self, goal: str, path: str, is_folder: bool) -> None:
        os.symlink(goal, path, target_is_directory=is_folder)

    def junction(self, goal: str, path: str) -> None:
        make_junction(goal, path)

    def link(self, first: str, again: str) -> None:
        os.link(first, again)

    def chmod(self, path: str, mode: int) -> None:
        os.chmod(path, mode)

    def utime(self, path: str, times: tuple[int, int]) -> None:
        os.utime(path, ns=times)


class PathCopier:
    """See ``copiers.Copier``; ``source`` and ``target`` are absolute system paths."""

    means = "copyfile2"

    def __init__(
        self,
        source: str,
        target: str,
        check: Callable[[int], None],
        calls: CopyCalls | None = None,
    ) -> None:
        self._source = source
        self._target = target
        self._check = check
        self._calls = calls or CopyCalls()
        self._cancel = ctypes.c_int(0)

    def make(self, folder: Folder) -> None:
        self._calls.mkdir(self._at(self._target, folder.rel))

    def fill(self, folder: Folder, files: Iterable[Entry], rest: bool) -> None:
        source, target = self._at(self._source, folder.rel), self._at(self._target, folder.rel)
        for name, status in files:
            self._check(0)
            copied = f"{target}{os.sep}{name}"
            self._calls.copy_file(f"{source}{os.sep}{name}", copied, self._cancel)
            self._check(status.st_size)
        for name, status in folder.links if rest else ():
            self._link(f"{source}{os.sep}{name}", f"{target}{os.sep}{name}", status)

    def link(self, first: str, again: str) -> None:
        self._calls.link(self._at(self._target, first), self._at(self._target, again))

    def stop(self) -> None:
        """End long calls under way; from any thread."""
        self._cancel.value = 1

    def finish(self, folder: Folder) -> None:
        path = self._at(self._target, folder.rel)
        self._calls.chmod(path, stat.S_IMODE(folder.status.st_mode))
        self._calls.utime(path, (folder.status.st_atime_ns, folder.status.st_mtime_ns))

    def _link(self, source: str, target: str, status: os.stat_result) -> None:
        goal = self._calls.readlink(source)
        if getattr(status, "st_reparse_tag", 0) == _JUNCTION:
            self._calls.junction(goal, target)
        else:
            is_folder = bool(getattr(status, "st_file_attributes", 0) & 0x10)
            self._calls.symlink(goal, target, is_folder)

    @staticmethod
    def _at(root: str, rel: str) -> str:
        return f"{root}{os.sep}{rel}" if rel else root


if sys.platform == "win32":
    import _winapi

    class _Parameters(ctypes.Structure):
        """COPYFILE2_EXTENDED_PARAMETERS."""

        _fields_ = (
            ("size", ctypes.c_uint32),
            ("flags", ctypes.c_uint32),
            ("cancel", ctypes.c_void_p),
            ("progress", ctypes.c_void_p),
            ("context", ctypes.c_void_p),
        )

    def copy_file_2(source: str, target: str, cancel: ctypes.c_int) -> None:
        """``CopyFile2``: contents, attributes, times, streams; refuses an existing target.

        Ends with WinError 1235 soon after ``cancel`` becomes true.
        """
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        flags = FAIL_IF_EXISTS | COPY_SYMLINK
        if not hasattr(kernel, "CopyFile2"):  # Wine 8
            _copy_file_ex(kernel, source, target, cancel, flags)
            return
        call = kernel.CopyFile2
        call.argtypes = (ctypes.c_wchar_p, ctypes.c_wchar_p, ctypes.c_void_p)
        call.restype = ctypes.c_long
        stop = ctypes.addressof(cancel)
        wanted = _Parameters(ctypes.sizeof(_Parameters), flags, stop, None, None)
        result = call(source, target, ctypes.byref(wanted))
        if result < 0:
            raise ctypes.WinError(result & 0xFFFF)  # the HRESULT holds a Win32 code

    def _copy_file_ex(
        kernel: ctypes.WinDLL, source: str, target: str, cancel: ctypes.c_int, flags: int
    ) -> None:
        call = kernel.CopyFileExW
        call.argtypes = (
            *(ctypes.c_wchar_p, ctypes.c_wchar_p, ctypes.c_void_p),
            *(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32),
        )
        if not call(source, target, None, None, ctypes.addressof(cancel), flags):
            raise ctypes.WinError(ctypes.get_last_error())

    def make_junction(goal: str, path: str) -> None:
        """A junction at ``path`` that leads to the absolute folder ``goal``."""
        _winapi.CreateJunction(goal.removeprefix("\\\\?\\"), path)

else:

    def copy_file_2(source: str, target: str, cancel: ctypes.c_int) -> None:
        """Elsewhere the same promise by Python's own means; for tests of this copier."""
        if os.path.lexists(target):
            raise FileExistsError(17, "it exists already", target)
        shutil.copy2(source, target, follow_symlinks=False)

    def make_junction(goal: str, path: str) -> None:
        """Elsewhere a symlink stands for it; for tests of this copier."""
        os.symlink(goal, path)
