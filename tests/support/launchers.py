"""Windows launchers for tests, made of the real stubs as distlib and uv make them."""

from __future__ import annotations

import importlib.util
import io
import re
import struct
import zipfile
from pathlib import Path

RECORDED = Path(__file__).parents[1] / "recorded" / "launchers"


def _distlib_folder() -> Path:
    spec = importlib.util.find_spec("pip")
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent / "_vendor" / "distlib"


DISTLIB = sorted(path.name for path in _distlib_folder().glob("*.exe"))
"""The names of distlib's stubs, as pip carries them."""


def script_zip(interpreter: str) -> bytes:
    """The zip with a console script's ``__main__.py``."""
    target = io.BytesIO()
    line = f'#!"{interpreter}"' if re.search(r"\s", interpreter) else f"#!{interpreter}"
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(
            zipfile.ZipInfo("__main__.py", (1980, 1, 1, 0, 0, 0)),
            f"{line}\nimport sys\nprint('ran', sys.argv[1:])\n",
        )
    return target.getvalue()


def distlib_launcher(stub: str, interpreter: str, archive: bytes | None = None) -> bytes:
    """Stub, interpreter line, zip: ``distlib.scripts.ScriptMaker._write_script``."""
    line = f'#!"{interpreter}"' if re.search(r"\s", interpreter) else f"#!{interpreter}"
    start = (_distlib_folder() / stub).read_bytes()
    return start + line.encode() + b"\r\n" + (archive or script_zip(interpreter))


def uv_old_launcher(stub: str, interpreter: str, script: str | None = None) -> bytes:
    """Stub, zip, path, length, magic: uv until 0.7.  ``script`` "": one for python itself."""
    path = interpreter.encode()
    archive = b"" if script == "" else script_zip(interpreter)
    magic = b"UVPY" if script == "" else b"UVSC"
    start = (RECORDED / stub).read_bytes()
    return start + archive + path + struct.pack("<I", len(path)) + magic


def uv_launcher(stub: str, interpreter: str) -> bytes:
    """Stub with kind, path and zip as named RCDATA resources: uv since 0.8."""
    return with_resource_section(
        (RECORDED / stub).read_bytes(),
        {
            "UV_TRAMPOLINE_KIND": b"\x01",
            "UV_PYTHON_PATH": interpreter.encode(),
            "UV_SCRIPT_DATA": script_zip(interpreter),
        },
    )


def with_resource_section(data: bytes, contents: dict[str, bytes]) -> bytes:
    """The executable with a new resource section that holds RCDATA under these names.

    A directory of three levels (type, name, language), names, data entries, contents.
    """
    result = bytearray(data)
    (start,) = struct.unpack_from("<I", data, 60)
    (count,) = struct.unpack_from("<H", data, start + 6)
    (optional,) = struct.unpack_from("<H", data, start + 20)
    table = start + 24 + optional
    sections = [struct.unpack_from("<IIII", data, table + i * 40 + 8) for i in range(count)]
    rva = max(-(-(virtual + size) // 0x1000) * 0x1000 for size, virtual, _, _ in sections)
    names = sorted(contents)
    types_at, names_at = 0, 24
    languages_at = names_at + 16 + 8 * len(names)
    entries_at = languages_at + 24 * len(names)
    strings_at = entries_at + 16 * len(names)
    strings, string_places = bytearray(), []
    for name in names:
        string_places.append(strings_at + len(strings))
        strings += struct.pack("<H", len(name)) + name.encode("utf-16-le")
    data_at = -(-(strings_at + len(strings)) // 8) * 8
    block, places = bytearray(), []
    for name in names:
        places.append(data_at + len(block))
        block += contents[name].ljust(-(-len(contents[name]) // 8) * 8, b"\0")
    section = bytearray(data_at)
    struct.pack_into("<12xHHII", section, types_at, 0, 1, 10, 0x80000000 | names_at)
    struct.pack_into("<12xHH", section, names_at, len(names), 0)
    for index, name in enumerate(names):
        language = languages_at + 24 * index
        struct.pack_into(
            "<II",
            section,
            names_at + 16 + 8 * index,
            0x80000000 | string_places[index],
            0x80000000 | language,
        )
        struct.pack_into("<12xHHII", section, language, 0, 1, 0, entries_at + 16 * index)
        struct.pack_into(
            "<IIII",
            section,
            entries_at + 16 * index,
            rva + places[index],
            len(contents[name]),
            0,
            0,
        )
    section[strings_at : strings_at + len(strings)] = strings
    section += block
    raw = -(-len(result) // 0x200) * 0x200
    padded = bytes(section).ljust(-(-len(section) // 0x200) * 0x200, b"\0")
    result = result.ljust(raw, b"\0") + padded
    struct.pack_into(
        "<8sIIII12xI",
        result,
        table + count * 40,
        b".rsrc2",
        len(section),
        rva,
        len(padded),
        raw,
        0x40000040,
    )
    struct.pack_into("<H", result, start + 6, count + 1)
    struct.pack_into("<I", result, start + 24 + 56, -(-(rva + len(section)) // 0x1000) * 0x1000)
    struct.pack_into("<II", result, start + 24 + 112 + 16, rva, len(section))
    return bytes(result)
