"""`.envs/settings.toml`: the user's choices for a whole workspace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeGuard

from roost.core.domain.accelerator import is_accelerator
from roost.core.domain.errors import UsageError
from roost.core.store.choices import Change, change_toml, read_toml
from roost.core.store.layout import Layout

DEFAULT_RETENTION = 30
"""Days a quarantined environment stays before `clean` may purge it."""
INSTALLERS = ("uv", "pip")


@dataclass(frozen=True, slots=True)
class Settings:
    """``retention`` in days, None for ever; empty strings mean "not chosen".

    ``retention_launches``: how often the model of a migrated environment must have been started
    since before the old one may go as well; 0: the days alone count.
    """

    accelerator: str = ""
    mirror: str = ""
    installer: str = ""
    retention: int | None = DEFAULT_RETENTION
    python_mirror: str = ""
    """Address of a mirror of uv's managed Pythons; ``mirror`` is one of packages."""
    retention_launches: int = 0
    ignored: tuple[str, ...] = field(default=(), compare=False)
    """What stands in the file and means nothing, as ``name = value``."""


def load_settings(layout: Layout) -> Settings:
    """The settings; values of the wrong kind count as not chosen, and are in ``ignored``.

    Raises StoreError ``damaged-toml`` with the line.
    """
    values = read_toml(layout.settings)

    def text(name: str) -> str:
        value = values.get(name)
        return value if isinstance(value, str) else ""

    accelerator, installer = text("accelerator"), text("installer")
    days = values.get("retention", DEFAULT_RETENTION)
    forever = days == "forever"
    launches = values.get("retention_launches", 0)
    return Settings(
        accelerator if is_accelerator(accelerator) else "",
        text("mirror"),
        installer if installer in INSTALLERS else "",
        None if forever else days if _is_count(days) else DEFAULT_RETENTION,
        text("python_mirror"),
        launches if _is_count(launches) else 0,
        _ignored(values),
    )


def _ignored(values: Mapping[str, Any]) -> tuple[str, ...]:
    """Values that were meant to choose something and do not."""

    def counts(name: str, value: Any) -> bool:
        if name in ("retention", "retention_launches"):
            return _is_count(value) or (name == "retention" and value == "forever")
        if not isinstance(value, str):
            return False
        if name == "accelerator":
            return not value or is_accelerator(value)
        return name != "installer" or value in ("", *INSTALLERS)

    return tuple(
        f"{name} = {str(values[name])[:80]!r}"
        for name in (
            *("accelerator", "mirror", "installer", "retention", "python_mirror"),
            "retention_launches",
        )
        if name in values and not counts(name, values[name])
    )


def save_settings(layout: Layout, settings: Settings) -> None:
    """Write them, keeping everything else in the file.

    Raises UsageError ``bad-setting`` for a value that could not be read back.
    """
    if settings.accelerator and not is_accelerator(settings.accelerator):
        raise _bad("accelerator", settings.accelerator, "cpu, cu121, rocm6.2, mps, …")
    if settings.installer and settings.installer not in INSTALLERS:
        raise _bad("installer", settings.installer, "uv or pip")
    if settings.retention is not None and not 0 <= settings.retention <= 36500:
        raise _bad("retention", str(settings.retention), "a number of days, or none")
    if not _is_count(settings.retention_launches):
        raise _bad("retention_launches", str(settings.retention_launches), "a number of starts")
    changes: list[Change] = [
        ((), "accelerator", settings.accelerator or None),
        ((), "mirror", settings.mirror or None),
        ((), "python_mirror", settings.python_mirror or None),
        ((), "installer", settings.installer or None),
        ((), "retention", "forever" if settings.retention is None else settings.retention),
        ((), "retention_launches", settings.retention_launches or None),
    ]
    layout.envs.mkdir(exist_ok=True)
    change_toml(layout, layout.settings, changes)


def _is_count(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 36500


def _bad(name: str, value: str, expected: str) -> UsageError:
    return UsageError("bad-setting", f"{value!r} is no {name}.", remedy=f"Give {expected}.")
