"""Credentials out of everything that is shown, stored or raised.

Installers hide URL passwords but neither tokens in a path or a query nor a user
name that *is* the token (reliability.md, "Installers as subprocesses").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

HIDDEN = "***"

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*://[^\s\"'<>`|]+")
_SAFE_FRAGMENT = re.compile(r"(?:sha\d+|md5|egg|subdirectory)=[\w.\-+/&=\[\]]*\Z", re.I)
# A path segment that only a generator of secrets writes: long and of mixed case with digits.
_SECRET_SEGMENT = re.compile(
    r"(?<=/)(?=[^/?#]*[0-9])(?=[^/?#]*[a-z])(?=[^/?#]*[A-Z])[A-Za-z0-9_~\-]{16,}(?=[/?#]|\Z)"
)
_CONDA_TOKEN = re.compile(r"(?<=/t/)[^/?#\s]+")
_TOKEN = re.compile(
    r"\b(?:hf_[A-Za-z0-9]{8,}|gh[opsur]_[A-Za-z0-9]{16,}|github_pat_\w{16,}|glpat-[\w\-]{12,}"
    r"|pypi-Ag[\w\-]{16,}|npm_[A-Za-z0-9]{16,}|xox[abprs]-[\w\-]{10,}|AKIA[A-Z0-9]{16}"
    r"|eyJ[\w\-]{8,}\.[\w\-]{8,}\.[\w\-]*)"
)
_HEADER = re.compile(r"(?i)\b(basic|bearer|token)(\s+)(?=\S*[0-9=])([A-Za-z0-9+/=_\-.~]{12,})")
_ASSIGNED = re.compile(
    r"(?i)\b((?:[\w\-]*(?:password|passwd|secret|token|api[_-]?key))[\"']?\s*[=:]\s*[\"']?)"
    r"([^\s\"'&,;]+)"
)
_HINTS = ("://", "_", "-", "AKIA", "eyJ", "=", ":", "asic", "earer", "oken")


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """``text`` without userinfo and query of any URL, and without known kinds of tokens.

    ``secrets`` are strings that must go wherever they stand, for example the
    password of an index that was handed to the installer.
    """
    for secret in secrets:
        if secret:
            text = text.replace(secret, HIDDEN)
    if not any(hint in text for hint in _HINTS):
        return text
    if "://" in text:
        text = _URL.sub(lambda match: redact_url(match.group()), text)
    text = _TOKEN.sub(HIDDEN, text)
    text = _HEADER.sub(rf"\1\2{HIDDEN}", text)
    return _ASSIGNED.sub(_hide_assigned, text)


def redact_url(url: str) -> str:
    """One URL without userinfo, query, secret path segments and odd fragments."""
    scheme, _, rest = url.partition("://")
    cut = min((rest.find(c) for c in "/?#" if c in rest), default=len(rest))
    authority, tail = rest[:cut], rest[cut:]
    if "@" in authority:
        authority = f"{HIDDEN}@{authority.rpartition('@')[2]}"
    elif "@" in tail and re.search(r":(?!\d*\Z)", authority):
        # user:pa/ss@host with an unquoted slash: what looks like a port is a password
        authority, tail = f"{HIDDEN}@", tail.rpartition("@")[2]
    tail, hash_mark, fragment = tail.partition("#")
    path, question, _query = tail.partition("?")
    path = _CONDA_TOKEN.sub(HIDDEN, _SECRET_SEGMENT.sub(HIDDEN, path))
    hidden_query = f"?{HIDDEN}" if question else ""
    if hash_mark:
        fragment = f"#{fragment if _SAFE_FRAGMENT.match(fragment) else HIDDEN}"
    return f"{scheme}://{authority}{path}{hidden_query}{fragment}"


def _hide_assigned(match: re.Match[str]) -> str:
    value = match.group(2)
    return match.group() if value.startswith(HIDDEN) else f"{match.group(1)}{HIDDEN}"
