"""Legacy environments whose `.venv` is a link or a file that leads to a tree elsewhere.

What they lead to carries their models: another one's folder here, or a folder anywhere.
"""

from __future__ import annotations

import os
from pathlib import Path

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import StoreError
from roost.core.operations.guard import tree_elsewhere
from roost.core.store.layout import Layout


def led_to(layout: Layout, folder: Path, but: EnvId | None = None) -> tuple[EnvId, ...]:
    """Legacy environments, except ``but``, that lead to ``folder`` or into it, by name."""
    try:
        names = sorted(os.listdir(layout.environments))
    except OSError:
        return ()
    real = os.path.realpath(folder)
    found = []
    for name in names:
        env = EnvId(EnvKind.LEGACY, name)
        if env == but or name.startswith("."):
            continue
        tree = tree_elsewhere(layout.legacy(name))
        if tree is not None and _is_below(os.path.realpath(tree), real):
            found.append(env)
    return tuple(found)


def in_words(envs: tuple[EnvId, ...]) -> str:
    more = " and others" if envs[3:] else ""
    return ", ".join(str(env) for env in envs[:3]) + more


def refuse_where_led_to(layout: Layout, env: EnvId, unit: Path) -> None:
    """Raise StoreError ``leads-here`` where others would lose their tree with this one's place."""
    others = led_to(layout, unit, env)
    if others:
        raise StoreError(
            "leads-here",
            f"{env} stays where it is: the tree of {in_words(others)} is in it.",
            path=str(unit),
            remedy=f"Move those first: roost migrate {others[0]}",
        )


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
