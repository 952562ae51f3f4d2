"""What a consolidation's page knows of each environment: its item, its mark, what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from roost.core.domain.consolidation import Choice
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.plan import Action, ItemOutcome, ItemResult, Plan, PlanItem


class Standing(StrEnum):
    """Where one row stands; ENDED is over, and only the end tells how."""

    PLANNED = "planned"
    WAITING = "waiting"
    WORKING = "working"
    ENDED = "ended"
    DONE = "done"
    PARTIAL = "partial"
    FAILED = "failed"
    SKIPPED = "skipped"


MOVES = (Action.MIGRATE, Action.REBIND)
OUTCOMES = {
    ItemOutcome.DONE: Standing.DONE,
    ItemOutcome.PARTIAL: Standing.PARTIAL,
    ItemOutcome.FAILED: Standing.FAILED,
    ItemOutcome.SKIPPED: Standing.SKIPPED,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One legacy environment.  ``wanted`` is its mark; ``item`` as the last plan had it."""

    item: PlanItem
    wanted: bool = True
    standing: Standing = Standing.PLANNED
    fraction: float | None = None
    message: str = ""

    @property
    def conflict(self) -> bool:
        return self.item.choice is not None

    @property
    def movable(self) -> bool:
        """Whether a mark means anything: it moves where it is wanted."""
        return self.item.action in MOVES

    @property
    def group(self) -> str:
        """The key it moves to; "" where it cannot move at all."""
        if not self.movable and not self.conflict:
            return ""
        return self.item.target_key or ""


@dataclass(slots=True)
class Marks:
    """All environments of the page, in the order of the first plan."""

    entries: dict[EnvId, Entry] = field(default_factory=dict)
    builds: dict[str, PlanItem] = field(default_factory=dict)
    """What must be built first, by key."""
    choices: dict[EnvId, Choice] = field(default_factory=dict)

    def take(self, plan: Plan) -> None:
        """The figures of a plan; what it leaves out keeps those it had."""
        self.builds = {
            item.env.name: item for item in plan.items if item.env.kind is EnvKind.SHARED
        }
        for item in plan.items:
            if item.env.kind is EnvKind.SHARED:
                continue
            known = self.entries.get(item.env)
            self.entries[item.env] = Entry(item) if known is None else replace(known, item=item)

    def groups(self) -> list[tuple[str, list[Entry]]]:
        """By target key, those that cannot move last."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            found.setdefault(entry.group, []).append(entry)
        keys = sorted(found, key=lambda key: (not key, key))
        return [(key, found[key]) for key in keys]

    def within(self) -> tuple[EnvId, ...]:
        """What the next plan is asked for: the marked, and those a choice is open for."""
        return tuple(
            env for env, entry in self.entries.items() if entry.wanted or not entry.movable
        )

    def moving(self) -> list[Entry]:
        return [one for one in self.entries.values() if one.wanted and one.movable]

    def mark(self, envs: Sequence[EnvId], wanted: bool) -> None:
        for env in envs:
            if self.entries[env].movable:
                self.entries[env] = replace(self.entries[env], wanted=wanted)

    def choose(self, env: EnvId, choice: Choice) -> None:
        self.choices[env] = choice
        self.entries[env] = replace(self.entries[env], wanted=True)

    def set_standing(
        self, env: EnvId, standing: Standing, fraction: float | None = None, message: str = ""
    ) -> None:
        entry = self.entries.get(env)
        if entry is not None:
            self.entries[env] = replace(
                entry, standing=standing, fraction=fraction, message=message
            )

    def begin(self, plan: Plan) -> None:
        """Everything that ``plan`` moves waits for its turn."""
        for item in plan.items:
            if item.action in MOVES:
                self.set_standing(item.env, Standing.WAITING)

    def finish(self, results: Sequence[ItemResult]) -> None:
        """How each ended; those nobody tells of were not begun."""
        for env, entry in list(self.entries.items()):
            if entry.standing in (Standing.WAITING, Standing.WORKING):
                self.set_standing(env, Standing.SKIPPED)
        for one in results:
            words = one.message if one.error is None else one.error.message
            self.set_standing(one.env, OUTCOMES[one.outcome], message=words)
