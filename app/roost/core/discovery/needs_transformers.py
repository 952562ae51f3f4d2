"""What a transformers model needs, from config.json and the files beside it."""

from __future__ import annotations

import json
import re
from typing import Any

from roost.core.discovery.modelfiles import ModelFiles, object_of, one_line, text_of, words
from roost.core.discovery.needs_quant import read_quantisation
from roost.core.domain.modelfeatures import features_of, part_types
from roost.core.domain.modeltypes import (
    NEWEST_KNOWN,
    OPTIONAL_BY_TYPE,
    PACKAGES_BY_FIELD,
    PACKAGES_BY_TOKENIZER,
    PACKAGES_BY_TYPE,
    SENTENCEPIECE_TOKENIZERS,
    TOKENIZER_FLOORS,
    TRANSFORMERS_FLOORS,
    is_listed,
)
from roost.core.domain.needs import NeedsDraft, Reason
from roost.core.domain.versions import at_least, release_text

SENTENCEPIECE_FILES = ("tokenizer.model", "spiece.model", "sentencepiece.bpe.model")
# Files of a tokenizer that is sentencepiece whatever else lies beside it.
_SLOW_ONLY_FILES = ("source.spm", "target.spm", "spm_char.model", "sentencepiece.model")
# EAGLE and the speculators library write these.
_DRAFT_HEAD = ("draft_vocab_size", "speculators_model_type")
_TOKENIZER_CLASS = r'"tokenizer_class"\s*:\s*"([A-Za-z0-9_]{1,80})"'
_PARSED_TOKENIZER_CONFIG = 64 * 1024


def is_transformers_config(config: dict[str, Any]) -> bool:
    """Whether a config.json is one of transformers: a type, a class or a quantiser is named."""
    return (
        text_of(config, "model_type") is not None
        or bool(words(config.get("architectures")))
        or isinstance(config.get("quantization_config"), dict)
    )


def read_transformers(draft: NeedsDraft, files: ModelFiles, config: dict[str, Any]) -> None:
    """Enter what a transformers model needs; ``config`` is its config.json."""
    draft.family = "transformers"
    draft.model_type = text_of(config, "model_type")
    draft.architectures = words(config.get("architectures"))
    field = "model_type" if draft.model_type else "architectures"
    value = draft.model_type or ", ".join(draft.architectures)
    if not value:
        field = "quantization_config"
    draft.reasons.append(files.reason("config.json", field, value))
    read_quantisation(draft, files, config)
    _own_code(draft, files, "config.json", config)
    transformers_floor(draft, files, config)
    of_type = files.reason("config.json", "model_type", draft.model_type)
    for package in PACKAGES_BY_TYPE.get(draft.model_type or "", ()):
        draft.need(package, of_type)
    for package in OPTIONAL_BY_TYPE.get(draft.model_type or "", ()):
        draft.need(package, of_type, optional=True)
    for field, package in PACKAGES_BY_FIELD.items():
        if field in config:
            draft.need(package, files.reason("config.json", field))
    if any(field in config for field in _DRAFT_HEAD):
        text = "A draft for another model's speculative decoding: vLLM or SGLang loads the two."
        draft.note("draft-head", text, "config.json")
    if config.get("use_timm_backbone") is True:
        draft.need("timm", files.reason("config.json", "use_timm_backbone", "true"))
    if "sentence_transformers" in config:  # a cross-encoder says so there
        reason = files.reason("config.json", "sentence_transformers")
        draft.need("sentence-transformers", reason, optional=True)
    attention = text_of(config, "_attn_implementation") or text_of(config, "attn_implementation")
    if attention and attention.startswith("flash_attention"):
        reason = files.reason("config.json", "_attn_implementation", attention)
        draft.need("flash-attn", reason, optional=True)


def transformers_floor(draft: NeedsDraft, files: ModelFiles, config: dict[str, Any]) -> None:
    """The lowest transformers that can load the model, with where that is from.

    The release that introduced the type where it is known, or a later one that an option
    of it or the type of a part asks for; else the version that saved the model.  With code
    of its own a model may do with the older of both.
    """
    kind = text_of(config, "model_type")
    said = text_of(config, "transformers_version")
    saved = release_text(said) if said else None
    known = _known_floor(files, config, kind)
    if known is not None and not (draft.remote_code and saved and at_least(known[0], saved)):
        draft.need("transformers", known[1], known[0] or None)
        return
    draft.need("transformers", files.reason("config.json", "transformers_version", said), saved)
    if draft.remote_code and saved:
        draft.note(
            "remote-code-version",
            f"Its own code was written for transformers {saved}; much newer ones may not run it.",
            "config.json",
        )
    newer = saved is not None and not at_least(f"{NEWEST_KNOWN}.999", saved)
    if kind and not draft.remote_code and not newer and not is_listed(kind):
        draft.note(
            "unknown-type",
            f"No transformers up to {NEWEST_KNOWN} has the type {kind!r}: "
            "some other library loads it.",
            "config.json",
        )


def _known_floor(
    files: ModelFiles, config: dict[str, Any], kind: str | None
) -> tuple[str, Reason] | None:
    """The release a known type needs and why; "" for any; None where the type is not known."""
    floor = TRANSFORMERS_FLOORS.get(kind) if kind else None
    if floor is None:
        return None
    reason = files.reason("config.json", "model_type", kind)
    asked = [(feature.floor, feature.field, feature.value) for feature in features_of(config)]
    asked += [
        (TRANSFORMERS_FLOORS.get(part, ""), field, part) for field, part in part_types(config)
    ]
    for higher, field, value in asked:
        if higher and (not floor or not at_least(floor, higher)):
            floor, reason = higher, files.reason("config.json", field, value)
    return floor, reason


def _own_code(draft: NeedsDraft, files: ModelFiles, name: str, config: dict[str, Any]) -> None:
    """Note the files an ``auto_map`` names: the model brings them, or another repository does."""
    mapping = config.get("auto_map")
    values = list(mapping.values()) if isinstance(mapping, dict) else [mapping]
    flat = [one for value in values for one in (value if isinstance(value, list) else [value])]
    named = [one_line(one) for one in flat[:50] if isinstance(one, str)]
    if not named or not isinstance(mapping, dict | list):
        return
    draft.remote_code = True
    draft.reasons.append(files.reason(name, "auto_map", _mapped(config)))
    draft.code += named


def read_tokenizer(draft: NeedsDraft, files: ModelFiles) -> None:
    """What the tokenizer needs: sentencepiece and protobuf, tiktoken, and rarer ones.

    With a tokenizer.json the fast tokenizer is used, which needs none of them.
    """
    fast = files.has("tokenizer.json")
    for name in SENTENCEPIECE_FILES:
        if files.has(name):
            for package in ("sentencepiece", "protobuf"):
                draft.need(package, files.reason(name), optional=fast)
            break
    for name in _SLOW_ONLY_FILES:
        if files.has(name) and not fast:
            draft.need("sentencepiece", files.reason(name))
            break
    tiktoken = files.ending(".tiktoken") or files.ending("tiktoken.model")
    if tiktoken:
        draft.need("tiktoken", files.reason(tiktoken[0]), optional=fast)
    if files.has("tekken.json") and not fast:
        draft.need("mistral-common", files.reason("tekken.json"))
    _tokenizer_class(draft, files, fast)


def _tokenizer_class(draft: NeedsDraft, files: ModelFiles, fast: bool) -> None:
    name = "tokenizer_config.json"
    if not files.has(name):
        return
    head = files.head(name, _PARSED_TOKENIZER_CONFIG + 1)
    if head is None:
        return
    if len(head) <= _PARSED_TOKENIZER_CONFIG:
        config = files.json(name)
        if config is None:
            return
        kind = text_of(config, "tokenizer_class")
        _own_code(draft, files, name, config)
    else:
        # Lists of added tokens make these files large; the class stands in a
        # text field, and parsing a megabyte would cost more than the answer is worth.
        text = files.text(name, 4 * 1024 * 1024) or ""
        match = re.search(_TOKENIZER_CLASS, text)
        kind = match[1] if match else None
        _own_code(draft, files, name, _object_within(text, '"auto_map"'))
    if kind is None:
        return
    reason = files.reason(name, "tokenizer_class", kind)
    if kind in TOKENIZER_FLOORS and not _maps_tokenizer(draft):
        draft.need("transformers", reason, TOKENIZER_FLOORS[kind])
    for package in PACKAGES_BY_TOKENIZER.get(kind, ()):
        draft.need(package, reason, optional=fast and package == "sentencepiece")
    if kind in SENTENCEPIECE_TOKENIZERS and not fast:
        draft.need("sentencepiece", reason)
        draft.need("protobuf", reason)


def read_processors(draft: NeedsDraft, files: ModelFiles) -> None:
    """What images, video and sound need before they reach the model."""
    for name in (
        "preprocessor_config.json",
        "processor_config.json",
        "video_preprocessor_config.json",
    ):
        config = files.json(name)
        if config is None:
            continue
        _own_code(draft, files, name, config)
        image = object_of(config, "image_processor") or config
        kind = text_of(image, "image_processor_type") or text_of(image, "video_processor_type")
        legacy = text_of(image, "feature_extractor_type")
        if kind is None and legacy and ("do_resize" in image or "image_mean" in image):
            kind = legacy
        if kind:
            field = "image_processor_type" if kind != legacy else "feature_extractor_type"
            reason = files.reason(name, field, kind)
            draft.need("pillow", reason)
            draft.need(
                "torchvision", reason, optional=not kind.endswith(("Fast", "VideoProcessor"))
            )
        if config.get("apply_ocr") is True:
            draft.need("pytesseract", files.reason(name, "apply_ocr", "true"), optional=True)
        if text_of(config, "processor_class") == "Wav2Vec2ProcessorWithLM":
            reason = files.reason(name, "processor_class", "Wav2Vec2ProcessorWithLM")
            draft.need("pyctcdecode", reason)
            draft.need("kenlm", reason)


def _maps_tokenizer(draft: NeedsDraft) -> bool:
    return any("token" in module.lower() for module in draft.code)


def _object_within(text: str, mark: str) -> dict[str, Any]:
    """{mark: the object behind it}, cut out of a JSON text too large to parse; {} without."""
    at = text.find(mark)
    start = text.find("{", at)
    if at < 0 or start < 0 or text[at + len(mark) : start].strip() != ":":
        return {}
    try:
        return {mark.strip('"'): json.JSONDecoder().raw_decode(text[start : start + 4_000])[0]}
    except ValueError:
        return {}


def _mapped(config: dict[str, Any]) -> str:
    mapping = config.get("auto_map")
    if isinstance(mapping, dict):
        return ", ".join(str(key) for key in list(mapping)[:5])
    return "tokenizer" if mapping else ""
