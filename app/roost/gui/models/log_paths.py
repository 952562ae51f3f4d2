"""Absolute paths in a log line: where they stand, so that they can be shown and opened."""

from __future__ import annotations

import re
from typing import NamedTuple

# A drive or UNC path of Windows, or a POSIX one of two parts at least: "/" and "and/or" are words.
_PATH = r"""(?:(?<![\w/.:~])/|\b[A-Za-z]:[\\/]|\\\\)[^\s"'<>|*?:;,()\[\]{}“”„«»]+"""
_TAIL = ".!…’'"


class PathSpan(NamedTuple):
    """``text[start:end]`` is ``path``."""

    start: int
    end: int
    path: str


def path_spans(text: str) -> tuple[PathSpan, ...]:
    """The absolute paths in a line, left to right.  Addresses of the web are none."""
    spans = []
    for found in re.finditer(_PATH, text):  # compiled with the first line, not at the start
        path = found[0].rstrip(_TAIL)
        deep = path.count("/") + path.count("\\") >= 2
        if deep:
            spans.append(PathSpan(found.start(), found.start() + len(path), path))
    return tuple(spans)
