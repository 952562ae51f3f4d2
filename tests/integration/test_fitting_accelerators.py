"""Which accelerators stand in for which, on machines that were recorded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from roost import NoEnvironmentError
from roost.core.domain.decision import Decision
from roost.core.domain.hardware import Hardware
from roost.core.system.context import JobContext
from roost.core.workspace import Workspace
from roost.core.workspace.host import Host
from support.fake_env import STACK, make_legacy, make_shared
from support.machines import recorded

NEW, OLD = "torch-cu124-transformers", "torch-cu121-transformers"
Ask = Callable[..., Decision]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """The decision for a model on a recorded machine, nothing being built or run."""
    root = tmp_path / "gpu"
    (root / ".envs").mkdir(parents=True)

    def asked(
        hardware: Hardware, *names: str, legacy: str | None = None, setting: str = "", **env: str
    ) -> Decision:
        for name in names:
            build = next(part for part in name.split("-") if part[:2] in ("cu", "cp", "ro"))
            packages = {**STACK, "torch": f"2.5.1+{build}"}
            if "bnb" in name:
                packages["bitsandbytes"] = "0.49.0"
            make_shared(root, name, packages, env_json={}, cuda_available=True)
        if legacy:
            torch = {**STACK, "torch": f"2.5.1+{legacy}"}
            make_legacy(root, "org__x", torch, broken=["torch"])
        if setting:
            (root / ".envs" / "settings.toml").write_text(f'accelerator = "{setting}"\n')
        folders = {
            "ROOST_CACHE_DIR": str(tmp_path / "cache"),
            "ROOST_CONFIG_DIR": str(tmp_path / "config"),
            "HF_HOME": str(tmp_path / "hf"),
        }
        host = Host({**folders, **env}, probe=lambda _: hardware)
        workspace = Workspace(root, host=host)
        try:
            return workspace.resolve("org/x", JobContext("resolve"), create=False)
        except NoEnvironmentError as error:
            decision: Decision = error.decision
            return decision

    return asked


def test_an_older_build_that_exists_goes_before_building_the_newest(ask: Ask) -> None:
    decision = ask(recorded("gtx-1080ti-550"), OLD)
    assert (decision.needed_key, decision.env_key) == (NEW, OLD)
    (warning,) = decision.warnings
    assert (warning.code, "CUDA 12.1), " in warning.message) == ("other-key", False)
    assert "for CUDA 12.1, which runs here" in warning.message


@pytest.mark.parametrize(
    ("machine", "names", "taken"),
    [
        ("gtx-1080ti-550", (OLD, "torch-cu118-transformers"), OLD),
        ("gtx-1080ti-550", (OLD, f"{NEW}-bnb"), f"{NEW}-bnb"),
        ("gtx-1080ti-550", (f"{OLD}-bnb", "torch-cu118-transformers"), f"{OLD}-bnb"),
        ("gtx-1080ti-550", ("torch-cu126-transformers", OLD), OLD),
        # Kernels for both GPUs are in builds up to CUDA 12.6 only.
        ("two-generations", ("torch-cu128-transformers", OLD), OLD),
        ("rx-9070", ("torch-rocm6.3-transformers",), "torch-rocm6.3-transformers"),
    ],
)
def test_the_same_accelerator_then_the_newest_then_plain(
    ask: Ask, machine: str, names: tuple[str, ...], taken: str
) -> None:
    assert ask(recorded(machine), *names).env_key == taken


@pytest.mark.parametrize(
    ("machine", "name", "bar"),
    [
        ("gtx-1080ti-550", "torch-cpu-transformers", "it is for the CPU"),
        ("rtx-4090-535", NEW, "CUDA 12.4, which does not run here"),
        ("rtx-5090-570", OLD, "CUDA 12.1, which does not run here"),
        ("two-generations", "torch-cu128-transformers", "CUDA 12.8, which does not run here"),
    ],
)
def test_what_this_machine_does_not_run_is_only_named(
    ask: Ask, machine: str, name: str, bar: str
) -> None:
    decision = ask(recorded(machine), name)
    assert decision.env_id is None
    closest = next(one for one in decision.trace if one.env == f"shared:{name}")
    assert (closest.outcome, bar in closest.reason) == ("rejected", True)


def test_a_chosen_accelerator_is_obeyed(ask: Ask) -> None:
    machine = recorded("gtx-1080ti-550")
    decision = ask(machine, OLD, ROOST_ACCELERATOR="cu124")
    assert (decision.env_key, decision.env_id) == (NEW, None)
    assert any("CUDA 12.4 was chosen" in entry.reason for entry in decision.trace)
    assert ask(machine, ROOST_ACCELERATOR="auto").env_key == OLD
    assert ask(machine, setting="cu118").env_key == "torch-cu118-transformers"
    assert ask(machine, setting="cu121").warnings == ()


def test_the_build_of_a_legacy_one_is_a_free_choice(ask: Ask) -> None:
    decision = ask(recorded("gtx-1080ti-550"), NEW, legacy="cu121")
    assert (decision.needed_key, decision.env_key) == (OLD, NEW)


def test_what_speaks_against_a_chosen_build_goes_for_one_that_stands_in_as_well(ask: Ask) -> None:
    machine = recorded("rtx-4090-535")  # its driver ends at CUDA 12.2
    decision = ask(machine, f"{NEW}-bnb", ROOST_ACCELERATOR="cu124")
    assert decision.env_key == f"{NEW}-bnb"
    assert [one.code for one in decision.warnings] == ["other-key", "driver-too-old"]
    assert [one.code for one in ask(recorded("gtx-1080ti-550"), OLD).warnings] == ["other-key"]
