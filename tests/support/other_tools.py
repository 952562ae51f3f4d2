"""A made-up machine with other tools on it, shaped as on Windows, macOS or Linux.

Interpreters are empty-handed: a file that would leave a canary if anybody ran it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from roost.core.discovery.other import Surroundings

PLATFORMS = ("linux", "darwin", "win32")
TORCH = {"torch": "2.7.1+cu128", "numpy": "2.2.0"}


class Machine:
    """``home`` and ``top`` lie in a temporary folder; ``canary`` appears when anything is run."""

    def __init__(self, base: Path, platform: str = "linux") -> None:
        self.platform = platform
        self.windows = platform == "win32"
        self.top = base / "top"
        self.home = self.top / ("Users/me" if self.windows else "home/me")
        self.home.mkdir(parents=True)
        self.canary = base / "canary"
        self.base = self.top / "python-base"
        self.base.mkdir()
        self.environ: dict[str, str] = {}
        if self.windows:
            self.environ["APPDATA"] = str(self.home / "AppData" / "Roaming")
            self.environ["LOCALAPPDATA"] = str(self.home / "AppData" / "Local")

    @property
    def around(self) -> Surroundings:
        return Surroundings(str(self.home), self.environ, self.platform, str(self.top))

    @property
    def config(self) -> Path:
        return Path(self.around.config)

    @property
    def data(self) -> Path:
        return Path(self.around.data)

    def venv(
        self,
        tree: Path,
        packages: Mapping[str, str] | None = None,
        *,
        made_by: str = "venv",
        version: str = "3.11.7",
    ) -> Path:
        keys = {
            "venv": f"version = {version}\n",
            "virtualenv": f"implementation = CPython\nversion_info = {version}\nvirtualenv = 20\n",
            "uv": f"implementation = CPython\nuv = 0.9.9\nversion_info = {version}\n",
        }
        tree.mkdir(parents=True)
        (tree / "pyvenv.cfg").write_text(f"home = {self.base}\n{keys[made_by]}")
        self._python(tree / ("Scripts" if self.windows else "bin"))
        self.install(tree, packages or {}, version)
        return tree

    def python(
        self, tree: Path, packages: Mapping[str, str] | None = None, version: str = "3.11.7"
    ) -> Path:
        """A Python of its own: embedded, standalone or built."""
        self._python(tree if self.windows else tree / "bin")
        if self.windows:
            major, minor, _ = version.split(".")
            (tree / f"python{major}{minor}.dll").touch()
        self.install(tree, packages or {}, version)
        return tree

    def conda(
        self,
        tree: Path,
        packages: Mapping[str, str] | None = None,
        version: str = "3.11.7",
        *,
        root: bool = False,
    ) -> Path:
        meta = tree / "conda-meta"
        meta.mkdir(parents=True)
        (meta / "history").write_text("==> 2026-01-01 <==\n")
        (meta / f"python-{version}-h1234567_0_cpython.json").write_text("{}")
        if root:
            (meta / "conda-25.3.1-py311_0.json").write_text("{}")
            (tree / "condabin").mkdir()
            (tree / "envs").mkdir()
        return self.python(tree, packages, version)

    def install(self, tree: Path, packages: Mapping[str, str], version: str = "3.11.7") -> None:
        site = self.site(tree, version)
        site.mkdir(parents=True, exist_ok=True)
        # All of these would run at any start of this Python (fault 32).
        (site / "sitecustomize.py").write_text(f"open({str(self.canary)!r}, 'w')\n")
        (site / "evil.pth").write_text(f"import os; open({str(self.canary)!r}, 'w')\n")
        for name, release in packages.items():
            info = site / f"{name}-{release}.dist-info"
            info.mkdir()
            (info / "METADATA").write_text(
                f"Metadata-Version: 2.1\nName: {name}\nVersion: {release}\n"
            )
            lines = [f"{name}/__init__.py,,0", f"{info.name}/METADATA,,", f"{info.name}/RECORD,,"]
            (info / "RECORD").write_text("\n".join(lines) + "\n")
            (site / name).mkdir()
            (site / name / "__init__.py").write_text(f"open({str(self.canary)!r}, 'w')\n")

    def site(self, tree: Path, version: str = "3.11.7") -> Path:
        if self.windows:
            return tree / "Lib" / "site-packages"
        return tree / "lib" / f"python{version.rpartition('.')[0]}" / "site-packages"

    def _python(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        python = folder / ("python.exe" if self.windows else "python3")
        python.write_text(f"#!/bin/sh\ntouch '{self.canary}'\n")
        python.chmod(0o755)
        if not self.windows:
            os.symlink("python3", folder / "python")


def write(path: Path, content: str | dict[str, Any] | list[Any] = "") -> Path:
    """A file with its folders; what is no text is written as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return path
