"""One model moves: proved in the shared environment, bound, its legacy folder quarantined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from roost.core.domain import compat
from roost.core.domain.env import EnvId
from roost.core.domain.envkey import DEDICATED_MARK
from roost.core.domain.errors import StoreError
from roost.core.domain.plan import Action, ItemOutcome, ItemResult, PlanItem
from roost.core.operations.assess import blockers_now, blocking_reason, with_blockers
from roost.core.operations.context import OperationContext
from roost.core.operations.create import is_good
from roost.core.operations.delete import manifest_for
from roost.core.operations.guard import check_unit
from roost.core.operations.led import in_words, led_to
from roost.core.operations.modelproof import ProofWishes, prove_model
from roost.core.operations.planner.compare import lost
from roost.core.operations.planner.times import MOVE, usual_seconds
from roost.core.operations.promoted import Promotion, promote_by_rename
from roost.core.operations.quarantine import purge_item, quarantine
from roost.core.operations.recipe import make_recipe
from roost.core.operations.transaction import transaction
from roost.core.store.envjson import current_tree
from roost.core.store.layout import Layout
from roost.core.store.overrides import override_names, raw_override, set_overrides
from roost.core.system.context import JobContext
from roost.core.system.tree import Identity
from roost.core.system.venv.facts import read_facts
from roost.core.system.whole import WholeJob

# Seconds of the stages, for the bar's shape: a check is nearly always remembered.
_MOVED = {"check": 0.5, "proof": 6.0, "smoke": 2.0, "purge": 1.0}
_RENAMED = {"check": 8.0, "proof": 6.0, "smoke": 2.0, "relocate": 1.0}


def move_model(
    context: OperationContext,
    item: PlanItem,
    shared: EnvId,
    bound: list[str],
    wishes: ProofWishes,
    ctx: JobContext,
    *,
    purge: bool = False,
) -> ItemResult:
    """Prove, bind, quarantine; ``bound`` tells which models were bound if it then fails.

    Raises StoreError (``shared-unhealthy``, or the class of a failed proof: nothing has
    changed then), BusyError, CancelledError.
    """
    layout, key = context.layout, shared.name
    expected = Identity(item.device, item.inode)
    names = override_names(item.env.name, item.models)
    with transaction(context, "migrate", [item.env, shared], ctx) as change:
        # By its name: a plan from a file may say any path.
        item = replace(item, path=check_unit(layout, item.env, expected))
        ctx = WholeJob(ctx, _MOVED).ctx
        if not is_good(context, make_recipe(context, key), ctx):
            raise StoreError(
                "shared-unhealthy",
                f"{shared} does not work, so {item.env} stays as it is.",
                path=str(layout.shared(key)),
                remedy=f"Build it anew (`roost create {key}`), then migrate again.",
            )
        require_no_loss(context, item, shared, current_tree(layout, key))
        proof = _proved(context, item, wishes, ctx, current_tree(layout, key), item.env)
        before = {name: raw_override(layout, name) for name in names}
        ctx.check_cancelled()
        change.journal.step("bind", models=list(names), key=key)
        _bind(layout, item, key, before)
        bound += names
        ctx.changed(str(item.env), "changed")
        found = blockers_now(context, item, ctx)
        now = with_blockers(item, found, include_user_files=False)
        others = led_to(layout, item.path, item.env)
        if now.blocked or others or item.action is Action.REBIND:
            led = f"the tree of {in_words(others)} is in it" if others else ""
            reason = blocking_reason(now) or led or "as planned"
            message = f"{', '.join(names)} now uses {shared}; the folder is kept: {reason}."
            ctx.log(message, "warning")
            return ItemResult(item.env, ItemOutcome.PARTIAL, message, proof=proof)
        manifest = replace(
            manifest_for(context, item, "migrate", f"migrated to {shared}"), overrides=before
        )
        quarantine(
            layout,
            change.journal,
            manifest,
            partial(check_unit, layout, item.env, expected),
            expect=expected,
            purge=purge,
        )
        ctx.changed(str(item.env), "removed")
        message = f"{', '.join(names)} now uses {shared}"
        if purge:
            # From here on it only goes forward: a cancel must not leave half a tree.
            purge_item(layout, manifest.id, JobContext(ctx.job, ctx.sink))
            message += ", the old one is deleted for good"
            ctx.log(f"{message}.", "success")
            return ItemResult(item.env, ItemOutcome.DONE, message, freed=item.frees, proof=proof)
    ctx.log(f"{message}; `roost undo` takes it back.", "success")
    return ItemResult(item.env, ItemOutcome.DONE, message, manifest.id, proof=proof)


def require_no_loss(context: OperationContext, item: PlanItem, shared: EnvId, tree: Path) -> None:
    """Raises StoreError ``missing-package`` where the model would lose what it needs and has."""
    here = read_facts(str(context.describe(item.env).venv)).versions()
    missed = lost(context.model(item.env).needs, here, read_facts(str(tree)).versions())
    if missed:
        wanted = " ".join(f'--with "{lack.requirement}"' for lack in missed)
        raise StoreError(
            "missing-package",
            f"{shared} is not enough for {item.env}: {compat.in_words(missed)}.",
            path=str(tree),
            remedy=f"roost create {shared.name} {wanted}, or migrate with --on-conflict.",
            data={"class": "missing-package", "package": missed[0].package},
        )


def promote_source(
    context: OperationContext,
    item: PlanItem,
    key: str,
    installer: str | None,
    wishes: ProofWishes,
    ctx: JobContext,
) -> ItemResult:
    """The legacy environment becomes the shared one and its models stay with it.

    Raises as ``promote_by_rename``; nothing has changed then.
    """
    layout = context.layout
    recipe = make_recipe(context, key, installer=installer)
    names = override_names(item.env.name, item.models)
    with transaction(context, "migrate", [item.env, recipe.env], ctx) as change:
        ctx = WholeJob(ctx, _RENAMED).ctx
        expected = Identity(item.device, item.inode)
        item = replace(item, path=check_unit(layout, item.env, expected))
        before = {name: raw_override(layout, name) for name in names}
        now = with_blockers(item, blockers_now(context, item, ctx), include_user_files=False)
        promotion = Promotion(
            now,
            recipe,
            before,
            lambda: _bind(layout, item, key, before),
            lambda tree: _proved(context, item, wishes, ctx, tree, recipe.env),
        )
        trash_id, proof = promote_by_rename(context, promotion, change, ctx)
    ctx.changed(str(item.env), "removed")
    ctx.changed(str(recipe.env), "added")
    message = f"{', '.join(names)} now uses {recipe.env}, which it became by rename"
    ctx.log(f"{message}; `roost undo` takes it back.", "success")
    return ItemResult(item.env, ItemOutcome.DONE, message, trash_id, proof=proof)


def _proved(
    context: OperationContext,
    item: PlanItem,
    wishes: ProofWishes,
    ctx: JobContext,
    tree: Path,
    subject: EnvId,
) -> str:
    name = item.models[0] if item.models else item.env.name
    model, environ = context.model(item.env), context.environ or None
    proof = prove_model(
        tree, model, name, wishes, ctx, environ,
        subject=str(subject), seconds=usual_seconds(context, MOVE),
    )  # fmt: skip
    ctx.log(f"{name}: {proof}.")
    return proof


def _bind(
    layout: Layout, item: PlanItem, key: str, before: Mapping[str, Mapping[str, Any]]
) -> None:
    own = DEDICATED_MARK in key
    lines = item.comparison.extend if own and item.comparison is not None else ()
    set_overrides(
        layout,
        before,
        key=key,
        prefer=None,
        dedicated=True if own else None,
        requirements=list(lines) or None,
    )
    pinned = [name for name in before if before[name].get("pin") == str(item.env)]
    set_overrides(layout, pinned, pin=None)
