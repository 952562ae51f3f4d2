"""Which model is meant, by id, by folder, by both (formats.md, "Library")."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from roost import EnvRegistry, NotFoundError
from roost.core.domain.model import local_id_of_resolved
from support.fake_env import STACK, make_legacy, make_shared
from support.workspaces import KEY, make_workspace

PLAIN = {"torch": "2.13.0+cpu", "transformers": "4.57.1"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path / "ws")


def model_folder(folder: Path, **config: object) -> Path:
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps({"model_type": "llama", **config}))
    return folder


def test_a_folder_finds_the_environment_named_after_its_path(root: Path, tmp_path: Path) -> None:
    folder = model_folder(tmp_path / "my model")
    link = tmp_path / "link"
    link.symlink_to(folder)
    make_legacy(root, local_id_of_resolved(str(folder.resolve())), STACK)
    for path in (folder, link):
        spec = EnvRegistry(root).get_env_for_model(model_path=path, create=False)
        assert spec.metadata["source"] == "legacy-per-model"


def test_quantisation_in_the_folder_decides_the_key(root: Path, tmp_path: Path) -> None:
    folder = model_folder(
        tmp_path / "quantised", quantization_config={"quant_method": "bitsandbytes"}
    )
    make_shared(root, f"{KEY}-bnb", {**STACK, "bitsandbytes": "0.49.0"})
    spec = EnvRegistry(root).get_env_for_model(model_id="org/x", model_path=folder, create=False)
    assert spec.key == f"{KEY}-bnb"


def test_beside_an_id_a_missing_folder_tells_nothing(root: Path, tmp_path: Path) -> None:
    make_legacy(root, "org__x", STACK)
    registry = EnvRegistry(root)
    spec = registry.get_env_for_model("org/x", model_path=tmp_path / "not there", create=False)
    assert spec.metadata["source"] == "legacy-per-model"
    with pytest.raises(NotFoundError):
        registry.get_env_for_model(model_path=tmp_path / "not there", create=False)


def test_what_an_unknown_model_may_lack_only_degrades(root: Path) -> None:
    make_legacy(root, "org__x", PLAIN)
    spec = EnvRegistry(root).get_env_for_model("org/x", create=False)
    assert spec.metadata["source"] == "legacy-per-model"
    assert not spec.decision.degraded


def test_an_adapter_needs_peft(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "adapter"
    folder.mkdir()
    (folder / "adapter_config.json").write_text(json.dumps({"peft_type": "LORA"}))
    make_legacy(root, "org__x", PLAIN)
    spec = EnvRegistry(root).get_env_for_model("org/x", model_path=folder, create=False)
    assert spec.metadata["source"] == "legacy-per-model-fallback"
    assert spec.decision.degraded


def test_metadata_that_names_the_model_ties_an_environment_to_it(root: Path) -> None:
    make_legacy(root, "some-old-name", STACK)
    metadata = {"associated_models": ["org/other", "org/x"]}
    path = root / "environments" / "some-old-name" / "environment_metadata.json"
    path.write_text(json.dumps(metadata))
    spec = EnvRegistry(root).get_env_for_model("org/x", create=False)
    assert "some-old-name" in str(spec.python_executable)
