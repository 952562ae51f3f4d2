"""Trees of files: copy, move, remove, measure; see each function's docstring for its promises.

Names are loaded when first used: most commands need one or two, and some load ctypes or msgspec.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roost.core.system.tree.again import Remeasured, measure_again
    from roost.core.system.tree.copy import CopyResult, copy_checked, copy_tree, leftovers
    from roost.core.system.tree.identities import (
        Identity,
        check_components,
        check_identity,
        identity,
        identity_of,
        is_link,
        is_real_dir,
    )
    from roost.core.system.tree.measure import Measure, measure_each, measure_tree, measure_trees
    from roost.core.system.tree.move import move_tree
    from roost.core.system.tree.packages import PackageWeights, Weight, measure_packages
    from roost.core.system.tree.remove import RemoveResult, remove_tree
    from roost.core.system.tree.renaming import rename
    from roost.core.system.tree.retry import Patience
    from roost.core.system.tree.space import free_space, require_space, sync_volume
    from roost.core.system.tree.verify import verify_copy

_HOMES = {
    "CopyResult": "copy",
    "Identity": "identities",
    "Measure": "measure",
    "PackageWeights": "packages",
    "Patience": "retry",
    "Remeasured": "again",
    "RemoveResult": "remove",
    "Weight": "packages",
    "check_components": "identities",
    "check_identity": "identities",
    "copy_checked": "copy",
    "copy_tree": "copy",
    "free_space": "space",
    "identity": "identities",
    "identity_of": "identities",
    "is_link": "identities",
    "is_real_dir": "identities",
    "leftovers": "copy",
    "measure_again": "again",
    "measure_each": "measure",
    "measure_packages": "packages",
    "measure_tree": "measure",
    "measure_trees": "measure",
    "move_tree": "move",
    "remove_tree": "remove",
    "rename": "renaming",
    "require_space": "space",
    "sync_volume": "space",
    "verify_copy": "verify",
}


def __getattr__(name: str) -> object:
    """Load ``name`` from the module that has it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    module = importlib.import_module(f"{__name__}.{_HOMES[name]}")
    found = globals()[name] = getattr(module, name)
    return found


__all__ = [
    "CopyResult",
    "Identity",
    "Measure",
    "PackageWeights",
    "Patience",
    "Remeasured",
    "RemoveResult",
    "Weight",
    "check_components",
    "check_identity",
    "copy_checked",
    "copy_tree",
    "free_space",
    "identity",
    "identity_of",
    "is_link",
    "is_real_dir",
    "leftovers",
    "measure_again",
    "measure_each",
    "measure_packages",
    "measure_tree",
    "measure_trees",
    "move_tree",
    "remove_tree",
    "rename",
    "require_space",
    "sync_volume",
    "verify_copy",
]
