"""Clones on macOS (APFS): one call makes a file with contents and metadata, sharing blocks."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable

Call = Callable[[int, int, bytes, int], int]
"""``fclonefileat(source descriptor, folder descriptor, new name, flags)``: 0, or the errno."""
NO_OWNER = 0x2
_UNSUPPORTED = frozenset({errno.ENOTSUP, errno.EXDEV, errno.ENOSYS, errno.EINVAL})


def system_call() -> Call | None:
    """The call of this system, None where there is none."""
    if sys.platform == "darwin":
        function = getattr(ctypes.CDLL(None, use_errno=True), "fclonefileat", None)
        if function is not None:
            return lambda *arguments: _call(function, *arguments)
    return None


def _call(function: Callable[..., int], source: int, folder: int, name: bytes, flags: int) -> int:
    sys.audit("roost.syscall", "fclonefileat")
    return ctypes.get_errno() if function(source, folder, name, flags) else 0


class Cloner:
    """Clones files while the volumes allow it; shared by all threads of one copy."""

    def __init__(self, call: Call | None) -> None:
        self._call = call
        self.cloned = False

    def clone(self, source: int, folder: int, name: str) -> bool:
        """Whether ``name`` in ``folder`` now is a clone of the open file ``source``.

        Raises ``OSError`` for failures other than "not here".
        """
        if self._call is None:
            return False
        number = self._call(source, folder, os.fsencode(name), NO_OWNER)
        if number in _UNSUPPORTED:
            self._call = None
            return False
        if number:
            raise OSError(number, os.strerror(number), name)
        self.cloned = True
        return True
