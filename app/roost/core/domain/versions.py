"""Version numbers compared without `packaging`, whose import is too slow for the hot path.

Enough of PEP 440 for floors and specifiers: epoch, release, pre, post and dev
parts order as the standard says; local versions ("+cu121") do not order.
"""

from __future__ import annotations

import functools
import re

_VERSION_TEXT = (
    r"\s*v?(?:(?P<epoch>\d{1,9})!)?(?P<release>\d{1,18}(?:\.\d{1,18}){0,19})"
    r"(?:[-_.]?(?P<pre>a|b|c|rc|alpha|beta|pre|preview)[-_.]?(?P<pre_n>\d{0,18}))?"
    r"(?:(?:[-_.]?(?:post|rev|r)[-_.]?(?P<post>\d{0,18}))|-(?P<post_only>\d{1,18}))?"
    r"(?P<dev>[-_.]?dev[-_.]?(?P<dev_n>\d{0,18}))?"
    r"(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?\s*"
)
_CLAUSE_TEXT = r"\s*(===|==|~=|!=|<=|>=|<|>)\s*([^\s,;()<>=!~]+)\s*"
_PRE_RANK = {"a": 0, "alpha": 0, "b": 1, "beta": 1, "c": 2, "rc": 2, "pre": 2, "preview": 2}
_NO_PRE = 9


# Compiled on first use: most commands compare no versions.
@functools.cache
def _version_pattern() -> re.Pattern[str]:
    return re.compile(_VERSION_TEXT, re.IGNORECASE)


@functools.cache
def _clause_pattern() -> re.Pattern[str]:
    return re.compile(_CLAUSE_TEXT)


Key = tuple[int, tuple[int, ...], tuple[int, int], int, int]


def version_key(text: str) -> Key | None:
    """A value that orders as PEP 440 does; None where the text is no version."""
    match = _version_pattern().fullmatch(text)
    if match is None:
        return None
    release = tuple(int(part) for part in match["release"].split("."))
    while len(release) > 1 and release[-1] == 0:
        release = release[:-1]
    post = match["post"] if match["post"] is not None else match["post_only"]
    is_dev = match["dev"] is not None
    if match["pre"]:
        pre = (_PRE_RANK[match["pre"].lower()], int(match["pre_n"] or 0))
    elif is_dev and post is None:
        pre = (-1, 0)  # 1.0.dev1 is before 1.0a1
    else:
        pre = (_NO_PRE, 0)
    return (
        int(match["epoch"] or 0),
        release,
        pre,
        -1 if post is None else int(post or 0),
        int(match["dev_n"] or 0) if is_dev else 10**18,
    )


def at_least(version: str, floor: str) -> bool | None:
    """Whether ``version`` is ``floor`` or newer; None where either is no version."""
    have, want = version_key(version), version_key(floor)
    return None if have is None or want is None else have >= want


def release_text(version: str) -> str | None:
    """The release part alone: "4.57.0" of "4.57.0.dev0"; None where it is no version."""
    if version.isascii() and len(version) < 40 and all(p.isdigit() for p in version.split(".")):
        return version
    match = _version_pattern().fullmatch(version)
    return match["release"] if match else None


def newest(versions: list[str]) -> str | None:
    """The newest of the texts that are versions; None where none is."""
    keyed = [(key, text) for text in versions if (key := version_key(text)) is not None]
    return max(keyed)[1] if keyed else None


def parse_specifiers(text: str) -> list[tuple[str, str]] | None:
    """[(">=", "3.10"), ("<", "3.14")]; [] where there is none; None where it is no specifier."""
    stripped = text.strip()
    if stripped.startswith("(") and stripped.endswith(")"):
        stripped = stripped[1:-1].strip()
    if not stripped:
        return []
    clauses: list[tuple[str, str]] = []
    for part in stripped.rstrip(",").split(","):
        match = _clause_pattern().fullmatch(part)
        if match is None:
            return None
        operator, version = match[1], match[2]
        wildcard = version.endswith(".*") and operator in ("==", "!=")
        if operator != "===" and version_key(version[:-2] if wildcard else version) is None:
            return None
        clauses.append((operator, version))
    return clauses


def satisfies(version: str, specifiers: str) -> bool | None:
    """Whether ``version`` meets all clauses; None where either text cannot be read."""
    clauses = parse_specifiers(specifiers)
    have = version_key(version)
    if clauses is None or have is None:
        return None
    return all(_meets(version, have, operator, want) for operator, want in clauses)


def _meets(version: str, have: Key, operator: str, wanted: str) -> bool:
    if operator == "===":
        return version == wanted
    if wanted.endswith(".*"):
        inside = _starts_with(have, wanted[:-2])
        return inside if operator == "==" else not inside
    want = version_key(wanted)
    if want is None:
        return False
    if operator == "==":
        # A pin without a local part is met by any build of that version.
        return have == want and ("+" not in wanted or _local(version) == _local(wanted))
    if operator == "!=":
        return have != want
    if operator == "~=":
        prefix = wanted.split("+")[0].rpartition(".")[0] or wanted
        return have >= want and _starts_with(have, prefix)
    return {">=": have >= want, "<=": have <= want, ">": have > want, "<": have < want}[operator]


def _local(version: str) -> str:
    return version.partition("+")[2].strip().lower().replace("-", ".").replace("_", ".")


def _starts_with(have: Key, prefix: str) -> bool:
    wanted = tuple(int(part) for part in re.findall(r"\d+", release_text(prefix) or ""))
    padded = have[1] + (0,) * (len(wanted) - len(have[1]))
    return padded[: len(wanted)] == wanted
