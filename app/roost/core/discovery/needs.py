"""What a model needs, read from its folder; nothing is imported, nothing is fatal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from roost.core.discovery.hfcache import find_hf_snapshot
from roost.core.discovery.modelfiles import ModelFiles, one_line
from roost.core.discovery.needs_legacy import needs_from_metadata
from roost.core.discovery.needs_other import (
    read_mlx,
    read_onnx,
    read_other_library,
    read_requirements,
    read_sentence_transformers,
)
from roost.core.discovery.needs_transformers import (
    is_transformers_config,
    read_processors,
    read_tokenizer,
    read_transformers,
)
from roost.core.domain.needs import Needs, NeedsDraft

__all__ = ["needs_from_metadata", "read_needs"]

_INDEXES = ("model_index.json", "modular_model_index.json")
_TORCH_WEIGHTS = (".safetensors", ".bin", ".pt", ".pth", ".ckpt", ".index.json")
_NOT_WEIGHTS = frozenset(["training_args.bin", "optimizer.pt", "scheduler.pt", "scaler.pt"])
# Image and video models that city96 and others publish as GGUF: diffusers reads
# them, llama.cpp does not.
_DIFFUSION_GGUF = (
    "aura cosmos flux hidream hunyuan_video hyvid ltxv lumina2 qwen_image sd1 sd3 sdxl wan"
)
MAX_BASES = 3
MAX_SUBFOLDERS = 32


def read_needs(folder: Path, environ: Mapping[str, str] | None = None, *, depth: int = 0) -> Needs:
    """The needs of the model in ``folder`` (a ``.gguf`` file does as well).

    ``environ`` tells where the HF cache is, for the base model of an adapter;
    without it only bases in folders are followed.  Missing folders, and models
    nobody understands, have the family "unknown".
    """
    draft = NeedsDraft()
    if folder.suffix.lower() == ".gguf" and folder.is_file():
        files = ModelFiles(folder.parent, draft)
        _gguf(draft, files, [folder.name])
        return draft.freeze()
    files = ModelFiles(folder, draft)
    index_name = next((n for n in _INDEXES if files.has(n)), _INDEXES[0])
    index = files.json(index_name)
    config = files.json("config.json")
    adapter = files.json("adapter_config.json")
    ggufs = [] if index is not None or has_torch_weights(files) else _ggufs(files)
    # Readers of the rarer kinds are loaded only where their files are there.
    if index is not None:
        from roost.core.discovery.needs_diffusers import read_pipeline

        read_pipeline(draft, files, index_name, index)
    elif ggufs:
        _gguf(draft, files, ggufs)
    elif config is not None:
        _config(draft, files, config)
    if files.has("modules.json") and draft.family in ("unknown", "transformers"):
        read_sentence_transformers(draft, files)
    if adapter is not None:
        from roost.core.discovery.needs_adapter import read_adapter

        def find_base(base: str) -> Needs | None:
            return _base_needs(base, folder, environ, depth)

        read_adapter(draft, files, adapter, find_base)
    if draft.family == "transformers":
        read_tokenizer(draft, files)
        read_processors(draft, files)
        read_onnx(draft, files, has_torch_weights(files))
    elif draft.family == "unknown":
        read_other_library(draft, files, config)
        read_onnx(draft, files, has_torch_weights(files))
    if draft.remote_code:
        from roost.core.discovery.needs_remote import read_remote_code

        read_remote_code(draft, files)
    read_requirements(draft, files)
    return draft.freeze()


def has_torch_weights(files: ModelFiles) -> bool:
    """Whether weights for torch lie in the folder itself."""
    return any(
        name.lower().endswith(_TORCH_WEIGHTS) and name not in _NOT_WEIGHTS
        for name in files.names
        if not name.startswith("adapter_") and not name.startswith("onnx")
    )


def _config(draft: NeedsDraft, files: ModelFiles, config: dict[str, object]) -> None:
    if is_transformers_config(config):
        read_transformers(draft, files, config)
        read_mlx(draft, files, config)
    elif "_class_name" in config and "_diffusers_version" in config:
        from roost.core.discovery.needs_diffusers import read_component

        read_component(draft, files, config)


def _ggufs(files: ModelFiles) -> list[str]:
    """The GGUF files of a model, in the folder or, sharded, one folder deeper."""
    found = files.ending(".gguf")
    if found:
        return found
    for name in sorted(files.names)[:MAX_SUBFOLDERS]:
        if "." not in name:
            found += [f"{name}/{inner}" for inner in files.below(name).ending(".gguf")]
    return found


def _gguf(draft: NeedsDraft, files: ModelFiles, names: list[str]) -> None:
    from roost.core.discovery.gguf import HEAD_BYTES, NotGgufError, gguf_text

    models = [
        name for name in names if not name.rpartition("/")[2].lower().startswith("mmproj")
    ] or names
    name = models[0]
    head = files.head(name, HEAD_BYTES)
    if head is None:
        return
    try:
        found = gguf_text(head)
    except NotGgufError as error:
        files.damage(name, f"{one_line(name)!r} is damaged: {error}.")
        return
    architecture = one_line(found) if found else None
    reason = files.reason(name, "general.architecture", architecture)
    draft.model_type = architecture
    draft.reasons.append(reason)
    if architecture in _DIFFUSION_GGUF.split():
        draft.family = "diffusers"
        draft.need("diffusers", reason, "0.32.0")
        draft.need("gguf", reason, "0.10.0")
        return
    draft.family = "llamacpp"
    draft.need("llama-cpp-python", reason)


def _base_needs(
    base: str, folder: Path, environ: Mapping[str, str] | None, depth: int
) -> Needs | None:
    if depth >= MAX_BASES or "\0" in base:
        return None
    for candidate in (Path(base), folder / base):
        try:
            if candidate.is_absolute() and candidate.is_dir() and candidate != folder:
                return read_needs(candidate, environ, depth=depth + 1)
        except (OSError, ValueError):
            continue
    snapshot = find_hf_snapshot(base, environ) if environ is not None else None
    if snapshot is None or snapshot == folder:
        return None
    return read_needs(snapshot, environ, depth=depth + 1)
