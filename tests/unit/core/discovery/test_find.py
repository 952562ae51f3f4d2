"""Shared and legacy environments are found as formats.md describes them on disk."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from roost.core.discovery import (
    find_all,
    find_legacy,
    find_shared,
    installed_packages,
    locate_env,
    read_env,
)
from roost.core.domain.env import EnvId
from roost.core.domain.errors import NotFoundError, StoreError
from roost.core.health import check_static, stamp
from roost.core.store.layout import Layout
from support.fake_env import (
    add_package,
    make_env,
    make_legacy,
    make_shared,
    python_of,
    site_packages,
)


def test_an_empty_workspace_has_no_environments(tmp_path: Path) -> None:
    found = find_all(Layout(tmp_path))
    assert (found.envs, found.errors) == ((), ())
    assert list(tmp_path.iterdir()) == []


def test_a_legacy_environment_with_metadata(tmp_path: Path) -> None:
    metadata = {
        "model_id": "nvidia/Nemotron-3-30B",
        "model_path": "/models/nemotron",
        "associated_models": ["nvidia/Other", 5, None],
        "profile_name": "tf-cu121-t22-bnb-edge",
        "package_count": "many",
    }
    make_legacy(tmp_path, "nvidia__Nemotron-3-30B", metadata=metadata, style="uv")
    (env,) = find_legacy(Layout(tmp_path)).envs
    assert str(env.id) == "legacy:nvidia__Nemotron-3-30B"
    assert env.models == ("nvidia/Nemotron-3-30B", "nvidia/Other")
    assert env.model_path == "/models/nemotron"
    assert env.env_key == env.migration_target == "torch-cu121-transformers-bnb"
    assert env.python == python_of(env.venv) and env.python.exists()
    assert env.python_version == ".".join(map(str, sys.version_info[:3]))
    assert (env.torch, env.accelerator, env.packages) == ("2.13.0+cpu", "cpu", 4)
    assert env.has_metadata and env.problem is None


def test_folders_without_metadata_are_environments(tmp_path: Path) -> None:
    make_legacy(tmp_path, "org__model")
    make_legacy(tmp_path, "plain")
    (tmp_path / "environments" / "half-made").mkdir()
    (tmp_path / "environments" / "a-file.txt").write_text("no folder")
    (tmp_path / "environments" / ".hidden").mkdir()
    found = find_legacy(Layout(tmp_path))
    assert [env.name for env in found.envs] == ["half-made", "org__model", "plain"]
    assert [env.models for env in found.envs] == [(), ("org/model",), ()]
    assert not any(env.has_metadata for env in found.envs)


def test_a_venv_that_is_a_file_with_a_path_is_followed_once(tmp_path: Path) -> None:
    root = tmp_path / "root"
    outside = make_env(tmp_path / "elsewhere", {"torch": "2.5.1+cu121"})
    inside = make_env(root / "stock" / "one", {"torch": "2.4.0+cpu"})
    for name, text in (
        ("outside", f"{outside}\n"),
        ("inside", os.path.relpath(inside, root / "environments" / "inside")),
        ("gone", "/no/such/place"),
        ("empty", ""),
        ("twice", str(root / "environments" / "outside" / ".venv")),
    ):
        folder = root / "environments" / name
        folder.mkdir(parents=True)
        (folder / ".venv").write_text(text)
    envs = {env.name: env for env in find_legacy(Layout(root)).envs}
    assert envs["outside"].venv == outside and envs["outside"].torch == "2.5.1+cu121"
    assert "out of the workspace" in (envs["outside"].problem or "")
    assert envs["inside"].torch == "2.4.0+cpu" and envs["inside"].problem is not None
    assert "no folder" in (envs["gone"].problem or "")
    assert envs["empty"].problem is not None
    assert "no folder" in (envs["twice"].problem or "")


def test_a_shared_environment_uses_the_tree_env_json_names(tmp_path: Path) -> None:
    folder = make_shared(tmp_path, "torch-cpu-transformers", env_json={"venv": ".venv-2"})
    make_env(folder / ".venv", {"torch": "1.0.0+cpu"})
    (env,) = find_shared(Layout(tmp_path)).envs
    assert env.venv == folder / ".venv-2" and env.torch == "2.13.0+cpu"
    assert env.env_key == "torch-cpu-transformers" and env.source == "shared"


def test_shared_environments_of_older_set_ups(tmp_path: Path) -> None:
    make_shared(tmp_path, "tf-cu121-t22-base-stable", {"torch": "2.2.0+cu121"})
    for ours in (".tmp", ".trash", ".locks", ".cache"):
        (tmp_path / ".envs" / ours / "x").mkdir(parents=True)
    (tmp_path / ".envs" / "settings.toml").write_text("")
    found = find_shared(Layout(tmp_path))
    assert [str(env.id) for env in found.envs] == ["shared:tf-cu121-t22-base-stable"]
    assert not found.envs[0].has_metadata and not found.errors


@pytest.mark.parametrize(
    "text", ["", "[]", "{", "\x00\x01", '{"venv": "../../x"}', '{"schema": "two"}', "[" * 100_000]
)
def test_a_damaged_env_json_is_named_and_the_environment_still_found(
    tmp_path: Path, text: str
) -> None:
    make_shared(tmp_path, "torch-cpu-transformers", env_json=text)
    found = find_shared(Layout(tmp_path))
    assert found.envs[0].torch == "2.13.0+cpu"
    assert found.envs[0].venv.name == ".venv"
    assert found.errors[0].path == str(tmp_path / ".envs/torch-cpu-transformers/env.json")
    assert found.errors[0].remedy


@pytest.mark.parametrize("text", ["", "not json", "[]", "3", "[" * 100_000, '{"a": ' + "9" * 5000])
def test_damaged_metadata_is_named_and_the_environment_still_found(
    tmp_path: Path, text: str
) -> None:
    make_legacy(tmp_path, "org__model", metadata=text)
    found = find_legacy(Layout(tmp_path))
    assert found.envs[0].models == ("org/model",) and not found.envs[0].has_metadata
    assert found.errors[0].remedy and "environment_metadata.json" in (found.errors[0].path or "")


def test_one_environment_by_its_id(tmp_path: Path) -> None:
    make_legacy(tmp_path, "org__model")
    make_shared(tmp_path, "torch-cpu-transformers", env_json={})
    layout = Layout(tmp_path)
    for text in ("legacy:org__model", "shared:torch-cpu-transformers"):
        env_id = EnvId.parse(text)
        full, light = read_env(layout, env_id), locate_env(layout, env_id)
        assert full == next(env for env in find_all(layout).envs if env.id == env_id)
        assert (light.python, light.venv, light.models) == (full.python, full.venv, full.models)
        assert stamp(light) == stamp(full)
    for text in ("legacy:none", "shared:none", "other:x", "shared:../../x", "legacy:../x"):
        with pytest.raises(NotFoundError) as caught:
            read_env(layout, EnvId.parse(text))
        assert caught.value.remedy
        with pytest.raises(NotFoundError):
            locate_env(layout, EnvId.parse(text))


def test_the_second_scan_reads_only_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a__1", "a__2", "a__3"):
        make_legacy(tmp_path, name, {"torch": "2.4.0+cpu"})
    (tmp_path / ".envs").mkdir()
    layout = Layout(tmp_path)
    first = find_all(layout)
    read: list[str] = []
    from roost.core.discovery import trees

    original = trees.read_facts
    monkeypatch.setattr(
        trees,
        "read_facts",
        lambda tree, config, **known: (read.append(tree), original(tree, config, **known))[1],
    )
    assert find_all(layout) == first
    assert read == []
    tree = tmp_path / "environments/a__2/.venv"
    add_package(tree, "numpy", "2.1.0")
    again = find_all(layout)
    assert read == [str(tree)]
    assert [env.packages for env in again.envs] == [1, 2, 1]
    (record,) = site_packages(tree).glob("numpy-*/RECORD")
    record.write_bytes(b"")
    assert find_all(layout).facts[again.envs[1].id].dists[0].problem == "empty-record"
    shutil.rmtree(tmp_path / "environments/a__1")
    assert [env.name for env in find_all(layout).envs] == ["a__2", "a__3"]
    assert "a__1" not in (tmp_path / ".envs/.cache/scan.json").read_text()


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema": 2, "environments": {"legacy:a": 3}, "notes": {}}']
)
def test_a_damaged_scan_cache_costs_nothing_but_time(tmp_path: Path, text: str) -> None:
    make_legacy(tmp_path, "a")
    (tmp_path / ".envs").mkdir()
    first = find_all(Layout(tmp_path))
    cache = tmp_path / ".envs/.cache/scan.json"
    rows = json.loads(cache.read_text())
    rows["environments"]["legacy:a"][1] = 7
    for damaged in (text, json.dumps(rows)):
        cache.write_text(damaged)
        assert find_all(Layout(tmp_path)) == first


def test_installed_packages(tmp_path: Path) -> None:
    tree = make_env(tmp_path / "v", {"torch": "2.13.0+cpu", "Sentence-Transformers": "3.0"})
    packages = installed_packages(tree)
    assert [(p.name, p.version) for p in packages] == [
        ("Sentence-Transformers", "3.0"),
        ("torch", "2.13.0+cpu"),
    ]
    assert packages[1].dist_info is not None and packages[1].dist_info.is_dir()
    assert installed_packages(tmp_path / "none") == ()


def test_a_workspace_without_ours_is_remembered_in_the_users_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_legacy(tmp_path / "root", "org__model", metadata={"model_id": "org/model"})
    layout, user = Layout(tmp_path / "root"), tmp_path / "user"
    first = find_all(layout, user)
    from roost.core.discovery import legacy, trees

    def refuse(*_values: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(trees, "read_facts", refuse)
    monkeypatch.setattr(legacy, "read_metadata", refuse)
    assert find_all(layout, user) == first
    assert not layout.envs.exists()


def test_a_base_python_that_went_is_seen_although_no_stamp_tells(tmp_path: Path) -> None:
    folder = make_legacy(tmp_path, "org__model")
    (tmp_path / ".envs").mkdir()
    home = tmp_path / "base" / "bin"
    home.mkdir(parents=True)
    config = folder / ".venv" / "pyvenv.cfg"
    config.write_text(f"home = {home}\nversion = 3.11.1\n")
    layout = Layout(tmp_path)
    env_id = find_all(layout).envs[0].id
    assert find_all(layout).facts[env_id].home_exists
    shutil.rmtree(home)
    assert not find_all(layout).facts[env_id].home_exists
    assert [c.code for c in check_static(find_all(layout).envs[0]).failed()] == ["base-python"]


def test_an_environment_nobody_recorded_a_use_of_tells_its_last_change(tmp_path: Path) -> None:
    folder = make_legacy(tmp_path, "org__model")
    os.utime(folder / ".venv" / "pyvenv.cfg", (0, 0))
    os.utime(site_packages(folder / ".venv"), (1_700_000_000, 1_700_000_000))
    assert find_legacy(Layout(tmp_path)).envs[0].last_used == "2023-11-14T22:13:20Z"


def test_a_read_only_workspace_is_listed_without_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_legacy(tmp_path / "root", "org__model", metadata={"model_id": "org/model"})
    (tmp_path / "root" / ".envs").mkdir()
    layout, user = Layout(tmp_path / "root"), tmp_path / "user"
    from roost.core.store import cachefolders

    original = cachefolders.write_atomic

    def refuse(path: Path, data: str) -> None:
        if layout.root in path.parents:
            raise StoreError("read-only", "no", path=str(path))
        original(path, data)

    monkeypatch.setattr(cachefolders, "write_atomic", refuse)
    first = find_all(layout)
    assert [env.name for env in first.envs] == ["org__model"]
    assert find_all(layout, user) == first
    assert [path.name for path in user.rglob("*.json")] == ["scan.json"]
    assert not [path for path in layout.envs.rglob("*") if path.is_file()]
