"""Two .pyc are one exactly when their code is, whatever path each was compiled under."""

from __future__ import annotations

import py_compile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roost.core.system.dedupe.bytecode import BytecodeIndex, is_valid, same_code

SOURCE = """
import os
PATH = "p/m.py"
def f(a, *, b=1):
    "doc"
    return lambda: [x for x in (a, b)]
class C:
    async def g(self): yield {f: "p/m.py"}
"""


def compiled(source: str, under: str, tmp_path: Path) -> bytes:
    path = tmp_path / "m.py"
    path.write_text(source)
    target = tmp_path / "m.pyc"
    py_compile.compile(str(path), str(target), dfile=under, doraise=True)
    return target.read_bytes()


# A folder whose name holds the mark of a short string, followed by its very length, makes the
# path look shorter than it is: the two files count as different then, and are not linked.
MARKS = (0x5A, 0x7A, 0xDA, 0xFA)
FOLDER = st.text(
    st.characters(codec="utf-8", exclude_characters="\0/"), min_size=1, max_size=120
).filter(lambda name: not any(byte in MARKS for byte in name.encode()))


@given(one=st.lists(FOLDER, max_size=4), other=st.lists(FOLDER, max_size=4))
@settings(max_examples=60, deadline=None)
def test_paths_do_not_matter(
    tmp_path_factory: pytest.TempPathFactory, one: list[str], other: list[str]
) -> None:
    tmp_path = tmp_path_factory.mktemp("c")
    first = compiled(SOURCE, "/".join(["", *one, "p/m.py"]), tmp_path)
    second = compiled(SOURCE, "/".join(["", *other, "p/m.py"]), tmp_path)
    assert same_code(first, second, "p/m.py")


def test_a_path_that_looks_like_a_string_only_costs_the_link(tmp_path: Path) -> None:
    folder = "Z" + chr(len("=" + "0" * 40 + "/p/m.py") - 1) + "0" * 40
    first = compiled(SOURCE, "/p/m.py", tmp_path)
    second = compiled(SOURCE, f"/{folder}/p/m.py", tmp_path)
    assert not same_code(first, second, "p/m.py")
    assert same_code(second, second, "p/m.py")


@pytest.mark.parametrize("change", [("b=1", "b=2"), ("doc", "dox"), ('"p/m.py"}', '"q/m.py"}')])
def test_code_matters(tmp_path: Path, change: tuple[str, str]) -> None:
    first = compiled(SOURCE, "/x/p/m.py", tmp_path)
    assert not same_code(first, compiled(SOURCE.replace(*change), "/x/p/m.py", tmp_path), "p/m.py")


def test_every_byte_of_the_code_matters(tmp_path: Path) -> None:
    first = compiled("x = 1\n", "/x/p/m.py", tmp_path)
    path = first.index(b"/x/p/m.py")
    for at in (*range(8), *range(16, path), *range(path + 3, len(first))):
        changed = bytearray(first)
        changed[at] ^= 0xFF
        assert not same_code(first, bytes(changed), "p/m.py"), at


def test_validity(tmp_path: Path) -> None:
    data = compiled("x = 1\n", "/p/m.py", tmp_path)
    source = tmp_path / "m.py"
    assert is_valid(data, source.stat())
    assert not is_valid(data[:15], source.stat())
    assert not is_valid(data[:4] + b"\1\0\0\0" + data[8:], source.stat())
    source.write_text("x = 12\n")
    assert not is_valid(data, source.stat())


def test_index(tmp_path: Path) -> None:
    cache = tmp_path / "__pycache__"
    cache.mkdir()
    for name in ("m.cpython-311.pyc", "m.cpython-311.opt-1.pyc", "m.x.cpython-311.pyc", "m.pyc"):
        (cache / name).write_bytes(b"")
    index = BytecodeIndex()
    assert set(index.of(tmp_path / "m.py")) == {"m.cpython-311.pyc", "m.cpython-311.opt-1.pyc"}
    assert index.of(tmp_path / "m.txt") == {}
    assert index.of(tmp_path / "none" / "m.py") == {}
