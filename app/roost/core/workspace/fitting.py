"""Shared environments of other keys that could serve a model, from what lies in `.envs`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from roost.core.domain.fitting import Fit, fitting_keys
from roost.core.domain.hardware import Hardware, hardware_warnings, supports

if TYPE_CHECKING:
    from roost.core.store.layout import Layout
    from roost.core.workspace.keys import KeyFound


def fitting_of(layout: Layout, found: KeyFound) -> tuple[Fit, ...]:
    """See ``domain.fitting``; () for a model with an environment of its own."""
    facts = found.facts
    if facts is None or facts.override.dedicated:
        return ()
    return fits_in(layout, found.key, facts.hardware, (facts.variable, facts.setting))


def fits_in(
    layout: Layout, key: str, hardware: Hardware, chosen: Iterable[str | None]
) -> tuple[Fit, ...]:
    """Those in `.envs` for ``key``; ``chosen``: what the user's variable and setting say.

    With an accelerator of the user's choice no other one will do.
    """
    try:
        names = os.listdir(layout.envs)
    except OSError:
        return ()
    said = [(one or "").strip().lower() for one in chosen]
    fixed = any(one and one != "auto" for one in said)
    found = fitting_keys(key, names, lambda one: _runs(hardware, one), fixed=fixed)
    return tuple(fit for fit in found if os.path.isdir(layout.shared(fit.name)))  # noqa: PTH112


def _runs(hardware: Hardware, accelerator: str) -> bool:
    """Whether its builds run here, on every GPU: one left out would be a loss."""
    return supports(hardware, accelerator) and not hardware_warnings(hardware, accelerator)
