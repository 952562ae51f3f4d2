"""When an environment was last used: what is recorded, else what its own files tell."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from roost.core.discovery.evidence import last_start
from roost.core.discovery.legacy import read_legacy
from roost.core.domain.env import Env, EnvId
from roost.core.domain.errors import NotFoundError
from roost.core.domain.usage import Evidence, LastUse, ModelUse, Usage
from roost.core.store.layout import Layout
from roost.core.system.venv.config import read_config
from roost.core.workspace import Workspace
from roost.core.workspace.host import Host
from roost.core.workspace.using import NO_USES, last_uses
from support.fake_env import make_legacy

BUILT = datetime(2026, 1, 1, tzinfo=UTC)
STARTED = BUILT + timedelta(days=40)
NOW = BUILT + timedelta(days=100)
ENV = EnvId.parse("legacy:org__a")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = make_legacy(tmp_path, "org__a")
    seconds = BUILT.timestamp()
    config = folder / ".venv" / "pyvenv.cfg"
    os.utime(config, (seconds, seconds))
    for site in (folder / ".venv").rglob("site-packages"):
        os.utime(site, (seconds, seconds))
    return tmp_path


@pytest.fixture
def env(root: Path) -> Env:
    return read_legacy(Layout(root), "org__a")


def started(root: Path) -> None:
    """What a start of its Python leaves on most volumes."""
    config = root / "environments" / "org__a" / ".venv" / "pyvenv.cfg"
    os.utime(config, (STARTED.timestamp(), BUILT.timestamp()))


def seen(env: Env, usage: dict[str, Usage] | None = None) -> tuple[str | None, Evidence | None]:
    found = last_uses(env, usage or {}, NOW.timestamp())
    return found.at, found.evidence


def test_from_what_is_there(root: Path, env: Env) -> None:
    assert seen(env) == ("2026-01-01T00:00:00Z", Evidence.CHANGED)
    started(root)
    assert seen(env) == ("2026-02-10T00:00:00Z", Evidence.STARTED)
    used = ModelUse("org/a", "2026-02-01T00:00:00Z", 3)
    usage = {str(ENV): Usage((used,))}
    assert seen(env, usage) == ("2026-02-01T00:00:00Z", Evidence.RECORDED)
    installed = replace(env, last_used="2026-03-01T00:00:00Z")
    found = last_uses(installed, usage, NOW.timestamp())
    assert (found.at, found.evidence) == ("2026-03-01T00:00:00Z", Evidence.CHANGED)
    assert found.models == (used,)
    nothing = replace(env, last_used=None, venv=env.path / "missing")
    assert last_uses(nothing, {}, NOW.timestamp()) is NO_USES


def test_a_time_that_cannot_be_is_none(root: Path, env: Env) -> None:
    started(root)
    assert last_start(env.venv, (STARTED - timedelta(days=1)).timestamp()) is None
    assert last_start(env.venv, NOW.timestamp()) == "2026-02-10T00:00:00Z"


@pytest.mark.skipif(sys.platform != "linux", reason="O_NOATIME is Linux's")
def test_roost_itself_leaves_no_trace(root: Path, env: Env) -> None:
    config = env.venv / "pyvenv.cfg"
    before = config.stat().st_atime_ns
    assert read_config(str(env.venv)).home
    assert config.stat().st_atime_ns == before


def test_the_facade_says_how_it_knows(root: Path, tmp_path: Path) -> None:
    host = Host({"ROOST_CACHE_DIR": str(tmp_path / "cache"), "HOME": str(tmp_path)}, lambda: NOW)
    workspace = Workspace(root, host=host)
    assert workspace.last_used(ENV) == LastUse("2026-01-01T00:00:00Z", Evidence.CHANGED)
    log = workspace.asking().usage
    for day in (90, 95):
        assert log.record(BUILT + timedelta(days=day), "run", str(ENV), "org/a")
    found = workspace.last_used(ENV)
    assert found == LastUse("2026-04-06T00:00:00Z", Evidence.RECORDED, "org/a", 2)
    for name in ("org/a", "org__a"):
        assert workspace.launches_since(name, BUILT) == 2
        assert workspace.launches_since(name, BUILT + timedelta(days=91)) == 1
    naive = (BUILT + timedelta(days=91)).replace(tzinfo=None)
    assert workspace.launches_since("org/a", naive) == 1
    assert workspace.launches_since("org/none", BUILT) == 0
    described = workspace.describe(ENV)
    assert (described.last_used, described.used_by[0].uses) == ("2026-04-06T00:00:00Z", 2)
    for missing in ("legacy:none", "other:x"):
        with pytest.raises(NotFoundError):
            workspace.last_used(EnvId.parse(missing))
