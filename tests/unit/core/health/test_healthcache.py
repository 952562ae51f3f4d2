"""Deep results are kept for a stamp, in the workspace or, where that is read-only, the user's."""

from __future__ import annotations

import json
import os
import shutil
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from roost.core.discovery import find_legacy, find_shared
from roost.core.domain.env import Env, EnvId, EnvKind
from roost.core.domain.errors import StoreError
from roost.core.domain.health import Badge, Check, HealthReport, Level, Severity
from roost.core.health import HealthCache, look, stamp
from roost.core.store import cachefolders
from roost.core.store.layout import Layout
from support.fake_env import add_package, make_legacy, make_shared, python_of

ENV = EnvId(EnvKind.LEGACY, "org__model")
GOOD = HealthReport(
    (Check("import:torch", True, "2", package="torch"),),
    Level.DEEP,
    "s1",
    datetime.now(UTC).isoformat(),
)
BAD = replace(GOOD, checks=(Check("import:torch", False, "x", "y", "z", package="torch"),))
SLOW = replace(GOOD, checks=(Check("timeout", False, "x", "y", "z", Severity.UNCERTAIN),))


@pytest.fixture
def cache(tmp_path: Path) -> HealthCache:
    (tmp_path / ".envs").mkdir()
    return HealthCache(Layout(tmp_path), tmp_path / "of-the-user")


def test_kept_for_the_stamp_and_the_imports(cache: HealthCache) -> None:
    assert cache.load(ENV, "s1") is None and not cache.passed(ENV, "s1")
    assert cache.store(ENV, GOOD, ["torch"])
    assert cache.load(ENV, "s1", ["torch"]) == replace(GOOD, passed_before=True)
    assert cache.load(ENV, "s1", ["torch", "peft"]) is None
    assert cache.load(ENV, "s2") is None and not cache.passed(ENV, "s2")
    assert cache.load(EnvId(EnvKind.SHARED, "org__model"), "s1") is None
    cache.forget(ENV)
    assert cache.load(ENV, "s1") is None


def test_a_timeout_does_not_forget_a_pass_and_a_failure_does(cache: HealthCache) -> None:
    cache.store(ENV, SLOW)
    assert cache.load(ENV, "s1") == SLOW and not cache.passed(ENV, "s1")
    assert not SLOW.usable()
    cache.store(ENV, GOOD)
    cache.store(ENV, SLOW)
    report = cache.load(ENV, "s1")
    assert report is not None and report.badge is Badge.UNKNOWN and report.usable()
    cache.store(ENV, BAD)
    assert not cache.passed(ENV, "s1")
    cache.store(ENV, replace(SLOW, stamp="s2"))
    assert not cache.passed(ENV, "s1") and not cache.passed(ENV, "s2")


@pytest.mark.parametrize("later", [7200.0, -7200.0])
def test_a_check_without_an_answer_is_tried_again_after_a_while(
    tmp_path: Path, later: float
) -> None:
    (tmp_path / ".envs").mkdir()
    HealthCache(Layout(tmp_path)).store(ENV, SLOW)
    soon = HealthCache(Layout(tmp_path), clock=lambda: time.time() + 60)
    after = HealthCache(Layout(tmp_path), clock=lambda: time.time() + later)
    assert soon.load(ENV, "s1") == SLOW
    assert after.load(ENV, "s1") is None
    soon.store(ENV, GOOD)
    assert after.load(ENV, "s1") is not None


def test_a_static_report_or_one_without_stamp_is_not_kept(cache: HealthCache) -> None:
    assert not cache.store(ENV, replace(GOOD, level=Level.STATIC))
    assert not cache.store(ENV, replace(GOOD, stamp=""))


@pytest.mark.parametrize("text", ["", "[]", "{}", "[" * 100_000, '{"schema": 1, "checks": 5}'])
def test_a_damaged_file_counts_as_none(cache: HealthCache, text: str, tmp_path: Path) -> None:
    cache.store(ENV, GOOD)
    (file,) = (tmp_path / ".envs/.cache/health").iterdir()
    document = json.loads(file.read_text())
    document["checks"][0][1] = "yes"
    for damaged in (text, json.dumps(document)):
        file.write_text(damaged)
        assert cache.load(ENV, "s1") is None
    assert cache.store(ENV, GOOD) and cache.passed(ENV, "s1")


def test_a_read_only_workspace_uses_the_users_folder(
    cache: HealthCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = cachefolders.write_atomic

    def refuse(path: Path, data: str) -> None:
        if tmp_path / ".envs" in path.parents:
            raise StoreError("read-only", "no", path=str(path))
        original(path, data)

    monkeypatch.setattr(cachefolders, "write_atomic", refuse)
    assert cache.store(ENV, GOOD)
    assert cache.passed(ENV, "s1")
    assert list((tmp_path / "of-the-user").rglob("*.json"))
    assert not HealthCache(Layout(tmp_path)).store(ENV, GOOD)


def test_looking_leaves_no_litter_in_a_workspace_without_ours(tmp_path: Path) -> None:
    assert HealthCache(Layout(tmp_path), tmp_path / "user").store(ENV, GOOD)
    assert not (tmp_path / ".envs").exists()


def an_env(root: Path) -> Env:
    return (find_legacy(Layout(root)).envs + find_shared(Layout(root)).envs)[0]


def test_the_stamp_survives_rename_and_undo(tmp_path: Path) -> None:
    folder = make_legacy(tmp_path, "org__model")
    before = stamp(an_env(tmp_path))
    folder.rename(tmp_path / "away")
    (tmp_path / "away").rename(folder)
    assert stamp(an_env(tmp_path)) == before
    folder.rename(folder.with_name("other"))
    assert stamp(an_env(tmp_path)) == before


def test_the_stamp_changes_with_what_it_covers(tmp_path: Path) -> None:
    folder = make_shared(tmp_path, "torch-cpu-transformers", env_json={})
    env = an_env(tmp_path)
    seen = {stamp(env), stamp(env, "550.54")}
    add_package(env.venv, "numpy", "2.1.0")
    seen.add(stamp(env))
    os.utime(env.venv / "pyvenv.cfg", ns=(1, 1))
    seen.add(stamp(env))
    (folder / "env.json").write_text("{}")
    seen.add(stamp(env))
    python_of(env.venv).unlink()
    seen.add(stamp(env))
    assert len(seen) == 6
    shutil.rmtree(folder)
    assert stamp(env) not in seen


def test_a_pass_is_not_remembered_once_the_base_python_is_gone(tmp_path: Path) -> None:
    make_legacy(tmp_path, "org__model")
    (tmp_path / ".envs").mkdir()
    env, home = an_env(tmp_path), tmp_path / "base"
    home.mkdir()
    (env.venv / "pyvenv.cfg").write_text(f"home = {home}\nversion = {env.python_version}\n")
    cache = HealthCache(Layout(tmp_path))
    cache.store(env.id, replace(GOOD, stamp=stamp(env)))
    assert cache.passed(env.id, stamp(env))
    home.rmdir()
    assert not cache.passed(env.id, stamp(env))
    home.mkdir()
    assert cache.passed(env.id, stamp(env))


def test_a_pass_makes_later_looks_healthy(tmp_path: Path) -> None:
    make_legacy(tmp_path, "org__model")
    (tmp_path / ".envs").mkdir()
    env, cache = an_env(tmp_path), HealthCache(Layout(tmp_path))
    first = look(env, cache)
    assert (first.badge, first.level) == (Badge.UNKNOWN, Level.STATIC)
    imports = ("torch", "transformers", "peft", "accelerate")
    passes = tuple(Check(f"import:{name}", True, package=name) for name in imports)
    cache.store(env.id, HealthReport(passes, Level.DEEP, stamp(env), "then"), imports)
    later = look(env, cache)
    assert (later.badge, later.level, later.checked_at) == (Badge.HEALTHY, Level.DEEP, "then")
    assert look(env, cache, driver="550").badge is Badge.UNKNOWN
    add_package(env.venv, "numpy", "2.1.0")
    assert look(env, cache).badge is Badge.UNKNOWN
