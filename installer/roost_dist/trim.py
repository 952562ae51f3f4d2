"""What of the packages is not shipped: Qt beyond the four modules in use, and odds and ends."""

from __future__ import annotations

import fnmatch
import shutil
from collections.abc import Iterable
from pathlib import Path

QT_MODULES = ("Core", "Gui", "Widgets", "Svg")
"""What the window imports of PySide6; a test holds this against the sources."""

LANGUAGES = ("de", "es")
"""Those the window speaks; a test holds this against the resources. Qt's own words go along."""

_QT_LIBRARIES = {
    "win32": (*QT_MODULES,),
    # libqxcb and the Wayland plugins link to the others
    "linux": (*QT_MODULES, "DBus", "OpenGL", "XcbQpa", "WaylandClient", "WlShellIntegration"),
}
_PLUGINS = {
    "win32": ("platforms/qwindows", "platforms/qoffscreen", "styles/*"),
    "linux": (
        *("platforms/libqxcb", "platforms/libqoffscreen", "platforms/libqwayland*"),
        *("platformthemes/libqxdgdesktopportal", "platforminputcontexts/*ibus*"),
        *("platforminputcontexts/*compose*", "xcbglintegrations/*"),
        *("wayland-shell-integration/libxdg-shell", "wayland-decoration-client/*"),
    ),
}
_ON_BOTH = ("iconengines/*svgicon", "imageformats/*qsvg", "imageformats/*qico")

_UNUSED = (
    "example.py",  # nvidia-ml-py's, at the top level
    "virtualenv/seed/wheels/embed/*.whl",  # Roost calls it with --no-seed
    "bin/uvx*",
    "bin/uvw*",
    "bin/pip*",
    "bin/pyside6-*",
    "bin/virtualenv*",
    "bin/roost*",
    "bin/rst2*",
)


def _kept(relative: str, platform: str) -> bool:
    """Whether a file of the PySide6 folder is shipped."""
    top, _, rest = relative.partition("/")
    if not rest:
        return _kept_at_top(top, platform)
    if top == "Qt":  # Linux keeps Qt's own files one folder further in
        return _kept_below_qt(rest, platform)
    if top == "plugins":
        return _plugin(rest, platform)
    return top == "support" or qt_words(relative)


def _kept_at_top(name: str, platform: str) -> bool:
    stem, _, ending = name.partition(".")
    if name.endswith(".pyi"):
        return False
    if ending in ("py", "json"):
        return True
    if stem in {f"Qt{module}" for module in QT_MODULES}:
        return True
    if stem in {f"Qt6{module}" for module in _QT_LIBRARIES[platform]}:
        return True
    if name.startswith(("pyside6.", "libpyside6.")):
        return True
    # the C++ runtime of the compiler that Qt was built with, minus parts that Qt links not to
    return name.startswith(("msvcp140", "vcruntime140")) and "codecvt" not in name


def _kept_below_qt(relative: str, platform: str) -> bool:
    top, _, rest = relative.partition("/")
    if top == "plugins":
        return _plugin(rest, platform)
    if qt_words(relative):
        return True
    if top == "lib":
        names = {f"libQt6{module}" for module in _QT_LIBRARIES[platform]}
        return rest.partition(".")[0] in names or rest.startswith("libicu")
    return False


def qt_words(relative: str) -> bool:
    """Whether that is what Qt's own dialogs and menus say in a language of the window."""
    return relative in {f"translations/qtbase_{code}.qm" for code in LANGUAGES}


def _plugin(relative: str, platform: str) -> bool:
    stem = relative.rpartition(".")[0]
    return any(fnmatch.fnmatch(stem, pattern) for pattern in (*_PLUGINS[platform], *_ON_BOTH))


def trim_site(site: Path, platform: str) -> None:
    """Remove from a folder of unpacked packages what Roost does not use."""
    qt = site / "PySide6"
    for path in sorted(qt.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif not _kept(path.relative_to(qt).as_posix(), platform):
            path.unlink()
    remove(site, _UNUSED)
    for path in site.rglob("*.pyi"):
        path.unlink()
    for path in [*site.rglob("__pycache__")]:
        shutil.rmtree(path)


def remove(folder: Path, patterns: Iterable[str]) -> None:
    """Remove files and folders by pattern, relative to ``folder``."""
    for pattern in patterns:
        for path in list(folder.glob(pattern)):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
