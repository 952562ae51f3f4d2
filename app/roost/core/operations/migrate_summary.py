"""What became of a batch, as numbers and as a text that can be copied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from roost.core.domain.amounts import size
from roost.core.domain.env import EnvKind
from roost.core.domain.plan import ItemOutcome, ItemResult, Plan


def summary_of(plan: Plan, results: Sequence[ItemResult]) -> dict[str, Any]:
    """Counts of the legacy environments by outcome, bytes, and ``text``."""
    sizes = {item.env: item.frees or 0 for item in plan.items}
    moved = [one for one in results if one.env.kind is EnvKind.LEGACY]
    by = {outcome.value: sum(one.outcome is outcome for one in moved) for outcome in ItemOutcome}
    freed = sum(one.freed or 0 for one in moved)
    waiting = sum(sizes.get(one.env, 0) for one in moved if one.trash_id)
    lines = [f"{_SIGNS[one.outcome]} {one.env}: {one.message}" for one in results]
    counts = [
        f"{by['done']} moved",
        f"{by['partial']} in part",
        f"{by['failed']} failed",
        f"{by['skipped']} not done",
    ]
    lines.append(", ".join(text for text in counts if not text.startswith("0 ")) or "nothing done")
    if freed:
        lines.append(f"{size(freed)} freed")
    if waiting:
        lines.append(f"{size(waiting)} wait in the trash until it is purged")
    return {**by, "freed_bytes": freed, "trash_bytes": waiting, "text": "\n".join(lines)}


_SIGNS = {
    ItemOutcome.DONE: "✓",
    ItemOutcome.PARTIAL: "◐",
    ItemOutcome.SKIPPED: "–",
    ItemOutcome.FAILED: "✗",
}
