"""AMD and Intel GPUs of a Linux machine, from what the kernel shows in /sys."""

from __future__ import annotations

import os
import re
from pathlib import Path

from roost.core.domain.hardware import Gpu

_MAX_NODES = 64
_ROCM = re.compile(r"(\d+)\.(\d+)(?:\.(\d+))?")
_INTEL_VENDOR = "0x8086"
# Intel GPUs torch's XPU builds are made for (Intel, "PyTorch on Intel GPUs:
# prerequisites"): Data Center Max, Arc A and B series, Lunar Lake.  Older
# integrated GPUs are in nearly every laptop and do not count.
_INTEL_DEVICES = (
    (0x0BD0, 0x0BDB, "Intel Data Center GPU Max"),
    (0x4F80, 0x4F88, "Intel Arc A-series"),
    (0x5690, 0x56BF, "Intel Arc A-series"),
    (0x56C0, 0x56C2, "Intel Data Center GPU Flex"),
    (0x6420, 0x64BF, "Intel Arc (Lunar Lake)"),
    (0xE200, 0xE22F, "Intel Arc B-series"),
)


def amd_gpus(root: Path) -> tuple[Gpu, ...]:
    """The GPUs the ROCm kernel driver offers; () without one."""
    nodes = root / "sys/class/kfd/kfd/topology/nodes"
    gpus: list[Gpu] = []
    for name in _listed(nodes):
        facts = _properties(nodes / name / "properties")
        target = facts.get("gfx_target_version", 0)
        if target <= 0:
            continue  # a CPU node
        architecture = gfx_name(target)
        memory = sum(
            _properties(nodes / name / "mem_banks" / bank / "properties").get("size_in_bytes", 0)
            for bank in _listed(nodes / name / "mem_banks")
        )
        marketing = _text(nodes / name / "name")
        gpus.append(
            Gpu(marketing or f"AMD {architecture}", "rocm", None, memory or None, architecture)
        )
    return tuple(gpus)


def gfx_name(target: int) -> str:
    """The architecture of kfd's number: 100300 is gfx1030, 90010 is gfx90a."""
    major, minor, step = target // 10000, target // 100 % 100, target % 100
    return f"gfx{major}{minor:x}{step:x}"


def rocm_release(root: Path) -> tuple[int, ...] | None:
    """The installed ROCm's version, or None where only the kernel driver is there."""
    match = _ROCM.match(_text(root / "opt/rocm/.info/version"))
    return tuple(int(part) for part in match.groups() if part) if match else None


def intel_gpus(root: Path) -> tuple[Gpu, ...]:
    """Intel GPUs that torch's XPU builds run on; () without one."""
    cards = root / "sys/class/drm"
    gpus: list[Gpu] = []
    for name in _listed(cards):
        if not re.fullmatch(r"card\d+", name):
            continue
        device = cards / name / "device"
        if _text(device / "vendor") != _INTEL_VENDOR:
            continue
        number = _text(device / "device")
        if not re.fullmatch(r"0x[0-9a-fA-F]{1,8}", number):
            continue
        code = int(number, 16)
        for low, high, title in _INTEL_DEVICES:
            if low <= code <= high:
                gpus.append(Gpu(title, "xpu", architecture=number))
    return tuple(gpus)


def _listed(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))[:_MAX_NODES]
    except OSError:
        return []


def _text(path: Path) -> str:
    try:
        with open(path, "rb") as file:
            text = file.read(4096).decode("utf-8", "replace")
    except OSError:
        return ""
    return "".join(char for char in text.strip()[:200] if char.isprintable())


def _properties(path: Path) -> dict[str, int]:
    facts: dict[str, int] = {}
    try:
        with open(path, "rb") as file:
            lines = file.read(16384).decode("ascii", "replace").splitlines()
    except OSError:
        return facts
    for line in lines:
        name, _, value = line.partition(" ")
        if value.isascii() and value.isdigit() and len(value) < 20:
            facts[name] = int(value)
    return facts
