"""What a model needs, read from its folder; nothing is imported, nothing is fatal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from roost.core.discovery.hfcache import find_hf_snapshot
from roost.core.discovery.modelfiles import ModelFiles, one_line
from roost.core.discovery.needs_legacy import needs_from_metadata
from roost.core.discovery.needs_other import (
    old_ggml,
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
from roost.core.domain.model import is_hf_id, legacy_id_of_hf
from roost.core.domain.modeltypes import TRANSFORMERS_FLOORS
from roost.core.domain.needs import Needs, NeedsDraft

__all__ = ["needs_from_metadata", "read_needs"]

_INDEXES = ("model_index.json", "modular_model_index.json")
_TORCH_WEIGHTS = (".safetensors", ".bin", ".pt", ".pth", ".ckpt", ".index.json")
_NOT_WEIGHTS = frozenset(["training_args.bin", "optimizer.pt", "scheduler.pt", "scaler.pt"])
_FOREIGN_BINS = ("ggml-", "openvino_", "params_shard_")
MAX_BASES = 3
MAX_SUBFOLDERS = 32
MAX_GGUFS = 4


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
    if files.has("README.md"):
        from roost.core.discovery.needs_card import read_card

        read_card(draft, files)
    if draft.remote_code:
        from roost.core.discovery.needs_remote import read_remote_code

        def find_code(repository: str) -> Path | None:
            return find_hf_snapshot(repository, environ) if environ is not None else None

        read_remote_code(draft, files, find_code)
    read_requirements(draft, files)
    return draft.freeze()


def has_torch_weights(files: ModelFiles) -> bool:
    """Whether weights for torch lie in the folder itself."""
    return any(
        name.lower().endswith(_TORCH_WEIGHTS)
        and name not in _NOT_WEIGHTS
        and not (name.endswith(".bin") and (name.startswith(_FOREIGN_BINS) or "ggml" in name))
        for name in files.names
        if not name.startswith("adapter_") and not name.startswith("onnx")
    )


def _config(draft: NeedsDraft, files: ModelFiles, config: dict[str, object]) -> None:
    # Wan's own config has a class of diffusers and a model_type of its own ("t2v").
    if "_class_name" in config and "_diffusers_version" in config and "architectures" not in config:
        from roost.core.discovery.needs_diffusers import read_component

        read_component(draft, files, config)
    elif is_transformers_config(config) and not _other_library(draft, files, config):
        read_transformers(draft, files, config)
        read_mlx(draft, files, config)


def _other_library(draft: NeedsDraft, files: ModelFiles, config: dict[str, object]) -> bool:
    """Whether the weights, or the type, are not for transformers though the config seems so."""
    if not has_torch_weights(files) and old_ggml(files):
        return True
    kind = config.get("model_type")
    if not isinstance(kind, str) or kind in TRANSFORMERS_FLOORS or "auto_map" in config:
        return False
    from roost.core.domain.libraries import TYPE_PACKAGES

    package = TYPE_PACKAGES.get(kind)
    if package is None:
        return False
    reason = files.reason("config.json", "model_type", kind)
    draft.model_type = kind
    draft.reasons.append(reason)
    if not files.has("modules.json"):  # sentence-transformers loads it by itself
        draft.need(package, reason)
    return True


def _ggufs(files: ModelFiles) -> list[str]:
    """The GGUF files of a model, in the folder or, sharded, one folder deeper."""
    found = files.ending(".gguf")
    if found:
        return found
    # Folders seldom have a dot in their names, files nearly always.
    for name in sorted(files.names, key=lambda name: ("." in name, name))[:MAX_SUBFOLDERS]:
        if not name.startswith(".") and not name.endswith((".json", ".md", ".txt", ".py")):
            found += [f"{name}/{inner}" for inner in files.below(name).ending(".gguf")]
    return found


def _gguf(draft: NeedsDraft, files: ModelFiles, names: list[str]) -> None:
    """Enter what the first file that names an architecture needs (an importance matrix, or a
    later shard, names none)."""
    from roost.core.domain.ggufkinds import DIFFUSION, LLAMA_CPP

    models = [
        name for name in names if not name.rpartition("/")[2].lower().startswith("mmproj")
    ] or names
    found = None
    for name in models[:MAX_GGUFS]:
        found = _architecture(files, name)
        if found is not None and found[1]:
            break
    if found is None:
        return
    name, architecture = found
    reason = files.reason(name, "general.architecture", architecture)
    draft.model_type = architecture
    draft.reasons.append(reason)
    if architecture in DIFFUSION:
        draft.family = "diffusers"
        draft.need("diffusers", reason, DIFFUSION[architecture])
        draft.need("gguf", reason, "0.10.0")
        return
    draft.family = "llamacpp"
    draft.need("llama-cpp-python", reason)
    if architecture is not None and architecture not in LLAMA_CPP:
        text = f"llama.cpp is not known to read {architecture!r}; another program may."
        draft.note("unknown-architecture", text, name)


def _architecture(files: ModelFiles, name: str) -> tuple[str, str | None] | None:
    """(name, its architecture or None) of a GGUF file; None where it is none (then noted)."""
    from roost.core.discovery.gguf import HEAD_BYTES, NotGgufError, gguf_text

    head = files.head(name, HEAD_BYTES)
    if head is None:
        return None
    try:
        found = gguf_text(head)
    except NotGgufError as error:
        files.damage(name, f"{one_line(name)!r} is damaged: {error}.")
        return None
    return name, one_line(found) if found else None


def _beside(base: str, folder: Path) -> list[Path]:
    """Where an HF id lies in the folder of models that an adapter lies in itself."""
    if not is_hf_id(base):
        return []
    names = (base, legacy_id_of_hf(base))
    return [shelf / name for shelf in (folder.parent, folder.parent.parent) for name in names]


def _base_needs(
    base: str, folder: Path, environ: Mapping[str, str] | None, depth: int
) -> Needs | None:
    if depth >= MAX_BASES or "\0" in base:
        return None
    for candidate in (Path(base), folder / base, *_beside(base, folder)):
        try:
            if candidate.is_absolute() and candidate.is_dir() and candidate != folder:
                return read_needs(candidate, environ, depth=depth + 1)
        except (OSError, ValueError):
            continue
    snapshot = find_hf_snapshot(base, environ) if environ is not None else None
    if snapshot is None or snapshot == folder:
        return None
    return read_needs(snapshot, environ, depth=depth + 1)
