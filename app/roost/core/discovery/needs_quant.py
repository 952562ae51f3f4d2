"""How a model is quantised, from its config and the side files of the quantisers."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from roost.core.discovery.modelfiles import ModelFiles, object_of, one_line, text_of
from roost.core.domain.needs import NeedsDraft
from roost.core.domain.quantmethods import (
    FOREIGN,
    KEY_QUANT,
    KNOWN_METHODS,
    METHOD_FLOORS,
    METHOD_PACKAGES,
)
from roost.core.domain.versions import at_least

# As GPTQ-for-LLaMa's and AutoGPTQ's users named theirs, and as ExLlamaV2's converter does.
_NAMED_GPTQ = re.compile(r"\b[2348]bit-(?:32|64|128|1024)g\b|^gptq_model", re.IGNORECASE)
_NAMED_EXL2 = re.compile(r"output(?:-\d{5}-of-\d{5})?\.safetensors")
_ALIASES = {
    "bnb": "bitsandbytes",
    "gptqmodel": "gptq",
    "intel/auto-round": "auto-round",
    "autoround": "auto-round",
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
    if isinstance(config.get("quip_params"), dict):
        return Quantisation("quip", "quip_params")
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
        draft.quant = KEY_QUANT.get(method)
        draft.reasons.append(reason)
    if draft.family == "transformers" and method in METHOD_FLOORS:
        draft.need("transformers", reason, METHOD_FLOORS[method])
    if method == "bitsandbytes":
        draft.need("bitsandbytes", reason)
        draft.need("accelerate", reason, "0.26.0")
    if method == "modelopt" and draft.family == "diffusers":
        draft.need("nvidia-modelopt", reason)
        return
    for package, *others in METHOD_PACKAGES.get(method, ()):
        draft.need(package, reason, alternatives=tuple(others))
    if method == "mxfp4":
        draft.need("kernels", reason, optional=True)
    if method in FOREIGN:
        draft.note("foreign-quantisation", FOREIGN[method], reason.file)
    elif method not in KNOWN_METHODS:
        text = f"The quantisation {method!r} is not known here; nothing was added for it."
        draft.note("unknown-quantisation", text, reason.file)


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
        _forms(draft, files, config, found)
        if found.method == "mlx":
            seeing = "vision_config" in config
            reason = files.reason("config.json", found.field)
            draft.need("mlx-vlm" if seeing else "mlx-lm", reason)
        return
    if files.has("qmodel.pt"):
        draft.quant_method = "hqq"
        draft.reasons.append(files.reason("qmodel.pt"))
        draft.need("hqq", files.reason("qmodel.pt"))
        text = "In HQQ's older form, which hqq loads and transformers does not."
        draft.note("foreign-quantisation", text, "qmodel.pt")
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
    _by_name(draft, files)


def _forms(
    draft: NeedsDraft, files: ModelFiles, config: dict[str, Any], found: Quantisation
) -> None:
    """Forms of a quantisation that are younger than its method."""
    value = object_of(config, "quantization_config")
    if draft.family != "transformers" or not value:
        return
    if found.method == "bitsandbytes" and value.get("load_in_4bit") is True:
        # Weights saved in 4 bit; an older transformers could only make them so when loading.
        said = text_of(config, "transformers_version") or ""
        if at_least(said, "4.37.0.dev0") is not False:
            reason = files.reason("config.json", f"{found.field}.load_in_4bit", "true")
            draft.need("transformers", reason, "4.37")
            draft.need("bitsandbytes", reason, "0.41.3")
    elif found.method == "torchao" and isinstance(value.get("quant_type"), dict):
        reason = files.reason("config.json", f"{found.field}.quant_type")
        draft.need("transformers", reason, "4.50")


def _by_name(draft: NeedsDraft, files: ModelFiles) -> None:
    """What only the names of the weights tell: forms of before there was a field for it."""
    for name in files.ending(".safetensors", ".pt"):
        if _NAMED_GPTQ.search(name):
            add_quantisation(draft, files, name, Quantisation("gptq", "name"))
            draft.note("by-name", "The name of its weights says gptq.", name)
            return
        if _NAMED_EXL2.fullmatch(name):
            add_quantisation(draft, files, name, Quantisation("exl2", "name"))
            return
