"""How paths are handed to the operating system, and where things lie inside a venv.

Nothing else in Roost knows ``\\\\?\\`` or the difference between ``bin`` and ``Scripts``.
"""

from __future__ import annotations

import ntpath
import os
import posixpath
import sys
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from roost.core.domain.errors import StoreError

WINDOWS = sys.platform == "win32"
VERBATIM = "\\\\?\\"
VERBATIM_UNC = "\\\\?\\UNC\\"
RESERVED_NAMES = frozenset(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"]
    + [f"{device}{digit}" for device in ("COM", "LPT") for digit in "123456789¹²³"]
)
"""Device names of Windows; a file may not bear one, with or without an extension."""
_FORBIDDEN = frozenset('<>:"|?*') | frozenset(map(chr, range(32)))


def os_path(path: str | os.PathLike[str], *, windows: bool = WINDOWS, cwd: str = "") -> str:
    r"""The form of ``path`` that every call to the operating system gets.

    On Windows absolute, normalised, with the verbatim prefix (``\\?\C:\...``,
    ``\\?\UNC\server\share\...``): no limit of 260 characters, and names that end in a dot or a
    space or are called ``NUL`` mean files, as in the listing they came from.  Elsewhere the path
    as it is.  ``cwd`` is what a relative path is relative to (default: the process's).
    Already prefixed paths and device paths (``\\.\``) come back unchanged.
    """
    text = os.fspath(path)
    if not windows:
        return text
    text = text.replace("/", "\\")
    if text.startswith((VERBATIM, "\\\\.\\")):
        return text
    drive, rest = ntpath.splitdrive(text)
    if not (drive and rest.startswith("\\")):
        here = plain_path(cwd or os.getcwd())
        # "C:name" and "\name" are relative to the current directory or drive: ntpath.join knows.
        text = ntpath.join(here, text)
    text = ntpath.normpath(text)
    if text.startswith("\\\\"):
        return VERBATIM_UNC + text[2:]
    return VERBATIM + text


def plain_path(path: str) -> str:
    r"""The way back: a path as people read it, without ``\\?\``."""
    if path[: len(VERBATIM_UNC)].upper() == VERBATIM_UNC:
        return "\\\\" + path[len(VERBATIM_UNC) :]
    if path.startswith(VERBATIM):
        return path[len(VERBATIM) :]
    return path


def name_problem(name: str, *, windows: bool = WINDOWS) -> str:
    """Why a file or folder cannot be called ``name`` there; "" when it can.

    Source of the Windows rules: "Naming Files, Paths, and Namespaces" in Microsoft's reference.
    """
    if name in ("", ".", ".."):
        return "is empty or means a folder itself"
    if "/" in name or "\0" in name:
        return "contains a separator or a NUL"
    if not windows:
        return ""
    if "\\" in name:
        return "contains a separator or a NUL"
    if bad := sorted(set(name) & _FORBIDDEN):
        return f"contains {bad[0]!r}, which Windows does not allow in names"
    if name[-1] in ". ":
        return "ends in a dot or a space, which Windows strips"
    if name.split(".")[0].rstrip(" ").upper() in RESERVED_NAMES:
        return "is a device name on Windows"
    return ""


def check_name(name: str, *, windows: bool = WINDOWS) -> str:
    """``name`` itself; ``StoreError`` "bad-name" where a new file cannot be called so."""
    if problem := name_problem(name, windows=windows):
        raise StoreError(
            "bad-name",
            f"The name {name!r} {problem}.",
            remedy="Choose a name of letters, digits, '-' and '_'.",
            path=name,
        )
    return name


@dataclass(frozen=True, slots=True)
class VenvLayout:
    """Where an environment of one platform keeps its parts; the only place that knows.

    ``version`` is (major, minor) of its Python; the layout of ``venv`` and ``virtualenv``.
    """

    tree: PurePath
    version: tuple[int, int] = (sys.version_info.major, sys.version_info.minor)
    windows: bool = WINDOWS
    implementation: str = "python"
    free_threaded: bool = False

    @classmethod
    def of(cls, tree: Path, version: tuple[int, int] | None = None) -> VenvLayout:
        """The layout of a tree on disk: flavour seen by its folders, version by ``lib/pythonX.Y``.

        A tree with ``Scripts`` and no ``bin`` is a Windows one, wherever it is looked at.
        """
        windows = (tree / "Scripts").is_dir() and not (tree / "bin").is_dir()
        windows = windows or (WINDOWS and not (tree / "bin").is_dir())
        free_threaded = False
        implementation = "python"
        if not windows:
            for name in _lib_names(tree):
                parsed = _parse_lib(name)
                if parsed is not None and (version is None or parsed[1] == version):
                    implementation, version, free_threaded = parsed
                    break
        here = (sys.version_info.major, sys.version_info.minor)
        return cls(tree, version or here, windows, implementation, free_threaded)

    @property
    def scripts(self) -> PurePath:
        """Folder of the executables."""
        return self.tree / ("Scripts" if self.windows else "bin")

    @property
    def python(self) -> PurePath:
        """The interpreter to start."""
        return self.scripts / ("python.exe" if self.windows else "python")

    @property
    def pythonw(self) -> PurePath:
        """The interpreter without a console (elsewhere the same as ``python``)."""
        return self.scripts / "pythonw.exe" if self.windows else self.python

    @property
    def library(self) -> PurePath:
        """Folder that holds ``site-packages``."""
        if self.windows:
            return self.tree / "Lib"
        major, minor = self.version
        suffix = "t" if self.free_threaded else ""
        return self.tree / "lib" / f"{self.implementation}{major}.{minor}{suffix}"

    @property
    def purelib(self) -> PurePath:
        """Where pure packages go."""
        return self.library / "site-packages"

    @property
    def platlib(self) -> PurePath:
        """Where packages with native code go: ``lib64`` is a link to ``lib`` in a venv."""
        return self.purelib

    @property
    def lib64(self) -> PurePath | None:
        """The link ``lib64 -> lib`` of 64-bit POSIX venvs; may be absent on disk."""
        return None if self.windows else self.tree / "lib64"

    @property
    def config(self) -> PurePath:
        """The file that makes it an environment."""
        return self.tree / "pyvenv.cfg"

    @property
    def headers(self) -> PurePath:
        """Folder of C headers."""
        return self.tree / ("Include" if self.windows else "include")

    def script(self, name: str) -> PurePath:
        """A console script as installers write it."""
        return self.scripts / (f"{name}.exe" if self.windows else name)

    def pure(self) -> PurePath:
        """``tree`` in the flavour of the layout, for making text for that platform."""
        flavour = PureWindowsPath if self.windows else PurePosixPath
        return flavour(os.fspath(self.tree))


def venv_python(tree: Path) -> Path:
    """The interpreter inside ``tree``; the file need not exist."""
    return Path(VenvLayout.of(tree).python)


def join_path(*parts: str, windows: bool = WINDOWS) -> str:
    """Join in the given flavour."""
    return ntpath.join(*parts) if windows else posixpath.join(*parts)


def _lib_names(tree: Path) -> list[str]:
    try:
        return sorted(os.listdir(os_path(tree / "lib")), reverse=True)
    except OSError:
        return []


def _parse_lib(name: str) -> tuple[str, tuple[int, int], bool] | None:
    for implementation in ("python", "pypy", "graalpy"):
        if not name.startswith(implementation):
            continue
        rest = name[len(implementation) :]
        free_threaded = rest.endswith("t")
        major, dot, minor = rest.removesuffix("t").partition(".")
        if dot and major.isdecimal() and minor.isdecimal() and name.isascii():
            return implementation, (int(major), int(minor)), free_threaded
    return None
