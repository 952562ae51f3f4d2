"""The local Hugging Face cache: where it is and which snapshot counts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from roost.core.discovery.hfcache import find_hf_snapshot, hub_cache


def snapshot(hub: Path, revision: str, model: str = "models--org--m") -> Path:
    folder = hub / model / "snapshots" / revision
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"HF_HUB_CACHE": "/a", "HF_HOME": "/b"}, "/a"),
        ({"HUGGINGFACE_HUB_CACHE": "/a", "HF_HOME": "/b"}, "/a"),
        ({"HF_HOME": "/b", "XDG_CACHE_HOME": "/c"}, "/b/hub"),
        ({"XDG_CACHE_HOME": "/c", "HOME": "/h"}, "/c/huggingface/hub"),
        ({"HOME": "/h"}, "/h/.cache/huggingface/hub"),
        ({"HOME": "/h", "HF_HOME": "~/hf"}, "/h/hf/hub"),
        ({"HF_HUB_CACHE": "", "HOME": "/h"}, "/h/.cache/huggingface/hub"),
        ({"USERPROFILE": "/u"}, "/u/.cache/huggingface/hub"),
    ],
)
def test_the_cache_is_where_the_hub_library_puts_it(environ: dict[str, str], expected: str) -> None:
    assert hub_cache(environ) == Path(expected)


def test_main_names_the_snapshot(tmp_path: Path) -> None:
    wanted = snapshot(tmp_path, "aaa")
    snapshot(tmp_path, "bbb")
    refs = tmp_path / "models--org--m" / "refs"
    refs.mkdir()
    (refs / "main").write_text("aaa\n")
    assert find_hf_snapshot("org/m", {"HF_HUB_CACHE": str(tmp_path)}) == wanted


@pytest.mark.parametrize("reference", [None, "ccc", "../../../x", "", "\udc80", "a" * 5000])
def test_without_a_usable_reference_the_newest_counts(
    tmp_path: Path, reference: str | None
) -> None:
    newest = snapshot(tmp_path, "aaa")
    older = snapshot(tmp_path, "bbb")
    os.utime(older, (1, 1))
    (older.parent / "ddd").write_text("a file")
    if reference is not None:
        refs = tmp_path / "models--org--m" / "refs"
        refs.mkdir()
        (refs / "main").write_bytes(reference.encode("utf-8", "surrogateescape"))
    assert find_hf_snapshot("org/m", {"HF_HUB_CACHE": str(tmp_path)}) == newest


def test_a_model_without_organisation(tmp_path: Path) -> None:
    wanted = snapshot(tmp_path, "aaa", "models--gpt2")
    assert find_hf_snapshot("gpt2", {"HF_HUB_CACHE": str(tmp_path)}) == wanted


@pytest.mark.parametrize("model", ["org/absent", "../x", "a/b/c", "", "org/..", "/etc", "x"])
def test_what_is_not_there_is_none(tmp_path: Path, model: str) -> None:
    snapshot(tmp_path, "aaa")
    (tmp_path / "models--org--absent" / "snapshots").mkdir(parents=True)
    assert find_hf_snapshot(model, {"HF_HUB_CACHE": str(tmp_path)}) is None
