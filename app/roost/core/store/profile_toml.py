"""Read one profile written in TOML."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from roost.core.domain.errors import ProfileError, StoreError
from roost.core.domain.profile import Profile
from roost.core.store.profile_fields import MAX_PROFILE_BYTES, bad_profile, profile_from_fields
from roost.core.system.files import read_bytes

_LINE = re.compile(r"\(at line (\d+), column \d+\)")


def read_text(path: Path) -> str:
    """The text of a profile.  Raises ``ProfileError`` where it cannot be read or decoded."""
    try:
        data = read_bytes(path, MAX_PROFILE_BYTES)
        return data.decode("utf-8-sig")
    except FileNotFoundError:
        raise bad_profile(path, None, "the file is gone") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise bad_profile(path, line, "it is not UTF-8 text") from error
    except StoreError as error:
        raise ProfileError(
            "bad-profile", error.message, remedy=error.remedy, path=str(path)
        ) from error


def profile_from_toml(path: Path, *, built_in: bool = False) -> Profile:
    """The profile in a TOML file.  Raises ``ProfileError`` naming file and line."""
    return _of_text(path, read_text(path), built_in)


@lru_cache(maxsize=16)  # read at every call, taken apart once: a host resolves all day
def _of_text(path: Path, text: str, built_in: bool) -> Profile:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        match = _LINE.search(message)
        line = int(match[1]) if match else len(text.splitlines()) or None
        raise bad_profile(path, line, _LINE.sub("", message).strip().rstrip(".")) from error
    except RecursionError:
        raise bad_profile(path, None, "it is nested too deeply") from None
    except ValueError as error:
        raise bad_profile(path, None, str(error)[:200]) from error
    return profile_from_fields(path, text, data, built_in=built_in)
