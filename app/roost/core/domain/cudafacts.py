"""Facts about GPU builds: which driver runs which, and for which GPUs they carry kernels."""

from __future__ import annotations

from roost.core.domain.accelerator import cuda_version

# The driver each CUDA toolkit came out with: NVIDIA, CUDA Toolkit release notes, "CUDA
# Toolkit and Corresponding Driver Versions", first release of each.  (Linux, Windows)
_TOOLKIT_DRIVER: dict[tuple[int, int], tuple[tuple[int, ...], tuple[int, ...]]] = {
    (11, 0): ((450, 36, 6), (451, 22)),
    (11, 1): ((455, 23), (456, 38)),
    (11, 2): ((460, 27, 3), (460, 82)),
    (11, 3): ((465, 19, 1), (465, 89)),
    (11, 4): ((470, 42, 1), (471, 11)),
    (11, 5): ((495, 29, 5), (496, 13)),
    (11, 6): ((510, 39, 1), (511, 23)),
    (11, 7): ((515, 43, 4), (516, 1)),
    (11, 8): ((520, 61, 5), (520, 6)),
    (12, 0): ((525, 60, 13), (527, 41)),
    (12, 1): ((530, 30, 2), (531, 14)),
    (12, 2): ((535, 54, 3), (536, 25)),
    (12, 3): ((545, 23, 6), (545, 84)),
    (12, 4): ((550, 54, 14), (551, 61)),
    (12, 5): ((555, 42, 2), (555, 85)),
    (12, 6): ((560, 28, 3), (560, 76)),
    (12, 8): ((570, 26), (570, 65)),
    (12, 9): ((575, 51, 3), (576, 2)),
    (13, 0): ((580,), (580,)),
}
# The oldest builds anybody still makes.  Without them the last drivers of Kepler GPUs (470)
# would run nothing, so that for them alone the oldest driver is that of minor-version
# compatibility (the same notes, "Minor Version Compatibility").
_OLDEST_BUILD = (11, 8)
_OLDEST_DRIVER = ((450, 80, 2), (452, 39))
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
    drivers = None if cuda is None else _drivers(cuda)
    if drivers is None:
        return None
    return ".".join(f"{part:02}" for part in drivers[platform == "win32"])


def driver_runs(
    driver: str | None, cuda_max: tuple[int, int] | None, accelerator: str, platform: str
) -> bool:
    """Whether an NVIDIA driver runs a build: the CUDA it says it runs up to is at least as new.

    A driver that ends at 12.4 is refused CUDA 12.8, although NVIDIA's minor-version
    compatibility promises that it starts: that leaves out whatever needs the newer driver
    (code compiled at run time from PTX, features of new toolkits), which is found hours
    later, in a model that fails, while a build the driver was made for is there.  Without
    ``cuda_max`` the toolkit's own driver decides; CUDA 11.8, see ``_OLDEST_BUILD``.
    """
    wanted = cuda_version(accelerator)
    if wanted is None:
        return False
    if cuda_max is not None and (cuda_max >= wanted or wanted != _OLDEST_BUILD):
        return cuda_max >= wanted
    have, drivers = driver_tuple(driver), _drivers(wanted)
    return have is not None and drivers is not None and have >= drivers[platform == "win32"]


def _drivers(cuda: tuple[int, int]) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """The oldest driver for a toolkit, on Linux and on Windows; None where it is not known."""
    return _OLDEST_DRIVER if cuda == _OLDEST_BUILD else _TOOLKIT_DRIVER.get(cuda)


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
