"""Accounting for every file of an environment: what explains it, and what is the user's."""

from roost.core.system.accounting.looked import Looked, came_since
from roost.core.system.accounting.walk import Accounting, account_folder, account_tree

__all__ = ["Accounting", "Looked", "account_folder", "account_tree", "came_since"]
