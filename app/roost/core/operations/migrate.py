"""Migrate: bind a model to a proved shared environment, then quarantine its legacy one."""

from __future__ import annotations

import time
from typing import Any

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import CancelledError, RoostError, StoreError
from roost.core.domain.plan import (
    Action,
    ItemOutcome,
    ItemResult,
    Operation,
    Plan,
    PlanItem,
    Result,
)
from roost.core.operations.context import OperationContext
from roost.core.operations.create import create_locked, create_or_join, with_figures
from roost.core.operations.migrate_one import move_model, promote_source
from roost.core.operations.migrate_plan import BY, EXTRA, SOURCE, is_build, plan_migrate
from roost.core.operations.migrate_summary import summary_of
from roost.core.operations.modelproof import ProofWishes
from roost.core.operations.planner.compare import satisfied
from roost.core.operations.planner.targets import RENAME, recipe_with
from roost.core.operations.planner.times import MOVE, remember_seconds
from roost.core.operations.planner.unchanged import is_done, require_unchanged
from roost.core.operations.standing import is_present
from roost.core.operations.transaction import transaction
from roost.core.store.envjson import current_tree
from roost.core.store.history import record_operation
from roost.core.system.context import JobContext
from roost.core.system.venv.facts import read_facts
from roost.core.system.whole import OneBar

__all__ = ["execute_migrate", "plan_migrate"]


def execute_migrate(context: OperationContext, plan: Plan, ctx: JobContext) -> Result:
    """Carry out a plan; one failure does not stop the others, a cancel does.

    At every instant each model has a working environment.  A plan that was cut short may be
    carried out again: what is done stays done.  ``ctx.stopping`` ends it after the current
    one.  Raises StoreError ``changed`` before anything is touched, CancelledError with what
    was done in its ``data``; all other errors are in the result.
    """
    require_unchanged(context, plan)
    batch = _Batch(context, plan)
    bar, ends = OneBar(ctx), _ends(plan)
    stopped = False
    for number, item in enumerate(plan.items):
        stopped = stopped or ctx.stopping.is_set()
        if stopped:
            batch.skip(item)
            continue
        bar.part(ends[number], ends[number + 1])
        try:
            ctx.check_cancelled()
            bar.ctx.progress(
                "migrate", number, len(plan.items), "environments", subject=str(item.env)
            )
            batch.take(item, bar.ctx)
        except CancelledError as error:
            done = batch.result()
            error.data = {
                "items": [one.as_dict() for one in done.items],
                "summary": done.data["summary"],
            }
            raise
    bar.finish("migrate")
    return batch.result(stopped=stopped)


def _ends(plan: Plan) -> list[float]:
    """Where each item's part of the bar ends, from about how many seconds each takes."""
    renamed = {
        plan.option(SOURCE + item.env.name)
        for item in plan.items
        if plan.option(BY + item.env.name) == RENAME
    }
    takes = [
        0.0 if str(item.env) in renamed else item.seconds or (30.0 if is_build(item) else 5.0)
        for item in plan.items
    ]
    whole = sum(takes) or 1.0
    return [0.0, *(sum(takes[: number + 1]) / whole for number in range(len(takes)))]


class _Batch:
    """One run of a plan: what has come of its items so far."""

    def __init__(self, context: OperationContext, plan: Plan) -> None:
        self.context = context
        self.plan = plan
        self.results: list[ItemResult] = []
        self.failed: set[str] = set()
        self.promoted: dict[EnvId, ItemResult] = {}
        self.wishes = ProofWishes(plan.option("smoke"), plan.option("trust_remote_code") == "yes")

    def take(self, item: PlanItem, ctx: JobContext) -> None:
        began = time.monotonic()
        if is_build(item):
            result = self._ensure(item, ctx)
            if result.error is not None:
                self.failed.add(item.env.name)
        else:
            result = self._migrate_one(item, ctx)
            record_operation(
                self.context.layout,
                self.context.now(),
                "migrate",
                str(item.env),
                result.outcome.value,
                result.message,
            )
        self.results.append(result)
        self._remember(item, result, time.monotonic() - began)

    def _remember(self, item: PlanItem, result: ItemResult, seconds: float) -> None:
        key = item.target_key or item.env.name
        if item.env in self.promoted or result.outcome is not ItemOutcome.DONE:
            return
        if is_build(item):
            if self.promoted and self.plan.option(BY + item.env.name) == RENAME:
                remember_seconds(self.context, key, RENAME, seconds)
        elif result.proof:
            remember_seconds(self.context, key, MOVE, seconds)

    def skip(self, item: PlanItem) -> None:
        self.results.append(
            ItemResult(item.env, ItemOutcome.SKIPPED, "not begun: stopped before it")
        )

    def result(self, *, stopped: bool = False) -> Result:
        errors = tuple(one.error for one in self.results if one.error is not None)
        data: dict[str, Any] = {"summary": summary_of(self.plan, self.results)}
        if stopped:
            data["stopped"] = True
        return Result(Operation.MIGRATE, tuple(self.results), errors, data)

    def _ensure(self, item: PlanItem, ctx: JobContext) -> ItemResult:
        try:
            if self.plan.option(BY + item.env.name) == RENAME:
                return self._promote(item, ctx)
            return ItemResult(item.env, ItemOutcome.DONE, self._build(item, ctx))
        except CancelledError:
            raise
        except RoostError as error:
            ctx.log(error.message, "error")
            return ItemResult(item.env, ItemOutcome.FAILED, error.message, error=error)

    def _build(self, item: PlanItem, ctx: JobContext) -> str:
        key, plan = item.env.name, self.plan
        source, installer = plan.option(SOURCE + key), plan.option("installer") or None
        extra = tuple(filter(None, plan.option(EXTRA + key).split("\n")))
        if extra:
            return self._build_with(item, extra, installer, ctx)
        path, how = create_or_join(
            self.context,
            key,
            ctx,
            installer=installer,
            source=EnvId.parse(source) if source else None,
            planned=item,
        )
        return f"{how}: {path}"

    def _build_with(
        self, item: PlanItem, extra: tuple[str, ...], installer: str | None, ctx: JobContext
    ) -> str:
        context, key = self.context, item.env.name
        recipe = with_figures(recipe_with(context, key, extra, installer), item)
        with transaction(context, "create", recipe.locked_envs, ctx) as change:
            there = read_facts(str(current_tree(context.layout, key))).versions()
            if is_present(context, key) and satisfied(extra, there):
                return f"joined: {context.layout.shared(key)}"
            create_locked(context, recipe, change, ctx)
        return f"created: {context.layout.shared(key)}, with {', '.join(extra)}"

    def _promote(self, item: PlanItem, ctx: JobContext) -> ItemResult:
        env = EnvId.parse(self.plan.option(SOURCE + item.env.name))
        source = next((one for one in self.plan.items if one.env == env), None)
        if source is None:
            raise StoreError("changed", f"The plan does not name {env}.", path=str(item.path))
        if is_done(self.context, source):
            return ItemResult(item.env, ItemOutcome.DONE, f"{env} has become it already")
        installer = self.plan.option("installer") or None
        result = promote_source(self.context, source, item.env.name, installer, self.wishes, ctx)
        self.promoted[env] = result
        return ItemResult(item.env, ItemOutcome.DONE, f"{env} became it by rename")

    def _migrate_one(self, item: PlanItem, ctx: JobContext) -> ItemResult:
        if item.env in self.promoted:
            return self.promoted[item.env]
        if item.action is Action.NOTHING or item.target_key is None:
            return _left(item, ctx)
        if item.target_key in self.failed:
            message = f"{item.target_key} could not be built; {item.env} stays as it is."
            return ItemResult(item.env, ItemOutcome.SKIPPED, message)
        if is_done(self.context, item):
            return ItemResult(item.env, ItemOutcome.DONE, "moved before")
        bound: list[str] = []
        shared = EnvId(EnvKind.SHARED, item.target_key)
        try:
            return move_model(
                self.context, item, shared, bound, self.wishes, ctx, purge=self.plan.purge
            )
        except CancelledError:
            raise
        except RoostError as error:
            if bound:
                message = f"{', '.join(bound)} moved; the folder is kept: {error.message}"
                ctx.log(message, "warning")
                return ItemResult(item.env, ItemOutcome.PARTIAL, message)
            ctx.log(error.message, "error")
            return ItemResult(item.env, ItemOutcome.FAILED, error.message, error=error)


def _left(item: PlanItem, ctx: JobContext) -> ItemResult:
    message = "; ".join(warning.message for warning in item.warnings) or "nothing to do"
    ctx.log(f"{item.env} stays as it is: {message}", "warning")
    if any(warning.code == "conflict" for warning in item.warnings):
        return ItemResult(item.env, ItemOutcome.PARTIAL, message)
    if not item.warnings:
        return ItemResult(item.env, ItemOutcome.SKIPPED, message)
    error = StoreError(
        item.warnings[0].code,
        f"{item.env} stays as it is: {message}",
        path=str(item.path),
        remedy="See `roost profiles` for what can be built, or leave it as it is.",
    )
    return ItemResult(item.env, ItemOutcome.FAILED, message, error=error)
