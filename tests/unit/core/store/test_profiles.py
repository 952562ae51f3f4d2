"""Profiles: built in, the workspace's own, those of older set-ups, and bad ones."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from roost.core.domain.envkey import canonical, display_name, parse_key
from roost.core.domain.profile import Profile
from roost.core.domain.torchbuilds import python_range
from roost.core.store.profiles import BuiltInProfiles, load_profiles
from roost.core.system.resources import resource_path, resources_root

TOML = """schema = 1
id = "mine"
env_key = "torch-cpu-transformers"
title = "Mine"
python = ">=3.11"
requirements = [
    "torch==2.13.0",
    "transformers>=4.51",
]
"""
BUILT_IN = load_profiles(None).profiles
# The last torch of each index, from PyTorch's "Installing previous versions";
# cpu is the version formats.md names.
TORCH = {
    "cpu": "2.13.0",
    "cu118": "2.7.1",
    "cu121": "2.5.1",
    "cu124": "2.6.0",
    "cu126": "2.9.1",
    "cu128": "2.9.1",
    "cu130": "2.9.1",
    "xpu": "2.10.0",
    "rocm6.2": "2.5.1",
    "rocm6.3": "2.7.1",
    "rocm6.4": "2.9.1",
    "mps": "2.9.1",
}


# Versions those indexes are documented to have, beyond the last one.
ALSO_THERE = {"cu118": {"2.6.0"}, "cu121": {"2.2.1"}, "cu128": {"2.8.0"}}
# Where builds of the other kinds exist.
OTHERS = {
    "gptq": "cpu cu121 cu126 cu128 cu130 rocm6.4",
    "awq": "cpu cu118 cu121 cu124 cu126 cu128 cu130 rocm6.4",
    "diffusers": "cpu cu118 cu121 cu124 cu126 cu128 cu130 mps rocm6.2 rocm6.3 rocm6.4 xpu",
    "vllm": "cu121 cu124 cu128",
    "llamacpp": "cpu cu121 cu124 cu126 cu128 cu130 mps",
}


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("accelerator", sorted(TORCH))
@pytest.mark.parametrize("quant", ["", "-bnb"])
def test_every_accelerator_has_plain_and_bnb(accelerator: str, quant: str) -> None:
    profile = BUILT_IN[f"torch-{accelerator}-transformers{quant}"]
    assert profile.accelerator == accelerator
    assert profile.torch_pin() == TORCH[accelerator]
    index = "" if accelerator == "mps" else f"https://download.pytorch.org/whl/{accelerator}"
    assert profile.index == index
    assert ("bitsandbytes" in profile.checks) == bool(quant)
    assert any(line.startswith("bitsandbytes") for line in profile.requirements) == bool(quant)


@pytest.mark.parametrize("key", sorted(BUILT_IN))
def test_built_in_profiles_are_sound(key: str) -> None:
    profile = BUILT_IN[key]
    assert profile.env_key == key == canonical(key)
    assert parse_key(key).known
    assert profile.title == display_name(key)
    assert profile.origin == "built-in"
    assert profile.checks
    for line in (*profile.requirements, *profile.constraints):
        Requirement(line)
    assert SpecifierSet(profile.python).contains("3.11.4")
    assert profile.allows_python("3.11.4")
    assert not profile.allows_python("3.8.1")
    assert len(profile.digest) == 64


@pytest.mark.parametrize("key", sorted(BUILT_IN))
def test_each_torch_is_on_its_index_and_its_python(key: str) -> None:
    profile = BUILT_IN[key]
    if key.startswith("llamacpp"):
        assert profile.torch_pin() is None
        assert profile.index_packages == ("llama-cpp-python",)
        return
    pin = profile.torch_pin()
    accelerator = profile.accelerator
    assert pin in {TORCH[accelerator], *ALSO_THERE.get(accelerator, ())}
    assert pin is not None
    wheels = SpecifierSet(python_range(pin))
    asked = SpecifierSet(profile.python)
    assert all(wheels.contains(f"3.{n}") for n in range(8, 16) if asked.contains(f"3.{n}"))
    if accelerator.startswith("rocm"):
        # torch for ROCm needs this build of Triton, which only that index has.
        assert "pytorch-triton-rocm" in profile.requirements
        assert profile.from_index("pytorch_triton_rocm")
    if accelerator == "xpu":
        assert "triton-xpu" in profile.requirements
        assert profile.from_index("triton_xpu")


@pytest.mark.parametrize("kind", sorted(OTHERS))
def test_the_other_kinds_exist_where_builds_do(kind: str) -> None:
    forms = {"gptq": "torch-{}-transformers-gptq", "awq": "torch-{}-transformers-awq"}
    form = {**forms, "diffusers": "torch-{}-diffusers"}.get(kind, kind + "-{}")
    for accelerator in TORCH:
        assert (form.format(accelerator) in BUILT_IN) == (accelerator in OTHERS[kind].split())


def test_ids_are_unique() -> None:
    ids = [profile.id for profile in BUILT_IN.values()]
    assert len(set(ids)) == len(ids)


def test_the_cpu_profile_is_that_of_formats_md() -> None:
    profile = BUILT_IN["torch-cpu-transformers"]
    assert profile.requirements == ("torch==2.13.0", "transformers>=4.51", "peft", "accelerate")
    assert profile.python == ">=3.10,<3.14"
    assert profile.id == "transformers-cpu"
    # Never the registry's CUDA build on Linux.
    assert profile.build_requirements("linux")[0] == "torch==2.13.0+cpu"
    assert profile.build_requirements("win32")[0] == "torch==2.13.0+cpu"
    assert profile.build_requirements("darwin")[0] == "torch==2.13.0"
    assert profile.from_index("Torch")
    assert not profile.from_index("transformers")


@pytest.mark.parametrize(
    ("torch", "index", "accelerator", "built"),
    [
        ("2.5.1", "", "cpu", "torch==2.5.1"),
        ("2.5.1", "https://x/whl/cu121", "cu121", "torch==2.5.1+cu121"),
        ("2.5.1+cu118", "https://x/whl/cu121", "cu118", "torch==2.5.1+cu118"),
    ],
)
def test_a_key_of_ones_own_takes_its_accelerator_from_torch_or_index(
    tmp_path: Path, torch: str, index: str, accelerator: str, built: str
) -> None:
    text = f'env_key = "my-stack"\nindex = "{index}"\nrequirements = ["torch=={torch}"]\n'
    write(tmp_path, "mine.toml", text)
    profile = load_profiles(tmp_path).profiles["my-stack"]
    assert profile.accelerator == accelerator
    assert profile.build_requirements("linux") == (built,)


def test_one_profile_is_found_without_reading_the_others(tmp_path: Path) -> None:
    write(tmp_path, "torch-cpu-transformers.toml", TOML)
    write(tmp_path, "torch-cu121-transformers.toml", "not toml at all [")
    profiles = load_profiles(None, tmp_path)
    found = profiles.get("torch-cpu-transformers")
    assert found is not None
    assert found.title == "Mine"
    assert profiles.get("torch-mps-transformers") is None
    assert len(BuiltInProfiles(tmp_path / "absent")) == 0


def test_the_workspace_overrides_by_env_key(tmp_path: Path) -> None:
    write(tmp_path, "whatever.toml", TOML)
    write(tmp_path, "new.toml", TOML.replace("torch-cpu-transformers", "my-stack"))
    loaded = load_profiles(tmp_path)
    assert loaded.errors == ()
    assert loaded.profiles["torch-cpu-transformers"].origin == str(tmp_path / "whatever.toml")
    assert loaded.profiles["my-stack"].accelerator == "cpu"
    assert set(loaded.profiles) == {*BUILT_IN, "my-stack"}
    assert len(loaded.profiles) == len(BUILT_IN) + 1


def test_json_wins_over_toml_and_what_lost_is_named(tmp_path: Path) -> None:
    first = write(tmp_path, "a.toml", TOML)
    write(tmp_path, "b.json", json.dumps({"packages": {"torch": "2.2.0", "transformers": ""}}))
    loaded = load_profiles(tmp_path)
    assert loaded.profiles["torch-cpu-transformers"].id == "b"
    assert [profile.origin for profile in loaded.shadowed] == [str(first)]


def older(tmp_path: Path, data: object) -> Profile:
    write(tmp_path, "old.json", json.dumps(data))
    loaded = load_profiles(tmp_path)
    assert loaded.errors == ()
    return next(p for p in loaded.profiles.values() if p.origin != "built-in")


@pytest.mark.parametrize(
    ("torch", "index", "cuda", "expected"),
    [
        ("2.2.0+cu121", "https://x/whl/cu118", "12.4", "cu121"),
        ("2.2.0+cpu", "https://x/whl/cu118", "12.4", "cpu"),
        ("2.2.0", "https://x/whl/cu118/", "12.4", "cu118"),
        ("2.2.0", "https://x/simple", "12.4", "cu124"),
        ("2.2.0", None, "12.1.105", "cu121"),
        ("2.2.0", None, 12.1, "cu121"),
        ("2.2.0", None, None, "cpu"),
        ("2.2.0", None, "nonsense", "cpu"),
        ("2.5.1+rocm6.2", None, None, "rocm6.2"),
        ("2.2.0+git123", None, "11.8", "cu118"),
    ],
)
def test_accelerator_of_older_profiles(
    tmp_path: Path, torch: str, index: str | None, cuda: object, expected: str
) -> None:
    data: dict[str, object] = {"packages": {"torch": torch, "transformers": "4.40.0"}}
    if index is not None:
        data["torch_index"] = index
    if cuda is not None:
        data["cuda_version"] = cuda
    profile = older(tmp_path, data)
    assert profile.env_key == f"torch-{expected}-transformers"
    assert profile.accelerator == expected
    assert profile.requirements == (f"torch=={torch}", "transformers==4.40.0")
    assert profile.index == (index or f"https://download.pytorch.org/whl/{expected}")


def test_an_older_profile_as_a_whole(tmp_path: Path) -> None:
    profile = older(
        tmp_path,
        {
            "packages": {
                "torch": "2.2.0+cu121",
                "transformers": ">=4.40",
                "bitsandbytes": "*",
                "accelerate": None,
            },
            "torch_index": "https://download.pytorch.org/whl/cu121",
            "cuda_version": "12.1",
        },
    )
    assert profile.env_key == "torch-cu121-transformers-bnb"
    assert profile.title == "Transformers + bitsandbytes (CUDA 12.1)"
    assert profile.requirements == (
        "torch==2.2.0+cu121",
        "transformers>=4.40",
        "bitsandbytes",
        "accelerate",
    )
    assert profile.checks == ("torch", "transformers", "accelerate", "bitsandbytes")
    assert profile.python == ">=3.8,<3.13"
    assert profile.build_requirements("linux")[0] == "torch==2.2.0+cu121"


@pytest.mark.parametrize(
    ("packages", "key"),
    [
        ({"torch": "2.5.1+cu121", "auto-gptq": "0.7.1", "transformers": ""}, "gptq"),
        ({"torch": "2.5.1+cu121", "autoawq": "0.2.9", "transformers": ""}, "awq"),
    ],
)
def test_quantisation_of_older_profiles(tmp_path: Path, packages: dict[str, str], key: str) -> None:
    assert older(tmp_path, {"packages": packages}).env_key == f"torch-cu121-transformers-{key}"


def test_other_frameworks_of_older_profiles(tmp_path: Path) -> None:
    profile = older(tmp_path, {"packages": {"vllm": "0.6.6", "torch": "2.5.1+cu121"}})
    assert profile.env_key == "vllm-cu121"
    assert older(tmp_path, {"packages": ["llama-cpp-python"]}).env_key == "llamacpp-cpu"


def test_an_older_profile_may_say_its_python_and_key(tmp_path: Path) -> None:
    data = {"packages": {"torch": "2.2.0"}, "python_version": "3.11.4", "env_key": "my-key"}
    profile = older(tmp_path, data)
    assert (profile.env_key, profile.python) == ("my-key", "==3.11.*")


def test_json_of_the_present_form(tmp_path: Path) -> None:
    profile = older(tmp_path, {"env_key": "my-key", "requirements": ["numpy"], "checks": ["numpy"]})
    assert (profile.requirements, profile.checks) == (("numpy",), ("numpy",))


@pytest.mark.parametrize(
    ("name", "text", "line", "said"),
    [
        ("a.toml", TOML.replace('"Mine"', "Mine"), 4, "Invalid value"),
        ("a.toml", TOML + "index = 3\n", 10, "index: it must be text"),
        ("a.toml", TOML + 'index = "ftp://x"\n', 10, "index"),
        ("a.toml", TOML + 'index = "https://x/ y"\n', 10, "index"),
        ("a.toml", TOML.replace("schema = 1", "schema = 2"), 1, "schema: it is 2"),
        ("a.toml", TOML.replace("schema = 1", "schema = true"), 1, "schema"),
        ("a.toml", TOML.replace('"torch-cpu-transformers"', '"../x"'), 3, "env_key"),
        ("a.toml", TOML.replace('">=3.11"', '"three"'), 5, "python"),
        ("a.toml", TOML.replace('"transformers>=4.51"', '"--index-url https://e"'), 8, "'-'"),
        ("a.toml", TOML.replace('"transformers>=4.51"', '"x @ https://e/x.whl"'), 8, "address"),
        ("a.toml", TOML.replace('"transformers>=4.51"', '"a\\n--index-url b"'), 8, "line break"),
        ("a.toml", TOML.replace('"transformers>=4.51"', "7"), 6, "text"),
        ("a.toml", TOML + 'checks = ["import os; os.system()"]\n', 10, "module"),
        ("a.toml", TOML + 'constraints = ["-c other"]\n', 10, "constraints"),
        ("a.toml", TOML + "schema = 1\n", 10, "Cannot overwrite"),
        ("a.toml", 'env_key = "x"\n', None, "requirements: it is missing"),
        ("a.toml", 'env_key = "x"\nrequirements = []\n', 2, "requirements: it is empty"),
        ("a.toml", "\n\nrequirements = [\n", None, ""),
        ("a.json", '{"packages": {\n"torch": 3\n}}', 2, "torch"),
        ("a.json", '{"packages": {\n"a": "1",\n"--index-url": "x"\n}}', 3, "'-'"),
        ("a.json", '{"packages":\n {}}', 1, "packages"),
        ("a.json", '{"packages":\n {"a": "1",}}', 2, ""),
        ("a.json", "[1]", 1, "object"),
        ("a.json", '{"packages": {"a": "1", "a": "2"}}', None, "twice"),
        ("a.json", '{"packages": NaN}', None, "NaN"),
        ("a.json", "[" * 100_000, None, "deeply"),
        ("a.json", '{"cuda_version": ' + "9" * 5000 + "}", None, ""),
        ("a.toml", "a = " + "[" * 20_000, None, ""),
    ],
)
def test_bad_profiles_name_file_and_line(
    tmp_path: Path, name: str, text: str, line: int | None, said: str
) -> None:
    path = write(tmp_path, name, text)
    write(tmp_path, "good.toml", TOML.replace("torch-cpu-transformers", "good-one"))
    loaded = load_profiles(tmp_path)
    assert [error.path for error in loaded.errors] == [str(path)]
    error = loaded.errors[0]
    assert error.code == "bad-profile"
    assert error.remedy
    assert name in error.message
    assert said in error.message
    if line is not None:
        assert f"line {line}" in error.message
        assert error.data["line"] == line
    assert "good-one" in loaded.profiles


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="FIFOs exist on POSIX only")
def test_hostile_profile_files(tmp_path: Path) -> None:
    write(tmp_path, "latin.toml", "")
    (tmp_path / "latin.toml").write_bytes(b'schema = 1\ntitle = "\xff"\n')
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "gone.toml").symlink_to(tmp_path / "nowhere")
    with (tmp_path / "huge.json").open("wb") as huge:
        huge.truncate(1 << 30)
    os.mkfifo(tmp_path / "fifo.toml")
    write(tmp_path, ".hidden.toml", "broken [")
    loaded = load_profiles(tmp_path)
    assert sorted(Path(error.path or "").name for error in loaded.errors) == [
        "fifo.toml",
        "folder.toml",
        "gone.toml",
        "huge.json",
        "latin.toml",
    ]
    latin = next(e for e in loaded.errors if e.path == str(tmp_path / "latin.toml"))
    assert latin.data["line"] == 2


def test_a_missing_folder_is_no_error(tmp_path: Path) -> None:
    assert load_profiles(tmp_path / "absent").errors == ()
    assert load_profiles(write(tmp_path, "file", "x")).errors == ()


def test_keys_of_other_forms_find_their_profile() -> None:
    loaded = load_profiles(None)
    plain = BUILT_IN["torch-cu121-transformers-bnb"]
    assert loaded.get("tf-cu121-t22-bnb-edge") == plain
    assert loaded.get("torch-cu121-transformers-bnb--dedicated--org__m") == plain
    assert loaded.get("torch-cu121-transformers-fp8") is None
    assert loaded.get("../x") is None
    assert set(TORCH) <= set(loaded.accelerators())


def test_the_digest_follows_what_is_installed() -> None:
    profile = BUILT_IN["torch-cpu-transformers"]
    assert profile.digest == load_profiles(None).profiles["torch-cpu-transformers"].digest
    assert profile.with_requirements(("einops",)).digest != profile.digest


def test_resources_stay_inside() -> None:
    assert resource_path("profiles").parent == resources_root()
    for name in ("../x", "/etc/passwd", "a/../../x"):
        with pytest.raises(ValueError, match=r"x|passwd"):
            resource_path(name)
