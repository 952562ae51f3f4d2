"""Shared environments of other keys that could serve a model, from what lies in `.envs`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from roost.core.domain.fitting import Fit, fitting_keys
from roost.core.domain.hardware import hardware_warnings, supports

if TYPE_CHECKING:
    from roost.core.store.layout import Layout
    from roost.core.workspace.keys import KeyFacts, KeyFound


def fitting_of(layout: Layout, found: KeyFound) -> tuple[Fit, ...]:
    """See ``domain.fitting``; () for a model with an environment of its own."""
    facts = found.facts
    if facts is None or facts.override.dedicated:
        return ()
    try:
        names = os.listdir(layout.envs)
    except OSError:
        return ()
    return fitting_keys(found.key, names, lambda one: _runs(facts, one), fixed=is_fixed(facts))


def is_fixed(facts: KeyFacts) -> bool:
    """Whether the user has chosen the accelerator: then no other one will do."""
    chosen = ((facts.variable or "").strip().lower(), facts.setting.strip().lower())
    return any(text and text != "auto" for text in chosen)


def _runs(facts: KeyFacts, accelerator: str) -> bool:
    """Whether its builds run here, on every GPU: one left out would be a loss."""
    return supports(facts.hardware, accelerator) and not hardware_warnings(
        facts.hardware, accelerator
    )
