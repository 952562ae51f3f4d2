"""Asking everything at once, each question with a time limit, and telling in a fixed order."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from roost.core.domain.errors import CancelledError, RoostError
from roost.core.domain.finding import Finding, State, of_error
from roost.core.store.layout import Layout
from roost.core.system.context import JobContext
from roost.core.workspace.asking import Asking
from roost.core.workspace.host import Host

QUICK = 2.2
"""Seconds for what asks other programs or the network (the whole: under 3 s)."""
PATIENT = 60.0
"""Seconds for the same with ``--deep``, and always for reading the workspace's own files."""


@dataclass(frozen=True, slots=True)
class Look:
    """What every question is given.  ``layout`` keeps nothing: looking writes no cache."""

    layout: Layout
    host: Host
    deep: bool = False
    platform: str = sys.platform
    program: tuple[str, ...] = (sys.executable, "-B", "-m", "roost")
    """The words that start this very Roost again, for what only the window knows."""
    uv: str = ""
    """Path of uv, "" where there is none; looked up before the threads start, because
    sysconfig must not be filled by two of them at once."""

    def asking(self) -> Asking:
        """Of one's own: answers are remembered in it, and questions run side by side."""
        return Asking(self.layout, self.host)

    @property
    def environ(self) -> Mapping[str, str]:
        return self.host.environ


Answer = Iterable[Finding]


@dataclass(frozen=True, slots=True)
class Question:
    """``name`` says what was asked where no answer comes within ``limit`` seconds."""

    name: str
    ask: Callable[[Look, JobContext], Answer]
    limit: float | None = PATIENT
    """None: as long as it takes."""


@dataclass(slots=True)
class _Asked:
    question: Question
    ctx: JobContext
    done: threading.Event = field(default_factory=threading.Event)
    findings: list[Finding] = field(default_factory=list)
    bug: Exception | None = None

    def run(self, look: Look) -> None:
        try:
            for finding in self.question.ask(look, self.ctx):
                self.findings.append(finding)
        except CancelledError:
            pass  # nobody waits for it any more
        except RoostError as error:
            self.findings.append(of_error(error))
        except OSError as error:
            self.findings.append(_failed(self.question, error))
        except Exception as bug:  # noqa: BLE001 - raised again by who waits for the answer
            self.bug = bug
        finally:
            self.done.set()


def ask_all(questions: Sequence[Question], look: Look, ctx: JobContext) -> Iterator[Finding]:
    """The findings, in the order of the questions.  Raises CancelledError.

    A question that does not answer in time is told of and left behind: its programs are
    ended, and its thread, should the disk hold it, ends with the process.
    """
    began = time.monotonic()
    asked = [_Asked(one, JobContext("doctor", ctx.sink)) for one in questions]
    for one in asked:
        name = f"doctor-{one.question.name}"
        threading.Thread(target=one.run, args=(look,), name=name, daemon=True).start()
    try:
        for one in asked:
            limit = one.question.limit
            while not one.done.wait(0.02):
                ctx.check_cancelled()
                if limit is not None and time.monotonic() - began > limit:
                    break
            answered = one.done.is_set()
            if one.bug is not None:
                raise one.bug
            yield from tuple(one.findings)
            if not answered:
                one.ctx.cancelled.set()
                yield _silent(one.question, limit or 0.0)
    finally:
        for one in asked:
            one.ctx.cancelled.set()


def _silent(question: Question, limit: float) -> Finding:
    return Finding(
        "no-answer",
        State.WARNING,
        f"{question.name}: no answer within {limit:g} s.",
        "Try again with --deep, which waits longer; a network drive may be slow or away.",
        ("roost", "doctor", "--deep"),
    )


def _failed(question: Question, error: OSError) -> Finding:
    return Finding(
        "not-looked",
        State.WARNING,
        f"{question.name}: could not be looked at ({error}).",
        "Check the permissions there, and whether the volume is attached.",
    )
