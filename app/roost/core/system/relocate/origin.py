"""For which path a venv was made, by what its files say."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from roost.core.system.paths import os_path
from roost.core.system.relocate.launcher import LARGEST, interpreter_of
from roost.core.system.relocate.move import is_windows_path

_ACTIVATE = re.compile(r"^[ \t]*(?:export[ \t]+)?VIRTUAL_ENV=(?P<word>[^\r\n]+)", re.MULTILINE)
_CYGPATH = re.compile(r"\$\(cygpath [^\"']*(?P<word>\"[^\"]*\"|'.*')\)")
_COMMAND = re.compile(
    r"^command[ \t]*=[^\r\n]*? -m (?:venv|virtualenv)[ \t]+(?P<rest>[^\r\n]+)", re.MULTILINE
)
_EXEC = re.compile(r"\A#! ?/bin/sh[ \t]*\r?\n'''exec' (?P<word>[^\r\n]*?) \"\$0\" \"\$@\"")
_FOLDERS = ("bin", "Scripts")
_HEAD = 64 << 10


def made_for(tree: Path) -> Path | None:
    """The absolute path the venv in ``tree`` was made for, or None where nothing tells.

    None also for a relocatable venv without console scripts: it was made for no path.
    """
    tree = Path(os_path(tree))
    for folder in _FOLDERS:
        for path in _from_activate(tree / folder / "activate"):
            return Path(path)
    command = _COMMAND.search(_head(tree / "pyvenv.cfg"))
    if command is not None:
        start = re.search(r"(?:^|\s)(?=/|[A-Za-z]:[\\/]|\\\\)", command["rest"])
        if start is not None:
            return Path(command["rest"][start.end() :].strip())
    home = _home(tree)
    for interpreter in _interpreters(tree):
        parent = re.match(r"(?P<tree>.+)[\\/](?P<bin>bin|Scripts)[\\/][^\\/]+\Z", interpreter)
        if parent is None or not _absolute(parent["tree"]):
            continue
        if f"{parent['tree']}/{parent['bin']}" not in home and parent["tree"] not in home:
            return Path(parent["tree"])
    return None


def _from_activate(path: Path) -> Iterator[str]:
    for match in _ACTIVATE.finditer(_head(path)):
        word = match["word"].strip()
        cygpath = _CYGPATH.fullmatch(word)
        value = _unquote(cygpath["word"] if cygpath else word)
        if _absolute(value):
            yield value


def _interpreters(tree: Path) -> Iterator[str]:
    for folder in _FOLDERS:
        try:
            scripts = sorted((tree / folder).iterdir())
        except OSError:
            continue
        for script in scripts:
            if script.is_symlink() or not script.is_file() or script.stat().st_size > LARGEST:
                continue
            found = _interpreter(script)
            if found and re.search(r"(?:python|pypy)[^\\/]*\Z", found, re.IGNORECASE):
                yield found


def _interpreter(script: Path) -> str | None:
    try:
        with script.open("rb") as stream:
            start = stream.read(2)
            if start == b"MZ":
                return interpreter_of(start + stream.read())
            if start != b"#!":
                return None
            text = (start + stream.read(_HEAD)).decode("utf-8", "surrogateescape")
    except OSError:
        return None
    trampoline = _EXEC.match(text)
    if trampoline is not None:
        return _unquote(trampoline["word"])
    line = text[2:].partition("\n")[0].strip()
    if line.startswith('"'):
        return line[1:].partition('"')[0]
    return line.partition(" -")[0]


def _unquote(word: str) -> str:
    """What a shell makes of one word; what older tools put between double quotes, as it is."""
    if word.startswith("'"):
        try:
            return "".join(shlex.split(word)[:1])
        except ValueError:
            return ""
    if word.startswith('"'):
        end = word.rfind('"')
        return word[1:end] if end > 0 else ""
    return word.split()[0] if word else ""


def _home(tree: Path) -> frozenset[str]:
    """The folders of the base interpreter by ``pyvenv.cfg``: scripts may point there."""
    match = re.search(r"^home[ \t]*=[ \t]*([^\r\n]+)", _head(tree / "pyvenv.cfg"), re.MULTILINE)
    return frozenset() if match is None else frozenset({match[1].strip()})


def _absolute(path: str) -> bool:
    return path.startswith("/") or is_windows_path(path)


def _head(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD).decode("utf-8", "surrogateescape")
    except OSError:
        return ""
