"""An environment for one model only, because it conflicts with the shared set.

It is built like any other (a copy of the shared one plus the model's own lines, where there is
a shared one that is whole), and only then the model is bound to it, in one write: until then it
has the environment it had.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from roost.core.domain.plan import Plan
from roost.core.operations.context import OperationContext
from roost.core.operations.transaction import Transaction
from roost.core.store.overrides import load_overrides, set_overrides

DEDICATE = "dedicate"
"""The operation's name in journals and owner records."""
MODEL, NAMES = "model", "names"


def for_model(plan: Plan, model: str, names: Sequence[str]) -> Plan:
    """The plan that also binds ``model`` to what it creates; ``names`` are all it may have.

    ``model`` is the one the environment's key was made from.
    """
    item = replace(plan.items[0], models=(model,))
    options = (*plan.options, (MODEL, model), (NAMES, "\n".join(names)))
    return replace(plan, items=(item,), options=options)


def check_choices(context: OperationContext) -> None:
    """Raises StoreError where the choices cannot be written: then nothing is begun."""
    problem = load_overrides(context.layout).problem
    if problem is not None:
        raise problem


def bind_to_it(context: OperationContext, plan: Plan, change: Transaction) -> None:
    """Bind the plan's model to the environment just published; nothing for other plans.

    A pin or preference of before would keep the model from it, and goes.  Raises StoreError.
    """
    model = plan.option(MODEL)
    if not model:
        return
    layout, key = context.layout, plan.items[0].env.name
    names = [name for name in plan.option(NAMES).split("\n") if name]
    change.journal.step("bind", models=[model], key=key)
    known = load_overrides(layout).models
    set_overrides(
        layout,
        [model, *(name for name in names if name != model and name in known)],
        dedicated=True,
        key=key,
        requirements=[line for line in plan.option("extra").split("\n") if line] or None,
        pin=None,
        prefer=None,
    )
