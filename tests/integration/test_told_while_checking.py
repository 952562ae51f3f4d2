"""A check tells its imports, and a proof its steps, while they run: no bar stands still."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from roost.core.discovery import find_legacy
from roost.core.domain.events import Event, Progress
from roost.core.domain.health import Badge
from roost.core.domain.needs import Needs
from roost.core.health import check_deep
from roost.core.operations.context import ModelSeen, OperationContext
from roost.core.operations.create import create_or_join
from roost.core.operations.migrate import execute_migrate, plan_migrate
from roost.core.operations.migrate_plan import Wishes
from roost.core.operations.modelproof import ProofWishes, prove_model
from roost.core.store.layout import Layout
from roost.core.store.pastruns import PastRun, record_run
from roost.core.system.context import JobContext
from support.fake_env import make_legacy
from support.operations import KEY, LEGACY, SMALL, Recorder, operations, small_workspace
from support.stacks import Stack, small_stack

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="small wheels and POSIX paths")

_WAITS = """\
import os, sys, time
open({asked!r}, "w").close()
while not os.path.exists({gate!r}):
    time.sleep(0.005)
__version__ = "1"
"""
_CONFIGURED = """\
class AutoConfig:
    @classmethod
    def from_pretrained(cls, folder, **options):
        return cls()
    model_type = "small"
    architectures = ["SmallModel"]
class AutoTokenizer(AutoConfig):
    pass
class SmallModel:
    pass
__version__ = "4.57.1"
"""


def told(events: list[Event], stage: str) -> list[Progress]:
    return [one for one in events if isinstance(one, Progress) and one.stage == stage]


def one_way(events: list[Event]) -> list[float]:
    known = [
        one.fraction for one in events if isinstance(one, Progress) and one.fraction is not None
    ]
    assert known == sorted(known)
    return known


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    return small_stack(tmp_path_factory.mktemp("wheels"))


def test_an_import_is_told_before_it_is_done_and_time_moves_the_bar_meanwhile(
    tmp_path: Path,
) -> None:
    asked, gate = tmp_path / "asked", tmp_path / "gate"
    slow = _WAITS.format(asked=str(asked), gate=str(gate))
    make_legacy(tmp_path, "org__model", modules={"transformers": slow})
    env = find_legacy(Layout(tmp_path)).envs[0]
    shown: list[Progress] = []

    def sink(event: Event) -> None:
        if isinstance(event, Progress):
            shown.append(event)
            waiting = [one for one in shown if one.message == "transformers"]
            if len(waiting) == 3:  # it moves although nothing is told
                assert asked.exists()
                gate.touch()

    names = ("torch", "transformers", "peft")
    report = check_deep(env, names, ctx=JobContext("job", sink), seconds=30.0)
    assert report.badge is Badge.HEALTHY
    assert list(dict.fromkeys(one.message for one in shown)) == list(names)
    assert {(one.total, one.unit, one.subject) for one in shown} == {(3, "packages", str(env.id))}
    during = [one.fraction for one in shown if one.message == "transformers"]
    assert len(set(during)) == len(during) >= 3
    left = [one.seconds_left for one in shown if one.seconds_left is not None]
    assert left == sorted(left, reverse=True)
    assert (len(left), left[0]) == (len(shown), pytest.approx(30.0, abs=1.0))
    one_way(list(shown))


def test_the_device_is_the_last_step(tmp_path: Path) -> None:
    make_legacy(tmp_path, "org__model", packages={"torch": "2.5.1+cu121"}, cuda_available=True)
    env, job = find_legacy(Layout(tmp_path)).envs[0], Recorder()
    check_deep(env, ["torch"], want_accelerator="cu121", ctx=job.ctx)
    shown = told(job.events, "check")
    assert [(one.done, one.total, one.message) for one in shown] == [
        (0, 2, "torch"),
        (1, 2, "CUDA"),
    ]


def test_a_promotion_tells_its_imports_on_one_bar_with_the_time_they_took_before(
    tmp_path: Path, stack: Stack
) -> None:
    context = _workspace(tmp_path, stack)
    context.layout.envs.mkdir()
    record_run(context.layout, PastRun("now", KEY, "promote", 0, {"copy": 1.0, "check": 12.0}))
    record_run(context.layout, PastRun("now", KEY, "uv", 0, {"install": 1.0, "check": 0.1}))
    job = Recorder()
    assert create_or_join(context, KEY, job.ctx, source=LEGACY)[1] == "created"
    shown = told(job.events, "check")
    assert [one.message for one in shown] == ["torch", "transformers"]
    assert [one.seconds_left for one in shown] == pytest.approx([12.0, 4.0], abs=1.0)
    fractions = [one.fraction or 0.0 for one in shown]
    assert fractions[0] < fractions[1], "the bar moves within the check"
    assert one_way(job.events)[-1] == 1.0


def test_a_promotion_by_rename_moves_through_check_and_proof(tmp_path: Path, stack: Stack) -> None:
    context = _workspace(tmp_path, stack)
    plan = plan_migrate(context, [LEGACY], JobContext(), wishes=Wishes(promote="rename"))
    job = Recorder()
    assert execute_migrate(context, plan, job.ctx).ok
    fractions = [one.fraction or 0.0 for one in told(job.events, "check")]
    assert len(set(fractions)) >= 2
    shown = [one for one in job.events if isinstance(one, Progress) and one.subject]
    assert {one.subject for one in shown if one.stage != "migrate"} == {f"shared:{KEY}"}, "one row"
    assert fractions[0] < 0.1 < fractions[-1] < 0.9
    assert one_way(job.events)[-1] == 1.0


def test_a_proof_tells_its_steps(tmp_path: Path) -> None:
    tree = make_legacy(tmp_path, "org__model", SMALL, modules={"transformers": _CONFIGURED})
    tree = tree if (tree / "pyvenv.cfg").exists() else tree / ".venv"
    folder = tmp_path / "models" / "small"
    folder.mkdir(parents=True)
    for name in ("config.json", "tokenizer.json"):
        (folder / name).write_text("{}")
    model, job = ModelSeen(folder, folder, Needs("transformers")), Recorder()
    wishes = ProofWishes(smoke=f"{sys.executable} -c pass")
    found = prove_model(tree, model, "small", wishes, job.ctx, subject="legacy:a", seconds=10.0)
    assert found.startswith("config AutoConfig (small)")
    shown = told(job.events, "proof")
    steps = list(dict.fromkeys(one.message for one in shown))
    assert steps == [
        f"small · {step}"
        for step in ("config", "tokenizer", "class", "config 2", "tokenizer 2", "class 2")
    ]
    left = [one.seconds_left or 0.0 for one in shown]
    assert left == sorted(left, reverse=True)
    assert {one.subject for one in shown} == {"legacy:a"}
    assert [one.message for one in told(job.events, "smoke")][:1] == [wishes.smoke]


def _workspace(root: Path, stack: Stack) -> OperationContext:
    root = root / "workspace"
    small_workspace(root)
    stack.write_profile(root)
    context = operations(root, **stack.options())
    return replace(context, installer=stack.refusing_installer)
