"""env.json: all fields of formats.md, strangers kept, newer ones left alone."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from roost.core.domain.errors import StoreError
from roost.core.store.envjson import EnvRecord, current_tree, read_env_json, write_env_json
from roost.core.store.layout import Layout

RECORD = EnvRecord(
    env_key="torch-cpu-transformers",
    venv=".venv-0a1b2c3d",
    profile_id="transformers-cpu",
    profile_digest="d" * 64,
    python="3.11.2",
    accelerator="cpu",
    torch="2.13.0+cpu",
    created_at="2026-11-23T12:01:07+00:00",
    created_by="roost 0.1.0",
    installer_name="uv",
    installer_version="0.9",
    packages=4,
    fingerprint="sha256:00",
)


def test_holds_every_field_of_formats(tmp_path: Path) -> None:
    path = tmp_path / "env.json"
    write_env_json(path, RECORD)
    assert list(json.loads(path.read_text())) == [
        "schema", "env_key", "status", "source", "venv", "profile", "python", "accelerator",
        "torch", "created_at", "created_by", "installer", "packages", "fingerprint",
    ]  # fmt: skip
    assert read_env_json(path) == RECORD


def test_unknown_keys_survive_a_rewrite(tmp_path: Path) -> None:
    path = tmp_path / "env.json"
    path.write_text(json.dumps({**RECORD.as_dict(), "note": {"mine": [1]}}))
    record = read_env_json(path)
    assert record is not None
    write_env_json(path, replace(record, venv=".venv"))
    value = json.loads(path.read_text())
    assert value["note"] == {"mine": [1]}
    assert value["venv"] == ".venv"


def test_a_newer_schema_is_read_and_never_rewritten(tmp_path: Path) -> None:
    path = tmp_path / "env.json"
    path.write_text(json.dumps({**RECORD.as_dict(), "schema": 2}))
    before = path.read_bytes()
    record = read_env_json(path)
    assert record is not None
    assert record.newer
    with pytest.raises(StoreError, match="newer Roost"):
        write_env_json(path, record)
    assert path.read_bytes() == before


@pytest.mark.parametrize("venv", ["..", "a/b", "../../etc", "", 3, "x\0y", "C:x"])
def test_a_tree_that_is_no_name_is_damage(tmp_path: Path, venv: object) -> None:
    layout = Layout(tmp_path)
    path = layout.env_json("k")
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"schema": 1, "venv": venv}))
    with pytest.raises(StoreError):
        read_env_json(path)
    assert current_tree(layout, "k") == layout.shared("k") / ".venv"


def test_without_a_file_the_tree_is_the_usual_one(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    assert read_env_json(layout.env_json("k")) is None
    assert current_tree(layout, "k") == tmp_path / ".envs" / "k" / ".venv"
