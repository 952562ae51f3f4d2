"""Model descriptions as public repositories publish them, each with what it must yield.

The expectations in tests/recorded/models were written down before the code was
run on them: key, family, packages (with floors), remote code, notes, damage.
"""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import pytest

from roost.core.discovery.needs import read_needs
from roost.core.domain.choose import choose_key
from roost.core.domain.needs import Needs

RECORDED = Path(__file__).parents[3] / "recorded" / "models"
MODELS = sorted(RECORDED.glob("*.json"))


def gguf(architecture: str) -> bytes:
    """The start of a GGUF file of version 3, with two pairs of metadata."""
    data = b"GGUF" + struct.pack("<IQQ", 3, 0, 2)
    for key, value in (("general.name", "a model"), ("general.architecture", architecture)):
        data += struct.pack("<Q", len(key)) + key.encode() + struct.pack("<I", 8)
        data += struct.pack("<Q", len(value)) + value.encode()
    return data + bytes(64)


def build(folder: Path, files: dict[str, Any]) -> Path:
    """A model's folder: null is an empty file, text itself, {"gguf": …} a header,
    another object is JSON where the name ends so, else a subfolder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        if content is None:
            path.write_bytes(b"")
        elif isinstance(content, str):
            path.write_text(content, encoding="utf-8")
        elif name.endswith(".gguf"):
            path.write_bytes(gguf(content["gguf"]))
        elif name.endswith(".json"):
            path.write_text(json.dumps(content), encoding="utf-8")
        else:
            build(path, content)
    return folder


def test_there_are_at_least_sixty_models() -> None:
    assert len(MODELS) >= 60


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_needs_of_a_published_model(path: Path, tmp_path: Path) -> None:
    recorded = json.loads(path.read_text(encoding="utf-8"))
    expected = recorded["expect"]
    needs = read_needs(build(tmp_path / "model", recorded["files"]), {"HOME": str(tmp_path)})
    assert choose_key(needs, "cu121").key == expected["key"].format(accel="cu121")
    assert needs.family == expected["family"]
    assert (needs.quant, needs.quant_method) == (expected["quant"], expected["quant_method"])
    assert {need.name: need.floor for need in needs.required} == expected["required"]
    assert {n.name for n in needs.packages if n.optional} == set(expected["optional"])
    assert needs.remote_code is expected["remote_code"]
    assert needs.base_model == expected["base_model"]
    assert {note.code for note in needs.notes} == set(expected["notes"])
    assert [note.file for note in needs.damaged] == expected["damaged"]
    assert_reasons_name_files(needs, tmp_path / "model")


def assert_reasons_name_files(needs: Needs, folder: Path) -> None:
    """Every need says which file of the model it comes from."""
    for reason in [*needs.reasons, *(need.reason for need in needs.packages)]:
        assert (folder / reason.file).exists()
        assert "\n" not in str(reason)
