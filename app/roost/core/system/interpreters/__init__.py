"""Base Pythons on this machine, and which of them a new environment should hang on."""

from __future__ import annotations

from roost.core.system.interpreters.choose import choose_interpreter, rank_interpreters
from roost.core.system.interpreters.find import bundled_pythons, find_interpreters
from roost.core.system.interpreters.places import Interpreter

__all__ = [
    "Interpreter",
    "bundled_pythons",
    "choose_interpreter",
    "find_interpreters",
    "rank_interpreters",
]
