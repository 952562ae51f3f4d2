"""A yes or no on the terminal that a signal ends, whenever it comes."""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

_ENDING = (signal.SIGINT, signal.SIGTERM)


def confirm(question: str, stopped: Callable[[], bool]) -> bool:
    """Whether the user said yes; an empty answer is no.

    ``stopped`` tells whether a signal came before this one's handlers were there.
    Raises click.Abort then, and on Ctrl-C, SIGTERM and the end of the input.
    """
    with _signals_end() as wait:
        if stopped():
            raise click.Abort
        while True:
            click.echo(f"{question} [y/N]: ", nl=False)
            wait()
            line = sys.stdin.readline()
            if not line:
                raise click.Abort
            answer = line.strip().lower()
            if answer in {"y", "yes"}:
                return True
            if answer in {"", "n", "no"}:
                return False
            click.echo("Please answer y or n.")


@contextmanager
def _signals_end() -> Iterator[Callable[[], None]]:
    """Signals end the reading; gives what waits for the terminal's next line."""
    before = {number: signal.signal(number, signal.default_int_handler) for number in _ENDING}
    try:
        if sys.platform == "win32":  # select takes sockets only; the console's read ends itself
            yield lambda: None
            return
        wake, written = os.pipe()
        try:
            os.set_blocking(written, False)
            former = signal.set_wakeup_fd(written, warn_on_full_buffer=False)
            try:
                yield lambda: _wait(wake)
            finally:
                signal.set_wakeup_fd(former)
        finally:
            os.close(wake)
            os.close(written)
    except KeyboardInterrupt:
        raise click.Abort from None
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _wait(wake: int) -> None:
    """Wait until the terminal has a line.  Raises click.Abort when a signal came.

    ``input()`` alone misses a signal that comes after Python last looked for one and before the
    C library reads: the process then waits for a line nobody types.  Python's C handler writes
    each signal's number to the wake-up descriptor, so ``select`` cannot miss it.
    """
    ready, _, _ = select.select([sys.stdin.fileno(), wake], [], [])
    if wake in ready:
        raise click.Abort
