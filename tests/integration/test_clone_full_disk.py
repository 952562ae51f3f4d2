"""The disk fills up while a model's own environment is made from a copy of the shared one."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from roost.core.domain.errors import RoostError
from roost.core.domain.events import LogLine
from roost.core.operations.create import create_or_join, execute_create, plan_create
from roost.core.store.envjson import current_tree
from roost.core.system.context import JobContext
from support.operations import KEY, SMALL, Recorder, at_rest, fingerprint, operations, starts
from support.package_index import make_wheel
from support.stacks import Stack, small_stack
from support.volumes import memory_volume

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="mounts a tmpfs")
OWN = f"{KEY}--dedicated--org__name"
MB = 1 << 20


@pytest.fixture
def volume(tmp_path: Path) -> Iterator[Path]:
    with memory_volume(tmp_path, 200 * MB) as place:
        if isinstance(place, str):
            pytest.skip(f"{place}; test_tree_deaths has copies that fail")
        yield place


@pytest.fixture
def stack(tmp_path: Path) -> Stack:
    made = small_stack(tmp_path / "stack")
    libraries = {f"torch/lib/lib{number}.so": os.urandom(3 * MB) for number in range(8)}
    files = {"torch/__init__.py": "", "torch/version.py": f"__version__ = {SMALL['torch']!r}\n"}
    make_wheel(made.wheels, "torch", SMALL["torch"], {**files, **libraries})
    make_wheel(made.wheels, "einops", "0.8", {"einops/__init__.py": ""})
    return made


def fill(volume: Path, leave: int) -> None:
    path = volume / "somebody's download"
    with open(path, "ab", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass
    os.truncate(path, path.stat().st_size - leave)


def copying(event: object) -> bool:
    return isinstance(event, LogLine) and event.message.startswith("Copying ")


def installing(event: object) -> bool:
    return isinstance(event, LogLine) and event.message.startswith("Installing einops")


@pytest.mark.parametrize(("when", "leave"), [(copying, 10 * MB), (installing, 0)])
def test_what_was_made_goes_and_the_shared_one_stays(
    volume: Path, stack: Stack, when: Callable[[object], bool], leave: int
) -> None:
    root = volume / "models"
    root.mkdir()
    stack.write_profile(root)
    context = operations(root, **stack.options())
    create_or_join(context, KEY, JobContext())
    tree = current_tree(context.layout, KEY)
    before = fingerprint(tree)
    job = Recorder()
    plan = plan_create(context, OWN, job.ctx, extra=("einops",))

    def sink(event: object) -> None:
        job.events.append(event)
        if when(event):
            fill(volume, leave)

    job.ctx.sink = sink
    with pytest.raises(RoostError) as failed:
        execute_create(context, plan, job.ctx)
    assert failed.value.code in ("disk-full", "no-space")
    assert str(volume) in f"{failed.value.message} {failed.value.path}"
    (volume / "somebody's download").unlink()
    at_rest(root)
    assert not context.layout.shared(OWN).exists()
    assert fingerprint(tree) == before and starts(tree, "torch", "transformers")
    # And with room again the same plan goes through.
    job.ctx.sink = job.events.append
    assert execute_create(context, plan, job.ctx).ok
    assert starts(current_tree(context.layout, OWN), "torch", "einops")
