"""What every builder is given, and how it runs other programs."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from roost_setup.console import CannotGoOn
from roost_setup.editable import version_of
from roost_setup.pip import diagnose
from roost_setup.sources import child_env

LIMIT = 1800.0
"""Seconds that any one program may take."""


@dataclass(frozen=True)
class Making:
    """One run.  ``work`` is empty at first and may be thrown away; finished files go to ``out``.

    ``quick`` asks for weaker compression: for tests that do not look at sizes.
    """

    root: Path
    work: Path
    out: Path
    env: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    quick: bool = False

    @property
    def version(self) -> str:
        return version_of(self.root)

    @property
    def installer(self) -> Path:
        return self.root / "installer"

    def folder(self, name: str) -> Path:
        """A fresh, empty folder below ``work``."""
        path = self.work / name
        if path.exists():
            shutil.rmtree(path)
        path.mkdir(parents=True)
        return path

    def call(self, command: Sequence[str | Path], *, cwd: Path | None = None) -> str:
        """Run a program and return what it printed.  Raises CannotGoOn with its last lines."""
        words = [str(word) for word in command]
        try:
            done = subprocess.run(
                words,
                cwd=cwd or self.work,
                env=child_env(self.env) | {"SOURCE_DATE_EPOCH": SOURCE_DATE},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                timeout=LIMIT,
                check=False,
            )
        except FileNotFoundError as error:
            raise CannotGoOn(
                f"{words[0]} is not on this system.",
                "python3 installer/bootstrap.py system --tests installs it where it may.",
            ) from error
        except subprocess.TimeoutExpired as error:
            raise CannotGoOn(
                f"{words[0]} was still not done after {LIMIT:.0f} s.", "try again."
            ) from error
        if done.returncode != 0:
            last = "\n".join(done.stdout.strip().splitlines()[-15:])
            raise CannotGoOn(
                f"{Path(words[0]).name} ended with {done.returncode}:\n{last}",
                "its last lines are above.",
            )
        return done.stdout

    def pip(self, *arguments: str) -> None:
        """pip of this environment, with the user's package sources.  Raises CannotGoOn."""
        command = [sys.executable, "-P", "-m", "pip", "--disable-pip-version-check", "--quiet"]
        try:
            self.call([*command, *arguments])
        except CannotGoOn as error:
            cause, remedy = diagnose(error.message)
            raise CannotGoOn(f"{cause}:\n{error.message}", remedy) from error


SOURCE_DATE = "1767225600"  # 2026-01-01, so that the same sources give the same archives


def sha256(path: Path) -> str:
    """In hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def tree_size(folder: Path) -> int:
    """Bytes of the files below; links count nothing."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)
