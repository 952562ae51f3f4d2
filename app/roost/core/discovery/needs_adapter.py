"""What a PEFT adapter needs: peft, and all that its base model needs."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from roost.core.discovery.modelfiles import ModelFiles, object_of, text_of, words
from roost.core.discovery.needs_quant import Quantisation, add_quantisation, find_quantisation
from roost.core.domain.adapterkinds import (
    KIND_FLOORS,
    KINDS_GONE,
    NEWEST_KNOWN,
    OPTION_FLOORS,
)
from roost.core.domain.needs import Needs, NeedsDraft

FindBase = Callable[[str], Needs | None]
# How repositories of quantised models are named; the adapter loads that base.
_NAMED_QUANT = (
    (re.compile(r"[-_]bnb[-_][48]bit\b", re.IGNORECASE), "bitsandbytes"),
    (re.compile(r"[-_]gptq\b", re.IGNORECASE), "gptq"),
    (re.compile(r"[-_]awq\b", re.IGNORECASE), "awq"),
)


def read_adapter(
    draft: NeedsDraft, files: ModelFiles, adapter: dict[str, Any], find_base: FindBase
) -> None:
    """Enter what an adapter needs; ``find_base`` gives the needs of a base that is on disk."""
    name = "adapter_config.json"
    kind = text_of(adapter, "peft_type")
    if kind is None and ("lora_parameters" in adapter or "fine_tune_type" in adapter):
        _read_mlx_adapter(draft, files, adapter)
        return
    # AdapterHub's library uses the same file name, with another content.
    library = "adapters" if kind is None and "model_type" in adapter else "peft"
    reason = files.reason(name, "peft_type", kind)
    draft.reasons.append(reason)
    draft.need(library, reason)
    if library == "peft":
        _floors(draft, files, adapter, kind)
    if draft.family == "unknown":
        draft.family = "diffusers" if _for_diffusion(adapter) else "transformers"
        draft.need(draft.family, reason)
    base = text_of(adapter, "base_model_name_or_path")
    draft.base_model = base
    own = find_own_quantisation(adapter)
    needs = find_base(base) if base else None
    if needs is not None:
        _take_base(draft, needs)
        draft.reasons.append(files.reason(name, "base_model_name_or_path", base))
    elif base:
        draft.note("base-model-not-here", f"Its base model {base!r} is not on this machine.", name)
        _take_name(draft, files, name, base)
    if own is not None and draft.quant is None:
        add_quantisation(draft, files, name, own)


def _floors(
    draft: NeedsDraft, files: ModelFiles, adapter: dict[str, Any], kind: str | None
) -> None:
    name = "adapter_config.json"
    reason = files.reason(name, "peft_type", kind)
    if kind in KINDS_GONE:
        text = f"peft {KINDS_GONE[kind]} and newer no longer know {kind}."
        draft.note("adapter-gone", text, name)
    if kind is not None and kind not in KIND_FLOORS:
        text = f"No peft up to {NEWEST_KNOWN} knows adapters of type {kind!r}."
        draft.note("unknown-adapter", text, name)
    elif kind is not None and KIND_FLOORS[kind]:
        draft.need("peft", reason, KIND_FLOORS[kind])
    for option, floor in OPTION_FLOORS.items():
        if adapter.get(option):
            draft.need("peft", files.reason(name, option, adapter.get(option)), floor)


def _read_mlx_adapter(draft: NeedsDraft, files: ModelFiles, adapter: dict[str, Any]) -> None:
    """mlx-lm writes a file of the same name; its base is under ``model``."""
    name = "adapter_config.json"
    reason = files.reason(name, "fine_tune_type", text_of(adapter, "fine_tune_type"))
    draft.reasons.append(reason)
    draft.need("mlx-lm", reason)
    draft.base_model = text_of(adapter, "model")
    text = "An adapter of Apple's MLX; mlx-lm loads it, peft does not."
    draft.note("mlx-format", text, name)


def find_own_quantisation(adapter: dict[str, Any]) -> Quantisation | None:
    """A quantisation the adapter's own file declares (QLoRA trainers write one), or None."""
    try:
        return find_quantisation(adapter)
    except ValueError:
        return None


def _take_base(draft: NeedsDraft, needs: Needs) -> None:
    if needs.family != "unknown":
        draft.family = needs.family
    if draft.quant_method is None:
        draft.quant, draft.quant_method = needs.quant, needs.quant_method
    draft.model_type = draft.model_type or needs.model_type
    draft.architectures = draft.architectures or needs.architectures
    draft.remote_code = draft.remote_code or needs.remote_code
    draft.elsewhere = draft.elsewhere or needs.elsewhere
    draft.merge(needs.packages)
    draft.reasons.extend(needs.reasons)
    draft.notes.extend(needs.notes)
    draft.damaged.extend(needs.damaged)


def _take_name(draft: NeedsDraft, files: ModelFiles, name: str, base: str) -> None:
    for pattern, method in _NAMED_QUANT:
        if pattern.search(Path(base).name):
            add_quantisation(draft, files, name, Quantisation(method, "base_model_name_or_path"))
            draft.note("by-name", f"The name of its base model says {method}.", name)
            return


def _for_diffusion(adapter: dict[str, Any]) -> bool:
    mapping = object_of(adapter, "auto_mapping")
    if str(mapping.get("parent_library", "")).startswith("diffusers"):
        return True
    modules = words(adapter.get("target_modules"), 100)
    return bool(modules) and all(
        module.split(".")[-1].startswith(("to_", "add_")) or module.endswith("to_out.0")
        for module in modules
    )
