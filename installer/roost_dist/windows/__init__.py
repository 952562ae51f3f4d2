"""The Windows installer, made on Linux: Python, packages, launchers, and NSIS around them."""

from __future__ import annotations

import re
from pathlib import Path

from roost_dist import icons
from roost_dist.making import Making, tree_size
from roost_dist.trim import trim_site
from roost_dist.wheels import roost_wheel, unpack_locked, unpack_wheel
from roost_dist.windows.launcher import write_launchers
from roost_dist.windows.python import VERSION, fetch_python
from roost_dist.windows.removal import removal_list

INSTALLER_LIMIT = 60 * 10**6
INSTALLED_LIMIT = 180 * 10**6
"""Bytes; a test holds what is built against them."""


def payload(making: Making) -> Path:
    """The folder as it will lie on a Windows machine: ``python``, ``bin``.  Raises CannotGoOn."""
    top = making.folder("windows")
    site = fetch_python(making, top / "python")
    lock = making.installer / "windows.lock"
    unpack_locked(making, lock, site, ("win_amd64",), VERSION)
    unpack_wheel(making, roost_wheel(making), site)
    trim_site(site, "win32")
    (site / "bin").rename(top / "python" / "Scripts")  # where uv's package looks for its program
    write_launchers(top / "bin")
    drawn = icons.draw(making, icons.ICO_SIZES)
    pictures = {size: path.read_bytes() for size, path in drawn.items()}
    (top / "bin" / "roost.ico").write_bytes(icons.ico(pictures))
    return top


def windows_installer(making: Making) -> Path:
    """``roost-VERSION-setup.exe`` in ``out``.  Raises CannotGoOn."""
    top = payload(making)
    listed = making.work / "files.nsh"
    listed.write_text(removal_list(top), encoding="utf-8-sig", newline="\r\n")
    out = making.out / f"roost-{making.version}-setup.exe"
    defines = {
        "VERSION": making.version,
        "VERSION_FOUR": four_numbers(making.version),
        "PAYLOAD": str(top),
        "LIST": str(listed),
        "ICON": str(top / "bin" / "roost.ico"),
        "OUT": str(out),
        "SIZE_KB": str(tree_size(top) // 1024),
        "COMPRESSION": "zlib" if making.quick else "/SOLID lzma",
        "LICENSE": str(making.root / "LICENSE"),
    }
    script = Path(__file__).with_name("roost.nsi")
    words = [f"-D{name}={value}" for name, value in defines.items()]
    making.call(["makensis", "-V2", "-INPUTCHARSET", "UTF8", "-NOCD", *words, script])
    return out


def four_numbers(version: str) -> str:
    """All a Windows version resource can hold: "1.2.3.0" for 1.2.3rc1."""
    release = re.match(r"\d+(?:\.\d+)*", version)
    numbers = release[0].split(".") if release else []
    return ".".join([*numbers, "0", "0", "0", "0"][:4])
