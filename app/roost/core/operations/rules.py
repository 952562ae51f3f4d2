"""What removing an environment of another tool would mean, told before anybody asks for a plan."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from roost.core.discovery.other.candidate import OtherFound
from roost.core.operations.owners import has_owner
from roost.core.operations.whose import ENVIRONMENTS, is_orphan


class Rule(StrEnum):
    """OWNER: its tool removes it, for good.  TRASH: nobody claims it.  NAMED: its app needs it,
    so the app's name is asked for.  STAYS: others build on it."""

    OWNER = "owner"
    TRASH = "trash"
    NAMED = "named"
    STAYS = "stays"


def rule_for(one: OtherFound, reach: Callable[[str], bool]) -> Rule:
    """As ``plan_remove_other`` will decide; what is in its way is the plan's to say.

    A project that is out of ``reach`` is not asked for: it may be there.
    """
    if has_owner(one):
        return Rule.OWNER
    if one.info.role not in ENVIRONMENTS:
        return Rule.STAYS
    project = one.info.project if one.info.role == "project" else None
    if project is not None and not reach(project):
        return Rule.NAMED
    return Rule.TRASH if is_orphan(one) else Rule.NAMED
