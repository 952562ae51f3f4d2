"""PySide6 loads from kept bytecode, and from its sources whenever anything about that is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from roost.gui import binding

APP = Path(__file__).parents[2] / "app"
_LOAD = """\
import builtins, json, sys
usual, compiled = builtins.compile, []
def counting(source, filename, *rest, **more):
    compiled.append(str(filename))
    return usual(source, filename, *rest, **more)
builtins.compile = counting
import roost.gui
assert builtins.compile is counting
from PySide6.QtCore import QObject
try:
    QObject(1, 2, 3)
except TypeError as error:  # its words are made by what was loaded from bytecode
    assert "QObject" in str(error)
print(json.dumps([one for one in compiled if one.startswith("shibokensupport/")]))
"""


def load(cache: Path, **environ: str) -> list[str]:
    """The sources of PySide6 that one start compiles."""
    names = {**os.environ, "PYTHONPATH": str(APP), "ROOST_CACHE_DIR": str(cache), **environ}
    names = {name: value for name, value in names.items() if value}
    done = subprocess.run(
        [sys.executable, "-c", _LOAD], env=names, capture_output=True, text=True, timeout=300,
        check=True,
    )  # fmt: skip
    assert done.stderr == ""
    found: list[str] = json.loads(done.stdout)
    return found


def kept(cache: Path) -> Path:
    (found,) = (cache / "window").glob("binding-*.bin")
    return found


WRITES = {"PYTHONDONTWRITEBYTECODE": ""}


def test_the_second_start_compiles_nothing_of_it(tmp_path: Path) -> None:
    assert "shibokensupport/signature/parser.py" in load(tmp_path, **WRITES)
    assert load(tmp_path, **WRITES) == []


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "other"])
def test_damaged_bytecode_is_not_used_and_made_anew(tmp_path: Path, damage: str) -> None:
    first = load(tmp_path, **WRITES)
    place = kept(tmp_path)
    whole = place.read_bytes()
    changed = bytearray(whole)
    changed[len(whole) // 2] ^= 1
    place.write_bytes(
        {"cut": whole[:1000], "changed": bytes(changed), "empty": b"", "other": b"x" * 50}[damage]
    )
    assert load(tmp_path, **WRITES) == first
    assert load(tmp_path, **WRITES) == []


def test_sources_of_another_release_are_compiled(tmp_path: Path) -> None:
    first = load(tmp_path, **WRITES)
    place = kept(tmp_path)
    known = binding.read(place)
    other = {(name, size + 1, crc, flags): code for (name, size, crc, flags), code in known.items()}
    binding.keep(place, other)
    assert load(tmp_path, **WRITES) == first
    assert binding.read(place).keys() == known.keys(), "what nobody uses any more is dropped"


def test_nothing_is_written_where_python_writes_no_bytecode(tmp_path: Path) -> None:
    load(tmp_path / "cache", PYTHONDONTWRITEBYTECODE="1")
    assert not (tmp_path / "cache").exists()


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    assert load(tmp_path / "cache", **WRITES)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away"
)
def test_another_users_file_is_not_run(tmp_path: Path) -> None:
    load(tmp_path, **WRITES)
    place = kept(tmp_path)
    assert binding.read(place)
    os.chown(place, 65534, 65534)
    assert binding.read(place) == {}


def test_the_flags_of_the_caller_are_kept(tmp_path: Path) -> None:
    """Every other ``compile`` meanwhile means what it means in its own module."""
    used: dict[binding.Key, object] = {}
    compile_ = binding._compiler(compile, {}, used)  # type: ignore[arg-type]
    source = "def f(a: 1 / 0): pass"  # only a future import leaves the annotation alone
    exec(compile_(source, "here", "exec"), {})  # this module's own annotations are texts
    plain = {"compile_": compile_, "source": source}
    exec(compile("code = compile_(source, 'here', 'exec')", "there", "exec", 0, True), plain)
    with pytest.raises(ZeroDivisionError):
        exec(plain["code"], {})  # type: ignore[arg-type]
    assert used == {}
