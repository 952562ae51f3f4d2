"""Which torch is right, and which is refused."""

from __future__ import annotations

import pytest

from roost.core.domain.errors import InstallerError
from roost.core.domain.profile import TORCH_KIN
from roost.core.operations.installers.torchbuild import (
    index_may_help,
    missing_kin,
    pin_build,
    refuse_line,
    verify_build,
)


@pytest.mark.parametrize(
    ("line", "accelerator", "pinned"),
    [
        ("torch==2.13.0", "cpu", "torch==2.13.0+cpu"),
        ("torch == 2.13.0", "cu128", "torch == 2.13.0+cu128"),
        (
            "torch==2.13.0 ; sys_platform == 'linux'",
            "cpu",
            "torch==2.13.0+cpu ; sys_platform == 'linux'",
        ),
        ("torchvision==0.28.0", "rocm6.2", "torchvision==0.28.0+rocm6.2"),
        ("torch==2.2.0+cu121", "cu121", "torch==2.2.0+cu121"),
        ("torch>=2.2", "cpu", "torch>=2.2"),
        ("torch==2.*", "cpu", "torch==2.*"),
        ("torch", "cpu", "torch"),
        ("torch==2.13.0", "", "torch==2.13.0"),
        ("torch==2.13.0", "mps", "torch==2.13.0"),
        ("torchmetrics==1.0", "cpu", "torchmetrics==1.0"),
        ("peft==0.13", "cpu", "peft==0.13"),
    ],
)
def test_pin_build(line: str, accelerator: str, pinned: str) -> None:
    assert pin_build([line], accelerator, TORCH_KIN, "linux") == (pinned,)


def test_macos_has_no_local_versions() -> None:
    assert pin_build(["torch==2.13.0"], "cpu", TORCH_KIN, "darwin") == ("torch==2.13.0",)


@pytest.mark.parametrize(
    ("pins", "accelerator", "platform"),
    [
        ({"torch": "2.13.0+cpu"}, "cpu", "linux"),
        ({"torch": "2.13.0"}, "cpu", "darwin"),
        ({"torch": "2.13.0"}, "mps", "darwin"),
        ({"torch": "2.13.0"}, "cpu", "linux"),  # ARM: the registry's build is a CPU one
        ({"torch": "2.5.1+cu121"}, "cu121", "linux"),
        ({"torch": "2.8.0", "nvidia-cuda-runtime-cu12": "12.8.90"}, "cu128", "linux"),
        ({"torch": "2.13.0", "cuda-toolkit": "13.0.2"}, "cu130", "linux"),
        ({"peft": "0.13"}, "cu121", "linux"),
        ({"torch": "2.5.1+cu121"}, "", "linux"),
    ],
)
def test_right_builds(pins: dict[str, str], accelerator: str, platform: str) -> None:
    verify_build(pins, accelerator, platform)


@pytest.mark.parametrize(
    ("pins", "accelerator"),
    [
        ({"torch": "2.5.1+cu121"}, "cpu"),
        ({"torch": "2.5.1+cpu"}, "cu121"),
        ({"torch": "2.5.1+cu124"}, "cu121"),
        ({"torch": "2.13.0", "nvidia-cublas": "13"}, "cpu"),
        ({"torch": "2.13.0+cpu", "nvidia-cublas": "13"}, "cpu"),
        ({"torch": "2.13.0", "cuda-toolkit": "13.0.2"}, "cu128"),
        ({"torch": "2.13.0"}, "cu128"),
        ({"torch": "2.13.0"}, "rocm6.2"),
    ],
)
def test_wrong_builds(pins: dict[str, str], accelerator: str) -> None:
    with pytest.raises(InstallerError) as caught:
        verify_build(pins, accelerator, "linux")
    assert caught.value.code == "wrong-torch-build"
    assert caught.value.remedy


@pytest.mark.parametrize(
    "line",
    [
        "Collecting nvidia-cublas-cu12==12.1.3.1 (from torch==2.5.1)",
        "  Downloading nvidia_cudnn_cu12-9.1-py3-none-manylinux1_x86_64.whl (600 MB)",
        "  Downloading https://h.invalid/a/nvidia_nccl_cu12-2.21-py3-none-any.whl (180 MB)",
        "Collecting cuda-toolkit==13.0.2",
    ],
)
def test_cuda_on_its_way_is_stopped_for_the_cpu(line: str) -> None:
    with pytest.raises(InstallerError):
        refuse_line(line, "cpu")
    refuse_line(line, "cu128")
    refuse_line(line, "")


@pytest.mark.parametrize(
    "line", ["Collecting torch==2.13.0+cpu", "Progress 1 of 2", "", "Collecting nvidia", "nvidia-x"]
)
def test_harmless_lines(line: str) -> None:
    refuse_line(line, "cpu")


def test_missing_kin() -> None:
    assert missing_kin(["Because pytorch-triton-rocm was not found"]) == "pytorch-triton-rocm"
    assert missing_kin(["no version of pytorch-triton==3"]) == "pytorch-triton"
    assert missing_kin(["no version of triton==3"]) is None


@pytest.mark.parametrize(
    ("output", "code", "helps"),
    [
        ("Because there is no version of torch==2.13.0+cpu and you", "no-matching-version", True),
        ("Because pytorch-triton was not found and torch==2", "no-matching-version", True),
        ("ERROR: No matching distribution found for torchvision==1", "no-matching-version", True),
        ("Because a==1 depends on b<2 and you require b==2", "no-matching-version", False),
        ("Because torchmetrics==1 depends on b<2 and you", "no-matching-version", False),
        ("The resolution has a torch for something else", "wrong-torch-build", True),
    ],
)
def test_the_index_is_asked_only_where_it_could_help(output: str, code: str, helps: bool) -> None:
    error = InstallerError(code, "No set of versions fits.", data={"output": [output]})
    assert index_may_help(error, TORCH_KIN) is helps
