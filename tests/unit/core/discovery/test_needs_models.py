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


_NUMBERS = {"u16": ("H", 2), "u32": ("I", 4), "i32": ("i", 5), "f32": ("f", 6), "bool": ("?", 7)}


def text(value: str) -> bytes:
    return struct.pack("<Q", len(value.encode())) + value.encode()


def pair(key: str, kind: str, value: Any) -> bytes:
    """One pair of a GGUF header: "str", a number, or a list of either ("strs", "i32s")."""
    start = text(key)
    if kind == "str":
        return start + struct.pack("<I", 8) + text(value)
    if kind == "strs":
        return start + struct.pack("<IIQ", 9, 8, len(value)) + b"".join(map(text, value))
    if kind == "i32s":
        return start + struct.pack(f"<IIQ{len(value)}i", 9, 5, len(value), *value)
    code, number = _NUMBERS[kind]
    return start + struct.pack("<I", number) + struct.pack("<" + code, value)


def gguf(architecture: str | None, pairs: list[tuple[str, str, Any]]) -> bytes:
    """The start of a GGUF file of version 3, as llama.cpp writes it."""
    if architecture is not None:
        pairs = [("general.architecture", "str", architecture), *pairs]
    return b"GGUF" + struct.pack("<IQQ", 3, 0, len(pairs)) + b"".join(pair(*p) for p in pairs)


def safetensors(header: dict[str, Any]) -> bytes:
    """A safetensors file of which only the header is there."""
    content = json.dumps(header).encode()
    return struct.pack("<Q", len(content)) + content


def build(folder: Path, files: dict[str, Any]) -> Path:
    """A model's folder: null is an empty file, text itself, {"gguf": …} a header with that
    architecture and "pairs", {"safetensors": …} a header; other objects and lists are JSON
    where the name ends so, else a subfolder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        if content is None:
            path.write_bytes(b"")
        elif isinstance(content, str):
            path.write_text(content, encoding="utf-8")
        elif name.endswith(".gguf"):
            path.write_bytes(gguf(content["gguf"], content.get("pairs", [])))
        elif name.endswith(".safetensors"):
            path.write_bytes(safetensors(content["safetensors"]))
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
    assert {n.name: n.below for n in needs.packages if n.below} == expected.get("below", {})
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
