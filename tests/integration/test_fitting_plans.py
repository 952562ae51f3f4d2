"""Lists and plans count what fits: models it serves, deletions, migrations."""

from __future__ import annotations

from pathlib import Path

import pytest

from roost import EnvRegistry
from roost.core.domain.env import EnvId
from roost.core.workspace import Workspace
from support.commands import document, roost
from support.fake_env import STACK, make_legacy, make_shared
from support.fitting import BNB, QUANTISED, built, model
from support.workspaces import KEY, make_stack_wheels, make_workspace, offline


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    offline(monkeypatch, make_stack_wheels(tmp_path / "wheels"))
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    return make_workspace(tmp_path / "ws")


def test_the_list_names_the_models_that_what_fits_serves(root: Path) -> None:
    make_shared(root, BNB, QUANTISED, env_json={})
    model(root)
    model(root, "org/qwen", model_type="qwen3")
    roost(root, "resolve", "org/x")
    rows = document(roost(root, "--json", "list"))["data"]["environments"]
    assert [(row["name"], row["models"]) for row in rows] == [(BNB, ["org/qwen", "org/x"])]


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
