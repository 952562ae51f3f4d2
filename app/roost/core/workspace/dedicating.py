"""Giving a model an environment of its own, and taking that back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from roost.core.domain.decision import Warning
from roost.core.domain.env import EnvId
from roost.core.domain.envkey import (
    DEDICATED_MARK,
    canonical,
    dedicated_key,
    parse_key,
    with_accelerator,
)
from roost.core.domain.hardware import choose_accelerator
from roost.core.domain.plan import Plan
from roost.core.operations.create import plan_create
from roost.core.operations.dedicated import check_choices, for_model
from roost.core.store.layout import Layout
from roost.core.store.overrides import (
    ModelOverride,
    load_overrides,
    override_name,
    set_overrides,
)
from roost.core.system.context import JobContext
from roost.core.workspace.changing import operation_context

if TYPE_CHECKING:
    from roost.core.workspace.asking import Asking
    from roost.core.workspace.subject import Subject
    from roost.core.workspace.workspace import Workspace


def plan_dedicated(
    workspace: Workspace,
    key: str,
    model: str,
    ctx: JobContext,
    *,
    installer: str | None = None,
    source: EnvId | None = None,
    extra: tuple[str, ...] = (),
    locked: Path | None = None,
    managed_python: bool = False,
) -> Plan:
    """What an environment of ``key``'s stack for ``model`` alone would take; changes nothing.

    Carried out, the model is bound to it.  Raises NotFoundError ``no-such-model``, StoreError
    where the choices cannot be read, and what ``plan_create`` raises.
    """
    asking = workspace.asking()
    subject = asking.subject(model)
    override = asking.override(subject)
    context = operation_context(workspace)
    check_choices(context)
    target = _key_for(key, subject, override)
    plan = plan_create(
        context,
        target,
        ctx,
        installer=installer,
        source=source,
        extra=extra,
        locked=locked,
        managed_python=managed_python,
    )
    name = override.model or subject.hf_id or override_name(subject.labels[0])
    names = [override_name(label) for label in subject.labels]
    plan = for_model(plan, name, names)
    elsewhere = _other_accelerator(asking, target, name)
    return replace(plan, warnings=(*plan.warnings, *elsewhere)) if elsewhere else plan


def give_up(layout: Layout, subject: Subject) -> bool:
    """The model goes back to the shared environment; its own stays on disk.  False: it had none."""
    known = load_overrides(layout).models
    names = [override_name(label) for label in subject.labels]
    mine = [name for name in names if name in known and known[name].dedicated]
    for name in dict.fromkeys(mine):
        base = (known[name].key or "").partition(DEDICATED_MARK)[0]
        set_overrides(layout, [name], dedicated=None, requirements=None, key=base or None)
    return bool(mine)


def _key_for(key: str, subject: Subject, override: ModelOverride) -> str:
    """The one it has already, for this stack; else one named after the model."""
    base = canonical(parse_key(key).text).partition(DEDICATED_MARK)[0]
    bound = override.key or ""
    if override.dedicated and bound.partition(DEDICATED_MARK)[0] == base != bound:
        return bound
    if subject.hf_id is not None or subject.folder is None:
        return dedicated_key(base, subject.hf_id or subject.labels[0])
    # A path would make a long name; the digits keep two folders of one name apart.
    return dedicated_key(base, f"{subject.folder.name}-{subject.labels[1][6:]}")


def _other_accelerator(asking: Asking, key: str, model: str) -> tuple[Warning, ...]:
    """Said beforehand where the model would be asked for on another accelerator."""
    mine = parse_key(key).accelerator
    wanted, why = choose_accelerator(
        asking.host.environ.get("ROOST_ACCELERATOR"),
        asking.settings.accelerator,
        mine,
        asking.hardware,
        asking.profiles.accelerators(),
    )
    if not mine or wanted == mine:
        return ()
    text = f"{model} is asked for on {wanted} here ({why}): it will get"
    return (Warning("accelerator-differs", f"{text} {with_accelerator(key, wanted)}."),)
