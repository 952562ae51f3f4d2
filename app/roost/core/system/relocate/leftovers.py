"""Where the old path still stands after a relocation."""

from __future__ import annotations

import locale
import os
import re
from collections.abc import Iterator
from pathlib import Path

from roost.core.system.context import JobContext
from roost.core.system.relocate.candidates import LARGEST_TEXT, candidates, record_files
from roost.core.system.relocate.changes import Unmended
from roost.core.system.relocate.launcher import LARGEST
from roost.core.system.relocate.move import Move

_WHY = "it mentions the old path in a way Roost does not know how to change"
_TEXT = re.compile(
    r"\.(?:py|pyw|pth|json|toml|cfg|ini|conf|txt|sh|bash|csh|fish|nu|ps1|bat|cmd|xsh|yaml|yml|pc"
    r"|cmake|la|egg-link|desktop|service|m4|mk|h|xml|env|properties)\Z",
    re.IGNORECASE,
)


def find_leftovers(tree: Path, move: Move, ctx: JobContext, *, thorough: bool) -> list[Unmended]:
    """Files below ``tree`` that still hold the old path.

    Looks at what a relocation mends, and at all text files but those that are, by RECORD
    and size, as they came in their wheel, which cannot know where it was going to be
    installed; ``thorough`` looks at these too (a package built from source on this machine
    may hold the path): a second rather than a tenth for a torch stack.
    """
    pattern = old_path_pattern(move)
    found = []
    for path in _searched(tree, thorough=thorough):
        ctx.check_cancelled()
        try:
            if os.lstat(tree / path).st_size > LARGEST:
                continue
            data = (tree / path).read_bytes()
        except OSError:
            continue
        if data.startswith(b"\x7fELF") or pattern.search(data) is None:
            continue
        found.append(Unmended(path, _WHY))
    return found


def old_path_pattern(move: Move) -> re.Pattern[bytes]:
    """Finds the old path in bytes: UTF-8, UTF-16 and the locale's, all separators.

    Not where it is the beginning of a longer name or of the new path.
    """
    encodings = {"utf-8", "utf-16-le", locale.getpreferredencoding(False).lower()}
    codes: set[bytes] = set()
    for spelling in move.spellings:
        written = {spelling}
        if move.windows:
            plain = spelling.replace("/", "\\")
            written |= {plain, plain.replace("\\", "/"), plain.replace("\\", "\\\\")}
        for text in written:
            for encoding in encodings:
                try:
                    codes.add(text.encode(encoding, "surrogateescape"))
                except (UnicodeEncodeError, LookupError):
                    continue
    newer = _below(move)
    guard = rb"(?!\x00?[\w-]" + (rb"|" + newer if newer else b"") + rb")"
    body = b"|".join(re.escape(code) for code in sorted(codes, key=len, reverse=True))
    return re.compile(b"(?:" + body + b")" + guard, re.IGNORECASE if move.windows else 0)


def _below(move: Move) -> bytes:
    """What follows the old path where the new one lies below it."""
    if move.moved(move.new) is None and move.new.startswith(move.old) and move.new != move.old:
        return re.escape(move.new[len(move.old) :].encode("utf-8", "surrogateescape"))
    return b""


def _searched(tree: Path, *, thorough: bool) -> Iterator[str]:
    seen = set()
    for candidate in candidates(tree):
        if not candidate.is_link:
            seen.add(candidate.path)
            yield candidate.path
    for path in record_files(tree):
        seen.add(path)
        yield path
    wheels = {} if thorough else _from_wheels(tree)
    for path, entry in _texts(tree):
        size = entry.stat(follow_symlinks=False).st_size
        if path not in seen and size <= LARGEST_TEXT and wheels.get(path) != size:
            yield path


def _from_wheels(tree: Path) -> dict[str, int]:
    """Files that RECORD lists with a hash, and the size it gives; paths below the tree."""
    found: dict[str, int] = {}
    for record in record_files(tree):
        site = record.rsplit("/", 2)[0]
        try:
            text = (tree / record).read_text("utf-8", "surrogateescape")
        except OSError:
            continue
        for line in text.splitlines():
            path, _, rest = line.partition(",sha256=")
            _, _, size = rest.partition(",")
            if size.isdecimal() and not path.startswith(("..", "/", '"')):
                found[f"{site}/{path}"] = int(size[:18])
    return found


def _texts(tree: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    pending = [""]
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(tree / folder) as scanned:
                entries = sorted(scanned, key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    pending.append(path)
            elif _TEXT.search(entry.name) is not None and entry.is_file(follow_symlinks=False):
                yield path, entry
