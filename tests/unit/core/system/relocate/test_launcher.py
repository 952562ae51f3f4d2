"""Windows launchers on their real bytes: distlib's (from pip) and uv's old and new ones."""

from __future__ import annotations

import importlib.util
import io
import random
import struct
import zipfile
import zipimport
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roost.core.system.relocate import pe
from roost.core.system.relocate.launcher import interpreter_of, mend_launcher
from roost.core.system.relocate.move import Move
from roost.core.system.relocate.texts import mend_python
from support.launchers import DISTLIB, RECORDED, distlib_launcher, uv_launcher, uv_old_launcher

MOVE = Move(("C:\\old env",), "D:\\a much longer place than before 😀\\.venv", True)
OLD_PYTHON = "C:\\old env\\Scripts\\python.exe"
NEW_PYTHON = MOVE.new + "\\Scripts\\python.exe"


def mend(data: bytes, move: Move = MOVE) -> bytes:
    return mend_launcher(data, move, lambda text: mend_python(text, move))


def script_in(path: Path, data: bytes) -> str:
    """The script as Python's own zipimport finds it, which is how it is run."""
    path.write_bytes(data)
    importer = zipimport.zipimporter(str(path))
    importer.invalidate_caches()
    source = importer.get_source("__main__")
    assert source is not None
    return source


ALL = [
    *(pytest.param(distlib_launcher(stub, OLD_PYTHON), id=stub) for stub in DISTLIB),
    *(
        pytest.param(make(stub, OLD_PYTHON), id=f"{make.__name__}-{stub}")
        for stub, make in (
            ("uv-0.5.0-console-x86_64.exe", uv_old_launcher),
            ("uv-0.13.9-console-x86_64.exe", uv_launcher),
            ("uv-0.13.9-gui-x86_64.exe", uv_launcher),
        )
    ),
]


@pytest.mark.parametrize("launcher", ALL)
def test_interpreter_and_script_are_moved(launcher: bytes, tmp_path: Path) -> None:
    assert interpreter_of(launcher) == OLD_PYTHON
    mended = mend(launcher)
    assert interpreter_of(mended) == NEW_PYTHON
    assert "old env" not in script_in(tmp_path / "a.exe", mended)
    assert script_in(tmp_path / "b.exe", launcher).replace(
        f'"{OLD_PYTHON}"', f'"{NEW_PYTHON}"'
    ) == script_in(tmp_path / "c.exe", mended)


@pytest.mark.parametrize("launcher", ALL)
def test_there_and_back_and_there_again(launcher: bytes, tmp_path: Path) -> None:
    back = Move((MOVE.new,), "C:\\old env", True)
    there = mend(launcher)
    again = mend(mend(there, back), MOVE)
    assert interpreter_of(mend(there, back)) == OLD_PYTHON
    assert interpreter_of(again) == NEW_PYTHON
    assert len(again) == len(there)
    assert script_in(tmp_path / "a.exe", again) == script_in(tmp_path / "b.exe", there)


@pytest.mark.parametrize("launcher", ALL)
def test_another_place_changes_no_byte(launcher: bytes) -> None:
    assert mend(launcher, Move(("C:\\elsewhere",), "D:\\x", True)) == launcher


@pytest.mark.parametrize("launcher", ALL)
def test_damaged_launchers_are_refused_not_crashed_on(launcher: bytes) -> None:
    """One wrong byte anywhere in the headers, the resources or the end."""
    chance = random.Random(len(launcher))
    size = len(launcher)
    for at in (*range(0, 1100, 3), *range(size - 2500, size, 5)):
        damaged = bytearray(launcher)
        damaged[at] = chance.choice((0, 1, 0x7F, 0x80, 0xFF, damaged[at] ^ 0x10))
        try:
            mend(bytes(damaged))
        except ValueError:
            continue
        interpreter_of(bytes(damaged))


@pytest.mark.parametrize("launcher", ALL)
def test_truncated_launchers(launcher: bytes) -> None:
    for size in (*range(0, 1024, 7), *range(1024, len(launcher), 4999)):
        try:
            mend(launcher[:size])
        except ValueError:
            continue
        interpreter_of(launcher[:size])


def test_a_launcher_of_the_base_python_is_left() -> None:
    launcher = uv_old_launcher("uv-0.5.0-console-x86_64.exe", "C:\\Python311\\python.exe", "")
    assert mend(launcher) == launcher


def test_other_executables_are_left() -> None:
    stub = (RECORDED / "uv-0.13.9-console-x86_64.exe").read_bytes()
    assert mend(stub) == stub
    assert interpreter_of(stub) is None


def test_a_wrong_length_in_the_trailer_is_refused() -> None:
    launcher = uv_old_launcher("uv-0.5.0-console-x86_64.exe", OLD_PYTHON)
    broken = launcher[:-8] + struct.pack("<I", 1 << 30) + launcher[-4:]
    with pytest.raises(ValueError, match="trailer"):
        mend(broken)


def test_the_mended_executable_is_a_well_formed_one() -> None:
    """Sections in order, inside the file, not overlapping; image size right."""
    data = mend(uv_launcher("uv-0.13.9-console-x86_64.exe", OLD_PYTHON))
    (start,) = struct.unpack_from("<I", data, 60)
    (count,) = struct.unpack_from("<H", data, start + 6)
    (optional,) = struct.unpack_from("<H", data, start + 20)
    (alignment,) = struct.unpack_from("<I", data, start + 24 + 32)
    (image_size,) = struct.unpack_from("<I", data, start + 24 + 56)
    (headers,) = struct.unpack_from("<I", data, start + 24 + 60)
    table = start + 24 + optional
    end_virtual, end_raw = 0, headers
    for index in range(count):
        size, rva, raw_size, raw = struct.unpack_from("<IIII", data, table + index * 40 + 8)
        assert rva % alignment == 0 and rva >= end_virtual
        assert raw >= end_raw and raw + raw_size <= len(data)
        end_virtual, end_raw = rva + max(size, raw_size), raw + raw_size
    assert end_virtual <= image_size < end_virtual + 2 * alignment
    assert table + count * 40 <= headers


@given(new=st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=300))
@settings(max_examples=40, deadline=None)
def test_resources_take_any_content(new: str) -> None:
    data = uv_launcher("uv-0.13.9-console-x86_64.exe", OLD_PYTHON)
    written = pe.with_resources(data, {"UV_PYTHON_PATH": new.encode()})
    resources = pe.named_resources(written)
    assert pe.content(written, resources["UV_PYTHON_PATH"]) == new.encode()
    before = pe.content(data, pe.named_resources(data)["UV_SCRIPT_DATA"])
    assert pe.content(written, resources["UV_SCRIPT_DATA"]) == before


def test_the_zip_keeps_its_other_entries() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("data.txt", "C:\\old env is data here")
        target.writestr("__main__.py", "x = 'C:\\\\old env'\n")
    mended = mend(distlib_launcher(DISTLIB[0], OLD_PYTHON, archive.getvalue()))
    with zipfile.ZipFile(io.BytesIO(mended)) as source:
        assert source.namelist() == ["data.txt", "__main__.py"]
        assert source.read("data.txt") == b"C:\\old env is data here"
        assert b"old env" not in source.read("__main__.py")


def test_distlib_is_there() -> None:
    assert importlib.util.find_spec("pip") is not None
    assert {"t64.exe", "w64.exe", "t32.exe"} <= set(DISTLIB)
