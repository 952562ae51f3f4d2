"""Loads PySide6, without two things it does that would cost every start 35 ms.

- It replaces Python's ``__import__`` by one that reads the source of every module imported
  from then on, to look whether it uses ``from __feature__ import …``.  Here nothing does, and
  ``linecache`` would keep the sources, 10 MB.
- It carries a dozen modules as sources inside a library and compiles them anew at each start,
  20 ms.  Here their bytecode is kept among the user's caches, as Python does with any other.

Whatever is wrong with the kept bytecode, the sources are compiled as ever.
"""

import __future__

import builtins
import marshal
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType
from typing import Any
from zlib import crc32

from roost.core.domain.errors import StoreError
from roost.core.store.userconfig import cache_dir
from roost.core.system.files import write_atomic
from roost.core.system.userfolders import has_caches

Key = tuple[str, int, int, int]
"""File name, length and checksum of a source, and the flags it is compiled with."""
_CARRIED = ("shibokensupport/", "signature_bootstrap.py")
_FUTURE = __future__.annotations.compiler_flag


def load() -> None:
    """Import PySide6; before any other module does."""
    if "PySide6" in sys.modules:
        return
    usual = builtins.__import__
    with _compiled_before(_place()):
        import PySide6  # noqa: F401
    builtins.__import__ = usual


@contextmanager
def _compiled_before(place: Path | None) -> Iterator[None]:
    """Meanwhile what PySide6 compiles comes from ``place``; what was not there is kept there."""
    known = read(place) if place is not None else {}
    used: dict[Key, CodeType] = {}
    usual = builtins.compile
    builtins.compile = _compiler(usual, known, used)
    try:
        yield
    finally:
        builtins.compile = usual
    if place is not None and used.keys() != known.keys() and not sys.dont_write_bytecode:
        keep(place, used)


def _compiler(
    usual: Callable[..., Any], known: dict[Key, CodeType], used: dict[Key, CodeType]
) -> Callable[..., Any]:
    def compile_(
        source: Any, filename: Any, mode: str, flags: int = 0, dont_inherit: bool = False,
        optimize: int = -1, **rest: Any,
    ) -> Any:  # fmt: skip
        if not dont_inherit:  # what the caller's module imports from __future__, as ever
            flags |= sys._getframe(1).f_code.co_flags & _FUTURE
        if not (isinstance(source, bytes) and str(filename).startswith(_CARRIED)):
            return usual(source, filename, mode, flags, True, optimize, **rest)
        key = (filename, len(source), crc32(source), flags)
        used[key] = known.get(key) or usual(source, filename, mode, flags, True, optimize)
        return used[key]

    return compile_


def _place() -> Path | None:
    """None where there is no place for caches.  One for each Python and way of optimising."""
    if not has_caches() and "ROOST_CACHE_DIR" not in os.environ:
        return None
    version = f"{sys.implementation.cache_tag}-{sys.hexversion:x}-{sys.flags.optimize}"
    return cache_dir(os.environ) / "window" / f"binding-{version}.bin"


def read(place: Path) -> dict[Key, CodeType]:
    """What is kept there: whole, and written by this user; else nothing."""
    try:
        with place.open("rb") as file:
            mine = not hasattr(os, "geteuid") or os.fstat(file.fileno()).st_uid == os.geteuid()
            content = file.read() if mine else b""
        if int.from_bytes(content[:4], "big") != crc32(content[4:]):
            return {}
        found: dict[Key, CodeType] = marshal.loads(content[4:])
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return found


def keep(place: Path, compiled: dict[Key, CodeType]) -> None:
    content = marshal.dumps(compiled)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(place, crc32(content).to_bytes(4, "big") + content)
    except (OSError, StoreError):
        pass  # it only saves time
