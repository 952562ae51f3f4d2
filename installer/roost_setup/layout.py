"""Where things are in a clone."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

LEVELS = ("run", "dev")
"""What is installed: to run Roost; to run, check and test it. Each contains the one before."""


@dataclass(frozen=True)
class Layout:
    """The paths of one clone. `root` is absolute and is not resolved."""

    root: Path

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def bin(self) -> Path:
        return self.venv / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        return self.bin / ("python.exe" if os.name == "nt" else "python")

    def script(self, name: str) -> Path:
        """The launcher of a console script in the clone's environment."""
        return self.bin / (f"{name}.exe" if os.name == "nt" else name)

    @property
    def stamp(self) -> Path:
        return self.venv / "roost-setup.json"

    @property
    def unfinished(self) -> Path:
        """Stands while something is being installed; who finds it without an owner rebuilds."""
        return self.venv / "roost-setup.unfinished"

    @property
    def work(self) -> Path:
        """Ours, not in version control: the lock, the log, the editable wheel."""
        return self.root / ".roost-setup"

    @property
    def log(self) -> Path:
        return self.work / "setup.log"

    @property
    def pyproject(self) -> Path:
        return self.root / "pyproject.toml"

    def lock(self, level: str) -> Path:
        """The locked requirements of a level: versions and hashes, no addresses."""
        return self.root / "installer" / f"{level}.lock"


def own_clone() -> Layout:
    """The clone that this file lies in."""
    return Layout(Path(__file__).parent.parent.parent.absolute())
