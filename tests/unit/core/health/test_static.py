"""Static health: each finding has its code, what was found and expected, and a remedy."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from roost.core.discovery import find_legacy, find_shared, read_env
from roost.core.domain.env import Env, EnvId
from roost.core.domain.health import Badge, HealthReport, Level, Severity
from roost.core.domain.needs import Needs, PackageNeed, Reason
from roost.core.domain.profile import Profile
from roost.core.health import asked_of, check_static, fingerprint, unneeded_imports
from roost.core.health.asked import wants_device
from roost.core.health.drift import changes, in_words, locked
from roost.core.health.extensions import mismatch
from roost.core.store.layout import Layout
from support.fake_env import STACK, add_package, make_legacy, make_shared, python_of, site_packages


def legacy(root: Path, **options: object) -> Env:
    make_legacy(root, "org__model", **options)  # type: ignore[arg-type]
    return find_legacy(Layout(root)).envs[0]


def shared(root: Path, key: str = "torch-cpu-transformers", **options: object) -> Env:
    make_shared(root, key, **options)  # type: ignore[arg-type]
    return find_shared(Layout(root)).envs[0]


def failed(report: HealthReport) -> list[str]:
    for check in report.failed():
        assert check.remedy and check.found and check.expected, check
    return [check.code for check in report.failed()]


def needing(*names: str) -> Needs:
    packages = tuple(PackageNeed(name, None, Reason("config.json")) for name in names)
    return Needs(family="transformers", packages=packages)


@pytest.mark.parametrize("style", ["stdlib", "uv", "virtualenv"])
def test_a_good_environment_has_no_finding_and_is_unknown_until_checked(
    tmp_path: Path, style: str
) -> None:
    report = check_static(legacy(tmp_path, style=style), stamp="s")
    assert failed(report) == []
    assert (report.badge, report.level, report.stamp) == (Badge.UNKNOWN, Level.STATIC, "s")
    assert not report.usable()


def remove_interpreter(tree: Path) -> None:
    python_of(tree).unlink()
    for name in ("python3", f"python3.{sys.version_info[1]}"):
        (tree / "bin" / name).unlink(missing_ok=True)


def dangle(tree: Path) -> None:
    python_of(tree).unlink()
    python_of(tree).symlink_to("/no/such/python3.11")


def lose_home(tree: Path) -> None:
    change_config(tree, "home", str(tree / "gone"))


def change_config(tree: Path, name: str, value: str) -> None:
    config = tree / "pyvenv.cfg"
    lines = [line for line in config.read_text().splitlines() if not line.startswith(f"{name} =")]
    config.write_text("\n".join([*lines, f"{name} = {value}"]) + "\n")


def no_home(tree: Path) -> None:
    (tree / "pyvenv.cfg").write_text("version = 3.11.1\n")


def empty_interpreter(tree: Path) -> None:
    python_of(tree).unlink()
    python_of(tree).touch(0o755)


def not_executable(tree: Path) -> None:
    python_of(tree).unlink()
    python_of(tree).write_bytes(b"\x7fELF")
    python_of(tree).chmod(0o644)


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX tree; Windows has its own launcher")
@pytest.mark.parametrize(
    ("damage", "codes", "words"),
    [
        (remove_interpreter, ["interpreter"], "no interpreter"),
        (dangle, ["interpreter"], "/no/such/python3.11"),
        (empty_interpreter, ["interpreter"], "empty"),
        (not_executable, ["interpreter"], "executed"),
        (lose_home, ["base-python"], "gone"),
        (no_home, ["pyvenv-cfg"], "home"),
        (lambda tree: (tree / "pyvenv.cfg").unlink(), ["pyvenv-cfg"], "missing"),
        (lambda tree: shutil.rmtree(tree / "lib"), ["site-packages"], "missing"),
        (shutil.rmtree, ["interpreter", "pyvenv-cfg", "site-packages"], "no interpreter"),
    ],
)
def test_what_breaks_an_interpreter(
    tmp_path: Path, damage: Callable[[Path], None], codes: list[str], words: str
) -> None:
    env = legacy(tmp_path)
    damage(env.venv)
    report = check_static(env)
    assert failed(report) == codes
    assert report.badge is Badge.BROKEN
    assert words in report.failed()[0].found


@pytest.mark.skipif(sys.platform == "win32", reason="the version is read from the link's target")
def test_a_base_python_of_another_minor_version_breaks(tmp_path: Path) -> None:
    env = legacy(tmp_path)
    library = site_packages(env.venv).parent
    library.rename(library.with_name("python3.9"))
    change_config(env.venv, "version", "3.9.2")
    report = check_static(env)
    assert "base-version" in failed(report) and report.badge is Badge.BROKEN
    check = next(check for check in report.failed() if check.code == "base-version")
    assert f"3.{sys.version_info[1]}" in check.found and "3.9" in check.expected


@pytest.mark.skipif(sys.platform == "win32", reason="the version is read from the link's target")
def test_a_base_python_of_another_patch_level_is_fine(tmp_path: Path) -> None:
    env = legacy(tmp_path)
    change_config(env.venv, "version", f"3.{sys.version_info[1]}.999")
    assert failed(check_static(env)) == []


def test_a_missing_default_package_breaks_unless_the_model_can_do_without(tmp_path: Path) -> None:
    env = legacy(tmp_path, packages={"torch": "2.13.0+cpu", "transformers": "4.57.1"})
    report = check_static(env)
    assert failed(report) == ["package:peft", "package:accelerate"]
    assert report.badge is Badge.UNKNOWN, "nothing is known of the model: peft may be missing"
    needs = needing("torch", "transformers")
    assert report.badge_without(unneeded_imports(needs)) is Badge.UNKNOWN
    lenient = check_static(env, None, needs)
    assert {check.severity for check in lenient.failed()} == {Severity.DEGRADES}
    assert lenient.badge is Badge.UNKNOWN
    assert check_static(env, None, needing("torch", "peft")).badge is Badge.BROKEN


def test_what_a_model_can_do_without() -> None:
    for unknown in (None, Needs()):
        assert {"peft", "accelerate"} <= unneeded_imports(unknown)
        assert not {"torch", "transformers"} & unneeded_imports(unknown)
    unneeded = unneeded_imports(needing("accelerate", "bitsandbytes"))
    assert {"peft", "diffusers"} <= unneeded
    assert not {"torch", "transformers", "accelerate", "bitsandbytes"} & unneeded


def test_a_package_that_may_lie_elsewhere_is_uncertain(tmp_path: Path) -> None:
    env = legacy(tmp_path, packages={"torch": "2.13.0+cpu"})
    (site_packages(env.venv) / "shared.pth").write_text("/opt/more\n")
    report = check_static(env, None, None)
    assert report.badge is Badge.UNKNOWN
    assert {check.severity for check in report.failed()} == {Severity.UNCERTAIN}


def test_a_module_without_metadata_counts_as_there(tmp_path: Path) -> None:
    env = legacy(tmp_path)
    shutil.rmtree(next(site_packages(env.venv).glob("peft-*.dist-info")))
    assert failed(check_static(env)) == []


def damage_metadata(info: Path, name: str, content: bytes | None) -> None:
    if content is None:
        (info / name).unlink()
    else:
        (info / name).write_bytes(content)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("METADATA", None, "metadata"),
        ("METADATA", b"", "metadata"),
        ("METADATA", b" \n\n", "metadata"),
        ("METADATA", b"\x7fELF\0\0\0" * 999, "metadata"),
        ("METADATA", b"Metadata-Version: 2.1\nVersion: 1\n\n", "metadata"),
        ("METADATA", b"Metadata-Version: 2.1\nName: x\n\nVersion: 3", "metadata"),
        ("METADATA", b"Metadata-Version: 2.1\nName: \xff\xfe\nVersion: 1\n", "metadata"),
        ("RECORD", None, "record"),
        ("RECORD", b"", "record"),
        ("RECORD", b"\0\1\2" * 50, "record"),
        ("RECORD", b"numpy/__init__.py,sha256=abc,5\nnumpy/co", "record"),
        ("RECORD", b"../../x,,\nnumpy/__init__.py,,\n", "record"),
        ("RECORD", b"numpy/../../../../../../../../../../etc/passwd,,\n", "record"),
        ("RECORD", b'"/etc/pass,wd",,\n', "record"),
        ("RECORD", b"C:\\x,,\n", "record"),
        ("RECORD", b"..\\..\\..\\..\\x,,\n", "record"),
    ],
)
def test_damaged_package_metadata_breaks(
    tmp_path: Path, name: str, content: bytes | None, code: str
) -> None:
    env = legacy(tmp_path)
    info = add_package(env.venv, "numpy", "2.1.0")
    if name == "RECORD" and content is not None and content.startswith(b"../../x"):
        content = content.replace(b"../../x", b"../" * 4 + b"x")
    damage_metadata(info, name, content)
    if sys.platform != "win32" and content and content.startswith(b"C:"):
        # A drive is a plain folder name here, so nothing leads out.
        assert failed(check_static(env)) == []
        return
    report = check_static(env)
    assert failed(report) == [f"{code}:numpy"]
    assert report.badge is Badge.BROKEN
    assert check_static(env).failed()[0].package == "numpy"
    assert read_env(Layout(tmp_path), env.id).packages == 5


def test_scripts_beside_site_packages_do_not_lead_out(tmp_path: Path) -> None:
    env = legacy(tmp_path)
    info = add_package(env.venv, "numpy", "2.1.0")
    record = info / "RECORD"
    depth = len(site_packages(env.venv).relative_to(env.venv).parts)
    record.write_text(record.read_text() + "../" * depth + "bin/f2py,,\n")
    assert failed(check_static(env)) == []


def test_what_pip_left_behind_is_not_a_package(tmp_path: Path) -> None:
    env = legacy(tmp_path)
    (site_packages(env.venv) / "~orch-2.0.dist-info").mkdir()
    assert failed(check_static(env)) == []


def test_two_versions_of_one_package(tmp_path: Path) -> None:
    env = legacy(tmp_path)
    add_package(env.venv, "torch", "2.12.0+cpu")
    report = check_static(env)
    assert failed(report) == ["duplicate:torch"]
    assert "2.12.0+cpu" in report.failed()[0].found


def test_a_wrong_accelerator_degrades_a_shared_environment(tmp_path: Path) -> None:
    env = shared(tmp_path, "torch-cu121-transformers", env_json={})
    report = check_static(env)
    assert failed(report) == ["accelerator"]
    assert report.failed()[0].severity is Severity.DEGRADES
    assert "CUDA 12.1" in report.failed()[0].expected


def test_a_legacy_environment_may_have_any_build_of_its_stack(tmp_path: Path) -> None:
    env = legacy(tmp_path, packages={**STACK, "torch": "2.5.1+cu124"})
    assert failed(check_static(replace(env, env_key="torch-cu121-transformers"))) == []
    assert failed(check_static(replace(env, env_key="torch-cpu-transformers"))) == []
    other = check_static(replace(env, env_key="torch-rocm6.2-transformers"))
    assert failed(other) == ["accelerator"]


@pytest.mark.parametrize(
    ("env_json", "code"),
    [("{", "env-json"), ("[]", "env-json"), ({"schema": 2}, "env-json"), ({"venv": ""}, None)],
)
def test_env_json(tmp_path: Path, env_json: object, code: str | None) -> None:
    if isinstance(env_json, dict) and "venv" in env_json:
        env_json = {**env_json, "venv": ".venv"}
    report = check_static(shared(tmp_path, env_json=env_json))
    assert failed(report) == ([code] if code else [])
    assert all(check.severity is Severity.DEGRADES for check in report.failed())


def test_drift_is_a_finding(tmp_path: Path) -> None:
    env = shared(tmp_path, env_json={})
    document = {"schema": 1, "env_key": env.name, "fingerprint": fingerprint(env.venv)}
    (env.path / "env.json").write_text(json.dumps({**document, "packages": 4}))
    report = check_static(env)
    assert [c.ok for c in report.checks if c.code == "drift"] == [True]
    add_package(env.venv, "numpy", "2.1.0")
    report = check_static(env)
    assert failed(report) == ["drift"]
    assert "packages were changed" in report.failed()[0].found
    assert report.failed()[0].severity is Severity.DEGRADES
    lock = "".join(
        f"{name}=={version} \\\n    --hash=sha256:00\n" for name, version in STACK.items()
    )
    (env.path / "requirements.lock").write_text(f"# made by uv\n{lock}six==1.17.0\n")
    assert check_static(env).failed()[0].found == "numpy 2.1.0 added; six 1.17.0 removed"


def test_differences_from_a_lock() -> None:
    before = locked("torch==2.13.0\nNumPy[x] == 2.1.0 ; python_version>'3'\n-e .\nfoo>=1\nbar==1\n")
    assert before == {"torch": "2.13.0", "numpy": "2.1.0", "bar": "1"}
    after = {"torch": "2.13.0+cpu", "numpy": "2.2.0", "pip": "24.0", "baz": "2"}
    found = changes(before, after)
    assert in_words(found) == "bar 1 removed; baz 2 added; numpy 2.1.0 → 2.2.0"
    assert "and 4 more" in in_words(found * 3)
    assert "versions are the same" in in_words(())


def test_versions_count_only_against_the_profile_it_was_built_from(tmp_path: Path) -> None:
    profile = Profile(
        1, "p", "torch-cpu-transformers", "P", ">=3.9", ("torch==2.9.0", "transformers>=4.51")
    )
    env = shared(tmp_path, env_json={})
    assert failed(check_static(env, profile)) == []
    document = {"schema": 1, "profile": {"id": "p", "digest": profile.digest}}
    (env.path / "env.json").write_text(json.dumps(document))
    report = check_static(env, profile)
    assert failed(report) == ["version:torch"]
    assert report.failed()[0].expected == "==2.9.0"


def test_what_is_asked(tmp_path: Path) -> None:
    old = legacy(tmp_path)
    assert asked_of(old, None).imports == ("torch", "transformers", "peft", "accelerate")
    key = shared(tmp_path, "torch-cu121-transformers-bnb")
    assert asked_of(key, None).imports == ("torch", "transformers", "bitsandbytes")
    assert asked_of(key, None).accelerator == "cu121"
    profile = Profile(1, "p", key.name, "P", ">=3.9", ("torch",), checks=("torch",))
    assert asked_of(key, profile).imports == ("torch",)
    assert [wants_device(a) for a in ("", "cpu", "cu121", "rocm6.2", "mps", "xpu")] == [
        None,
        None,
        "cuda",
        "rocm",
        "mps",
        "xpu",
    ]


@pytest.mark.parametrize(
    ("version", "wheel", "metadata", "expected"),
    [
        ("2.7.4+cu12torch2.6cxx11abiFALSE", b"", b"", ("torch 2.6", "torch 2.8")),
        ("2.7.4+cu12torch2.8cxx11abiFALSE", b"", b"", ("", "")),
        ("0.29", b"", b"Requires-Dist: torch==2.7.1\n", ("torch 2.7.1", "torch 2.8.0")),
        ("0.29", b"", b"Requires-Dist: torch (==2.8.0)\n", ("", "")),
        ("0.29", b"Tag: cp310-cp310-linux_x86_64\n", b"", ("Python 3.10", "Python 3.11")),
        ("0.29", b"Tag: cp39-abi3-linux_x86_64\n", b"", ("", "")),
        ("0.7.1+cu118", b"", b"", ("CUDA 11 (cu118)", "CUDA 12.6 (cu126)")),
        ("0.7.1+cu128", b"", b"", ("CUDA cu128", "CUDA 12.6 (cu126)")),
        ("0.7.1+cu121", b"", b"", ("", "")),
        # As natten, pytorch3d, PyG and exllamav2 name theirs.
        ("0.21.0+torch280cu126", b"", b"", ("", "")),
        ("0.17.5+torch260cu126", b"", b"", ("torch 2.6", "torch 2.8")),
        ("0.22.0+torch2100cu126", b"", b"", ("torch 2.10", "torch 2.8")),
        ("0.7.8+5043d15pt2.8.0cu126", b"", b"", ("", "")),
        ("2.1.2+pt28cu126", b"", b"", ("", "")),
        ("2.1.2+pt210cu126", b"", b"", ("torch 2.1 or 2.10", "torch 2.8")),
        ("2.1.2+pt28cpu", b"", b"", ("the CPU", "torch's cu126")),
        ("0.23.0+cpu", b"", b"Requires-Dist: torch==2.8.0\n", ("the CPU", "torch's cu126")),
        ("0.3.1+cu121.torch2.4.0", b"", b"", ("torch 2.4", "torch 2.8")),
        # A pin of an extra ties nothing; one for another machine only where none fits.
        ("0.29", b"", b'Requires-Dist: torch==2.1.0; extra == "test"\n', ("", "")),
        (
            "0.29",
            b"",
            b'Requires-Dist: torch==2.2.2; sys_platform == "darwin"\n'
            b'Requires-Dist: torch==2.8.0; sys_platform == "linux"\n',
            ("", ""),
        ),
        ("0.29", b"", b"Requires-Dist: torch<3,>=2.4\nRequires-Dist: torchvision==1\n", ("", "")),
    ],
)
def test_extension_builds(
    version: str, wheel: bytes, metadata: bytes, expected: tuple[str, str]
) -> None:
    found = mismatch(
        version, wheel, metadata, torch="2.8.0+cu126", accelerator="cu126", python="3.11.7"
    )
    assert found == expected


def test_an_extension_that_does_not_fit_is_a_finding(tmp_path: Path) -> None:
    env = legacy(tmp_path)
    add_package(env.venv, "xformers", "0.0.33", requires=["torch==2.9.0"])
    report = check_static(env)
    assert failed(report) == ["extension:xformers"]
    assert report.failed()[0].severity is Severity.DEGRADES


@pytest.mark.parametrize(("version", "fits"), [("3.5.1", True), ("3.4.0", False)])
def test_triton_is_held_against_what_its_torch_asks_for(
    tmp_path: Path, version: str, fits: bool
) -> None:
    torch = 'triton==3.5.1; platform_system == "Linux"'
    path = make_legacy(tmp_path, "org__x", STACK, requires={"torch": [torch]})
    add_package(path / ".venv", "triton", version)
    report = check_static(read_env(Layout(tmp_path), EnvId.parse("legacy:org__x")))
    assert failed(report) == ([] if fits else ["extension:triton"])


def test_the_id_of_a_report_is_of_no_matter_to_an_environment_elsewhere(tmp_path: Path) -> None:
    env = replace(legacy(tmp_path), id=EnvId.parse("other:comfy"))
    assert failed(check_static(env)) == []
