"""Death at every call of create, rebuild, migrate, delete, undo and purge.

At that very instant the model has an environment that works; the next command tidies up and
leaves no litter; and the operation can be done again.  Faults 1, 4, 6, 7, 8, 9, 10.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from faults.harness import calls_of, die_at_every_call
from roost.core.domain.env import EnvId
from roost.core.domain.hardware import Hardware
from roost.core.operations.context import OperationContext
from roost.core.operations.create import create_or_join, execute_create, plan_create
from roost.core.operations.delete import execute_delete, plan_delete
from roost.core.operations.migrate import execute_migrate, plan_migrate
from roost.core.operations.purge import purge_trash
from roost.core.operations.recovery import recover
from roost.core.operations.undo import undo
from roost.core.store.envjson import current_tree, read_env_json
from roost.core.store.journal import needs_recovery
from roost.core.store.overrides import load_overrides
from roost.core.store.trash import list_trash
from roost.core.system.context import JobContext
from roost.core.system.locks import env_locks
from roost.core.workspace import Workspace
from roost.core.workspace.host import Host
from support.operations import (
    KEY,
    LEGACY,
    MODEL,
    SHARED,
    SMALL,
    at_rest,
    fingerprint,
    operations,
    small_workspace,
    starts,
)
from support.stacks import Stack, small_stack

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the harness forks"),
    pytest.mark.slow,
    pytest.mark.timeout(3000),
]


@dataclass(frozen=True)
class Templates:
    """Workspaces at rest: one with a legacy environment, one migrated, one deleted."""

    stack: Stack
    legacy: Path
    both: Path
    trashed: Path

    def context(self, root: Path) -> OperationContext:
        return operations(root, **self.stack.options())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    folder = tmp_path_factory.mktemp("templates")
    stack = small_stack(folder)
    templates = Templates(stack, folder / "legacy", folder / "both", folder / "trashed")
    small_workspace(templates.legacy)
    stack.write_profile(templates.legacy)
    _copy(templates.legacy, templates.both)
    context = templates.context(templates.both)
    create_or_join(context, KEY, JobContext())
    _copy(templates.legacy, templates.trashed)
    context = templates.context(templates.trashed)
    ctx = JobContext()
    assert execute_migrate(context, plan_migrate(context, [LEGACY], ctx), ctx).ok
    return templates


def _copy(source: Path, target: Path) -> None:
    shutil.copytree(source, target, symlinks=True)


def walk(
    made: Templates,
    template: Path,
    tmp_path: Path,
    act: Callable[[OperationContext], object],
    instantly: Callable[[OperationContext], object],
    again: Callable[[OperationContext], object],
) -> int:
    """Die at each call of ``act`` on a copy of ``template``.

    ``instantly`` is checked at once and again after recovery; ``again`` repeats the operation.
    """
    outside = fingerprint(made.stack.wheels)

    def prepare(n: int) -> OperationContext:
        previous = tmp_path / "workspace"
        if previous.exists():
            shutil.rmtree(previous)
        _copy(template, previous)
        return made.context(previous)

    def check(context: OperationContext, died: bool) -> None:
        _wait_for_orphans(context)
        instantly(context)
        assert died or not needs_recovery(context.layout)
        ctx = JobContext()
        recover(context, ctx)
        at_rest(context.layout.root)
        instantly(context)
        assert recover(context, ctx) == ()
        again(context)
        at_rest(context.layout.root)
        instantly(context)
        assert fingerprint(made.stack.wheels) == outside

    return die_at_every_call(prepare, act, check, tenth=True)


def _wait_for_orphans(context: OperationContext) -> None:
    """An installer that outlives its Roost keeps the lock until it ends (fault 2)."""
    with env_locks(context.layout, [SHARED, LEGACY], timeout=60, operation=None):
        return


def model_works(context: OperationContext) -> None:
    """Whatever exists under a shared name is whole, and the model has something that starts."""
    layout = context.layout
    unit, legacy = layout.shared(KEY), layout.legacy(LEGACY.name) / ".venv"
    works = starts(legacy, *SMALL)
    if unit.exists():
        tree = current_tree(layout, KEY)
        record = read_env_json(unit / "env.json")
        assert record is not None
        assert record.status == "READY"
        assert starts(tree, *SMALL), "a READY environment does not import"
        assert not [path for path in tree.rglob("*.py") if path.stat().st_size == 0]
        works = True
    assert works, "no environment of the model starts"


def resolves(context: OperationContext) -> None:
    """Fault 6: asked right now, Roost names one environment, and it works."""
    model_works(context)
    root = context.layout.root
    environ = {
        "ROOST_ACCELERATOR": "cpu",
        "ROOST_CACHE_DIR": str(root.parent / "cache"),
        "ROOST_CONFIG_DIR": str(root.parent / "config"),
    }
    workspace = Workspace(root, host=Host(environ, probe=lambda _cache: Hardware()))
    decision = workspace.resolve(MODEL, JobContext(), create=False, wait=False)
    assert not decision.degraded
    python = decision.python_executable
    assert python is not None
    assert starts(python.parent.parent, *SMALL)


def create(context: OperationContext) -> None:
    ctx = JobContext()
    execute_create(context, plan_create(context, KEY, ctx), ctx)


def migrate(context: OperationContext) -> None:
    ctx = JobContext()
    if context.layout.legacy(LEGACY.name).exists():
        result = execute_migrate(context, plan_migrate(context, [LEGACY], ctx), ctx)
        assert result.ok, result.errors
    override = load_overrides(context.layout).for_model(MODEL)
    assert (override.key, override.prefer) == (KEY, None)
    assert [item.env for item in list_trash(context.layout)][-1:] == [LEGACY]


def delete(context: OperationContext, env: EnvId = LEGACY, *, purge: bool = False) -> None:
    ctx = JobContext()
    if context.layout.unit(env).exists():
        result = execute_delete(context, plan_delete(context, [env], ctx, purge=purge), ctx)
        assert result.ok, result.errors


def test_everything_is_on_the_disk_before_ready_is(made: Templates, tmp_path: Path) -> None:
    """Fault 10: what the installer wrote is synced before env.json, that before the rename."""
    _copy(made.legacy, tmp_path / "workspace")
    context = made.context(tmp_path / "workspace")
    names = calls_of(lambda: create(context))
    synced = names.index("roost.syscall")
    written = next(n for n, name in enumerate(names) if ".env.json." in name)
    fsynced = names.index("os.fsync", written)
    replaced = names.index("os.rename", fsynced)
    published = names.index("os.rename", replaced + 1)
    assert "subprocess.Popen" in names[:synced]
    assert synced < written < fsynced < replaced < published
    assert "subprocess.Popen" in names[published:], "nobody looked at it again"


def test_create(made: Templates, tmp_path: Path) -> None:
    deaths = walk(made, made.legacy, tmp_path, create, model_works, create)
    assert deaths > 5


def test_rebuild(made: Templates, tmp_path: Path) -> None:
    deaths = walk(made, made.both, tmp_path, create, model_works, create)
    assert deaths > 5


def test_promote(made: Templates, tmp_path: Path) -> None:
    def promote(context: OperationContext) -> None:
        ctx = JobContext()
        execute_create(context, plan_create(context, KEY, ctx, source=LEGACY), ctx)

    deaths = walk(made, made.legacy, tmp_path, promote, model_works, promote)
    assert deaths > 5


def test_migrate_onto_a_shared_environment(made: Templates, tmp_path: Path) -> None:
    deaths = walk(made, made.both, tmp_path, migrate, resolves, migrate)
    assert deaths > 3


def test_migrate_with_the_build(made: Templates, tmp_path: Path) -> None:
    deaths = walk(made, made.legacy, tmp_path, migrate, resolves, migrate)
    assert deaths > 8


def test_delete(made: Templates, tmp_path: Path) -> None:
    before = fingerprint(made.both / "environments" / LEGACY.name)

    def intact_or_undoable(context: OperationContext) -> None:
        """Faults 7 and 8."""
        model_works(context)
        unit = context.layout.legacy(LEGACY.name)
        items = list_trash(context.layout)
        content = [context.layout.trash / item.id / "content" for item in items]
        assert [fingerprint(path) for path in [unit, *content] if path.exists()] == [before]

    def take_back(context: OperationContext) -> None:
        if list_trash(context.layout):
            undo(context, None, JobContext())
        assert fingerprint(context.layout.legacy(LEGACY.name)) == before
        delete(context)

    deaths = walk(made, made.both, tmp_path, delete, intact_or_undoable, take_back)
    assert deaths > 2


def test_delete_for_good(made: Templates, tmp_path: Path) -> None:
    """Fault 9: a purge that was begun is finished, and the shared environment is untouched."""
    before = fingerprint(made.both / ".envs" / KEY)

    def purge(context: OperationContext) -> None:
        delete(context, purge=True)

    def untouched(context: OperationContext) -> None:
        model_works(context)
        assert fingerprint(context.layout.shared(KEY)) == before

    def gone(context: OperationContext) -> None:
        purge(context)
        assert not context.layout.legacy(LEGACY.name).exists()
        assert list_trash(context.layout) == ()

    assert walk(made, made.both, tmp_path, purge, untouched, gone) > 5


def test_undo_of_a_migration(made: Templates, tmp_path: Path) -> None:
    before = fingerprint(made.legacy / "environments" / LEGACY.name)

    def take_back(context: OperationContext) -> None:
        undo(context, None, JobContext())

    def whole_somewhere(context: OperationContext) -> None:
        resolves(context)
        places = [context.layout.legacy(LEGACY.name)]
        places += [path / "content" for path in context.layout.trash.iterdir()]
        assert [fingerprint(path) for path in places if path.exists()] == [before]

    def back(context: OperationContext) -> None:
        if list_trash(context.layout):
            take_back(context)
        assert fingerprint(context.layout.legacy(LEGACY.name)) == before
        assert load_overrides(context.layout).for_model(MODEL).prefer == "legacy"

    deaths = walk(made, made.trashed, tmp_path, take_back, whole_somewhere, back)
    assert deaths > 2


def test_purge(made: Templates, tmp_path: Path) -> None:
    def purge(context: OperationContext) -> None:
        assert purge_trash(context, JobContext()).ok

    def nothing_half(context: OperationContext) -> None:
        model_works(context)
        for item in list_trash(context.layout):
            assert starts(context.layout.trash / item.id / "content" / ".venv", *SMALL)

    def empty(context: OperationContext) -> None:
        purge(context)
        assert list(context.layout.trash.iterdir()) == []

    assert walk(made, made.trashed, tmp_path, purge, nothing_half, empty) > 5


def test_undo_of_a_rebuild(made: Templates, tmp_path: Path) -> None:
    rebuilt = tmp_path / "rebuilt"
    _copy(made.both, rebuilt)
    create(made.context(rebuilt))

    def take_back(context: OperationContext) -> None:
        undo(context, None, JobContext())

    def one_more(context: OperationContext) -> None:
        assert len(list_trash(context.layout)) == 1
        take_back(context)
        assert len(list_trash(context.layout)) == 1

    (tmp_path / "walk").mkdir()
    assert walk(made, rebuilt, tmp_path / "walk", take_back, model_works, one_more) > 3


def test_recovery_itself_may_die(made: Templates, tmp_path: Path) -> None:
    """Recovery is repeatable: death at every call of it, after a build that died."""
    broken = tmp_path / "broken"
    _copy(made.legacy, broken)
    context = made.context(broken)
    pid = os.fork()
    if pid == 0:
        try:
            context.layout.envs.mkdir(exist_ok=True)
            from roost.core.operations import publish

            publish.prove = lambda *_args, **_named: os._exit(0)  # type: ignore[assignment]
            create(context)
        finally:
            os._exit(1)
    assert os.waitpid(pid, 0)[1] == 0
    assert needs_recovery(context.layout)

    def tidy(context: OperationContext) -> None:
        recover(context, JobContext())

    (tmp_path / "walk").mkdir()
    assert walk(made, broken, tmp_path / "walk", tidy, model_works, tidy) > 3
