"""Needs beside the main family: sentence-transformers, ONNX, other libraries, requirements.txt."""

from __future__ import annotations

from typing import Any

from roost.core.discovery.modelfiles import ModelFiles, one_line, text_of
from roost.core.discovery.needs_transformers import is_transformers_config, read_transformers
from roost.core.domain.errors import StoreError
from roost.core.domain.libraries import LIBRARY_PACKAGES
from roost.core.domain.needs import NeedsDraft
from roost.core.domain.requirement import parse_requirement, requirement_problem
from roost.core.domain.versions import parse_specifiers
from roost.core.system.bounded import parse_json
from roost.core.system.files import read_bytes

_SIDE_FILES = {
    "config_setfit.json": "setfit",
    "gliner_config.json": "gliner",
    "open_clip_config.json": "open-clip-torch",
}
# Libraries whose modules sentence-transformers loads without code of the model's own.
_MODULE_PACKAGES = {"pylate": "pylate", "model2vec": "model2vec"}
MAX_REQUIREMENT_LINES = 500
# What an env key is about; others are pinned by habit.
_WATCHED = frozenset(["transformers", "diffusers", "torch", "vllm", "llama-cpp-python"])
_CEILINGS = frozenset(["==", "===", "~=", "<", "<="])
_MODULE_FLOORS = {
    "StaticEmbedding": "3.2.0",
    "Router": "5.0.0",
    "SpladePooling": "5.0.0",
    "SparseAutoEncoder": "5.0.0",
    "MLMTransformer": "5.0.0",
    "SparseStaticEmbedding": "5.0.0",
}
# Where its modules moved: a type is the path of the class in the release that saved it.
_PATH_FLOORS = (
    ("sentence_transformers.multi_vector_encoder.", "6.0.0"),
    ("sentence_transformers.base.modules.normalize.", "6.0.0"),
    ("sentence_transformers.base.", "5.4.0"),
    ("sentence_transformers.sentence_transformer.", "5.4.0"),
    ("sentence_transformers.cross_encoder.modules.", "5.4.0"),
    ("sentence_transformers.sparse_encoder.modules.", "5.4.0"),
    ("sentence_transformers.sparse_encoder.", "5.0.0"),
)


def read_sentence_transformers(draft: NeedsDraft, files: ModelFiles) -> None:
    """Enter what a model with modules.json needs; its transformer may lie in a subfolder."""
    name = "modules.json"
    try:
        modules = parse_json(read_bytes(files.folder / name), files.folder / name)
    except FileNotFoundError:
        files.damage(name, f"{name!r} is a link to a file that is gone.")
        return
    except StoreError as error:
        files.damage(name, error.message)
        return
    if not isinstance(modules, list):
        files.damage(name, f"{name!r} is damaged: it is not a list.")
        return
    entries = [module for module in modules[:50] if isinstance(module, dict)]
    types = [kind for module in entries if (kind := text_of(module, "type"))]
    if not types:
        return
    reason = files.reason(name, "type", types[0])
    draft.reasons.append(reason)
    draft.need("sentence-transformers", reason)
    for kind in types:
        of_path = next((floor for start, floor in _PATH_FLOORS if kind.startswith(start)), None)
        for floor in (_MODULE_FLOORS.get(kind.rpartition(".")[2]), of_path):
            if floor:
                draft.need("sentence-transformers", files.reason(name, "type", kind), floor)
        library = kind.split(".")[0]
        if library in _MODULE_PACKAGES:
            draft.need(_MODULE_PACKAGES[library], files.reason(name, "type", kind))
        elif library != "sentence_transformers":
            draft.remote_code = True
            draft.code.append(kind)
            draft.reasons.append(files.reason(name, "type", kind))
        if kind.endswith("CLIPModel"):
            draft.need("pillow", files.reason(name, "type", kind))
    if files.has("config_setfit.json"):
        draft.need("setfit", files.reason("config_setfit.json"))
    if draft.family == "unknown":
        draft.family = "transformers"
        draft.need("transformers", reason)
        for module in entries:
            path = text_of(module, "path")
            if path and "/" not in path and "\\" not in path and files.has(path):
                inner = files.below(path)
                config = inner.json("config.json")
                if config is not None and is_transformers_config(config):
                    read_transformers(draft, inner, config)
                    return


def read_onnx(draft: NeedsDraft, files: ModelFiles, torch_weights: bool) -> None:
    """Enter onnxruntime where ONNX is the only form the weights have, OpenVINO likewise."""
    if torch_weights:
        return
    found = files.ending(".onnx")
    if not found and files.has("onnx"):
        inner = files.below("onnx")
        found = [f"onnx/{name}" for name in inner.ending(".onnx")]
    if files.has("genai_config.json"):
        draft.need("onnxruntime-genai", files.reason("genai_config.json"))
    elif found:
        draft.need("onnxruntime", files.reason(found[0]))
        if draft.family == "transformers":
            draft.need("optimum", files.reason(found[0]))
        elif files.has(f"{found[0]}.json"):
            said = files.json(f"{found[0]}.json")
            if text_of(said, "piper_version"):
                draft.need("piper-tts", files.reason(f"{found[0]}.json", "piper_version"))
    elif files.ending("openvino_model.xml"):
        need_openvino(draft, files)
    elif files.has("tf_model.h5"):
        draft.need("tensorflow", files.reason("tf_model.h5"))
    elif files.has("flax_model.msgpack"):
        draft.need("flax", files.reason("flax_model.msgpack"))


def need_openvino(draft: NeedsDraft, files: ModelFiles) -> None:
    """Enter what loads weights in OpenVINO's form."""
    for package in ("optimum-intel", "openvino"):
        draft.need(package, files.reason("openvino_model.xml"))


def read_other_library(draft: NeedsDraft, files: ModelFiles, config: dict[str, Any] | None) -> None:
    """Name the library of a model that is none of transformers or diffusers; key stays plain."""
    for name, package in _SIDE_FILES.items():
        if files.has(name):
            draft.need(package, files.reason(name))
    for name in files.ending(".nemo")[:1]:
        draft.need("nemo-toolkit", files.reason(name))
    lora = "pytorch_lora_weights.safetensors"
    if files.has(lora):
        draft.family = "diffusers"
        draft.reasons.append(files.reason(lora))
        for package in ("diffusers", "peft"):
            draft.need(package, files.reason(lora))
    else:
        from roost.core.discovery.needs_checkpoint import read_checkpoint

        read_checkpoint(draft, files)
    _other_files(draft, files)
    _other_formats(draft, files)
    if config is None:
        return
    if "architecture" in config and ("pretrained_cfg" in config or "num_features" in config):
        architecture = one_line(str(config["architecture"]))
        draft.need("timm", files.reason("config.json", "architecture", architecture))
    elif files.has("model.bin") and "alignment_heads" in config:
        draft.need("faster-whisper", files.reason("config.json", "alignment_heads"))
    elif files.has("model.bin") and files.ending("vocabulary.json", "vocabulary.txt"):
        draft.need("ctranslate2", files.reason("model.bin"))
    elif "istftnet" in config and "plbert" in config:
        draft.need("kokoro", files.reason("config.json", "istftnet"))
    elif "ssm_cfg" in config:
        draft.need("mamba-ssm", files.reason("config.json", "ssm_cfg"))
    elif not draft.packages and not draft.notes and not _card_names(files):
        draft.note("unknown-model", "Its config.json names no type of model.", "config.json")


def _card_names(files: ModelFiles) -> bool:
    from roost.core.discovery.needs_card import find_library

    found = find_library(files)
    return found is not None and found[0] in LIBRARY_PACKAGES


def _other_formats(draft: NeedsDraft, files: ModelFiles) -> None:
    """Forms of weights that no library of an env key loads, or only one of several does."""
    if files.has("params.json") and files.ending(".safetensors"):
        draft.note("mistral-format", "In Mistral's own format, which vLLM loads.", "params.json")
    elif files.has("params.json") and files.has("consolidated.00.pth"):
        text = "In Meta's own format; transformers loads it only once it is converted."
        draft.note("meta-format", text, "params.json")
    if files.has("mlc-chat-config.json"):
        text = "Compiled for MLC, which only mlc-llm loads."
        draft.note("mlc-format", text, "mlc-chat-config.json")


def old_ggml(files: ModelFiles) -> list[str]:
    """Files in ggml's form of before GGUF: their names end in .bin like those of torch."""
    return [
        name
        for name in files.ending(".bin")
        if name.startswith("ggml-") or ".ggml" in name.lower() or "-ggml-" in name.lower()
    ]


def _other_files(draft: NeedsDraft, files: ModelFiles) -> None:
    """Libraries that a file of their own tells."""
    meta = files.json("meta.json") if files.has("config.cfg") else None
    said = text_of(meta, "spacy_version")
    if said is not None:
        requirement = parse_requirement(f"spacy{said}")
        floor = requirement.floor if requirement is not None else None
        draft.need("spacy", files.reason("meta.json", "spacy_version", said), floor)
    older = old_ggml(files)
    if older:
        text = "In ggml's older format, which torch does not load: whisper.cpp's, or llama.cpp's "
        draft.note("ggml-format", text + "of before August 2023.", older[0])


def read_mlx(draft: NeedsDraft, files: ModelFiles, config: dict[str, Any]) -> None:
    """Models converted for mlx-whisper: OpenAI's field names beside `weights.*`."""
    weights = [name for name in ("weights.safetensors", "weights.npz") if files.has(name)]
    if weights and "n_mels" in config and "n_audio_state" in config:
        draft.need("mlx-whisper", files.reason("config.json", "n_audio_state"))
        text = "Converted for Apple's MLX; mlx-whisper loads it, transformers does not."
        draft.note("mlx-format", text, weights[0])


def read_requirements(draft: NeedsDraft, files: ModelFiles) -> None:
    """Enter the packages a requirements.txt beside the model names.

    Options, addresses and paths are named and left out (fault 29); a marker is
    not judged here, so its line is left out too.
    """
    name = "requirements.txt"
    text = files.text(name)
    if text is None:
        return
    for number, raw in enumerate(text.splitlines()[:MAX_REQUIREMENT_LINES], 1):
        line = raw.partition(" #")[0].strip()
        if not line or line.startswith("#"):
            continue
        problem = requirement_problem(line)
        requirement = None if problem else parse_requirement(line)
        if requirement is None or requirement.marker:
            why = problem or "it depends on the platform"
            draft.note("requirement-skipped", f"Line {number} is left out: {why}.", name)
            continue
        reason = files.reason(name, f"line {number}", line)
        draft.need(requirement.name, reason, requirement.floor)
        operators = {operator for operator, _ in parse_specifiers(requirement.specifier) or ()}
        if requirement.name.lower() in _WATCHED and operators & _CEILINGS:
            text = f"Its author asks for {one_line(line)!r}: newer ones may not run it."
            draft.note("requirement-ceiling", text, name)
