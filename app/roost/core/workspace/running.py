"""`run`: a command inside the environment of a model."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from roost.core.domain.decision import Decision, Source
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import NotFoundError, RoostError
from roost.core.store.leases import HeldLease, lease, settled
from roost.core.store.trash import read_manifest, trash_ids
from roost.core.store.usagelog import RAN
from roost.core.system.context import JobContext
from roost.core.system.process.foreground import activated, command_line, run_foreground

if TYPE_CHECKING:
    from roost.core.workspace.workspace import Workspace

_NOT_ITS_FAULT = (0, 130, 143)
"""Success, Ctrl-C, SIGTERM."""


def run(
    workspace: Workspace, decision: Decision, words: Sequence[str], ctx: JobContext | None = None
) -> int:
    """The command's exit code.

    The environment is leased as long as the command or anything it starts holds on to it:
    we stay beside it (and do not exec) to say what to do where a first start fails, and
    the lease's lock is inherited, so that it outlives us if we are killed.
    Raises RoostError ``command-not-found``, ``cannot-start``, NotFoundError
    ``environment-gone``, BusyError.
    """
    python = _python(decision)
    with leased(workspace, decision, ctx or JobContext("run")) as held:
        environ = activated(workspace.host.environ, Path(python).parent.parent, Path(python).parent)
        argv = command_line(words, python, environ)
        name = os.path.basename(argv[0])  # noqa: PTH119 - a program's name, as `ps` shows it
        code = run_foreground(
            argv,
            environ,
            inherited=held.inherited,
            started=lambda pid: held.used_by(pid, name),
        )
    if code in _NOT_ITS_FAULT:
        _note_success(workspace, decision)
    return code


@contextmanager
def leased(workspace: Workspace, decision: Decision, ctx: JobContext) -> Iterator[HeldLease]:
    """See ``Workspace.lease``."""
    python = _python(decision)
    env_id = EnvId.parse(decision.env_id or "")
    tree = python.parent.parent
    with lease(workspace.layout, env_id, tree, workspace.host.now()) as held:
        if held.held:
            settled(workspace.layout, env_id, ctx)
        if not os.path.lexists(python):
            raise NotFoundError(
                "environment-gone",
                f"{env_id} was moved or deleted just now.",
                remedy="Try again: another environment is found, or a new one made.",
                path=str(python),
            )
        yield held


def way_back(workspace: Workspace, decision: Decision, exit_code: int) -> str:
    """What leads back, where a first start in a shared environment failed.

    Empty once a start of the model in it has ended well, and where there is no way back.
    """
    if exit_code in _NOT_ITS_FAULT or decision.source is not Source.SHARED:
        return ""
    asking = workspace.asking()
    subject = asking.subject(decision.model)
    if asking.usage.has_run(decision.env_id or "", subject.labels[0]):
        return ""
    said = f"It ended with exit code {exit_code} in {decision.env_id}."
    legacy = asking.legacy(subject).ids()
    stands_in = decision.needed_key not in ("", decision.env_key)
    if legacy and not stands_in:  # beside one that stands in, its own has been found broken
        return (
            f"{said} Its own environment still stands: "
            f"`roost use {decision.model} {legacy[0]}` goes back to it."
        )
    names = {name.lower() for name in (decision.model, *subject.labels)}
    for trash_id in reversed(trash_ids(workspace.layout)):
        gone = read_manifest(workspace.layout, trash_id)
        models = {gone.env.name.lower(), *(model.lower() for model in gone.models)}
        if gone.env.kind is EnvKind.LEGACY and names & models:
            # Undoing a migration prefers it again, undoing a deletion does not.
            choose = f" && roost use {decision.model} {gone.env}"
            then = "" if gone.operation == "migrate" else choose
            return (
                f"{said} Its own environment is in the trash: "
                f"`roost undo {trash_id}{then}` goes back to it."
            )
    if stands_in:
        return (
            f"{said} That one only stands in: `roost create {decision.needed_key}` makes the "
            "environment this model asks for."
        )
    return ""


def _note_success(workspace: Workspace, decision: Decision) -> None:
    """Once is enough: a later failure is no first start."""
    if decision.source is not Source.SHARED or decision.env_id is None:
        return
    asking = workspace.asking()
    model = asking.subject(decision.model).labels[0]
    if not asking.usage.has_run(decision.env_id, model):
        asking.usage.record(workspace.host.now(), RAN, decision.env_id, model)


def _python(decision: Decision) -> Path:
    if decision.python_executable is None or decision.env_id is None:
        raise RoostError(
            "no-environment", f"{decision.model} has no environment.", remedy="Resolve it first."
        )
    return decision.python_executable
