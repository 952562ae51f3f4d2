"""Named RCDATA resources of a Windows executable: read them, give them other contents.

Only what uv's launchers need, after Microsoft's "PE Format".  A content that no longer
fits where it was goes into a section of its own at the end, so that nothing else in the
executable moves.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass

_RCDATA = 10
_SECTION = b".roost\0\0"
_HEADER = 40
_READABLE_DATA = 0x40000040
_IS_TABLE = 0x80000000
_DEEPEST = 4
_LARGEST_UNIT = 1 << 16
"""Bytes that sections are aligned to at most, in the file and in memory."""


@dataclass(frozen=True, slots=True)
class Resource:
    """Where a resource lies: the file offset of its data entry, its RVA and size in bytes."""

    entry: int
    rva: int
    size: int


@dataclass(frozen=True, slots=True)
class _Section:
    header: int
    virtual: int
    virtual_size: int
    raw: int
    raw_size: int
    name: bytes


@dataclass(frozen=True, slots=True)
class _Image:
    coff: int
    optional: int
    sections: tuple[_Section, ...]
    section_alignment: int
    file_alignment: int
    headers_size: int
    resources_rva: int

    @property
    def table_end(self) -> int:
        return self.sections[-1].header + _HEADER

    @property
    def data_end(self) -> int:
        return max(section.raw + section.raw_size for section in self.sections)


def named_resources(data: bytes) -> dict[str, Resource]:
    """The named RCDATA resources of an executable, by name; {} where there are none.

    Raises ValueError for a damaged executable.
    """
    try:
        image = _parse(data)
        if image is None or image.resources_rva == 0:
            return {}
        root = _offset(image, image.resources_rva)
        found: dict[str, Resource] = {}
        for kind, at in _table(data, root, root):
            if kind == _RCDATA and at & _IS_TABLE:
                for name, below in _table(data, root, root + (at & ~_IS_TABLE)):
                    if isinstance(name, str):
                        found[name] = _first_leaf(data, root, below)
        return found
    except (struct.error, IndexError) as error:
        raise ValueError("the executable is damaged") from error


def content(data: bytes, resource: Resource) -> bytes:
    """The bytes of a resource.  Raises ValueError where they lie outside the file."""
    image = _parse(data)
    if image is None:
        raise ValueError("not an executable")
    at = _offset(image, resource.rva)
    if at + resource.size > len(data):
        raise ValueError("a resource lies outside the file")
    return data[at : at + resource.size]


def with_resources(data: bytes, contents: Mapping[str, bytes]) -> bytes:
    """The executable with other contents for some of its named resources.

    Raises ValueError where there is no room for a further section header.
    """
    resources = named_resources(data)
    image = _parse(data)
    if image is None:
        raise ValueError("not an executable")
    grown = {name: new for name, new in contents.items() if len(new) > resources[name].size}
    last = image.sections[-1]
    if grown and last.name == _SECTION:
        # A second move: the section is ours and is made anew.
        for name, resource in resources.items():
            if last.virtual <= resource.rva < last.virtual + max(last.virtual_size, 1):
                grown.setdefault(name, contents.get(name, content(data, resource)))
    result = bytearray(data)
    for name, new in contents.items():
        # What moves away leaves zeros: nothing of the old content is to be found again.
        at, room = _offset(image, resources[name].rva), resources[name].size
        result[at : at + room] = (b"" if name in grown else new).ljust(room, b"\0")
        if name not in grown:
            struct.pack_into("<I", result, resources[name].entry + 4, len(new))
    if grown:
        if last.name == _SECTION:
            _drop_last(result, image)
            reduced = _parse(bytes(result))
            if reduced is None:
                raise ValueError("not an executable")
            image = reduced
        _append(result, image, {resources[name].entry: new for name, new in grown.items()})
    struct.pack_into("<I", result, image.optional + 64, 0)  # checksum: 0 = not given
    return bytes(result)


def _drop_last(result: bytearray, image: _Image) -> None:
    last = image.sections[-1]
    del result[last.raw : last.raw + last.raw_size]
    result[last.header : last.header + _HEADER] = bytes(_HEADER)
    struct.pack_into("<H", result, image.coff + 2, len(image.sections) - 1)


def _append(result: bytearray, image: _Image, contents: Mapping[int, bytes]) -> None:
    if image.table_end + _HEADER > min(
        image.headers_size, *(section.raw for section in image.sections if section.raw_size)
    ):
        raise ValueError("the executable has no room for a further section")
    last = max(image.sections, key=lambda section: section.virtual)
    rva = _up(last.virtual + max(last.virtual_size, last.raw_size), image.section_alignment)
    block = bytearray()
    for entry, new in contents.items():
        struct.pack_into("<II", result, entry, rva + len(block), len(new))
        block += new.ljust(_up(len(new) + 1, 8), b"\0")
    raw = image.data_end
    padded = bytes(block).ljust(_up(len(block), image.file_alignment), b"\0")
    result[raw:raw] = padded
    struct.pack_into(
        "<8sIIII12xI",
        result,
        image.table_end,
        _SECTION,
        len(block),
        rva,
        len(padded),
        raw,
        _READABLE_DATA,
    )
    struct.pack_into("<H", result, image.coff + 2, len(image.sections) + 1)
    struct.pack_into(
        "<I", result, image.optional + 56, _up(rva + len(block), image.section_alignment)
    )


def _parse(data: bytes) -> _Image | None:
    if len(data) < 64 or data[:2] != b"MZ":
        return None
    (pe,) = struct.unpack_from("<I", data, 60)
    if data[pe : pe + 4] != b"PE\0\0":
        return None
    coff = pe + 4
    (count,) = struct.unpack_from("<H", data, coff + 2)
    (optional_size,) = struct.unpack_from("<H", data, coff + 16)
    optional = coff + 20
    (magic,) = struct.unpack_from("<H", data, optional)
    if magic not in (0x10B, 0x20B) or count == 0:
        return None
    directories = optional + (112 if magic == 0x20B else 96)
    section_alignment, file_alignment = struct.unpack_from("<II", data, optional + 32)
    if not (0 < section_alignment <= _LARGEST_UNIT and 0 < file_alignment <= _LARGEST_UNIT):
        raise ValueError("the executable is damaged")
    (headers_size,) = struct.unpack_from("<I", data, optional + 60)
    (resources,) = struct.unpack_from("<I", data, directories + 16)
    sections = []
    for index in range(count):
        at = optional + optional_size + index * _HEADER
        name, virtual_size, virtual, raw_size, raw = struct.unpack_from("<8sIIII", data, at)
        sections.append(_Section(at, virtual, virtual_size, raw, raw_size, name))
    return _Image(
        coff,
        optional,
        tuple(sections),
        section_alignment,
        file_alignment,
        headers_size,
        resources,
    )


def _table(data: bytes, root: int, at: int) -> list[tuple[int | str, int]]:
    """The entries of a resource directory: id or name, and offset (table flag kept)."""
    named, numbered = struct.unpack_from("<HH", data, at + 12)
    entries: list[tuple[int | str, int]] = []
    for index in range(named + numbered):
        key, target = struct.unpack_from("<II", data, at + 16 + 8 * index)
        if key & _IS_TABLE:
            name_at = root + (key & ~_IS_TABLE)
            (length,) = struct.unpack_from("<H", data, name_at)
            raw = data[name_at + 2 : name_at + 2 + 2 * length]
            entries.append((raw.decode("utf-16-le", "replace"), target))
        else:
            entries.append((key, target))
    return entries


def _first_leaf(data: bytes, root: int, target: int) -> Resource:
    for _ in range(_DEEPEST):
        if not target & _IS_TABLE:
            rva, size = struct.unpack_from("<II", data, root + target)
            return Resource(root + target, rva, size)
        target = _table(data, root, root + (target & ~_IS_TABLE))[0][1]
    raise ValueError("the resource directory is too deep")


def _offset(image: _Image, rva: int) -> int:
    for section in image.sections:
        if section.virtual <= rva < section.virtual + max(section.virtual_size, section.raw_size):
            return section.raw + rva - section.virtual
    raise ValueError("an address lies outside every section")


def _up(value: int, alignment: int) -> int:
    return -(-value // alignment) * alignment
