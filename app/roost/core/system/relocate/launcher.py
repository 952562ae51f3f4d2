"""Windows ``.exe`` launchers, which carry the absolute path of their interpreter.

distlib's (used by pip and virtualenv): launcher, ``#!`` line, zip with the script.
uv's until 0.7: launcher, zip (scripts only), path, its length in four bytes, magic.
uv's since: path and zip are resources of the executable.  Sources: distlib's
``PC/launcher.c``, uv's ``uv-trampoline-builder``.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from roost.core.system.relocate import pe
from roost.core.system.relocate.move import Move
from roost.core.system.relocate.shebang import mend_shebang

LARGEST = 8 << 20
"""Bytes; a launcher is 20 to 200 KB, anything larger is a program of its own."""

_UV_MAGIC = (b"UVSC", b"UVPY", b"UVUV")
_UV_PATH = "UV_PYTHON_PATH"
_UV_SCRIPT = "UV_SCRIPT_DATA"
_LONGEST_LINE = 64 << 10

MendScript = Callable[[str], str]


def mend_launcher(data: bytes, move: Move, mend_script: MendScript) -> bytes:
    """The launcher with its interpreter moved; the same bytes where nothing is to be moved.

    ``mend_script`` mends the Python source inside.  Raises ValueError for a launcher
    that is damaged.
    """
    if data[:2] != b"MZ":
        return data
    try:
        return _mend(data, move, mend_script)
    except (struct.error, LookupError, RuntimeError, EOFError, zlib.error, OSError) as error:
        raise ValueError("the launcher is damaged") from error


def _mend(data: bytes, move: Move, mend_script: MendScript) -> bytes:
    if data[-4:] in _UV_MAGIC:
        return _mend_trailer(data, move, mend_script)
    resources = pe.named_resources(data)
    if _UV_PATH in resources:
        return _mend_resources(data, resources, move, mend_script)
    start = zip_start(data)
    return data if start is None else _mend_distlib(data, start, move, mend_script)


def interpreter_of(data: bytes) -> str | None:
    """The interpreter a launcher starts, or None where it is not a launcher we know."""
    if data[:2] != b"MZ":
        return None
    try:
        if data[-4:] in _UV_MAGIC:
            return _trailer_path(data)[1]
        resources = pe.named_resources(data)
        if _UV_PATH in resources:
            return _decode(pe.content(data, resources[_UV_PATH]))
        start = zip_start(data)
        found = None if start is None else _line_before(data, start)
    except (ValueError, struct.error):
        return None
    if found is None:
        return None
    line = _decode(found[1])[2:].strip()
    return line[1:].partition('"')[0] if line.startswith('"') else line


def _mend_trailer(data: bytes, move: Move, mend_script: MendScript) -> bytes:
    at, path = _trailer_path(data)
    body = data[:at]
    start = zip_start(body)
    if start is not None:
        body = body[:start] + _mend_zip(body[start:], mend_script)
    code = _encode(move.moved(path) or path)
    return body + code + struct.pack("<I", len(code)) + data[-4:]


def _trailer_path(data: bytes) -> tuple[int, str]:
    (length,) = struct.unpack_from("<I", data, len(data) - 8)
    at = len(data) - 8 - length
    if at < 0 or length > _LONGEST_LINE:
        raise ValueError("the launcher's trailer is damaged")
    return at, _decode(data[at : at + length])


def _mend_resources(
    data: bytes, resources: dict[str, pe.Resource], move: Move, mend_script: MendScript
) -> bytes:
    wanted: dict[str, bytes] = {}
    path = _decode(pe.content(data, resources[_UV_PATH]))
    moved = move.moved(path)
    if moved is not None:
        wanted[_UV_PATH] = _encode(moved)
    if _UV_SCRIPT in resources:
        script = pe.content(data, resources[_UV_SCRIPT])
        mended = _mend_zip(script, mend_script)
        if mended != script:
            wanted[_UV_SCRIPT] = mended
    return pe.with_resources(data, wanted) if wanted else data


def _mend_distlib(data: bytes, start: int, move: Move, mend_script: MendScript) -> bytes:
    found = _line_before(data, start)
    if found is None:
        return data
    at, line = found
    mended = mend_shebang(_decode(line), move)
    return data[:at] + _encode(mended) + _mend_zip(data[start:], mend_script)


def _line_before(data: bytes, start: int) -> tuple[int, bytes] | None:
    """The ``#!`` line that ends where the zip starts: its offset and bytes."""
    at = data.rfind(b"#!", max(0, start - _LONGEST_LINE), start)
    return None if at < 0 else (at, data[at:start])


def zip_start(data: bytes) -> int | None:
    """Where the zip at the end of ``data`` starts, or None if there is none."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - (65535 + 22)))
    if end < 0 or end + 22 > len(data):
        return None
    size, offset = struct.unpack_from("<II", data, end + 12)
    start = end - size - offset
    if start < 0 or data[start : start + 4] != b"PK\x03\x04":
        return None
    return int(start)


def _mend_zip(archive: bytes, mend_script: MendScript) -> bytes:
    """The zip with its ``__main__.py`` mended; its other entries and all dates as they were."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as source:
            entries = [(info, source.read(info)) for info in source.infolist()]
    except zipfile.BadZipFile as error:
        raise ValueError("the launcher's script is damaged") from error
    mended = [
        (info, _encode(mend_script(_decode(body))) if info.filename == "__main__.py" else body)
        for info, body in entries
    ]
    if mended == entries:
        return archive
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as written:
        for info, body in mended:
            copy = zipfile.ZipInfo(info.filename, info.date_time)
            copy.compress_type = info.compress_type
            copy.external_attr = info.external_attr
            written.writestr(copy, body)
    return target.getvalue()


def _decode(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
