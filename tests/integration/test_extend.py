"""More packages for a shared environment: resolved first, refused in words, kept ever after."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from roost.core.domain.errors import InstallerError, UsageError
from roost.core.domain.plan import Action
from roost.core.operations.context import OperationContext
from roost.core.operations.create import create_or_join, execute_create, plan_create
from roost.core.operations.installers.installed import freeze_tree
from roost.core.store.envjson import current_tree
from roost.core.system.context import JobContext
from support.operations import (
    KEY,
    LEGACY,
    MODEL,
    Recorder,
    at_rest,
    fingerprint,
    operations,
    small_workspace,
    starts,
)
from support.package_index import make_wheel
from support.stacks import Stack, small_stack

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="small wheels and POSIX paths")


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    made = small_stack(tmp_path_factory.mktemp("stack"))
    make_wheel(made.wheels, "einops", "0.8", {"einops/__init__.py": ""})
    make_wheel(
        made.wheels, "picky", "1.0", {"picky/__init__.py": ""}, requires=["transformers>=4.90"]
    )
    make_wheel(made.wheels, "hopeless", "1.0", {"hopeless/__init__.py": ""}, requires=["torch<2"])
    return made


@pytest.fixture
def context(tmp_path: Path, stack: Stack) -> OperationContext:
    """An environment of transformers 4.57.1, which newer versions have come out after."""
    root = tmp_path / "models"
    root.mkdir()
    stack.write_profile(root, requirements=["torch==2.13.0", "transformers==4.57.1"])
    made = operations(root, **stack.options())
    create_or_join(made, KEY, JobContext())
    make_wheel(stack.wheels, "transformers", "4.99", {"transformers/__init__.py": ""})
    stack.write_profile(root)
    return made


def versions(context: OperationContext) -> dict[str, str]:
    return {pin.name: pin.version for pin in freeze_tree(current_tree(context.layout, KEY))}


@pytest.mark.parametrize("installer", ["uv", "pip"])
def test_an_extension_leaves_the_rest_at_its_version(
    context: OperationContext, installer: str
) -> None:
    job = Recorder()
    before = fingerprint(context.layout.root)
    plan = plan_create(context, KEY, job.ctx, extra=("einops",), installer=installer)
    assert fingerprint(context.layout.root) == before
    (item,) = plan.items
    assert item.action is Action.REBUILD
    assert item.models == (MODEL,)
    assert "einops 0.8 added (all else stays at its version)" in item.reasons
    assert execute_create(context, plan, job.ctx).ok
    kept = {"torch": "2.13.0+cpu", "transformers": "4.57.1", "einops": "0.8"}
    assert versions(context) == kept
    assert starts(current_tree(context.layout, KEY), "torch", "transformers", "einops")
    assert json.loads(context.layout.env_json(KEY).read_text())["added"] == ["einops"]
    at_rest(context.layout.root)


def test_what_was_added_stays_through_later_builds(context: OperationContext) -> None:
    for extra in (("einops",), ()):
        ctx = JobContext()
        assert execute_create(context, plan_create(context, KEY, ctx, extra=extra), ctx).ok
    assert versions(context)["einops"] == "0.8"
    ctx = JobContext()
    plan = plan_create(context, KEY, ctx, extra=("einops==0.8",))
    assert plan.option("extra") == "einops==0.8"


def test_only_what_does_not_fit_changes_and_the_plan_says_so(
    context: OperationContext,
) -> None:
    ctx = JobContext()
    plan = plan_create(context, KEY, ctx, extra=("picky",))
    said = " ".join(plan.items[0].reasons)
    assert "transformers 4.57.1 → 4.99" in said
    assert "torch" not in said
    assert execute_create(context, plan, ctx).ok
    assert versions(context)["transformers"] == "4.99"


@pytest.mark.parametrize("extra", ["hopeless", "torch==1.0"])
def test_a_conflict_is_refused_in_the_installers_words_with_a_way_out(
    context: OperationContext, stack: Stack, extra: str
) -> None:
    online = operations(context.layout.root, **{**stack.options(), "sources": _not_offline(stack)})
    before = fingerprint(context.layout.root)
    with pytest.raises(InstallerError) as failure:
        plan_create(online, KEY, JobContext(), extra=(extra,))
    assert failure.value.code == "conflict"
    assert "torch" in failure.value.message
    assert f'--dedicated MODEL --with "{extra}"' in failure.value.remedy
    assert fingerprint(context.layout.root) == before
    at_rest(context.layout.root)


def test_what_is_nowhere_to_be_had_is_no_conflict(context: OperationContext, stack: Stack) -> None:
    online = operations(context.layout.root, **{**stack.options(), "sources": _not_offline(stack)})
    for installer in ("uv", "pip"):
        with pytest.raises(InstallerError) as failure:
            plan_create(online, KEY, JobContext(), extra=("no-such-thing",), installer=installer)
        assert failure.value.code == "no-matching-version"
        assert "no-such-thing" in failure.value.message


def test_a_promotion_with_more_packages_has_them(
    context: OperationContext, stack: Stack, tmp_path: Path
) -> None:
    root = tmp_path / "other"
    small_workspace(root)
    stack.write_profile(root)
    made = operations(root, **stack.options())
    job = Recorder()
    plan = plan_create(made, KEY, job.ctx, source=LEGACY, extra=("einops",))
    assert execute_create(made, plan, job.ctx).ok
    assert starts(current_tree(made.layout, KEY), "torch", "einops")
    at_rest(root)


def test_a_lock_and_more_packages_contradict_each_other(context: OperationContext) -> None:
    lock = context.layout.shared(KEY) / "requirements.lock"
    with pytest.raises(UsageError) as failure:
        plan_create(context, KEY, JobContext(), locked=lock, extra=("einops",))
    assert failure.value.code == "two-sources"


def _not_offline(stack: Stack) -> object:
    """Without a network anyway: there is no index, so nobody is asked."""
    from dataclasses import replace

    return replace(stack.sources(), offline=False)
