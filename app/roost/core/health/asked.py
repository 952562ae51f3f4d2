"""What is asked of an environment: the imports that must work, and how strict to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from roost.core.domain.accelerator import accelerator_kind
from roost.core.domain.env import Env, EnvKind
from roost.core.domain.envkey import is_valid_key_name, parse_key
from roost.core.domain.needs import Needs
from roost.core.domain.profile import DEFAULT_LEGACY_CHECKS, Profile
from roost.core.domain.requirement import normalised_name, parse_requirement
from roost.core.domain.stack import CHECK_MODULES

_FAMILY_CHECKS = {
    "transformers": ("torch", "transformers"),
    "diffusers": ("torch", "diffusers"),
    "vllm": ("vllm",),
    "llamacpp": ("llama_cpp",),
}
_QUANT_CHECKS = {"bnb": ("bitsandbytes",), "gptq": (), "awq": ()}
# Needed by everything of the family, whether or not a file of the model says so.
_FAMILY_NEEDS = {
    "transformers": ("torch", "transformers"),
    "diffusers": ("torch", "diffusers"),
    "vllm": ("vllm", "torch"),
    "llamacpp": ("llama_cpp",),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """``imports`` in order; ``unneeded`` of them do not matter to this model.

    ``requirements``: lines whose versions count (shared environments with a profile).
    ``accelerator``: what the key names, "" where nothing is asked.
    """

    imports: tuple[str, ...]
    requirements: tuple[str, ...] = ()
    accelerator: str = ""
    strict: bool = False
    unneeded: frozenset[str] = frozenset()


def asked_of(
    env: Env, profile: Profile | None, needs: Needs | None = None, *, versions: bool = False
) -> Asked:
    """What formats.md, "Which environment is usable", asks of this environment.

    Legacy: the profile's ``legacy_checks``, versions do not matter.  Shared: the profile's
    ``checks``, without a profile the imports of its family; ``versions`` adds those the
    profile requires.
    """
    accelerator = accelerator_of(env)
    if env.kind is EnvKind.SHARED:
        if profile is None:
            return Asked(family_checks(env.env_key), (), accelerator, True)
        lines = profile.requirements + profile.constraints if versions else ()
        imports = profile.checks or family_checks(env.env_key)
        return Asked(imports, lines, accelerator, True)
    if env.kind is EnvKind.OTHER:
        return Asked(())  # nobody but its owner knows what it is for
    imports = DEFAULT_LEGACY_CHECKS if profile is None else profile.legacy_checks
    return Asked(imports, (), accelerator, False, unneeded_imports(needs))


def accelerator_of(env: Env) -> str:
    """The accelerator the environment's key names, "" where it names none."""
    if env.env_key and is_valid_key_name(env.env_key):
        return parse_key(env.env_key).accelerator
    return ""


def wants_device(accelerator: str) -> str | None:
    """Which accelerator a deep check has to find at work: cuda, rocm, xpu, mps or None."""
    kind = accelerator_kind(accelerator) if accelerator else "cpu"
    return None if kind == "cpu" else kind


def family_checks(env_key: str | None) -> tuple[str, ...]:
    """The imports a key promises by its name, where no profile says."""
    if not env_key or not is_valid_key_name(env_key):
        return ()
    key = parse_key(env_key)
    checks = _FAMILY_CHECKS.get(key.family or key.framework, ())
    return checks + _QUANT_CHECKS.get(key.quant or "", ())


@lru_cache(maxsize=1024)
def unneeded_imports(needs: Needs | None) -> frozenset[str]:
    """Checked imports a model can do without.

    formats.md: a package that this model does not need makes it Degraded, not Broken, and
    a model about which nothing is known needs what every transformers model does: an
    environment without peft worked for it yesterday, or it would not be there.
    """
    family = "unknown" if needs is None else needs.family
    required = () if needs is None else needs.required
    used = {normalised_name(need.name) for need in required}
    used.update(normalised_name(name) for need in required for name in need.alternatives)
    always = _FAMILY_NEEDS.get(family, _FAMILY_NEEDS["transformers"])
    return frozenset(
        module
        for distribution, module in CHECK_MODULES.items()
        if distribution not in used and module not in always
    )


def required_distributions(requirements: Sequence[str]) -> dict[str, str]:
    """Normalised name to specifier of the requirement lines that can be read."""
    found: dict[str, str] = {}
    for line in requirements:
        requirement = parse_requirement(line)
        if requirement is not None and not requirement.marker:
            name = normalised_name(requirement.name)
            found[name] = ",".join(filter(None, (found.get(name), requirement.specifier)))
    return found
