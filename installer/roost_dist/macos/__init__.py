"""Roost.app and its disk image.  Runs on macOS only; nobody has run it yet (README, Install)."""

from __future__ import annotations

import json
import platform
import shutil
import struct
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from roost_dist import icons
from roost_dist.folder import ENTRY, EXCLUDED, add_uv, hidden_modules, shipped_files
from roost_dist.making import Making
from roost_dist.wheels import roost_wheel, unpack_wheel
from roost_setup.console import CannotGoOn

SPEC = Path(__file__).with_name("roost.spec")
_ICNS = {32: b"ic11", 64: b"ic12", 128: b"ic07", 256: b"ic08", 512: b"ic09", 1024: b"ic10"}


def icns(pictures: Mapping[int, bytes]) -> bytes:
    """A Mac icon of PNG pictures by size in pixels (each entry: type, length, data)."""
    parts = [
        _ICNS[size] + struct.pack(">I", len(data) + 8) + data
        for size, data in sorted(pictures.items())
    ]
    body = b"".join(parts)
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def told(making: Making, source: Path, icon: Path, machine: str) -> dict[str, Any]:
    """What the spec is told: all that differs from build to build."""
    return {
        "entry": str(ENTRY),
        "source": str(source),
        "modules": hidden_modules(source),
        "datas": [[str(path), inside] for path, inside in shipped_files(source)],
        "excluded": list(EXCLUDED),
        "icon": str(icon),
        "version": making.version,
        "arch": machine,
        "info": {
            "CFBundleDisplayName": "Roost",
            "CFBundleShortVersionString": making.version,
            "LSMinimumSystemVersion": "13.0",
            "LSApplicationCategoryType": "public.app-category.developer-tools",
            "NSHighResolutionCapable": True,
            "NSRequiresAquaSystemAppearance": False,
        },
    }


def bundle(making: Making, system: str = sys.platform) -> Path:
    """``Roost.app``.  Raises CannotGoOn, also on any other system."""
    if system != "darwin":
        raise CannotGoOn("an app bundle can be built on macOS only.", "run this there.")
    source = making.folder("app-source")
    unpack_wheel(making, roost_wheel(making), source)
    drawn = icons.draw(making, tuple(_ICNS))
    icon = making.work / "roost.icns"
    icon.write_bytes(icns({size: path.read_bytes() for size, path in drawn.items()}))
    out, work = making.folder("app"), making.folder("app-work")
    words = [sys.executable, "-P", "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    words += ["--distpath", str(out), "--workpath", str(work), str(SPEC)]
    spec = json.dumps(told(making, source, icon, platform.machine()))
    replace(making, env={**making.env, "ROOST_SPEC": spec}).call(words, cwd=work)
    made = out / "Roost.app"
    add_uv(made / "Contents" / "Frameworks")
    # what was added after the ad hoc signature would make it invalid
    making.call(["codesign", "--force", "--deep", "--sign", "-", made])
    return made


def disk_image(making: Making) -> Path:
    """``roost-VERSION-MACHINE.dmg`` in ``out``, with a link to Applications.  Raises CannotGoOn."""
    made = bundle(making)
    stage = making.folder("image")
    shutil.move(made, stage / made.name)
    (stage / "Applications").symlink_to("/Applications")
    out = making.out / f"roost-{making.version}-{platform.machine()}.dmg"
    words = ["hdiutil", "create", "-volname", "Roost", "-srcfolder", str(stage), "-ov"]
    making.call([*words, "-format", "UDZO", str(out)])
    return out
