"""The .deb: built, installed by apt on this very machine, used, shown under Xvfb, removed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from roost.version import __version__
from roost_dist.debian import deb
from roost_dist.making import Making
from roost_setup.system import QT, SCREEN, missing
from support.screen import missing_tools, own_screen

ROOT = Path(__file__).parents[2]
HOME = Path("/opt") / "roost"
LACKING = re.compile("unmet dependencies|Unable to (fetch|locate)|not installable|Failed to fetch")


def _why_not() -> str:
    if sys.platform != "linux" or not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        return "no Debian or Ubuntu"
    if os.geteuid() != 0:
        return "only root may install a package"
    if lacking := missing((*QT, *SCREEN)):
        return f"not on this system: {', '.join(need.apt for need in lacking)}"
    if HOME.exists():
        return f"Roost is installed on this machine ({HOME}); it is not touched"
    return ""


pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.xdist_group("wine"),  # which may use apt, too
    pytest.mark.skipif(bool(_why_not()), reason=_why_not()),
]


def apt(*words: str) -> str:
    """What apt said; "" where it did what was asked."""
    quiet = ("-y", "-q", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=600")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C"}
    done = subprocess.run(["apt-get", *quiet, *words], env=env, capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def install(made: Path) -> None:
    """Mostly everything it depends on is there; else apt fetches it, if it can reach anything."""
    said = apt("install", str(made))
    if said and LACKING.search(said):
        apt("update")
        said = apt("install", str(made))
        if said and LACKING.search(said):
            pytest.skip(f"apt cannot get what the package depends on: {said[-300:]}")
    assert not said, said


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("deb")
    (folder / "work").mkdir()
    made = deb(Making(ROOT, folder / "work", folder, quick=True))
    shutil.rmtree(folder / "work")
    install(made)
    try:
        yield made
    finally:
        if HOME.exists():
            assert not apt("purge", "roost")


@pytest.fixture
def bare(isolated_user: Path) -> dict[str, str]:
    """Nothing of this session: neither PYTHON* nor its PATH."""
    home = isolated_user
    return {
        "HOME": str(home),
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(home / "not there"),
    }


def roost(env: Mapping[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["roost", *words], env=env, cwd="/", capture_output=True, text=True)


def test_commands_work_and_are_those_of_the_package(
    package: Path, bare: dict[str, str], tmp_path: Path
) -> None:
    assert roost(bare, "--version").stdout.strip() == f"roost {__version__}"
    (tmp_path / "environments").mkdir()
    said = roost(bare, "--root", str(tmp_path), "--json", "doctor")
    found = {one["code"]: one for one in json.loads(said.stdout)["data"]["findings"]}
    for name in ("uv", "pip", "choices", "workspace-writable"):
        assert found[name]["state"] == "ok", said.stdout
    code = "import roost, sys; print(roost.__file__, sys.prefix)"
    done = subprocess.run(
        [HOME / "bin" / "python", "-I", "-c", code], env=bare, capture_output=True, text=True
    )
    assert done.stdout.split() == [str(HOME / "site" / "roost" / "__init__.py"), str(HOME)]


def test_it_is_part_of_the_desktop_and_the_shells(package: Path) -> None:
    share = Path("/usr/share")
    entry = (share / "applications" / "roost.desktop").read_text()
    assert "Exec=roost-gui" in entry
    for name in (
        *("icons/hicolor/scalable/apps/roost.svg", "icons/hicolor/48x48/apps/roost.png"),
        *("bash-completion/completions/roost", "zsh/vendor-completions/_roost"),
        *("fish/vendor_completions.d/roost.fish",),
    ):
        assert (share / name).stat().st_size > 300, name
    listed = subprocess.run(["dpkg", "-L", "roost"], capture_output=True, text=True).stdout
    assert "/usr/share/man/man1/roost.1.gz" in listed.split()


@pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {missing_tools()}")
def test_the_window_opens(package: Path, bare: dict[str, str], tmp_path: Path) -> None:
    with own_screen(tmp_path) as screen:
        env = {**bare, "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
        log = tmp_path / "window.log"
        with log.open("wb") as out:
            window = subprocess.Popen(["roost-gui"], env=env, stdout=out, stderr=out)
        try:
            screen.wait_for_window("Roost", 120)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{log.read_text()}") from error
        finally:
            window.kill()
            window.wait(60)


def test_removing_leaves_nothing(package: Path, bare: dict[str, str]) -> None:
    """Last in this file."""
    setting = Path(bare["HOME"]) / ".config" / "roost" / "window.json"
    setting.parent.mkdir(parents=True)
    setting.write_text("{}")
    assert not apt("remove", "roost")
    assert not HOME.exists()
    assert not Path("/usr/bin/roost").is_symlink()
    assert setting.exists()
