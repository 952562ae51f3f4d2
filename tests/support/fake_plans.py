"""A made-up workspace whose plans say all that real ones say: conflicts, volumes, offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from roost.core.domain.consolidation import (
    Choice,
    Comparison,
    Differing,
    Lacking,
    Picture,
    VolumeShare,
)
from roost.core.domain.decision import Warning
from roost.core.domain.drift import Change
from roost.core.domain.env import Env, EnvId, EnvKind
from roost.core.domain.errors import CancelledError, InstallerError
from roost.core.domain.health import Badge, HealthReport
from roost.core.domain.plan import (
    Action,
    ItemOutcome,
    ItemResult,
    Operation,
    Plan,
    PlanItem,
    ProcessUse,
    Result,
)
from roost.core.operations.clean_plan import CleanItem, CleanPlan
from roost.core.store.records import Record
from roost.core.system.context import JobContext
from support.fake_workspace import GB, ROOT, FakeWorkspace, before

MISTRAL = EnvId.parse("legacy:mistralai__Mistral-7B-v0.3")
QWEN = EnvId.parse("legacy:Qwen__Qwen3-8B")
NEMOTRON = EnvId.parse("legacy:nvidia__Nemotron-3-30B")
BROKEN = EnvId.parse("legacy:local_77fe01c2aa09")
OLD = EnvId.parse("legacy:local_a91c44e07b1d")


@dataclass
class PlannedWorkspace(FakeWorkspace):
    """One conflict (Mistral), one in use (Qwen), two volumes; ``wishes`` of every plan."""

    wishes: list[Any] = field(default_factory=list)
    short: bool = False
    failing: tuple[EnvId, ...] = ()
    kept: list[Record] = field(default_factory=list)

    def plan_migrate(
        self,
        env_ids: Sequence[EnvId] | None,
        ctx: JobContext,
        *,
        promote: bool = False,
        measure: bool = True,
        wishes: Any = None,
    ) -> Plan:
        self._called("plan_migrate", env_ids, ctx)
        self.wishes.append(wishes)
        rows = [
            row
            for row in self.rows.values()
            if row.kind is EnvKind.LEGACY and (env_ids is None or row.id in env_ids)
        ]
        choices = {} if wishes is None else wishes.choices
        items = [self._move(row, choices.get(row.id, Choice.LEAVE)) for row in rows]
        moving = [item for item in items if item.action in (Action.MIGRATE, Action.REBIND)]
        by_rename = wishes is not None and wishes.promote == "rename"
        builds = self._builds(moving, by_rename)
        freed = sum(item.frees or 0 for item in moving)
        needs = sum(item.needs for item in builds)
        shares = (
            VolumeShare(Path("/srv"), 3 * GB if self.short else 83 * GB, needs, freed, needs,
                        0 if wishes is not None and wishes.purge else freed),
            VolumeShare(Path("/home"), 40 * GB, 2 * GB, 0, 2 * GB, 0),
        )  # fmt: skip
        offers = () if by_rename else (
            Warning("can-promote", f"{NEMOTRON} could become shared:torch-cu124-transformers by "
                    "rename, without a download and without a byte (--promote-by rename)."),
        )  # fmt: skip
        keys = {item.target_key for item in moving}
        return Plan(
            Operation.MIGRATE, self.root, (*builds, *items), peak=needs, net_gain=freed - needs,
            downloads=sum(item.downloads or 0 for item in builds),
            warnings=offers if NEMOTRON in {item.env for item in moving} else (),
            options=(("by:torch-cu124-transformers", "rename"),) if by_rename else (),
            purge=wishes is not None and wishes.purge,
            picture=Picture(
                len(rows), len(keys), freed, sum(item.choice is not None for item in items),
                sum(row.health.badge is Badge.BROKEN for row in rows),
                sum(row.superseded for row in rows), len(items) - len(moving), shares,
            ),
        )  # fmt: skip

    def _builds(self, moving: Sequence[PlanItem], by_rename: bool) -> tuple[PlanItem, ...]:
        there = {row.env_key for row in self.rows.values() if row.kind is EnvKind.SHARED}
        keys = dict.fromkeys(item.target_key for item in moving if item.target_key not in there)
        return tuple(
            PlanItem(
                EnvId(EnvKind.SHARED, key), ROOT / ".envs" / key,
                Action.PROMOTE if by_rename else Action.BUILD, key,
                needs=0 if by_rename else 5 * GB, downloads=0 if by_rename else 2 * GB,
                seconds=2.0 if by_rename else 240.0,
            )
            for key in keys
            if key is not None
        )  # fmt: skip

    def _move(self, row: Env, choice: Choice) -> PlanItem:
        item = self._item(row, Action.MIGRATE)
        if row.id == MISTRAL:
            found = Comparison(
                True, (Lacking("soundfile", "0.13.1", "required", "it reads audio"),), (),
                ("its model would miss something: soundfile>=0.12",), ("soundfile>=0.12",),
            )  # fmt: skip
            item = replace(item, comparison=found, choice=choice, seconds=20.0)
            if choice is Choice.LEAVE:
                return replace(
                    item, action=Action.NOTHING, frees=0, seconds=None,
                    warnings=(Warning("conflict", "It stays as it is: soundfile."),),
                )  # fmt: skip
            if choice is Choice.DEDICATED:
                return replace(item, target_key=f"{row.env_key}-for-mistral")
            return item
        if row.id == QWEN:
            use = ProcessUse(4711, "python", before(minutes=3))
            return replace(
                item, action=Action.REBIND, frees=0, in_use=(use,), comparison=Comparison(True)
            )
        differs = (Differing("transformers", "4.40.0", "5.1.0", "another major version"),)
        lacks = (Lacking("einops", "0.8.1"),)
        known = Comparison(True, lacks, differs if row.id == NEMOTRON else ())
        return replace(item, comparison=known, seconds=20.0)

    def execute(self, plan: Plan, ctx: JobContext) -> Result:
        """One after the other, each held by the gate "item"; a stop ends it in between."""
        if plan.operation is not Operation.MIGRATE:
            return super().execute(plan, ctx)
        self._called("execute", plan, ctx)
        results: list[ItemResult] = []
        for number, item in enumerate(plan.items):
            if ctx.stopping.is_set():
                results.append(ItemResult(item.env, ItemOutcome.SKIPPED, "not begun"))
                continue
            ctx.progress("migrate", number, len(plan.items), subject=str(item.env),
                         fraction=number / len(plan.items))  # fmt: skip
            try:
                self._called("item", str(item.env), ctx)
            except CancelledError as error:
                error.data = {"summary": {"text": f"{len(results)} moved"}}
                raise
            results.append(self._moved(item, ctx))
        errors = tuple(one.error for one in results if one.error is not None)
        text = "\n".join(f"{one.outcome.value} {one.env}" for one in results)
        data = {"summary": {"text": text}, "stopped": ctx.stopping.is_set()}
        return Result(Operation.MIGRATE, tuple(results), errors, data)

    def _moved(self, item: PlanItem, ctx: JobContext) -> ItemResult:
        if item.env in self.failing:
            error = InstallerError("no-proof", f"{item.env} did not start.", remedy="Look again.")
            return ItemResult(item.env, ItemOutcome.FAILED, error.message, error=error)
        if item.action is Action.NOTHING:
            return ItemResult(item.env, ItemOutcome.PARTIAL, "it stays as it is")
        if item.action is Action.MIGRATE:
            trash_id = f"t-{item.env.name}"
            self.bin[trash_id] = self.rows.pop(str(item.env))
            ctx.changed(str(item.env), "removed")
            return ItemResult(item.env, ItemOutcome.DONE, "moved", trash_id, item.frees)
        return ItemResult(item.env, ItemOutcome.DONE)

    # --- remedies ------------------------------------------------------------------------

    def plan_create(self, key: str, ctx: JobContext, **options: Any) -> Plan:  # type: ignore[override]
        self.wishes.append(options)
        plan = super().plan_create(key, ctx)
        extra = options.get("extra") or ()
        if not extra:
            return plan
        return replace(plan, options=(("extra", "\n".join(extra)),))

    def plan_repair(
        self, env_id: EnvId, ctx: JobContext, *, report: HealthReport | None = None
    ) -> Plan:
        self._called("plan_repair", (str(env_id), report), ctx)
        return super().plan_create(env_id.name, ctx)

    def plan_restore(self, env_id: EnvId, ctx: JobContext) -> Plan:
        self._called("plan_restore", str(env_id), ctx)
        return super().plan_create(env_id.name, ctx)

    def accept_drift(self, env_id: EnvId, ctx: JobContext) -> tuple[Change, ...] | None:
        self._called("accept_drift", str(env_id), ctx)
        row = self.rows[str(env_id)]
        checks = tuple(check for check in row.health.checks if check.code != "drift")
        self.rows[str(env_id)] = replace(row, health=replace(row.health, checks=checks))
        return (Change("torch", "2.5.1", "2.6.0"),)

    def plan_move_env(self, env_id: EnvId, target: Path, ctx: JobContext) -> Plan:
        self._called("plan_move_env", (str(env_id), target), ctx)
        item = self._item(self.rows[str(env_id)], Action.MOVE)
        return Plan(Operation.MOVE, self.root, (item,), net_gain=item.frees)

    def plan_clean(self, kinds: Sequence[str], ctx: JobContext) -> CleanPlan:
        self._called("plan_clean", tuple(kinds), ctx)
        items = (
            CleanItem("trash", "t-1", ROOT / ".envs/.trash/t-1", "its retention ended", GB, GB),
            CleanItem("builds", "b-1", ROOT / ".envs/.tmp/b-1", "its process is gone", GB, GB),
            CleanItem("uv-cache", "uv-cache", Path("/home/u/.cache/uv"), "packages come again",
                      6 * GB, None),
        )  # fmt: skip
        return CleanPlan(
            self.root, tuple(kinds), items, (("legacy:x", "a process uses it"),), None, ""
        )

    def clean(self, plan: CleanPlan, ctx: JobContext) -> Result:
        self._called("clean", plan, ctx)
        cleaned = [
            {"kind": item.kind, "name": item.name, "outcome": "done", "message": "",
             "freed_bytes": item.frees, "trash_id": None}
            for item in plan.items
        ]  # fmt: skip
        return Result(Operation.CLEAN, (), (), {"cleaned": cleaned})

    # --- history -------------------------------------------------------------------------

    def records(self, search: str = "", limit: int = 1000) -> tuple[Record, ...]:
        self._called("records", search)
        words = search.casefold().split()
        return tuple(
            replace(one, plan=None, result=None, log=None)
            for one in self.kept
            if all(word in f"{one.as_dict(whole=True)}".casefold() for word in words)
        )

    def record(self, number: str) -> Record:
        self._called("record", number)
        return next(one for one in self.kept if one.id == number)
