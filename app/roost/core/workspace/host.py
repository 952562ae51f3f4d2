"""The machine around a workspace, as plain arguments: no singletons, tests hand in their own."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from roost.core.system.userfolders import user_folder

if TYPE_CHECKING:
    from roost.core.domain.hardware import Hardware


def _now() -> datetime:
    return datetime.now(UTC)


def _probe(cache_dir: Callable[[], Path]) -> Hardware:
    """Without a driver a look is enough; with one, what was found last time is remembered."""
    from roost.core.system.gpu import driver_stamp, probe_hardware

    if not driver_stamp():
        return probe_hardware()
    from roost.core.system.gpu_cache import remembered_hardware

    return remembered_hardware(cache_dir())


def _probe_afresh(_cache_dir: Callable[[], Path]) -> Hardware:
    from roost.core.system.gpu import probe_hardware

    return probe_hardware()


@dataclass(frozen=True, slots=True)
class Host:
    """Environment variables, clock and hardware; folders are derived, never created here."""

    environ: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    now: Callable[[], datetime] = _now
    probe: Callable[[Callable[[], Path]], Hardware] = _probe

    def hardware(self) -> Hardware:
        return self.probe(lambda: self.cache_dir)

    def looking(self) -> Host:
        """The same machine for who may not write: remembering its hardware would."""
        return replace(self, probe=_probe_afresh) if self.probe is _probe else self

    @property
    def config_dir(self) -> Path:
        """$ROOST_CONFIG_DIR, else the platform's place for settings."""
        return self._folder("ROOST_CONFIG_DIR", "user_config_dir")

    @property
    def cache_dir(self) -> Path:
        """$ROOST_CACHE_DIR, else the platform's place for caches."""
        return self._folder("ROOST_CACHE_DIR", "user_cache_dir")

    def _folder(
        self, variable: str, function: Literal["user_config_dir", "user_cache_dir"]
    ) -> Path:
        given = self.environ.get(variable)
        if given:
            return Path(given)
        return Path(user_folder(function, self.environ))
