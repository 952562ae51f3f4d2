"""A plan that is put before the user, with the ways to go on from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from roost.core.domain.env import EnvId

if TYPE_CHECKING:
    from roost.core.domain.plan import Plan

Replan = Callable[[tuple[EnvId, ...], Callable[["Plan"], None]], None]
"""Make the plan anew for these environments; call back with it in the GUI thread."""
Agree = Callable[[bool, Callable[["Plan"], None]], None]
"""Make the plan anew with or without a Python that uv fetches; call back with it."""


class Proposal(NamedTuple):
    """``go`` carries out the very plan it is given: the one that is shown then.

    ``replan`` is there where the user may leave some of the environments out, ``agree`` where
    a managed Python may be offered.
    """

    plan: Plan
    title: str
    go: Callable[[Plan], None]
    replan: Replan | None = None
    agree: Agree | None = None


Confirm = Callable[[Proposal], None]
