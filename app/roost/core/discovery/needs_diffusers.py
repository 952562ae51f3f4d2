"""What a diffusers pipeline or component needs, from model_index.json and its parts."""

from __future__ import annotations

from typing import Any

from roost.core.discovery.modelfiles import ModelFiles, one_line, text_of, words
from roost.core.discovery.needs_other import need_openvino
from roost.core.discovery.needs_quant import add_quantisation, find_quantisation
from roost.core.discovery.needs_transformers import transformers_floor
from roost.core.domain.diffusersclasses import DIFFUSERS_FLOORS
from roost.core.domain.modeltypes import SENTENCEPIECE_TOKENIZERS
from roost.core.domain.needs import NeedsDraft, Reason
from roost.core.domain.pipelines import (
    OPTIONAL_BY_CLASS,
    PACKAGES_BY_CLASS,
    PIPELINE_MODULES,
)
from roost.core.domain.quantmethods import DIFFUSERS_METHOD_FLOORS
from roost.core.domain.versions import release_text

MAX_COMPONENTS = 24
_OWN_LIBRARIES = PIPELINE_MODULES | {"diffusers", "transformers"}
_LIBRARY_PACKAGES = {"onnxruntime": "onnxruntime", "k_diffusion": "k-diffusion"}


def read_pipeline(draft: NeedsDraft, files: ModelFiles, name: str, index: dict[str, Any]) -> None:
    """Enter what the pipeline of a model_index.json needs, its components included.

    ``name`` is that of the index: modular pipelines have one of their own.
    """
    draft.family = "diffusers"
    pipeline = text_of(index, "_class_name") or _own_pipeline(draft, index)
    draft.reasons.append(files.reason(name, "_class_name", pipeline))
    draft.architectures = (pipeline,) if pipeline else ()
    _floor(draft, files, name, index)
    if pipeline:
        _class_needs(draft, pipeline, files.reason(name, "_class_name", pipeline))
    components = [
        (part, value)
        for part, value in index.items()
        if not part.startswith("_") and isinstance(value, list) and len(value) >= 2
    ]
    for part, (library, kind, *_more) in components[:MAX_COMPONENTS]:
        if isinstance(library, str) and isinstance(kind, str):
            _component(draft, files, name, part, library, kind)


def _own_pipeline(draft: NeedsDraft, index: dict[str, Any]) -> str | None:
    """The class of a pipeline whose code lies beside its index: ["pipeline", "MyPipeline"]."""
    named = words(index.get("_class_name"))
    if len(named) != 2:
        return None
    draft.remote_code = True
    draft.code.append(named[0])
    return named[1]


def read_component(draft: NeedsDraft, files: ModelFiles, config: dict[str, Any]) -> None:
    """Enter what a single diffusers model needs (a VAE, a ControlNet, a transformer)."""
    draft.family = "diffusers"
    kind = text_of(config, "_class_name")
    draft.architectures = (kind,) if kind else ()
    draft.reasons.append(files.reason("config.json", "_class_name", kind))
    _floor(draft, files, "config.json", config)
    _quantisation(draft, files, config)


def _floor(draft: NeedsDraft, files: ModelFiles, name: str, data: dict[str, Any]) -> None:
    kind = text_of(data, "_class_name")
    said = text_of(data, "_diffusers_version")
    known = DIFFUSERS_FLOORS.get(kind) if kind else None
    if known:
        draft.need("diffusers", files.reason(name, "_class_name", kind), known)
    else:
        floor = release_text(said) if said else None
        draft.need("diffusers", files.reason(name, "_diffusers_version", said), floor)


def _class_needs(draft: NeedsDraft, kind: str, reason: Reason) -> None:
    """Packages a class calls unasked; some of them in some releases only."""
    for table, optional in ((PACKAGES_BY_CLASS, False), (OPTIONAL_BY_CLASS, True)):
        for start, packages in table.items():
            if kind.startswith(start):
                for package in packages:
                    draft.need(package, reason, optional=optional)


def _component(
    draft: NeedsDraft, files: ModelFiles, index: str, part: str, library: str, kind: str
) -> None:
    reason = files.reason(index, part, f"{library}.{kind}")
    if "OnnxRuntime" in kind:
        draft.need("onnxruntime", reason)
    if library == "diffusers":
        _class_needs(draft, kind, reason)
        if kind in DIFFUSERS_FLOORS:
            draft.need("diffusers", reason, DIFFUSERS_FLOORS[kind])
    if library == "transformers":
        draft.need("transformers", reason)
        if kind in SENTENCEPIECE_TOKENIZERS:
            draft.need("sentencepiece", reason)
            draft.need("protobuf", reason)
        elif kind.endswith(("ImageProcessor", "FeatureExtractor", "ImageProcessorFast")):
            draft.need("pillow", reason)
    elif library in _LIBRARY_PACKAGES:
        draft.need(_LIBRARY_PACKAGES[library], reason)
    elif library not in _OWN_LIBRARIES:
        draft.remote_code = True
        draft.code.append(one_line(library))
        draft.note(
            "own-component",
            f"Its part {one_line(part)!r} comes from {one_line(library)!r}, not from a library.",
            reason.file,
        )
    if "/" in part or "\\" in part or part in (".", "..") or not files.has(part):
        return
    inner = files.below(part)
    if inner.has("openvino_model.xml") and not inner.ending(".safetensors"):
        need_openvino(draft, inner)
    config = inner.json("config.json")
    if config is not None:
        if library == "transformers":
            transformers_floor(draft, inner, config)
        _quantisation(draft, inner, config)


def _quantisation(draft: NeedsDraft, files: ModelFiles, config: dict[str, Any]) -> None:
    try:
        found = find_quantisation(config)
    except ValueError as error:
        files.damage("config.json", f"'config.json' is damaged: {error}.")
        return
    if found is not None:
        add_quantisation(draft, files, "config.json", found)
        floor = DIFFUSERS_METHOD_FLOORS.get(found.method)
        if floor is not None and "_class_name" in config:
            draft.need("diffusers", files.reason("config.json", found.field, found.method), floor)
