"""What follows from bringing something back: preferences, and which tree is in use."""

from __future__ import annotations

from roost.core.domain.env import EnvKind
from roost.core.store.envjson import DEFAULT_VENV
from roost.core.store.layout import Layout
from roost.core.store.overrides import override_names, set_overrides
from roost.core.store.trash import PROMOTED, TREE, UNIT, Manifest
from roost.core.system.files import write_atomic, write_json


def prefer_restored(layout: Layout, manifest: Manifest) -> tuple[str, ...]:
    """Write ``prefer = "legacy"`` for the models of a migration; their names.

    A pin the migration had taken away comes back.  Repeatable.  Raises StoreError.
    """
    env = manifest.env
    moved = manifest.part in (UNIT, PROMOTED)
    if manifest.operation != "migrate" or env.kind is not EnvKind.LEGACY or not moved:
        return ()
    names = override_names(env.name, manifest.models)
    set_overrides(layout, names, prefer="legacy")
    for name in names:
        pin = manifest.overrides.get(name, {}).get("pin")
        if pin == str(env):
            set_overrides(layout, [name], pin=pin)
    return names


def switch_to_restored(layout: Layout, manifest: Manifest) -> bool:
    """Put a former tree of a shared environment into use again; whether it was one.

    Its env.json and requirements.lock come back with it.  Repeatable.  Raises StoreError.
    """
    if manifest.part != TREE:
        return False
    unit = layout.unit(manifest.env)
    path, lock = unit / "env.json", unit / "requirements.lock"
    if manifest.env_json is not None:
        write_json(path, manifest.env_json)
    elif manifest.name == DEFAULT_VENV:
        path.unlink(missing_ok=True)  # an older set-up had none
    else:
        return True  # nothing says what it was: it stays a former tree
    if manifest.lock is not None:
        write_atomic(lock, manifest.lock)
    else:
        lock.unlink(missing_ok=True)
    return True
