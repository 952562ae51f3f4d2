"""`.envs/settings.toml`: the user's choices for a whole workspace."""

from __future__ import annotations

from dataclasses import dataclass

from roost.core.domain.accelerator import is_accelerator
from roost.core.domain.errors import UsageError
from roost.core.store.choices import Change, change_toml, read_toml
from roost.core.store.layout import Layout

DEFAULT_RETENTION = 30
"""Days a quarantined environment stays before `clean` may purge it."""
INSTALLERS = ("uv", "pip")


@dataclass(frozen=True, slots=True)
class Settings:
    """``retention`` in days, None for ever; empty strings mean "not chosen"."""

    accelerator: str = ""
    mirror: str = ""
    installer: str = ""
    retention: int | None = DEFAULT_RETENTION


def load_settings(layout: Layout) -> Settings:
    """The settings; values of the wrong kind count as not chosen.

    Raises StoreError ``damaged-toml`` with the line.
    """
    values = read_toml(layout.settings)

    def text(name: str) -> str:
        value = values.get(name)
        return value if isinstance(value, str) else ""

    accelerator, installer = text("accelerator"), text("installer")
    days = values.get("retention", DEFAULT_RETENTION)
    forever = days == "forever"
    valid = isinstance(days, int) and not isinstance(days, bool) and 0 <= days <= 36500
    return Settings(
        accelerator if is_accelerator(accelerator) else "",
        text("mirror"),
        installer if installer in INSTALLERS else "",
        None if forever else days if valid else DEFAULT_RETENTION,
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
    changes: list[Change] = [
        ((), "accelerator", settings.accelerator or None),
        ((), "mirror", settings.mirror or None),
        ((), "installer", settings.installer or None),
        ((), "retention", "forever" if settings.retention is None else settings.retention),
    ]
    layout.envs.mkdir(exist_ok=True)
    change_toml(layout, layout.settings, changes)


def _bad(name: str, value: str, expected: str) -> UsageError:
    return UsageError("bad-setting", f"{value!r} is no {name}.", remedy=f"Give {expected}.")
