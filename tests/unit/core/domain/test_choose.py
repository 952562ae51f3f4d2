"""What is said of a key: honest where nothing fits, or where there is no GPU."""

from __future__ import annotations

import pytest

from roost.core.domain.choose import choose_key
from roost.core.domain.needs import Needs, Note, PackageNeed, Reason, with_more

CONFIG = Reason("config.json", "model_type", "llama")


def said(accelerator: str = "cu121", **fields: object) -> str:
    return choose_key(Needs(**fields), accelerator).text  # type: ignore[arg-type]


def of_llama(method: str, accelerator: str = "cu121", quant: str | None = None) -> str:
    return said(
        accelerator, family="transformers", reasons=(CONFIG,), quant=quant, quant_method=method
    )


@pytest.mark.parametrize(
    ("method", "words"),
    [
        ("qbits9", "quantised with qbits9, which is not known here."),
        ("exl3", "quantised with exl3, which no key stands for."),
        ("aqlm", "aqlm needs no key of its own."),
    ],
)
def test_only_a_known_method_is_said_to_need_no_key(method: str, words: str) -> None:
    assert of_llama(method) == f"transformers (config.json: model_type = llama), {words}"


@pytest.mark.parametrize(
    ("method", "quant", "words"),
    [
        ("bitsandbytes", "bnb", "on the CPU, slowly"),
        ("gptq", "gptq", "GPTQModel's CPU kernels"),
        ("awq", "awq", "with transformers 5"),
        ("fp8", None, "twice the size"),
        ("eetq", None, "on a GPU only"),
    ],
)
def test_without_a_gpu_it_is_said_what_becomes_of_a_quantised_model(
    method: str, quant: str | None, words: str
) -> None:
    assert words in of_llama(method, "cpu", quant)
    assert words not in of_llama(method, "cu121", quant)


def test_a_model_of_a_library_without_a_key_names_that() -> None:
    reason = Reason("README.md", "library_name", "f5-tts")
    text = said(packages=(PackageNeed("f5-tts", None, reason),))
    assert text == "It wants f5-tts (README.md: library_name = f5-tts), which no key stands for."


def test_nothing_known_and_no_key_made_for_it_are_two_things() -> None:
    assert said() == "Nothing is known about the model."
    assert said(notes=(Note("meta-format", "…"),)) == "No key is made for what it is."
    assert "cannot be read" in said(damaged=(Note("damaged", "…", "config.json"),))


def test_what_the_folder_told_is_kept_beside_what_the_environment_tells() -> None:
    legacy = Needs("transformers", packages=(PackageNeed("kokoro", "0.9", CONFIG),))
    folder = Needs(packages=(PackageNeed("kokoro", None, CONFIG),), notes=(Note("a", "b"),))
    both = with_more(legacy, folder)
    assert (both.family, both.packages, both.notes) == (
        "transformers",
        folder.packages,
        folder.notes,
    )
    assert with_more(legacy, Needs()) is legacy
