"""Requirement lines: a name, extras, versions, a marker, and nothing else.

An option (``--index-url``), an address or a path would hand the installer more
than a package to look up, so it is refused before any subprocess (fault 29).
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from roost.core.domain.versions import parse_specifiers

_LINE_TEXT = (
    r"(?P<name>[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*"
    r"(?:\[(?P<extras>[A-Za-z0-9._,\s-]*)\])?\s*"
    r"(?P<spec>[^;@]*?)\s*(?:;\s*(?P<marker>[^;]+))?"
)


# Compiled on first use: most commands read no requirement.
@functools.cache
def _line_pattern() -> re.Pattern[str]:
    return re.compile(_LINE_TEXT)


@dataclass(frozen=True, slots=True)
class Requirement:
    """A requirement line taken apart; ``specifier`` without spaces, "" where any version does."""

    name: str
    extras: tuple[str, ...]
    specifier: str
    marker: str = ""

    @property
    def floor(self) -> str | None:
        """The lowest version named by ==, >=, ~= or >; None where there is none."""
        for operator, version in parse_specifiers(self.specifier) or []:
            if operator in ("==", ">=", "~=", ">", "==="):
                return version.removesuffix(".*")
        return None

    @property
    def pinned(self) -> str | None:
        """The version of a single ``==`` clause; None otherwise."""
        clauses = parse_specifiers(self.specifier) or []
        if len(clauses) == 1 and clauses[0][0] == "==" and not clauses[0][1].endswith(".*"):
            return clauses[0][1]
        return None


def normalised_name(name: str) -> str:
    """A distribution's name as indexes compare it (PEP 503)."""
    text = name.lower().replace("_", "-").replace(".", "-")
    while "--" in text:
        text = text.replace("--", "-")
    return text


def requirement_problem(line: str) -> str | None:
    """Why a line is refused, in words; None where it is fine."""
    if not line.strip():
        return "it is empty"
    if len(line) > 1000:
        return "it is longer than 1,000 characters"
    if any(ord(char) < 32 or 127 <= ord(char) < 160 for char in line):
        return "it contains a control character or a line break"
    stripped = line.strip()
    if stripped.startswith("-"):
        return "it starts with '-': options for the installer are not allowed here"
    if "://" in line or re.search(r"\s@|@\s|@", stripped):
        return "it is an address; name the package and its version instead"
    if stripped.startswith((".", "/", "~", "\\")) or "\\" in stripped or "/" in stripped:
        return "it is a path; name the package and its version instead"
    if parse_requirement(stripped) is None:
        return "it is not 'name', 'name==version' or the like"
    return None


def parse_requirement(line: str) -> Requirement | None:
    """The parts of a requirement line; None where it is none."""
    match = _line_pattern().fullmatch(line.strip())
    if match is None:
        return None
    clauses = parse_specifiers(match["spec"])
    if clauses is None:
        return None
    extras = tuple(part.strip() for part in (match["extras"] or "").split(",") if part.strip())
    specifier = ",".join(operator + version for operator, version in clauses)
    return Requirement(match["name"], extras, specifier, (match["marker"] or "").strip())
