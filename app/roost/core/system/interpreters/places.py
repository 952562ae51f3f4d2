"""Where Pythons lie on each system, and what names alone tell about them."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_FULL = re.compile(r"\d+\.\d+\.\d+")
_UV_FOLDER = re.compile(r"cpython-(\d+\.\d+\.\d+)-")
_CONDA_PYTHON = re.compile(r"python-(\d+\.\d+\.\d+)-.*\.json")
_MINORS = range(8, 20)


@dataclass(frozen=True, slots=True)
class Interpreter:
    """A base Python.

    ``version`` is the whole one ("3.11.7"); ``kind`` is uv, pyenv, conda,
    python.org, homebrew, system or path; ``stable``: an upgrade of the system
    does not change or remove it.
    """

    path: str
    version: str
    kind: str
    stable: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A candidate; ``version`` is "" where only running it would tell."""

    path: str
    kind: str
    stable: bool
    version: str = ""


def places(env: Mapping[str, str], platform: str = sys.platform) -> Iterator[Place]:
    """Candidates in the order of preference of their kinds; the same file may come twice."""
    home = env.get("USERPROFILE" if platform == "win32" else "HOME") or os.path.expanduser("~")
    yield from _uv(env, home, platform)
    yield from _pyenv(env, home, platform)
    if platform == "win32":
        yield from _registry()
    elif platform == "darwin":
        yield from _mac()
    else:
        yield from _system(("/usr/local/bin", "/usr/bin"))
    yield from _conda(env, home, platform)
    yield from _path(env, platform)


def _uv(env: Mapping[str, str], home: str, platform: str) -> Iterator[Place]:
    if platform == "win32":
        usual = os.path.join(env.get("APPDATA") or os.path.join(home, "AppData", "Roaming"), "uv")
    else:
        data = env.get("XDG_DATA_HOME") or os.path.join(home, ".local", "share")
        usual = os.path.join(data, "uv")
    root = env.get("UV_PYTHON_INSTALL_DIR") or os.path.join(usual, "python")
    for name in _names(root):
        match = _UV_FOLDER.match(name)
        folder = os.path.join(root, name)
        if match and "+" not in name and not os.path.islink(folder):
            yield Place(python_in(folder, platform), "uv", True, match[1])


def _pyenv(env: Mapping[str, str], home: str, platform: str) -> Iterator[Place]:
    default = os.path.join(home, ".pyenv", "pyenv-win" if platform == "win32" else "")
    root = os.path.join(env.get("PYENV_ROOT") or default, "versions")
    for name in _names(root):
        if _FULL.fullmatch(name):  # not pypy3.9-…, 3.13.0t, or an alias that moves
            yield Place(python_in(os.path.join(root, name), platform), "pyenv", True, name)


def _conda(env: Mapping[str, str], home: str, platform: str) -> Iterator[Place]:
    roots = [os.path.join(home, f) for f in ("miniforge3", "mambaforge", "miniconda3", "anaconda3")]
    roots += ["/opt/conda", "/opt/miniconda3"] if platform != "win32" else []
    if env.get("CONDA_EXE"):
        roots.append(os.path.dirname(os.path.dirname(env["CONDA_EXE"])))
    for root in dict.fromkeys(roots):
        for name in _names(os.path.join(root, "conda-meta")):
            match = _CONDA_PYTHON.fullmatch(name)
            if match:
                yield Place(python_in(root, platform), "conda", False, match[1])


def _system(folders: tuple[str, ...]) -> Iterator[Place]:
    for folder in folders:
        for minor in _MINORS:
            path = os.path.join(folder, f"python3.{minor}")
            if os.path.exists(path):
                # what the user built into /usr/local is not the package manager's
                yield Place(path, "system", folder == "/usr/local/bin")


def _mac() -> Iterator[Place]:
    framework = "/Library/Frameworks/Python.framework/Versions"
    for name in _names(framework):
        if re.fullmatch(r"3\.\d+", name):
            yield Place(f"{framework}/{name}/bin/python{name}", "python.org", True)
    for folder in ("/opt/homebrew/bin", "/usr/local/bin"):
        for minor in _MINORS:
            path = f"{folder}/python3.{minor}"
            if os.path.exists(path):
                brewed = "/Cellar/" in os.path.realpath(path)
                yield Place(path, "homebrew" if brewed else "system", False)


def _registry() -> Iterator[Place]:
    """Installed Pythons as PEP 514 lists them (what ``py -0p`` shows)."""
    if sys.platform == "win32":
        import winreg

        for hive in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
            for company in _keys(hive, r"Software\Python"):
                if company in ("PyLauncher", "ContinuumAnalytics"):
                    continue
                for tag in _keys(hive, rf"Software\Python\{company}"):
                    try:
                        base = rf"Software\Python\{company}\{tag}\InstallPath"
                        with winreg.OpenKey(hive, base) as key:
                            path = str(winreg.QueryValueEx(key, "ExecutablePath")[0])
                    except OSError:
                        continue
                    core = company == "PythonCore"
                    yield Place(path, "python.org" if core else "system", core)
    else:
        yield from ()


def _keys(hive: int, path: str) -> list[str]:
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(hive, path) as key:
                return [winreg.EnumKey(key, i) for i in range(winreg.QueryInfoKey(key)[0])]
        except OSError:
            return []
    else:
        return []


def _path(env: Mapping[str, str], platform: str) -> Iterator[Place]:
    if platform == "win32":
        names = ["python.exe"]
    else:
        names = ["python3", *(f"python3.{minor}" for minor in _MINORS), "python"]
    for folder in (env.get("PATH") or "").split(";" if platform == "win32" else ":"):
        parts = os.path.normpath(folder).replace("\\", "/").split("/")
        # shims are scripts that start something else; WindowsApps holds the store's bait
        if not os.path.isabs(folder) or {"shims", "WindowsApps"} & set(parts):
            continue
        if platform == "darwin" and parts == ["", "usr", "bin"]:
            continue  # Apple's stub opens an installer where no tools are installed
        for name in names:
            path = os.path.join(folder, name)
            if os.path.exists(path):
                yield Place(path, "path", False)


def python_in(folder: str, platform: str = sys.platform) -> str:
    """The interpreter of an installation that uv, pyenv or conda laid out."""
    if platform == "win32":
        return os.path.join(folder, "python.exe")
    return os.path.join(folder, "bin", "python3")


def _names(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []
