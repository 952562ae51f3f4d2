"""Other tools' environments with health, as the facade gives them."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from roost.core.domain.env import EnvKind
from roost.core.domain.errors import CancelledError, NotFoundError, StoreError
from roost.core.domain.events import EnvironmentFound, Event
from roost.core.domain.hardware import Gpu, Hardware
from roost.core.domain.health import Badge, Severity
from roost.core.system.context import JobContext
from roost.core.system.volumes import Volumes
from roost.core.workspace import Workspace
from roost.core.workspace.host import Host
from roost.core.workspace.others import OtherScan, caches, picture, scan_other, with_sizes
from support.fake_env import add_package, make_env
from support.other_tools import TORCH, Machine, write

GPU = Hardware("cuda", (Gpu("RTX 4090", "cuda", (8, 9)),), "570.1", (12, 8))


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def host(machine: Machine, hardware: Hardware | None = None) -> Host:
    environ = {**machine.environ, "ROOST_CACHE_DIR": str(machine.top / "cache")}
    found = hardware or Hardware()
    return Host(environ, lambda: datetime.now(UTC), lambda _cache: found)


def scan(
    machine: Machine,
    *roots: Path,
    hardware: Hardware | None = None,
    ctx: JobContext | None = None,
    again: bool = False,
) -> OtherScan:
    return scan_other(
        None,
        host(machine, hardware),
        None if again else roots,
        ctx or JobContext("scan"),
        around=machine.around,
        mounted=Volumes(),
    )


def test_each_environment_is_told_the_moment_it_is_found(machine: Machine) -> None:
    for name in ("one", "two"):
        machine.venv(machine.top / "disk" / name)
    events: list[Event] = []
    found = scan(machine, machine.top / "disk", ctx=JobContext("scan", events.append))
    told = [event for event in events if isinstance(event, EnvironmentFound)]
    assert {event.env for event in told} == {*found.environments}
    assert {event.what for event in told} == {"added"}
    assert all(event.env_id == str(event.env.id) for event in told if event.env)
    assert all(env.kind is EnvKind.OTHER and env.source == "venv" for env in found.environments)
    assert [found.info[env.id].label for env in found.environments] == ["one", "two"]


def test_health_has_the_findings_of_our_own(machine: Machine) -> None:
    root = machine.top / "disk"
    machine.venv(root / "fine", {"numpy": "2.2.0"})
    machine.venv(root / "gone")
    write(root / "gone" / "pyvenv.cfg", "home = /nowhere\nversion = 3.11.7\n")
    damaged = machine.site(machine.venv(root / "damaged", TORCH))
    (damaged / "torch-2.7.1+cu128.dist-info" / "METADATA").unlink()
    extension = machine.venv(root / "extension", {**TORCH, "flash_attn": "2.7.4+cu12torch2.6"})
    found = {env.path.name: env for env in scan(machine, root).environments}
    assert found["fine"].health.badge is Badge.UNKNOWN  # only a deep check makes one healthy
    assert found["fine"].health.failed() == ()
    assert [check.code for check in found["gone"].health.failed()] == ["base-python"]
    assert [check.code for check in found["damaged"].health.failed()] == ["metadata:torch"]
    (built,) = found[extension.name].health.failed()
    assert (built.code, built.severity) == ("extension:flash-attn", Severity.DEGRADES)
    for env in found.values():
        for check in env.health.failed():
            assert check.remedy
            assert "migrate" not in check.remedy and "roost create" not in check.remedy


def test_a_cpu_torch_beside_a_gpu_is_a_finding(machine: Machine) -> None:
    root = machine.top / "disk"
    for name, version in (("cpu", "2.7.1+cpu"), ("cuda", "2.7.1+cu128"), ("none", "")):
        machine.venv(root / name, {"torch": version} if version else {})

    def failed(hardware: Hardware) -> set[str]:
        envs = scan(machine, root, hardware=hardware).environments
        codes = {env.path.name: [check.code for check in env.health.failed()] for env in envs}
        return {name for name, found in codes.items() if found == ["accelerator"]}

    assert failed(GPU) == {"cpu"}
    assert failed(Hardware()) == set()
    assert failed(Hardware("mps", (Gpu("M3", "mps"),), platform="darwin")) == {"cuda"}
    assert failed(Hardware("rocm", (Gpu("RX 7900", "rocm"),))) == {"cpu", "cuda"}


def test_pythons_of_their_own_need_no_pyvenv_cfg(machine: Machine) -> None:
    portable = machine.top / "disk" / "portable"
    (portable / "ComfyUI").mkdir(parents=True)
    machine.python(portable / "python_embeded", TORCH)
    machine.conda(machine.home / "miniforge3", root=True)
    vendor = machine.home / ".lmstudio" / "extensions" / "backends" / "vendor" / "_amphibian"
    machine.install(vendor / "app-mlx@29", {"mlx": "0.29"})
    found = scan(machine, machine.top / "disk").environments
    assert len(found) == 3
    assert {env.id: env.health.failed() for env in found} == {env.id: () for env in found}


def test_the_next_time_the_same_roots_are_looked_through(machine: Machine) -> None:
    root = machine.top / "disk"
    machine.venv(root / "one")
    machine.venv(root / "two")
    first = scan(machine, root)
    shutil.rmtree(root / "two")
    second = scan(machine, again=True)
    assert second.roots == (str(root),)
    assert [env.path.name for env in second.environments] == ["one"]
    assert second.environments[0].id in first.info
    # A package that comes is seen, although the tree was remembered.
    machine.install(root / "one", TORCH)
    assert scan(machine, again=True).environments[0].torch == TORCH["torch"]


def test_a_cancelled_scan_keeps_what_it_read(machine: Machine) -> None:
    root = machine.top / "disk"
    for name in ("one", "two"):
        machine.venv(root / name)
    ctx = JobContext("scan")

    def sink(event: Event) -> None:
        if isinstance(event, EnvironmentFound):
            ctx.cancelled.set()

    ctx.sink = sink
    with pytest.raises(CancelledError):
        scan(machine, root, ctx=ctx)
    kept = (machine.top / "cache" / "other-environments.json").read_text()
    assert ("one-" in kept) != ("two-" in kept)
    assert len(scan(machine, root).environments) == 2


def test_our_own_environments_are_not_another_tools(machine: Machine) -> None:
    root = machine.top / "workspace"
    machine.venv(root / "environments" / "org__model" / ".venv")
    machine.venv(root / "models" / "odd" / ".venv")
    machine.conda(root / ".envs" / "torch-cpu-transformers" / ".venv")
    workspace = Workspace(root, host=host(machine))
    listed = root / ".envs" / "torch-cpu-transformers" / ".venv"
    write(machine.home / ".conda" / "environments.txt", f"{listed}\n")
    found = scan_other(
        workspace.layout,
        workspace.host,
        [root],
        JobContext(),
        around=machine.around,
        mounted=Volumes(),
    )
    assert [env.path.relative_to(root).as_posix() for env in found.environments] == [
        "models/odd/.venv"
    ]


def test_roosts_own_environment_is_nobodys_to_remove(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = machine.venv(machine.top / "apps" / "roost")
    other = machine.venv(machine.top / "apps" / "other")
    monkeypatch.setattr("sys.prefix", str(own))
    monkeypatch.setattr("sys.base_prefix", "/usr")
    found = scan(machine, machine.top / "apps")
    assert [env.path for env in found.environments] == [other]


def test_roots_that_are_not_there_are_errors_and_the_rest_is_found(machine: Machine) -> None:
    machine.venv(machine.top / "disk" / "one")
    found = scan(machine, machine.top / "gone", machine.top / "disk")
    assert [error.code for error in found.errors] == ["no-such-root"]
    assert len(found.environments) == 1


def test_what_was_not_looked_at_is_told_with_a_reason(machine: Machine) -> None:
    root = machine.top / "disk"
    (root / "server" / "x").mkdir(parents=True)
    mounted = Volumes(remote=frozenset({str(root / "server")}))
    found = scan_other(
        None, host(machine), [root], JobContext(), around=machine.around, mounted=mounted
    )
    assert [(one.code, one.count, one.paths) for one in found.left] == [
        ("network", 1, (str(root / "server"),))
    ]
    assert found.left[0].reason


def test_sizes_picture_and_caches(machine: Machine) -> None:
    for name in ("one", "two"):
        machine.venv(machine.top / "disk" / name, TORCH)
    found = scan(machine, machine.top / "disk")
    sized = with_sizes(found.environments[0], JobContext())
    assert sized.sizes is not None and sized.sizes.size > 0
    quick = picture(found, JobContext(), weigh=False)
    assert [(one.environments, one.saves) for one in quick.torch] == [(2, None)]
    weighed = picture(found, JobContext(), weigh=True)
    assert weighed.torch[0].copies == 2
    around = Host({"HOME": str(machine.home)}, lambda: datetime.now(UTC), lambda _cache: GPU)
    write(machine.home / ".cache" / "pip" / "http" / "x", "y" * 5000)
    kept = {cache.tool: cache.size for cache in caches(around, JobContext(), measure=True)}
    if os.name == "posix" and "pip" in kept:  # elsewhere the variable of the home differs
        assert (kept["pip"] or 0) >= 5000


def test_the_facade_scans_this_machine(machine: Machine, isolated_user: Path) -> None:
    machine.venv(isolated_user / "project" / ".venv")
    root = machine.top / "workspace"
    (root / ".envs").mkdir(parents=True)
    found = Workspace(root).scan_other([isolated_user], JobContext())
    mine = [env for env in found.environments if isolated_user in env.path.parents]
    assert [env.path for env in mine] == [isolated_user / "project" / ".venv"]


class TestOneAgain:
    """What the details of a row ask for."""

    @pytest.fixture
    def workspace(self, machine: Machine) -> Workspace:
        machine.venv(machine.top / "disk" / "one" / ".venv", TORCH)
        scan(machine, machine.top / "disk")
        (machine.top / "workspace" / ".envs").mkdir(parents=True)
        return Workspace(machine.top / "workspace", host=host(machine, GPU))

    def test_it_is_described_as_it_was_found(self, workspace: Workspace, machine: Machine) -> None:
        found = scan(machine, again=True, hardware=GPU).environments[0]
        again = workspace.describe(workspace.find(str(found.id)))
        same = replace(found, health=again.health)
        assert again == same
        assert [check.code for check in again.health.checks] == [
            check.code for check in found.health.checks
        ]
        assert [package.name for package in workspace.packages(found.id)] == ["numpy", "torch"]
        assert workspace.measure(found.id, JobContext()).size > 0

    def test_a_close_look_reads_every_record_and_runs_nothing(
        self, workspace: Workspace, machine: Machine
    ) -> None:
        found = scan(machine, again=True).environments[0]
        (machine.site(found.venv) / "torch" / "__init__.py").unlink()
        report = workspace.check(found.id, JobContext(), deep=False)
        assert report.badge is Badge.BROKEN
        broken = [one.code for one in report.failed() if one.severity is Severity.BREAKS]
        assert broken == ["files:torch"]
        assert not machine.canary.exists()

    def test_what_is_gone_or_was_never_found_is_named(
        self, workspace: Workspace, machine: Machine
    ) -> None:
        found = scan(machine, again=True).environments[0]
        shutil.rmtree(found.path)
        for text in (str(found.id), "other:never-seen", "other:../../x"):
            with pytest.raises(NotFoundError) as caught:
                workspace.find(text)
            assert "scan" in caught.value.remedy

    def test_deleting_one_of_an_app_is_refused(
        self, workspace: Workspace, machine: Machine
    ) -> None:
        write(machine.top / "disk" / "kohya_ss" / "kohya_gui.py")
        tree = machine.venv(machine.top / "disk" / "kohya_ss" / "venv")
        scanned = scan(machine, machine.top / "disk").environments
        found = next(env for env in scanned if env.path == tree)
        with pytest.raises(StoreError) as caught:
            workspace.plan_delete([found.id], JobContext())
        assert caught.value.code == "not-ours"
        assert found.path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the sample environment has a POSIX link")
def test_a_deep_check_runs_the_real_thing(machine: Machine) -> None:
    tree = make_env(machine.top / "disk" / "real", {"torch": "2.7.1+cpu", "numpy": "2.2.0"})
    found = scan(machine, machine.top / "disk").environments[0]
    (machine.top / "workspace" / ".envs").mkdir(parents=True)
    workspace = Workspace(machine.top / "workspace", host=host(machine))
    report = workspace.check(found.id, JobContext(), deep=True)
    assert found.path == tree
    assert report.badge is Badge.HEALTHY
    assert "import:torch" in {check.code for check in report.checks}
    # It is remembered by the next scan, until something changes there.
    assert scan(machine, again=True).environments[0].health.badge is Badge.HEALTHY
    assert workspace.describe(found.id).health.badge is Badge.HEALTHY
    add_package(tree, "peft", "0.17.1")
    assert scan(machine, again=True).environments[0].health.badge is Badge.UNKNOWN
    assert not (machine.top / "workspace" / ".envs" / ".cache").exists()
