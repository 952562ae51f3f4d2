"""A profile drafted from a legacy environment's packages is one the profile reader takes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from roost.core.store.profiles import load_profiles
from support.commands import document, roost
from support.fake_env import make_legacy, site_packages
from support.workspaces import make_workspace

PACKAGES = {
    "torch": "2.6.0+cu124",
    "transformers": "4.49.0",
    "peft": "0.14.0",
    "accelerate": "1.4.0",
    "auto-gptq": "0.7.1",
    "numpy": "1.26.4",
    "flash-attn": "2.7.4+cu12torch2.6",
    "mine": "0.1",
    "einops": "0.8.1",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_workspace(tmp_path / "ws")
    wanted = {"transformers": ["numpy>=1.17", "sympy ; extra == 'dev'"], "peft": ["transformers"]}
    folder = make_legacy(root, "org__x", PACKAGES, requires=wanted)
    info = next(site_packages(folder / ".venv").glob("mine-*.dist-info"))
    (info / "direct_url.json").write_text(json.dumps({"url": "file:///somewhere", "dir_info": {}}))
    return root


def test_it_is_printed_and_changes_nothing(root: Path) -> None:
    data = document(roost(root, "--json", "profiles", "draft", "legacy:org__x"))["data"]
    assert data["env_key"] == "torch-cu124-transformers-gptq"
    assert data["path"] is None
    assert [one["package"] for one in data["left_out"]] == [
        "flash-attn 2.7.4+cu12torch2.6",
        "mine 0.1",
    ]
    assert "torch==2.6.0" in roost(root, "profiles", "draft", "legacy:org__x").stdout
    assert [path.name for path in (root / "profiles").iterdir()] == ["small.toml"]


def test_saved_it_is_the_profile_of_its_key(root: Path) -> None:
    done = roost(root, "--json", "profiles", "draft", "legacy:org__x", "--save")
    path = Path(document(done)["data"]["path"])
    assert path == root / "profiles" / "torch-cu124-transformers-gptq.toml"
    loaded = load_profiles(root / "profiles")
    assert loaded.errors == ()
    profile = loaded.get("torch-cu124-transformers-gptq")
    assert profile is not None
    assert profile.origin == str(path)
    # numpy comes with transformers; what has no place on an index is left out.
    assert profile.requirements == (
        "torch==2.6.0",
        "accelerate==1.4.0",
        "auto-gptq==0.7.1",
        "einops==0.8.1",
        "peft==0.14.0",
        "transformers==4.49.0",
    )
    assert (profile.torch_pin(), profile.accelerator) == ("2.6.0", "cu124")
    assert profile.index.endswith("/cu124")
    assert profile.allows_python("3.11.4")
    assert {"torch", "transformers", "auto_gptq"} <= set(profile.checks)
    keys = [
        one["env_key"] for one in document(roost(root, "--json", "profiles"))["data"]["profiles"]
    ]
    assert "torch-cu124-transformers-gptq" in keys


def test_nothing_is_overwritten(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "new folder" / "mine.toml"
    assert roost(root, "profiles", "draft", "legacy:org__x", "--out", out).returncode == 0
    again = roost(root, "--json", "profiles", "draft", "legacy:org__x", "--out", out)
    assert again.returncode == 1
    assert document(again)["errors"][0]["code"] == "exists"


def test_the_offer_of_a_key_without_a_profile_is_this_command(root: Path) -> None:
    data = document(
        roost(root, "--json", "resolve", "org/x", "--no-create", ROOST_ACCELERATOR="cu124")
    )["data"]
    (conflict,) = [one for one in data["conflicts"] if one["code"] == "no-profile"]
    words = conflict["offers"][0]["command"].split()
    assert words[0] == "roost"
    assert roost(root, *words[1:]).returncode == 0
    assert load_profiles(root / "profiles").get(data["env_key"]) is not None


def test_a_shared_one_and_an_empty_one_are_refused(root: Path) -> None:
    make_legacy(root, "org__empty", {})
    codes = {}
    for env in ("shared:torch-cpu-transformers", "legacy:org__empty"):
        done = roost(root, "--json", "profiles", "draft", env)
        codes[env] = document(done)["errors"][0]["code"]
    assert codes == {
        "shared:torch-cpu-transformers": "no-such-environment",
        "legacy:org__empty": "nothing-installed",
    }
