"""Libraries and programs that no wheel brings: found by asking the loader, installed where we may,
else named with the exact command."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .console import say
from .sources import clean_env


@dataclass(frozen=True)
class Need:
    """Something of the system: `probe` is a library's file name, a program, a module of this
    Python, or "fonts"."""

    probe: str
    kind: str  # "library", "program", "module" or "fonts"
    apt: str
    dnf: str
    pacman: str


def _library(probe: str, apt: str, dnf: str, pacman: str) -> Need:
    return Need(probe, "library", apt, dnf, pacman)


QT = (
    _library("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    _library("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    _library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    _library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    _library("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    _library("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    Need("fonts", "fonts", "fonts-dejavu-core", "dejavu-sans-fonts", "ttf-dejavu"),
)
"""Needed to draw at all, also without a screen (reliability.md, Libraries)."""

SCREEN = (
    _library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    _library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    _library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "xcb-util-image"),
    _library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    _library("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb"),
    _library(
        "libxcb-render-util.so.0",
        "libxcb-render-util0",
        "xcb-util-renderutil",
        "xcb-util-renderutil",
    ),
    _library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    _library("libxcb-sync.so.1", "libxcb-sync1", "libxcb", "libxcb"),
    _library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb", "libxcb"),
    _library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb"),
    _library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    _library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libx11"),
)
"""Needed besides to open a window on X11."""

TESTS = (
    Need("Xvfb", "program", "xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb"),
    Need("xdotool", "program", "xdotool", "xdotool", "xdotool"),
    Need("openbox", "program", "openbox", "openbox", "openbox"),
    Need("ensurepip", "module", "python3-venv", "python3", "python"),
    Need("makensis", "program", "nsis", "mingw32-nsis", "nsis"),
    Need("dpkg-deb", "program", "dpkg", "dpkg", "dpkg"),
    Need("mkfs.xfs", "program", "xfsprogs", "xfsprogs", "xfsprogs"),
    Need("mkfs.btrfs", "program", "btrfs-progs", "btrfs-progs", "btrfs-progs"),
)
"""Needed besides by tests: those that drive a real window, those that make environments the way
older set-ups did (Debian's Python cannot, as it comes), those that build installers, those on
volumes that share blocks."""


def missing(needs: Iterable[Need]) -> list[Need]:
    """Those of `needs` that this Linux lacks; other systems bring everything themselves."""
    return [need for need in needs if not _there(need)] if sys.platform == "linux" else []


def _there(need: Need) -> bool:
    if need.kind == "program":
        return shutil.which(need.probe) is not None
    if need.kind == "module":
        importlib.invalidate_caches()
        return importlib.util.find_spec(need.probe) is not None
    if need.kind == "fonts":
        return _has_fonts((Path("/usr/share/fonts"), Path("/usr/local/share/fonts")))
    try:
        ctypes.CDLL(need.probe)
    except OSError:
        return False
    return True


def _has_fonts(folders: Iterable[Path]) -> bool:
    return any(
        name.lower().endswith((".ttf", ".otf", ".ttc"))
        for folder in folders
        for _, _, names in os.walk(folder)
        for name in names
    )


def can_install() -> bool:
    """True where apt may be used without asking anybody."""
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def command_for(needs: Sequence[Need], which: Callable[[str], str | None] = shutil.which) -> str:
    """The command a user would type to get `needs` here."""
    managers = (
        ("apt-get", "sudo apt-get install -y --no-install-recommends", "apt"),
        ("dnf", "sudo dnf install -y", "dnf"),
        ("pacman", "sudo pacman -S --needed", "pacman"),
    )
    for program, command, field in managers:
        if which(program):
            return f"{command} {' '.join(_packages(needs, field))}"
    probes = ", ".join(need.probe for need in needs)
    return f"install these with your system's package manager: {probes}"


def _packages(needs: Iterable[Need], field: str) -> list[str]:
    return list(dict.fromkeys(str(getattr(need, field)) for need in needs))


def provide(needs: Iterable[Need], env: Mapping[str, str]) -> list[Need]:
    """Install what is missing of `needs` where we may; returns what is missing still."""
    lacking = missing(needs)
    if lacking and can_install():
        install(_packages(lacking, "apt"), env)
        lacking = missing(lacking)
    return lacking


def install(packages: Sequence[str], env: Mapping[str, str]) -> bool:
    """Install Debian packages with apt as root; False, and apt's last words said, if it fails."""
    say(f"Installing system packages: {' '.join(packages)} …")
    quiet = clean_env(env) | {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C"}
    apt = ("apt-get", "-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Retries=2")
    steps = (
        (*apt, "update"),
        (*apt, "install", "-y", "--no-install-recommends", *packages),
    )
    for step in steps:
        done = subprocess.run(
            step,
            env=quiet,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        if done.returncode != 0 and step[-1] != "update":  # old lists may still do
            for line in done.stdout.strip().splitlines()[-6:]:
                say(f"  | {line}")
            return False
    return True
