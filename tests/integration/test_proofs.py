"""The same packages need not prove themselves twice; anything else must."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from roost.core.domain.errors import StoreError
from roost.core.domain.health import Badge, Check, HealthReport, Level
from roost.core.health.stamps import stamp
from roost.core.operations.context import OperationContext, utc_now
from roost.core.operations.create import execute_create, plan_create
from roost.core.operations.proofs import TAKEN_OVER, Proofs
from roost.core.operations.prove import env_of
from roost.core.store.envjson import current_tree
from roost.core.store.healthcache import HealthCache
from roost.core.store.layout import Layout
from roost.core.store.proofs import KEPT, find_proof, record_proof
from roost.core.system.context import JobContext
from roost.core.system.venv.facts import read_facts
from support.operations import KEY, SHARED, at_rest, operations, starts
from support.package_index import make_wheel
from support.stacks import Stack, small_stack

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="small wheels and POSIX paths")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PASSED = HealthReport((Check("import:torch", True, "2.13.0 in 7.9 s"),), Level.DEEP)


@pytest.fixture
def stack(tmp_path: Path) -> Stack:
    return small_stack(tmp_path / "wheels")


@pytest.fixture
def context(tmp_path: Path, stack: Stack) -> OperationContext:
    root = tmp_path / "space"
    root.mkdir()
    stack.write_profile(root)
    return operations(root, **stack.options(), clock=utc_now)


def create(context: OperationContext, **options: object) -> HealthReport:
    """Build it and give what is remembered of its health."""
    plan = plan_create(context, KEY, JobContext(), **options)  # type: ignore[arg-type]
    assert execute_create(context, plan, JobContext()).ok
    tree = current_tree(context.layout, KEY)
    env = env_of(SHARED, context.layout.shared(KEY), tree)
    report = HealthCache(context.layout).load(SHARED, stamp(env, context.driver()))
    assert report is not None
    assert report.badge is Badge.HEALTHY
    return report


def taken_over(report: HealthReport) -> bool:
    return any(check.code == TAKEN_OVER for check in report.checks)


def test_a_second_build_of_the_same_set_takes_the_proof_over(context: OperationContext) -> None:
    first = create(context)
    assert not taken_over(first)
    second = create(context)
    assert taken_over(second)
    assert second.checked_at == first.checked_at
    assert second.checks[: len(first.checks)] == first.checks
    assert starts(current_tree(context.layout, KEY), "torch", "transformers")
    at_rest(context.layout.root)


def test_other_bytes_under_the_same_version_are_checked_anew(
    context: OperationContext, stack: Stack
) -> None:
    create(context)
    good = {"transformers/__init__.py": "__version__ = '4.57.1'\nother = 1\n"}
    make_wheel(stack.wheels, "transformers", "4.57.1", good)
    assert not taken_over(create(context))
    bad = {"transformers/__init__.py": "raise ImportError('not today')\n"}
    make_wheel(stack.wheels, "transformers", "4.57.1", bad)
    plan = plan_create(context, KEY, JobContext())
    with pytest.raises(StoreError, match="does not work") as refused:
        execute_create(context, plan, JobContext())
    assert refused.value.code == "unhealthy-build"


def test_a_driver_another_month_and_a_file_less_each_ask_for_a_real_check(
    context: OperationContext,
) -> None:
    create(context)
    assert not taken_over(create(replace(context, driver=lambda: "550.54")))
    later = replace(context, clock=lambda: utc_now() + timedelta(days=31))
    assert not taken_over(create(later))
    tree = current_tree(context.layout, KEY)
    facts = read_facts(str(tree))
    proofs = Proofs(context.layout, NOW)
    assert record_proof(context.layout, "ticket", PASSED, NOW.isoformat())
    assert proofs.take_over("ticket", tree, facts, JobContext()) is not None
    assert proofs.take_over("", tree, facts, JobContext()) is None
    next(tree.rglob("transformers/__init__.py")).unlink()
    assert proofs.take_over("ticket", tree, facts, JobContext()) is None


def test_only_what_passed_is_kept_and_only_for_a_while(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    layout.envs.mkdir()
    proofs = Proofs(layout, NOW)
    broken = HealthReport((Check("import:torch", False, "no"),), Level.DEEP)
    proofs.keep("broken", broken)
    proofs.keep("", PASSED)
    assert find_proof(layout, "broken", NOW) is None
    proofs.keep("good", PASSED)
    assert find_proof(layout, "good", NOW) == replace(PASSED, checked_at=NOW.isoformat())
    assert find_proof(layout, "good", NOW + timedelta(days=31)) is None
    assert find_proof(layout, "good", NOW - timedelta(days=1)) is None  # a clock set back
    for number in range(KEPT + 1):
        record_proof(layout, f"{number}", PASSED, (NOW + timedelta(seconds=1)).isoformat())
    assert find_proof(layout, "good", NOW) is None


def test_a_proof_that_makes_no_sense_is_none(tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    layout = Layout(tmp_path)
    layout.envs.mkdir()
    assert find_proof(layout, "x", NOW) is None
    record_proof(layout, "x", PASSED, NOW.isoformat())
    for checks in ("", "[1]", '[["a"]]', "{}", '[["a", 1, "", "", "", "breaks", null]]'):
        with closing(sqlite3.connect(layout.database)) as connection, connection:
            connection.execute("UPDATE proofs SET checks = ?", (checks,))
        found = find_proof(layout, "x", NOW)
        assert found is None or found.checks == ()
