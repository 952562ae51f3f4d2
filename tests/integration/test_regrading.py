"""Another driver or GPU: every environment is graded again, and that is said once."""

from __future__ import annotations

from pathlib import Path

import pytest

from roost.core.domain.env import Env
from roost.core.domain.events import Event, LogLine
from roost.core.domain.hardware import Gpu, Hardware
from roost.core.domain.health import Badge, Check, HealthReport, Level
from roost.core.health.stamps import stamp
from roost.core.store.healthcache import HealthCache
from roost.core.system.context import JobContext
from roost.core.workspace import Workspace
from roost.core.workspace.host import Host
from support.fake_env import STACK, make_legacy, make_shared
from support.machines import recorded

OLD_BUILD, NEW_BUILD = "torch-cu121-transformers", "torch-cu128-transformers"


class Machine:
    """A workspace opened on one machine after the other."""

    def __init__(self, root: Path, environ: dict[str, str]) -> None:
        self.root, self.environ = root, environ
        self.hardware = Hardware()
        self.said: list[str] = []

    def workspace(self) -> Workspace:
        return Workspace(self.root, host=Host(self.environ, probe=lambda _: self.hardware))

    def list(self, name: str) -> dict[str, Env]:
        self.hardware = recorded(name)
        self.said.clear()

        def sink(event: Event) -> None:
            if isinstance(event, LogLine):
                self.said.append(event.message)

        scan = self.workspace().scan(JobContext("list", sink))
        assert tuple(self.said) == scan.notes
        return {env.name: env for env in scan.environments}


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    root = tmp_path / "ws"
    make_shared(root, OLD_BUILD, {**STACK, "torch": "2.5.1+cu121"}, env_json={})
    make_shared(root, NEW_BUILD, {**STACK, "torch": "2.8.0+cu128"}, env_json={})
    make_legacy(root, "o__a", {**STACK, "torch": "2.5.1+cu121"})
    make_legacy(root, "o__cpu", STACK)
    environ = {
        "ROOST_CACHE_DIR": str(tmp_path / "cache"),
        "ROOST_CONFIG_DIR": str(tmp_path / "config"),
        "HOME": str(tmp_path),
    }
    return Machine(root, environ)


def findings(found: dict[str, Env]) -> dict[str, str]:
    """What speaks against each environment on this machine."""
    return {
        name: check.found
        for name, env in found.items()
        for check in env.health.failed()
        if check.code == "accelerator-unfit"
    }


def test_findings_come_and_go_with_the_hardware(machine: Machine) -> None:
    first = findings(machine.list("rtx-4090-535"))
    assert first.keys() == {NEW_BUILD}
    assert "535.104.05" in first[NEW_BUILD]
    assert machine.said == []  # nothing is known of a time before

    second = findings(machine.list("rtx-5090-570"))
    assert second.keys() == {OLD_BUILD, "o__a"}
    assert "RTX 5090" in second["o__a"]
    (note,) = machine.said
    assert "NVIDIA GeForce RTX 4090 with driver 535.104.05" in note
    assert "NVIDIA GeForce RTX 5090 with driver 570.86.16" in note

    assert findings(machine.list("rtx-5090-570")) == second
    assert machine.said == []  # said once
    assert findings(machine.list("none")).keys() == {OLD_BUILD, NEW_BUILD, "o__a"}
    assert "now it is no GPU" in machine.said[0]
    assert findings(machine.list("rtx-4090-535")) == first


def test_a_deep_result_holds_for_the_hardware_it_was_made_with(machine: Machine) -> None:
    env = machine.list("rtx-4090-535")[OLD_BUILD]
    checks = tuple(Check(f"import:{name}", True, package=name) for name in STACK)
    report = HealthReport(checks, Level.DEEP, stamp(env, machine.hardware.stamp), None)
    cache = HealthCache(machine.workspace().layout, Path(machine.environ["ROOST_CACHE_DIR"]))
    assert cache.store(env.id, report, STACK)
    assert machine.list("rtx-4090-535")[OLD_BUILD].health.badge is Badge.HEALTHY
    assert machine.list("rtx-5090-570")[OLD_BUILD].health.badge is Badge.UNKNOWN
    assert machine.list("rtx-4090-535")[OLD_BUILD].health.badge is Badge.HEALTHY


def test_another_gpu_behind_the_same_driver_is_other_hardware() -> None:
    one = recorded("rtx-4090-535")
    other = Hardware(one.kind, (Gpu("NVIDIA T4", "cuda", (7, 5)),), one.driver, one.cuda_max)
    assert one.stamp != other.stamp
    assert one.stamp == recorded("rtx-4090-535").stamp
    assert one.stamp.startswith("535.104.05")
    assert Hardware().stamp == ""
    assert Hardware(driver="390.1").stamp == "390.1"
    assert Hardware().text == "no GPU"
    two = Hardware("cuda", one.gpus * 2, "535.104.05")
    assert two.text == "2 × NVIDIA GeForce RTX 4090 with driver 535.104.05"
