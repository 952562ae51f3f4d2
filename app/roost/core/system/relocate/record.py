"""RECORD lines of files that were changed, so that a check by RECORD still passes."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass

from roost.core.system.relocate.move import Move, is_windows_path

_ALGORITHMS = frozenset({"sha256", "sha384", "sha512"})
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file held before and what it holds now."""

    before: bytes
    after: bytes


def mend_record(text: str, site: str, changed: Mapping[str, Contents], move: Move) -> str:
    """A RECORD with hash and size of the changed files brought up to date.

    ``site`` is its site-packages relative to the tree, ``changed`` maps paths relative
    to the tree.  A line whose hash did not fit before is left: that file had been
    edited, which must stay visible.  Absolute paths below the old place are moved.
    """
    up = "../" * (site.count("/") + 1)
    by_name = {
        path[len(site) + 1 :] if path.startswith(f"{site}/") else up + path: contents
        for path, contents in changed.items()
    }
    lines = []
    for line in _LINE.findall(text):
        name = line.partition(",")[0].replace("\\", "/")
        concerned = name in by_name or name[:1] in ('"', "/") or is_windows_path(line)
        lines.append(_mend_line(line, by_name, move) if concerned else line)
    return "".join(lines)


def _mend_line(line: str, by_name: Mapping[str, Contents], move: Move) -> str:
    plain = line.rstrip("\r\n")
    row = next(csv.reader([plain]), [])
    if len(row) != 3:
        return line
    path = move.moved(row[0]) or row[0]
    mended = [path, *_hash_and_size(row[1], row[2], by_name.get(row[0].replace("\\", "/")))]
    if mended == row:
        return line
    target = io.StringIO()
    csv.writer(target, lineterminator="").writerow(mended)
    return target.getvalue() + line[len(plain) :]


def _hash_and_size(code: str, size: str, contents: Contents | None) -> tuple[str, str]:
    algorithm, _, digest = code.partition("=")
    if contents is None or algorithm not in _ALGORITHMS:
        return code, size
    if digest.rstrip("=") != _digest(algorithm, contents.before):
        return code, size
    after = f"{algorithm}={_digest(algorithm, contents.after)}"
    return after, str(len(contents.after)) if size else size


def _digest(algorithm: str, data: bytes) -> str:
    raw = hashlib.new(algorithm, data).digest()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")
