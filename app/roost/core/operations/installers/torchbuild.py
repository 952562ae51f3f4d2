"""The right build of torch, and proof of it before anything is installed.

The default registry's Linux torch is a CUDA build of gigabytes; builds are told
apart by their local version (``2.13.0+cpu``), which no default registry carries.
Pinning ``torch==2.13.0`` to ``torch==2.13.0+cpu`` therefore cannot be satisfied
by the wrong one (PEP 440: a local version matches only itself).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence

from roost.core.domain.accelerator import (
    accelerator_from_cuda_version,
    accelerator_from_torch_version,
    accelerator_kind,
)
from roost.core.domain.errors import InstallerError
from roost.core.domain.requirement import normalised_name, parse_requirement

# Only PyTorch's own index has these; torch builds depend on them.
TRITON_KIN = (
    "pytorch-triton-rocm",
    "triton-rocm",
    "pytorch-triton-xpu",
    "triton-xpu",
    "pytorch-triton",
)
_CUDA_PART = re.compile(r"(?:nvidia|cuda)-[a-z0-9-]+")
_RUNTIME = re.compile(r"nvidia-cuda-runtime(?:-cu\d\d)?")


def pin_build(
    requirements: Sequence[str],
    accelerator: str,
    kin: Sequence[str],
    platform: str = sys.platform,
) -> tuple[str, ...]:
    """``requirements`` with the accelerator's local version at every ``kin==X``.

    Unchanged where builds carry no local version: macOS, and no accelerator named.
    """
    if not accelerator or accelerator == "mps" or platform == "darwin":
        return tuple(requirements)
    return tuple(_pinned(line, accelerator, kin) for line in requirements)


def _pinned(line: str, accelerator: str, kin: Sequence[str]) -> str:
    requirement = parse_requirement(line)
    if requirement is None or normalised_name(requirement.name) not in kin:
        return line
    version = requirement.pinned
    if version is None or "+" in version:
        return line
    head, mark, marker = line.partition(";")
    pinned = head.replace(version, f"{version}+{accelerator}", 1).rstrip()
    return f"{pinned}{' ;' if mark else ''}{marker}"


def index_may_help(failure: InstallerError, kin: Sequence[str]) -> bool:
    """Whether torch's index could change a resolution that failed in the user's own sources.

    An installer's explanation that names none of the packages the index serves holds with the
    index, too; asking it would only hide a conflict behind a network that fails.
    """
    if failure.code != "no-matching-version":
        return True
    said = "\n".join((failure.message, *failure.data.get("output", ())))
    names = "|".join(re.escape(name) for name in (*kin, *TRITON_KIN))
    return re.search(rf"(?<![\w.-])(?:{names})(?![\w])", said, re.I) is not None


def verify_build(pins: Mapping[str, str], accelerator: str, platform: str = sys.platform) -> None:
    """Refuse a resolution whose torch is for something else; ``pins``: normalised name → version.

    Raises ``InstallerError`` "wrong-torch-build".
    """
    version = pins.get("torch")
    if version is None or not accelerator:
        return
    if accelerator_kind(accelerator) in ("cpu", "mps"):
        parts = sorted(name for name in pins if _CUDA_PART.fullmatch(name))
        if parts:
            raise wrong_build(version, accelerator, f"it would bring {parts[0]}")
    found = accelerator_from_torch_version(version)
    if found is None and "+" not in version:
        found = _runtime_of(pins)
        if found is None and (accelerator in ("cpu", "mps") or platform == "darwin"):
            return  # a build without local version and without CUDA: macOS, ARM
    if found != accelerator and not (accelerator == "mps" and found is None):
        raise wrong_build(version, accelerator, f"it is built for {found or 'something else'}")


def verify_kin(pins: Mapping[str, str], accelerator: str, kin: Sequence[str]) -> None:
    """Refuse kin of the user's own sources that are built for another torch than it.

    A torchvision of the default registry beside ``torch+cpu`` installs well and
    then fails on import.  Only where torch's own build is named: elsewhere
    builds carry no local version.  Raises ``InstallerError`` "wrong-torch-build".
    """
    if accelerator_from_torch_version(pins.get("torch", "")) != accelerator:
        return
    for name in kin:
        version = pins.get(name)
        if version is not None and accelerator_from_torch_version(version) != accelerator:
            raise wrong_build(version, accelerator, "it fits another torch", name)


def wrong_build(version: str, accelerator: str, why: str, name: str = "torch") -> InstallerError:
    return InstallerError(
        "wrong-torch-build",
        f"{f'{name} {version}'.strip()} is not the build for {accelerator} that is wanted: {why}.",
        remedy=(
            "Give the profile the package index of this accelerator, or put the wheel "
            "into a folder named by find-links in pip's configuration."
        ),
        data={"torch": version, "accelerator": accelerator},
    )


def refuse_line(line: str, accelerator: str) -> None:
    """Stop pip as soon as its output shows that the wrong torch is on its way.

    pip downloads everything before it installs anything, so nothing is lost but
    the seconds until the line.  Raises ``InstallerError`` "wrong-torch-build".
    """
    if accelerator_kind(accelerator) != "cpu":
        return
    match = re.match(r"\s*(?:Collecting|Processing|Downloading|Using cached)\s+(\S+)", line)
    if match is None:
        return
    what = re.split(r"[/\\]", match[1])[-1]
    name = normalised_name(re.split(r"[=<>!~;\[(]|-\d", what)[0])
    if _CUDA_PART.fullmatch(name):
        raise wrong_build("", accelerator, f"it would bring {name}")


def missing_kin(output: Iterable[str]) -> str | None:
    """The companion of torch that a failed resolution says it cannot find."""
    text = "\n".join(output)
    return next(
        (name for name in TRITON_KIN if re.search(rf"(?<![\w-]){name}(?![\w-])", text)), None
    )


def _runtime_of(pins: Mapping[str, str]) -> str | None:
    for name, version in pins.items():
        if _RUNTIME.fullmatch(name) or name == "cuda-toolkit":
            return accelerator_from_cuda_version(".".join(version.split(".")[:2]))
    return None
