"""What stands between a model and an environment, gathered from the facts of its resolution."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from roost.core.domain.decision import Source
from roost.core.resolver import Busy, Candidate, Facts, Fail, Use

if TYPE_CHECKING:
    from roost.core.domain.conflict import Conflict


def obstacles(
    facts: Facts, move: Use | Busy | Fail, model: str, key: str, has_profile: Callable[[], bool]
) -> tuple[Conflict, ...]:
    """What the shared ones lack, and a key nothing can be created for.

    Of those of other keys: the one that is used, or the closest where none is.
    """
    lacking = [one for one in facts.shared or () if one.lacks and one.may_work]
    taken = move.env if isinstance(move, Use) and move.source is Source.SHARED else None
    served, others = taken is not None, facts.fitting or ()
    if served:
        lacking += [one for one in others if one.lacks and one.env == taken]
    else:
        lacking += [one for one in others if _only_lacks(one)][:1]
    if served and not lacking:
        return ()
    from roost.core.domain.conflict import conflicts_of, no_profile  # rarely needed

    found: list[Conflict] = []
    for one in lacking:
        found += conflicts_of(one.env, one.lacks, model)
    if not served and not has_profile():
        legacy = next((one.env for one in facts.legacy or () if one.may_work), None)
        found.append(no_profile(key, legacy))
    return tuple(found)


def _only_lacks(one: Candidate) -> bool:
    """Whether its key fits, and all that keeps it from serving is what it lacks."""
    return one.fit is not None and not one.fit.bars and one.may_work and not one.serves
