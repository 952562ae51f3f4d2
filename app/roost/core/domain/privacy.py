"""What is private in a text for somebody else, and what stands for it.  Pure.

Names are hidden wherever they stand, whatever their case, and in the forms in which paths
are written: with either slash, doubled in a repr, percent-encoded in an address.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from urllib.parse import quote

USER, HOST, MAIL, SECRET = "‹user›", "‹host›", "‹mail›", "***"
SHORTEST = 3
"""Letters: hiding "a" would blank out the whole text."""
WORDS = frozenset(
    {
        *("root", "home", "user", "users", "admin", "administrator", "guest", "public", "test"),
        *("localhost", "python", "roost", "torch", "transformers", "diffusers", "vllm", "llamacpp"),
        *("cpu", "mps", "xpu", "cuda", "rocm", "none", "linux", "windows", "darwin", "shared"),
        *("legacy", "other", "models", "profiles", "environments", "pip", "env", "envs", "venv"),
    }
)
"""Names that tell nothing about anybody, and without which no text would be left."""
_KEY = re.compile(
    r"\b(?:(?:shared|legacy|other):)?(?:torch-(?:cpu|mps|xpu|cu\d{3}|rocm[\d.]+)-"
    r"(?:transformers|diffusers)(?:-(?:bnb|gptq|awq))?|(?:vllm|llamacpp)-(?:cpu|mps|xpu|cu\d{3}|"
    r"rocm[\d.]+))(?![\w.])|\b(?:shared|legacy|other):"
)
"""Canonical env keys and the kinds of ids: words of Roost's own, kept as they are."""
_OTHERS_HOME = re.compile(
    r"(?i)([/\\](?:home|users)[/\\]+)(?!‹|public\b|shared\b)"
    r"(?:[^/\\\n\"':;,<>|]{1,64}(?=[/\\])|[^/\\\s\"':;,]+)"
)
_SERVER = re.compile(r"(?<![\w\\:])(\\\\+)(?![?.]\\)([\w.\-]+)(?=\\)")
_MAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)*\.[A-Za-z]{2,}\b")


def private_names(home: str, user: str, host: str) -> dict[str, str]:
    """Longest first: the home folder as ~, then the names of user and host."""
    pairs = [(home, "~"), (user, USER), (host, HOST)]
    if "." in host:
        pairs.append((host.partition(".")[0], HOST))
    good = {name: instead for name, instead in pairs if _tells(name)}
    return dict(sorted(good.items(), key=lambda pair: -len(pair[0])))


def names_of_machine(environ: Mapping[str, str], host: str) -> dict[str, str]:
    """The names of this user and computer, from the variables and the node's name."""
    home = environ.get("USERPROFILE") or environ.get("HOME") or ""
    names = private_names(home.rstrip("/\\"), "", host)
    users = {environ.get(name, "") for name in ("USERNAME", "USER", "LOGNAME")}
    users.add(re.split(r"[/\\]", home.rstrip("/\\"))[-1])
    names |= {user: USER for user in users if _tells(user)}
    names |= {
        environ[name]: HOST
        for name in ("COMPUTERNAME", "USERDOMAIN", "HOSTNAME")
        if _tells(environ.get(name, ""))
    }
    return dict(sorted(names.items(), key=lambda pair: -len(pair[0])))


def hide(text: str, names: Mapping[str, str]) -> str:
    """``text`` with what stands for each name in its place."""
    if not names or not text:
        return text
    pattern, instead = _compiled(tuple(names.items()))
    return pattern.sub(lambda match: instead[match.group().lower()], text)


def hide_all(text: str, names: Mapping[str, str]) -> str:
    """``hide``, and what is private by its form: mail, other people's homes, servers.

    Env keys and the kinds of environment ids stay what they are.
    """
    if not text:
        return text
    parts, end = [], 0
    for kept in _KEY.finditer(text):
        parts += [_hidden(text[end : kept.start()], names), kept.group()]
        end = kept.end()
    parts.append(_hidden(text[end:], names))
    return "".join(parts)


def model_names(names: Iterable[str]) -> dict[str, str]:
    """A number for each model: "org/name" as hidden/model-1, in all the forms ids have."""
    found: dict[str, str] = {}
    number = 0
    for name in dict.fromkeys(names):
        if name in found:
            continue
        number += 1
        organisation, slash, last = name.rpartition("/")
        if slash and organisation and not re.search(r"[/\\]", organisation):
            found[name] = f"hidden/model-{number}"
            for joint in ("__", "--"):
                found[f"{organisation}{joint}{last}"] = f"hidden{joint}model-{number}"
            found.setdefault(organisation, "hidden")
        found.setdefault(last, f"model-{number}")
        found.setdefault(name, f"model-{number}")
    good = {name: instead for name, instead in found.items() if _tells(name)}
    return dict(sorted(good.items(), key=lambda pair: -len(pair[0])))


def _tells(name: str) -> bool:
    return len(name) >= SHORTEST and name.lower() not in WORDS


def _hidden(text: str, names: Mapping[str, str]) -> str:
    text = hide(text, names)
    text = _OTHERS_HOME.sub(rf"\g<1>{USER}", text)
    text = _SERVER.sub(lambda match: f"{match[1]}{HOST}", text)
    return _MAIL.sub(MAIL, text) if "@" in text else text


@lru_cache(maxsize=16)
def _compiled(pairs: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    instead: dict[str, str] = {}
    for name, replacement in pairs:
        for form in _forms(name):
            instead.setdefault(form.lower(), replacement)
    longest = sorted(instead, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)), re.IGNORECASE), _Lowered(instead)


class _Lowered(dict[str, str]):
    """Some letters match others of a different lower case ("İ"): they are hidden too."""

    def __missing__(self, key: str) -> str:
        return SECRET


def _forms(name: str) -> set[str]:
    slashed = {name, name.replace("\\", "/"), name.replace("\\", "\\\\")}
    forms = set(slashed)
    for one in slashed:
        forms |= {unicodedata.normalize(form, one) for form in ("NFC", "NFD")}
    escaped = {one.encode("ascii", "backslashreplace").decode() for one in forms}
    escaped |= {json.dumps(one)[1:-1] for one in forms}
    encoded = {quote(one, safe=safe) for one in forms for safe in ("", "/", "/:")}
    return {one for one in forms | escaped | encoded if one}
