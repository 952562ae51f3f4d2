"""The text files of a venv that hold its path, each mended by its own rules."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from urllib.parse import quote, unquote

from roost.core.system.relocate.dialects import (
    BATCH,
    CSH,
    FISH,
    NU,
    POWERSHELL,
    PYTHON,
    SH,
    batch_by_own_place,
    batch_holds,
)
from roost.core.system.relocate.literals import Dialect, replace_literals
from roost.core.system.relocate.move import Move, is_windows_path
from roost.core.system.relocate.shebang import mend_shebang

MendText = Callable[[str, Move], str]

_JSON_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*"')
_FILE_URL = re.compile(
    r"(?P<scheme>(?:\w+\+)?file://(?:localhost)?)(?P<path>/[^?#]*)(?P<rest>.*)\Z"
)
_CFG_LINE = re.compile(r"^(?P<key>[^=\r\n]*=[ \t]*)(?P<value>[^\r\n]*)", re.MULTILINE)
_SHELL = re.compile(r"\A#![ \t]*\S*/(?:env[ \t]+)?(?:sh|bash|dash|zsh|ksh)\b(?!.*\n''')")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_URL_SAFE = "/~!$&'()*+,;=:@"


def mend_python(text: str, move: Move) -> str:
    """A Python script or module: its interpreter line and the string literals in it."""
    return replace_literals(mend_shebang(text, move), move, PYTHON)


def mend_script(text: str, move: Move) -> str:
    """A file of ``bin`` without a telling name: by its first line."""
    mended = mend_shebang(text, move)
    return replace_literals(mended, move, SH if _SHELL.match(text) else PYTHON)


def mend_batch(text: str, move: Move) -> str:
    if not batch_holds(move.new):
        text = batch_by_own_place(text, move.spellings)
    return replace_literals(text, move, BATCH)


def mend_cfg(text: str, move: Move) -> str:
    """``pyvenv.cfg``: values that are a path, and paths inside ``command``.

    The value of ``command`` is not quoted, whatever the path holds, so only its end or
    a separator ends a path there.
    """

    def value(match: re.Match[str]) -> str:
        whole = match["value"].rstrip()
        moved = move.moved(whole)
        if moved is not None:
            return match["key"] + moved + match["value"][len(whole) :]
        return match["key"] + _inside(match["value"], move)

    return _CFG_LINE.sub(value, text)


def _inside(value: str, move: Move) -> str:
    for spelling in move.spellings:
        flags = re.IGNORECASE if move.windows else 0
        pattern = rf"(?<![^\s='\"]){re.escape(spelling)}(?P<tail>(?:[\\/][^\s'\"]*)?)(?=[\s'\"]|\Z)"

        def moved(match: re.Match[str]) -> str:
            return move.moved(move.old + match["tail"]) or match.group()

        value = re.sub(pattern, moved, value, flags=flags)
    return value


def mend_lines(text: str, move: Move) -> str:
    """``.pth`` and ``.egg-link``: a path a line, or Python after ``import``."""
    lines = _LINE.findall(text)
    for index, line in enumerate(lines):
        if line.startswith(("import ", "import\t")):
            lines[index] = replace_literals(line, move, PYTHON)
            continue
        path = line.strip("\ufeff \t\r\n")
        moved = move.moved(path)
        if moved is not None:
            lines[index] = line.replace(path, moved)
    return "".join(lines)


def mend_json(text: str, move: Move) -> str:
    """The JSON strings that are a path or a ``file:`` address; the layout stays."""

    def token(match: re.Match[str]) -> str:
        code = match.group()
        try:
            value = json.loads(code)
        except ValueError:
            return code
        moved = move.moved(value) or move_url(value, move)
        if moved is None:
            return code
        return json.dumps(moved, ensure_ascii=code.isascii() and not value.isascii())

    return _JSON_STRING.sub(token, text)


def move_url(url: str, move: Move) -> str | None:
    """A ``file:`` address at its new place, or None where it is not below the old one."""
    match = _FILE_URL.match(url)
    if match is None:
        return None
    path = unquote(match["path"], errors="surrogateescape")
    if move.windows:
        path = path.lstrip("/")
    moved = move.moved(path)
    if moved is None:
        return None
    if is_windows_path(moved):
        moved = "/" + moved.replace("\\", "/")
    raw = moved.encode("utf-8", "surrogateescape")
    return match["scheme"] + quote(raw, safe=_URL_SAFE) + match["rest"]


def _in(dialect: Dialect) -> MendText:
    return lambda text, move: replace_literals(text, move, dialect)


BY_NAME: dict[str, MendText] = {
    "pyvenv.cfg": mend_cfg,
    "activate": _in(SH),
}

BY_SUFFIX: dict[str, MendText] = {
    ".sh": mend_script,
    ".bash": mend_script,
    ".csh": _in(CSH),
    ".fish": _in(FISH),
    ".nu": _in(NU),
    ".ps1": _in(POWERSHELL),
    ".psm1": _in(POWERSHELL),
    ".bat": mend_batch,
    ".cmd": mend_batch,
    ".xsh": mend_python,
    ".py": mend_python,
    ".pyw": mend_python,
    ".pth": mend_lines,
    ".egg-link": mend_lines,
    ".json": mend_json,
}


def mender_for(name: str) -> MendText:
    """The rules for a file, by its name."""
    lower = name.lower()
    if lower in BY_NAME:
        return BY_NAME[lower]
    dot = lower.rfind(".")
    return BY_SUFFIX.get(lower[dot:], mend_script) if dot > 0 else mend_script
