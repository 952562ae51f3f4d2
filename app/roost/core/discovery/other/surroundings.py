"""Where a user's things lie on each system; plain values, so that tests hand in their own."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Home, environment variables and platform of whoever's machine is looked at.

    ``top``: the root of what belongs to the machine (``/``, ``C:\\``).  ``far``: whether a
    path lies on a network volume, which is only looked at when asked for.
    """

    home: str
    environ: Mapping[str, str] = field(default_factory=dict)
    platform: str = sys.platform
    top: str = os.path.abspath(os.sep)  # noqa: PTH100

    far: Callable[[str], bool] = lambda path: False

    @classmethod
    def of(cls, environ: Mapping[str, str], platform: str = sys.platform) -> Surroundings:
        """The machine this runs on, as its environment variables tell."""
        name = "USERPROFILE" if platform == "win32" else "HOME"
        home = environ.get(name) or os.path.expanduser("~")  # noqa: PTH111
        drive = environ.get("SystemDrive")
        top = f"{drive}{os.sep}" if platform == "win32" and drive else os.path.abspath(os.sep)  # noqa: PTH100
        return cls(home, environ, platform, top)

    @property
    def windows(self) -> bool:
        return self.platform == "win32"

    def at_home(self, *parts: str) -> str:
        return os.path.join(self.home, *parts)  # noqa: PTH118

    def on_machine(self, *parts: str) -> str:
        return os.path.join(self.top, *parts)  # noqa: PTH118

    def variable(self, name: str) -> str | None:
        """A folder named by a variable, as ``named`` takes it."""
        return self.named(self.environ.get(name, ""))

    def named(self, path: str) -> str | None:
        """A path that a file or variable names, ``~`` expanded; None unless absolute and near."""
        path = self.expanded(path.strip())
        if not path or "\0" in path or not os.path.isabs(path):  # noqa: PTH117
            return None
        return None if self.far(path) else path

    def expanded(self, path: str) -> str:
        """``path`` with a leading ``~`` as this user's home."""
        if path == "~" or path.startswith(("~/", "~\\")):
            return os.path.join(self.home, path[2:].replace("\\", os.sep))  # noqa: PTH118
        return path

    @property
    def config(self) -> str:
        """Roaming settings: ``%APPDATA%``, ``Application Support``, ``~/.config``."""
        return self._one("APPDATA", ("AppData", "Roaming"), "XDG_CONFIG_HOME", (".config",))

    @property
    def data(self) -> str:
        """Local data: ``%LOCALAPPDATA%``, ``Application Support``, ``~/.local/share``."""
        return self._one("LOCALAPPDATA", ("AppData", "Local"), "XDG_DATA_HOME", (".local", "share"))

    @property
    def cache(self) -> str:
        """Caches: ``%LOCALAPPDATA%``, ``~/Library/Caches``, ``~/.cache``."""
        if self.platform == "darwin":
            return self.at_home("Library", "Caches")
        return self._one("LOCALAPPDATA", ("AppData", "Local"), "XDG_CACHE_HOME", (".cache",))

    def xdg_data(self) -> str:
        """``~/.local/share`` on a Mac too, as uv and pipenv have it."""
        return self.variable("XDG_DATA_HOME") or self.at_home(".local", "share")

    def _one(self, windows: str, below: tuple[str, ...], xdg: str, posix: tuple[str, ...]) -> str:
        if self.windows:
            return self.variable(windows) or self.at_home(*below)
        if self.platform == "darwin":
            return self.at_home("Library", "Application Support")
        return self.variable(xdg) or self.at_home(*posix)

    def documents(self) -> tuple[str, ...]:
        if self.windows:
            return (self.at_home("Documents"), self.at_home("OneDrive", "Documents"))
        return (self.at_home("Documents"),)

    def app_bases(self) -> tuple[str, ...]:
        """Folders in which people put such apps; they are looked into one level deep."""
        named = ("", "AI", "ai", "Apps", "apps", "Downloads", "Desktop", "Projects", "src")
        bases = [self.at_home(name) if name else self.home for name in named]
        bases += self.documents()
        bases += [self.on_machine(name) for name in ("AI", "opt", "ai")]
        if self.windows:
            bases.append(self.top)
        return tuple(dict.fromkeys(bases))
