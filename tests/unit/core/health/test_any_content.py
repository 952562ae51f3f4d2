"""Whatever stands in the files of an environment, reading them ends in facts, never in a crash."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roost.core.discovery import find_all, legacy_candidates
from roost.core.discovery.metadata import from_values, metadata_of, to_values
from roost.core.domain.health import Badge, HealthReport, Level, Severity
from roost.core.domain.health import Check as Finding
from roost.core.domain.model import parse_model
from roost.core.health import HealthCache, check_records, check_static, look
from roost.core.health.probe import read_told
from roost.core.store.layout import Layout
from support.fake_env import make_legacy, make_shared, site_packages

ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)
NAMES = st.sampled_from(
    ["model_id", "model_path", "associated_models", "profile_name", "env_key", "python_version"]
)
KEPT = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@given(st.dictionaries(NAMES, ANY))
def test_metadata(values: dict[str, object]) -> None:
    metadata = metadata_of(values)
    assert metadata.state == "ok"
    assert all(isinstance(name, str) and name for name in metadata.names())
    assert from_values(json.loads(json.dumps(to_values(metadata)))) == metadata


@given(st.lists(ANY, max_size=9))
def test_metadata_from_a_cache(values: list[object]) -> None:
    metadata = from_values(values)
    assert metadata is None or all(isinstance(name, str) for name in metadata.names())


@given(st.text(max_size=200), st.lists(ANY, max_size=4))
def test_what_a_probe_says(noise: str, facts: list[object]) -> None:
    lines = [f"mark:{json.dumps(fact)}" for fact in facts]
    told = read_told("\n".join([noise, *lines, "mark:{", "mark:"]), "mark:", ["torch"])
    assert told.imports == {} and not told.ended


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("any")
    make_legacy(root, "org__model", metadata={})
    make_shared(root, "torch-cpu-transformers", env_json={})
    return root


FILES = [
    "environments/org__model/environment_metadata.json",
    "environments/org__model/.venv/pyvenv.cfg",
    ".envs/torch-cpu-transformers/env.json",
    ".envs/torch-cpu-transformers/requirements.lock",
    ".envs/.cache/scan.json",
    ".envs/.cache/legacy-index.json",
    "METADATA",
    "RECORD",
    "version.py",
]


@KEPT
@given(
    file=st.sampled_from(FILES),
    content=st.binary(max_size=300) | ANY.map(lambda value: json.dumps(value).encode()),
)
def test_any_bytes_in_any_file(root: Path, file: str, content: bytes) -> None:
    site = site_packages(root / "environments/org__model/.venv")
    info = next(site.glob("torch-*.dist-info"))
    inside = {"METADATA": info / file, "RECORD": info / file, "version.py": site / "torch" / file}
    path = inside.get(file, root / file)
    path.parent.mkdir(exist_ok=True)
    before = path.read_bytes() if path.exists() else b""
    path.write_bytes(content)
    try:
        layout = Layout(root)
        found = find_all(layout)
        assert [env.name for env in found.envs] == ["torch-cpu-transformers", "org__model"]
        for env in found.envs:
            report = look(env, HealthCache(layout), facts=found.facts[env.id])
            assert check_static(env).badge is report.badge
            assert all(check.remedy for check in report.failed())
            check_records(env.venv)
            json.dumps([vars_of(check) for check in report.checks]).encode()
        legacy_candidates(layout, parse_model("org/model"))
    finally:
        path.write_bytes(before)


def vars_of(check: Finding) -> dict[str, object]:
    return {"code": check.code, "found": check.found, "expected": check.expected}


severities = st.sampled_from(list(Severity))
checks = st.builds(
    Finding,
    code=st.sampled_from(["import:torch", "import:peft", "timeout", "accelerator-works"]),
    ok=st.booleans(),
    found=st.text(max_size=20),
    severity=severities,
    package=st.none() | st.sampled_from(["torch", "peft"]),
)


@KEPT
@given(st.lists(checks, max_size=4), st.lists(checks, max_size=4))
def test_a_report_comes_back_from_the_cache_as_it_was(
    root: Path, first: list[Finding], second: list[Finding]
) -> None:
    cache = HealthCache(Layout(root))
    env = find_all(Layout(root)).envs[0].id
    cache.forget(env)
    passed = False
    for number, found in enumerate((first, second)):
        at = "2999-01-01T00:00:00Z"
        report = HealthReport(tuple(found), Level.DEEP, "stamp", at)
        assert cache.store(env, report)
        if report.badge is Badge.BROKEN:
            passed = False
        elif report.badge is not Badge.UNKNOWN:
            passed = True
        kept = cache.load(env, "stamp")
        assert cache.passed(env, "stamp") is passed, number
        if report.badge is not Badge.UNKNOWN:
            assert kept is not None
            assert (kept.checks, kept.passed_before) == (report.checks, passed)
