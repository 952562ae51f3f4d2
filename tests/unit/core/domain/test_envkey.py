"""Env keys: every form of formats.md, round trips, and what no folder may be called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost.core.domain import envkey
from roost.core.domain.envkey import (
    DEDICATED_MARK,
    QUANTS,
    canonical,
    dedicated_key,
    display_name,
    is_valid_key_name,
    make_key,
    parse_key,
    sanitised_model_id,
    with_accelerator,
)
from roost.core.domain.errors import UsageError

ACCELERATORS = [
    "cpu",
    "cu118",
    "cu121",
    "cu124",
    "cu128",
    "cu130",
    "cu132",
    "rocm6.2",
    "xpu",
    "mps",
]
accelerators = st.sampled_from(ACCELERATORS)
families = st.sampled_from(["transformers", "diffusers", "vllm", "llamacpp"])
quants = st.sampled_from([None, *QUANTS])
channels = st.sampled_from(["", "-stable", "-edge", "-nightly"])


@given(families, accelerators, quants)
def test_what_is_made_is_read_back(family: str, accelerator: str, quant: str | None) -> None:
    text = make_key(family, accelerator, quant)
    key = parse_key(text)
    assert key.text == text
    assert (key.family or key.framework) == family
    assert key.accelerator == accelerator
    assert key.quant == (quant if family == "transformers" else None)
    assert canonical(text) == text
    assert make_key(key.family or key.framework, key.accelerator, key.quant) == text


@given(accelerators, st.sampled_from(["base", *QUANTS]), st.sampled_from(["", "-t22"]), channels)
def test_older_forms_map_to_one_canonical_key(
    accelerator: str, variant: str, tag: str, channel: str
) -> None:
    key = parse_key(f"tf-{accelerator}{tag}-{variant}{channel}")
    quant = None if variant == "base" else variant
    assert (key.framework, key.family, key.accelerator, key.quant) == (
        "torch",
        "transformers",
        accelerator,
        quant,
    )
    assert key.torch == ("2.2" if tag else None)
    assert key.channel == (channel[1:] or None)
    assert canonical(key.text) == make_key("transformers", accelerator, quant)
    assert canonical(canonical(key.text)) == canonical(key.text)


@given(families, accelerators, quants, st.text(min_size=1, max_size=80))
def test_dedicated_keys_are_safe_and_keep_their_stack(
    family: str, accelerator: str, quant: str | None, model: str
) -> None:
    base = make_key(family, accelerator, quant)
    text = dedicated_key(base, model)
    key = parse_key(text)
    assert is_valid_key_name(text)
    assert key.dedicated_to == sanitised_model_id(model) == text.partition(DEDICATED_MARK)[2]
    assert (key.accelerator, key.quant) == (parse_key(base).accelerator, parse_key(base).quant)
    assert canonical(text) == text


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_and_always_shown(text: str) -> None:
    shown = display_name(text)
    assert shown
    assert all(char.isprintable() for char in shown)
    if is_valid_key_name(text):
        assert parse_key(text).text == text
        assert canonical(canonical(text)) == canonical(text)
    else:
        with pytest.raises(UsageError) as caught:
            parse_key(text)
        assert caught.value.code == "bad-key"
        assert caught.value.remedy


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "../../x",
        "..",
        ".",
        ".tmp",
        "a..b",
        "/etc",
        "C:\\",
        "c:x",
        "a/b",
        "a\\b",
        "CON",
        "con.cpu",
        "nul",
        "COM1",
        "lpt9.txt",
        "a\0b",
        "a\nb",
        "a\x1bb",
        "a\x7fb",
        "a\u202eb",
        "a\u200bb",
        "a\u2028b",
        "a\udc80b",
        "a.",
        "a ",
        " a",
        "-rf",
        "a*b",
        "a?b",
        'a"b',
        "a<b",
        "a|b",
        "x" * 201,
        "x" * 10_000,
        "\U0001f600" * 100,
    ],
)
def test_refused_names(text: str) -> None:
    assert not is_valid_key_name(text)
    with pytest.raises(UsageError) as caught:
        parse_key(text)
    assert caught.value.exit_code == 2
    assert "\n" not in caught.value.message


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("torch-cu121-transformers-bnb", "Transformers + bitsandbytes (CUDA 12.1)"),
        ("torch-cpu-transformers", "Transformers (CPU)"),
        ("vllm-cu121", "vLLM (CUDA 12.1)"),
        ("vllm-cu121-stable", "vLLM (CUDA 12.1, stable)"),
        ("torch-cu130-transformers-gptq", "Transformers + GPTQ (CUDA 13.0)"),
        ("torch-rocm6.2-transformers-awq", "Transformers + AWQ (ROCm 6.2)"),
        ("torch-mps-diffusers", "Diffusers (Apple MPS)"),
        ("llamacpp-xpu", "llama.cpp (Intel XPU)"),
        ("tf-cu121-t22-bnb-edge", "Transformers + bitsandbytes (CUDA 12.1, torch 2.2, edge)"),
        (
            "torch-cpu-transformers--dedicated--org__m",
            "Transformers (CPU), only for org__m",
        ),
        ("my-own-stack", "my-own-stack"),
        ("../x", "../x"),
        ("", "(no name)"),
        ("a\u202eb", "a\ufffdb"),
    ],
)
def test_display_names(text: str, name: str) -> None:
    assert display_name(text) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tf-cu121-t22-bnb-edge", "torch-cu121-transformers-bnb"),
        ("tf-cu121-t22-base-stable", "torch-cu121-transformers"),
        ("vllm-cu121-stable", "vllm-cu121"),
        ("vllm-cu121-mine", "vllm-cu121-mine"),
        ("tf-cu121-t22-bnb-edge--dedicated--m", "torch-cu121-transformers-bnb--dedicated--m"),
        ("Torch-CPU-transformers", "Torch-CPU-transformers"),
        ("torch-cu99-transformers", "torch-cu99-transformers"),
        ("torch-cu121-transformers-fp8", "torch-cu121-transformers-fp8"),
    ],
)
def test_canonical(text: str, expected: str) -> None:
    assert canonical(text) == expected


def test_an_unknown_form_is_kept_but_not_understood() -> None:
    key = parse_key("torch-cu121-transformers-fp8")
    assert (key.framework, key.known, key.accelerator, key.family) == ("unknown", False, "", None)
    assert with_accelerator(key.text, "cpu") == key.text
    assert with_accelerator("tf-cu121-t22-bnb-edge", "cpu") == "torch-cpu-transformers-bnb"


@pytest.mark.parametrize("args", [("transformers", "cuda"), ("transformers", "cpu", "fp8")])
def test_make_key_refuses_what_no_key_can_name(args: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=args[-1]):
        make_key(*args)


def test_an_unknown_family_is_served_by_transformers() -> None:
    assert make_key("unknown", "cpu") == "torch-cpu-transformers"


@pytest.mark.parametrize(
    ("model", "expected"),
    [("nvidia/Nemotron-3-30B", "nvidia__Nemotron-3-30B"), ("local_0123456789ab",) * 2],
)
def test_sanitised_ids_of_ordinary_models(model: str, expected: str) -> None:
    assert sanitised_model_id(model) == expected


def test_two_ids_that_sanitise_alike_stay_apart() -> None:
    assert sanitised_model_id("a/b c") != sanitised_model_id("a/b-c")
    assert sanitised_model_id("x" * 100 + "1") != sanitised_model_id("x" * 100 + "2")
    assert len(sanitised_model_id("é" * 500)) <= 64
    assert envkey.key_problem("k" + sanitised_model_id("../..")) is None
