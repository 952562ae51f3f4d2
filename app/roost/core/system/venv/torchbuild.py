"""Which build of torch lies in an environment, from names and text, without importing it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping

from roost.core.domain.accelerator import (
    accelerator_from_cuda_version,
    accelerator_from_torch_version,
    is_accelerator,
)
from roost.core.system.venv.safe import Unread, read_head

_FIELD = re.compile(
    r"^(__version__|cuda|hip|xpu)(?:\s*:\s*[\w\[\]., ]+)?\s*=\s*(?:'([^']*)'|\"([^\"]*)\"|None)",
    re.MULTILINE,
)
_RUNTIME = re.compile(r"nvidia-cuda-runtime(?:-cu\d\d)?")


def torch_build(
    site: str, versions: Mapping[str, str], platform: str = sys.platform
) -> tuple[str | None, str | None]:
    """(version, accelerator) of torch; (None, None) without torch.

    ``versions``: normalised distribution name to version.  A version without local part
    says nothing (the default registry's Linux build is CUDA): ``torch/version.py`` is read,
    then the CUDA runtime package beside it counts.
    """
    version = versions.get("torch")
    fields = _version_fields(site)
    if version is None:
        version = fields.get("__version__")
        if not version:
            return None, None
    named = accelerator_from_torch_version(version)
    if named is None and fields.get("__version__"):
        named = accelerator_from_torch_version(fields["__version__"])
    return version, named or _from_fields(fields, platform) or _from_runtime(versions)


def _version_fields(site: str) -> dict[str, str]:
    raw = read_head(os.path.join(site, "torch", "version.py"), 8192)
    if isinstance(raw, Unread):
        return {}
    text = raw.decode("utf-8", "replace")
    return {match[1]: match[2] or match[3] or "" for match in _FIELD.finditer(text)}


def _from_fields(fields: Mapping[str, str], platform: str) -> str | None:
    if not fields:
        return None
    if fields.get("cuda"):
        return accelerator_from_cuda_version(fields["cuda"])
    if fields.get("hip"):
        short = ".".join(fields["hip"].split(".")[:2])
        return f"rocm{short}" if is_accelerator(f"rocm{short}") else None
    if fields.get("xpu"):
        return "xpu"
    return "mps" if platform == "darwin" else "cpu"


def _from_runtime(versions: Mapping[str, str]) -> str | None:
    for name, version in versions.items():
        if _RUNTIME.fullmatch(name):
            return accelerator_from_cuda_version(".".join(version.split(".")[:2]))
    return None
