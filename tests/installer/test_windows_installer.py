"""The Windows installer: made here, then installed, used, installed over and removed under Wine."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from integration.wine.lane import CannotSetUp, Lane
from roost.version import __version__
from roost_dist.making import Making, tree_size
from roost_dist.windows import INSTALLED_LIMIT, INSTALLER_LIMIT, windows_installer
from support.screen import wait_until

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.wine,
    pytest.mark.slow,
    pytest.mark.timeout(1200),
    pytest.mark.skipif(sys.platform != "linux", reason="Wine is used on Linux"),
    pytest.mark.skipif(not shutil.which("makensis"), reason="NSIS is missing (apt: nsis)"),
]
PROGRAM = "users/nobody/AppData/Local/Programs/Roost"
SETTINGS = "users/nobody/AppData/Local/roost"
MENU = "users/nobody/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Roost"


@dataclass
class Windows:
    """A bare Windows with the installer on drive C:."""

    lane: Lane

    @property
    def c(self) -> Path:
        return self.lane.drive

    @property
    def home(self) -> Path:
        """The installed folder; Wine names the user's folder after whom it runs as."""
        return self.path(PROGRAM)

    def path(self, name: str) -> Path:
        (user,) = {p.name for p in (self.c / "users").iterdir()} - {"Public"}
        return self.c / name.replace("nobody", user)

    def write(self, name: str, text: str) -> Path:
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        self.lane.give(path.parent)
        return path

    def said(self, path: Path) -> str:
        """The path in Windows' words."""
        return "C:\\" + str(path.relative_to(self.c)).replace("/", "\\")

    def run(self, *words: str) -> tuple[int, str]:
        done = self.lane.wine(["wine", *words], timeout=300)
        return done.returncode, done.stdout

    def install(self, *words: str) -> int:
        return self.run("C:\\setup.exe", "/S", *words)[0]

    def roost(self, *words: str) -> tuple[int, str]:
        return self.run(self.said(self.home / "bin" / "roost.exe"), *words)

    def registered(self) -> bool:
        key = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Roost"
        return self.run("reg", "query", key)[0] == 0


@pytest.fixture(scope="module")
def windows() -> Iterator[Windows]:
    # Not under tmp_path: its parents are closed to the user that Wine runs as.
    folder = Path(tempfile.mkdtemp(prefix="roost-setup-"))
    folder.chmod(0o755)
    for name in ("work", "out", "lane"):
        (folder / name).mkdir()
    lane = Lane(folder / "lane")
    try:
        with ThreadPoolExecutor(1) as beside:
            started = beside.submit(lane.start)
            made = windows_installer(Making(ROOT, folder / "work", folder / "out", quick=True))
            started.result()
        (lane.drive / "roost").mkdir()  # where the lane works
        assert made.stat().st_size < INSTALLER_LIMIT
        shutil.rmtree(folder / "work")
        shutil.move(made, lane.drive / "setup.exe")
        lane.give(lane.drive / "setup.exe")
        windows = Windows(lane)
        assert windows.install() == 0
        yield windows
    except CannotSetUp as reason:
        pytest.skip(str(reason))
    finally:
        lane.close()
        shutil.rmtree(folder)


def test_it_is_there_without_an_administrator(windows: Windows) -> None:
    assert sorted(p.name for p in windows.home.iterdir()) == [
        *("bin", "python", "roost-installed.txt", "uninstall.exe")
    ]
    assert tree_size(windows.home) < INSTALLED_LIMIT
    assert sorted(p.name for p in windows.path(MENU).iterdir()) == [
        *("Roost command line.lnk", "Roost.lnk")
    ]
    assert windows.registered()
    assert not list(windows.c.glob("Program Files*/Roost*"))


def test_the_program_answers(windows: Windows) -> None:
    code, said = windows.roost("--version")
    assert (code, said.strip()) == (0, f"roost {__version__}")


def test_the_doctor_finds_its_own_parts(windows: Windows) -> None:
    windows.write("models here/environments/note.txt", "")
    code, said = windows.roost("--root", "C:\\models here", "--json", "doctor")
    assert code in (1, 4), said  # under Wine there is neither a Python for models nor a screen
    found = {one["code"]: one["state"] for one in json.loads(said)["data"]["findings"]}
    for name in ("workspace-readable", "workspace-writable", "choices", "pip", "file-system"):
        assert found[name] == "ok", said
    assert (windows.home / "python" / "Scripts" / "uv.exe").stat().st_size > 10**7


def test_the_window_draws(windows: Windows) -> None:
    code, said = windows.roost("gui", "--state", "empty", "--screenshot", "C:\\picture.png")
    assert code == 0, said
    picture = (windows.c / "picture.png").read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(picture) > 5_000


def test_a_folder_with_other_files_is_refused(windows: Windows) -> None:
    note = windows.write("foreign/python/notes.txt", "mine")
    assert windows.install("/D=C:\\foreign") == 2
    assert os.listdir(windows.c / "foreign") == ["python"]
    assert note.read_text() == "mine"


def test_installing_again_renews_the_program_and_keeps_settings(windows: Windows) -> None:
    setting = windows.write(f"{SETTINGS}/window.json", '{"theme": "dark"}')
    own = windows.write(f"{PROGRAM}/environments/model/.venv/pyvenv.cfg", "home = C:\\py")
    old = windows.home / "python" / "Lib" / "site-packages" / "roost" / "version.py"
    old.write_text("__version__ = 'an older one'")
    assert windows.install() == 0
    assert windows.roost("--version")[1].strip() == f"roost {__version__}"
    assert setting.read_text() == '{"theme": "dark"}'
    assert own.read_text() == "home = C:\\py"


def test_uninstalling_leaves_nothing_but_what_others_put_there(windows: Windows) -> None:
    """Last in this file: afterwards Roost is gone."""
    kept = windows.write(f"{PROGRAM}/environments/model/.venv/pyvenv.cfg", "home = C:\\py")
    elsewhere = windows.write("models here/environments/note.txt", "kept")
    setting = windows.write(f"{SETTINGS}/window.json", "{}")
    code, said = windows.run(windows.said(windows.home / "uninstall.exe"), "/S")
    assert code == 0, said
    # it copies itself elsewhere and goes on from there
    wait_until(lambda: not (windows.home / "uninstall.exe").exists(), "the uninstaller is done")
    left = [p for p in windows.home.rglob("*") if p.is_file()]
    assert left == [kept]
    assert elsewhere.read_text() == "kept"
    assert setting.exists()
    assert not windows.path(MENU).exists()
    assert not windows.registered()
