"""The three standard streams, whatever the caller left of them: closed, a pipe nobody reads, full.

What is being done never ends in the middle because nobody reads along: a reader who has seen
enough (`| head`) is no failure, and what was to be printed for them goes nowhere.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TextIO


def fill_in() -> None:
    """Open the null device where a standard stream is closed (`>&-`).

    Else the next file opened would get its number, and every child would print into it.
    """
    for number, flags in ((0, os.O_RDONLY), (1, os.O_WRONLY), (2, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            _null_as(number, flags)
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def let_go(stream: TextIO) -> None:
    """From now on ``stream`` goes nowhere, with what waits in its buffer.

    The interpreter would else try again as it ends, and end with 120.
    """
    with contextlib.suppress(OSError, ValueError):  # a stream of a test has no descriptor
        _null_as(stream.fileno(), os.O_WRONLY)


def _null_as(number: int, flags: int) -> None:
    opened = os.open(os.devnull, flags)
    if opened != number:
        os.dup2(opened, number)
        os.close(opened)
    os.set_inheritable(number, True)
