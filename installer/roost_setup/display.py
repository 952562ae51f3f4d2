"""Is there a screen that a window can be shown on? Asked before Qt, which aborts where there is
none."""

from __future__ import annotations

import re
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

_TIMEOUT_S = 2.0


def display_works(env: Mapping[str, str], platform: str = sys.platform) -> bool:
    """True where a window can open. On Linux a variable alone proves nothing (it survives `su`,
    `tmux` and closed connections): somebody must answer at the other end."""
    if platform in ("win32", "darwin"):
        return True
    return wayland_works(env) or _x11(env.get("DISPLAY", ""))


def wayland_works(env: Mapping[str, str]) -> bool:
    """True where a Wayland compositor answers: Qt then does without X11's libraries."""
    name = env.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    path = name if name.startswith("/") else str(Path(env.get("XDG_RUNTIME_DIR", "")) / name)
    return _answers(path)


def _x11(display: str) -> bool:
    match = re.fullmatch(r"(?P<host>.*):(?P<number>\d+)(\.\d+)?", display)
    if match is None:
        return False
    host, number = match["host"], int(match["number"])
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"
        return _answers("\0" + path) or _answers(path)
    try:
        socket.create_connection((host, 6000 + number), timeout=_TIMEOUT_S).close()
    except OSError:
        return False
    return True


def _answers(address: str) -> bool:
    if not hasattr(socket, "AF_UNIX"):
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(_TIMEOUT_S)
        try:
            client.connect(address)
        except (OSError, ValueError):
            return False
    return True
