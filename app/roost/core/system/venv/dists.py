"""The distributions in a site-packages folder, and what is wrong with their metadata."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from roost.core.domain.digest import sha256_of
from roost.core.system.venv.safe import Unread, is_within, read_head, read_whole

HEAD = 4096
MAX_RECORD = 64 << 20
MAX_ENTRIES = 20_000
_MASK = (1 << 64) - 1
_NAME = re.compile(rb"^Name:[ \t]*([^\r\n]+)", re.MULTILINE | re.IGNORECASE)
_VERSION = re.compile(rb"^Version:[ \t]*([^\r\n]+)", re.MULTILINE | re.IGNORECASE)
# A leading "\n" instead of "^": five times as fast over the megabyte of torch's RECORD.
_OUTSIDE = re.compile(rb'\n"?(?:[/\\]|[A-Za-z]:|\.\.[/\\])[^\r\n]*')
_SAFE_VERSION = re.compile(r"[A-Za-z0-9!][A-Za-z0-9!.+_-]{0,63}")


class Dist(NamedTuple):
    """One distribution.  ``folder``: its name in site-packages.

    ``problem``: "" or no-metadata, empty-metadata, damaged-metadata, nameless-metadata,
    no-record, empty-record, damaged-record, escaping-record; ``detail`` says more.
    ``record``: SHA-256 of RECORD in hex, "" where it has none.
    """

    name: str
    version: str
    folder: str
    problem: str = ""
    detail: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class SiteContent:
    """``elsewhere``: `.pth` or `.egg-link` files may make more importable than lies here."""

    dists: tuple[Dist, ...] = ()
    elsewhere: bool = False
    readable: bool = True


def scan_site(site: str, tree: str, *, records_needed: bool = True) -> SiteContent:
    """Read the metadata of everything installed in ``site``; nothing outside ``tree`` is read.

    ``records_needed``: a missing RECORD is a finding (conda leaves them out).
    """
    names: list[str] = []
    elsewhere = False
    try:
        with os.scandir(site) as entries:
            for count, entry in enumerate(entries):
                name = entry.name
                if name.endswith((".dist-info", ".egg-info")):
                    if not name.startswith("~"):  # what a failed pip uninstall left; pip skips it
                        names.append(name)
                elif name.endswith((".pth", ".egg-link")):
                    elsewhere = elsewhere or name != "distutils-precedence.pth"
                if count >= MAX_ENTRIES:
                    break
    except OSError:
        return SiteContent(readable=False)
    names.sort()
    return SiteContent(
        tuple(_read_dist(site, name, tree, records_needed) for name in names), elsewhere
    )


def _read_dist(site: str, folder: str, tree: str, records_needed: bool) -> Dist:
    path = f"{site}{os.sep}{folder}"
    is_egg = folder.endswith(".egg-info")
    name, version = _from_folder(folder)
    problem, detail, found_name, found_version = _metadata(path, is_egg)
    name, version = found_name or name, found_version or version
    record = ""
    if not is_egg:
        record, record_problem, record_detail = _record(path, site, tree)
        if not problem and not (record_problem == "no-record" and not records_needed):
            problem, detail = record_problem, record_detail
    return Dist(_printable(name), _printable(version), folder, problem, detail, record)


def _metadata(path: str, is_egg: bool) -> tuple[str, str, str, str]:
    """(problem, detail, name, version) of METADATA or PKG-INFO."""
    file = f"{path}{os.sep}METADATA"
    if is_egg:
        file = os.path.join(path, "PKG-INFO") if os.path.isdir(path) else path
    raw = read_head(file, HEAD)
    if raw is Unread.LINK:
        return "", "", "", ""  # uv's symlink mode: there, but not looked through
    if isinstance(raw, Unread):
        code = "no-metadata" if raw is Unread.MISSING else "damaged-metadata"
        return code, f"{os.path.basename(file)} is {raw.value}", "", ""
    if not raw.strip():
        return "empty-metadata", f"{os.path.basename(file)} is empty", "", ""
    header = raw.partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]
    if b"\0" in header:
        return "damaged-metadata", f"{os.path.basename(file)} is binary", "", ""
    name, version = _NAME.search(header), _VERSION.search(header)
    if name is None or version is None:
        missing = "Name" if name is None else "Version"
        return "nameless-metadata", f"{os.path.basename(file)} has no {missing}", "", ""
    try:
        return "", "", name[1].decode("utf-8").strip(), version[1].decode("utf-8").strip()
    except UnicodeDecodeError:
        return "damaged-metadata", f"{os.path.basename(file)} is not UTF-8", "", ""


def _record(path: str, site: str, tree: str) -> tuple[str, str, str]:
    """(SHA-256, problem, detail) of RECORD."""
    data = read_whole(f"{path}{os.sep}RECORD", MAX_RECORD)
    if data is Unread.LINK:
        return "", "", ""
    if isinstance(data, Unread):
        code = "no-record" if data is Unread.MISSING else "damaged-record"
        return "", code, f"RECORD is {data.value}"
    digest = sha256_of(data)
    if not data.strip():
        return digest, "empty-record", "RECORD is empty"
    last = data.rstrip()
    if b"\0" in data or last[last.rfind(b"\n") + 1 :].count(b",") < 2:
        return digest, "damaged-record", "RECORD is binary or cut off"
    outside = escaping_entry(data, site, tree)
    if outside is not None:
        return digest, "escaping-record", f"RECORD names {outside}"
    return digest, "", ""


def escaping_entry(data: bytes, site: str, tree: str) -> str | None:
    """The first entry of a RECORD that leads out of the tree, by its name alone."""
    suspects = [match[0] for match in _OUTSIDE.finditer(b"\n" + data)]
    marks = (b"/../", b"\\..\\", b"/..\\", b"\\../") if b"\\" in data else (b"/../",)
    for mark in marks:
        at = data.find(mark)
        while at >= 0:
            end = data.find(b"\n", at)
            end = len(data) if end < 0 else end
            suspects.append(data[data.rfind(b"\n", 0, at) + 1 : end])
            at = data.find(mark, end)
    for line in suspects:
        entry = entry_path(line)
        if entry is not None and not is_within(entry_target(site, entry), tree):
            return _printable(entry)
    return None


def entry_path(line: bytes) -> str | None:
    """The path of one RECORD line, None for an empty one."""
    text = line.strip(b"\r\n").decode("utf-8", "surrogateescape")
    if text.startswith('"'):
        end = text.find('",', 1)
        return text[1 : end if end > 0 else None].replace('""', '"') or None
    return text.rsplit(",", 2)[0] or None


def entry_target(site: str, entry: str) -> str:
    """The normalized path an entry names."""
    return os.path.normpath(os.path.join(site, entry.replace("\\", "/")))


def _from_folder(folder: str) -> tuple[str, str]:
    base = folder.rpartition(".")[0]
    name, dash, version = base.rpartition("-")
    if folder.endswith(".egg-info") and version.startswith("py3"):
        name, dash, version = name.rpartition("-")
    if not dash:
        return base, ""
    return name, version if _SAFE_VERSION.fullmatch(version) else ""


def _printable(text: str) -> str:
    if len(text) <= 200 and text.isascii():
        return text
    return text[:200].encode("utf-8", "replace").decode("utf-8")


def metadata_stamp(site: str, folders: Iterable[str]) -> str:
    """One value for size and mtime of METADATA and RECORD of these distributions.

    Changing a file in place leaves the folders' own mtimes as they are.
    """
    value = 0
    for folder in folders:
        base = f"{site}{os.sep}{folder}{os.sep}"
        for name in ("METADATA", "RECORD"):
            try:
                facts = os.lstat(base + name)
            except (OSError, ValueError):
                value = (value * 1_000_003 + 1) & _MASK
            else:
                value = ((value * 1_000_003) ^ facts.st_mtime_ns ^ (facts.st_size << 1)) & _MASK
    return f"{value:x}"
