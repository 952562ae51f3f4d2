"""The command line of formats.md on a small real workspace: documents, exit codes, refusals."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from support.commands import document, roost
from support.fake_env import STACK, make_legacy, make_shared
from support.workspaces import KEY, make_stack_wheels, make_workspace, offline


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    offline(monkeypatch, make_stack_wheels(tmp_path / "wheels"))
    return make_workspace(tmp_path / "it's a “wörk” $(space) 🦜")


LIST_FIELDS = {
    "id", "kind", "source", "name", "env_key", "path", "python_executable", "python_version",
    "torch", "accelerator", "status", "health", "models", "size_bytes", "own_bytes",
    "migration_target", "last_used", "app",
}  # fmt: skip


def test_list_has_the_fields_of_the_format(root: Path) -> None:
    make_legacy(root, "org__model", STACK)
    make_shared(root, KEY, STACK)
    data = document(roost(root, "--json", "list"))["data"]
    assert data["root"] == str(root)
    by_id = {env["id"]: env for env in data["environments"]}
    assert by_id.keys() == {"legacy:org__model", f"shared:{KEY}"}
    for env in by_id.values():
        assert env.keys() >= LIST_FIELDS
        assert env["health"].keys() == {"badge", "level", "checks"}
        assert env["size_bytes"] is None
        for check in env["health"]["checks"]:
            assert check.keys() == {"code", "ok", "found", "expected", "remedy"}
    legacy = by_id["legacy:org__model"]
    assert legacy["models"] == ["org/model"]
    assert legacy["migration_target"] == KEY
    assert (legacy["torch"], legacy["accelerator"]) == ("2.13.0+cpu", "cpu")
    assert legacy["health"] == {**legacy["health"], "badge": "unknown", "level": "static"}


def test_list_with_sizes_says_what_du_says(root: Path) -> None:
    make_legacy(root, "org__model", STACK)
    data = document(roost(root, "list", "--sizes", "--json"))["data"]
    folder = root / "environments" / "org__model"
    du = subprocess.run(["du", "-s", "-B1", str(folder)], capture_output=True, text=True)
    assert data["environments"][0]["size_bytes"] == int(du.stdout.split()[0])
    assert data["environments"][0]["own_bytes"] <= data["environments"][0]["size_bytes"]


def test_resolve_fields_and_log_on_stderr(root: Path) -> None:
    make_legacy(root, "org__model", STACK)
    done = roost(root, "--json", "resolve", "org/model", "--no-create")
    data = document(done)["data"]
    assert data["strategy"] == "legacy"
    assert data["source"] == "legacy-per-model"
    assert data["migration_target"] == KEY
    assert data["degraded"] is False
    assert [entry["outcome"] for entry in data["trace"]].count("taken") == 1
    for entry in data["trace"]:
        assert entry.keys() >= {"step", "outcome", "reason", "ms"}
    assert f"Resolved env_key: {KEY}" in done.stderr


def test_failing_to_resolve_keeps_the_object(root: Path) -> None:
    done = roost(root, "--json", "resolve", "org/model", "--no-create")
    found = document(done)
    assert done.returncode == 1
    assert found["data"]["python_executable"] is None
    assert found["data"]["env_key"] == KEY
    assert found["data"]["trace"]
    assert found["errors"][0]["code"] == "no-environment"


@pytest.mark.parametrize("model", ["/no/such/folder", "./nothing", "a/b/c", "CON", "x" * 10_000])
def test_a_model_that_does_not_exist_is_exit_5(root: Path, model: str) -> None:
    done = roost(root, "--json", "resolve", model, "--no-create")
    assert done.returncode == 5
    assert document(done)["errors"][0]["code"] == "no-such-model"


def test_an_environment_that_does_not_exist_is_exit_5(root: Path) -> None:
    for words in (["delete", "legacy:none", "--yes"], ["check", "none"], ["migrate", "none"]):
        assert roost(root, *words).returncode == 5


def test_python_prints_the_path_and_nothing_else(root: Path) -> None:
    make_legacy(root, "org__model", {"torch": "2.13.0+cpu"})
    done = roost(root, "python", "org/model")
    assert done.returncode == 0
    python = root / "environments" / "org__model" / ".venv" / "bin" / "python"
    assert done.stdout == f"{python}\n"
    assert "last resort" in done.stderr


def test_run_gives_the_childs_exit_code_and_environment(root: Path, tmp_path: Path) -> None:
    make_legacy(root, "org__model", STACK)
    script = tmp_path / "script.py"
    script.write_text(
        "import os, sys, torch\nprint(sys.prefix, os.environ['VIRTUAL_ENV'], sys.argv[1:])\n"
        "assert 'PYTHONPATH' not in os.environ\nsys.exit(7)\n"
    )
    done = roost(root, "run", "org/model", "--", str(script), "--json", "a b")
    tree = root / "environments" / "org__model" / ".venv"
    assert done.returncode == 7, done.stderr
    assert done.stdout.strip() == f"{tree} {tree} ['--json', 'a b']"
    assert roost(root, "run", "org/model", "--", "python", "-c", "pass").returncode == 0
    assert roost(root, "run", "org/model", "--", "no-such-command-here").returncode == 1
    assert roost(root, "run", "org/model").returncode == 2


@pytest.mark.parametrize("words", [["delete", "org__model"], ["migrate", "--all"]])
def test_without_yes_the_plan_is_printed_and_nothing_changes(root: Path, words: list[str]) -> None:
    make_legacy(root, "org__model", STACK)
    done = roost(root, *words)
    assert done.returncode == 2
    assert "org__model" in done.stdout
    found = document(roost(root, "--json", *words))
    assert found["data"]["items"]
    assert (root / "environments" / "org__model" / ".venv" / "pyvenv.cfg").is_file()
    assert roost(root, *words, "--dry-run").returncode == 0


def test_use_pins_and_clears(root: Path) -> None:
    make_legacy(root, "org__model", STACK)
    make_legacy(root, "org__other", STACK)
    assert roost(root, "use", "org/model", "legacy:org__other").returncode == 0
    data = document(roost(root, "--json", "resolve", "org/model"))["data"]
    assert data["strategy"] == "pinned"
    assert "org__other" in data["python_executable"]
    assert roost(root, "use", "org/model", "--clear").returncode == 0
    data = document(roost(root, "--json", "resolve", "org/model"))["data"]
    assert data["strategy"] == "legacy"
    assert roost(root, "use", "org/model", "legacy:nothing").returncode == 5


@pytest.mark.parametrize(
    ("words", "code"),
    [(["--root", "/no/such/root", "list"], 2), (["nonsense"], 2), (["list", "--nonsense"], 2),
     (["resolve"], 2), (["trash", "purge", "--older-than", "soon"], 2)],
)  # fmt: skip
def test_wrong_calls_are_exit_2_with_a_document(root: Path, words: list[str], code: int) -> None:
    where = None if words[0] == "--root" else root
    done = roost(where, "--json", *words)
    assert done.returncode == code
    assert document(done)["errors"][0]["remedy"]


@pytest.mark.parametrize("name", ["with\nnewline", "with:colon"])
def test_roots_that_break_environments_are_refused_first(tmp_path: Path, name: str) -> None:
    root = tmp_path / name
    root.mkdir()
    done = roost(root, "--json", "create", KEY)
    assert done.returncode == 2
    assert document(done)["errors"][0]["code"] == "bad-root"
    assert not list(root.iterdir())


def test_bad_profiles_name_file_and_line_and_the_others_load(root: Path) -> None:
    (root / "profiles" / "bad.toml").write_text('schema = 1\nid = "x"\nenv_key = [broken\n')
    done = roost(root, "--json", "profiles")
    found = document(done)
    assert done.returncode == 4
    assert "bad.toml" in found["errors"][0]["path"]
    assert "line 3" in found["errors"][0]["message"]
    assert KEY in {profile["env_key"] for profile in found["data"]["profiles"]}


def test_an_unknown_key_cannot_be_created(root: Path) -> None:
    done = roost(root, "--json", "create", "torch-cu999-nothing")
    assert done.returncode == 1
    assert document(done)["errors"][0]["code"] == "no-profile"
    assert roost(root, "--json", "create", "../x").returncode == 2


def test_damaged_metadata_is_named_and_the_others_are_listed(root: Path) -> None:
    make_legacy(root, "org__model", STACK)
    make_legacy(root, "org__broken", STACK)
    (root / "environments" / "org__broken" / "environment_metadata.json").write_text("[1, 2")
    data = document(roost(root, "--json", "list"))["data"]
    assert len(data["environments"]) == 2
    assert any("environment_metadata.json" in (one["path"] or "") for one in data["problems"])


def test_the_workspace_named_last_is_the_default(root: Path, tmp_path: Path) -> None:
    assert roost(root, "list").returncode == 0
    done = roost(None, "list", "--json", cwd=tmp_path)
    assert document(done)["data"]["root"] == str(root)


def test_unreadable_settings_still_let_a_model_start_but_create_nothing(root: Path) -> None:
    make_legacy(root, "org__model", STACK)
    (root / ".envs" / "settings.toml").write_text("accelerator = [broken\n")
    data = document(roost(root, "--json", "resolve", "org/model"))["data"]
    assert data["strategy"] == "legacy"
    assert [one["code"] for one in data["warnings"]] == ["settings-unreadable"]
    done = roost(root, "--json", "resolve", "org/other")
    assert done.returncode == 1
    assert not (root / ".envs" / KEY).exists()


def test_what_was_never_finished_is_not_used(root: Path) -> None:
    make_shared(root, KEY, STACK)
    record = {"schema": 1, "env_key": KEY, "status": "FAILED", "source": "shared"}
    (root / ".envs" / KEY / "env.json").write_text(json.dumps(record))
    done = roost(root, "--json", "resolve", "org/model", "--no-create")
    assert done.returncode == 1
    reasons = [entry["reason"] for entry in document(done)["data"]["trace"]]
    assert "env-json" in reasons[0]
