"""Our short way to the user's folders says what platformdirs says."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from roost.core.system.userfolders import user_folder

CASES: list[dict[str, str]] = [
    {},
    {"XDG_CACHE_HOME": "/somewhere/caches", "XDG_CONFIG_HOME": "/somewhere/settings"},
    {"XDG_CACHE_HOME": "/trailing/", "XDG_CONFIG_HOME": "/double//slash"},
    {"XDG_CACHE_HOME": "", "XDG_CONFIG_HOME": ""},
    {"XDG_CACHE_HOME": "  ", "XDG_CONFIG_HOME": "relative/path"},
    {"HOME": "/trailing/slash/"},
    {"HOME": "/"},
    {"HOME": "relative"},
    {"HOME": ""},
]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("kind", ["user_config_dir", "user_cache_dir"])
def test_as_platformdirs(case: dict[str, str], kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in case.items():
        monkeypatch.setenv(name, value)
    expected = getattr(platformdirs, kind)("roost", appauthor=False)
    assert Path(user_folder(kind)) == Path(expected)  # type: ignore[arg-type]
