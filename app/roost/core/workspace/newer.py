"""Whether a newer Roost exists: looked up only when somebody asks, in one place, told nothing.

The place holds the ``releases.json`` that `installer/release.py` writes: a folder or file, or an
address on the web.  Which one: the asker's word, else $ROOST_RELEASES, else ``releases.txt`` beside
the icon, where whoever distributes Roost may write it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from roost.core.domain.errors import RoostError
from roost.core.domain.versions import version_key
from roost.core.system.resources import resource_path

FILE = "releases.json"
VARIABLE = "ROOST_RELEASES"
_LARGEST = 256 << 10
_PATIENCE = 15.0
_LOCAL = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Newest:
    """``version`` is the newest announced at ``place``; ``newer`` compares it with ours."""

    place: str
    version: str
    newer: bool


def announced_at(asked: str | None, environ: Mapping[str, str]) -> str:
    """Where to look.  Raises RoostError ``no-release-place`` where nobody has said."""
    place = asked or environ.get(VARIABLE, "") or _of_distributor()
    if not place:
        raise RoostError(
            "no-release-place",
            "This copy of Roost was not told where new versions are announced.",
            remedy="Look where you got it, or name the place: "
            f"roost version --look --from ADDRESS (or set {VARIABLE}).",
        )
    return place


def newest(place: str, current: str) -> Newest:
    """Look there.  Raises RoostError ``release-place-silent`` and ``release-place-wrong``."""
    parts = urlsplit(place)
    if parts.scheme in ("http", "https"):
        if parts.scheme == "http" and parts.hostname not in _LOCAL:
            raise _wrong(place, "its address is not https")
        raw = _fetch(place if parts.path.endswith(".json") else f"{place.rstrip('/')}/{FILE}")
    else:
        raw = _read(Path(place))
    try:
        told = json.loads(raw)
        version = told["version"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _wrong(place, "what lies there is not a releases.json") from error
    theirs = version_key(version) if isinstance(version, str) else None
    if theirs is None:
        raise _wrong(place, "it names no version")
    ours = version_key(current)
    return Newest(place, version, ours is not None and theirs > ours)


def _of_distributor() -> str:
    try:
        lines = resource_path("app/releases.txt").read_text("utf-8").splitlines()
    except OSError:
        return ""
    return next((line.strip() for line in lines if line.strip() and line[:1] != "#"), "")


def _read(path: Path) -> bytes:
    try:
        file = path / FILE if path.is_dir() else path
        with file.open("rb") as opened:
            return opened.read(_LARGEST)
    except (OSError, ValueError) as error:
        raise _silent(str(path), str(error)) from error


def _fetch(address: str) -> bytes:
    from http.client import HTTPException
    from urllib.request import Request, urlopen

    try:
        with urlopen(Request(address, headers={"User-Agent": "Roost"}), timeout=_PATIENCE) as got:
            raw: bytes = got.read(_LARGEST)
            return raw
    except (OSError, HTTPException, ValueError) as error:
        raise _silent(address, str(getattr(error, "reason", error))) from error


def _silent(place: str, reason: str) -> RoostError:
    return RoostError(
        "release-place-silent",
        f"Whether there is a newer version cannot be said: {place} gave no answer ({reason}).",
        remedy="Try again with a network. Everything else works without one.",
    )


def _wrong(place: str, reason: str) -> RoostError:
    return RoostError(
        "release-place-wrong",
        f"{place} cannot say whether there is a newer version: {reason}.",
        remedy="Check the address: it is that of the releases.json of Roost's releases.",
    )
