"""What every test gets: an offscreen Qt, a home of its own, no settings of whoever runs the tests.

Package sources and download caches stay those of the machine: without them no test could install
anything, and every test would download everything.
"""

from __future__ import annotations

import itertools
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anybody imports Qt

# A busy machine is no fault of the code; CI tries the same examples each time.
settings.register_profile(
    "roost",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("roost")

_OF_THE_USER = ("ROOST_ROOT", "ROOST_ACCELERATOR", "ROOST_INSTALLER", "NO_COLOR", "VIRTUAL_ENV")
_XDG = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
_ONE_AT_A_TIME = ("e2e", "torch", "wine")


def pytest_configure(config: pytest.Config) -> None:
    for name in _OF_THE_USER:
        os.environ.pop(name, None)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With several workers, tests that share a screen or a torch stack go to one of them."""
    for item in items:
        for marker in _ONE_AT_A_TIME:
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.xdist_group(marker))
                break


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The checks before the tests may have failed: say so where everybody looks."""
    if failed := os.environ.get("ROOST_FAILED_CHECKS"):
        terminalreporter.section("checks that failed before the tests", red=True, bold=True)
        terminalreporter.write_line(f"{failed}: see the top of this output; the run fails.")


def _kept_settings(home: Path) -> dict[str, str]:
    """Where pip, uv and pyenv look under `home`, said in variables, so that another home does not
    cut them off."""
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local"))
        roaming = Path(os.environ.get("APPDATA", home / "AppData/Roaming"))
        pip_files = [roaming / "pip/pip.ini", home / "pip/pip.ini"]
        caches = {"UV_CACHE_DIR": local / "uv/cache", "PIP_CACHE_DIR": local / "pip/Cache"}
    else:
        config = Path(os.environ.get("XDG_CONFIG_HOME", home / ".config"))
        cache = Path(os.environ.get("XDG_CACHE_HOME", home / ".cache"))
        pip_files = [config / "pip/pip.conf", home / ".pip/pip.conf"]
        pip_cache = cache / "pip"
        if sys.platform == "darwin":
            pip_files.insert(0, home / "Library/Application Support/pip/pip.conf")
            pip_cache = home / "Library/Caches/pip"
        caches = {"UV_CACHE_DIR": cache / "uv", "PIP_CACHE_DIR": pip_cache}
    kept = {name: str(path) for name, path in caches.items()}
    if pip_file := next((path for path in pip_files if path.is_file()), None):
        kept["PIP_CONFIG_FILE"] = str(pip_file)
    if (home / ".pyenv").is_dir():
        kept["PYENV_ROOT"] = str(home / ".pyenv")
    return {name: value for name, value in kept.items() if name not in os.environ}


def _speak_english() -> None:
    """The window speaks the system's language, and the tests read English. The encoding stays."""
    names = ("LC_ALL", "LC_NUMERIC", "LC_MESSAGES", "LANG", "LANGUAGE")
    said = [os.environ[name] for name in names if os.environ.get(name)]
    if all(value.startswith(("C", "POSIX", "en")) for value in said):
        return
    everything = os.environ.pop("LC_ALL", "")
    if everything:
        os.environ["LC_CTYPE"] = everything
    os.environ.update(LC_NUMERIC="C", LC_MESSAGES="C", LC_TIME="C", LANGUAGE="en")


_speak_english()
_KEPT = _kept_settings(Path.home())
_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def isolated_user(monkeypatch: pytest.MonkeyPatch, _homes: Path) -> Path:
    """A fresh home, and Roost's settings and caches inside it. Returns the home."""
    home = _homes / str(next(_NUMBERS))
    home.mkdir()
    for name in _XDG:
        monkeypatch.delenv(name, raising=False)
    for name, value in _KEPT.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("HOME", str(home))
    if sys.platform == "win32":
        monkeypatch.setenv("USERPROFILE", str(home))
        monkeypatch.setenv("APPDATA", str(home / "AppData/Roaming"))
        monkeypatch.setenv("LOCALAPPDATA", str(home / "AppData/Local"))
    monkeypatch.setenv("ROOST_CONFIG_DIR", str(home / "roost-config"))
    monkeypatch.setenv("ROOST_CACHE_DIR", str(home / "roost-cache"))
    return home
