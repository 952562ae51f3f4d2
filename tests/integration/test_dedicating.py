"""While an environment of one model's own is built: who waits, and who goes on undisturbed."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.events import Progress
from roost.core.operations.context import OperationContext
from roost.core.operations.create import create_or_join, execute_create, plan_create
from roost.core.store.envjson import current_tree, read_env_json, write_env_json
from roost.core.system.context import JobContext
from roost.core.workspace.building import builders
from support.operations import KEY, SHARED, Recorder, at_rest, operations, starts
from support.package_index import make_wheel
from support.stacks import Stack, small_stack

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="small wheels and POSIX paths")
OWN = EnvId(EnvKind.SHARED, f"{KEY}--dedicated--org__name")


@pytest.fixture
def stack(tmp_path: Path) -> Stack:
    made = small_stack(tmp_path / "stack")
    make_wheel(made.wheels, "einops", "0.8", {"einops/__init__.py": ""})
    return made


@pytest.fixture
def context(tmp_path: Path, stack: Stack) -> OperationContext:
    root = tmp_path / "models"
    root.mkdir()
    stack.write_profile(root)
    made = operations(root, **stack.options())
    create_or_join(made, KEY, JobContext())
    return made


def test_only_the_dedicated_one_is_shown_as_being_built(context: OperationContext) -> None:
    seen: set[frozenset[EnvId]] = set()
    job = Recorder()

    def sink(event: object) -> None:
        if isinstance(event, Progress):
            seen.add(frozenset(builders(context.layout)))

    job.ctx.sink = sink
    plan = plan_create(context, OWN.name, job.ctx, extra=("einops",))
    seen.clear()
    assert execute_create(context, plan, job.ctx).ok
    assert frozenset({OWN}) in seen
    assert not any(SHARED in found for found in seen)


def test_two_who_ask_for_it_build_it_once(context: OperationContext, stack: Stack) -> None:
    gate, answers = threading.Barrier(2), [""] * 2
    jobs = [Recorder(), Recorder()]

    def ask(number: int) -> None:
        mine = operations(context.layout.root, **stack.options())
        gate.wait(60)
        answers[number] = create_or_join(mine, OWN.name, jobs[number].ctx, extra=("einops",))[1]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(300)
    assert sorted(answers) == ["created", "joined"]
    assert starts(current_tree(context.layout, OWN.name), "torch", "einops")
    at_rest(context.layout.root)


@pytest.mark.parametrize("harm", ["drift", "not-ready", "gone"])
def test_what_is_not_whole_is_not_copied(context: OperationContext, harm: str) -> None:
    path = context.layout.env_json(KEY)
    record = read_env_json(path)
    assert record is not None
    if harm == "drift":
        (info,) = current_tree(context.layout, KEY).glob("lib/python*/site-packages/torch-*")
        (info / "RECORD").unlink()
    elif harm == "not-ready":
        from dataclasses import replace

        write_env_json(path, replace(record, status="CREATING"))
    else:
        path.unlink()
    plan = plan_create(context, OWN.name, JobContext(), extra=("einops",))
    assert not plan.option("clone")
    assert execute_create(context, plan, JobContext()).ok
    assert starts(current_tree(context.layout, OWN.name), "torch", "einops")


def test_a_plan_that_copies_is_refused_when_that_has_changed(context: OperationContext) -> None:
    from roost.core.domain.errors import StoreError

    plan = plan_create(context, OWN.name, JobContext(), extra=("einops",))
    assert plan.option("clone") == str(SHARED)
    context.layout.env_json(KEY).unlink()
    with pytest.raises(StoreError) as failure:
        execute_create(context, plan, JobContext())
    assert failure.value.code == "changed"
    assert not context.layout.shared(OWN.name).exists()
    at_rest(context.layout.root)


def test_a_mere_copy_needs_no_installer_and_no_network(
    context: OperationContext, stack: Stack
) -> None:
    offline = operations(
        context.layout.root, **{**stack.options(), "installer": stack.refusing_installer}
    )
    ctx = JobContext()
    plan = plan_create(offline, OWN.name, ctx)
    assert plan.downloads == 0
    assert plan.peak > 0
    assert execute_create(offline, plan, ctx).ok
    tree = current_tree(context.layout, OWN.name)
    assert starts(tree, "torch", "transformers")
    assert KEY + "/" not in (tree / "bin" / "tell").read_text()
