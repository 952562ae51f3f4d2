"""GGUF headers: versions, byte orders, and what is not one."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost.core.discovery.gguf import NotGgufError, gguf_text


def header(pairs: list[tuple[str, int, bytes]], version: int = 3, order: str = "<") -> bytes:
    length = "I" if version == 1 else "Q"
    data = b"GGUF" + struct.pack(f"{order}I{length}{length}", version, 7, len(pairs))
    for key, kind, value in pairs:
        data += struct.pack(order + length, len(key)) + key.encode()
        data += struct.pack(order + "I", kind) + value
    return data


def text(value: str, version: int = 3, order: str = "<") -> bytes:
    return struct.pack(order + ("I" if version == 1 else "Q"), len(value)) + value.encode()


@pytest.mark.parametrize("version", [1, 2, 3])
@pytest.mark.parametrize("order", ["<", ">"])
def test_architecture_after_other_values(version: int, order: str) -> None:
    array = struct.pack(order + "I" + ("I" if version == 1 else "Q"), 8, 2)
    pairs = [
        ("general.alignment", 4, struct.pack(order + "I", 32)),
        ("a.flag", 7, b"\1"),
        ("a.list", 9, array + text("x", version, order) + text("yy", version, order)),
        ("general.architecture", 8, text("qwen3moe", version, order)),
    ]
    assert gguf_text(header(pairs, version, order)) == "qwen3moe"


def test_what_is_not_there_or_not_text() -> None:
    assert gguf_text(header([])) is None
    assert gguf_text(header([("general.architecture", 4, b"\0\0\0\0")])) is None
    whole = header([("general.architecture", 8, text("llama"))])
    assert all(gguf_text(whole[:cut]) is None for cut in range(4, len(whole)))


@pytest.mark.parametrize(
    "data",
    [b"GGML" + bytes(100), b"GGUF" + struct.pack("<I", 0x01020304) + bytes(100)],
)
def test_what_is_no_gguf(data: bytes) -> None:
    with pytest.raises(NotGgufError):
        gguf_text(data)


def test_hostile_lengths_cost_nothing() -> None:
    huge = header([("general.name", 8, struct.pack("<Q", 1 << 62))])
    assert gguf_text(huge) is None
    nested = struct.pack("<IQ", 9, 1) * 10
    with pytest.raises(NotGgufError):
        gguf_text(header([("a", 9, nested), ("general.architecture", 8, text("x"))]))
    with pytest.raises(NotGgufError):
        gguf_text(header([("a", 99, b"")]) + bytes(100))


@given(st.binary(max_size=300))
def test_any_bytes_end_well(data: bytes) -> None:
    try:
        assert gguf_text(b"GGUF\3\0\0\0" + data) is None or data
    except NotGgufError as error:
        assert str(error)
