"""Facts about CUDA: which drivers run which toolkit, which GPUs a build has kernels for."""

from __future__ import annotations

from roost.core.domain.accelerator import cuda_version

# The oldest driver that runs *any* toolkit of a CUDA major release: NVIDIA, CUDA
# Toolkit release notes, "CUDA Toolkit and Minimum Required Driver Version for CUDA
# Minor Version Compatibility".  (Linux, Windows)
_MINIMUM_DRIVER = {
    11: ((450, 80, 2), (452, 39)),
    12: ((525, 60, 13), (528, 33)),
    13: ((580,), (580,)),
}
# Compute capabilities with kernels in PyTorch's wheels, at the torch versions of
# the built-in profiles: PyTorch's RELEASE.md, "PyTorch CUDA Support Matrix".
_KERNELS: dict[str, tuple[tuple[int, int], ...]] = {
    "cu118": ((5, 0), (6, 0), (7, 0), (7, 5), (8, 0), (8, 6), (9, 0)),
    "cu121": ((5, 0), (6, 0), (7, 0), (7, 5), (8, 0), (8, 6), (9, 0)),
    "cu124": ((5, 0), (6, 0), (7, 0), (7, 5), (8, 0), (8, 6), (9, 0)),
    "cu126": ((5, 0), (6, 0), (7, 0), (7, 5), (8, 0), (8, 6), (9, 0)),
    "cu128": ((7, 0), (7, 5), (8, 0), (8, 6), (9, 0), (10, 0), (12, 0)),
    "cu129": ((7, 5), (8, 0), (8, 6), (9, 0), (10, 0), (12, 0)),
    "cu130": ((7, 5), (8, 0), (8, 6), (9, 0), (10, 0), (11, 0), (12, 0)),
}


def minimum_driver(accelerator: str, platform: str) -> str | None:
    """The oldest NVIDIA driver for an accelerator, as text; None for other makers'."""
    cuda = cuda_version(accelerator)
    if cuda is None or cuda[0] not in _MINIMUM_DRIVER:
        return None
    linux, windows = _MINIMUM_DRIVER[cuda[0]]
    return ".".join(f"{part:02}" for part in (windows if platform == "win32" else linux))


def driver_runs(driver: str | None, accelerator: str, platform: str) -> bool:
    """Whether an NVIDIA driver runs a build, by the rule of minor-version compatibility."""
    wanted = cuda_version(accelerator)
    have = driver_tuple(driver)
    minimum = _MINIMUM_DRIVER.get(wanted[0]) if wanted else None
    if have is None or minimum is None:
        return False
    return have >= (minimum[1] if platform == "win32" else minimum[0])


def driver_tuple(text: str | None) -> tuple[int, ...] | None:
    """(535, 104, 5) of "535.104.05"; None where it is no such version."""
    if not text:
        return None
    parts = text.strip().split(".")
    if not all(part.isascii() and part.isdigit() and len(part) < 8 for part in parts):
        return None
    return tuple(int(part) for part in parts)


def has_kernels(capability: tuple[int, int] | None, accelerator: str) -> bool:
    """Whether a build carries code for a compute capability; True where it is not known.

    Binary code runs on the same major capability at the same or a higher minor
    one (NVIDIA, CUDA C++ Programming Guide, "Binary Compatibility").
    """
    kernels = _KERNELS.get(accelerator)
    if capability is None or kernels is None:
        return True
    major, minor = capability
    return any(have == major and at_most <= minor for have, at_most in kernels)
