"""For each finding the smallest sound remedy, carried out as any other rebuild."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import NotFoundError, RoostError, StoreError, UsageError
from roost.core.domain.health import Check, HealthReport, Level, Severity
from roost.core.domain.plan import Action, Operation
from roost.core.health.static import check_static
from roost.core.operations.context import OperationContext
from roost.core.operations.create import create_or_join, execute_create
from roost.core.operations.installers.installed import freeze_tree
from roost.core.operations.repair import plan_repair
from roost.core.store.envjson import current_tree
from roost.core.system.context import JobContext
from support.operations import KEY, LEGACY, SHARED, Recorder, at_rest, operations, starts
from support.package_index import make_wheel
from support.stacks import Stack, small_stack

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="small wheels and POSIX paths")


@pytest.fixture
def stack(tmp_path: Path) -> Stack:
    return small_stack(tmp_path / "stack")


@pytest.fixture
def context(tmp_path: Path, stack: Stack) -> OperationContext:
    """One environment, built when its versions were the newest; now there are newer ones."""
    root = tmp_path / "models"
    root.mkdir()
    stack.write_profile(root)
    made = operations(root, **stack.options())
    create_or_join(made, KEY, JobContext())
    for name, version in (("transformers", "4.99"), ("einops", "0.8")):
        make_wheel(stack.wheels, name, version, {f"{name}/__init__.py": ""})
    return made


def report(*codes: str) -> HealthReport:
    checks = [
        Check(code, False, "found", remedy="do it", severity=Severity.BREAKS) for code in codes
    ]
    return HealthReport((*checks, Check("python", True)), Level.DEEP)


def versions(context: OperationContext) -> dict[str, str]:
    return {pin.name: pin.version for pin in freeze_tree(current_tree(context.layout, KEY))}


def repair(context: OperationContext, found: HealthReport) -> dict[str, str]:
    job = Recorder()
    plan = plan_repair(context, SHARED, found, job.ctx)
    assert plan.operation is Operation.CREATE
    assert plan.items[0].action is Action.REBUILD
    assert execute_create(context, plan, job.ctx).ok
    assert starts(current_tree(context.layout, KEY), "torch", "transformers")
    at_rest(context.layout.root)
    return dict(plan.options)


def test_a_package_that_was_removed_comes_back_as_it_was(context: OperationContext) -> None:
    (site,) = current_tree(context.layout, KEY).glob("lib/python*/site-packages")
    for path in site.glob("transformers*"):
        shutil.rmtree(path)
    env = context.describe(SHARED)
    found = check_static(env, context.profile(KEY))
    assert {"package:transformers", "drift"} <= {check.code for check in found.failed()}
    options = repair(context, found)
    assert options["locked"] == str(context.layout.shared(KEY) / "requirements.lock")
    assert versions(context) == {"torch": "2.13.0+cpu", "transformers": "4.57.1"}
    assert not check_static(context.describe(SHARED), context.profile(KEY)).failed()


def test_a_package_that_never_was_there_is_added_to_the_lock(context: OperationContext) -> None:
    options = repair(context, report("import:einops"))
    assert options["extra"] == "einops"
    assert options["locked"] == ""
    assert versions(context) == {
        "torch": "2.13.0+cpu",
        "transformers": "4.57.1",
        "einops": "0.8",
    }


def test_what_is_whole_and_does_not_import_gets_another_version(context: OperationContext) -> None:
    options = repair(context, report("import:transformers"))
    assert options["held"] == "torch==2.13.0+cpu"
    assert versions(context)["transformers"] == "4.99"


def test_a_wrong_build_of_torch_is_replaced_and_the_rest_stays(context: OperationContext) -> None:
    lock = context.layout.shared(KEY) / "requirements.lock"
    lock.write_text("nvidia-cublas==12\ntorch==2.13.0\ntransformers==4.57.1\n")
    options = repair(context, report("accelerator"))
    assert options["held"] == "transformers==4.57.1"
    assert versions(context) == {"torch": "2.13.0+cpu", "transformers": "4.57.1"}


def test_a_base_python_that_is_gone_is_replaced_by_the_same_version(
    context: OperationContext,
) -> None:
    options = repair(context, report("base-python", "import:torch"))
    assert options["base"] == f"=={sys.version_info.major}.{sys.version_info.minor}.*"
    assert options["locked"]
    assert versions(context)["transformers"] == "4.57.1"


def test_on_another_version_of_python_the_profile_decides(
    context: OperationContext, stack: Stack
) -> None:
    def others_only(specifier: str) -> str:
        if "==" in specifier:
            raise StoreError("no-python", "there is none")
        return stack.options()["base_python"](specifier)  # type: ignore[no-any-return]

    elsewhere = operations(context.layout.root, **{**stack.options(), "base_python": others_only})
    plan = plan_repair(elsewhere, SHARED, report("base-version"), JobContext())
    assert "another version of Python" in " ".join(plan.items[0].reasons)
    options = repair(elsewhere, report("base-version"))
    assert "held" not in options
    assert "base" not in options
    assert versions(elsewhere)["transformers"] == "4.99"


def test_without_a_lock_it_is_built_anew(context: OperationContext) -> None:
    (context.layout.shared(KEY) / "requirements.lock").unlink()
    repair(context, report("files:torch"))
    assert versions(context)["transformers"] == "4.99"


def test_a_damaged_env_json_is_written_again(context: OperationContext) -> None:
    context.layout.env_json(KEY).write_text("{")
    repair(context, report("env-json"))
    assert json.loads(context.layout.env_json(KEY).read_text())["status"] == "READY"
    assert versions(context)["transformers"] == "4.57.1"


@pytest.mark.parametrize(
    ("env", "codes", "error", "code"),
    [
        (LEGACY, ("import:torch",), UsageError, "not-shared"),
        (SHARED, (), UsageError, "nothing-to-repair"),
        (SHARED, ("timeout", "accelerator-works"), UsageError, "nothing-to-repair"),
        (EnvId(EnvKind.SHARED, "vllm-cu121"), ("drift",), NotFoundError, "no-such-environment"),
    ],
)
def test_what_no_rebuild_would_mend_is_refused(
    context: OperationContext,
    env: object,
    codes: tuple[str, ...],
    error: type[RoostError],
    code: str,
) -> None:
    with pytest.raises(error) as failure:
        plan_repair(context, env, report(*codes), JobContext())  # type: ignore[arg-type]
    assert failure.value.code == code
    assert failure.value.remedy
