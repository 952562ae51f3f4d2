"""A decision's warnings in a user's words: short, without where it was read.

The core says which field of which file asks for a package, and which id does not have it.
That is for a helper, and for *More*; what to know at a glance is here.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from roost.gui.text import told, tr

if TYPE_CHECKING:
    from roost.core.domain.decision import Decision

_NAMES = 3


def plainly(sentence: str) -> str:
    """The sentence without the brackets that name a model's file: "(config.json: a = b)"."""
    return _sources().sub("", sentence)


def warnings_shortly(decision: Decision) -> str:
    """One line a warning."""
    return "\n".join(
        _lacks(decision) if one.code == "shared-incompatible" else _shortly(one.code, one.message)
        for one in decision.warnings
    )


def warnings_whole(decision: Decision) -> str:
    return "\n".join(told(one.message) for one in decision.warnings)


def _lacks(decision: Decision) -> str:
    """What the shared environment does not have for this model, by name."""
    certain = [one for one in decision.conflicts if one.code == "incompatible"]
    missing = [one.package for one in certain if not one.found]
    other = [one.package for one in certain if one.found]
    if missing:
        return tr("The shared environment does not have {names}, which this model needs.").format(
            names=_listed(missing)
        )
    if other:
        return tr(
            "The shared environment has a version of {names} that this model cannot use."
        ).format(names=_listed(other))
    return tr("The shared environment does not have all that this model needs.")


def _shortly(code: str, message: str) -> str:
    return {
        "shared-unhealthy": tr("The shared environment does not work now. Rebuilding it helps."),
        "other-key": tr("Another shared environment fits this model as well, and is used."),
        "incompatible": tr("It is used although it does not have all that the model needs."),
        "unknown-health": tr("Whether it works could not be found out. It is used all the same."),
        "last-resort": tr("No healthy environment could be had, so this one is the last resort."),
        "pin-unusable": tr("The environment you pinned the model to cannot be used now."),
    }.get(code) or told(plainly(message))


def _listed(names: list[str]) -> str:
    shown = ", ".join(dict.fromkeys(names[:_NAMES]))
    return shown if len(names) <= _NAMES else f"{shown} +{len(names) - _NAMES}"


@functools.cache
def _sources() -> re.Pattern[str]:
    file = r"(?:[\w.-]+/)*[\w.-]+\.(?:json|txt|toml|yaml|yml|py|model|gguf|md)"
    return re.compile(rf" \({file}(?:: [^()]*(?:\([^()]*\)[^()]*)*)?\)")
