"""Whether programs of this Windows may use paths of more than 260 characters."""

from __future__ import annotations

import sys

_KEY = r"SYSTEM\CurrentControlSet\Control\FileSystem"


def long_paths_enabled() -> bool:
    """True elsewhere than on Windows; there as the registry says (``LongPathsEnabled``).

    python.exe declares itself long-path aware since 3.6, so the switch alone decides.
    """
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _KEY) as key:
                return bool(winreg.QueryValueEx(key, "LongPathsEnabled")[0])
        except OSError:
            return False
    return True
