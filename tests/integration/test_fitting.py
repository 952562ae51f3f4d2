"""Where several keys fit: what exists and works goes before building, and the trace says so."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from roost import EnvRegistry, NoEnvironmentError
from roost.core.domain.decision import Decision
from roost.core.domain.env import EnvId, Owner
from roost.core.domain.hardware import Hardware
from roost.core.store.layout import Layout
from roost.core.store.overrides import set_overrides
from roost.core.system.context import JobContext
from roost.core.workspace import Workspace
from roost.core.workspace.host import Host
from roost.core.workspace.support.replay import record, replay
from roost.core.workspace.thinking import thought
from support.commands import document, roost
from support.fake_env import STACK, add_package, make_legacy, make_shared, python_of
from support.machines import recorded
from support.workspaces import KEY, make_stack_wheels, make_workspace, offline

BNB = f"{KEY}-bnb"
QUANTISED = {**STACK, "bitsandbytes": "0.49.0"}
LLAMA = {"model_type": "llama", "architectures": ["LlamaForCausalLM"]}
NEW, OLD = "torch-cu124-transformers", "torch-cu121-transformers"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    offline(monkeypatch, make_stack_wheels(tmp_path / "wheels"))
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    return make_workspace(tmp_path / "ws")


def model(root: Path, name: str = "org/x", **config: object) -> Path:
    folder = root / "models" / name
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps(config or LLAMA))
    (folder / "model.safetensors").write_bytes(b"")
    return folder


def built(root: Path) -> list[str]:
    return sorted(child.name for child in (root / ".envs").iterdir() if (child / ".venv").is_dir())


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


def test_the_list_names_the_models_that_what_fits_serves(root: Path) -> None:
    make_shared(root, BNB, QUANTISED, env_json={})
    model(root)
    model(root, "org/qwen", model_type="qwen3")
    roost(root, "resolve", "org/x")
    rows = document(roost(root, "--json", "list"))["data"]["environments"]
    assert [(row["name"], row["models"]) for row in rows] == [(BNB, ["org/qwen", "org/x"])]


# --- accelerators -------------------------------------------------------------------------


Ask = Callable[..., Decision]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """The decision for a model on a recorded machine, nothing being built or run."""
    root = tmp_path / "gpu"
    (root / ".envs").mkdir(parents=True)

    def asked(
        hardware: Hardware, *names: str, legacy: str | None = None, setting: str = "", **env: str
    ) -> Decision:
        for name in names:
            build = next(part for part in name.split("-") if part[:2] in ("cu", "cp", "ro"))
            packages = {**STACK, "torch": f"2.5.1+{build}"}
            if "bnb" in name:
                packages["bitsandbytes"] = "0.49.0"
            make_shared(root, name, packages, env_json={}, cuda_available=True)
        if legacy:
            torch = {**STACK, "torch": f"2.5.1+{legacy}"}
            make_legacy(root, "org__x", torch, broken=["torch"])
        if setting:
            (root / ".envs" / "settings.toml").write_text(f'accelerator = "{setting}"\n')
        folders = {
            "ROOST_CACHE_DIR": str(tmp_path / "cache"),
            "ROOST_CONFIG_DIR": str(tmp_path / "config"),
            "HF_HOME": str(tmp_path / "hf"),
        }
        host = Host({**folders, **env}, probe=lambda _: hardware)
        workspace = Workspace(root, host=host)
        try:
            return workspace.resolve("org/x", JobContext("resolve"), create=False)
        except NoEnvironmentError as error:
            decision: Decision = error.decision
            return decision

    return asked


def test_an_older_build_that_exists_goes_before_building_the_newest(ask: Ask) -> None:
    decision = ask(recorded("gtx-1080ti-550"), OLD)
    assert (decision.needed_key, decision.env_key) == (NEW, OLD)
    (warning,) = decision.warnings
    assert (warning.code, "CUDA 12.1), " in warning.message) == ("other-key", False)
    assert "for CUDA 12.1, which runs here" in warning.message


@pytest.mark.parametrize(
    ("machine", "names", "taken"),
    [
        ("gtx-1080ti-550", (OLD, "torch-cu118-transformers"), OLD),
        ("gtx-1080ti-550", (OLD, f"{NEW}-bnb"), f"{NEW}-bnb"),
        ("gtx-1080ti-550", (f"{OLD}-bnb", "torch-cu118-transformers"), f"{OLD}-bnb"),
        ("gtx-1080ti-550", ("torch-cu126-transformers", OLD), OLD),
        # Kernels for both GPUs are in builds up to CUDA 12.6 only.
        ("two-generations", ("torch-cu128-transformers", OLD), OLD),
        ("rx-9070", ("torch-rocm6.3-transformers",), "torch-rocm6.3-transformers"),
    ],
)
def test_the_same_accelerator_then_the_newest_then_plain(
    ask: Ask, machine: str, names: tuple[str, ...], taken: str
) -> None:
    assert ask(recorded(machine), *names).env_key == taken


@pytest.mark.parametrize(
    ("machine", "name", "bar"),
    [
        ("gtx-1080ti-550", "torch-cpu-transformers", "it is for the CPU"),
        ("rtx-4090-535", NEW, "CUDA 12.4, which does not run here"),
        ("rtx-5090-570", OLD, "CUDA 12.1, which does not run here"),
        ("two-generations", "torch-cu128-transformers", "CUDA 12.8, which does not run here"),
    ],
)
def test_what_this_machine_does_not_run_is_only_named(
    ask: Ask, machine: str, name: str, bar: str
) -> None:
    decision = ask(recorded(machine), name)
    assert decision.env_id is None
    closest = next(one for one in decision.trace if one.env == f"shared:{name}")
    assert (closest.outcome, bar in closest.reason) == ("rejected", True)


def test_a_chosen_accelerator_is_obeyed(ask: Ask) -> None:
    machine = recorded("gtx-1080ti-550")
    decision = ask(machine, OLD, ROOST_ACCELERATOR="cu124")
    assert (decision.env_key, decision.env_id) == (NEW, None)
    assert any("CUDA 12.4 was chosen" in entry.reason for entry in decision.trace)
    assert ask(machine, ROOST_ACCELERATOR="auto").env_key == OLD
    assert ask(machine, setting="cu118").env_key == "torch-cu118-transformers"
    assert ask(machine, setting="cu121").warnings == ()


def test_the_build_of_a_legacy_one_is_a_free_choice(ask: Ask) -> None:
    decision = ask(recorded("gtx-1080ti-550"), NEW, legacy="cu121")
    assert (decision.needed_key, decision.env_key) == (OLD, NEW)


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


def warned(root: Path, *words: str) -> list[str]:
    plan = document(roost(root, "--json", *words, "--dry-run"))["data"]
    items = plan["items"] if "items" in plan else plan["plan"]["items"]
    return [one["code"] for item in items for one in item["warnings"]]


def test_deleting_counts_what_fits_as_an_environment_of_the_model(root: Path) -> None:
    make_legacy(root, "org__x")
    assert warned(root, "delete", "legacy:org__x") == ["only-environment"]
    make_shared(root, BNB, QUANTISED, env_json={})
    assert warned(root, "delete", "legacy:org__x") == []
    assert warned(root, "delete", "legacy:org__x", f"shared:{BNB}") == ["only-environment"]
    make_shared(root, KEY, {**STACK, "transformers": "4.40.0"}, env_json={})
    model(root, "org/x", model_type="qwen3")
    assert warned(root, "delete", "legacy:org__x") == []
    assert warned(root, "delete", "legacy:org__x", f"shared:{BNB}") == ["left-with-incompatible"]


def test_a_migration_goes_to_its_own_key_and_says_what_would_do_without_building(
    root: Path,
) -> None:
    make_legacy(root, "org__x")
    make_shared(root, BNB, QUANTISED, env_json={})
    plan = document(roost(root, "--json", "migrate", "legacy:org__x", "--dry-run"))["data"]
    assert plan["items"][0]["env"] == f"shared:{KEY}"
    told = {one["code"]: one["message"] for one in plan["warnings"]}
    assert f"shared:{BNB} is there and fits" in told["other-key"]
    assert "`roost delete legacy:org__x`" in told["other-key"]
    rows = document(roost(root, "--json", "list"))["data"]["environments"]
    assert [row["migration_target"] for row in rows if row["kind"] == "legacy"] == [KEY]
    assert roost(root, "delete", "legacy:org__x", "--yes").returncode == 0
    assert EnvRegistry(root).get_env_for_model("org/x").key == BNB
    assert roost(root, "undo").returncode == 0
    assert EnvRegistry(root).get_env_for_model("org/x").metadata["source"] == "legacy-per-model"


def test_an_older_form_is_migrated_to_and_no_second_one_is_built(root: Path) -> None:
    older = "tf-cpu-t22-base-stable"
    make_shared(root, older, STACK, env_json={})
    make_legacy(root, "org__x")
    roost(root, "check", f"shared:{older}", "--deep")
    model(root, "org/y")

    def rows() -> dict[str, tuple[str, list[str]]]:
        found = document(roost(root, "--json", "list"))["data"]["environments"]
        return {row["id"]: (row["status"], row["models"]) for row in found}

    assert rows() == {
        f"shared:{older}": ("READY", ["org/y"]),
        "legacy:org__x": ("SUPERSEDED", ["org/x"]),
    }
    described = Workspace(root).describe(EnvId.parse("legacy:org__x"))
    assert described.superseded
    done = roost(root, "migrate", "legacy:org__x", "--yes")
    assert done.returncode == 0, done.stderr
    assert built(root) == [older]
    spec = EnvRegistry(root).get_env_for_model("org/x")
    assert (spec.key, spec.decision.env_id) == (KEY, f"shared:{older}")
    assert rows() == {f"shared:{older}": ("READY", ["org/x", "org/y"])}
    # The canonical one, once it is made, goes first.
    assert roost(root, "create", KEY).returncode == 0
    assert EnvRegistry(root).get_env_for_model("org/x").decision.env_id == f"shared:{KEY}"
    assert roost(root, "undo").returncode == 0
