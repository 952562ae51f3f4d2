"""`create --dedicated`, `create --with` and `repair` through the real command."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from support.commands import document, roost
from support.fake_env import make_legacy
from support.package_index import make_wheel
from support.workspaces import KEY, STACK, make_stack_wheels, make_workspace, offline

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="small wheels and POSIX paths")

OWN = f"{KEY}--dedicated--org__picky"
OLD = "transformers==4.40.2"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    wheels = make_stack_wheels(tmp_path / "wheels")
    make_wheel(wheels, "transformers", "4.40.2")
    make_wheel(wheels, "einops", "0.8")
    make_wheel(wheels, "needs-old", "1", requires=["transformers<4.41"])
    offline(monkeypatch, wheels)
    wanted = ("torch==2.13.0", "transformers>=4.57", "peft", "accelerate")
    return make_workspace(tmp_path / "it's “mine” $(x) 🦜", wanted)


def ok(root: Path, *words: str, **variables: str) -> Any:
    done = roost(root, "--json", *words, **variables)
    assert done.returncode == 0, done.stdout + done.stderr
    return document(done)["data"]


def says(python: str, module: str) -> str:
    code = f"import {module}; print({module}.__version__)"
    done = subprocess.run([python, "-c", code], capture_output=True, text=True)
    return done.stdout.strip()


def rewrite(path: Path, text: str) -> None:
    """As another installer does: a new file, for this one may be a link into uv's cache."""
    path.unlink()
    path.write_text(text)


def environment(root: Path, env_id: str) -> dict[str, Any]:
    found = [env for env in ok(root, "list")["environments"] if env["id"] == env_id]
    assert len(found) == 1
    return dict(found[0])


def test_a_model_that_conflicts_gets_an_environment_of_its_own(root: Path) -> None:
    ok(root, "create", KEY)
    refused = roost(root, "--json", "create", KEY, "--with", OLD)
    (error,) = document(refused)["errors"]
    assert (refused.returncode, error["code"]) == (1, "conflict")
    assert f'roost create {KEY} --dedicated MODEL --with "{OLD}"' in error["remedy"]

    data = ok(root, "create", KEY, "--dedicated", "org/picky", "--with", OLD, "--with", "einops")
    (item,) = data["plan"]["items"]
    assert (item["env"], item["models"]) == (f"shared:{OWN}", ["org/picky"])
    said = " ".join(item["reasons"])
    assert f"a copy of shared:{KEY}" in said
    assert "transformers 4.57.1 → 4.40.2" in said
    assert "einops 0.8 added" in said

    answer = ok(root, "resolve", "org/picky", "--no-create")
    assert (answer["env_key"], answer["strategy"]) == (OWN, "shared")
    assert says(answer["python_executable"], "transformers") == "4.40.2"
    assert says(answer["python_executable"], "peft") == STACK["peft"]
    other = ok(root, "resolve", "org/other", "--no-create")
    assert other["env_key"] == KEY
    assert says(other["python_executable"], "transformers") == "4.57.1"

    shown = environment(root, f"shared:{OWN}")
    assert shown["models"] == ["org/picky"]
    assert shown["health"]["badge"] == "healthy", shown["health"]
    assert environment(root, f"shared:{KEY}")["models"] == []
    choices = tomllib.loads((root / ".envs" / "overrides.toml").read_text())
    assert choices["models"]["org/picky"] == {
        "dedicated": True,
        "key": OWN,
        "requirements": [OLD, "einops"],
    }


def test_without_a_shared_one_it_is_built_from_the_profile(root: Path) -> None:
    data = ok(root, "create", KEY, "--dedicated", "org/picky", "--with", OLD)
    assert "a copy of" not in " ".join(data["plan"]["items"][0]["reasons"])
    answer = ok(root, "resolve", "org/picky", "--no-create")
    assert says(answer["python_executable"], "transformers") == "4.40.2"
    assert [path.parent.name for path in (root / ".envs").glob("*/env.json")] == [OWN]


def test_it_is_built_again_with_its_own_lines_when_it_is_gone(root: Path) -> None:
    ok(root, "create", KEY)
    ok(root, "create", KEY, "--dedicated", "org/picky", "--with", OLD)
    plan = ok(root, "delete", f"shared:{OWN}", "--dry-run")
    warnings = {warning["code"]: warning for warning in plan["items"][0]["warnings"]}
    assert "org/picky" in warnings["only-environment"]["message"]
    ok(root, "delete", f"shared:{OWN}", "--yes")
    answer = ok(root, "resolve", "org/picky")
    assert (answer["env_key"], answer["strategy"]) == (OWN, "created")
    assert says(answer["python_executable"], "transformers") == "4.40.2"


def test_a_model_folder_and_its_pins_and_preferences(root: Path) -> None:
    folder = root / "models" / "mine"
    folder.mkdir(parents=True)
    make_legacy(root, "org__picky")
    ok(root, "use", "org/picky", "legacy:org__picky")
    ok(root, "create", KEY, "--dedicated", "org/picky", "--with", "einops")
    assert ok(root, "resolve", "org/picky", "--no-create")["env_key"] == OWN
    ok(root, "use", "org/picky", "--clear")
    assert ok(root, "resolve", "org/picky", "--no-create")["strategy"] == "legacy"

    data = ok(root, "create", KEY, "--dedicated", str(folder), "--with", "einops")
    own = data["plan"]["items"][0]["env"].removeprefix("shared:")
    assert own.startswith(f"{KEY}--dedicated--mine-")
    assert ok(root, "resolve", str(folder), "--no-create")["env_key"] == own
    again = ok(root, "create", KEY, "--dedicated", str(folder), "--with", "einops==0.8")
    assert again["plan"]["items"][0]["env"] == f"shared:{own}"
    assert ok(root, "resolve", str(folder), "--no-create")["env_key"] == own


def test_what_was_said_of_the_accelerator_is_warned_of(root: Path) -> None:
    words = ("create", KEY, "--dedicated", "org/picky", "--dry-run")
    plan = ok(root, *words, ROOST_ACCELERATOR="cu121")
    (warning,) = plan["warnings"]
    assert warning["code"] == "accelerator-differs"
    assert "torch-cu121-transformers--dedicated--org__picky" in warning["message"]
    assert not (root / ".envs" / OWN).exists()


def test_choices_that_cannot_be_read_stop_it_before_anything(root: Path) -> None:
    (root / ".envs" / "overrides.toml").write_text("[models\n")
    done = roost(root, "--json", "create", KEY, "--dedicated", "org/picky")
    assert document(done)["errors"][0]["code"] == "damaged-toml"
    assert not (root / ".envs" / OWN).exists()
    missing = roost(root, "--json", "create", KEY, "--dedicated", "/no/such")
    assert (missing.returncode, document(missing)["errors"][0]["code"]) == (5, "no-such-model")


def test_an_extension_says_whose_environment_it_changes(root: Path) -> None:
    ok(root, "create", KEY)
    (root / ".envs" / "overrides.toml").write_text(f'[models."org/a"]\nkey = "{KEY}"\n')
    done = roost(root, "create", KEY, "--with", "einops")
    assert done.returncode == 0
    assert "Used by org/a" in done.stdout
    assert "einops 0.8 added (all else stays at its version)" in done.stdout
    plan = ok(root, "create", KEY, "--with", "einops", "--dry-run")
    assert plan["items"][0]["models"] == ["org/a"]
    assert plan["options"]["extra"] == "einops"


def test_repair_mends_what_check_found_and_check_names_it(root: Path) -> None:
    ok(root, "create", KEY)
    assert ok(root, "repair", f"shared:{KEY}", "--yes")["plan"] is None
    tree = root / ".envs" / KEY / ".venv"
    for path in tree.glob("lib/python*/site-packages/peft*"):
        shutil.rmtree(path)
    broken = document(roost(root, "--json", "check", KEY))["data"]["environments"][0]
    remedies = [
        one["remedy"] for one in broken["health"]["checks"] if one["code"] == "package:peft"
    ]
    assert any(f"roost repair shared:{KEY}" in remedy for remedy in remedies)

    unasked = roost(root, "--json", "repair", KEY)
    assert (unasked.returncode, document(unasked)["errors"][0]["code"]) == (2, "not-confirmed")
    shown = ok(root, "repair", KEY, "--dry-run")
    assert "package:peft" in " ".join(shown["items"][0]["reasons"])
    ok(root, "repair", KEY, "--yes")
    assert ok(root, "check", KEY, "--deep")["environments"][0]["health"]["badge"] == "healthy"
    assert json.loads((root / ".envs" / KEY / "env.json").read_text())["venv"] != ".venv"


def test_what_cannot_be_repaired_says_what_helps(root: Path) -> None:
    make_legacy(root, "org__old", {"torch": "1.0"})
    done = roost(root, "--json", "repair", "legacy:org__old", "--yes")
    (error,) = document(done)["errors"]
    assert (done.returncode, error["code"]) == (2, "not-shared")
    assert "roost migrate" in error["remedy"]
    assert document(roost(root, "--json", "repair", "shared:nothing"))["errors"]


def test_repair_finds_another_base_python_where_the_old_one_is_gone(root: Path) -> None:
    ok(root, "create", KEY)
    tree = root / ".envs" / KEY / ".venv"
    for path in (tree / "bin").glob("python*"):
        if path.is_symlink() and path.readlink().is_absolute():
            path.unlink()
            path.symlink_to("/no/such/python3")
    config = tree / "pyvenv.cfg"
    lines = config.read_text().splitlines()
    config.write_text("\n".join("home = /no/such" if "home" in one else one for one in lines))
    checked = roost(root, "--json", "check", KEY)
    assert checked.returncode == 1
    assert f"roost repair shared:{KEY}" in checked.stdout
    data = ok(root, "repair", KEY, "--yes")
    said = " ".join(data["plan"]["items"][0]["reasons"])
    assert "interpreter" in said
    assert ok(root, "check", KEY, "--deep")["environments"][0]["health"]["badge"] == "healthy"
    answer = ok(root, "resolve", "org/other", "--no-create")
    assert says(answer["python_executable"], "transformers") == STACK["transformers"]


def test_repair_brings_the_right_build_of_torch(root: Path, tmp_path: Path) -> None:
    key = "torch-cu121-transformers"
    make_wheel(tmp_path / "wheels", "torch", "2.13.0+cu121")
    profile = root / "profiles" / "small.toml"
    text = profile.read_text().replace("cpu", "cu121")
    profile.with_name("gpu.toml").write_text(text.replace('id = "small"', 'id = "gpu"'))
    ok(root, "create", key)
    (info,) = (root / ".envs" / key / ".venv").glob("lib/python*/site-packages/torch-*.dist-info")
    rewrite(info / "METADATA", (info / "METADATA").read_text().replace("+cu121", "+cpu"))
    info.rename(info.with_name("torch-2.13.0+cpu.dist-info"))
    (module,) = info.parent.glob("torch/__init__.py")
    rewrite(module, "__version__ = '2.13.0+cpu'\n")
    checked = document(roost(root, "--json", "check", key))["data"]["environments"][0]
    failed = {one["code"] for one in checked["health"]["checks"] if not one["ok"]}
    assert "accelerator" in failed
    ok(root, "repair", key, "--yes")
    shown = environment(root, f"shared:{key}")
    assert shown["torch"] == "2.13.0+cu121"
    assert shown["accelerator"] == "cu121"
