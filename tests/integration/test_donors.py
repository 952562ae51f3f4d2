"""Bytecode taken over from the workspace's own environments, and from nobody else's."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId, EnvKind
from roost.core.health.stamps import stamp
from roost.core.operations.context import OperationContext
from roost.core.operations.create import create_or_join
from roost.core.operations.donors import find_donors
from roost.core.operations.prove import env_of
from roost.core.store.envjson import current_tree
from roost.core.store.healthcache import HealthCache
from roost.core.system.context import JobContext
from support.operations import KEY, SHARED, at_rest, operations, starts
from support.stacks import Stack, small_stack

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="small wheels and POSIX paths")
SECOND = f"{KEY}-bnb"


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    return small_stack(tmp_path_factory.mktemp("wheels"))


@pytest.fixture
def context(tmp_path: Path, stack: Stack) -> OperationContext:
    root = tmp_path / "models"
    root.mkdir()
    stack.write_profile(root)
    text = (root / "profiles" / "small.toml").read_text()
    (root / "profiles" / "second.toml").write_text(
        text.replace(f'"{KEY}"', f'"{SECOND}"').replace('"small"', '"second"')
    )
    return operations(root, **stack.options())


def bytecode(tree: Path, package: str) -> Path:
    (found,) = tree.glob(f"lib/python*/site-packages/{package}/__pycache__/__init__.*.pyc")
    return found


def test_the_second_environment_takes_over_what_the_first_compiled(
    context: OperationContext,
) -> None:
    create_or_join(context, KEY, JobContext())
    first = current_tree(context.layout, KEY)
    create_or_join(context, SECOND, JobContext())
    second = current_tree(context.layout, SECOND)
    for package in ("torch", "transformers"):
        assert bytecode(second, package).samefile(bytecode(first, package))
    assert starts(second, "torch", "transformers")
    assert find_donors(context, second, SECOND) == (first,)
    assert find_donors(context, first, KEY) == (second,)
    at_rest(context.layout.root)


def edited(context: OperationContext) -> None:
    path = context.layout.env_json(KEY)
    path.write_text(json.dumps({**json.loads(path.read_text()), "fingerprint": ""}))


def drifted(context: OperationContext) -> None:
    (info,) = current_tree(context.layout, KEY).glob("lib/python*/site-packages/torch-*.dist-info")
    (info / "RECORD").write_text("torch/__init__.py,,\n")


def unfinished(context: OperationContext) -> None:
    path = context.layout.env_json(KEY)
    path.write_text(json.dumps({**json.loads(path.read_text()), "status": "CREATING"}))


def other_python(context: OperationContext) -> None:
    path = context.layout.env_json(KEY)
    path.write_text(json.dumps({**json.loads(path.read_text()), "python": "3.5.1"}))


def unchecked(context: OperationContext) -> None:
    HealthCache(context.layout).forget(SHARED)


def elsewhere(context: OperationContext) -> None:
    unit = context.layout.shared(KEY)
    outside = context.layout.root.parent / "outside"
    unit.rename(outside)
    unit.symlink_to(outside)


@pytest.mark.parametrize("spoil", [edited, drifted, unfinished, other_python, unchecked, elsewhere])
def test_what_is_not_known_to_be_whole_gives_nothing(
    context: OperationContext, spoil: Callable[[OperationContext], None]
) -> None:
    create_or_join(context, KEY, JobContext())
    create_or_join(context, SECOND, JobContext())
    second = current_tree(context.layout, SECOND)
    assert len(find_donors(context, second, SECOND)) == 1
    spoil(context)
    if spoil in (edited, drifted, unfinished, other_python):
        # Checked again since: what is wrong must be seen without the stamp's help.
        env = EnvId(EnvKind.SHARED, KEY)
        unit, tree = context.layout.shared(KEY), current_tree(context.layout, KEY)
        cache = HealthCache(context.layout)
        document = json.loads(cache.places(env)[0].read_text())
        document["stamp"] = document["passed"] = stamp(env_of(env, unit, tree))
        cache.places(env)[0].write_text(json.dumps(document))
        assert cache.load(env, document["stamp"]) is not None
    assert find_donors(context, second, SECOND) == ()


def test_a_workspace_without_environments_has_no_donors(tmp_path: Path) -> None:
    assert find_donors(operations(tmp_path), tmp_path / "tree", KEY) == ()
