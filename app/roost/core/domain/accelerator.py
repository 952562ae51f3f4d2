"""Accelerators: the part of an env key that says what a build of torch runs on.

Read without regular expressions: every command parses keys, and compiling
patterns would take longer than all the parsing it ever does.
"""

from __future__ import annotations


def is_accelerator(text: str) -> bool:
    """Whether the text names an accelerator the way env keys do.

    formats.md: cpu, cu118 … cu13x, rocm6.x (older and newer majors too), xpu, mps.
    """
    if text in ("cpu", "xpu", "mps"):
        return True
    if text.startswith("cu"):
        return len(text) == 5 and text[2] == "1" and _digits(text[2:])
    if text.startswith("rocm"):
        parts = text[4:].split(".")
        return len(parts) in (2, 3) and parts[0] in tuple("56789") and all(map(_digits, parts))
    return False


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 5


def accelerator_kind(accelerator: str) -> str:
    """The maker's stack behind it: "cuda", "rocm", "xpu", "mps" or "cpu"."""
    if accelerator.startswith("cu"):
        return "cuda"
    return "rocm" if accelerator.startswith("rocm") else accelerator


def cuda_version(accelerator: str) -> tuple[int, int] | None:
    """(12, 1) of "cu121"; None for anything that is not CUDA."""
    if not is_accelerator(accelerator) or not accelerator.startswith("cu"):
        return None
    digits = accelerator[2:]
    return int(digits[:-1]), int(digits[-1])


def rocm_version(accelerator: str) -> tuple[int, ...] | None:
    """(6, 2) of "rocm6.2"; None for anything that is not ROCm."""
    if not is_accelerator(accelerator) or not accelerator.startswith("rocm"):
        return None
    return tuple(int(part) for part in accelerator[4:].split("."))


def accelerator_from_cuda_version(text: str) -> str | None:
    """ "cu121" of "12.1" or "12.1.105"; None where it is no CUDA version."""
    parts = text.strip().split(".")
    if len(parts) < 2 or len(parts[1]) != 1 or not all(map(_digits, parts)):
        return None
    accelerator = f"cu{int(parts[0])}{parts[1]}"
    return accelerator if is_accelerator(accelerator) else None


def accelerator_from_torch_version(version: str) -> str | None:
    """What a torch build is for, from its local version.

    "2.5.1+cu121" → "cu121", "2.13.0+cpu" → "cpu", "2.5.1+rocm6.2" → "rocm6.2";
    None without a local version (it does not say) or with a foreign one
    ("+git1234", "+computecanada").
    """
    local = version.partition("+")[2].strip().lower().split(".with.")[0]
    for candidate in (local, local.split("_")[0], local.split("-")[0]):
        if is_accelerator(candidate):
            return candidate
    if local.startswith("cpu"):
        return "cpu"
    return None


def accelerator_from_index(url: str) -> str | None:
    """The accelerator in the last path part of a wheel index ("…/whl/cu121")."""
    last = url.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2].lower()
    return last if is_accelerator(last) else None


def accelerator_title(accelerator: str) -> str:
    """ "CUDA 12.1", "ROCm 6.2", "CPU", "Intel XPU", "Apple MPS"; else the text itself."""
    cuda = cuda_version(accelerator)
    if cuda is not None:
        return f"CUDA {cuda[0]}.{cuda[1]}"
    if accelerator.startswith("rocm"):
        return f"ROCm {accelerator[4:]}"
    return {"cpu": "CPU", "xpu": "Intel XPU", "mps": "Apple MPS"}.get(accelerator, accelerator)


def local_version(accelerator: str, platform: str = "linux") -> str | None:
    """The local version of torch's builds for it; None where builds carry none.

    PyTorch's index names its Linux and Windows wheels +cpu, +cu121, +rocm6.4,
    +xpu; those for macOS have no local version.  ``platform`` as ``sys.platform``.
    """
    if platform == "darwin" or accelerator == "mps":
        return None
    return accelerator if is_accelerator(accelerator) else None
