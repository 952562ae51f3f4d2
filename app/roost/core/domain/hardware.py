"""What the machine can run: GPUs, driver, and the accelerators that fit them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from roost.core.domain.accelerator import (
    accelerator_from_torch_version,
    accelerator_kind,
    accelerator_title,
    cuda_version,
    is_accelerator,
    rocm_version,
)
from roost.core.domain.cudafacts import driver_runs, has_kernels, has_rocm_kernels, minimum_driver
from roost.core.domain.digest import sha1
from roost.core.domain.errors import UsageError


class Gpu(NamedTuple):
    """One GPU; ``capability`` is NVIDIA's (8, 9), ``memory`` in bytes, None where unknown."""

    name: str
    kind: str
    capability: tuple[int, int] | None = None
    memory: int | None = None
    architecture: str | None = None


@dataclass(frozen=True, slots=True)
class Hardware:
    """The accelerators of a machine as found; ``kind`` cuda, rocm, xpu, mps or none.

    ``driver`` is its version as text, ``cuda_max`` the highest CUDA it says it
    runs, ``rocm`` the installed ROCm; ``source`` tells who was asked.
    """

    kind: str = "none"
    gpus: tuple[Gpu, ...] = ()
    driver: str | None = None
    cuda_max: tuple[int, int] | None = None
    rocm: tuple[int, ...] | None = None
    platform: str = "linux"
    source: str = "nothing found"

    @property
    def stamp(self) -> str:
        """What results of deep checks hold for: the driver's version, and which GPUs there are.

        "" without a driver that tells its version.
        """
        if not self.driver or not self.gpus:
            return self.driver or ""
        facts = sorted(f"{gpu.name} {gpu.capability} {gpu.architecture}" for gpu in self.gpus)
        return f"{self.driver}~{sha1(repr(facts).encode(), usedforsecurity=False).hexdigest()[:8]}"

    @property
    def text(self) -> str:
        """GPUs and driver in words."""
        if not self.gpus:
            return f"driver {self.driver}" if self.driver else "no GPU"
        counts = Counter(gpu.name for gpu in self.gpus)
        names = [f"{count} × {name}" if count > 1 else name for name, count in counts.items()]
        return ", ".join(names) + (f" with driver {self.driver}" if self.driver else "")


class HardwareWarning(NamedTuple):
    """A disagreement between an accelerator and the machine: code and sentence."""

    code: str
    message: str


class AcceleratorChoice(NamedTuple):
    """The accelerator, where it came from, why in a sentence, and what speaks against it.

    ``source``: environment, setting, legacy, hardware or default.
    """

    accelerator: str
    source: str
    reason: str
    warnings: tuple[HardwareWarning, ...] = ()


def supports(hardware: Hardware, accelerator: str) -> bool:
    """Whether a build for this accelerator runs here, kernels for a GPU included."""
    if not _stack_runs(hardware, accelerator):
        return False
    if accelerator == "cpu" or not hardware.gpus:
        return True
    return any(_served(gpu, accelerator) for gpu in hardware.gpus)


def newest_supported_accelerator(hardware: Hardware, known: Iterable[str]) -> str:
    """The newest of the known accelerators this machine runs; "cpu" where none.

    One with kernels for every GPU goes before a newer one that leaves a GPU out.
    """
    fitting = [a for a in known if a != "cpu" and supports(hardware, a)]
    for_all = [a for a in fitting if all(_served(gpu, a) for gpu in hardware.gpus)]
    return max(for_all or fitting, key=_age, default="cpu")


def hardware_warnings(hardware: Hardware, accelerator: str) -> tuple[HardwareWarning, ...]:
    """What speaks against a build on this machine, each with code and sentence."""
    kind = accelerator_kind(accelerator)
    if kind == "cpu":
        return ()
    if hardware.kind != kind:
        return (
            HardwareWarning(
                "no-such-gpu", f"{accelerator} asks for hardware that was not found here."
            ),
        )
    if not _stack_runs(hardware, accelerator):
        needed = minimum_driver(accelerator, hardware.platform)
        said = f" (it needs {needed} or newer)" if needed else ""
        ends = hardware.cuda_max
        upto = f", which ends at CUDA {ends[0]}.{ends[1]}," if ends else ""
        return (
            HardwareWarning(
                "driver-too-old",
                f"Driver {hardware.driver or 'unknown'}{upto} does not run {accelerator}{said}.",
            ),
        )
    return tuple(
        HardwareWarning(
            "no-kernels",
            f"{gpu.name} is of {_architecture(gpu)}, for which {accelerator} builds "
            f"carry no kernels.",
        )
        for gpu in hardware.gpus
        if not _served(gpu, accelerator)
    )


def _stack_runs(hardware: Hardware, accelerator: str) -> bool:
    if not is_accelerator(accelerator):
        return False
    kind = accelerator_kind(accelerator)
    if kind == "cpu":
        return True
    if hardware.kind != kind:
        return False
    if kind == "cuda":
        return driver_runs(hardware.driver, hardware.cuda_max, accelerator, hardware.platform)
    if kind == "rocm":
        # PyTorch's wheels bring ROCm's user space; the kernel driver runs those
        # of its own major release (AMD: user and kernel-space support matrix).
        wanted = rocm_version(accelerator)
        if hardware.platform != "linux" or wanted is None:
            return False
        return hardware.rocm is None or hardware.rocm[0] >= wanted[0]
    return True


def _served(gpu: Gpu, accelerator: str) -> bool:
    return has_kernels(gpu.capability, accelerator) and has_rocm_kernels(
        gpu.architecture, accelerator
    )


def _architecture(gpu: Gpu) -> str:
    if gpu.capability is None:
        return f"architecture {gpu.architecture or 'unknown'}"
    return f"compute capability {gpu.capability[0]}.{gpu.capability[1]}"


def _age(accelerator: str) -> tuple[int, ...]:
    return cuda_version(accelerator) or rocm_version(accelerator) or (0,)


def choose_accelerator(
    environ_value: str | None,
    setting_value: str | None,
    legacy_torch: str | None,
    hardware: Hardware,
    known: Iterable[str],
) -> tuple[str, str]:
    """(accelerator, reason) of ``accelerator_choice``."""
    choice = accelerator_choice(environ_value, setting_value, legacy_torch, hardware, known)
    return choice.accelerator, choice.reason


def accelerator_choice(
    environ_value: str | None,
    setting_value: str | None,
    legacy_torch: str | None,
    hardware: Hardware,
    known: Iterable[str],
) -> AcceleratorChoice:
    """Environment variable, else setting, else the legacy torch's, else the newest, else cpu.

    ``legacy_torch`` is a torch version such as "2.5.1+cu121" or an accelerator.
    Raises ``UsageError`` "bad-accelerator" where the variable or the setting
    names none.
    """
    for value, source, said in (
        (environ_value, "environment", "ROOST_ACCELERATOR says so"),
        (setting_value, "setting", "the workspace's setting says so"),
    ):
        text = (value or "").strip().lower()
        if not text or text == "auto":
            continue
        if not is_accelerator(text):
            raise UsageError(
                "bad-accelerator",
                f"Not an accelerator: {text[:40]!r} (from the {source}).",
                remedy="Use cpu, cu118 … cu13x, rocm6.x, xpu, mps or auto.",
            )
        return AcceleratorChoice(text, source, said, hardware_warnings(hardware, text))
    legacy = _of_legacy(legacy_torch, hardware)
    if legacy is not None and supports(hardware, legacy):
        said = f"the legacy environment's torch is a build for {accelerator_title(legacy)}"
        return AcceleratorChoice(legacy, "legacy", said)
    newest = newest_supported_accelerator(hardware, known)
    if newest == "cpu":
        said = "no GPU was found" if hardware.kind == "none" else "no build fits the GPU found"
        return AcceleratorChoice("cpu", "default", said)
    what = hardware.gpus[0].name if hardware.gpus else accelerator_title(newest)
    driver = f" with driver {hardware.driver}" if hardware.driver else ""
    return AcceleratorChoice(
        newest,
        "hardware",
        f"the newest that {what}{driver} runs",
        hardware_warnings(hardware, newest),
    )


def _of_legacy(legacy_torch: str | None, hardware: Hardware) -> str | None:
    if not legacy_torch:
        return None
    found = accelerator_from_torch_version(legacy_torch)
    if found is None and is_accelerator(legacy_torch):
        found = legacy_torch
    # On a Mac every build of torch carries Metal, and none says so.
    if found is None and hardware.kind == "mps":
        return "mps"
    return found
