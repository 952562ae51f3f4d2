"""Naming models: the three forms, and everything that must be refused (fault 26)."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost.core.domain.errors import NotFoundError
from roost.core.domain.model import (
    ModelForm,
    hf_of_legacy_id,
    is_safe_name,
    legacy_id_of_hf,
    local_id_of_resolved,
    parse_model,
)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("nvidia/Nemotron-3-30B", ModelForm.HF),
        ("openai-community/gpt2", ModelForm.HF),
        ("/models/a/b", ModelForm.FOLDER),
        ("./llama", ModelForm.FOLDER),
        ("../llama", ModelForm.FOLDER),
        ("~/llama", ModelForm.FOLDER),
        ("C:\\models\\llama", ModelForm.FOLDER),
        ("D:/models/llama", ModelForm.FOLDER),
        ("\\\\server\\share\\llama", ModelForm.FOLDER),
        ("nvidia__Nemotron-3-30B", ModelForm.LEGACY_ID),
        ("local_a91c44e07b1d", ModelForm.LEGACY_ID),
        ("gpt2", ModelForm.LEGACY_ID),
    ],
)
def test_the_form_is_told_by_looks(text: str, form: ModelForm) -> None:
    assert parse_model(text).form is form


@pytest.mark.parametrize(
    "text",
    ["", " ", "a/b/c", "/", "a/", "a//b", "org/..", "-x/y", "CON", "nul.txt", "a\0b", "/a\0b",
     "\ud800", "org/\ud800", "x" * 10_000, "org/" + "x" * 10_000, "a\nb", "a:b", "..."],
)  # fmt: skip
def test_malformed_ids_do_not_exist(text: str) -> None:
    if text == "/":  # a folder, and there is one
        assert parse_model(text).form is ModelForm.FOLDER
        return
    with pytest.raises(NotFoundError) as caught:
        parse_model(text)
    assert caught.value.remedy
    caught.value.message.encode("utf-8")


def test_local_ids_are_md5_of_the_resolved_path() -> None:
    path = "/data/models/Lläma"
    expected = "local_" + hashlib.md5(path.encode()).hexdigest()[:12]
    assert local_id_of_resolved(path) == expected


_PART = st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,20}[A-Za-z0-9])?", fullmatch=True)


@given(_PART, _PART)
def test_hf_ids_survive_the_way_to_a_folder_name_and_back(organisation: str, name: str) -> None:
    model_id = f"{organisation}/{name}"
    if ".." not in model_id:
        assert hf_of_legacy_id(legacy_id_of_hf(model_id)) == model_id


@given(st.text(max_size=300))
def test_a_safe_name_is_one_folder_and_never_ours(name: str) -> None:
    if is_safe_name(name):
        assert "/" not in name
        assert "\\" not in name
        assert not name.startswith(".")
        name.encode("utf-8")
