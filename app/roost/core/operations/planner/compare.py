"""What a legacy environment has that its target has not, and which difference would be felt."""

from __future__ import annotations

from collections.abc import Mapping

from roost.core.domain.compat import Installed, Lack, certain, lacks_of
from roost.core.domain.consolidation import Comparison, Differing, Lacking
from roost.core.domain.needs import Needs, PackageNeed
from roost.core.domain.requirement import normalised_name, parse_requirement
from roost.core.domain.versions import at_least, satisfies, version_key

_TOOLS = frozenset(["pip", "setuptools", "wheel", "uv", "distribute", "pkg-resources"])
_KEY_PACKAGES = frozenset(
    [
        *("torch", "torchvision", "torchaudio", "transformers", "tokenizers", "peft"),
        *("accelerate", "diffusers", "vllm", "numpy", "bitsandbytes", "auto-gptq", "gptqmodel"),
        *("autoawq", "sentence-transformers", "llama-cpp-python", "safetensors", "datasets"),
    ]
)
"""Packages whose major version changes what code written for them does."""


def compare(here: Mapping[str, str], there: Mapping[str, str] | None, needs: Needs) -> Comparison:
    """``here`` and ``there``: normalised name to version; ``there`` None where nobody knows."""
    if there is None:
        return Comparison()
    wanted = _wanted(needs)
    lacks = tuple(
        Lacking(name, version, *_wish(wanted.get(name)))
        for name, version in sorted(here.items())
        if name not in there and name not in _TOOLS
    )
    differs = tuple(
        Differing(name, version, there[name], _matters(name, version, there[name], wanted))
        for name, version in sorted(here.items())
        if name in there and there[name] != version and name not in _TOOLS
    )
    felt = lost(needs, here, there)
    return Comparison(
        True,
        lacks,
        differs,
        tuple(f"its model would miss something: {lack}" for lack in felt),
        tuple(lack.requirement for lack in felt),
    )


def lost(needs: Needs, here: Mapping[str, str], there: Mapping[str, str]) -> tuple[Lack, ...]:
    """What the model needs, has here, and certainly would not have there.

    What it does without already is no loss.
    """
    before = {lack.package for lack in certain(lacks_of(needs, Installed(here)))}
    missed = certain(lacks_of(needs, Installed(there)))
    return tuple(lack for lack in missed if lack.package not in before)


def satisfied(lines: tuple[str, ...], there: Mapping[str, str]) -> bool:
    """Whether requirement lines hold in ``there``."""
    for line in lines:
        wanted = parse_requirement(line)
        if wanted is None:
            return False
        version = there.get(normalised_name(wanted.name))
        if version is None or satisfies(version, wanted.specifier) is False:
            return False
    return True


def _wanted(needs: Needs) -> dict[str, PackageNeed]:
    found: dict[str, PackageNeed] = {}
    for need in needs.packages:
        for name in (need.name, *need.alternatives):
            found.setdefault(normalised_name(name), need)
    return found


def _wish(need: PackageNeed | None) -> tuple[str, str]:
    if need is None:
        return "", ""
    return "optional" if need.optional else "required", str(need.reason)


def _matters(name: str, here: str, there: str, wanted: Mapping[str, PackageNeed]) -> str:
    need = wanted.get(name)
    if need is not None and need.floor and at_least(there, need.floor) is False:
        return f"its model needs {need.requirement}"
    if name not in _KEY_PACKAGES:
        return ""
    build, other = here.partition("+")[2], there.partition("+")[2]
    if build != other and name == "torch":
        return f"another build of torch ({build or 'plain'} and {other or 'plain'})"
    one, two = version_key(here), version_key(there)
    if one is not None and two is not None and one[1][0] != two[1][0]:
        return "another major version"
    return ""
