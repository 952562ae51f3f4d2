"""Workspace: what the command line, the window and other programs call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from roost.core.domain.env import Env, EnvId, EnvKind, Sizes
from roost.core.domain.errors import CancelledError, RoostError
from roost.core.store.journal import needs_recovery
from roost.core.store.layout import Layout
from roost.core.store.usagelog import RESOLVE
from roost.core.system.context import JobContext
from roost.core.workspace.asking import Asking
from roost.core.workspace.exporting import ExportFacade
from roost.core.workspace.helpdesk import HelpDesk
from roost.core.workspace.host import Host
from roost.core.workspace.letting_go import LettingGo
from roost.core.workspace.root import accept_root
from roost.core.workspace.thinkfacade import ThinkFacade
from roost.core.workspace.usefacade import UseFacade

if TYPE_CHECKING:
    from roost.core.discovery.models import ModelFound
    from roost.core.domain.decision import Decision
    from roost.core.domain.hardware import Hardware
    from roost.core.domain.health import HealthReport
    from roost.core.domain.package import Package
    from roost.core.domain.plan import Plan, Result
    from roost.core.operations.context import OperationContext
    from roost.core.operations.migrate_plan import Wishes
    from roost.core.operations.sharing_plan import SharingPlan
    from roost.core.store.profiles import ProfileSet
    from roost.core.store.settings import Settings
    from roost.core.workspace.others import OtherScan
    from roost.core.workspace.remembered import Remembered
    from roost.core.workspace.scanning import Scan
    from roost.core.workspace.space import Space


class Workspace(UseFacade, LettingGo, ExportFacade, HelpDesk, ThinkFacade):
    """One root folder.  Thread-safe: it holds paths only; the file system is the truth."""

    def __init__(self, root: Path | str, *, host: Host | None = None) -> None:
        """Raises UsageError ``bad-root``, ``no-such-root``, WorkspaceError ``unreadable``."""
        self.root = accept_root(root)
        self.layout = Layout(self.root)
        self.host = host or Host()

    def asking(self) -> Asking:
        """Choices, profiles, hardware and health as of now."""
        return Asking(self.layout, self.host)

    # What is there

    def scan(self, ctx: JobContext) -> Scan:
        """Every environment, with static health and cached deep results; runs no code of them.

        Raises as the constructor where the folder is gone by now: a drive that was pulled out
        is no empty workspace.
        """
        from roost.core.workspace.scanning import scan

        accept_root(self.root)
        return scan(self.asking(), ctx)

    def scan_other(self, roots: Sequence[Path | str] | None, ctx: JobContext) -> OtherScan:
        """Other tools' environments in known places and ``roots`` (None: those of last time)."""
        from roost.core.workspace.others import scan_other

        return scan_other(self.layout, self.host, roots, ctx)

    def remembered_others(self, ctx: JobContext) -> Remembered:
        """Those of them that the last scan found and that are still there; searches no drive."""
        from roost.core.workspace.remembered import remembered_others

        return remembered_others(self.layout, self.host, ctx)

    def describe(self, env_id: EnvId, *, processes: bool = True) -> Env:
        """One environment again; raises NotFoundError.

        Without ``processes`` it is not looked at who uses it, which costs more than all else.
        """
        if env_id.kind is EnvKind.OTHER:
            from roost.core.workspace.other_one import describe_other

            return describe_other(self.host, env_id)
        from roost.core.workspace.scanning import describe

        return describe(self.asking(), env_id, processes=processes)

    def find(self, text: str) -> EnvId:
        """ENV of the command line: an id, or a bare name where it is unambiguous.

        Raises NotFoundError ``no-such-environment``, UsageError ``ambiguous``.
        """
        from roost.core.workspace.naming import find_env

        if text.startswith("other:"):
            return self._located(EnvId.parse(text)).id
        return find_env(self.layout, text)

    def measure(self, env_id: EnvId, ctx: JobContext) -> Sizes:
        """Bytes on disk; raises NotFoundError, CancelledError."""
        from roost.core.store.sizecache import SizeCache
        from roost.core.workspace.measuring import measured

        cache = SizeCache(self.layout, self.host.cache_dir)
        sizes = measured(cache, self._located(env_id), ctx)
        if env_id.kind is EnvKind.OTHER:
            from roost.core.workspace.other_one import keep_sizes

            keep_sizes(self.host, env_id, sizes)
        return sizes

    def space(
        self, env_ids: Sequence[EnvId] | None, ctx: JobContext, *, caches: bool = False
    ) -> Space:
        """What takes the space: these environments with their packages; None: all of it."""
        from roost.core.workspace.space import space

        return space(self, env_ids, ctx, caches=caches)

    def weigh(self, env_id: EnvId, ctx: JobContext) -> tuple[tuple[str, int], ...]:
        """Allocated bytes of each of its packages, heaviest first; raises NotFoundError."""
        from roost.core.workspace.space import weigh

        return weigh(self, env_id, ctx)

    def with_sizes(self, env: Env, ctx: JobContext) -> Env:
        """The environment with its sizes; one that cannot be measured stays without."""
        try:
            return replace(env, sizes=self.measure(env.id, ctx))
        except CancelledError:
            raise
        except (RoostError, OSError):
            return env

    def packages(self, env_id: EnvId) -> tuple[Package, ...]:
        from roost.core.discovery.distinfo import installed_packages

        return installed_packages(self._located(env_id).venv)

    def package_names(self, env_id: EnvId) -> tuple[str, ...]:
        """Fast enough to be asked of every environment, for a search; raises NotFoundError."""
        from roost.core.discovery.distinfo import package_names

        return package_names(self._located(env_id).venv)

    def _located(self, env_id: EnvId) -> Env:
        """Where it is, by a few stats; raises NotFoundError."""
        if env_id.kind is EnvKind.OTHER:
            from roost.core.workspace.other_one import find_other

            return find_other(self.host, env_id).env
        from roost.core.discovery.read import locate_env

        return locate_env(self.layout, env_id)

    def models(self) -> tuple[ModelFound, ...]:
        from roost.core.discovery.models import find_models

        return find_models(self.layout)

    def profiles(self) -> ProfileSet:
        return self.asking().profiles

    def hardware(self) -> Hardware:
        return self.host.hardware()

    def free_space(self) -> int:
        """Bytes free for this user on the workspace's volume."""
        from roost.core.system.tree import free_space

        return free_space(self.root)

    # Health

    def check(self, env_id: EnvId, ctx: JobContext, *, deep: bool) -> HealthReport:
        """Look closely: every RECORD entry, and with ``deep`` run its Python."""
        if env_id.kind is EnvKind.OTHER:
            from roost.core.workspace.other_one import check_other

            return check_other(self.host, env_id, ctx, deep=deep)
        from roost.core.workspace.checking import check

        return check(self.asking(), env_id, ctx, deep=deep)

    def checked(self, env_id: EnvId, ctx: JobContext, *, deep: bool) -> Env:
        """The environment with the result of ``check``."""
        env = self.describe(env_id)
        return replace(env, health=self.check(env_id, ctx, deep=deep))

    # Resolving

    def resolve(
        self,
        model: str | None,
        ctx: JobContext,
        *,
        path: str | None = None,
        create: bool = True,
        wait: bool = True,
        timeout: float | None = None,
        use: str = RESOLVE,
    ) -> Decision:
        """Which environment a model gets, creating it if need be (product.md, five steps).

        ``use``: what it is recorded as (``core.store.usagelog``).
        Raises NoEnvironmentError, EnvironmentBusyError, NotFoundError, CancelledError.
        """
        from roost.core.workspace.resolving import resolve

        return resolve(
            self, model, ctx, path=path, create=create, wait=wait, timeout=timeout, use=use
        )

    def pin(self, model: str, env_id: EnvId | None) -> None:
        """Pin a model to an environment; None clears the pin, or else its dedicated one.

        Raises NotFoundError.
        """
        from roost.core.discovery.read import locate_env
        from roost.core.store.overrides import set_overrides

        subject = self.asking().subject(model)
        if env_id is not None:
            locate_env(self.layout, env_id)
        if env_id is None and self.asking().override(subject).pin is None:
            from roost.core.workspace.dedicating import give_up

            if give_up(self.layout, subject):
                return
        set_overrides(self.layout, subject.labels, pin=None)
        if env_id is not None:
            set_overrides(self.layout, subject.labels[:1], pin=env_id)

    def pinned(self, model: str) -> EnvId | None:
        asking = self.asking()
        return asking.override(asking.subject(model)).pin

    def run(self, decision: Decision, words: Sequence[str], ctx: JobContext | None = None) -> int:
        """Run a command in the environment decided on; its exit code."""
        from roost.core.workspace.running import run

        return run(self, decision, words, ctx)

    def way_back(self, decision: Decision, exit_code: int) -> str:
        """What to say when a start in a shared environment failed and a legacy one stands."""
        from roost.core.workspace.running import way_back

        return way_back(self, decision, exit_code)

    # Changing

    def operations(self) -> OperationContext:
        """What operations are given of this workspace and machine."""
        from roost.core.workspace.changing import operation_context

        return operation_context(self)

    def plan_create(
        self,
        key: str,
        ctx: JobContext,
        *,
        installer: str | None = None,
        source: EnvId | None = None,
        extra: tuple[str, ...] = (),
        locked: Path | None = None,
        managed_python: bool = False,
        dedicated: str | None = None,
    ) -> Plan:
        """What creating (or rebuilding, promoting, extending) would do; changes nothing.

        ``managed_python``: the user agrees that uv fetches a Python where no lasting one fits;
        ``dedicated``: the model that is to have it for itself.
        """
        from roost.core.workspace.changing import plan_build

        return plan_build(
            self,
            key,
            ctx,
            installer=installer,
            source=source,
            extra=extra,
            locked=locked,
            managed_python=managed_python,
            dedicated=dedicated,
        )

    def plan_migrate(
        self,
        env_ids: Sequence[EnvId] | None,
        ctx: JobContext,
        *,
        promote: bool = False,
        measure: bool = True,
        wishes: Wishes | None = None,
    ) -> Plan:
        """What migrating these (None: all) legacy environments would do; changes nothing.

        Without ``measure`` what must be built is estimated instead of asked of the installer.
        ``wishes`` says all there is to choose.
        """
        from roost.core.operations.migrate_plan import Wishes
        from roost.core.workspace.changing import plan_moves

        chosen = wishes or Wishes("copy" if promote else "", measure=measure)
        return plan_moves(self, env_ids, ctx, wishes=chosen)

    def save_plan(self, plan: Plan, where: Path | None = None) -> Path:
        """Keep a plan in a file (None: one of the workspace's); raises StoreError."""
        from roost.core.store.plans import save_plan

        return save_plan(self.layout, plan, where)

    def load_plan(self, where: str) -> Plan:
        """A saved plan, by file or id; raises NotFoundError ``no-such-plan``, StoreError."""
        from roost.core.store.plans import load_plan

        return load_plan(self.layout, where)

    def plan_repair(
        self, env_id: EnvId, ctx: JobContext, *, report: HealthReport | None = None
    ) -> Plan:
        """The rebuild that mends what a deep check (None: of now) found in a shared one.

        Raises UsageError ``nothing-to-repair`` (with what helps instead), ``not-shared``.
        """
        from roost.core.operations.repair import plan_repair

        found = report or self.check(env_id, ctx, deep=True)
        return plan_repair(self.operations(), env_id, found, ctx)

    def execute(self, plan: Plan, ctx: JobContext) -> Result:
        """Carry out the very plan that was shown."""
        from roost.core.workspace.changing import execute

        return execute(self, plan, ctx)

    def plan_dedupe(self, ctx: JobContext) -> SharingPlan:
        """Which equal files of the environments could share their blocks; changes nothing."""
        from roost.core.workspace.sharing import plan_dedupe

        return plan_dedupe(self, ctx)

    def dedupe(self, plan: SharingPlan, ctx: JobContext, *, hardlink: bool = False) -> Result:
        """Carry out that very plan; raises UsageError ``needs-hardlink``, BusyError."""
        from roost.core.workspace.sharing import dedupe

        return dedupe(self, plan, ctx, hardlink=hardlink)

    def undo_dedupe(self, ctx: JobContext) -> Result:
        """Break the links of the newest deduplication; raises NotFoundError ``no-dedupe``."""
        from roost.core.workspace.sharing import undo_dedupe

        return undo_dedupe(self, ctx)

    def settings(self) -> Settings:
        return self.asking().settings

    def save_settings(self, settings: Settings) -> None:
        from roost.core.store.settings import save_settings

        save_settings(self.layout, settings)

    def tidy_up(self, ctx: JobContext) -> tuple[str, ...]:
        """Settle what somebody left behind, if a look finds something; else no lock is taken."""
        if not needs_recovery(self.layout):
            return ()
        return self.recover(ctx)

    def recover(self, ctx: JobContext) -> tuple[str, ...]:
        from roost.core.operations.recovery import recover

        try:
            return recover(self.operations(), ctx)
        except RoostError as error:
            ctx.log(f"Could not tidy up yet: {error.message}", "warning")
            return ()
