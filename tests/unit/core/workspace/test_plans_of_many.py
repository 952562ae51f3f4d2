"""A plan for many environments asks the system once who runs, not once for each of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId
from roost.core.domain.plan import PlanItem
from roost.core.operations.migrate_plan import Wishes
from roost.core.system.context import JobContext
from roost.core.system.process import inuse
from roost.core.workspace import planning
from roost.core.workspace.workspace import Workspace
from support.fake_env import make_legacy

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts the looks at /proc")
MANY = planning.FEW + 5
WISHES = Wishes(measure=False)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[bytes]]:
    """For each look at the system, the folders it was about."""
    found: list[list[bytes]] = []

    def look(_pids: Sequence[int], folders: Sequence[bytes]) -> list[inuse.Facts]:
        found.append(list(folders))
        return []

    monkeypatch.setattr(inuse, "_all_facts", look)
    return found


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    for number in range(MANY):
        make_legacy(tmp_path, f"org__m{number}", {"torch": "2.13.0", "transformers": "4.57.1"})
    (tmp_path / ".envs").mkdir()
    (tmp_path / ".envs" / "settings.toml").write_text('accelerator = "cpu"\n')
    return Workspace(tmp_path)


def test_the_system_is_asked_once_for_all(workspace: Workspace, asked: list[list[bytes]]) -> None:
    plan = workspace.plan_migrate(None, JobContext(), wishes=WISHES)
    assert sum(item.env.name.startswith("org__m") for item in plan.items) == MANY
    assert len(asked) == 2  # the scan, and the plan itself; both about all of them
    assert all(os.fsencode(workspace.layout.environments) in folders for folders in asked)


def test_deleting_many_asks_no_oftener(workspace: Workspace, asked: list[list[bytes]]) -> None:
    envs = [EnvId.parse(f"legacy:org__m{number}") for number in range(MANY)]
    assert len(workspace.plan_delete(envs, JobContext()).items) == MANY
    assert len(asked) == 1


def test_many_are_planned_as_few_are(
    workspace: Workspace, asked: list[list[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    together = workspace.plan_migrate(None, JobContext(), wishes=WISHES)
    monkeypatch.setattr(planning, "FEW", MANY)
    envs = [EnvId.parse(f"legacy:org__m{number}") for number in range(MANY)]
    alone = workspace.plan_migrate(envs, JobContext(), wishes=WISHES)

    def plain(items: Sequence[PlanItem]) -> dict[str, object]:
        return {str(item.env): {**asdict(item), "looked": None} for item in items}

    assert plain(together.items) == plain(alone.items)
    assert asked
