"""What the window remembers between starts: recent workspaces, theme, language, geometry.

One small JSON file in the user's configuration folder, not a registry or a global
settings object.  Losing it loses nothing but convenience: what cannot be read counts as
not there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from roost.core.domain.errors import StoreError
from roost.core.system.files import read_json_object, write_json
from roost.core.system.userfolders import user_folder

FILE = "window.json"
MOST_RECENT = 8
THEMES = ("system", "light", "dark")
LOG_LEVELS = ("all", "steps", "problems")
_CODE = re.compile(r"[a-z]{2,8}")


@dataclass(frozen=True, slots=True)
class UserConfig:
    """``recent``: absolute paths, newest first.  ``geometry``: x, y, width, height."""

    recent: tuple[str, ...] = ()
    selected: tuple[tuple[str, str], ...] = ()
    """Of the recent workspaces: (path, id of the environment selected there last)."""
    theme: str = "system"
    geometry: tuple[int, int, int, int] | None = None
    maximized: bool = False
    hidden_columns: tuple[int, ...] = ()
    compact: bool = False
    """Whether the table shows one line a row."""
    splits: tuple[tuple[int, ...], ...] = ()
    notify: bool = True
    """Whether the desktop tells that a long job ended while the window was in the background."""
    log_level: str = "all"
    """Which lines the log pane shows at the start: all, steps or problems."""
    language: str = "system"
    """``system``, or the code of a language; what nobody speaks counts as ``system``."""
    show_others: bool = True
    """Whether the table shows what the last scan found of other tools."""

    def with_recent(self, root: str) -> UserConfig:
        """The same, with ``root`` as the workspace used last."""
        others = [path for path in self.recent if path != root]
        return replace(self, recent=(root, *others)[:MOST_RECENT])

    def with_selected(self, chosen: Mapping[str, str]) -> UserConfig:
        """The same, with what is selected in which workspace; forgotten with the workspace."""
        kept = tuple((root, chosen[root]) for root in self.recent if root in chosen)
        return replace(self, selected=kept)


def config_dir(environ: Mapping[str, str]) -> Path:
    """$ROOST_CONFIG_DIR, else the platform's place for settings; not created here."""
    given = environ.get("ROOST_CONFIG_DIR")
    if given:
        return Path(given)
    return Path(user_folder("user_config_dir", environ))


def cache_dir(environ: Mapping[str, str]) -> Path:
    """$ROOST_CACHE_DIR, else the platform's place for caches; not created here."""
    given = environ.get("ROOST_CACHE_DIR")
    if given:
        return Path(given)
    return Path(user_folder("user_cache_dir", environ))


def load_user_config(folder: Path) -> UserConfig:
    """What was remembered; defaults for whatever is missing or of a wrong kind."""
    try:
        raw = read_json_object(folder / FILE, 64 << 10)
    except (FileNotFoundError, StoreError):
        return UserConfig()
    geometry = _numbers(raw.get("geometry"))
    return UserConfig(
        recent=tuple(path for path in _list(raw.get("recent")) if isinstance(path, str)),
        selected=_pairs(raw.get("selected")),
        theme=_one_of(raw.get("theme"), THEMES),
        language=_language(raw.get("language")),
        geometry=(
            (geometry[0], geometry[1], geometry[2], geometry[3]) if len(geometry) == 4 else None
        ),
        maximized=raw.get("maximized") is True,
        hidden_columns=_numbers(raw.get("hidden_columns")),
        compact=raw.get("compact") is True,
        splits=tuple(_numbers(split) for split in _list(raw.get("splits"))),
        notify=raw.get("notify") is not False,
        log_level=_one_of(raw.get("log_level"), LOG_LEVELS),
        show_others=raw.get("show_others") is not False,
    )


def save_user_config(folder: Path, config: UserConfig) -> None:
    """Write it atomically, creating the folder; raises StoreError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            "write-failed",
            f"Could not create {folder}: {error.strerror or error}.",
            path=str(folder),
            remedy="Check the permissions, or set ROOST_CONFIG_DIR to a folder you can write to.",
        ) from error
    write_json(
        folder / FILE,
        {
            "schema": 1,
            "recent": list(config.recent),
            "selected": dict(config.selected),
            "theme": config.theme,
            "language": config.language,
            "geometry": None if config.geometry is None else list(config.geometry),
            "maximized": config.maximized,
            "hidden_columns": list(config.hidden_columns),
            "compact": config.compact,
            "splits": [list(split) for split in config.splits],
            "notify": config.notify,
            "log_level": config.log_level,
            "show_others": config.show_others,
        },
    )


def _one_of(value: Any, known: tuple[str, ...]) -> str:
    """The value, or the first of the known ones."""
    return value if isinstance(value, str) and value in known else known[0]


def _language(value: Any) -> str:
    """A code as such, known here or not: another version of Roost may speak it."""
    return value if isinstance(value, str) and _CODE.fullmatch(value) else "system"


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _pairs(value: Any) -> tuple[tuple[str, str], ...]:
    pairs = value.items() if isinstance(value, dict) else ()
    return tuple((root, env_id) for root, env_id in pairs if isinstance(env_id, str))[:MOST_RECENT]


def _numbers(value: Any) -> tuple[int, ...]:
    numbers = _list(value)
    good = all(
        isinstance(one, int) and not isinstance(one, bool) and abs(one) < 10**6 for one in numbers
    )
    return tuple(numbers) if good else ()
