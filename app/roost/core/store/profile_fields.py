"""Check the fields of a profile and say in which line the bad one stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from roost.core.domain.envkey import display_name, key_problem
from roost.core.domain.errors import ProfileError
from roost.core.domain.profile import (
    BUILT_IN,
    DEFAULT_LEGACY_CHECKS,
    PROFILE_SCHEMA,
    TORCH_KIN,
    Profile,
)
from roost.core.domain.requirement import requirement_problem
from roost.core.domain.versions import parse_specifiers

MAX_PROFILE_BYTES = 256 * 1024
MAX_LINES = 500
_MODULE = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
_INDEX = re.compile(r"(?:https?|file)://[^\s\"'<>\x00-\x20]+", re.IGNORECASE)


def bad_profile(path: Path, line: int | None, why: str) -> ProfileError:
    """The error for a profile: names file and line, and what to do."""
    where = f"{path.name}, line {line}" if line else path.name
    return ProfileError(
        "bad-profile",
        f"Profile {where}: {why}.",
        remedy=f"Correct {path.name}, or remove it; the other profiles are in use.",
        path=str(path),
        data={"line": line},
    )


class FieldReader:
    """Reads typed fields of one profile; every complaint names the file and the line."""

    def __init__(self, path: Path, text: str, data: Mapping[str, Any]) -> None:
        self.path = path
        self.data = data
        self._lines = text.splitlines()

    def fail(self, field: str, why: str, element: str | None = None) -> ProfileError:
        return bad_profile(self.path, self.line_of(field, element), f"{field}: {why}")

    def line_of(self, field: str, element: str | None = None) -> int | None:
        """The line of a field, or of one element of its list; None where not found."""
        opened = re.compile(rf"""^\s*[{{,]?\s*["']?{re.escape(field)}["']?\s*[=:]""")
        start = next((n for n, line in enumerate(self._lines, 1) if opened.match(line)), None)
        if start is None or element is None:
            return start
        needle = element.splitlines()[0] if element.splitlines() else element
        for number in range(start, len(self._lines) + 1):
            if needle and needle in self._lines[number - 1]:
                return number
        return start

    def string(self, field: str, default: str | None = None) -> str:
        value = self.data.get(field, default)
        if value is None:
            raise self.fail(field, "it is missing")
        if not isinstance(value, str):
            raise self.fail(field, "it must be text")
        if len(value) > 2000 or any(ord(char) < 32 for char in value):
            raise self.fail(field, "it is too long or contains a line break")
        return value

    def strings(
        self,
        field: str,
        problem: Callable[[str], str | None],
        default: tuple[str, ...] | None = None,
    ) -> tuple[str, ...]:
        value = self.data.get(field, default)
        if value is None:
            raise self.fail(field, "it is missing")
        if not isinstance(value, list | tuple):
            raise self.fail(field, "it must be a list")
        if len(value) > MAX_LINES:
            raise self.fail(field, f"it has more than {MAX_LINES} entries")
        for item in value:
            if not isinstance(item, str):
                raise self.fail(field, "every entry must be text")
            why = problem(item)
            if why is not None:
                raise self.fail(field, f"{item[:80]!r}: {why}", item)
        return tuple(item.strip() for item in value)


def module_problem(name: str) -> str | None:
    """Why a text is no importable module's name; None where it is."""
    return None if _MODULE.fullmatch(name) else "it is not the name of a module"


def name_problem(name: str) -> str | None:
    """Why a text is no distribution's name; None where it is."""
    return None if _NAME.fullmatch(name) else "it is not the name of a package"


def profile_from_fields(
    path: Path, text: str, data: Mapping[str, Any], *, built_in: bool = False
) -> Profile:
    """A profile of the present form.  Raises ``ProfileError`` "bad-profile"."""
    reader = FieldReader(path, text, data)
    schema = data.get("schema", PROFILE_SCHEMA)
    if isinstance(schema, bool) or not isinstance(schema, int) or schema < 1:
        raise reader.fail("schema", "it must be 1")
    if schema > PROFILE_SCHEMA:
        raise reader.fail("schema", f"it is {schema}; this Roost reads {PROFILE_SCHEMA}")
    env_key = reader.string("env_key")
    why = key_problem(env_key)
    if why is not None:
        raise reader.fail("env_key", why)
    python = reader.string("python", ">=3.10")
    if not parse_specifiers(python):
        raise reader.fail("python", "it is not a range such as '>=3.10,<3.14'")
    requirements = reader.strings("requirements", requirement_problem)
    if not requirements:
        raise reader.fail("requirements", "it is empty")
    index = reader.string("index", "")
    if index and not _INDEX.fullmatch(index):
        raise reader.fail("index", "it is not an http, https or file address")
    return Profile(
        schema=schema,
        id=reader.string("id", path.stem),
        env_key=env_key,
        title=reader.string("title", display_name(env_key)),
        python=python,
        requirements=requirements,
        constraints=reader.strings("constraints", requirement_problem, ()),
        index=index,
        checks=reader.strings("checks", module_problem, ()),
        legacy_checks=reader.strings("legacy_checks", module_problem, DEFAULT_LEGACY_CHECKS),
        index_packages=reader.strings("index_packages", name_problem, TORCH_KIN),
        origin=BUILT_IN if built_in else str(path),
    )
