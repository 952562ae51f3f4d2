"""Twelve mixed environments on a volume with less room than one more of them takes.

Sizes are a fiftieth of real ones: 24 MB stand for a stack of 1.2 GB, and what is free does not
hold another environment with its reserve.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from roost.core.domain.env import Env, EnvId, EnvKind
from roost.core.domain.plan import Action
from roost.core.operations.context import OperationContext
from roost.core.operations.migrate import execute_migrate, plan_migrate
from roost.core.operations.migrate_plan import Wishes
from roost.core.operations.undo import undo
from roost.core.store.envjson import current_tree
from roost.core.store.layout import Layout
from roost.core.store.trash import list_trash
from roost.core.system.context import JobContext
from roost.core.system.tree import free_space
from support.fake_env import make_legacy, python_of, site_packages
from support.operations import SMALL, Recorder, at_rest, fingerprint, operations, starts
from support.package_index import make_wheel
from support.stacks import Stack, small_stack
from support.volumes import memory_volume

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="mounts a tmpfs")
MB = 1 << 20
BIG = 24 * MB
SIZE = 400 * MB
BASE, BNB, PICTURES = "torch-cpu-transformers", "torch-cpu-transformers-bnb", "torch-cpu-diffusers"
KEYS = {BASE: ("transformers",), BNB: ("transformers", "bitsandbytes"), PICTURES: ("diffusers",)}


@pytest.fixture
def volume(tmp_path: Path) -> Iterator[Path]:
    with memory_volume(tmp_path, SIZE) as place:
        if isinstance(place, str):
            pytest.skip(f"{place}; test_promote_by_rename fakes the room")
        yield place


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    stack = small_stack(tmp_path_factory.mktemp("wheels"))
    make_wheel(
        stack.wheels,
        "torch",
        SMALL["torch"],
        {
            "torch/__init__.py": "from torch.version import __version__\n",
            "torch/version.py": f"__version__ = {SMALL['torch']!r}\ncuda = None\nhip = None\n",
            "torch/lib/libbig.so": os.urandom(BIG),
        },
    )
    make_wheel(stack.wheels, "bitsandbytes", "0.48.0")
    make_wheel(stack.wheels, "diffusers", "0.35.0")
    return stack


def legacy(root: Path, name: str, packages: dict[str, str]) -> EnvId:
    tree = make_legacy(root, name, packages) / ".venv"
    library = site_packages(tree) / "torch" / "lib" / "libbig.so"
    library.parent.mkdir()
    library.write_bytes(os.urandom(BIG))
    (info,) = site_packages(tree).glob("torch-*.dist-info")
    with open(info / "RECORD", "a") as record:
        record.write("torch/lib/libbig.so,,\n")
    return EnvId(EnvKind.LEGACY, name)


def profiles(root: Path) -> None:
    (root / "profiles").mkdir()
    for number, (key, names) in enumerate(KEYS.items()):
        versions = ', "diffusers>=0.35"' if key == PICTURES else ""
        asked = '"torch==2.13.0"' + "".join(f', "{name}"' for name in names if name != "diffusers")
        checks = ", ".join(f'"{name}"' for name in ("torch", *names))
        (root / "profiles" / f"{number}.toml").write_text(
            f'schema = 1\nid = "p{number}"\nenv_key = "{key}"\ntitle = "{key}"\n'
            f'python = ">=3.8"\nrequirements = [{asked}{versions}]\nconstraints = []\n'
            f'index = ""\nchecks = [{checks}]\nlegacy_checks = [{checks}]\n'
        )


def described(layout: Layout) -> object:
    """The key of a legacy environment is in the first letters of its name."""

    def describe(env: EnvId) -> Env:
        unit = layout.unit(env)
        if env.kind is EnvKind.SHARED:
            tree, key, models = current_tree(layout, env.name), env.name, ()
        else:
            tree, key = unit / ".venv", list(KEYS)[int(env.name[1])]
            models = (env.name.replace("__", "/"),)
        return Env(env, unit, tree, python_of(tree), env_key=key, models=models)

    return describe


def twelve(root: Path, stack: Stack) -> tuple[OperationContext, list[EnvId]]:
    envs = []
    for number in range(12):
        kind = number % 3
        packages = {**SMALL, "rich": f"14.{number}"}
        if kind == 1:
            packages["bitsandbytes"] = "0.48.0"
        if kind == 2:
            packages["diffusers"] = "0.2"  # none of these is what the profile asks for
        envs.append(legacy(root, f"k{kind}__m{number}", packages))
    profiles(root)
    layout = Layout(root)
    return operations(root, **stack.options(), describe=described(layout)), envs


def test_twelve_move_although_one_more_would_not_fit(volume: Path, stack: Stack) -> None:
    root = volume / "space"
    root.mkdir()
    context, envs = twelve(root, stack)
    filler = volume / "filler"
    filler.write_bytes(b"\0" * (free_space(root) - 72 * MB))
    start = SIZE - free_space(root)
    ctx = JobContext()
    plan = plan_migrate(context, envs, ctx, wishes=Wishes(purge=True))
    assert [warning.code for warning in plan.warnings] == []
    ways = {key: plan.option(f"by:{key}") for key in KEYS}
    assert ways == {BASE: "rename", BNB: "rename", PICTURES: ""}
    builds = [item for item in plan.items if item.action is Action.BUILD]
    assert plan.items.index(builds[0]) > 8, "the build waits until there is room for it"
    used: list[int] = []
    job = Recorder()
    job.ctx.sink = lambda _event: used.append(SIZE - free_space(root))
    result = execute_migrate(context, plan, job.ctx)
    assert result.ok, result.errors
    assert max(used) <= start * 1.05
    gained = start - (SIZE - free_space(root))
    frees = sum(item.freed or 0 for item in result.items)
    built = 12 * BIG - 2 * BIG - gained
    assert built == pytest.approx(BIG, rel=0.1)
    assert frees == pytest.approx(gained + built, rel=0.02)
    for key, names in KEYS.items():
        assert starts(current_tree(context.layout, key), "torch", *names)
    assert not any(context.layout.environments.iterdir())
    assert len(list_trash(context.layout)) == 2  # the ways back of the two that became shared
    at_rest(root)


def test_on_a_full_volume_one_becomes_the_shared_one_and_goes_back(
    volume: Path, stack: Stack
) -> None:
    """What promotion writes is small: 2 MB are enough where an environment takes 24."""
    root = volume / "space"
    root.mkdir()
    env = legacy(root, "k0__m0", dict(SMALL))
    profiles(root)
    context = operations(root, **stack.options(), describe=described(Layout(root)))
    before = fingerprint(root / "environments")
    (volume / "filler").write_bytes(b"\0" * (free_space(root) - 2 * MB))
    ctx = JobContext()
    plan = plan_migrate(context, [env], ctx)
    assert [item.action for item in plan.items] == [Action.PROMOTE, Action.MIGRATE]
    result = execute_migrate(context, plan, ctx)
    assert result.ok, result.errors
    assert starts(current_tree(context.layout, BASE), *SMALL)
    assert undo(context, None, ctx).ok
    assert fingerprint(root / "environments") == before
    at_rest(root)
