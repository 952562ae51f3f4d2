"""Faults 23, 26, 27, 28 and 32 to 34 of reliability.md: listing a hostile disk."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from roost.core.discovery import (
    find_all,
    find_legacy,
    find_shared,
    legacy_candidates,
    locate_env,
    read_env,
    shared_candidates,
)
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import NotFoundError
from roost.core.domain.health import Badge
from roost.core.domain.model import parse_model
from roost.core.health import HealthCache, check_deep, check_records, check_static, look, stamp
from roost.core.store.layout import Layout
from support.fake_env import make_env, make_legacy, make_shared, python_of, site_packages

_WATCHED: list[tuple[str, str]] | None = None


def _audit(event: str, args: tuple[object, ...]) -> None:
    if _WATCHED is None:
        return
    if event in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.fork"):
        _WATCHED.append((event, str(args)))
    elif event in ("open", "os.listdir", "os.scandir") and args and isinstance(args[0], str):
        _WATCHED.append((event, args[0]))


sys.addaudithook(_audit)


@contextmanager
def watched() -> Iterator[list[tuple[str, str]]]:
    """Every file opened, folder listed and process started meanwhile."""
    global _WATCHED
    seen: list[tuple[str, str]] = []
    _WATCHED = seen
    try:
        yield seen
    finally:
        _WATCHED = None


def listing(root: Path) -> list[Badge]:
    """What `list` does with each environment."""
    layout = Layout(root)
    found = find_all(layout)
    cache = HealthCache(layout)
    return [look(env, cache, facts=found.facts[env.id]).badge for env in found.envs]


@pytest.mark.parametrize("place", [".envs/torch-cpu-transformers", "environments/org__model"])
def test_23_a_link_out_of_the_root_is_shown_and_nothing_behind_it_read(
    tmp_path: Path, place: str
) -> None:
    victim = make_shared(tmp_path / "victim", "torch-cpu-transformers", env_json={})
    link = tmp_path / "root" / place
    link.parent.mkdir(parents=True)
    link.symlink_to(victim, target_is_directory=True)
    layout = Layout(tmp_path / "root")
    with watched() as seen:
        found = find_all(layout)
        (env,) = found.envs
        reports = [check_static(env, facts=found.facts[env.id]), check_static(env)]
    assert "link out of the workspace" in (env.problem or "")
    for report in reports:
        assert report.badge is Badge.BROKEN and not report.usable()
        assert [check.code for check in report.checks] == ["outside"]
    inside = [what for what in seen if str(victim) in what[1] or f"{place}/" in what[1]]
    assert inside == []


def test_23_a_shared_tree_that_is_a_link_out_is_not_used(tmp_path: Path) -> None:
    victim = make_env(tmp_path / "victim", {"torch": "2"})
    folder = tmp_path / "root/.envs/torch-cpu-transformers"
    folder.mkdir(parents=True)
    for how in ("link", "pointer", "pointer of env.json"):
        tree = folder / (".venv-2" if "json" in how else ".venv")
        if how == "link":
            tree.symlink_to(victim, target_is_directory=True)
        else:
            tree.write_text(str(victim))
        if "json" in how:
            (folder / "env.json").write_text('{"venv": ".venv-2"}')
        (env,) = find_shared(Layout(tmp_path / "root")).envs
        assert env.problem is not None and check_static(env).badge is Badge.BROKEN, how
        assert [check.code for check in check_deep(env, ["torch"]).checks] == ["outside"], how
        tree.unlink()


def test_23_a_pass_is_not_remembered_for_what_took_its_place(tmp_path: Path) -> None:
    root, key = tmp_path / "root", "torch-cpu-transformers"
    folder = make_shared(root, key, env_json={})
    layout, cache = Layout(root), HealthCache(Layout(root))
    env = locate_env(layout, EnvId(EnvKind.SHARED, key))
    cache.store(env.id, check_deep(env, ["torch"], stamp=stamp(env)), ["torch"])
    assert cache.passed(env.id, stamp(env))
    folder.rename(tmp_path / "outside")
    folder.symlink_to(tmp_path / "outside", target_is_directory=True)
    env = locate_env(layout, env.id)
    assert not cache.passed(env.id, stamp(env))
    assert look(env, cache).badge is Badge.BROKEN


def test_23_a_container_the_user_linked_to_another_drive_works(tmp_path: Path) -> None:
    make_legacy(tmp_path / "drive", "org__model")
    root = tmp_path / "root"
    root.mkdir()
    (root / "environments").symlink_to(tmp_path / "drive/environments")
    (env,) = find_legacy(Layout(root)).envs
    assert check_static(env).failed() == () and env.torch == "2.13.0+cpu"


def test_23_site_packages_that_lead_out_are_not_read(tmp_path: Path) -> None:
    victim = make_env(tmp_path / "victim", {"torch": "2"})
    folder = make_legacy(tmp_path / "root", "org__model", {})
    site = site_packages(folder / ".venv")
    site.rmdir()
    site.symlink_to(site_packages(victim))
    (env,) = find_legacy(Layout(tmp_path / "root")).envs
    assert env.torch is None
    assert "site-packages" in [check.code for check in check_static(env).failed()]
    assert check_records(env.venv) == ()


@pytest.mark.parametrize("name", ["environment_metadata.json", "env.json"])
def test_23_a_description_that_is_a_link_is_not_followed(tmp_path: Path, name: str) -> None:
    secret = tmp_path / "secret.json"
    secret.write_text(json.dumps({"model_id": "org/secret", "venv": ".venv", "torch": "9"}))
    root = tmp_path / "root"
    folder = make_legacy(root, "m") if "meta" in name else make_shared(root, "vllm-cpu")
    (folder / name).symlink_to(secret)
    with watched() as seen:
        found = find_all(Layout(root))
        assert legacy_candidates(Layout(root), parse_model("org/secret")) == ()
    assert len(found.errors) == 1 and found.errors[0].remedy
    assert found.envs[0].models == ()
    assert not [what for what in seen if what[1].endswith(name) and what[0] == "open"]


HOSTILE = [
    "a\\..\\x",
    "C:\\x",
    "CON",
    "a:b",
    "new\nline",
    "-rf",
    "trailing.",
    " space",
    "x" * 230,
    "bell\x07",
]


@pytest.mark.parametrize("container", ["environments", ".envs"])
def test_26_hostile_names_are_refused_and_the_others_load(tmp_path: Path, container: str) -> None:
    made = 0
    for name in [*HOSTILE, os.fsdecode(b"lone\xff")]:
        (tmp_path / container / name).mkdir(parents=True)
        made += 1
    good = {"environments": "org__model", ".envs": "torch-cpu-transformers"}[container]
    make_env(tmp_path / container / good / ".venv", {"torch": "2.13.0+cpu"})
    found = find_all(Layout(tmp_path))
    assert [env.name for env in found.envs] == [good]
    assert len(found.errors) == made
    for error in found.errors:
        assert error.code == "unsafe-name" and error.remedy
        json.dumps(error.as_dict(), ensure_ascii=False).encode("utf-8")
        assert len(error.message) < 1000


@pytest.mark.parametrize("name", ["../../x", "/etc", "C:\\", "CON", "a\0b", "\udc80", "x" * 10_000])
@pytest.mark.parametrize("kind", [EnvKind.SHARED, EnvKind.LEGACY])
def test_26_hostile_ids_are_refused(tmp_path: Path, name: str, kind: EnvKind) -> None:
    with pytest.raises(NotFoundError) as caught:
        read_env(Layout(tmp_path), EnvId(kind, name))
    json.dumps(caught.value.as_dict(), ensure_ascii=False).encode("utf-8")
    assert len(caught.value.message) < 1000
    assert shared_candidates(Layout(tmp_path), name) == ()


DEEP = '{"model_id": ' + "[" * 100_000 + "]" * 100_000 + "}"


@pytest.mark.parametrize(
    "text",
    [
        DEEP,
        '{"model_id": NaN, "associated_models": Infinity}',
        '{"model_id": "org/a", "model_id": "org/b"}',
        '{"package_count": ' + "9" * 5000 + "}",
        '{"model_id": "\\ud800", "model_path": "a\\u0000b"}',
        json.dumps({"model_id": "x" * 100_000, "associated_models": ["y"] * 100_000}),
    ],
)
def test_27_hostile_json_is_bounded(tmp_path: Path, text: str) -> None:
    make_legacy(tmp_path, "org__model", metadata=text)
    make_shared(tmp_path, "torch-cpu-transformers", env_json=text)
    found = find_all(Layout(tmp_path))
    assert [env.torch for env in found.envs] == ["2.13.0+cpu"] * 2
    for env in found.envs:
        assert len(env.models) <= 1002 and sum(map(len, env.models)) < 10_000
        "".join(env.models).encode("utf-8")
        assert check_static(env).badge is Badge.UNKNOWN
    for error in found.errors:
        assert error.remedy and len(error.message) < 1000


def test_27_a_gigabyte_and_a_fifo_are_not_read(tmp_path: Path) -> None:
    for name in ("big", "fifo", "folder"):
        folder = make_legacy(tmp_path, name)
        file = folder / "environment_metadata.json"
        if name == "big":
            with file.open("wb") as stream:
                stream.truncate(1 << 30)
        elif name == "fifo":
            os.mkfifo(file)
        else:
            file.mkdir()
    site = site_packages(tmp_path / "environments/big/.venv")
    os.mkfifo(site / "fifo-1.0.dist-info")
    metadata = site / "torch-2.13.0+cpu.dist-info/METADATA"
    metadata.unlink()
    os.mkfifo(metadata)
    found = find_all(Layout(tmp_path))
    assert len(found.errors) == 3 and len(found.envs) == 3
    codes = {check.code for env in found.envs for check in check_static(env).failed()}
    assert {"metadata:torch", "metadata:fifo"} <= codes


def test_28_markup_and_bidi_stay_as_data(tmp_path: Path) -> None:
    name = "<img src=x>\u202e"
    make_legacy(tmp_path, "org__model", metadata={"model_id": name})
    (env,) = find_legacy(Layout(tmp_path)).envs
    assert env.models[0] == name


def test_32_a_hundred_listings_run_no_code_of_the_environment(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    code = f"import os; open({str(canary)!r}, 'w').close()\n"
    folders = [
        make_legacy(tmp_path, "org__model"),
        make_shared(tmp_path, "torch-cpu-transformers", env_json={}),
    ]
    for folder in folders:
        site = site_packages(folder / ".venv")
        (site / "evil.pth").write_text(code)
        (site / "evil.start").write_text("evil:main\n")
        for name in ("sitecustomize.py", "usercustomize.py", "torch/__init__.py"):
            (site / name).write_text(code)
        (site / "torch" / "version.py").write_text(code + "__version__ = '2.13.0+cpu'\n")
        (folder / ".venv/bin/activate").write_text(code)
    with watched() as seen:
        for _ in range(100):
            assert listing(tmp_path) == [Badge.UNKNOWN, Badge.UNKNOWN]
            for folder in folders:
                check_records(folder / ".venv")
    assert not canary.exists()
    assert [what for what in seen if what[0] not in ("open", "os.listdir", "os.scandir")] == []


def test_33_nothing_outside_is_read_for_a_record_that_leads_out(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "passwords.py").write_text("x = 1")
    folder = make_legacy(tmp_path / "root", "org__model")
    record = next(site_packages(folder / ".venv").glob("torch-*/RECORD"))
    up = os.path.relpath(secret / "passwords.py", site_packages(folder / ".venv"))
    entries = [up, str(secret / "passwords.py"), f"torch/../{up}", f'"{up}"']
    for entry in entries:
        record.write_text(f"{entry},,5\ntorch/__init__.py,,\n")
        with watched() as seen:
            (env,) = find_legacy(Layout(tmp_path / "root")).envs
            report = check_static(env)
            records = check_records(env.venv)
        assert report.badge is Badge.BROKEN
        assert [check.code for check in report.failed()] == ["record:torch"]
        assert all(check.ok for check in records)
        assert not [what for what in seen if str(secret) in os.path.realpath(what[1])]


@pytest.mark.skipif(sys.platform == "win32", reason="interpreters are links on POSIX only")
def test_34_what_happened_to_the_base_python_is_told_apart(tmp_path: Path) -> None:
    dangling, homeless, upgraded = (
        make_legacy(tmp_path, name) / ".venv" for name in ("dangling", "homeless", "upgraded")
    )
    python_of(dangling).unlink()
    python_of(dangling).symlink_to("/opt/python-gone/bin/python3.11")
    config = homeless / "pyvenv.cfg"
    lines = [line for line in config.read_text().splitlines() if not line.startswith("home")]
    config.write_text("\n".join([f"home = {tmp_path / 'gone'}", *lines]))
    library = site_packages(upgraded).parent
    library.rename(library.with_name("python3.8"))
    config = upgraded / "pyvenv.cfg"
    lines = [line for line in config.read_text().splitlines() if not line.startswith("version")]
    config.write_text("\n".join(["version_info = 3.8.10", *lines]))

    found = find_legacy(Layout(tmp_path))
    codes = {}
    for env in found.envs:
        report = check_static(env)
        assert report.badge is Badge.BROKEN
        codes[env.name] = {check.code for check in report.failed()}
        assert all(check.remedy and check.found != check.expected for check in report.failed())
    assert codes == {
        "dangling": {"interpreter"},
        "homeless": {"base-python"},
        "upgraded": {"base-version"},
    }
