"""Our short way to the user's folders says what platformdirs says."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from roost.core.system.userfolders import NO_HOME, has_caches, home_folder, user_folder

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


def test_who_has_no_home_has_no_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    """A uid without an account in a container: a path that is not there, never a crash."""

    def without(*_: object, **_more: object) -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", without)
    monkeypatch.setattr(platformdirs, "user_cache_dir", without)
    assert home_folder() == NO_HOME
    assert user_folder("user_cache_dir", {}, "linux") == str(NO_HOME / ".cache" / "roost")
    assert not has_caches({})
    assert has_caches({"XDG_CACHE_HOME": "/caches"})
