"""Which base Python a new environment gets."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from roost.core.domain.errors import RoostError
from roost.core.domain.versions import satisfies, version_key
from roost.core.system.interpreters.places import Interpreter

_KINDS = ("uv", "pyenv", "python.org", "system", "homebrew", "path", "conda")
OWN_VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"


def rank_interpreters(
    spec: str, candidates: Iterable[Interpreter], prefer: str = OWN_VERSION
) -> tuple[Interpreter, ...]:
    """The candidates that meet ``spec`` (">=3.10,<3.14"), best first.

    Best is one that a system upgrade does not pull away; among those the minor
    version ``prefer`` (Roost's own: the one most surely tried with the same
    wheels), then the newest, then by kind.
    """
    fitting = [one for one in candidates if satisfies(one.version, spec)]
    return tuple(sorted(fitting, key=lambda one: _rank(one, prefer), reverse=True))


def choose_interpreter(
    spec: str, candidates: Iterable[Interpreter], prefer: str = OWN_VERSION
) -> Interpreter:
    """The best candidate; raises ``RoostError`` "no-python" when none meets ``spec``."""
    everything = tuple(candidates)
    ranked = rank_interpreters(spec, everything, prefer)
    if ranked:
        return ranked[0]
    there = ", ".join(sorted({one.version for one in everything})) or "none"
    raise RoostError(
        "no-python",
        f"No Python {spec} was found on this computer (found: {there}).",
        remedy=f"Install a Python {spec}, for example from python.org or with `uv python install`.",
        data={"python": spec},
    )


def _rank(one: Interpreter, prefer: str) -> tuple[object, ...]:
    kind = _KINDS.index(one.kind) if one.kind in _KINDS else len(_KINDS)
    same = one.version.split(".")[:2] == prefer.split(".")[:2]
    return (one.stable, same, version_key(one.version) or (), -kind)
