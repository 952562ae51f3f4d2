"""formats.md, "Workspace on disk" to "env.json", by the command line alone."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from roost import EnvRegistry
from support.commands import document, roost
from support.fake_env import STACK, make_env, make_legacy, make_shared
from support.workspaces import KEY, make_stack_wheels, make_workspace, offline

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and uids are POSIX")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    offline(monkeypatch, make_stack_wheels(tmp_path / "wheels"))
    return make_workspace(tmp_path / "space")


def environments(root: Path, *words: str) -> dict[str, dict[str, Any]]:
    data = document(roost(root, "--json", "list", *words))["data"]
    return {env["id"]: env for env in data["environments"]}


def test_every_kind_of_folder_is_listed(root: Path, tmp_path: Path) -> None:
    bare = root / "environments"
    make_legacy(root, "org__plain")
    make_env(tmp_path / "far" / ".venv", STACK)
    for name, text in (("org__file", f"{tmp_path / 'far' / '.venv'}\n"), ("org__bad", "")):
        (bare / name).mkdir()
        (bare / name / ".venv").write_text(text)
    (bare / "empty").mkdir()
    (bare / "a-file").write_text("no environment")
    for key in (KEY, "tf-cu121-t22-base-stable", f"{KEY}--dedicated--org__x", "vllm-cu121-stable"):
        make_shared(root, key)
    made = root / ".envs" / ".tmp" / f"{KEY}-0123abcd"
    make_env(made / ".venv", STACK)
    found = environments(root)
    assert found.keys() == {
        "legacy:org__plain", "legacy:org__file", "legacy:org__bad", "legacy:empty",
        f"shared:{KEY}", "shared:tf-cu121-t22-base-stable", f"shared:{KEY}--dedicated--org__x",
        "shared:vllm-cu121-stable",
    }  # fmt: skip
    titles = {env["env_key"]: env["display_name"] for env in found.values()}
    assert titles[KEY] == "Transformers (CPU)"
    assert titles["vllm-cu121-stable"] == "vLLM (CUDA 12.1, stable)"
    pointed = tmp_path / "far" / ".venv" / "bin" / "python"
    assert found["legacy:org__file"]["python_executable"] == str(pointed)
    assert found["legacy:org__bad"]["health"]["badge"] == "broken"
    assert found[f"shared:{KEY}"]["health"]["badge"] == "unknown"
    for env in found.values():
        assert Path(env["path"]).is_absolute()


HOSTILE: tuple[object, ...] = (5, [], {}, None, True, "~nosuch/x", "a\0b", "/" * 9000, "C:\\x", ".")


def test_any_key_of_the_metadata_may_be_wrong(root: Path) -> None:
    keys = (
        "model_id", "model_path", "profile_name", "python_runtime", "python_version",
        "created_at", "associated_models", "package_count", "base_packages",
    )  # fmt: skip
    for number, value in enumerate(HOSTILE):
        make_legacy(root, f"org__m{number}", metadata=dict.fromkeys(keys, value))
    found = environments(root)
    registry = EnvRegistry(root)
    for number in range(len(HOSTILE)):
        assert f"org/m{number}" in found[f"legacy:org__m{number}"]["models"]
        spec = registry.get_env_for_model(model_id=f"org/m{number}", create=False)
        assert spec.metadata["source"] == "legacy-per-model"


PROFILES = [
    ({"torch": "2.2.0+cu121"}, {"torch_index": "https://x.example/whl/cu118"}, "cu121"),
    ({"torch": "2.2.0"}, {"torch_index": "https://x.example/whl/cu118"}, "cu118"),
    ({"torch": "2.2.0"}, {"torch_index": "", "cuda_version": "12.4"}, "cu124"),
    ({"torch": "2.2.0"}, {"torch_index": None, "cuda_version": None}, "cpu"),
    ({"torch": ""}, {}, "cpu"),
    ({"torch": "2.2.0+rocm6.0"}, {}, "rocm6.0"),
]


def test_json_profiles_of_older_set_ups(root: Path) -> None:
    (root / "profiles" / "small.toml").unlink()
    for half in (PROFILES[::2], PROFILES[1::2]):  # in each half every key once
        for number, (packages, rest, _) in enumerate(half):
            text = json.dumps({"packages": {**packages, "peft": "0.17.1"}, **rest})
            (root / "profiles" / f"old{number}.json").write_text(text)
        found = document(roost(root, "--json", "profiles"))["data"]["profiles"]
        by_id = {one["id"]: one for one in found}
        for number, (_, rest, wanted) in enumerate(half):
            mine = by_id[f"old{number}"]
            assert mine["env_key"] == f"torch-{wanted}-transformers"
            assert mine["index"].endswith(rest.get("torch_index") or f"/{wanted}")
            assert mine["requirements"][-1] == "peft==0.17.1"


def test_env_json_keeps_unknown_keys_and_a_newer_one_is_never_rewritten(root: Path) -> None:
    assert roost(root, "create", KEY).returncode == 0
    path = root / ".envs" / KEY / "env.json"
    first = json.loads(path.read_text())
    assert first.keys() >= {
        "schema", "env_key", "status", "source", "venv", "profile", "python", "accelerator",
        "torch", "created_at", "created_by", "installer", "packages", "fingerprint",
    }  # fmt: skip
    assert (first["schema"], first["status"], first["source"]) == (1, "READY", "shared")
    assert (first["packages"], first["torch"], first["accelerator"]) == (4, "2.13.0+cpu", "cpu")
    path.write_text(json.dumps({**first, "of another program": {"kept": True}}))
    assert roost(root, "create", KEY, "--installer", "pip").returncode == 0
    second = json.loads(path.read_text())
    assert second["of another program"] == {"kept": True}
    assert (root / ".envs" / KEY / second["venv"] / "pyvenv.cfg").is_file()
    assert second["installer"]["name"] == "pip"
    lock = (root / ".envs" / KEY / "requirements.lock").read_text()
    assert lock.count("==") == lock.count("--hash=sha256:") == 4
    assert "://" not in lock

    newer = json.dumps({**second, "schema": 2})
    path.write_text(newer)
    refused = document(roost(root, "--json", "create", KEY))
    assert refused["errors"][0]["code"] == "newer-schema"
    assert path.read_text() == newer
    assert (
        document(roost(root, "--json", "resolve", "o/m", "--no-create"))["data"]["env_key"] == KEY
    )
    assert sorted(os.listdir(root / ".envs" / ".tmp")) == []
    assert sorted(os.listdir(root / ".envs" / ".journal")) == []


def test_migrate_undo_and_migrate_again(root: Path) -> None:
    make_legacy(root, "o__a", metadata={"associated_models": ["o/extra"]})
    for _ in range(2):
        assert roost(root, "migrate", "o__a", "--yes").returncode == 0
        assert not (root / "environments" / "o__a").exists()
        choices = (root / ".envs" / "overrides.toml").read_text()
        assert "prefer" not in choices
        (item,) = document(roost(root, "--json", "trash", "list"))["data"]["items"]
        assert item.keys() >= {
            "id", "env", "from", "deleted_at", "reason", "size_bytes", "purge_after"
        }  # fmt: skip
        assert (item["env"], item["from"]) == ("legacy:o__a", str(root / "environments" / "o__a"))
        trash = root / ".envs" / ".trash" / item["id"]
        assert (trash / "manifest.json").is_file()
        assert (trash / "content" / ".venv" / "pyvenv.cfg").is_file()
        assert roost(root, "undo").returncode == 0
        choices = (root / ".envs" / "overrides.toml").read_text()
        assert choices.count('prefer = "legacy"') == 2
        data = document(roost(root, "--json", "resolve", "o/extra"))["data"]
        assert data["strategy"] == "legacy"
    assert roost(root, "undo").returncode == 5


def test_choices_that_cannot_be_read_are_said_and_kept(root: Path) -> None:
    make_legacy(root, "o__a")
    broken = '[models."o/a"]\npin = "legacy:o__a'
    (root / ".envs" / "overrides.toml").write_text(broken)
    data = document(roost(root, "--json", "resolve", "o/a", "--no-create"))["data"]
    assert [one["code"] for one in data["warnings"]] == ["choices-unreadable"]
    assert roost(root, "use", "o/a", "legacy:o__a").returncode == 1
    assert (root / ".envs" / "overrides.toml").read_text() == broken
    (root / ".envs" / "settings.toml").write_text("[broken")
    data = document(roost(root, "--json", "list"))["data"]
    assert [env["id"] for env in data["environments"]] == ["legacy:o__a"]
    named = {Path(one["path"]).name for one in data["problems"]}
    assert named == {"overrides.toml", "settings.toml"}


@posix
@pytest.mark.skipif(not shutil.which("setpriv"), reason="setpriv changes the user")
@pytest.mark.skipif(sys.platform == "win32" or os.getuid() != 0, reason="only root becomes nobody")
def test_what_may_not_be_read_or_written_fails_nothing_else(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = next(
        (one for one in (Path("/usr/bin/python3"), Path("/usr/local/bin/python3")) if one.exists()),
        None,
    )
    if base is None:
        pytest.skip("a Python that everybody may run is needed")
    make_legacy(root, "o__good", python=base)
    make_legacy(root, "o__shut", python=base)
    make_shared(root, f"{KEY}-bnb")
    config = root / ".envs" / f"{KEY}-bnb" / ".venv" / "pyvenv.cfg"
    locked = tmp_path / "locked" / "bin"
    locked.mkdir(parents=True)
    text = [line for line in config.read_text().splitlines() if not line.startswith("home")]
    config.write_text("\n".join([f"home = {locked}", *text]) + "\n")
    (root / "environments" / "o__shut").chmod(0)
    locked.parent.chmod(0)
    home = tmp_path / "home of nobody"
    home.mkdir()
    os.chown(home, 65534, 65534)
    for folder in root.parents:
        if folder.is_relative_to(tempfile.gettempdir()) and not folder.stat().st_mode & 0o001:
            folder.chmod(folder.stat().st_mode | 0o055)
    if not _nobody_may_run(f"import click, os; os.listdir({str(root)!r})"):
        pytest.skip("nobody may not run the Python of these tests, or enter their folder")
    for name in ("HOME", "ROOST_CONFIG_DIR", "ROOST_CACHE_DIR", "UV_CACHE_DIR"):
        monkeypatch.setenv(name, str(home))
    before = sorted(root.rglob("*"))

    def call(*words: str) -> tuple[int, dict[str, Any]]:
        done = roost(root, "--json", *words, before=AS_NOBODY)
        return done.returncode, document(done)

    for _ in range(2):  # the second time from the cache
        code, found = call("list", "--sizes")
        assert code == 0
        sizes = {env["id"]: env["size_bytes"] for env in found["data"]["environments"]}
        assert sizes.keys() == {"legacy:o__good", "legacy:o__shut", f"shared:{KEY}-bnb"}
        assert sizes["legacy:o__good"]
        assert sizes["legacy:o__shut"] is None
    code, found = call("resolve", "o/good", "--no-create")
    assert (code, found["data"]["strategy"]) == (0, "legacy")
    assert call("resolve", "o/shut", "--no-create")[0] == 1
    assert call("check", "legacy:o__shut")[0] == 1
    for words in (
        ["create", KEY], ["delete", "o__good", "--yes"], ["use", "o/good", "legacy:o__good"],
        ["delete", "o__shut", "--yes"], ["demo", str(root / "sample")],
    ):  # fmt: skip
        code, found = call(*words)
        assert code == 1, words
        assert found["errors"][0]["code"] != "internal", words
    assert sorted(root.rglob("*")) == before


AS_NOBODY = ("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups")


def _nobody_may_run(code: str) -> bool:
    argv = [*AS_NOBODY, sys.executable, "-c", code]
    return subprocess.run(argv, capture_output=True).returncode == 0


def test_an_id_made_of_a_path_belongs_to_the_model_that_lies_there(root: Path) -> None:
    """No metadata: `local_<md5>` names a folder of `models/`, and is named, and keyed, by it."""
    folder = root / "models" / "quantised"
    folder.mkdir(parents=True)
    quantised = {"quantization_config": {"quant_method": "bitsandbytes", "load_in_4bit": True}}
    (folder / "config.json").write_text(json.dumps({"model_type": "llama", **quantised}))
    name = f"local_{hashlib.md5(str(folder.resolve()).encode()).hexdigest()[:12]}"
    make_legacy(root, name)
    (found,) = environments(root).values()
    assert (found["models"], found["migration_target"]) == ([str(folder)], f"{KEY}-bnb")
    plan = document(roost(root, "--json", "delete", name, "--dry-run"))["data"]
    (warning,) = plan["items"][0]["warnings"]
    assert warning["code"] == "only-environment"
    assert str(folder) in warning["message"]
    told = document(roost(root, "--json", "resolve", str(folder), "--no-create"))["data"]
    assert (told["strategy"], told["env_key"]) == ("legacy", f"{KEY}-bnb")


def test_by_its_id_a_model_finds_the_environment_of_its_path_too(root: Path) -> None:
    folder = root / "models" / "org" / "name"
    folder.mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    name = f"local_{hashlib.md5(str(folder.resolve()).encode()).hexdigest()[:12]}"
    make_legacy(root, name)
    told = document(roost(root, "--json", "resolve", "org/name", "--no-create"))["data"]
    assert (told["strategy"], told["degraded"]) == ("legacy", False)
    assert name in told["python_executable"]


@posix
def test_a_library_that_cannot_be_asked_is_no_reason_against_a_move(root: Path) -> None:
    """Its `transformers` is an app's own, without the usual classes: the environment is proved."""
    folder = root / "models" / "org" / "name"
    folder.mkdir(parents=True)
    (folder / "config.json").write_text('{"model_type": "llama"}')
    make_legacy(root, "org__name")
    done = roost(root, "--json", "migrate", "org__name", "--yes")
    items = document(done)["data"]["items"]
    assert done.returncode == 0, done.stdout
    assert items[-1]["proof"] == "only the environment was proved: its library has no probe"
