"""Where several keys fit: what exists and works goes before building, and the trace says so."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from roost import EnvRegistry, NoEnvironmentError
from roost.core.domain.env import EnvId, Owner
from roost.core.store.layout import Layout
from roost.core.store.overrides import set_overrides
from roost.core.system.context import JobContext
from roost.core.workspace import Workspace
from roost.core.workspace.support.replay import record, replay
from roost.core.workspace.thinking import thought
from support.commands import document, roost
from support.fake_env import STACK, add_package, make_legacy, make_shared, python_of
from support.fitting import BNB, LLAMA, QUANTISED, built, model
from support.workspaces import KEY, make_stack_wheels, make_workspace, offline

NEW, OLD = "torch-cu124-transformers", "torch-cu121-transformers"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    offline(monkeypatch, make_stack_wheels(tmp_path / "wheels"))
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    return make_workspace(tmp_path / "ws")


def test_what_fits_is_used_and_nothing_is_built(root: Path) -> None:
    make_shared(root, BNB, QUANTISED, env_json={})
    said: list[str] = []
    spec = EnvRegistry(root).get_env_for_model("org/x", log_callback=said.append)
    python = python_of(root / ".envs" / BNB / ".venv")
    assert (spec.key, spec.python_executable) == (BNB, python)
    assert spec.metadata == {"env_key": BNB, "status": "READY", "source": "shared"}
    assert said == [
        f"Resolved env_key: {KEY}",
        f"Using existing shared environment: {BNB}",
    ]
    decision = spec.decision
    assert (decision.strategy, decision.degraded) == ("shared", False)
    assert (decision.needed_key, decision.env_id) == (KEY, f"shared:{BNB}")
    (warning,) = decision.warnings
    assert warning.code == "other-key"
    assert f"`roost create {KEY}` makes its own" in warning.message
    taken = [entry for entry in decision.trace if entry.outcome == "taken"]
    assert [(one.step, one.env) for one in taken] == [("create", f"shared:{BNB}")]
    assert "with bitsandbytes on top" in taken[0].reason
    assert built(root) == [BNB]


def test_from_the_command_line(root: Path) -> None:
    make_shared(root, BNB, QUANTISED, env_json={})
    python = python_of(root / ".envs" / BNB / ".venv")
    done = roost(root, "--json", "resolve", "org/x", "--no-create")
    data = document(done)["data"]
    assert done.returncode == 0
    assert (data["env_key"], data["needed_key"]) == (BNB, KEY)
    assert (data["strategy"], data["source"], data["degraded"]) == ("shared", "shared", False)
    assert (data["status"], data["migration_target"]) == ("READY", None)
    assert (data["environment"], data["python_executable"]) == (f"shared:{BNB}", str(python))
    assert [one["code"] for one in data["warnings"]] == ["other-key"]

    shown = roost(root, "resolve", "org/x", "--explain").stdout
    assert f"org/x → {BNB} (it needs {KEY})" in shown
    assert f"✓ create       shared:{BNB}  shared:{BNB} fits, so none is created" in shown
    assert shown.splitlines()[-1] == str(python)

    printed = roost(root, "python", "org/x")
    assert (printed.returncode, printed.stdout) == (0, f"{python}\n")
    assert "⚠ torch-cpu-transformers does not exist; " in printed.stderr
    ran = roost(root, "run", "org/x", "--", "python", "-c", "import sys; print(sys.prefix)")
    assert (ran.returncode, ran.stdout) == (0, f"{python.parent.parent}\n")
    assert "does not exist" in ran.stderr
    assert built(root) == [BNB]

    # Its own one, made on request, is used from then on.
    assert roost(root, "create", KEY).returncode == 0
    data = document(roost(root, "--json", "resolve", "org/x"))["data"]
    assert (data["env_key"], data["warnings"]) == (KEY, [])
    assert data["trace"][0]["outcome"] == "taken"


def test_a_quantised_model_is_not_served_by_the_plain_stack_and_is_told_what_is_missing(
    root: Path,
) -> None:
    make_shared(root, KEY, STACK, env_json={})
    quantised = {"quant_method": "bitsandbytes", "load_in_4bit": True}
    model(root, **LLAMA, quantization_config=quantised)
    done = roost(root, "--json", "resolve", "org/x", "--no-create")
    answer = document(done)
    assert done.returncode == 1
    assert (answer["data"]["env_key"], answer["data"]["needed_key"]) == (BNB, BNB)
    closest = next(one for one in answer["data"]["trace"] if one["env"] == f"shared:{KEY}")
    assert (closest["step"], closest["outcome"]) == ("create", "rejected")
    said = f"the closest that exists, shared:{KEY}, does not fit: it is not made for bitsandbytes"
    assert said in closest["reason"]
    assert "it does not have bitsandbytes" in closest["reason"]
    assert said in answer["errors"][0]["message"]


def test_what_fits_by_its_key_but_lacks_something_is_named_with_the_offers(root: Path) -> None:
    make_shared(root, BNB, {**QUANTISED, "transformers": "4.40.0"}, env_json={})
    model(root, model_type="qwen3")
    done = roost(root, "--json", "resolve", "org/x", "--no-create")
    data = document(done)["data"]
    assert done.returncode == 1
    closest = next(one for one in data["trace"] if one["env"] == f"shared:{BNB}")
    assert "it has transformers 4.40.0, the model wants >=4.51" in closest["reason"]
    (conflict,) = data["conflicts"]
    assert (conflict["env"], conflict["package"]) == (f"shared:{BNB}", "transformers")
    assert [offer["kind"] for offer in conflict["offers"]] == ["extend", "dedicated"]
    # Another model that needs less is served by it.
    assert EnvRegistry(root).get_env_for_model("org/other", create=False).key == BNB


def test_a_broken_one_that_would_fit_is_not_used(root: Path) -> None:
    make_shared(root, BNB, QUANTISED, env_json={}, broken=["transformers"])
    decision = EnvRegistry(root).get_env_for_model("org/x").decision
    assert (decision.strategy, decision.env_key) == ("created", KEY)
    other = next(one for one in decision.trace if one.env == f"shared:{BNB}")
    assert (other.step, other.outcome) == ("create", "rejected")
    assert "import:transformers" in other.reason
    assert built(root) == [KEY, BNB]


def test_its_own_broken_one_is_rebuilt_and_what_fits_stands_in_where_that_fails(
    root: Path, tmp_path: Path
) -> None:
    make_shared(root, KEY, STACK, env_json={}, broken=["transformers"])
    make_shared(root, BNB, QUANTISED, env_json={})
    make_legacy(root, "org__x", broken=["torch"])
    shutil.move(tmp_path / "wheels", tmp_path / "elsewhere")
    registry = EnvRegistry(root)
    decision = registry.get_env_for_model("org/x").decision
    assert (decision.env_key, decision.strategy) == (BNB, "shared")
    assert [one.code for one in decision.warnings] == ["shared-unhealthy", "other-key"]
    create = [(one.outcome, one.env) for one in decision.trace if one.step == "create"]
    assert create == [("rejected", None), ("taken", f"shared:{BNB}")]
    shutil.move(tmp_path / "elsewhere", tmp_path / "wheels")
    decision = registry.get_env_for_model("org/x").decision
    assert (decision.env_key, decision.strategy) == (KEY, "created")


def test_one_that_serves_goes_before_its_own_that_lacks_something(root: Path) -> None:
    make_shared(root, KEY, {**STACK, "transformers": "4.40.0"}, env_json={})
    make_shared(root, BNB, QUANTISED, env_json={})
    model(root, model_type="qwen3")
    decision = EnvRegistry(root).get_env_for_model("org/x").decision
    assert (decision.env_key, decision.degraded) == (BNB, False)
    assert [one.code for one in decision.warnings] == ["shared-incompatible", "other-key"]
    assert {one.package for one in decision.conflicts} == {"transformers"}


def test_a_healthy_legacy_one_and_a_running_build_come_first(root: Path) -> None:
    make_shared(root, BNB, QUANTISED, env_json={})
    legacy = make_legacy(root, "org__x")
    spec = EnvRegistry(root).get_env_for_model("org/x")
    assert spec.metadata["source"] == "legacy-per-model"
    assert spec.metadata["migration_target"] == KEY
    shutil.rmtree(legacy)
    make_legacy(root, "org__x", broken=["torch"])
    assert EnvRegistry(root).get_env_for_model("org/x").key == BNB


def test_choices_of_the_user_are_not_overruled(root: Path) -> None:
    make_shared(root, BNB, QUANTISED, env_json={})
    assert roost(root, "use", "org/own", f"shared:{BNB}").returncode == 0
    assert EnvRegistry(root).get_env_for_model("org/own").decision.strategy == "pinned"
    set_overrides(Layout(root), ["org/alone"], key=KEY, dedicated=True)
    with pytest.raises(NoEnvironmentError) as caught:
        EnvRegistry(root).get_env_for_model("org/alone", create=False)
    assert caught.value.decision.env_key == f"{KEY}--dedicated--org__alone"


def test_an_older_form_fits_and_is_named_by_its_key(root: Path) -> None:
    make_shared(root, "tf-cpu-t22-bnb-stable", QUANTISED)
    spec = EnvRegistry(root).get_env_for_model("org/x")
    assert (spec.key, spec.decision.env_id) == (BNB, "shared:tf-cpu-t22-bnb-stable")
    make_shared(root, "tf-cpu-t22-base-stable", STACK)
    spec = EnvRegistry(root).get_env_for_model("org/x")
    assert (spec.key, spec.decision.warnings) == (KEY, ())


def test_of_two_folders_of_one_stack_the_healthy_one(root: Path) -> None:
    """By name the older form would come first, but it has a finding."""
    drifted = make_shared(root, "tf-cpu-t22-bnb-stable", QUANTISED, env_json={})
    record = json.loads((drifted / "env.json").read_text())
    (drifted / "env.json").write_text(json.dumps(record | {"fingerprint": "sha256:other"}))
    make_shared(root, BNB, QUANTISED, env_json={})
    registry = EnvRegistry(root)
    workspace = registry.workspace
    for name in (BNB, "tf-cpu-t22-bnb-stable"):
        workspace.check(EnvId.parse(f"shared:{name}"), JobContext("check"), deep=True)
    assert registry.get_env_for_model("org/x").decision.env_id == f"shared:{BNB}"


def test_what_if(root: Path) -> None:
    make_shared(root, BNB, QUANTISED, env_json={})
    make_shared(root, KEY, STACK, env_json={})

    def assume(*words: str) -> dict[str, object]:
        asked = [one for word in words for one in ("--assume", word)]
        found: dict[str, object] = document(roost(root, "--json", "resolve", "org/x", *asked))
        return found["data"]  # type: ignore[return-value]

    gone = assume(f"shared:{KEY} gone")
    assert (gone["env_key"], gone["strategy"], gone["needed_key"]) == (BNB, "shared", KEY)
    broken = assume(f"shared:{KEY} broken", "offline")
    assert (broken["env_key"], broken["strategy"]) == (BNB, "shared")
    none = assume("shared broken")
    assert (none["env_key"], none["strategy"]) == (KEY, "created")
    nothing = assume("no shared", "offline")
    assert nothing["strategy"] is None
    assert built(root) == [KEY, BNB]


def test_a_running_build_of_its_own_is_joined_or_busy(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from roost.core.domain.errors import EnvironmentBusyError
    from roost.core.workspace import building

    make_shared(root, BNB, QUANTISED, env_json={})
    owner = Owner(4242, "here", "2026-01-01T12:01:07Z")
    monkeypatch.setattr(building, "builder_of", lambda layout, env: owner)
    with pytest.raises(EnvironmentBusyError):
        EnvRegistry(root).get_env_for_model("org/x", wait=False)


def test_a_package_that_comes_back_into_it_is_seen(root: Path) -> None:
    folder = make_shared(root, BNB, QUANTISED, env_json={})
    where = model(root)
    (where / "tokenizer.model").write_bytes(b"")
    registry = EnvRegistry(root)
    with pytest.raises(NoEnvironmentError):
        registry.get_env_for_model("org/x", create=False)
    add_package(folder / ".venv", "sentencepiece", "0.2.0")
    add_package(folder / ".venv", "protobuf", "5.29.0")
    assert registry.get_env_for_model("org/x", create=False).key == BNB


def test_what_only_has_the_name_of_one_that_would_fit(root: Path, tmp_path: Path) -> None:
    """A file, a pipe, an empty folder, a link out of the workspace: named at most, never run."""
    outside = make_shared(tmp_path / "outside", BNB, QUANTISED, env_json={})
    envs = root / ".envs"
    (envs / BNB).symlink_to(outside)
    (envs / f"{KEY}-awq").write_text("no folder")
    (envs / "tf-cpu-t22-awq-stable").mkdir()
    decision = EnvRegistry(root).get_env_for_model("org/x").decision
    assert (decision.strategy, decision.env_key) == ("created", KEY)
    told = {one.env: one.reason for one in decision.trace if one.env and one.step == "create"}
    assert set(told) == {f"shared:{BNB}", "shared:tf-cpu-t22-awq-stable"}
    assert "link out of the workspace" in told[f"shared:{BNB}"]


def test_a_support_file_replays_it(root: Path) -> None:
    make_shared(root, BNB, QUANTISED, env_json={})
    workspace = Workspace(root)
    asking = workspace.asking()
    resolution = thought(workspace, asking, asking.subject("org/x"), JobContext("explain"))
    kept = json.loads(json.dumps(record("org/x", resolution)))
    again = replay(kept)
    assert (again.same, again.decision.env_key) == (True, BNB)


def test_a_file_of_a_version_that_did_not_ask_what_fits_is_replayed_as_well(root: Path) -> None:
    workspace = Workspace(root)
    asking = workspace.asking()
    resolution = thought(workspace, asking, asking.subject("org/x"), JobContext("explain"))
    kept = json.loads(json.dumps(record("org/x", resolution)))
    assert "fitting" in [one["asked"] for one in kept["heard"]]
    kept["heard"] = [one for one in kept["heard"] if one["asked"] != "fitting"]
    assert replay(kept).same
