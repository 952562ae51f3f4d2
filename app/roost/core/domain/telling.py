"""The part of an environment's path that says what it is: `ComfyUI` of `/opt/ComfyUI/venv`."""

from __future__ import annotations

from collections.abc import Sequence

_PLAIN = frozenset(
    {
        *(".venv", "venv", "env", ".env", "envs", ".pixi", "default", "installer_files", "python"),
        *("python_embeded", "python_embedded", "standalone-env", "system", "portable_env"),
    }
)


def telling_part(parts: Sequence[str]) -> str:
    """The last of a path's ``parts`` that is more than a usual name for an environment."""
    return next((part for part in reversed(parts) if part.lower() not in _PLAIN), "python")
