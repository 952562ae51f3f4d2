"""A profile drafted from what is installed: the way to make what works for one model shared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from roost.core.domain.accelerator import accelerator_kind
from roost.core.domain.envkey import display_name
from roost.core.domain.profile import DEFAULT_LEGACY_CHECKS, PROFILE_SCHEMA, TORCH_KIN
from roost.core.domain.requirement import (
    normalised_name,
    parse_requirement,
    requirement_problem,
)
from roost.core.domain.stack import check_modules
from roost.core.domain.torchbuilds import python_range, pytorch_index
from roost.core.domain.versions import version_key
from roost.core.store.tomledit import format_value
from roost.core.system.venv.safe import read_head

MAX_METADATA = 256 << 10
# The installer's own, and what any environment has.
_TOOLS = frozenset({"pip", "setuptools", "wheel", "uv", "distribute", "pkg-resources"})
# Kept although other packages ask for them: they are what the stack is known by.
_CORE = frozenset({"torch", "torchvision", "torchaudio", "transformers", "diffusers", "accelerate"})
_TRITON = ("pytorch-triton-rocm", "triton-rocm", "pytorch-triton-xpu", "triton-xpu")


@dataclass(frozen=True, slots=True)
class Installed:
    """One distribution: ``wants`` are the names it asks for, ``direct`` where it came from.

    ``direct``: "" for one from an index, else why an index cannot give it (a path, a repository).
    """

    name: str
    version: str
    wants: frozenset[str] = frozenset()
    direct: str = ""


@dataclass(frozen=True, slots=True)
class ProfileDraft:
    """``text`` is the file; ``left_out`` are (name and version, why) of what is not in it."""

    env_key: str
    text: str
    left_out: tuple[tuple[str, str], ...] = ()


def read_installed(site: Path, folder: str, name: str, version: str) -> Installed:
    """The distribution in ``site/folder``, with what its metadata asks for."""
    raw = read_head(str(site / folder / "METADATA"), MAX_METADATA)
    text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""
    wants = set()
    for line in text.partition("\n\n")[0].splitlines():
        if line.startswith("Requires-Dist:"):
            requirement = parse_requirement(
                line.partition(":")[2].replace("(", "").replace(")", "")
            )
            if requirement is not None and "extra" not in requirement.marker:
                wants.add(normalised_name(requirement.name))
    direct = "it was not installed from a package index" if _is_direct(site / folder) else ""
    return Installed(normalised_name(name), version, frozenset(wants), direct)


def draft_profile(
    env_key: str,
    accelerator: str,
    installed: Iterable[Installed],
    *,
    source: str,
    python: str | None,
) -> ProfileDraft:
    """The profile of a key from the packages of one environment that works.

    What nothing else asks for is required, at its version; the rest follows.  ``accelerator``
    is that of its torch, ``python`` its version.
    """
    dists = {dist.name: dist for dist in installed}
    asked = {name for dist in dists.values() for name in dist.wants if name != dist.name}
    lines: list[str] = []
    left_out: list[tuple[str, str]] = []
    for name in sorted(dists, key=lambda name: (name != "torch", name)):
        dist = dists[name]
        needed = name in _CORE or name in _TRITON or name not in asked
        if name in _TOOLS or not needed:
            continue
        line, why = _line(dist)
        if why:
            left_out.append((f"{dist.name} {dist.version}", why))
        else:
            lines.append(line)
    kin = [*TORCH_KIN, *(name for name in _TRITON if name in dists)]
    torch = dists.get("torch")
    fields: dict[str, object] = {
        "schema": PROFILE_SCHEMA,
        "id": f"{env_key}-drafted",
        "env_key": env_key,
        "title": display_name(env_key),
        "python": _pythons(torch, python),
        "requirements": lines,
        "constraints": [],
        "index": _index(torch, accelerator),
        "index_packages": kin,
        "checks": list(check_modules(dists)),
        "legacy_checks": list(DEFAULT_LEGACY_CHECKS),
    }
    said = [f"# Drafted from {source}" + (f", which runs Python {python}." if python else ".")]
    said += [f"# Left out: {what} ({why})." for what, why in left_out]
    body = [f"{name} = {_value(value)}" for name, value in fields.items()]
    return ProfileDraft(env_key, "\n".join([*said, *body, ""]), tuple(left_out))


def _line(dist: Installed) -> tuple[str, str]:
    """(requirement line, "") or ("", why it cannot be one)."""
    if dist.direct:
        return "", dist.direct
    public, _, local = dist.version.partition("+")
    if version_key(public) is None:
        return "", "its version cannot be read"
    if local and dist.name not in (*TORCH_KIN, *_TRITON):
        return "", f"its build +{local} is on no index Roost knows"
    line = f"{dist.name}=={public}"
    problem = requirement_problem(line)
    return ("", problem) if problem else (line, "")


def _pythons(torch: Installed | None, python: str | None) -> str:
    """The Pythons its torch has wheels for; without a torch, from the one it runs on."""
    if torch is not None:
        return python_range(torch.version.partition("+")[0])
    return f">={'.'.join(python.split('.')[:2])}" if python else ">=3.10"


def _index(torch: Installed | None, accelerator: str) -> str:
    if torch is None or accelerator_kind(accelerator) == "mps":
        return ""
    return pytorch_index(accelerator)


def _is_direct(folder: Path) -> bool:
    """PEP 610: what did not come from an index says so."""
    return isinstance(read_head(str(folder / "direct_url.json"), 16), bytes)


def _value(value: object) -> str:
    if not isinstance(value, list) or len(value) < 4:
        return format_value(value)
    return "\n".join(["[", *(f"    {format_value(one)}," for one in value), "]"])
