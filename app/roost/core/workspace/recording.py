"""Every change of a workspace goes into its History: plan, result, log, and the ledger."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roost.core.domain.errors import CancelledError, RoostError, UsageError
from roost.core.domain.events import Event, LogLine
from roost.core.domain.plan import ItemOutcome, Plan, Result
from roost.core.operations.ledger import Accounts, built_causes, ledger_dict, promise_of
from roost.core.store.envjson import current_tree
from roost.core.store.layout import Layout
from roost.core.store.records import Finished, begin_record, finish_record, keep_record
from roost.core.system.context import JobContext

if TYPE_CHECKING:
    from roost.core.workspace.workspace import Workspace

LINES = 5_000
"""Lines of log kept for one operation; the whole log is the job log's."""
Act = Callable[[JobContext], Result]


def recorded(
    workspace: Workspace,
    operation: str,
    act: Act,
    ctx: JobContext,
    *,
    plan: Plan | None = None,
    frees: bool = False,
    envs: Sequence[str] = (),
    volumes: Sequence[Path] = (),
    written: Mapping[str, Any] | None = None,
    instant: bool = False,
) -> Result:
    """Run ``act`` and remember it; its result with ``ledger`` and ``record`` in its data.

    ``frees``: bytes come back during it, so the volumes are waited for before they are asked;
    ``volumes``: folders on those concerned beside the workspace's own; ``written``: the plan as
    it is written down where it is none of environments; ``instant``: a matter of milliseconds,
    of which nothing is noted before it is done.  What ``act`` raises is
    remembered and raised.  That nothing can be remembered is no failure.
    """
    layout, now = workspace.layout, workspace.host.now
    at = now().isoformat()
    said: deque[str] = deque(maxlen=LINES)
    planned = () if plan is None else tuple(str(item.env) for item in plan.items)
    named = tuple(dict.fromkeys(envs or planned))
    written = written if plan is None else plan.as_dict()
    number = None if instant else begin_record(layout, at, operation, named, written)
    accounts = Accounts.open([workspace.root, *volumes], sync=frees)

    def finish(done: Finished, where: Layout = layout) -> int | None:
        if number is None:  # or there was no folder for it yet
            return keep_record(where, at, operation, named, written, done)
        return number if finish_record(where, number, done) else None

    try:
        result = act(_overheard(ctx, said))
    except BaseException as error:
        stopped = isinstance(error, CancelledError | KeyboardInterrupt)
        message = error.message if isinstance(error, RoostError) else type(error).__name__
        outcome = "cancelled" if stopped else "failed"
        ledger = ledger_dict(accounts.close({}))
        finish(Finished(now().isoformat(), outcome, message, log=tuple(said), ledger=ledger))
        raise
    promised, causes = promise_of(plan, result)
    built = partial(built_causes, plan, result, partial(current_tree, layout)) if plan else tuple
    told = {workspace.root: promised, **_elsewhere(result)}
    ledger = ledger_dict(accounts.close(told, causes, built))
    record = finish(
        Finished(
            now().isoformat(),
            outcome_of(result),
            summary_of(result),
            tuple(dict.fromkeys(str(item.env) for item in result.items)),
            _plain(result),
            tuple(said),
            ledger,
        ),
        # A workspace that has moved is remembered where it is now.
        Layout(Path(result.data["workspace"])) if "workspace" in result.data else layout,
    )
    more = {"ledger": ledger, "record": None if record is None else str(record)}
    return replace(result, data={**result.data, **more})


def refuse_foreign(workspace: Workspace, root: Path) -> None:
    """Raise UsageError ``foreign-plan`` for a plan that was made for another workspace."""
    if root != workspace.root:
        raise UsageError(
            "foreign-plan",
            f"This plan was made for {root}, not for {workspace.root}.",
            remedy="Make the plan again in this workspace.",
        )


def outcome_of(result: Result) -> str:
    """ "done", "partial" or "failed"."""
    if not result.errors:
        return "partial" if result.partial else "done"
    some = any(item.outcome is ItemOutcome.DONE for item in result.items)
    return "partial" if some else "failed"


def summary_of(result: Result) -> str:
    """What a list shows of it."""
    if result.errors:
        return result.errors[0].message
    if len(result.items) == 1:
        return result.items[0].message
    counts: dict[str, int] = {}
    for item in result.items:
        counts[item.outcome.value] = counts.get(item.outcome.value, 0) + 1
    return ", ".join(f"{count} {outcome}" for outcome, count in counts.items())


def _overheard(ctx: JobContext, said: deque[str]) -> JobContext:
    def sink(event: Event) -> None:
        if isinstance(event, LogLine):
            said.append(f"{event.at:%H:%M:%S} {event.level}: {event.message}")
        ctx.emit(event)

    return JobContext(ctx.job, sink, ctx.cancelled, ctx.stopping)


def _elsewhere(result: Result) -> dict[Path, int]:
    """Bytes promised on other volumes: `volumes` of the result's data, path to bytes."""
    told = result.data.get("volumes")
    return {Path(path): size for path, size in told.items()} if isinstance(told, dict) else {}


def _plain(result: Result) -> dict[str, object]:
    return {
        "operation": result.operation.value,
        "items": [item.as_dict() for item in result.items],
        "errors": [error.as_dict() for error in result.errors],
        **{name: value for name, value in result.data.items() if name != "plan"},
    }
