"""One command's run: which workspace, how to print, how to be cancelled."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, Literal, TextIO

from roost.cli import render
from roost.cli.ticker import Ticker
from roost.core.domain.errors import RoostError, StoreError, UsageError
from roost.core.domain.events import Event, LogLine, Progress
from roost.core.system.context import JobContext

if TYPE_CHECKING:
    from roost.core.domain.env import EnvId
    from roost.core.workspace import Workspace
    from roost.core.workspace.host import Host

ProgressMode = Literal["auto", "json", "none"]


@dataclass
class Session:
    """What every command is handed.  ``exit_code`` is what the process will return."""

    root: str | None = None
    as_json: bool = False
    progress: ProgressMode = "auto"
    exit_code: int = 0
    remember: bool = True
    """Whether this workspace becomes "the one used last" (formats.md, `--root`)."""
    cancelled: threading.Event = field(default_factory=threading.Event)
    missing: list[RoostError] = field(default_factory=list)
    """What was named besides others and is not there: the rest is done, and the exit code is 1."""
    lost: RoostError | None = None
    """Log lines could not be written to stdout: the job goes on, and the exit code is 1."""

    @cached_property
    def ticker(self) -> Ticker:
        return Ticker(sys.stderr)

    @cached_property
    def workspace(self) -> Workspace:
        """The workspace of this call, tidied up first if somebody left something behind."""
        workspace = self.untouched()
        if self.remember:
            _remember(workspace.host, workspace.root)
        workspace.tidy_up(self.context("recover", log_to_stdout=False))
        return workspace

    def untouched(self) -> Workspace:
        """The same for who only looks: nothing is tidied up, nothing remembered."""
        from roost.core.workspace import Workspace, find_root
        from roost.core.workspace.host import Host

        host = Host()
        where = self.root or find_root(host.environ, _here(), lambda: _last_used(host))
        return Workspace(where, host=host)

    def named(self, names: Sequence[str]) -> list[EnvId]:
        """The environments meant; those that are not there are told (formats.md: a batch with
        failures does the rest).

        Raises NotFoundError where none of them is there, UsageError for an ambiguous name.
        """
        found: list[EnvId] = []
        for name in names:
            try:
                found.append(self.workspace.find(name))
            except UsageError:
                raise
            except RoostError as error:
                self.missing.append(error)
        if not found and self.missing:
            first, self.missing = self.missing[0], []
            raise first
        if not self.as_json:
            self._complain(self.missing)
        return found

    def context(self, job: str, *, log_to_stdout: bool = True) -> JobContext:
        """A job whose log lines go to stdout (human, wanted) or stderr."""
        to_stdout = log_to_stdout and not self.as_json
        ticker = self.ticker

        def sink(event: Event) -> None:
            if self.progress == "json":
                line = render.event_json(event)
                if line is not None:
                    render.write_json(sys.stderr, line)
                if not (to_stdout and isinstance(event, LogLine) and event.level != "output"):
                    return
            if isinstance(event, Progress) and self.progress == "auto":
                ticker.show(event)
            if isinstance(event, LogLine):
                if event.level == "debug":
                    return
                ticker.clear()
                stream = sys.stdout if to_stdout and event.level != "output" else sys.stderr
                prefix = "    " if event.level == "output" else ""
                self._log(stream, prefix + render.plain(event.message))

        return JobContext(job, sink, self.cancelled)

    def _log(self, stream: TextIO, line: str) -> None:
        try:
            render.write(stream, line)
        except RoostError as error:
            self.lost = self.lost or error

    def answer(
        self, data: Any, text: str, *, exit_code: int = 0, errors: Sequence[RoostError] = ()
    ) -> None:
        """Print the result (with what went wrong in part): the JSON document, or the text."""
        self.exit_code = exit_code = 1 if self.missing and exit_code in (0, 4) else exit_code
        self.ticker.clear()
        if self.as_json:
            document = render.envelope(exit_code in (0, 4), data, (*errors, *self.missing))
            render.write_json(sys.stdout, document)
            return
        if self.lost:
            raise self.lost
        if text:
            render.write(sys.stdout, text)
        self._complain(errors)

    def failed(
        self, errors: Sequence[RoostError], data: Any = None, *, exit_code: int | None = None
    ) -> None:
        """Print failures (and as much of ``data`` as there is) and remember the exit code."""
        self.exit_code = errors[0].exit_code if exit_code is None else exit_code
        self.ticker.clear()
        if self.as_json:
            document = render.envelope(False, data, (*errors, *self.missing))
            render.write_json(sys.stdout, document)
            return
        self._complain(errors)

    def _complain(self, errors: Sequence[RoostError]) -> None:
        """On stderr: in words, or as one more line for who reads its lines as JSON."""
        for error in errors:
            if self.progress == "json":
                render.write_json(sys.stderr, render.error_json(error))
            else:
                render.write(sys.stderr, render.error_text(error))

    def confirmed(self, question: str) -> bool:
        """Ask on the terminal.  Raises click.Abort on Ctrl-C, SIGTERM and end of input.

        Nothing runs that could look at ``cancelled``, so a signal has to end the reading.
        """
        from roost.cli.asking import confirm

        return confirm(question, self.cancelled.is_set)

    @contextmanager
    def interruptible(self) -> Iterator[None]:
        """Ctrl-C, SIGTERM and a terminal that closes cancel the job; a second one ends the
        process the hard way."""

        def stop(number: int, _frame: FrameType | None) -> None:
            if self.cancelled.is_set():
                signal.signal(number, signal.SIG_DFL)
                os.kill(os.getpid(), number)
            self.cancelled.set()

        numbers = [signal.SIGINT, signal.SIGTERM]
        hangup = getattr(signal, "SIGHUP", None)
        if hangup is not None and signal.getsignal(hangup) != signal.SIG_IGN:  # not under nohup
            numbers.append(hangup)
        before = {number: signal.signal(number, stop) for number in numbers}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def _here() -> Path | None:
    """The current folder; None where it was removed."""
    try:
        return Path.cwd()
    except OSError:
        return None


def _last_used(host: Host) -> str | None:
    from roost.core.store.userconfig import load_user_config

    recent = load_user_config(host.config_dir).recent
    return recent[0] if recent else None


def _remember(host: Host, root: Path) -> None:
    """Losing this loses a convenience, so a folder that cannot be written is no failure."""
    from roost.core.store.userconfig import load_user_config, save_user_config

    config = load_user_config(host.config_dir)
    if config.recent[:1] == (str(root),):
        return
    try:
        save_user_config(host.config_dir, config.with_recent(str(root)))
    except StoreError:
        return
