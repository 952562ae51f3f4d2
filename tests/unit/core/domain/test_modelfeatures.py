"""Options of a config that ask for more than the type's first release."""

from __future__ import annotations

from typing import Any

import pytest

from roost.core.domain.modelfeatures import features_of, part_types


@pytest.mark.parametrize(
    ("config", "floors"),
    [
        ({"model_type": "llama", "rope_scaling": None}, []),
        ({"model_type": "llama", "rope_scaling": {"type": "linear", "factor": 2.0}}, []),
        ({"model_type": "llama", "rope_scaling": {"rope_type": "llama3"}}, ["4.43"]),
        ({"model_type": "mixtral", "rope_scaling": {"rope_type": "yarn"}}, []),
        ({"model_type": "qwen2", "rope_scaling": {"type": "yarn"}}, ["4.45"]),
        ({"model_type": "llama", "num_attention_heads": 32, "num_key_value_heads": 32}, []),
        ({"model_type": "llama", "num_attention_heads": 64, "num_key_value_heads": 8}, ["4.31"]),
        (
            {
                "model_type": "llama",
                "num_attention_heads": 32,
                "hidden_size": 3072,
                "head_dim": 128,
            },
            ["4.45"],
        ),
        ({"model_type": "llama", "num_attention_heads": 0, "num_key_value_heads": 8}, []),
        ({"model_type": "phi3", "partial_rotary_factor": 1.0}, []),
        # What 4.x falls back to anyway is no reason.
        ({"rope_parameters": {"rope_theta": 10000.0, "rope_type": "default"}}, []),
        ({"rope_parameters": {"rope_theta": 500000.0}, "rope_theta": 500000.0}, []),
        ({"rope_parameters": {"rope_theta": 500000.0}}, ["5.0"]),
        ({"rope_parameters": {"full_attention": {"rope_theta": 10000.0}}}, ["5.0"]),
        ({"text_config": {"rope_parameters": {"rope_theta": 1e6}}}, ["5.0"]),
        ({"text_config": [], "rope_parameters": 3, "rope_scaling": "x"}, []),
        ({"model_type": ["llama"], "rope_scaling": {"rope_type": ["llama3"]}}, []),
    ],
)
def test_floors_of_options(config: dict[str, Any], floors: list[str]) -> None:
    assert [feature.floor for feature in features_of(config)] == floors


def test_parts_count_where_the_type_they_name_makes_them() -> None:
    parts = {"text_config": {"model_type": "ministral3"}, "vision_config": {"model_type": 3}}
    assert list(part_types({"model_type": "mistral3", **parts})) == [
        ("text_config.model_type", "ministral3")
    ]
    assert list(part_types({"model_type": "qwen2_5_vl", **parts})) == []
    assert list(part_types({"model_type": [], **parts})) == []
