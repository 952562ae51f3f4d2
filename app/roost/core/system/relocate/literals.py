"""Paths as literals: how one is written in a kind of file, found there and written anew."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from roost.core.system.relocate.move import Move

# A tail such as /bin/python needs no quoting in any of the languages.
_STEP = r"[^\s'\"\\/:;,<>|*?$`!%&()\[\]{}#^=\x00-\x1f]*"

NOT_IN_PATH = r"(?<![\w./\\~+@%-])"
"""Stands before a path: nothing that could be the end of a longer one."""

BARE_END = r"(?=[\s'\":;,)\]}]|$)"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a string: ``open``, the characters by ``encode``, ``close``.

    ``open`` and ``close`` are regular expressions without groups; what they consume is
    kept.  ``encode`` works character by character, so the code of a path begins with
    the code of its parent.  ``holds`` tells whether the form can carry a value.
    """

    open: str
    encode: Callable[[str], str]
    close: str
    holds: Callable[[str], bool] = lambda _value: True
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Dialect:
    """The forms of one language, and how it quotes a value none of them can carry.

    ``quote`` gives None where the language has no way to write the value.
    """

    forms: tuple[Form, ...]
    quote: Callable[[str], str | None]


def replace_literals(text: str, move: Move, dialect: Dialect) -> str:
    """``text`` with every literal that lies at or below the old place moved.

    One pass, so that nothing is moved twice when the new place lies below the old.
    What cannot be written in the dialect stays as it is, for the search for leftovers.
    """
    if not _may_hold(text, move):
        return text
    flags = re.MULTILINE | (re.IGNORECASE if move.windows else 0)
    alternatives: list[str] = []
    forms: list[Form] = []
    for form in dialect.forms:
        for spelling in move.spellings:
            alternatives.append(_pattern(form, spelling, move, len(forms)))
            forms.append(form)
    pattern = re.compile("|".join(alternatives), flags)

    def moved(match: re.Match[str]) -> str:
        index = next(i for i in range(len(forms)) if match.group(f"p{i}") is not None)
        form = forms[index]
        tail = _decode_tail(match.group(f"t{index}"), form, move)
        value = move.moved(move.old + tail)
        if value is None:
            return match.group()
        if form.holds(value):
            return match.group(f"o{index}") + form.encode(value) + match.group(f"c{index}")
        if form.bare and not _may_be_quoted(match.string, match.start()):
            return match.group()
        return dialect.quote(value) or match.group()

    return pattern.sub(moved, text)


def _may_hold(text: str, move: Move) -> bool:
    """A cheap look first: no form changes ASCII letters and digits."""
    seen = text.lower() if move.windows else text
    for spelling in move.spellings:
        run = max(re.findall(r"[A-Za-z0-9]+", spelling), key=len, default="")
        if (run.lower() if move.windows else run) in seen:
            return True
    return False


def _pattern(form: Form, spelling: str, move: Move, index: int) -> str:
    if move.windows:
        steps = re.split(r"[\\/]", spelling)
        separators = sorted({re.escape(form.encode("\\")), "/", re.escape("\\")}, key=len)[::-1]
        separator = f"(?:{'|'.join(separators)})"
        code = separator.join(re.escape(form.encode(step)) for step in steps)
    else:
        separator = "/"
        code = re.escape(form.encode(spelling))
    tail = f"(?P<t{index}>(?:{separator}{_STEP})*)"
    return f"(?P<o{index}>{form.open})(?P<p{index}>{code}){tail}(?P<c{index}>{form.close})"


def _decode_tail(tail: str, form: Form, move: Move) -> str:
    if not move.windows:
        return tail
    doubled = form.encode("\\")
    return tail.replace(doubled, "\\") if doubled != "\\" else tail


def _may_be_quoted(text: str, start: int) -> bool:
    """Whether a bare word at ``start`` stands alone, outside any quotes of its line."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    alone = not before or before[-1] in " \t=("
    return alone and before.count('"') % 2 == 0 and before.count("'") % 2 == 0
