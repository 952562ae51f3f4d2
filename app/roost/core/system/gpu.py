"""Ask the machine what it computes on: NVIDIA, AMD, Intel, Apple or none.

Where there is nothing, a handful of looks at the file system say so in under a
millisecond; NVML is loaded and programs are run only where a driver is there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from roost.core.domain.hardware import Gpu, Hardware

Run = Callable[[Sequence[str]], str | None]
_NVML_PLACES = (
    "usr/lib/x86_64-linux-gnu/libnvidia-ml.so.1",
    "usr/lib/aarch64-linux-gnu/libnvidia-ml.so.1",
    "usr/lib64/libnvidia-ml.so.1",
    "usr/lib/libnvidia-ml.so.1",
    "usr/lib/wsl/lib/libnvidia-ml.so.1",
    "run/opengl-driver/lib/libnvidia-ml.so.1",
)
_KFD_NODES = "sys/class/kfd/kfd/topology/nodes"
_PROC_VERSION = "proc/driver/nvidia/version"
_PROBE_SECONDS = 10.0


def run_probe(argv: Sequence[str]) -> str | None:
    """What a short program prints, or None where it is missing, hangs or fails."""
    from roost.core.domain.errors import RoostError
    from roost.core.system.process import clean_environment, run_captured

    try:
        done = run_captured(argv, env=clean_environment(), timeout=_PROBE_SECONDS)
    except (RoostError, OSError):
        return None
    return done.stdout if done.ok else None


def load_nvml() -> Any:
    """The NVML binding, or None where it cannot be loaded; imported only when asked for."""
    try:
        import pynvml
    except ImportError:
        return None
    return pynvml


def probe_hardware(
    *,
    platform: str = sys.platform,
    machine: str | None = None,
    root: Path | None = None,
    run: Run = run_probe,
    nvml: Callable[[], Any] = load_nvml,
) -> Hardware:
    """The accelerators of this machine; kind "none" where there are none.

    ``root`` stands for "/" (Linux) or the system drive (Windows), so that tests
    hand in a tree of recorded files.  Never raises: a driver that does not
    answer counts as absent and is named in ``source``.
    """
    base = root if root is not None else _system_root(platform)
    if has_nvidia_driver(base, platform) or (root is None and _smi_on_path(platform)):
        from roost.core.system.gpu_nvidia import nvidia_from_nvml, nvidia_from_smi

        found = nvidia_from_nvml(nvml(), platform) or nvidia_from_smi(run, platform, base)
        if found is not None and found.gpus:
            return found
        silent = "an NVIDIA driver is installed, but names no GPU"
    else:
        silent = "nothing found"
    if platform == "linux" and (_count(base / _KFD_NODES) or _count(base / "sys/class/drm")):
        from roost.core.system.gpu_linux import amd_gpus, intel_gpus, rocm_release

        gpus = amd_gpus(base)
        if gpus:
            return Hardware("rocm", gpus, None, None, rocm_release(base), platform, "kfd")
        gpus = intel_gpus(base)
        if gpus:
            return Hardware("xpu", gpus, platform=platform, source="drm")
    if platform == "darwin" and (machine or _machine()) == "arm64":
        return Hardware("mps", (Gpu("Apple GPU", "mps"),), platform=platform, source="machine")
    return Hardware(platform=platform, source=silent)


def has_nvidia_driver(root: Path, platform: str) -> bool:
    """Whether an NVIDIA driver is installed, by its files alone."""
    if platform == "win32":
        return os.path.exists(root / "Windows" / "System32" / "nvml.dll")
    if platform != "linux":
        return False
    base = os.fspath(root)
    return os.path.exists(os.path.join(base, _PROC_VERSION)) or any(
        os.path.exists(os.path.join(base, place)) for place in _NVML_PLACES
    )


def _smi_on_path(platform: str) -> str:
    """Which `nvidia-smi` is on PATH, "" for none: a driver whose own files lie elsewhere."""
    if platform != "linux":
        return ""
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        path = os.path.join(folder, "nvidia-smi")
        if folder and os.access(path, os.X_OK):
            facts = os.stat(path)
            return f"smi-{facts.st_size}-{facts.st_mtime_ns}"
    return ""


def driver_stamp(root: Path | None = None, platform: str = sys.platform) -> str:
    """A text that changes when driver or GPUs do; cheap enough for every command.

    "" where no GPU driver is there.  Part of the stamp caches are valid for
    (formats.md, "env.json").
    """
    base = root if root is not None else _system_root(platform)
    if platform == "win32":
        try:
            facts = os.stat(base / "Windows" / "System32" / "nvml.dll")
        except OSError:
            return ""
        return f"nvml-{facts.st_size}-{facts.st_mtime_ns}"
    if platform != "linux":
        return ""
    version = proc_driver_version(base)
    if version is not None:
        return f"nvidia-{version}-{_count(base / 'proc/driver/nvidia/gpus')}"
    for place in _NVML_PLACES:
        try:
            facts = os.stat(base / place)
        except OSError:
            continue
        return f"nvml-{facts.st_size}-{facts.st_mtime_ns}"
    nodes = _count(base / _KFD_NODES)
    if not nodes:
        return "" if root is not None else _smi_on_path(platform)
    from roost.core.system.gpu_linux import rocm_release

    return f"kfd-{nodes}-{rocm_release(base)}"


def machine_places(
    root: Path | None = None, platform: str = sys.platform
) -> tuple[list[str], list[str], list[str]]:
    """What tells that driver and GPUs are the same: files to read, folders to list, paths to stat.

    All that ``driver_stamp`` and a probe without a driver look at, but for PATH, and the boot's
    id: as long as nothing of it changes, neither does the answer of a probe.
    """
    base = os.fspath(root if root is not None else _system_root(platform))
    if platform == "win32":
        return [], [], [os.path.join(base, "Windows", "System32", "nvml.dll")]
    if platform != "linux":
        return [], [], []
    read = (_PROC_VERSION, "proc/sys/kernel/random/boot_id")
    listed = ("proc/driver/nvidia/gpus", _KFD_NODES, "sys/class/drm")
    stats = (*_NVML_PLACES, "opt/rocm/.info/version")
    found = [[os.path.join(base, name) for name in names] for names in (read, listed, stats)]
    return found[0], found[1], found[2]


def proc_driver_version(root: Path) -> str | None:
    """The NVIDIA kernel module's version, from /proc; None where it is not loaded."""
    try:
        with open(root / _PROC_VERSION, "rb") as file:
            text = file.read(4096).decode("ascii", "replace")
    except OSError:
        return None
    words = text.partition("Kernel Module")[2].split()
    return next((word for word in words[:4] if _is_version(word)), None)


def _is_version(word: str) -> bool:
    parts = word.split(".")
    return len(parts) > 1 and all(part.isascii() and part.isdigit() for part in parts)


def _machine() -> str:
    import platform as machine_facts

    return machine_facts.machine()


def _count(folder: Path) -> int:
    try:
        return len(os.listdir(folder))
    except OSError:
        return 0


def _system_root(platform: str) -> Path:
    if platform == "win32":
        return Path(os.environ.get("SYSTEMDRIVE", "C:") + "\\")
    return Path("/")
