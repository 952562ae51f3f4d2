"""What a restored environment means for its models: undoing a migration makes it preferred."""

from __future__ import annotations

from roost.core.domain.env import EnvKind
from roost.core.store.layout import Layout
from roost.core.store.overrides import override_names, set_overrides
from roost.core.store.trash import UNIT, Manifest


def prefer_restored(layout: Layout, manifest: Manifest) -> tuple[str, ...]:
    """Write ``prefer = "legacy"`` for the models of a migration; their names.

    A pin the migration had taken away comes back.  Repeatable.  Raises StoreError.
    """
    env = manifest.env
    if manifest.operation != "migrate" or env.kind is not EnvKind.LEGACY or manifest.part != UNIT:
        return ()
    names = override_names(env.name, manifest.models)
    set_overrides(layout, names, prefer="legacy")
    for name in names:
        pin = manifest.overrides.get(name, {}).get("pin")
        if pin == str(env):
            set_overrides(layout, [name], pin=pin)
    return names
