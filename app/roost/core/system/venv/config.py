"""`pyvenv.cfg` and the base Python behind an environment, read as text."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from functools import lru_cache

from roost.core.system.venv.safe import Unread, read_head

WINDOWS = sys.platform == "win32"
_VERSION = re.compile(r"(\d+)\.(\d+)(?:\.(\d+))?")
_NAME_VERSION = re.compile(r"(?:python|pypy)(\d+\.\d+)t?(?:\.exe)?")
_PATH_VERSION = re.compile(r"(?:^|[^\d.])(\d+\.\d+\.\d+)(?![\d.])")
_DLL = re.compile(r"python(\d)(\d{1,2})\.dll", re.IGNORECASE)
_PATCHLEVEL = re.compile(rb'#define\s+PY_VERSION\s+"(\d+\.\d+\.\d+)')


@dataclass(frozen=True, slots=True)
class VenvConfig:
    """What `pyvenv.cfg` says.  ``state``: ok, missing, unreadable, no-home."""

    state: str
    home: str = ""
    version: str | None = None
    system_site: bool = False


def read_config(tree: str) -> VenvConfig:
    """Read ``pyvenv.cfg`` of any maker (venv: ``version``; uv, virtualenv: ``version_info``)."""
    raw = read_head(os.path.join(tree, "pyvenv.cfg"), 64 << 10)
    if raw is Unread.MISSING:
        return VenvConfig("missing")
    if isinstance(raw, Unread) or b"\0" in raw:
        return VenvConfig("unreadable")
    values: dict[str, str] = {}
    for line in raw.decode("utf-8", "replace").splitlines():
        name, equals, value = line.partition("=")
        if equals:
            values[name.strip().lower()] = value.strip()
    match = _VERSION.match(values.get("version_info", values.get("version", "")))
    home = values.get("home", "")
    return VenvConfig(
        "ok" if home else "no-home",
        home,
        match[0] if match else None,
        values.get("include-system-site-packages", "").lower() == "true",
    )


def base_version(target: str, home: str, *, windows: bool = WINDOWS) -> str | None:
    """The version of the base Python, as far as names and headers tell: "3.11" or "3.11.7".

    Nothing is run.  ``target``: what the environment's interpreter is a link to, ``home``
    as in `pyvenv.cfg`.
    """
    return _windows_version(home) if windows else _posix_version(target)


@lru_cache(maxsize=256)
def _posix_version(target: str) -> str | None:
    match = _NAME_VERSION.fullmatch(os.path.basename(target))
    short = match[1] if match else None
    prefix = os.path.dirname(os.path.dirname(target))
    if short is None:
        short = _only_library(os.path.join(prefix, "lib"))
    if short is None:
        return None
    header = read_head(os.path.join(prefix, "include", f"python{short}", "patchlevel.h"), 4096)
    if isinstance(header, bytes):
        full = _PATCHLEVEL.search(header)
        if full is not None:
            return full[1].decode()
    for candidate in reversed(_PATH_VERSION.findall(prefix)):
        if candidate.startswith(f"{short}."):
            return str(candidate)
    return short


def _only_library(lib: str) -> str | None:
    """The version of the one ``python3.x`` folder with a standard library in ``lib``."""
    try:
        names = os.listdir(lib)
    except OSError:
        return None
    found = [
        match[1]
        for name in names
        if (match := _NAME_VERSION.fullmatch(name)) and os.path.isfile(f"{lib}/{name}/os.py")
    ]
    return found[0] if len(found) == 1 else None


def _windows_version(home: str) -> str | None:
    try:
        names = os.listdir(home)
    except OSError:
        return None
    return windows_version_of(names)


def windows_version_of(names: list[str]) -> str | None:
    """ "3.11" of a folder that holds ``python311.dll`` (``python3.dll`` says nothing)."""
    for name in names:
        match = _DLL.fullmatch(name)
        if match is not None:
            return f"{match[1]}.{match[2]}"
    return None


def short_version(version: str) -> str:
    """ "3.11" of "3.11.7"."""
    return ".".join(version.split(".")[:2])
