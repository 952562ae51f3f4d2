"""A made-up workspace behind the window's facade: values of the domain, nothing on disk.

It shows what the design pictures show, so that a look at the window tells at once what is
off.  ``gates`` hold a call back until a test lets it go on.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import Any

from roost.core.discovery.other.caches import DownloadCache
from roost.core.discovery.other.candidate import OtherInfo
from roost.core.domain.decision import Decision, Outcome, Source, Step, Strategy, TraceEntry
from roost.core.domain.env import Env, EnvId, EnvKind, Owner, Sizes
from roost.core.domain.errors import NotFoundError, RoostError
from roost.core.domain.finding import Finding
from roost.core.domain.health import Check, HealthReport, Level, Severity
from roost.core.domain.plan import (
    Action,
    ItemOutcome,
    ItemResult,
    Operation,
    Plan,
    PlanItem,
    Result,
    TrashItem,
)
from roost.core.operations.clean_plan import CleanPlan
from roost.core.operations.rules import Rule
from roost.core.operations.sharing_plan import LeftOut, SharingItem, SharingPlan
from roost.core.store.settings import Settings
from roost.core.system.context import JobContext
from roost.core.system.dedupe import DedupePlan
from roost.core.system.dedupe.model import Group, Means, Twin
from roost.core.system.privacy import Privacy
from roost.core.system.tree import Identity
from roost.core.workspace.remembered import Remembered
from roost.core.workspace.space import EnvSpace, Space
from roost.core.workspace.support.collect import Piece, Support

GB = 10**9
ROOT = Path("/srv/LLM")


@dataclass(frozen=True)
class FakeScan:
    environments: tuple[Env, ...]
    errors: tuple[RoostError, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class FakePackage:
    name: str
    version: str
    size: int | None = None
    location: str = ""


@dataclass(frozen=True)
class FakeHistory:
    at: str
    operation: str
    env: str
    outcome: str = "done"
    detail: str = ""
    id: str = "h1"


@dataclass(frozen=True)
class FakeProfile:
    title: str


@dataclass(frozen=True)
class FakeProfiles:
    profiles: dict[str, FakeProfile]
    errors: tuple[RoostError, ...] = ()


def before(**ago: float) -> str:
    return (datetime.now(UTC) - timedelta(**ago)).isoformat()


def deep(*checks: Check) -> HealthReport:
    passed = tuple(
        Check(f"import:{name}", True, f"{name} imports")
        for name in ("torch", "transformers", "peft", "accelerate")
    )
    return HealthReport((*checks, *passed), Level.DEEP, "stamp", before(minutes=9), not checks)


def env(kind: EnvKind, name: str, **changes: Any) -> Env:
    folder = {"shared": ROOT / ".envs", "legacy": ROOT / "environments"}.get(
        kind.value, Path("/opt")
    )
    path = folder / name
    base = Env(
        EnvId(kind, name),
        path,
        path / ".venv",
        path / ".venv" / "bin" / "python",
        python_version="3.11.9",
        health=deep(),
    )
    return replace(base, **changes)


def look_environments() -> tuple[Env, ...]:
    """The eight rows of the design pictures."""
    drift = Check(
        "accelerator", False, "torch is a CPU build", "CUDA 12.1",
        "Migrate it: the shared environment has the right build.", Severity.DEGRADES,
    )  # fmt: skip
    gone = Check(
        "base-python", False, "base Python 3.9 was removed", "an interpreter",
        "Migrate the model, or install Python 3.9 again.",
    )  # fmt: skip
    bnb = "torch-cu121-transformers-bnb"
    legacy = EnvKind.LEGACY
    return (
        env(
            EnvKind.SHARED, bnb, env_key=bnb, torch="2.5.1+cu121", accelerator="cu121",
            models=tuple(f"org/model-{n}" for n in range(7)), last_used=before(hours=2.2),
            sizes=Sizes(int(5.5 * GB), int(5.1 * GB), int(5.1 * GB)),
        ),
        env(
            EnvKind.SHARED, "torch-cpu-transformers", env_key="torch-cpu-transformers",
            torch="2.13.0+cpu", accelerator="cpu", models=("org/a", "org/b"),
            creating=Owner(4242, "here", before(minutes=1), fraction=0.45),
            sizes=Sizes(612 * 10**6, 612 * 10**6, 612 * 10**6),
        ),
        env(
            legacy, "nvidia__Nemotron-3-30B", env_key="torch-cu124-transformers",
            torch="2.6.0+cu124", accelerator="cu124", models=("nvidia/Nemotron-3-30B",),
            last_used=before(hours=26), sizes=Sizes(int(5.3 * GB), int(5.2 * GB), int(5.2 * GB)),
        ),
        env(
            legacy, "local_a91c44e07b1d", env_key=bnb, python_version="3.10.11",
            torch="2.2.2+cu121", accelerator="cu121", superseded=True,
            last_used=before(days=12.2), sizes=Sizes(int(4.8 * GB), int(4.8 * GB), int(4.8 * GB)),
        ),
        env(
            legacy, "mistralai__Mistral-7B-v0.3", env_key="torch-cpu-transformers",
            torch="2.5.1+cpu", accelerator="cpu", models=("mistralai/Mistral-7B-v0.3",),
            health=deep(drift), last_used=before(hours=5),
            sizes=Sizes(int(1.2 * GB), int(1.2 * GB), int(1.2 * GB)),
        ),
        env(
            legacy, "local_77fe01c2aa09", env_key=bnb, python_version="3.9.?",
            torch="2.0.1+cu118", accelerator="cu118", models=("/models/llama",),
            health=HealthReport((gone,)), last_used=before(days=151),
            sizes=Sizes(int(4.7 * GB), int(4.7 * GB), int(4.7 * GB)),
        ),
        env(
            legacy, "Qwen__Qwen3-8B", env_key="torch-cu124-transformers", torch="2.6.0+cu124",
            accelerator="cu124", models=("Qwen/Qwen3-8B",), last_used=before(days=3.1),
            health=HealthReport(),
        ),
        env(
            EnvKind.OTHER, "ComfyUI", python_version="3.12.4", torch="2.6.0+cu126",
            accelerator="cu126", app="ComfyUI", last_used=before(hours=4),
            health=HealthReport(), sizes=Sizes(6 * GB, 6 * GB, 6 * GB),
        ),
    )  # fmt: skip


def many_environments(count: int) -> tuple[Env, ...]:
    return tuple(
        env(
            EnvKind.LEGACY, f"org__model-{number:05}", env_key="torch-cpu-transformers",
            torch="2.13.0+cpu", accelerator="cpu", models=(f"org/model-{number:05}",),
            health=HealthReport(), last_used=before(hours=number),
        )
        for number in range(count)
    )  # fmt: skip


def other_info(one: Env, role: str = "environment") -> OtherInfo:
    """What a scan says of an environment of another tool."""
    app = one.app or ""
    return OtherInfo(app, app, "0.3.62", role, one.name, "", None, "its log", 1)


def sharing_plan(means: Means = "reflink", *, empty: bool = False) -> SharingPlan:
    """Two environments with one equal file, and one that is left out."""
    one, two = (ROOT / "environments" / name / ".venv" for name in ("one", "two"))
    group = Group(one / "lib.so", (Twin(two / "lib.so"),), 3 * GB, 3 * GB, "large", means)
    items = tuple(
        SharingItem(EnvId(EnvKind.LEGACY, tree.parent.name), tree.parent, tree, Identity(1, 1), 9)
        for tree in (one, two)
    )
    left = LeftOut(EnvId(EnvKind.LEGACY, "busy"), "it is used by python (PID 7)", busy=True)
    if empty:
        return SharingPlan(ROOT, DedupePlan((), 0, means), (), (left,), before(seconds=1))
    return SharingPlan(ROOT, DedupePlan((group,), 3 * GB, means), items, (left,), before(seconds=1))


@dataclass
class FakeWorkspace:
    """Facade of core.workspace.Workspace over a dictionary of rows."""

    root: Path = ROOT
    rows: dict[str, Env] = field(default_factory=dict)
    errors: tuple[RoostError, ...] = ()
    calls: list[tuple[str, Any]] = field(default_factory=list)
    gates: dict[str, threading.Event] = field(default_factory=dict)
    entered: dict[str, threading.Event] = field(default_factory=dict)
    bin: dict[str, Env] = field(default_factory=dict)
    fail: dict[str, Exception] = field(default_factory=dict)
    threads: set[int] = field(default_factory=set)
    lines: int = 12
    progress_subject: str = ""
    chosen: Settings = field(default_factory=Settings)
    findings: tuple[Finding, ...] = ()
    sharing: SharingPlan = field(default_factory=sharing_plan)

    @classmethod
    def with_envs(cls, envs: Sequence[Env] | None = None) -> FakeWorkspace:
        chosen = look_environments() if envs is None else envs
        return cls(rows={str(one.id): one for one in chosen})

    def hold(self, name: str) -> threading.Event:
        """Calls of ``name`` wait until the returned gate is set."""
        self.entered[name] = threading.Event()
        self.gates[name] = threading.Event()
        return self.gates[name]

    def _called(self, name: str, what: Any = None, ctx: JobContext | None = None) -> None:
        self.calls.append((name, what))
        self.threads.add(threading.get_ident())
        if name in self.entered:
            self.entered[name].set()
        gate = self.gates.get(name)
        while gate is not None and not gate.wait(0.01):
            if ctx is not None:
                ctx.check_cancelled()
        if name in self.fail:
            raise self.fail[name]

    def named(self, name: str) -> list[Any]:
        return [what for called, what in self.calls if called == name]

    def scan(self, ctx: JobContext) -> FakeScan:
        self._called("scan", None, ctx)
        own = [row for row in self.rows.values() if row.kind is not EnvKind.OTHER]
        return FakeScan(tuple(own), self.errors)

    def remembered_others(self, ctx: JobContext) -> Remembered:
        self._called("remembered_others", None, ctx)
        found = [row for row in self.rows.values() if row.kind is EnvKind.OTHER]
        return Remembered(
            tuple(found),
            {one.id: other_info(one) for one in found},
            {one.id: Rule.NAMED for one in found},
        )

    def describe(self, env_id: EnvId) -> Env:
        self._called("describe", str(env_id))
        try:
            return self.rows[str(env_id)]
        except KeyError:
            raise NotFoundError("no-such-environment", f"{env_id} is gone.") from None

    def measure(self, env_id: EnvId, ctx: JobContext) -> Sizes:
        self._called("measure", str(env_id), ctx)
        return Sizes(5 * GB, 5 * GB, 5 * GB)

    def packages(self, env_id: EnvId) -> tuple[FakePackage, ...]:
        self._called("packages", str(env_id))
        where = "/lib/site-packages"
        return (
            FakePackage("torch", "2.6.0+cu124", 4_300_000_000, where),
            FakePackage("transformers", "4.57.1", 98_000_000, where),
            FakePackage("numpy", "2.3.4", 61_000_000, where),
            FakePackage("accelerate", "1.11.0", 3_000_000, where),
            FakePackage("peft", "0.18.0", 4_100_000, where),
        )

    def package_names(self, env_id: EnvId) -> tuple[str, ...]:
        self._called("package_names", str(env_id))
        if env_id.name.startswith("Qwen"):
            return ("bits-and-pieces", "torch")
        return tuple(one.name for one in self.packages(env_id))

    def space(
        self, env_ids: Sequence[EnvId] | None, ctx: JobContext, *, caches: bool = False
    ) -> Space:
        self._called("space", caches, ctx)
        envs = tuple(EnvSpace(row.id, row.sizes) for row in self.rows.values())
        own = sum(row.sizes.own for row in self.rows.values() if row.sizes)
        trash = 4_900_000_000 * len(self.bin)
        kept = (DownloadCache("pip", "/srv/cache/pip", size=2 * GB),)
        return Space(
            self.root, envs, trash, trash, own + trash + int(0.4 * GB), self.free_space(),
            kept if caches else None,
        )  # fmt: skip

    def weigh(self, env_id: EnvId, ctx: JobContext) -> tuple[tuple[str, int], ...]:
        self._called("weigh", str(env_id), ctx)
        return (("torch", 4_300_000_000), ("transformers", 98_000_000), ("numpy", 61_000_000))

    def plan_dedupe(self, ctx: JobContext) -> SharingPlan:
        self._called("plan_dedupe", None, ctx)
        return self.sharing

    def dedupe(self, plan: SharingPlan, ctx: JobContext, *, hardlink: bool = False) -> Result:
        self._called("dedupe", (plan, hardlink), ctx)
        return Result(Operation.DEDUPE, (), data={"saved_bytes": 3 * GB})

    def undo_dedupe(self, ctx: JobContext) -> Result:
        self._called("undo_dedupe", None, ctx)
        return Result(Operation.DEDUPE, ())

    def check(self, env_id: EnvId, ctx: JobContext, *, deep: bool) -> HealthReport:
        self._called("check", (str(env_id), deep), ctx)
        report = HealthReport((), Level.DEEP, "stamp", before(seconds=1), True)
        self.rows[str(env_id)] = replace(self.rows[str(env_id)], health=report)
        return report

    def explain(self, env_id: EnvId) -> Decision:
        self._called("explain", str(env_id))
        row = self.rows[str(env_id)]
        key = row.env_key or row.name
        return Decision(
            row.models[0] if row.models else row.name, key, row.python, Source.LEGACY,
            Strategy.LEGACY, "READY", str(env_id), row.path, key,
            trace=(
                TraceEntry(Step.SHARED, Outcome.REJECTED, f"{key} does not exist yet", 0.2),
                TraceEntry(
                    Step.LEGACY, Outcome.TAKEN,
                    "torch, transformers, peft, accelerate; CUDA 12.4", 41.0,
                ),
                TraceEntry(Step.JOIN, Outcome.SKIPPED, ""),
                TraceEntry(Step.CREATE, Outcome.SKIPPED, ""),
                TraceEntry(Step.LAST_RESORT, Outcome.SKIPPED, ""),
            ),
        )  # fmt: skip

    def profiles(self) -> FakeProfiles:
        self._called("profiles")
        return FakeProfiles({"torch-cpu-transformers": FakeProfile("Transformers (CPU)")})

    def models(self) -> tuple[Any, ...]:
        return ()

    def pin(self, model: str, env_id: EnvId | None) -> None:
        self._called("pin", (model, env_id))

    def doctor(self, ctx: JobContext, *, deep: bool = False) -> Iterator[Finding]:
        self._called("doctor", deep, ctx)
        yield from self.findings

    def support(self, ctx: JobContext, *, hide_models: bool = False) -> Support:
        self._called("support", hide_models, ctx)
        names = {"Nemotron": "‹user›"} if hide_models else {}
        piece = Piece("manifest.json", b'{"files": []}', "what this file is")
        return Support((piece,), Privacy(names))

    def plan_create(
        self,
        key: str,
        ctx: JobContext,
        *,
        installer: str | None = None,
        source: EnvId | None = None,
        extra: tuple[str, ...] = (),
    ) -> Plan:
        self._called("plan_create", key, ctx)
        made = EnvId(EnvKind.SHARED, key)
        item = PlanItem(made, self.root / ".envs" / key, Action.BUILD, key, needs=2 * GB)
        return Plan(Operation.CREATE, self.root, (item,), peak=2 * GB, net_gain=-2 * GB)

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
        rows = [
            row
            for row in self.rows.values()
            if row.kind is EnvKind.LEGACY and (env_ids is None or row.id in env_ids)
        ]
        items = tuple(self._item(row, Action.MIGRATE) for row in rows)
        freed = sum(item.frees or 0 for item in items)
        return Plan(
            Operation.MIGRATE, self.root, items, peak=int(5.4 * GB),
            net_gain=freed - int(10.4 * GB), downloads=int(2.5 * GB),
        )  # fmt: skip

    def plan_adopt(
        self, env_id: EnvId, ctx: JobContext, *, copy: bool = False, model: str | None = None
    ) -> Plan:
        self._called("plan_adopt", env_id, ctx)
        adopted = EnvId(EnvKind.LEGACY, env_id.name)
        path = self.root / "environments" / env_id.name
        return Plan(Operation.ADOPT, self.root, (PlanItem(adopted, path, Action.ADOPT),))

    def plan_clean(self, kinds: Sequence[str], ctx: JobContext) -> CleanPlan:
        self._called("plan_clean", tuple(kinds), ctx)
        return CleanPlan(self.root, tuple(kinds), ())

    def plan_delete(
        self,
        env_ids: Sequence[EnvId],
        ctx: JobContext,
        *,
        purge: bool = False,
        include_user_files: bool = False,
        app_name: str | None = None,
    ) -> Plan:
        self._called("plan_delete", tuple(env_ids), ctx)
        items = tuple(self._item(self.rows[str(one)], Action.QUARANTINE) for one in env_ids)
        return Plan(
            Operation.DELETE, self.root, items, purge, net_gain=sum(i.frees or 0 for i in items)
        )

    def _item(self, row: Env, action: Action) -> PlanItem:
        size = row.sizes.size if row.sizes else None
        frees = row.sizes.will_free if row.sizes else None
        return PlanItem(
            row.id, row.path, action, row.env_key, row.models, size, frees,
            reasons=("its model keeps a working environment at every instant",),
        )  # fmt: skip

    def execute(self, plan: Plan, ctx: JobContext) -> Result:
        for number in range(self.lines):
            ctx.log(f"line {number} of the installer", "output")
        ctx.progress(
            "Installing PyTorch stack", 83_000_000, 184_000_000, "bytes", "torch-2.13.0",
            subject=self.progress_subject, fraction=0.45, rate=21e6, seconds_left=5,
        )  # fmt: skip
        self._called("execute", plan, ctx)
        results = []
        for item in plan.items:
            key = str(item.env)
            if item.action in (Action.MIGRATE, Action.QUARANTINE):
                self.bin[f"t-{item.env.name}"] = self.rows.pop(key)
                ctx.changed(key, "removed")  # as the core tells it
                results.append(
                    ItemResult(item.env, ItemOutcome.DONE, "", f"t-{item.env.name}", item.frees)
                )
            else:
                self.rows[key] = env(item.env.kind, item.env.name, env_key=item.target_key)
                results.append(ItemResult(item.env, ItemOutcome.DONE))
        return Result(plan.operation, tuple(results))

    def undo(self, trash_id: str | None, ctx: JobContext) -> Result:
        self._called("undo", trash_id, ctx)
        chosen = trash_id or (list(self.bin)[-1] if self.bin else "")
        if chosen not in self.bin:
            raise NotFoundError("no-such-trash", "The trash is empty.")
        row = self.bin.pop(chosen)
        self.rows[str(row.id)] = row
        return Result(Operation.UNDO, (ItemResult(row.id, ItemOutcome.DONE),))

    def trash(self) -> tuple[TrashItem, ...]:
        return tuple(
            TrashItem(
                name,
                row.id,
                row.path,
                before(minutes=3),
                "delete",
                row.sizes.size if row.sizes else None,
                None,
                frees=row.sizes.will_free if row.sizes else None,
            )
            for name, row in self.bin.items()
        )

    def purge_trash(
        self,
        ctx: JobContext,
        *,
        ids: Sequence[str] | None = None,
        older_than: timedelta | None = None,
    ) -> Result:
        self._called("purge_trash", ids, ctx)
        gone = []
        for name in list(self.bin) if ids is None else ids:
            row = self.bin.pop(name, None)
            if row is not None:
                gone.append(ItemResult(row.id, ItemOutcome.DONE, "", name, 1))
        return Result(Operation.PURGE, tuple(gone))

    def history(self) -> tuple[FakeHistory, ...]:
        return (FakeHistory(before(days=1), "create", "legacy:nvidia__Nemotron-3-30B"),)

    def free_space(self) -> int:
        return int(83.4 * GB)

    def hardware(self) -> str:
        return "NVIDIA RTX 4070 · driver 551.86 (CUDA ≤ 12.4)"

    def tidy_up(self, ctx: JobContext) -> tuple[str, ...]:
        return ()

    def settings(self) -> Settings:
        self._called("settings")
        return self.chosen

    def save_settings(self, settings: Settings) -> None:
        self._called("save_settings", settings)
        self.chosen = settings


def posix(path: Path) -> str:
    return str(PurePosixPath(path))
