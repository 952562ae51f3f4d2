"""What on Windows slows a workspace down or forbids writing to it, as far as anybody may read.

Defender's exclusions are for administrators only, so they are not asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import PureWindowsPath
from typing import NamedTuple

_DEFENDER = r"SOFTWARE\Microsoft\Windows Defender"
_GUARDED = rf"{_DEFENDER}\Windows Defender Exploit Guard\Controlled Folder Access"
_CLOUD = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_PROTECTED = ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432", "WINDIR")
_KEPT = ("documents", "pictures", "videos", "music", "desktop", "favorites")

Read = Callable[[str, str], int | None]
"""(key below HKEY_LOCAL_MACHINE, name) to the number there, None where it is not readable."""


class Hint(NamedTuple):
    """A code of the doctor and the sentence; ``blocks``: writing is forbidden, not just slow."""

    code: str
    found: str
    remedy: str
    blocks: bool = False


def read_number(key: str, name: str) -> int | None:
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key) as opened:
                value = winreg.QueryValueEx(opened, name)[0]
        except OSError:
            return None
        return value if isinstance(value, int) else None
    return None


def hints(root: str, environ: Mapping[str, str], read: Read = read_number) -> tuple[Hint, ...]:
    """What stands against ``root`` as a place for environments."""
    found = []
    place = PureWindowsPath(root)
    for name in _CLOUD:
        folder = environ.get(name)
        if folder and _inside(place, folder):
            found.append(
                Hint(
                    "cloud-folder",
                    f"The workspace lies in {folder}, which is synchronised with the cloud.",
                    "Move it to a folder that is not: synchronising locks files that are in use.",
                )
            )
            break
    given = [environ[name] for name in _PROTECTED if environ.get(name)]
    protected = next((folder for folder in given if _inside(place, folder)), "")
    if protected:
        found.append(
            Hint(
                "protected-folder",
                f"The workspace lies in {protected}, where only administrators may write.",
                "Move it to a folder of your own, such as one right below the drive.",
            )
        )
    home = environ.get("USERPROFILE", "")
    kept = bool(home) and any(_inside(place, f"{home}\\{name}") for name in _KEPT)
    if kept and read(_GUARDED, "EnableControlledFolderAccess") == 1:
        found.append(
            Hint(
                "controlled-folder",
                "Windows guards this folder (controlled folder access): programs may not write.",
                "Move the workspace elsewhere, or allow Python in Windows Security.",
                blocks=True,
            )
        )
    scanning = read(rf"{_DEFENDER}\Real-Time Protection", "DisableRealtimeMonitoring") != 1
    if scanning and read(_DEFENDER, "DisableAntiSpyware") != 1:
        found.append(
            Hint(
                "antivirus",
                "Windows Defender looks at every file as it is written; creating takes longer.",
                "An exclusion of the workspace's folder in Windows Security makes it faster.",
            )
        )
    return tuple(found)


def _inside(place: PureWindowsPath, folder: str) -> bool:
    above = [str(one).lower() for one in (place, *place.parents)]
    return str(PureWindowsPath(folder)).lower() in above
