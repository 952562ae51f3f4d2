"""Options of a config that an older transformers refuses, or passes over without a word.

The type alone says less than it seems: Llama is known since 4.28, the rope scaling of Llama 3.1
since 4.43.  Source of each floor: ``configuration_*.py`` and ``modeling_*.py`` of the release and
of the one before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple


class Feature(NamedTuple):
    """An option in use, and the first transformers that reads it as it is meant."""

    field: str
    value: object
    floor: str


_ROPE_ANY = {"llama3": "4.43", "longrope": "4.43"}
_ROPE_BY_TYPE = {("llama", "yarn"): "4.43", ("qwen2", "yarn"): "4.45"}
# Since when a type reads head_dim; before, it is hidden_size / num_attention_heads.
_HEAD_DIM = {"llama": "4.45", "mistral": "4.43"}
_DEFAULT_THETA = 10_000

NESTED = ("text_config", "language_config", "llm_config", "vision_config", "audio_config")
# Types whose parts are made by the type the part names (``CONFIG_MAPPING[…]`` in their
# configuration, transformers 4.57 and 5.24); others know their parts themselves.
_MADE_OF_PARTS = (
    "aria audioflamingo3 aya_vision blip-2 cohere2_vision colmodernvbert colpali colqwen2 "
    "deepseek_vl deepseek_vl_hybrid encoder-decoder exaone4_5 fast_vlm florence2 glm46v glmasr "
    "got_ocr2 granite4_vision granite_speech granite_speech_plus idefics2 idefics3 "
    "instructblip instructblipvideo internvl janus kimi_k25 lfm2_vl lfm3_vl lighton_ocr llava "
    "llava_next llava_next_video llava_onevision mistral3 mistral_large4 musicflamingo "
    "musicgen musicgen_melody nemotron_h_omni ovis2 paligemma perception_lm qwen2_audio "
    "smolvlm speech-encoder-decoder t5gemma2 vibevoice video_llama_3 video_llava vipllava "
    "vision-encoder-decoder vision-text-dual-encoder voxtral voxtral_realtime"
)
_COMPOSITE = frozenset(_MADE_OF_PARTS.split())
_PARTS = (*NESTED, "encoder", "decoder", "text_encoder", "audio_encoder", "vlm_config")


def features_of(config: dict[str, Any]) -> Iterator[Feature]:
    """The options of a config.json that ask for more than the type's own first release."""
    yield from _of_one(config, "")
    for name in NESTED:
        inner = config.get(name)
        if isinstance(inner, dict):
            yield from _of_one(inner, f"{name}.")


def part_types(config: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(field, type) of the parts that are made by the type they name."""
    whole = config.get("model_type")
    if not isinstance(whole, str) or whole not in _COMPOSITE:
        return
    for name in _PARTS:
        inner = config.get(name)
        kind = inner.get("model_type") if isinstance(inner, dict) else None
        if isinstance(kind, str):
            yield f"{name}.model_type", kind


def _of_one(config: dict[str, Any], prefix: str) -> Iterator[Feature]:
    named = config.get("model_type")
    kind = named if isinstance(named, str) else ""
    scaling = config.get("rope_scaling")
    if isinstance(scaling, dict):
        field = "rope_type" if "rope_type" in scaling else "type"
        said = scaling.get(field)
        if isinstance(said, str):
            floor = _ROPE_ANY.get(said) or _ROPE_BY_TYPE.get((kind, said))
            if floor:
                yield Feature(f"{prefix}rope_scaling.{field}", said, floor)
    parameters = config.get("rope_parameters")
    if isinstance(parameters, dict) and "rope_theta" not in config and _matters(parameters):
        # Release 5.0 moved the base of the rotation there; 4.x takes 10000 without a word.
        yield Feature(f"{prefix}rope_parameters", "", "5.0")
    if kind == "phi3" and _is_number(config, "partial_rotary_factor", other_than=1):
        yield Feature(f"{prefix}partial_rotary_factor", config["partial_rotary_factor"], "4.49")
    if kind == "gemma3_text" and config.get("use_bidirectional_attention") is True:
        yield Feature(f"{prefix}use_bidirectional_attention", "true", "4.57")
    if kind in _HEAD_DIM:
        yield from _heads(config, prefix, kind)


def _heads(config: dict[str, Any], prefix: str, kind: str) -> Iterator[Feature]:
    heads, wide, groups, hidden = (
        config.get(name)
        for name in ("num_attention_heads", "head_dim", "num_key_value_heads", "hidden_size")
    )
    if not isinstance(heads, int) or heads <= 0:
        return
    if kind == "llama" and isinstance(groups, int) and 0 < groups < heads:
        yield Feature(f"{prefix}num_key_value_heads", groups, "4.31")
    if isinstance(wide, int) and isinstance(hidden, int) and wide * heads != hidden:
        yield Feature(f"{prefix}head_dim", wide, _HEAD_DIM[kind])


def _matters(parameters: dict[str, Any]) -> bool:
    if any(isinstance(value, dict) for value in parameters.values()):
        return True  # one set a kind of layer
    plain = parameters.get("rope_type", "default") == "default"
    return not plain or parameters.get("rope_theta", _DEFAULT_THETA) != _DEFAULT_THETA


def _is_number(config: dict[str, Any], field: str, other_than: float) -> bool:
    value = config.get(field)
    return isinstance(value, int | float) and value != other_than
