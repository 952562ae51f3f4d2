"""How a model is quantised, from its config and the side files of the quantisers."""

from __future__ import annotations

from typing import Any, NamedTuple

from roost.core.discovery.modelfiles import ModelFiles, object_of, one_line
from roost.core.domain.modeltypes import METHOD_FLOORS
from roost.core.domain.needs import NeedsDraft

# Methods of transformers' QuantizationMethod whose loading asks for a package.
_PACKAGES: dict[str, tuple[str, ...]] = {
    "aqlm": ("aqlm",),
    "auto-round": ("auto-round",),
    "compressed-tensors": ("compressed-tensors",),
    "eetq": ("eetq",),
    "exl2": ("exllamav2",),
    "exl3": ("exllamav3",),
    "fbgemm-fp8": ("fbgemm-gpu-genai",),
    "fouroversix": ("fouroversix",),
    "fp-quant": ("fp-quant",),
    "higgs": ("flute-kernel", "fast-hadamard-transform"),
    "hqq": ("hqq",),
    "quanto": ("optimum-quanto",),
    "quark": ("amd-quark",),
    "sinq": ("sinq",),
    "spqr": ("spqr-quant",),
    "torchao": ("torchao",),
    "vptq": ("vptq",),
}
_ALIASES = {
    "bnb": "bitsandbytes",
    "gptqmodel": "gptq",
    "intel/auto-round": "auto-round",
    "autoround": "auto-round",
}
_KEY_QUANT = {"bitsandbytes": "bnb", "gptq": "gptq", "awq": "awq"}
# transformers runs these without a package of their own.
_NATIVE = frozenset(["fp8", "mxfp8", "mxfp4", "bitnet", "metal", "nvfp4", "gemma"])
# Not loadable with transformers at all, whatever is installed.
_FOREIGN = {
    "exl2": "ExLlamaV2 loads it, transformers does not.",
    "exl3": "ExLlamaV3 loads it, transformers does not.",
    "modelopt": "Written by NVIDIA ModelOpt; vLLM or TensorRT-LLM loads it.",
    "mlx": "Quantised for Apple's MLX; mlx-lm loads it, transformers does not.",
}
_NESTED = ("text_config", "llm_config", "language_config", "thinker_config")


class Quantisation(NamedTuple):
    """A method as the model names it, with the field that said so."""

    method: str
    field: str


def find_quantisation(config: dict[str, Any]) -> Quantisation | None:
    """The quantisation a config declares; None where it declares none.

    Raises ``ValueError`` where ``quantization_config`` is there but is no object.
    """
    for prefix, place in [("", config), *((f"{n}.", object_of(config, n)) for n in _NESTED)]:
        for field in ("quantization_config", "compression_config"):
            value = place.get(field)
            if value is None or value == {}:
                continue
            if not isinstance(value, dict):
                raise ValueError(f"{prefix}{field} is not an object")
            method = _method_of(value, config)
            if method is None and field == "compression_config":
                method = "compressed-tensors"
            return Quantisation(method or "unknown", f"{prefix}{field}")
    for flag in ("load_in_4bit", "load_in_8bit"):
        if config.get(flag) is True:
            return Quantisation("bitsandbytes", flag)
    if isinstance(config.get("quantization"), dict) and "bits" in config["quantization"]:
        return Quantisation("mlx", "quantization")
    return None


def _canonical(named: str) -> str:
    """A method's name without its variants: "gptq_marlin_24" is gptq."""
    method = one_line(named.strip().lower().replace("_", "-"))
    for whole in ("bitsandbytes", "gptq", "awq", "modelopt"):
        if method == whole or method.startswith(whole + "-"):
            return whole
    return _ALIASES.get(method, method)


def _method_of(value: dict[str, Any], config: dict[str, Any]) -> str | None:
    named = value.get("quant_method")
    if isinstance(named, str) and named.strip():
        return _canonical(named)
    if any(value.get(flag) is True for flag in ("load_in_4bit", "load_in_8bit")) or any(
        field.startswith("bnb_4bit_") for field in value
    ):
        return "bitsandbytes"
    if "config_groups" in value or "sparsity_config" in value:
        return "compressed-tensors"
    if "quant_algo" in value or object_of(value, "producer").get("name") == "modelopt":
        return "modelopt"
    if "w_bit" in value and "zero_point" in value:
        return "awq"
    if "desc_act" in value and "bits" in value:
        return "gptq"
    if set(value) >= {"group_size", "bits"} and isinstance(config.get("quantization"), dict):
        return "mlx"
    return None


def add_quantisation(draft: NeedsDraft, files: ModelFiles, name: str, found: Quantisation) -> None:
    """Enter a quantisation into the draft: key's quant, packages, notes."""
    method = found.method
    field = found.field
    if field.endswith("_config"):
        field += ".quant_method"
    reason = files.reason(name, field, method)
    if draft.quant_method is None:
        draft.quant_method = method
        draft.quant = _KEY_QUANT.get(method)
        draft.reasons.append(reason)
    if draft.family == "transformers" and method in METHOD_FLOORS:
        draft.need("transformers", reason, METHOD_FLOORS[method])
    if method == "bitsandbytes":
        draft.need("bitsandbytes", reason)
        draft.need("accelerate", reason, "0.26.0")
    elif method == "gptq":
        draft.need("gptqmodel", reason, alternatives=("auto-gptq",))
        draft.need("optimum", reason)
    elif method == "awq":
        draft.need("autoawq", reason, alternatives=("gptqmodel",))
        draft.need("accelerate", reason)
    for package in _PACKAGES.get(method, ()):
        draft.need(package, reason)
    if method == "mlx":
        draft.need("mlx-lm", reason)
    if method == "mxfp4":
        draft.need("kernels", reason, optional=True)
    if method in _FOREIGN:
        draft.note("foreign-quantisation", _FOREIGN[method], reason.file)
    elif method not in _KEY_QUANT and method not in _PACKAGES and method not in _NATIVE:
        draft.note(
            "unknown-quantisation", f"The quantisation {method!r} is not known.", reason.file
        )


def read_quantisation(draft: NeedsDraft, files: ModelFiles, config: dict[str, Any]) -> None:
    """The quantisation of a model with this config.json, side files included.

    AutoGPTQ, AWQ and ModelOpt wrote it into files of their own before
    transformers kept it in config.json.
    """
    try:
        found = find_quantisation(config)
    except ValueError as error:
        files.damage("config.json", f"'config.json' is damaged: {error}.")
        return
    if found is not None:
        add_quantisation(draft, files, "config.json", found)
        return
    for name, marks, method in (
        ("quantize_config.json", ("bits", "group_size"), "gptq"),
        ("quant_config.json", ("w_bit", "q_group_size"), "awq"),
        ("hf_quant_config.json", ("quantization",), "modelopt"),
    ):
        side = files.json(name)
        if side is None or not all(mark in side for mark in marks):
            continue
        named = side.get("quant_method")
        said = _canonical(named) if isinstance(named, str) and named.strip() else method
        add_quantisation(draft, files, name, Quantisation(said, marks[0]))
        return
