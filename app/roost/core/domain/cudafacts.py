"""Facts about GPU builds: which driver runs which, and for which GPUs they carry kernels."""

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
    "cu118": ((3, 7), (5, 0), (6, 0), (7, 0), (7, 5), (8, 0), (8, 6), (9, 0)),
    "cu121": ((5, 0), (6, 0), (7, 0), (7, 5), (8, 0), (8, 6), (9, 0)),
    "cu124": ((5, 0), (6, 0), (7, 0), (7, 5), (8, 0), (8, 6), (9, 0)),
    "cu126": ((5, 0), (6, 0), (7, 0), (7, 5), (8, 0), (8, 6), (9, 0)),
    "cu128": ((7, 0), (7, 5), (8, 0), (8, 6), (9, 0), (10, 0), (12, 0)),
    "cu129": ((7, 5), (8, 0), (8, 6), (9, 0), (10, 0), (12, 0)),
    "cu130": ((7, 5), (8, 0), (8, 6), (9, 0), (10, 0), (11, 0), (12, 0)),
}
# PYTORCH_ROCM_ARCH of the wheels (pytorch/pytorch, .ci/docker/manywheel/build.sh).
_GFX_62 = "gfx900 gfx906 gfx908 gfx90a gfx942 gfx1030 gfx1100 gfx1101"
_GFX: dict[str, str] = {
    "rocm6.2": _GFX_62,
    "rocm6.3": f"{_GFX_62} gfx1102 gfx1200 gfx1201",
    "rocm6.4": f"{_GFX_62} gfx1102 gfx1200 gfx1201",
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


def has_rocm_kernels(architecture: str | None, accelerator: str) -> bool:
    """Whether a ROCm build carries code for "gfx1030"; True where it is not known.

    The small GPUs inside Ryzen processors show up as ROCm devices too, and
    PyTorch has no kernels for them.
    """
    known = _GFX.get(accelerator)
    return architecture is None or known is None or architecture in known.split()
