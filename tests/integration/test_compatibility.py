"""A shared environment serves only the models whose needs it meets; `--assume` only thinks."""

from __future__ import annotations

import json
import os
import shlex
from pathlib import Path

import pytest

from roost import EnvRegistry
from roost.core.domain.env import EnvId
from roost.core.system.context import JobContext
from roost.core.workspace import Workspace
from support.commands import document, roost
from support.fake_env import STACK, add_package, make_legacy, make_shared
from support.workspaces import KEY, make_stack_wheels, make_workspace, offline

OLD = {**STACK, "transformers": "4.40.0"}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    offline(monkeypatch, make_stack_wheels(tmp_path / "wheels"))
    return make_workspace(tmp_path / "ws")


def model(root: Path, name: str = "org/x", **config: object) -> Path:
    folder = root / "models" / name
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "model.safetensors").write_bytes(b"")
    return folder


def test_one_that_is_too_old_is_used_degraded_with_the_offers(root: Path) -> None:
    model(root, model_type="qwen3", transformers_version="4.51.0")
    make_shared(root, KEY, OLD)
    done = roost(root, "--json", "resolve", "org/x")
    data = document(done)["data"]
    assert (done.returncode, data["strategy"], data["source"]) == (4, "degraded", "shared")
    assert data["degraded"] is True
    shared = next(entry for entry in data["trace"] if entry["step"] == "shared")
    assert (
        "it has transformers 4.40.0, the model wants >=4.51 (config.json: model_type"
        in shared["reason"]
    )
    (conflict,) = data["conflicts"]
    assert (conflict["code"], conflict["package"]) == ("incompatible", "transformers")
    assert (conflict["file"], conflict["field"]) == ("config.json", "model_type")
    extend, own = conflict["offers"]
    assert extend["command"] == f'roost create {KEY} --with "transformers>=4.51"'
    assert own["key"].startswith(f"{KEY}--dedicated--")


def test_a_working_legacy_one_wins_over_it(root: Path) -> None:
    model(root, model_type="qwen3", transformers_version="4.51.0")
    make_shared(root, KEY, OLD)
    make_legacy(root, "org__x", OLD)
    spec = EnvRegistry(root).get_env_for_model("org/x")
    assert spec.metadata["source"] == "legacy-per-model"
    assert [one.code for one in spec.decision.conflicts] == ["incompatible"]


def test_the_version_a_model_was_saved_with_turns_nothing_down(root: Path) -> None:
    model(root, model_type="llama", transformers_version="4.46.0")
    make_shared(root, KEY, OLD)
    assert EnvRegistry(root).get_env_for_model("org/x").metadata["source"] == "shared"


def test_a_missing_extra_counts_and_installing_it_is_seen(root: Path) -> None:
    folder = model(root, model_type="llama")
    (folder / "tokenizer.model").write_bytes(b"")
    shared = make_shared(root, KEY, STACK)
    registry = EnvRegistry(root)
    for _ in range(2):  # the second time out of the cache
        decision = registry.get_env_for_model("org/x").decision
        assert decision.degraded
        assert {one.package for one in decision.conflicts} == {"sentencepiece", "protobuf"}
    add_package(shared / ".venv", "sentencepiece", "0.2.0")
    add_package(shared / ".venv", "protobuf", "5.29.0")
    decision = registry.get_env_for_model("org/x").decision
    assert (decision.degraded, decision.conflicts) == (False, ())


def test_its_own_list_of_types_outweighs_the_version(root: Path) -> None:
    model(root, model_type="qwen3")
    shared = make_shared(root, KEY, OLD)
    auto = next(shared.glob(".venv/lib*/**/transformers")) / "models" / "auto"
    auto.mkdir(parents=True)
    (auto / "configuration_auto.py").write_text(
        'CONFIG_MAPPING_NAMES = OrderedDict([("qwen3", "Qwen3Config")])\n'
    )
    assert EnvRegistry(root).get_env_for_model("org/x").metadata["source"] == "shared"


def test_an_option_may_want_a_newer_one_than_the_type(root: Path) -> None:
    model(root, model_type="llama", rope_scaling={"rope_type": "llama3", "factor": 8.0})
    shared = make_shared(root, KEY, OLD)
    auto = next(shared.glob(".venv/lib*/**/transformers")) / "models" / "auto"
    auto.mkdir(parents=True)
    (auto / "configuration_auto.py").write_text(
        'CONFIG_MAPPING_NAMES = OrderedDict([("llama", "LlamaConfig")])\n'
    )
    decision = EnvRegistry(root).get_env_for_model("org/x").decision
    assert decision.degraded
    (conflict,) = decision.conflicts
    assert "wants >=4.43 (config.json: rope_scaling.rope_type = llama3)" in conflict.message


def test_what_a_model_of_another_library_wants_is_said(root: Path) -> None:
    folder = root / "models" / "org" / "x"
    folder.mkdir(parents=True)
    (folder / "README.md").write_text("---\nlibrary_name: f5-tts\n---\n")
    shared = make_shared(root, KEY, STACK)
    decision = EnvRegistry(root).get_env_for_model("org/x").decision
    assert decision.degraded
    assert [one.package for one in decision.conflicts] == ["f5-tts"]
    assert decision.key_reasons[0].startswith("It wants f5-tts (README.md: library_name")
    add_package(shared / ".venv", "f5-tts", "1.1.22")
    assert not EnvRegistry(root).get_env_for_model("org/x").decision.degraded


def test_extensions_built_for_another_torch_do_not_serve_a_model_that_needs_them(
    root: Path,
) -> None:
    folder = model(root, model_type="own", auto_map={"AutoModel": "modeling.Own"})
    (folder / "modeling.py").write_text("import flash_attn\n")
    shared = make_shared(root, KEY, STACK)
    add_package(shared / ".venv", "flash-attn", "2.7.4+cu12torch2.7")
    decision = EnvRegistry(root).get_env_for_model("org/x").decision
    assert decision.degraded
    (conflict,) = decision.conflicts
    assert "built for torch 2.7, this is torch 2.13" in conflict.message


def test_a_key_without_a_profile_is_a_conflict(root: Path) -> None:
    model(root, quantization_config={"quant_method": "gptq"}, model_type="llama")
    done = roost(root, "--json", "resolve", "org/x", "--no-create", ROOST_ACCELERATOR="cu118")
    data = document(done)["data"]
    assert (done.returncode, data["env_key"]) == (1, "torch-cu118-transformers-gptq")
    assert [one["code"] for one in data["conflicts"]] == ["no-profile"]


def snapshot(root: Path) -> dict[str, tuple[int, int]]:
    found = {}
    for folder, _, names in os.walk(root):
        for name in ["", *names]:
            facts = os.lstat(os.path.join(folder, name))
            found[os.path.join(folder, name)] = (facts.st_mtime_ns, facts.st_size)
    return found


@pytest.mark.parametrize(
    ("assume", "strategy", "env"),
    [
        (["shared broken"], "legacy", "legacy:org__x"),
        (["no shared"], "legacy", "legacy:org__x"),
        ([f"shared:{KEY} gone"], "legacy", "legacy:org__x"),
        (["no shared", "no legacy"], "created", f"shared:{KEY}"),
        (["legacy:org__x gone", "shared broken"], "created", f"shared:{KEY}"),
        (["legacy:org__x gone"], "shared", f"shared:{KEY}"),
        (["no gpu"], "shared", f"shared:{KEY}"),
    ],
)
def test_what_would_happen(root: Path, assume: list[str], strategy: str, env: str) -> None:
    make_shared(root, KEY, STACK)
    make_legacy(root, "org__x", STACK)
    before = snapshot(root)
    words = [word for text in assume for word in ("--assume", text)]
    done = roost(root, "--json", "resolve", "org/x", *words)
    data = document(done)["data"]
    assert (done.returncode, data["strategy"], data["environment"]) == (0, strategy, env)
    assert data["assumed"] == assume
    assert (data["python_executable"] is None) is (strategy == "created")
    assert snapshot(root) == before


def test_offline_without_an_environment_fails_and_says_what_was_assumed(root: Path) -> None:
    done = roost(root, "resolve", "org/x", "--assume", "offline")
    assert done.returncode == 1
    assert "Assumed: offline" in done.stdout
    assert "assumed offline: nothing for" in done.stdout
    assert not (root / ".envs" / ".tmp").exists()


def test_an_assumed_accelerator_changes_the_key(root: Path) -> None:
    data = document(roost(root, "--json", "resolve", "org/x", "--assume", "accelerator cu126"))
    assert data["data"]["env_key"] == "torch-cu126-transformers"
    assert "cu126: assumed." in data["data"]["key_reasons"]


def test_what_cannot_be_assumed_is_a_usage_error(root: Path) -> None:
    done = roost(root, "--json", "resolve", "org/x", "--assume", "the moon gone")
    assert done.returncode == 2
    assert document(done)["errors"][0]["code"] == "bad-assumption"


def test_the_facade_tells_what_a_deletion_would_leave(root: Path) -> None:
    make_legacy(root, "org__x", STACK)
    workspace = Workspace(root)
    legacy = EnvId.parse("legacy:org__x")
    assert workspace.explain(legacy).env_id == str(legacy)
    after = workspace.explain(legacy, assume=[f"{legacy} gone"])
    assert (after.env_id, after.python_executable) == (f"shared:{KEY}", None)
    gone = next(entry for entry in after.trace if entry.env == str(legacy))
    assert gone.reason == "assumed gone"


def test_a_legacy_one_is_superseded_only_by_one_that_serves_its_model(root: Path) -> None:
    model(root, model_type="qwen3")
    shared = make_shared(root, KEY, OLD)
    folder = str(root / "models" / "org" / "x")
    make_legacy(root, "org__x", STACK, metadata={"model_id": "org/x", "model_path": folder})
    make_legacy(root, "org__y", STACK)
    workspace = Workspace(root)
    workspace.check(EnvId.parse(f"shared:{KEY}"), JobContext("check"), deep=True)

    def superseded() -> set[str]:
        found = workspace.scan(JobContext("scan")).environments
        for env in found:
            assert workspace.describe(env.id).superseded == env.superseded
        return {env.name for env in found if env.superseded}

    assert superseded() == {"org__y"}
    info = next(shared.glob(".venv/lib*/**/transformers-4.40.0.dist-info"))
    metadata = info / "METADATA"
    metadata.write_text(metadata.read_text().replace("4.40.0", "4.57.1"))
    info.rename(info.with_name("transformers-4.57.1.dist-info"))
    workspace.check(EnvId.parse(f"shared:{KEY}"), JobContext("check"), deep=True)
    assert superseded() == {"org__x", "org__y"}


def test_a_new_one_holds_what_its_first_model_needs_and_keeps_it(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = model(root, model_type="llama")
    (folder / "tokenizer.model").write_bytes(b"")
    more = {**STACK, "sentencepiece": "0.2.0", "protobuf": "5.29.0"}
    offline(monkeypatch, make_stack_wheels(tmp_path / "more", more))
    said: list[str] = []
    spec = EnvRegistry(root).get_env_for_model("org/x", log_callback=said.append)
    assert (spec.decision.strategy, spec.decision.degraded) == ("created", False)
    assert "org/x needs as well: protobuf, sentencepiece" in said
    packages = {one.name for one in Workspace(root).packages(EnvId.parse(f"shared:{KEY}"))}
    assert {"sentencepiece", "protobuf"} <= packages


def test_where_that_cannot_be_had_it_is_created_without(root: Path) -> None:
    folder = model(root, model_type="llama")
    (folder / "tokenizer.model").write_bytes(b"")
    done = roost(root, "--json", "resolve", "org/x")
    data = document(done)["data"]
    assert (done.returncode, data["strategy"], data["environment"]) == (
        4,
        "degraded",
        f"shared:{KEY}",
    )
    created = next(entry for entry in data["trace"] if entry["step"] == "create")
    assert created["outcome"] == "taken"
    assert "it does not have protobuf" in created["reason"]
    assert {one["package"] for one in data["conflicts"]} == {"sentencepiece", "protobuf"}


@pytest.mark.parametrize("kind", ["extend", "dedicated"])
def test_what_is_offered_can_be_looked_at_first_and_mends_it(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    model(root, model_type="qwen3")
    offline(monkeypatch, make_stack_wheels(tmp_path / "old", OLD))
    assert roost(root, "create", KEY).returncode == 0
    offline(monkeypatch, make_stack_wheels(tmp_path / "new"))
    found = document(roost(root, "--json", "resolve", "org/x"))["data"]
    assert found["strategy"] == "degraded"
    (conflict,) = found["conflicts"]
    offer = next(one for one in conflict["offers"] if one["kind"] == kind)
    before = Workspace(root).packages(EnvId.parse(f"shared:{KEY}"))
    assert roost(root, *shlex.split(offer["dry_run"])[1:]).returncode == 0
    assert Workspace(root).packages(EnvId.parse(f"shared:{KEY}")) == before
    done = roost(root, *shlex.split(offer["command"])[1:])
    assert done.returncode == 0, done.stdout + done.stderr
    mended = document(roost(root, "--json", "resolve", "org/x"))["data"]
    assert (mended["degraded"], mended["conflicts"]) == (False, [])
    assert mended["environment"] == f"shared:{offer['key']}"


def test_a_thought_with_settings_that_cannot_be_read_creates_nothing_either(root: Path) -> None:
    (root / ".envs" / "settings.toml").write_text("not = [toml")
    done = roost(root, "--json", "resolve", "org/x", "--assume", "no legacy")
    data = document(done)["data"]
    assert (done.returncode, data["strategy"]) == (1, None)
    created = next(entry for entry in data["trace"] if entry["step"] == "create")
    assert created["reason"] == "creating was not allowed"


def test_what_was_assumed_of_an_environment_that_has_no_part_in_it_is_said(root: Path) -> None:
    make_shared(root, KEY, STACK)
    words = ("--assume", "legacy:somebody__else gone", "--assume", f"shared:{KEY} healthy")
    data = document(roost(root, "--json", "resolve", "org/x", *words))["data"]
    assert data["strategy"] == "shared"
    assert [one["code"] for one in data["warnings"]] == ["no-effect"]
    shared = next(entry for entry in data["trace"] if entry["step"] == "shared")
    assert shared["reason"] == "assumed healthy"


def test_a_deletion_that_leaves_a_model_with_one_that_does_not_serve_it_says_so(root: Path) -> None:
    folder = str(model(root, model_type="qwen3"))
    make_shared(root, KEY, OLD)
    make_legacy(root, "org__x", STACK, metadata={"model_id": "org/x", "model_path": folder})
    make_legacy(root, "org__y", STACK)

    def warned(env: str) -> list[str]:
        done = roost(root, "--json", "delete", env, "--dry-run")
        (item,) = document(done)["data"]["items"]
        return [one["code"] for one in item["warnings"]]

    assert warned("legacy:org__x") == ["left-with-incompatible"]
    assert warned("legacy:org__y") == []
