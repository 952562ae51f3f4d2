"""Handing a workspace's choices to the operations that change environments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import InstallerError, NotFoundError
from roost.core.domain.health import Badge
from roost.core.domain.plan import TARGET, ItemOutcome, ItemResult, Operation, Plan, Result
from roost.core.operations.context import OperationContext, Standing
from roost.core.system.context import JobContext
from roost.core.system.interpreters import choose_interpreter
from roost.core.workspace.behind import models_behind
from roost.core.workspace.fitting import fits_in
from roost.core.workspace.pythons import interpreters_of
from roost.core.workspace.recording import recorded, refuse_foreign

if TYPE_CHECKING:
    from roost.core.operations.migrate_plan import Wishes
    from roost.core.workspace.workspace import Workspace

__all__ = ["build_shared", "execute", "operation_context", "plan_build", "plan_moves"]


def operation_context(workspace: Workspace) -> OperationContext:
    """Plain values and callables of this workspace and machine."""
    interpreters = cache(lambda: interpreters_of(workspace.host))
    return OperationContext(
        workspace.layout,
        # Operations ask who uses a folder themselves, for all of them in one look.
        describe=partial(workspace.describe, processes=False),
        clock=workspace.host.now,
        environ=workspace.host.environ,
        driver=lambda: workspace.hardware().stamp,
        hardware=workspace.hardware,
        model=models_behind(workspace.asking),
        interpreters=interpreters,
        fits=cache(lambda key: fits_for(workspace, key)),
        base_python=lambda spec: choose_interpreter(spec, interpreters()).path,
    )


def fits_for(workspace: Workspace, key: str) -> tuple[Standing, ...]:
    """Shared environments of other keys that fit in for ``key`` here, and are not broken."""
    from roost.core.system.venv.facts import read_facts

    asking = workspace.asking()
    asking.settings_problem()  # those that cannot be read say nothing
    chosen = (workspace.host.environ.get("ROOST_ACCELERATOR"), asking.settings.accelerator)
    found = []
    for fit in fits_in(workspace.layout, key, workspace.hardware(), chosen):
        if fit.bars:
            continue
        try:
            env = workspace.describe(EnvId(EnvKind.SHARED, fit.name), processes=False)
        except NotFoundError:
            continue  # it has gone since it was listed
        if env.health.badge is not Badge.BROKEN and env.creating is None:
            found.append(Standing(env, read_facts(str(env.venv))))
    return tuple(found)


def build_shared(
    workspace: Workspace,
    key: str,
    ctx: JobContext,
    *,
    wait: bool,
    timeout: float | None,
    extra: tuple[str, ...] = (),
) -> str:
    """Step 4 of a resolution: ``created``, or ``joined`` where somebody was faster.

    ``extra``: what the model needs on top of the profile; where that cannot be had, it is
    built without, as other models of the key need it.
    """
    from roost.core.operations.create import create_or_join

    context, env = operation_context(workspace), EnvId(EnvKind.SHARED, key)

    def build(inner: JobContext) -> Result:
        try:
            path, how = create_or_join(context, key, inner, wait=wait, timeout=timeout, extra=extra)
        except InstallerError as error:
            if not extra:
                raise
            inner.log(f"Not with {', '.join(extra)}: {error.message}", "warning")
            path, how = create_or_join(context, key, inner, wait=wait, timeout=timeout)
        done = ItemResult(env, ItemOutcome.DONE, f"{how}: {path}")
        return Result(Operation.CREATE, (done,), data={"how": how})

    return str(recorded(workspace, "create", build, ctx, envs=[str(env)]).data["how"])


def plan_build(
    workspace: Workspace,
    key: str,
    ctx: JobContext,
    *,
    installer: str | None,
    source: EnvId | None,
    extra: tuple[str, ...],
    locked: Path | None,
    managed_python: bool,
    dedicated: str | None = None,
) -> Plan:
    """See ``Workspace.plan_create``."""
    if dedicated is not None:
        from roost.core.workspace.dedicating import plan_dedicated

        return plan_dedicated(
            workspace,
            key,
            dedicated,
            ctx,
            installer=installer,
            source=source,
            extra=extra,
            locked=locked,
            managed_python=managed_python,
        )
    from roost.core.operations.create import plan_create

    return plan_create(
        operation_context(workspace),
        key,
        ctx,
        installer=installer,
        source=source,
        extra=extra,
        locked=locked,
        managed_python=managed_python,
    )


def plan_moves(
    workspace: Workspace,
    env_ids: Sequence[EnvId] | None,
    ctx: JobContext,
    *,
    wishes: Wishes,
) -> Plan:
    """See ``Workspace.plan_migrate``."""
    from roost.core.workspace.planning import plan_moves as plan_wished

    return plan_wished(workspace, operation_context(workspace), env_ids, ctx, wishes)


def execute(workspace: Workspace, plan: Plan, ctx: JobContext) -> Result:
    """Carry out a plan of this workspace; raises UsageError ``foreign-plan`` for another's."""
    refuse_foreign(workspace, plan.root)
    if plan.operation is Operation.ADOPT:
        from roost.core.workspace.adopting import carry_out_adoption

        return recorded(
            workspace,
            "adopt",
            lambda inner: carry_out_adoption(workspace, plan, inner),
            ctx,
            plan=plan,
        )
    if any(item.env.kind is EnvKind.OTHER for item in plan.items):
        from roost.core.workspace.removing import execute_removal

        return recorded(
            workspace,
            plan.operation.value,
            lambda inner: execute_removal(workspace, plan, inner),
            ctx,
            plan=plan,
            frees=plan.purge,
            volumes=[item.path.parent for item in plan.items],
        )
    context, act, target = (
        operation_context(workspace),
        _action(plan.operation),
        plan.option(TARGET),
    )
    return recorded(
        workspace,
        plan.operation.value,
        lambda inner: act(context, plan, inner),
        ctx,
        plan=plan,
        frees=plan.purge,
        instant=plan.operation is Operation.DELETE and not plan.purge,
        volumes=[Path(target).parent] if target else (),
    )


def _action(operation: Operation) -> Callable[[OperationContext, Plan, JobContext], Result]:
    """What carries a plan out; none loads what only the others need (0.1 s of all of them)."""
    match operation:
        case Operation.CREATE:
            from roost.core.operations.create import execute_create

            return execute_create
        case Operation.DELETE:
            from roost.core.operations.delete import execute_delete

            return execute_delete
        case Operation.MOVE:
            from roost.core.operations.move_env import execute_move_env

            return execute_move_env
        case _:
            from roost.core.workspace.planning import execute_saved

            return execute_saved
