"""Adopt: an environment of another tool becomes a legacy one of the workspace.

By link its tree stays where it is and serves both; by copy the workspace has its own, made fit
for its new place.  The original is read, never changed; deleting the adopted one undoes it all.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from roost.core.discovery.legacy import METADATA
from roost.core.discovery.other.candidate import OtherFound
from roost.core.domain.decision import Warning
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import CancelledError, RoostError, StoreError, UsageError
from roost.core.domain.names import is_safe_name
from roost.core.domain.plan import (
    Action,
    ItemOutcome,
    ItemResult,
    Operation,
    Plan,
    PlanItem,
    Result,
)
from roost.core.domain.printable import printable
from roost.core.operations.assess import processes_in
from roost.core.operations.context import OperationContext
from roost.core.operations.pathbudget import check_tree_budget
from roost.core.operations.transaction import transaction
from roost.core.store.folders import check_below, own_folder
from roost.core.store.history import record_operation
from roost.core.system.context import JobContext
from roost.core.system.files import sync_folder, write_json
from roost.core.system.relocate import made_for, relocate
from roost.core.system.tree import (
    Identity,
    check_identity,
    copy_checked,
    identity,
    measure_tree,
    rename,
    require_space,
    sync_volume,
    verify_copy,
)
from roost.core.system.tree.switching import link_folder
from roost.core.system.venv.facts import read_facts

SOURCE = "source"
HOW = "how"
LINK, COPY = "link", "copy"
METADATA_OPTION = "metadata"
"""Options of the plan: the `other:` id, how, and what its metadata file will name."""
_TREE = ".venv"
Find = Callable[[EnvId], OtherFound]


def plan_adopt(
    context: OperationContext,
    one: OtherFound,
    ctx: JobContext,
    *,
    name: str,
    copy: bool,
    models: Mapping[str, str] | None = None,
) -> Plan:
    """What adopting it as ``legacy:<name>`` would do; changes nothing.

    ``models``: what its metadata shall name (``model_id``, ``model_path``).  Raises UsageError
    ``bad-name``, ``not-adoptable``; StoreError ``name-taken``, ``no-space``; WorkspaceError
    ``path-too-long``.
    """
    layout, tree = context.layout, one.env.path
    env = EnvId(EnvKind.LEGACY, name)
    _check_adoptable(one, copy=copy)
    _check_free(context, env)
    seen, sizes = identity(tree), measure_tree(tree, ctx)
    needs = 0
    warnings: tuple[Warning, ...] = ()
    if copy:
        needs = sizes.size
        require_space(_existing(layout.environments), needs)
        place = layout.unit(env) / _TREE
        check_tree_budget(tree, layout.root, place, long_paths=context.long_paths())
        reasons = (f"a copy of {tree}, made fit for its new place; the original stays as it is",)
    else:
        reasons = (f"a link to {tree}, where it stays; nothing there is changed",)
        told = "It is no copy: whatever changes there changes here, too."
        warnings = (Warning("stays-linked", told),)
    item = PlanItem(
        env,
        layout.unit(env),
        Action.ADOPT,
        models=tuple((models or {}).values()),
        size=sizes.allocated,
        needs=needs,
        in_use=processes_in(context, [tree])[tree] if copy else (),
        reasons=(*reasons, f"to take it back: roost delete {env}"),
        warnings=warnings,
        device=seen.device,
        inode=seen.inode,
    )
    return Plan(
        Operation.ADOPT,
        layout.root,
        (item,),
        peak=needs,
        options=(
            (SOURCE, str(one.env.id)),
            (HOW, COPY if copy else LINK),
            *((f"{METADATA_OPTION}.{key}", value) for key, value in (models or {}).items()),
        ),
        created_at=context.now(),
    )


def execute_adopt(context: OperationContext, plan: Plan, find: Find, ctx: JobContext) -> Result:
    """Carry out the plan.  Errors are in the result; only CancelledError is raised."""
    (item,) = plan.items
    try:
        _adopt(context, plan, item, find, ctx)
    except CancelledError:
        raise
    except RoostError as error:
        ctx.log(error.message, "error")
        failed = ItemResult(item.env, ItemOutcome.FAILED, error.message, error=error)
        return Result(Operation.ADOPT, (failed,), (error,))
    ctx.changed(str(item.env), "added")
    how = "a copy" if plan.option(HOW) == COPY else "a link"
    message = f"{how} of {plan.option(SOURCE)} (to take it back: roost delete {item.env})"
    ctx.log(f"Adopted {plan.option(SOURCE)} as {item.env}.", "success")
    record_operation(context.layout, context.now(), "adopt", str(item.env), "done", message)
    return Result(Operation.ADOPT, (ItemResult(item.env, ItemOutcome.DONE, message),))


def _adopt(
    context: OperationContext, plan: Plan, item: PlanItem, find: Find, ctx: JobContext
) -> None:
    layout, env = context.layout, item.env
    source, copy = EnvId.parse(plan.option(SOURCE)), plan.option(HOW) == COPY
    with transaction(context, "adopt", [env, source], ctx) as change:
        one = find(source)
        _check_adoptable(one, copy=copy)
        _check_free(context, env)
        expected = Identity(item.device, item.inode)
        check_identity(one.env.path, expected)
        # Made aside and renamed: a death at any point leaves a build, which recovery removes.
        build = f"adopt-{os.urandom(4).hex()}"
        change.journal.step("build", name=build)
        stage = own_folder(layout, layout.tmp) / build
        stage.mkdir()
        if copy:
            _copy(one.env.path, stage / _TREE, layout.unit(env) / _TREE, ctx, str(env))
        else:
            link_folder(stage / _TREE, one.env.path)
        write_json(stage / METADATA, _metadata(context, plan, one))
        if copy:
            sync_volume(stage)
        check_identity(one.env.path, expected)
        ctx.check_cancelled()
        own_folder(layout, layout.environments)
        rename(stage, layout.unit(env))
        sync_folder(layout.environments)


def _copy(tree: Path, copy: Path, final: Path, ctx: JobContext, subject: str) -> None:
    """Compared with the original, then made fit for ``final``; the same packages are in it."""
    copy_checked(tree, copy, ctx, lambda part: verify_copy(tree, part, ctx), subject=subject)
    report = relocate(copy, made_for(tree) or tree, final, ctx)
    for left in report.unmended:
        ctx.log(f"{left.path} still names the old place: {left.why}", "warning")
    if read_facts(str(copy)).versions() != read_facts(str(tree)).versions():
        raise StoreError(
            "changed",
            f"{tree} changed while it was copied.",
            path=str(tree),
            remedy="Wait until what installs there has ended, then adopt it again.",
        )


def _metadata(context: OperationContext, plan: Plan, one: OtherFound) -> dict[str, Any]:
    start = f"{METADATA_OPTION}."
    named = {key.removeprefix(start): value for key, value in plan.options if key.startswith(start)}
    return {
        **named,
        "python_version": one.env.python_version,
        "created_at": context.now(),
        "package_count": one.env.packages,
        "adopted_from": str(one.env.path),
        "adopted_app": one.info.app,
    }


def _check_adoptable(one: OtherFound, *, copy: bool) -> None:
    """A venv can be both; conda's holds its path in every binary, and only a link serves it."""
    config = one.facts.config
    if one.info.role in ("python", "layer"):
        reason = "it is a Python that other environments build on"
    elif config == "own":
        reason = "it is a Python of its own, without a pyvenv.cfg"
    elif config == "conda" and copy:
        reason = "conda's environments cannot be copied to another path"
    elif config not in ("ok", "conda"):
        reason = "its pyvenv.cfg is damaged"
    else:
        return
    remedy = "Adopt it by link: --link." if config == "conda" and copy else ""
    raise UsageError(
        "not-adoptable",
        f"{one.env.id} cannot be adopted: {reason}.",
        path=str(one.env.path),
        remedy=remedy or f"Use it through {one.info.app}, or create a shared environment instead.",
    )


def _check_free(context: OperationContext, env: EnvId) -> None:
    if not is_safe_name(env.name):
        shown = printable(env.name)
        raise UsageError(
            "bad-name",
            f"“{shown}” cannot be the name of an environment.",
            remedy="Use letters, digits, dots, dashes and underscores, and start with a letter.",
        )
    unit = context.layout.unit(env)
    if os.path.lexists(unit):
        raise StoreError(
            "name-taken",
            f"There is a {env} already.",
            path=str(unit),
            remedy=f"Delete it first (`roost delete {env}`), or adopt for another model.",
        )
    if os.path.lexists(unit.parent):
        check_below(context.layout, unit.parent)


def _existing(path: Path) -> Path:
    while not path.exists() and path != path.parent:
        path = path.parent
    return path
