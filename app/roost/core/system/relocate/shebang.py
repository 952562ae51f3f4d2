"""The first lines of a script: what interpreter runs it.

Three ways are in use: a plain ``#!`` line; where that would be too long or the path
holds a blank, the ``/bin/sh`` trampoline of pip and uv, which a shell reads as ``exec``
and Python as a string; and on Windows a ``#!`` line with the path between quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from roost.core.system.relocate.dialects import SH, octal, quote_for_shell_and_python
from roost.core.system.relocate.literals import Dialect, replace_literals
from roost.core.system.relocate.move import Move

LONGEST = 127
"""Bytes of a ``#!`` line that every kernel in use reads whole (pip's limit)."""

_TRAMPOLINE = re.compile(
    r"\A#! ?/bin/sh[ \t]*\r?\n'''exec' (?P<command>[^\r\n]*?) \"\$0\" \"\$@\"\r?\n' '''[ \t]*\r?\n"
)
_PLAIN = re.compile(r"\A#![ \t]*(?P<command>[^\r\n]*)(?P<end>\r?\n|\Z)")
_PYTHON = re.compile(r"(?:python|pypy)[\w.-]*\Z", re.IGNORECASE)
_MARK = "\x00"


@dataclass(frozen=True, slots=True)
class Shebang:
    """The interpreter of a script and its arguments (with a leading blank, or empty)."""

    interpreter: str
    arguments: str
    end: int
    newline: str
    trampoline: bool


def mend_shebang(text: str, move: Move) -> str:
    """``text`` with its interpreter moved; unchanged where that lies elsewhere."""
    found = find_shebang(text, move)
    if found is None:
        return text
    interpreter = move.moved(found.interpreter)
    if interpreter is None:
        return text
    head = _head(interpreter, found.arguments, found.newline)
    return text if head is None else head + text[found.end :]


def find_shebang(text: str, move: Move) -> Shebang | None:
    """The head of a script whose interpreter lies at or below the old place, else None."""
    match = _TRAMPOLINE.match(text)
    if match is not None:
        # The word is found by the known quotings of the old path rather than by a shell
        # parser: older pips put any path between double quotes, which no parser undoes.
        marked = replace_literals(
            match["command"], Move(move.spellings, f"/{_MARK}", move.windows), _TO_MARK
        )
        parts = marked.split(_MARK)
        if len(parts) != 3 or parts[0]:
            return None
        return Shebang(move.old + parts[1], parts[2], match.end(), "\n", True)
    match = _PLAIN.match(text)
    if match is None:
        return None
    command = match["command"].rstrip()
    newline = match["end"] or "\n"
    quoted = re.match(r'"([^"]*)"(.*)\Z', command)
    if quoted is not None and move.moved(quoted[1]) is not None:
        return Shebang(quoted[1], quoted[2], match.end(), newline, False)
    for spelling in move.spellings:
        rest = command[len(spelling) :]
        tail = re.match(r"(?:[/\\][^\s/\\]+)+", rest)
        if tail is not None and move.moved(command[: len(spelling)]) is not None:
            interpreter = command[: len(spelling)] + tail.group()
            return Shebang(interpreter, rest[tail.end() :], match.end(), newline, False)
    return None


def _head(interpreter: str, arguments: str, newline: str) -> str | None:
    """The head that runs ``interpreter``, or None where none can."""
    if re.match(r"(?:[A-Za-z]:|\\\\)", interpreter):
        word = f'"{interpreter}"' if re.search(r"\s", interpreter) else interpreter
        return f"#!{word}{arguments}{newline}"
    plain = f"#!{interpreter}{arguments}{newline}"
    blank = re.search(r"\s", interpreter)
    if not blank and _is_utf8(interpreter) and len(plain.encode("utf-8")) <= LONGEST:
        return plain
    if _PYTHON.search(interpreter.rpartition("/")[2]) is None:
        return None
    return f"#!/bin/sh\n'''exec' {_word(interpreter)}{arguments} \"$0\" \"$@\"\n' '''\n"


def _word(interpreter: str) -> str:
    """A word that the shell reads as the path, and Python as part of a string."""
    if interpreter.isprintable() and _is_utf8(interpreter):
        return quote_for_shell_and_python(interpreter)
    return f"\"$(printf '{octal(interpreter)}')\""


def _is_utf8(text: str) -> bool:
    """Whether Python can read it in a source file."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


_TO_MARK = Dialect(
    tuple(
        type(form)(form.open, form.encode, form.close, lambda _value: False) for form in SH.forms
    ),
    lambda value: _MARK + value.removeprefix(f"/{_MARK}") + _MARK,
)
