"""The platform's folders for settings and caches of one user."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Literal

APP = "roost"
_XDG = {
    "user_config_dir": ("XDG_CONFIG_HOME", ".config"),
    "user_cache_dir": ("XDG_CACHE_HOME", ".cache"),
}


def user_folder(
    kind: Literal["user_config_dir", "user_cache_dir"],
    environ: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
) -> str:
    """What platformdirs says, without loading it where the rule is one line (40 ms on Linux)."""
    variable, usual = _XDG[kind]
    if platform == "linux" and "ANDROID_DATA" not in environ:
        given, home = environ.get(variable, ""), environ.get("HOME", "")
        if given.startswith("/"):
            return os.path.join(given, APP)
        if not given and home.startswith("/"):
            return os.path.join(home, usual, APP)
    import platformdirs

    found: str = getattr(platformdirs, kind)(APP, appauthor=False)
    return found
