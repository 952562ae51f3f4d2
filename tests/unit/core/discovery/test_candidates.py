"""Which environments could serve a model, in the order of formats.md."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from roost.core.discovery import index as index_module
from roost.core.discovery import legacy_candidates, shared_candidates
from roost.core.discovery.index import LegacyIndex
from roost.core.domain.model import local_id_of_resolved, parse_model
from roost.core.store.layout import Layout


def folder(root: Path, name: str, **metadata: object) -> Path:
    made = root / "environments" / name
    made.mkdir(parents=True)
    if metadata:
        (made / "environment_metadata.json").write_text(json.dumps(metadata))
    return made


def names(root: Path, model: str, **options: str) -> list[str]:
    return [env.name for env in legacy_candidates(Layout(root), parse_model(model), **options)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / ".envs").mkdir()
    return tmp_path


def test_by_hf_id_then_by_metadata(root: Path) -> None:
    folder(root, "z-associated", associated_models=["org/model"])
    folder(root, "a-other", model_id="org/other")
    folder(root, "m-named", model_id="org/model")
    folder(root, "org__model")
    assert names(root, "org/model") == ["org__model", "m-named", "z-associated"]
    assert names(root, "org__model") == ["org__model", "m-named", "z-associated"]
    assert names(root, "org/none") == []


def test_by_path_local_id_metadata_then_the_hf_id_of_its_place(root: Path) -> None:
    model = root / "hub" / "models--org--model" / "snapshots" / "abc"
    model.mkdir(parents=True)
    folder(root, "org__model")
    folder(root, "by-path", model_path=str(model))
    folder(root, "by-id", associated_models=["org/model"])
    local = local_id_of_resolved(str(model.resolve()))
    folder(root, local)
    assert names(root, str(model)) == [local, "by-path", "org__model", "by-id"]


@pytest.mark.parametrize("place", ["org__model", "org/model"])
def test_folders_in_models_name_an_hf_id(root: Path, place: str) -> None:
    (root / "models" / place).mkdir(parents=True)
    folder(root, "org__model")
    assert names(root, str(root / "models" / place)) == ["org__model"]


def test_a_path_through_a_link_is_the_same_model(root: Path) -> None:
    (root / "real").mkdir()
    (root / "link").symlink_to(root / "real")
    local = local_id_of_resolved(str((root / "real").resolve()))
    folder(root, local)
    folder(root, "by-link", model_path=str(root / "link"))
    assert names(root, str(root / "link")) == [local, "by-link"]
    assert names(root, str(root / "real")) == [local, "by-link"]


def test_id_and_path_together(root: Path) -> None:
    (root / "weights").mkdir()
    local = local_id_of_resolved(str((root / "weights").resolve()))
    folder(root, local)
    folder(root, "org__model")
    both = names(root, "org/model", model_path=str(root / "weights"))
    assert both == ["org__model", local]


def test_metadata_written_or_changed_later_is_seen(root: Path) -> None:
    late = folder(root, "late")
    folder(root, "other", model_id="org/other")
    assert names(root, "org/model") == []
    file = late / "environment_metadata.json"
    file.write_text(json.dumps({"model_id": "org/model"}))
    assert names(root, "org/model") == ["late"]
    file.write_text(json.dumps({"associated_models": ["org/changed"]}))
    assert names(root, "org/changed") == ["late"]
    assert names(root, "org/model") == []


def test_a_large_workspace_is_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "FEW", 2)
    for number in range(4):
        folder(root, f"e{number}", model_id=f"org/m{number}")
    late = folder(root, "late")
    layout, now = Layout(root), [1000.0]
    assert LegacyIndex(layout, clock=lambda: now[0]).find(["org/m3"]) == ["e3"]

    looked: list[str] = []
    original = index_module.file_stamp
    monkeypatch.setattr(
        index_module, "file_stamp", lambda path: (looked.append(path), original(path))[1]
    )
    assert LegacyIndex(layout, clock=lambda: now[0]).find(["org/m1"]) == ["e1"]
    assert len(looked) == 1 and "late" in looked[0]

    (late / "environment_metadata.json").write_text(json.dumps({"model_id": "org/late"}))
    assert LegacyIndex(layout, clock=lambda: now[0]).find(["org/late"]) == ["late"]

    changed = root / "environments/e1/environment_metadata.json"
    changed.write_text(json.dumps({"model_id": "org/renamed"}))
    now[0] += index_module.FULL_LOOK + 1
    assert LegacyIndex(layout, clock=lambda: now[0]).find(["org/renamed"]) == ["e1"]

    folder(root, "new", model_id="org/new")
    assert LegacyIndex(layout, clock=lambda: now[0]).find(["org/new"]) == ["new"]


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"schema": 1, "rows": 5}', "[" * 50_000])
def test_a_damaged_index_is_made_again(root: Path, text: str) -> None:
    folder(root, "e", model_id="org/model")
    assert names(root, "org/model") == ["e"]
    (root / ".envs/.cache/legacy-index.json").write_text(text)
    assert names(root, "org/model") == ["e"]


@pytest.mark.parametrize("text", ["", "{}\n", "\n\n", '{"schema": 1}\n', "[" * 50_000 + "\n"])
def test_a_damaged_file_of_names_is_made_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(index_module, "FEW", 0)
    folder(root, "e", model_id="org/model")
    assert names(root, "org/model") == ["e"]
    (root / ".envs/.cache/legacy-names.txt").write_text(text)
    assert names(root, "org/model") == ["e"]


def test_shared_exact_first_then_older_forms_of_the_key(root: Path) -> None:
    key = "torch-cu121-transformers-bnb"
    for name in ("tf-cu121-t22-bnb-edge", "tf-cu121-t22-base-stable", key, ".tmp", "vllm-cu121"):
        (root / ".envs" / name).mkdir()
    (root / ".envs/tf-cu121-t24-bnb-stable").write_text("a file")
    layout = Layout(root)
    assert [env.name for env in shared_candidates(layout, key)] == [key, "tf-cu121-t22-bnb-edge"]
    assert [env.name for env in shared_candidates(layout, key, exact_only=True)] == [key]
    older = shared_candidates(layout, "torch-cu121-transformers", exact_only=True)
    assert [env.name for env in older] == ["tf-cu121-t22-base-stable"]
    assert shared_candidates(Layout(root / "none"), key) == ()
