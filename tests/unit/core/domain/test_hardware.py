"""Which accelerator is chosen, in the order of formats.md, and what is warned of."""

from __future__ import annotations

import pytest

from roost.core.domain.accelerator import (
    accelerator_from_cuda_version,
    accelerator_from_index,
    accelerator_from_torch_version,
    accelerator_title,
    local_version,
)
from roost.core.domain.errors import UsageError
from roost.core.domain.hardware import (
    Gpu,
    Hardware,
    accelerator_choice,
    choose_accelerator,
    hardware_warnings,
    newest_supported_accelerator,
    supports,
)

KNOWN = ("cpu", "cu118", "cu121", "cu124", "cu126", "cu128", "mps", "rocm6.2", "rocm6.4")
NONE = Hardware()
ADA = Hardware("cuda", (Gpu("RTX 4090", "cuda", (8, 9)),), driver="535.104.05", cuda_max=(12, 2))
OLD = Hardware("cuda", (Gpu("V100", "cuda", (7, 0)),), driver="470.57.02", cuda_max=(11, 4))
MAC = Hardware("mps", (Gpu("Apple GPU", "mps"),), platform="darwin")


@pytest.mark.parametrize(
    ("environ", "setting", "legacy", "hardware", "expected", "source"),
    [
        ("cu118", "cu124", "2.2.0+cu121", ADA, "cu118", "environment"),
        ("CU118 ", None, None, NONE, "cu118", "environment"),
        ("", "cu124", "2.2.0+cu121", ADA, "cu124", "setting"),
        (None, "auto", "2.2.0+cu121", ADA, "cu121", "legacy"),
        ("auto", None, "cu121", ADA, "cu121", "legacy"),
        (None, None, "2.2.0+cpu", ADA, "cpu", "legacy"),
        (None, None, "2.2.0+cu121", OLD, "cu118", "hardware"),
        (None, None, "2.6.0+cu126", ADA, "cu121", "hardware"),
        (None, None, "2.2.0+cu121", NONE, "cpu", "default"),
        (None, None, "2.5.1+rocm6.2", ADA, "cu121", "hardware"),
        (None, None, "2.2.0", ADA, "cu121", "hardware"),
        (None, None, "nonsense", ADA, "cu121", "hardware"),
        (None, None, None, ADA, "cu121", "hardware"),
        (None, None, None, NONE, "cpu", "default"),
        (None, None, "2.2.0", MAC, "mps", "legacy"),
        (None, None, None, MAC, "mps", "hardware"),
    ],
)
def test_the_order_of_formats_md(
    environ: str | None,
    setting: str | None,
    legacy: str | None,
    hardware: Hardware,
    expected: str,
    source: str,
) -> None:
    choice = accelerator_choice(environ, setting, legacy, hardware, KNOWN)
    assert (choice.accelerator, choice.source) == (expected, source)
    assert choice.reason
    assert choose_accelerator(environ, setting, legacy, hardware, KNOWN) == (
        expected,
        choice.reason,
    )


@pytest.mark.parametrize("value", ["cuda", "cu", "gpu", "rocm", "12.1", "cu121\n--x", "../x"])
def test_a_wrong_accelerator_is_a_usage_error(value: str) -> None:
    for args in ((value, None), (None, value)):
        with pytest.raises(UsageError) as caught:
            choose_accelerator(*args, None, NONE, KNOWN)
        assert caught.value.code == "bad-accelerator"
        assert caught.value.remedy


def test_what_was_asked_for_is_kept_with_a_warning() -> None:
    choice = accelerator_choice("cu128", None, None, NONE, KNOWN)
    assert [warning.code for warning in choice.warnings] == ["no-such-gpu"]
    choice = accelerator_choice(None, "cu121", None, OLD, KNOWN)
    assert [warning.code for warning in choice.warnings] == ["driver-too-old"]
    assert "530.30.02" in choice.warnings[0].message
    assert "ends at CUDA 11.4" in choice.warnings[0].message


def test_kernels_for_the_gpu() -> None:
    pascal = Hardware("cuda", (Gpu("GTX 1080", "cuda", (6, 1)),), "580.65.06", (13, 0))
    assert supports(pascal, "cu126")
    assert not supports(pascal, "cu128")
    assert [warning.code for warning in hardware_warnings(pascal, "cu128")] == ["no-kernels"]
    assert "6.1" in hardware_warnings(pascal, "cu128")[0].message
    assert hardware_warnings(pascal, "cu126") == ()
    assert hardware_warnings(pascal, "cpu") == ()


def test_an_unknown_gpu_is_given_the_benefit_of_the_doubt() -> None:
    unknown = Hardware("cuda", (Gpu("new", "cuda"),), "580.65.06", (13, 0))
    assert newest_supported_accelerator(unknown, KNOWN) == "cu128"
    assert newest_supported_accelerator(Hardware("cuda", (), "580.65.06"), KNOWN) == "cu128"


@pytest.mark.parametrize(
    ("driver", "platform", "accelerator", "runs"),
    [
        ("450.80.02", "linux", "cu118", True),
        ("450.80.01", "linux", "cu118", False),
        ("570.26", "linux", "cu128", True),
        ("560.35.03", "linux", "cu128", False),
        ("530.30.02", "linux", "cu121", True),
        ("525.60.13", "linux", "cu121", False),
        ("580.65.06", "linux", "cu130", True),
        ("575.57.08", "linux", "cu130", False),
        ("551.61", "win32", "cu124", True),
        ("551.60", "win32", "cu124", False),
        ("452.39", "win32", "cu118", True),
        (None, "linux", "cu118", False),
        ("unknown", "linux", "cu118", False),
        ("535", "linux", "cu999", False),
    ],
)
def test_a_driver_that_does_not_say_what_it_runs_is_judged_by_its_version(
    driver: str | None, platform: str, accelerator: str, runs: bool
) -> None:
    hardware = Hardware("cuda", (), driver, platform=platform)
    assert supports(hardware, accelerator) is runs


@pytest.mark.parametrize(
    ("cuda_max", "accelerator", "runs"),
    [
        ((12, 4), "cu124", True),
        ((12, 4), "cu121", True),
        ((12, 4), "cu126", False),
        ((12, 4), "cu128", False),
        ((12, 8), "cu128", True),
        ((12, 8), "cu130", False),
        ((13, 0), "cu128", True),
        ((11, 4), "cu118", True),
        ((11, 4), "cu121", False),
    ],
)
def test_a_driver_runs_what_it_says_and_nothing_newer(
    cuda_max: tuple[int, int], accelerator: str, runs: bool
) -> None:
    """Stricter than minor-version compatibility, but for the oldest build there is."""
    driver = "470.82.01" if cuda_max[0] == 11 else "999.0"
    assert supports(Hardware("cuda", (), driver, cuda_max), accelerator) is runs


@pytest.mark.parametrize("accelerator", ["cu121", "rocm6.2", "xpu", "mps", "nonsense"])
def test_nothing_but_cpu_runs_on_no_gpu(accelerator: str) -> None:
    assert not supports(NONE, accelerator)
    assert supports(NONE, "cpu")


@pytest.mark.parametrize(
    ("version", "accelerator"),
    [
        ("2.13.0+cpu", "cpu"),
        ("2.2.0+cu121", "cu121"),
        ("2.2.0+cu121.with.pypi.cudnn", "cu121"),
        ("2.5.1+cpu.cxx11.abi", "cpu"),
        ("2.5.1+rocm6.2", "rocm6.2"),
        ("2.6.0+xpu", "xpu"),
        ("2.2.0", None),
        ("2.2.0+git1a2b", None),
        ("", None),
    ],
)
def test_accelerator_of_a_torch_version(version: str, accelerator: str | None) -> None:
    assert accelerator_from_torch_version(version) == accelerator


@pytest.mark.parametrize(
    ("text", "accelerator"),
    [("12.1", "cu121"), ("12.1.105", "cu121"), ("13.0", "cu130"), ("9.0", None), ("12", None)],
)
def test_accelerator_of_a_cuda_version(text: str, accelerator: str | None) -> None:
    assert accelerator_from_cuda_version(text) == accelerator


def test_small_facts() -> None:
    assert accelerator_from_index("https://download.pytorch.org/whl/cu121/") == "cu121"
    assert accelerator_from_index("https://x/simple") is None
    assert accelerator_title("rocm6.2.4") == "ROCm 6.2.4"
    assert accelerator_title("odd") == "odd"
    assert local_version("cu121", "darwin") is None
    assert local_version("mps", "linux") is None
    assert local_version("cu121", "win32") == "cu121"
