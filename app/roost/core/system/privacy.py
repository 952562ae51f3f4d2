"""Texts for a support file: without names, credentials and what only this user knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from roost.core.domain.privacy import hide_all
from roost.core.system.process.redaction import redact

ALLOWED_VARIABLES = frozenset(
    {
        *("ROOST_ROOT", "ROOST_ACCELERATOR", "ROOST_INSTALLER", "ROOST_CONFIG_DIR", "NO_COLOR"),
        *("ROOST_CACHE_DIR", "PATH", "LANG", "LC_ALL", "LC_CTYPE", "TERM", "SHELL", "OS", "TZ"),
        *("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS", "PIP_NO_INDEX", "PIP_PROXY"),
        *("PIP_CONFIG_FILE", "UV_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX", "UV_OFFLINE"),
        *("UV_FIND_LINKS", "UV_LINK_MODE", "UV_CACHE_DIR", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"),
        *("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "CONDA_PREFIX", "DISPLAY", "WAYLAND_DISPLAY"),
        *("XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "QT_QPA_PLATFORM", "QT_SCALE_FACTOR"),
        *("CUDA_VISIBLE_DEVICES", "CUDA_HOME", "CUDA_PATH", "HIP_VISIBLE_DEVICES", "ROCM_PATH"),
        *("HSA_OVERRIDE_GFX_VERSION", "LD_LIBRARY_PATH", "PROCESSOR_ARCHITECTURE", "TMPDIR"),
        *("HF_HOME", "HF_HUB_OFFLINE", "PYTHONUTF8", "NUMBER_OF_PROCESSORS", "TEMP"),
    }
)
_SECRET_NAME = re.compile(
    r"(?i)token|password|passwd|secret|api_?key|_key\Z|credential|_pat\Z|auth"
)
_NO_SECRET = re.compile(r"\A(?:\d{1,6}|true|false|yes|no|on|off|none|disabled)\Z", re.I)


@dataclass(frozen=True, slots=True)
class Privacy:
    """``names``: what stands for each name; ``secrets``: what must stand nowhere."""

    names: Mapping[str, str] = field(default_factory=dict)
    secrets: tuple[str, ...] = ()

    def text(self, text: str) -> str:
        return hide_all(redact(text, self.secrets), self.names)

    def value(self, value: Any) -> Any:
        """The same for every text in a JSON value; what ``plain`` tags as a kind stays."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.value(item) for item in value]
        if isinstance(value, dict):
            if "$enum" in value:
                return value
            return {key: item if key == "$" else self.value(item) for key, item in value.items()}
        return value


def private_text(text: str, names: Mapping[str, str]) -> str:
    """A text as it may be shown to somebody else."""
    return hide_all(redact(text), names)


def secret_values(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Values of variables whose name says that they are secret, longest first."""
    found = {
        value
        for name, value in environ.items()
        if _SECRET_NAME.search(name) and len(value) >= 6 and not _NO_SECRET.match(value)
        if "/" not in value and "\\" not in value
    }
    return tuple(sorted(found, key=len, reverse=True))


def allowed_variables(environ: Mapping[str, str]) -> dict[str, str]:
    """What of the environment may be shown, its values not yet made private."""
    return {
        name: value for name, value in sorted(environ.items()) if name.upper() in ALLOWED_VARIABLES
    }
