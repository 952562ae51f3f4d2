"""Trees of files: copy, move, remove, measure; see each function's docstring for its promises."""

from roost.core.system.tree.copy import CopyResult, copy_checked, copy_tree, leftovers
from roost.core.system.tree.identity import (
    Identity,
    check_components,
    check_identity,
    identity,
    identity_of,
    is_link,
    is_real_dir,
)
from roost.core.system.tree.measure import Measure, measure_tree, measure_trees
from roost.core.system.tree.move import move_tree
from roost.core.system.tree.remove import RemoveResult, remove_tree
from roost.core.system.tree.renaming import rename
from roost.core.system.tree.retry import Patience
from roost.core.system.tree.space import free_space, require_space, sync_volume
from roost.core.system.tree.verify import verify_copy

__all__ = [
    "CopyResult",
    "Identity",
    "Measure",
    "Patience",
    "RemoveResult",
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
    "measure_tree",
    "measure_trees",
    "move_tree",
    "remove_tree",
    "rename",
    "require_space",
    "sync_volume",
    "verify_copy",
]
