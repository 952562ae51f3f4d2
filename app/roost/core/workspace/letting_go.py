"""The part of ``Workspace`` about letting go: trash, clean up, moving away, and History."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from roost.core.domain.env import EnvKind

if TYPE_CHECKING:
    from roost.core.domain.env import EnvId
    from roost.core.domain.plan import Plan, Result, TrashItem
    from roost.core.operations.clean_plan import CleanPlan
    from roost.core.operations.move_plan import MovePlan
    from roost.core.store.history import HistoryEntry
    from roost.core.store.moved import Moved
    from roost.core.store.records import Record
    from roost.core.system.context import JobContext
    from roost.core.workspace.workspace import Workspace


class LettingGo:
    """Mixed into ``Workspace``."""

    def plan_delete(
        self,
        env_ids: Sequence[EnvId],
        ctx: JobContext,
        *,
        purge: bool = False,
        include_user_files: bool = False,
        move_user_files_to: Path | None = None,
        app_name: str | None = None,
    ) -> Plan:
        """What deleting would do (of other tools': what their tools would); changes nothing.

        ``app_name``: the app an environment belongs to, as the user typed it: then it goes.

        The user's own files block, go along (``include_user_files``), or are moved to a folder
        first (``move_user_files_to``, absolute).  Raises UsageError ``bad-target``, ``mixed``,
        NotFoundError, StoreError.
        """
        from roost.core.operations.delete import plan_delete

        here = self._workspace()
        if any(env_id.kind is EnvKind.OTHER for env_id in env_ids):
            from roost.core.workspace.removing import plan_removal

            return plan_removal(
                here,
                env_ids,
                ctx,
                include_user_files=include_user_files,
                app_name=app_name,
                ours_alone=purge or move_user_files_to is not None,
            )
        return plan_delete(
            here.operations(),
            env_ids,
            ctx,
            purge=purge,
            include_user_files=include_user_files,
            move_user_files_to=move_user_files_to,
        )

    def plan_adopt(
        self, env_id: EnvId, ctx: JobContext, *, copy: bool = False, model: str | None = None
    ) -> Plan:
        """What making another tool's environment a legacy one here would do; changes nothing.

        By link (its tree stays where it is), or by ``copy``; ``model``: it is that model's then.
        Raises NotFoundError, UsageError ``not-adoptable``, StoreError ``name-taken``, ``no-space``.
        """
        from roost.core.workspace.adopting import plan_adoption

        return plan_adoption(self._workspace(), env_id, ctx, copy=copy, model=model)

    def wait_until_unused(self, env_ids: Sequence[EnvId], ctx: JobContext) -> None:
        """Return once no process uses any of them; who does is logged.  Raises CancelledError."""
        from roost.core.operations.user_files import wait_until_unused

        ours = [env_id for env_id in env_ids if env_id.kind is not EnvKind.OTHER]
        wait_until_unused(self._workspace().operations(), ours, ctx)

    def undo(self, trash_id: str | None, ctx: JobContext, *, name: str | None = None) -> Result:
        """Bring a quarantined environment back; None takes the newest.

        ``name``: as another environment of its kind, where the old name is taken (StoreError
        ``name-taken``, whose ``data["suggested"]`` is a free one).
        """
        from roost.core.operations.undo import undo
        from roost.core.store.aside import PREFIX, newest_aside
        from roost.core.workspace.recording import recorded

        here = self._workspace()
        if trash_id is None:
            trash_id = self._move_if_newest()
        if trash_id is not None and trash_id.startswith("move-"):
            from roost.core.workspace.moving import undo_move

            return undo_move(here, trash_id, ctx)
        chosen = trash_id or newest_aside(here.layout)
        if chosen is not None and chosen.startswith(PREFIX):
            from roost.core.workspace.removing import undo_removal

            return recorded(
                here,
                "undo",
                lambda inner: undo_removal(here, chosen, inner, name=name),
                ctx,
                instant=True,
            )
        return recorded(
            here,
            "undo",
            lambda inner: undo(here.operations(), trash_id, inner, name=name),
            ctx,
            instant=True,
        )

    def trash(self) -> tuple[TrashItem, ...]:
        """What can be undone, oldest first, with what still keeps it."""
        from roost.core.operations.retention import trash_items
        from roost.core.store.aside import read_asides

        here = self._workspace()
        ours = trash_items(here.layout, here.host.now(), here.host.cache_dir)
        if not (others := read_asides(here.layout)):
            return ours
        return tuple(
            sorted((*ours, *(one.item() for one in others)), key=lambda one: one.deleted_at)
        )

    def purge_trash(
        self,
        ctx: JobContext,
        *,
        ids: Sequence[str] | None = None,
        older_than: timedelta | None = None,
    ) -> Result:
        """Free the bytes of trash items for good: those of old folders of moves as well."""
        from roost.core.operations.purge_all import purge_all
        from roost.core.store.aside import read_asides
        from roost.core.store.moved import read_moved
        from roost.core.workspace.recording import recorded

        here = self._workspace()
        folders = [moved.kept.parent for moved in read_moved(here.layout)]
        folders += [aside.kept.parent for aside in read_asides(here.layout)]
        return recorded(
            here,
            "purge",
            lambda inner: purge_all(here.operations(), inner, ids=ids, older_than=older_than),
            ctx,
            frees=True,
            volumes=folders,
        )

    def _move_if_newest(self) -> str | None:
        """The move of the workspace, where nothing has gone to the trash since."""
        moves = self.moved_from()
        if not moves:
            return None
        newest = max(moves, key=lambda moved: moved.moved_at)
        since = any(item.deleted_at > newest.moved_at for item in self._workspace().trash())
        return None if since else newest.id

    def moved_from(self) -> tuple[Moved, ...]:
        """Where this workspace lay before, as long as the old folder is kept; oldest first."""
        from roost.core.store.moved import read_moved

        return read_moved(self._workspace().layout)

    def plan_move_env(self, env_id: EnvId, target: Path, ctx: JobContext) -> Plan:
        """What moving one legacy environment's tree to ``target`` (absolute) would do.

        A link stays in its place.  Raises UsageError ``bad-target``, ``moves-with-workspace``;
        StoreError ``no-space``, ``already-elsewhere``.
        """
        from roost.core.operations.move_env import plan_move_env

        return plan_move_env(self._workspace().operations(), env_id, target, ctx)

    def plan_move(self, target: Path | str, ctx: JobContext, *, link: bool = True) -> MovePlan:
        """What moving the whole workspace to ``target`` would do; changes nothing.

        ``link``: the old path goes on leading to it.  Raises UsageError ``bad-target``,
        ``bad-root``; WorkspaceError ``path-too-long``; StoreError ``no-space``; BusyError.
        """
        from roost.core.workspace.moving import plan_move

        return plan_move(self._workspace(), target, ctx, link=link)

    def move(self, plan: MovePlan, ctx: JobContext) -> Result:
        """Carry out that very plan.  From then on the workspace is the one at ``data["to"]``."""
        from roost.core.workspace.moving import move

        return move(self._workspace(), plan, ctx)

    def plan_clean(
        self, kinds: Sequence[str], ctx: JobContext, *, unused: timedelta | None = None
    ) -> CleanPlan:
        """What can go, with bytes and why it is safe; changes nothing.

        ``kinds``: of ``clean_plan.KINDS`` and ``GROUPS``; none: all but the download caches.
        ``unused``: how long an environment without a model must have lain idle (30 days).
        Raises UsageError ``usage``, CancelledError.
        """
        from roost.core.operations.clean_plan import DAYS_UNUSED, UNUSED, kinds_of, plan_clean
        from roost.core.operations.retention import expired

        here = self._workspace()
        wanted = kinds_of(kinds)
        envs = here.scan(ctx).environments if UNUSED in wanted else ()
        return plan_clean(
            here.operations(),
            wanted,
            envs,
            expired(here.trash()),
            ctx,
            unused=DAYS_UNUSED if unused is None else unused,
        )

    def clean(self, plan: CleanPlan, ctx: JobContext) -> Result:
        """Carry out that very plan; raises UsageError ``foreign-plan`` for another workspace's."""
        from roost.core.operations.clean import execute_clean
        from roost.core.workspace.recording import recorded, refuse_foreign

        here = self._workspace()
        refuse_foreign(here, plan.root)
        return recorded(
            here,
            "clean",
            lambda inner: execute_clean(here.operations(), plan, inner),
            ctx,
            frees=True,
            envs=[str(item.env) for item in plan.items if item.env is not None],
            volumes=[
                item.path.parent for item in plan.items if not item.path.is_relative_to(plan.root)
            ],
            written=plan.as_dict(),
        )

    def history(self) -> tuple[HistoryEntry, ...]:
        """One row an environment and operation, newest first."""
        from roost.core.store.history import history

        return history(self._workspace().layout)

    def records(self, search: str = "", limit: int = 1000) -> tuple[Record, ...]:
        """Operations, newest first, each with its ledger; ``search``: all words occur in it."""
        from roost.core.store.records import find_records

        return find_records(self._workspace().layout, search, limit)

    def record(self, number: str) -> Record:
        """One operation with its plan, result and log; raises NotFoundError ``no-such-record``."""
        from roost.core.domain.errors import NotFoundError
        from roost.core.store.records import find_record

        found = find_record(self._workspace().layout, number)
        if found is None:
            raise NotFoundError(
                "no-such-record",
                f"There is no operation “{number[:40]}” in the history.",
                remedy="Run `roost history` to see what there is.",
            )
        return found

    def _workspace(self) -> Workspace:
        return cast("Workspace", self)
