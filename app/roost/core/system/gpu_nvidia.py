"""NVIDIA GPUs, from NVML or from what ``nvidia-smi`` prints."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from roost.core.domain.hardware import Gpu, Hardware

_MAX_GPUS = 64
_CUDA = re.compile(r"CUDA Version:\s*(\d+)\.(\d+)")
_DRIVER = re.compile(r"Driver Version:\s*([\d.]+)")
_FIELDS = "name,driver_version,memory.total,compute_cap"
_OLD_FIELDS = "name,driver_version,memory.total"


def nvidia_from_nvml(nvml: Any, platform: str) -> Hardware | None:
    """What NVML says, or None where it does not answer.

    ``nvml`` is the ``pynvml`` module, one with the same functions, or None.
    """
    if nvml is None:
        return None
    try:
        nvml.nvmlInit()
    except nvml.NVMLError:
        return None
    try:
        driver = _text(nvml.nvmlSystemGetDriverVersion())
        gpus = []
        for index in range(min(nvml.nvmlDeviceGetCount(), _MAX_GPUS)):
            gpu = _gpu(nvml, index)
            if gpu is not None:
                gpus.append(gpu)
        return Hardware("cuda", tuple(gpus), driver, _cuda(nvml), None, platform, "nvml")
    except nvml.NVMLError:
        return None
    finally:
        try:
            nvml.nvmlShutdown()
        except nvml.NVMLError:
            pass  # nothing is left open that matters


def _gpu(nvml: Any, index: int) -> Gpu | None:
    """One GPU; None where it is lost or not permitted (the others still count)."""
    try:
        handle = nvml.nvmlDeviceGetHandleByIndex(index)
        name = _text(nvml.nvmlDeviceGetName(handle))
    except nvml.NVMLError:
        return None
    capability: tuple[int, int] | None = None
    memory: int | None = None
    try:
        major, minor = nvml.nvmlDeviceGetCudaComputeCapability(handle)
        capability = (int(major), int(minor))
    except nvml.NVMLError:
        pass  # old drivers do not say
    try:
        memory = int(nvml.nvmlDeviceGetMemoryInfo(handle).total)
    except nvml.NVMLError:
        pass  # unified memory is not reported
    return Gpu(name, "cuda", capability, memory)


def _cuda(nvml: Any) -> tuple[int, int] | None:
    try:
        number = int(nvml.nvmlSystemGetCudaDriverVersion_v2())
    except nvml.NVMLError:
        return None
    return number // 1000, number % 1000 // 10


def _text(value: Any) -> str:
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return "".join(char for char in text[:200] if char.isprintable()).strip()


def nvidia_from_smi(
    run: Callable[[Sequence[str]], str | None], platform: str, root: Path
) -> Hardware | None:
    """What ``nvidia-smi`` prints, or None where it is missing or fails.

    Drivers before 510 do not know ``compute_cap``, so a second question leaves it out.
    """
    program = (
        str(root / "Windows" / "System32" / "nvidia-smi.exe")
        if platform == "win32"
        else "nvidia-smi"
    )
    table = None
    for fields in (_FIELDS, _OLD_FIELDS):
        table = run([program, f"--query-gpu={fields}", "--format=csv,noheader,nounits"])
        if table is not None and "not a valid field" not in table:
            break
    if table is None:
        return None
    gpus, driver = parse_smi_table(table)
    if not gpus:
        return None
    header = run([program]) or ""
    cuda = _CUDA.search(header)
    said = _DRIVER.search(header)
    return Hardware(
        "cuda",
        gpus,
        driver or (said[1] if said else None),
        (int(cuda[1]), int(cuda[2])) if cuda else None,
        None,
        platform,
        "nvidia-smi",
    )


def parse_smi_table(table: str) -> tuple[tuple[Gpu, ...], str | None]:
    """GPUs and driver from the CSV of name, driver, memory in MiB and compute capability."""
    gpus: list[Gpu] = []
    driver: str | None = None
    for line in table.splitlines()[:_MAX_GPUS]:
        cells = [cell.strip() for cell in line.split(",")]
        if len(cells) < 3 or not re.fullmatch(r"\d+(\.\d+)+", cells[1]):
            continue
        driver = driver or cells[1]
        memory = int(cells[2]) << 20 if cells[2].isascii() and cells[2].isdigit() else None
        match = re.fullmatch(r"(\d{1,2})\.(\d)", cells[3]) if len(cells) > 3 else None
        capability = (int(match[1]), int(match[2])) if match else None
        gpus.append(Gpu(_text(cells[0]), "cuda", capability, memory))
    return tuple(gpus), driver
