"""Which key a model gets on a machine: among those that have builds, and what speaks against it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId
from roost.core.domain.hardware import Gpu, Hardware
from roost.core.store.layout import Layout
from roost.core.store.overrides import ModelOverride
from roost.core.store.profiles import load_profiles
from roost.core.store.settings import Settings
from roost.core.workspace.host import Host
from roost.core.workspace.keys import KeyFound, LegacyLook, find_key
from roost.core.workspace.subject import subject_of

ADA = Gpu("RTX 4090", "cuda", (8, 9))
PASCAL = Gpu("GTX 1080", "cuda", (6, 1))


def nvidia(*gpus: Gpu, cuda: tuple[int, int] = (13, 0), driver: str = "580.65") -> Hardware:
    return Hardware("cuda", gpus or (ADA,), driver, cuda)


def key_of(
    root: Path,
    hardware: Hardware,
    config: dict[str, object],
    *,
    override: ModelOverride | None = None,
    **variables: str,
) -> KeyFound:
    folder = root / "model"
    folder.mkdir(exist_ok=True)
    (folder / "config.json").write_text(json.dumps(config))
    layout, host = Layout(root), Host(environ={"HOME": str(root), **variables})
    none: tuple[EnvId, ...] = ()
    return find_key(
        subject_of(layout, None, str(folder), host.environ),
        override or ModelOverride(),
        LegacyLook(layout, lambda: none),
        host=host,
        hardware=hardware,
        settings=Settings(),
        profiles=load_profiles(None),
    )


LLAMA = {"model_type": "llama"}
GPTQ = {**LLAMA, "quantization_config": {"quant_method": "gptq"}}


@pytest.mark.parametrize(
    ("config", "hardware", "key"),
    [
        (LLAMA, nvidia(), "torch-cu130-transformers"),
        (GPTQ, nvidia(), "torch-cu130-transformers-gptq"),
        (GPTQ, nvidia(cuda=(12, 4), driver="550.54"), "torch-cu121-transformers-gptq"),
        (LLAMA, nvidia(cuda=(12, 4), driver="550.54"), "torch-cu124-transformers"),
        # Nothing of the stack runs here: the key of the newest build says what is missing.
        (GPTQ, nvidia(PASCAL, cuda=(11, 8), driver="520.61"), "torch-cu118-transformers-gptq"),
        (LLAMA, Hardware("xpu", (Gpu("Intel Arc A770", "xpu"),)), "torch-xpu-transformers"),
        (GPTQ, Hardware(), "torch-cpu-transformers-gptq"),
    ],
)
def test_the_newest_key_that_has_a_profile_and_runs(
    tmp_path: Path, config: dict[str, object], hardware: Hardware, key: str
) -> None:
    assert key_of(tmp_path, hardware, config).key == key


def test_a_stack_bound_by_a_migration_is_looked_for_among_its_own_profiles(
    tmp_path: Path,
) -> None:
    bound = ModelOverride(key="vllm-cu121")
    old = nvidia(cuda=(12, 9), driver="575.51")
    found = key_of(tmp_path, old, LLAMA, override=bound)
    assert found.key == "vllm-cu121"
    newer = ModelOverride(key="vllm-cu130")
    only_12 = nvidia(cuda=(12, 8), driver="570.86")
    assert key_of(tmp_path, only_12, LLAMA, override=newer).key == "vllm-cu128"


def test_a_gpu_that_is_left_out_is_a_reason_and_a_build_none_runs_a_warning(
    tmp_path: Path,
) -> None:
    both = key_of(tmp_path, nvidia(PASCAL, ADA), LLAMA, ROOST_ACCELERATOR="cu130")
    assert both.warnings == ()
    assert any("GTX 1080 is of compute capability 6.1" in reason for reason in both.reasons)
    alone = key_of(tmp_path, nvidia(PASCAL), LLAMA, ROOST_ACCELERATOR="cu130")
    assert [one.code for one in alone.warnings] == ["no-kernels"]
    old = nvidia(cuda=(12, 1), driver="530.30")
    assert [
        one.code for one in key_of(tmp_path, old, LLAMA, ROOST_ACCELERATOR="cu130").warnings
    ] == ["driver-too-old"]
    none = key_of(tmp_path, Hardware(), LLAMA, ROOST_ACCELERATOR="cu126")
    assert [one.code for one in none.warnings] == ["no-such-gpu"]


def test_the_newest_build_with_kernels_for_every_gpu_is_chosen(tmp_path: Path) -> None:
    assert key_of(tmp_path, nvidia(PASCAL, ADA), LLAMA).key == "torch-cu126-transformers"
