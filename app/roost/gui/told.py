"""The core's English sentences in the language of the window.

The core knows no languages: an error, a finding, a reason of a decision is one English sentence
with names filled in.  Which template it was made from is found here, and that is looked up.  What
no template fits stays English; so does everything that is copied for a helper, or logged.
"""

from __future__ import annotations

import functools
import json
import re

from PySide6.QtCore import QCoreApplication, QLocale

from roost.core.system.resources import resource_path
from roost.gui.naming import with_names

CONTEXT = "Core"
_HOLE = re.compile(r"\{(\w+)\}")
_CODED = re.compile(r"([a-z][a-z-]*(?::\S+)?): (.+)", re.DOTALL)
_FOUND = re.compile(r"(\S+) \(found (.+)\)", re.DOTALL)
_LOWER = re.compile(r"(?<!\S)[a-z]+(?!\S)")
_BYTES = re.compile(r"(\d)\.(\d+(?= [kMG]B\b))")
_COUNT = re.compile(r"\A\d{1,3}(?:,\d{3})+\Z")
_VERB = "verb"
"""The hole for what was tried ("Could not {verb} …"): looked up even where it is one word, and as
many words as there are before the path."""
_DEPTH = 3
"""A reason within a reason within a message; deeper ones there are none."""


def told(message: str) -> str:
    """The message as the window says it, line by line, environments by their names."""
    if not message or QLocale().language() in (QLocale.Language.English, QLocale.Language.C):
        return with_names(message)
    return with_names(_told(message, QLocale().name()))


@functools.lru_cache(maxsize=4096)
def _told(message: str, _language: str) -> str:
    words = "\n".join(_sentence(line, _DEPTH) for line in message.split("\n"))
    return _BYTES.sub(rf"\1{QLocale().decimalPoint()}\2", words)


def _sentence(text: str, depth: int) -> str:
    whole = _whole(text, depth)
    if whole is not None:
        return whole
    if depth and "; " in text:
        return "; ".join(_sentence(part, depth - 1) for part in text.split("; "))
    if depth and ", " in text:
        parts = [_whole(part, 0) or part for part in text.split(", ")]
        if not any(" " in part and part in text for part in parts):
            return ", ".join(parts)
    coded = _CODED.fullmatch(text) or _FOUND.fullmatch(text)
    if depth and coded:
        return f"{coded[1]}: {_sentence(coded[2], depth - 1)}"
    return text


def _whole(text: str, depth: int) -> str | None:
    """The sentence by the template with the most words of its own, None where there is none."""
    plain, filled = _templates()
    if text in plain:
        return QCoreApplication.translate(CONTEXT, text)
    for template, begins, ends, pattern in filled:
        if not text.startswith(begins) or not text.endswith(ends):
            continue
        found = pattern().fullmatch(text)
        if found is None:
            continue
        names = {
            name: _sentence(value, depth - 1)
            if depth and (name == _VERB or " " in value)
            else value
            for name, value in found.groupdict().items()
        }
        if any(_is_english(names[name]) for name in _woven(template) if names[name] == found[name]):
            continue  # a part of a longer sentence: half of it would be English
        names = {name: _COUNT.sub(_grouped, value) for name, value in names.items()}
        words = QCoreApplication.translate(CONTEXT, template)
        return _HOLE.sub(lambda hole, names=names: names.get(hole[1], hole[0]), words)  # type: ignore[misc]
    return None


def _grouped(count: re.Match[str]) -> str:
    return QLocale().toString(int(count[0].replace(",", "")))


def _is_english(value: str) -> bool:
    """Whether that reads like words, not like a name or a path."""
    return len(_LOWER.findall(value)) > 1


@functools.cache
def _woven(template: str) -> tuple[str, ...]:
    """The holes within the sentence; what follows a colon or stands in brackets is quoted."""
    parts = _HOLE.split(template)
    return tuple(
        name
        for before, name in zip(parts[::2], parts[1::2], strict=False)
        if not before.endswith((": ", "(", "“", "`", "'", '"'))
    )


@functools.cache
def _templates() -> tuple[
    frozenset[str], list[tuple[str, str, str, functools.partial[re.Pattern[str]]]]
]:
    """Sentences as they are; those with holes: how they begin and end, and the pattern."""
    try:
        known = json.loads(resource_path("translations/core.json").read_text("utf-8"))
    except (OSError, ValueError):
        return frozenset(), []
    filled = sorted((one for one in known if _HOLE.search(one)), key=_weight, reverse=True)
    return frozenset(known) - frozenset(filled), [
        (one, one.partition("{")[0], one.rpartition("}")[2], functools.partial(_pattern, one))
        for one in filled
    ]


def _weight(template: str) -> int:
    return len(_HOLE.sub("", template))


@functools.cache
def _pattern(template: str) -> re.Pattern[str]:
    seen: set[str] = set()
    parts = []
    for place, part in enumerate(_HOLE.split(template)):
        if place % 2 == 0:
            parts.append(re.escape(part))
        else:
            words = "[a-z]+(?: [a-z]+)*" if part == _VERB else ".*?"
            parts.append(f"(?P={part})" if part in seen else f"(?P<{part}>{words})")
            seen.add(part)
    return re.compile("".join(parts), re.DOTALL)
