"""Death at every call of giving a model an environment of its own, and of an extension.

At that very instant every model has an environment that works, the shared one is untouched, the
next command leaves no litter, and it can be done again.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from faults.harness import die_at_every_call
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.hardware import Hardware
from roost.core.operations.context import OperationContext
from roost.core.operations.create import create_or_join, execute_create, plan_create
from roost.core.operations.dedicated import for_model
from roost.core.operations.recovery import recover
from roost.core.store.envjson import current_tree, read_env_json
from roost.core.store.journal import needs_recovery
from roost.core.system.context import JobContext
from roost.core.system.locks import env_locks
from roost.core.workspace import Workspace
from roost.core.workspace.host import Host
from support.operations import KEY, MODEL, SHARED, SMALL, at_rest, fingerprint, operations, starts
from support.package_index import make_wheel
from support.stacks import Stack, small_stack

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the harness forks"),
    pytest.mark.slow,
    pytest.mark.timeout(3000),
]
OWN = EnvId(EnvKind.SHARED, f"{KEY}--dedicated--org__name")


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    made = small_stack(tmp_path_factory.mktemp("stack"))
    make_wheel(made.wheels, "einops", "0.8", {"einops/__init__.py": ""})
    return made


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, stack: Stack) -> Path:
    root = tmp_path_factory.mktemp("template") / "workspace"
    root.mkdir()
    stack.write_profile(root)
    create_or_join(operations(root, **stack.options()), KEY, JobContext())
    return root


def walk(
    template: Path,
    stack: Stack,
    tmp_path: Path,
    act: Callable[[OperationContext], object],
    instantly: Callable[[OperationContext], object],
) -> int:
    """As in test_operation_deaths, on copies of a workspace with one shared environment."""

    def prepare(_n: int) -> OperationContext:
        root = tmp_path / "workspace"
        if root.exists():
            shutil.rmtree(root)
        shutil.copytree(template, root, symlinks=True)
        return operations(root, **stack.options())

    def check(context: OperationContext, died: bool) -> None:
        with env_locks(context.layout, [SHARED, OWN], timeout=60, operation=None):
            pass  # an installer that outlives its Roost keeps the lock until it ends
        instantly(context)
        assert died or not needs_recovery(context.layout)
        recover(context, JobContext())
        at_rest(context.layout.root)
        instantly(context)
        act(context)
        at_rest(context.layout.root)
        instantly(context)

    return die_at_every_call(prepare, act, check, tenth=True)


def resolved(context: OperationContext) -> Path:
    """The tree that the model gets right now."""
    root = context.layout.root
    environ = {
        "ROOST_ACCELERATOR": "cpu",
        "ROOST_CACHE_DIR": str(root.parent / "cache"),
        "ROOST_CONFIG_DIR": str(root.parent / "config"),
    }
    workspace = Workspace(root, host=Host(environ, probe=lambda _cache: Hardware()))
    decision = workspace.resolve(MODEL, JobContext(), create=False, wait=False)
    assert decision.python_executable is not None
    assert not decision.degraded
    return decision.python_executable.parent.parent


def test_dedicate(template: Path, stack: Stack, tmp_path: Path) -> None:
    before = fingerprint(template / ".envs" / KEY)

    def dedicate(context: OperationContext) -> None:
        ctx = JobContext()
        plan = plan_create(context, OWN.name, ctx, extra=("einops",))
        assert plan.option("clone") or context.layout.shared(OWN.name).exists()
        assert execute_create(context, for_model(plan, MODEL, (MODEL,)), ctx).ok
        assert resolved(context) == current_tree(context.layout, OWN.name)

    def safe(context: OperationContext) -> None:
        assert fingerprint(context.layout.shared(KEY)) == before
        tree = resolved(context)
        own = tree.parent.name == OWN.name
        assert starts(tree, *SMALL, *(("einops",) if own else ()))
        if context.layout.shared(OWN.name).exists():
            record = read_env_json(context.layout.env_json(OWN.name))
            assert record is not None
            assert record.status == "READY"
            assert starts(current_tree(context.layout, OWN.name), *SMALL, "einops")

    assert walk(template, stack, tmp_path, dedicate, safe) > 5


def test_extend(template: Path, stack: Stack, tmp_path: Path) -> None:
    def extend(context: OperationContext) -> None:
        ctx = JobContext()
        assert execute_create(context, plan_create(context, KEY, ctx, extra=("einops",)), ctx).ok
        assert starts(resolved(context), "einops")

    def safe(context: OperationContext) -> None:
        tree = resolved(context)
        assert tree == current_tree(context.layout, KEY)
        assert starts(tree, *SMALL)

    assert walk(template, stack, tmp_path, extend, safe) > 5
