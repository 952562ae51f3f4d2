"""How long moving a model takes here: told from the moves that were made, never invented."""

from __future__ import annotations

from roost.core.operations.context import OperationContext
from roost.core.store.pastruns import PastRun, past_runs, record_run

MOVE = "move"
_COUNTED = 20


def usual_seconds(context: OperationContext, how: str) -> float | None:
    """The median of the latest moves (or renames) of this workspace; None before the first."""
    took = [run.seconds for run in past_runs(context.layout) if run.how == how]
    return _median(took[:_COUNTED]) if took else None


def _median(values: list[float]) -> float:
    """That of ``statistics``, which loads fractions and decimals for it: 4 ms."""
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def remember_seconds(context: OperationContext, key: str, how: str, seconds: float) -> None:
    """One more that succeeded."""
    record_run(context.layout, PastRun(context.now(), key, how, 0, {how: seconds}))
