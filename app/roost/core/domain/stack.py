"""What a set of packages amounts to: family, quantisation, the modules to import as a check."""

from __future__ import annotations

from collections.abc import Iterable

from roost.core.domain.requirement import normalised_name

# Which package makes which quantisation loadable with transformers.
QUANT_PACKAGES = {
    "bitsandbytes": "bnb",
    "gptqmodel": "gptq",
    "auto-gptq": "gptq",
    "autoawq": "awq",
    "auto-awq": "awq",
}
# The modules worth importing, in the order they are checked.
CHECK_MODULES = {
    "torch": "torch",
    "transformers": "transformers",
    "peft": "peft",
    "accelerate": "accelerate",
    "bitsandbytes": "bitsandbytes",
    "gptqmodel": "gptqmodel",
    "auto-gptq": "auto_gptq",
    "autoawq": "awq",
    "diffusers": "diffusers",
    "vllm": "vllm",
    "llama-cpp-python": "llama_cpp",
    "sentence-transformers": "sentence_transformers",
}


def family_of_packages(packages: Iterable[str]) -> str:
    """The family a set of package names serves; "unknown" where none is recognised.

    vLLM and llama.cpp stand for themselves; diffusers counts where transformers
    is not there too, since most of its stacks hold both.
    """
    names = {normalised_name(name) for name in packages}
    if "vllm" in names:
        return "vllm"
    if names & {"transformers", "sentence-transformers", "peft"}:
        return "transformers"
    if "diffusers" in names:
        return "diffusers"
    if "llama-cpp-python" in names:
        return "llamacpp"
    return "unknown"


def quant_of_packages(packages: Iterable[str]) -> str | None:
    """The quantisation a set of package names is made for; bitsandbytes goes first."""
    found = {QUANT_PACKAGES.get(normalised_name(name)) for name in packages}
    return next((quant for quant in ("bnb", "gptq", "awq") if quant in found), None)


def check_modules(packages: Iterable[str]) -> tuple[str, ...]:
    """The modules whose import proves that these packages work."""
    names = {normalised_name(name) for name in packages}
    return tuple(module for name, module in CHECK_MODULES.items() if name in names)
