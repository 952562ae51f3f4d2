"""What holds for every installer."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from roost.core.domain.errors import CancelledError, InstallerError
from roost.core.operations.installers import (
    Installer,
    InstallRequest,
    PackageSources,
    Pinned,
    with_hashes,
    write_lock,
)
from roost.core.system.context import JobContext
from roost.core.system.venv.locate import python_path
from support.package_index import make_wheel

from .conftest import BASE, Heard, request_for


def run_in(tree: Path, code: str) -> str:
    done = subprocess.run(
        [python_path(str(tree)), "-I", "-c", code], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def names(pins: tuple[Pinned, ...]) -> list[tuple[str, str]]:
    return sorted((pin.name, pin.version) for pin in pins)


def test_version(installer: Installer) -> None:
    assert installer.version()[0].isdigit()


def test_a_new_environment_is_empty_and_starts(tree: Path, installer: Installer) -> None:
    assert (tree / "pyvenv.cfg").is_file()
    assert run_in(tree, "import sys; print(sys.prefix)") == str(tree)
    assert installer.freeze(tree, JobContext()) == ()


def test_install_dry_run_and_freeze_agree(
    installer: Installer, tree: Path, sources: PackageSources, heard: Heard
) -> None:
    request = request_for(tree, sources, "alpha==1.0", "big")
    plan = installer.dry_run(request, heard.ctx)
    assert [(p.name, p.version) for p in plan.packages] == [
        ("alpha", "1.0"),
        ("beta", "1.2"),
        ("big", "1.0"),
    ]
    assert all(p.size and p.cached for p in plan.packages)  # local files: nothing to fetch
    assert plan.download_bytes == 0
    assert installer.freeze(tree, JobContext()) == ()
    installed = installer.install(request, heard.ctx)
    assert names(installed) == names(plan.pins) == names(installer.freeze(tree, JobContext()))
    assert run_in(tree, "import alpha, beta, big; print(beta.__version__)") == "1.2"
    assert all(pin.hash for pin in installed)
    assert (tree / ("Scripts" if sys.platform == "win32" else "bin") / "alpha").exists()


def test_a_version_spelt_in_another_way(
    installer: Installer, tree: Path, sources: PackageSources, tmp_path: Path
) -> None:
    make_wheel(tmp_path / "odd", "Odd.Name", "2024.01.07")
    own = replace(sources, find_links=(str(tmp_path / "odd"),))
    [pin] = installer.install(request_for(tree, own, "odd_name"), JobContext())
    [frozen] = installer.freeze(tree, JobContext())
    assert pin.name == frozen.name == "odd-name"
    assert with_hashes([frozen], [pin])[0].hashes == pin.hashes != ()


def test_constraints_bind(installer: Installer, tree: Path, sources: PackageSources) -> None:
    request = replace(request_for(tree, sources, "alpha"), constraints=("beta<1",))
    with pytest.raises(InstallerError) as caught:
        installer.install(request, JobContext())
    assert caught.value.code == "no-matching-version"
    assert "beta" in caught.value.message
    assert installer.freeze(tree, JobContext()) == ()


@pytest.mark.parametrize("line", ["no-such-package-here", "beta==9", "needs-gone", "beta==2.0"])
def test_what_is_not_there(
    installer: Installer, tree: Path, sources: PackageSources, line: str
) -> None:
    with pytest.raises(InstallerError) as caught:
        installer.install(request_for(tree, sources, line), JobContext())
    assert caught.value.code == "no-matching-version"
    assert caught.value.remedy
    assert caught.value.data["output"]


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://evil.invalid/simple",
        "-e .",
        "-r other.txt",
        "alpha\n--extra-index-url https://evil.invalid",
        "alpha\r-f /srv",
        "alpha @ https://evil.invalid/a.whl",
        "./alpha.whl",
        "",
        "alpha\0",
        "alpha \\",
    ],
)
def test_options_and_addresses_are_refused_before_any_subprocess(
    installer: Installer, tmp_path: Path, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def started(*_arguments: object, **_options: object) -> None:
        raise AssertionError("a subprocess was started")

    monkeypatch.setattr(subprocess, "Popen", started)
    for request in (
        InstallRequest(tmp_path, (line,)),
        InstallRequest(tmp_path, ("alpha",), constraints=(line,)),
    ):
        for act in (installer.install, installer.dry_run):
            with pytest.raises(InstallerError) as caught:
                act(request, JobContext())
            assert caught.value.code == "not-a-requirement"


def test_locked_install_gives_the_same_set(
    installer: Installer, tree: Path, sources: PackageSources, tmp_path: Path
) -> None:
    plan = installer.dry_run(request_for(tree, sources, "alpha"), JobContext())
    lock = tmp_path / "requirements.lock"
    lock.write_text(write_lock(plan.pins))
    assert "--hash=sha256:" in lock.read_text()
    installer.install(replace(request_for(tree, sources), locked=lock), JobContext())
    assert names(installer.freeze(tree, JobContext())) == [("alpha", "1.0"), ("beta", "1.2")]


def test_a_foreign_pylock_is_installed_from_the_users_own_sources(
    installer: Installer, tree: Path, sources: PackageSources, tmp_path: Path
) -> None:
    plan = installer.dry_run(request_for(tree, sources, "alpha"), JobContext())
    lock = tmp_path / "pylock.toml"
    packages = "".join(
        f'[[packages]]\nname = "{pin.name}"\nversion = "{pin.version}"\nwheels = [{{ url = '
        f'"https://elsewhere.invalid/{pin.name}-{pin.version}-py3-none-any.whl", '
        f'hashes = {{ sha256 = "{pin.hashes[0].removeprefix("sha256:")}" }} }}]\n'
        for pin in plan.pins
    )
    lock.write_text(f'lock-version = "1.0"\ncreated-by = "somebody"\n{packages}')
    request = replace(request_for(tree, sources), locked=lock)
    installer.install(request, JobContext())
    assert names(installer.freeze(tree, JobContext())) == [("alpha", "1.0"), ("beta", "1.2")]
    lock.write_text(lock.read_text().replace(plan.pins[0].hashes[0][7:], "0" * 64))
    shutil.rmtree(tree)
    installer.create_venv(tree, BASE, JobContext())
    with pytest.raises(InstallerError) as caught:
        installer.install(request, JobContext())
    assert caught.value.code == "bad-hash"


def test_a_lock_whose_hash_does_not_fit(
    installer: Installer, tree: Path, sources: PackageSources, tmp_path: Path
) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text(f"beta==1.2 --hash=sha256:{'0' * 64}\n")
    with pytest.raises(InstallerError) as caught:
        installer.install(replace(request_for(tree, sources), locked=lock), JobContext())
    assert caught.value.code == "bad-hash"
    assert installer.freeze(tree, JobContext()) == ()


def test_a_lock_with_an_option_is_refused(
    installer: Installer, tree: Path, sources: PackageSources, tmp_path: Path
) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("beta==1.2\n--index-url https://evil.invalid/simple\n")
    with pytest.raises(InstallerError) as caught:
        installer.install(replace(request_for(tree, sources), locked=lock), JobContext())
    assert caught.value.code == "not-a-requirement"
    assert "Line 2" in caught.value.message


def test_bytecode_is_there_when_asked_for(
    installer: Installer, tree: Path, sources: PackageSources, heard: Heard
) -> None:
    request = replace(request_for(tree, sources, "alpha"), compile_bytecode=True)
    installer.install(request, heard.ctx)
    cached = run_in(tree, "import beta; print(beta.__cached__)")
    assert Path(cached).is_file()
    assert [p.stage for p in heard.progress][-1] == "compile"


def test_no_bytecode_when_not(installer: Installer, tree: Path, sources: PackageSources) -> None:
    installer.install(request_for(tree, sources, "alpha"), JobContext())
    assert not list(tree.rglob("alpha/__pycache__/*.pyc"))


def test_progress_is_monotonic_and_ends_full(
    installer: Installer, tree: Path, sources: PackageSources, heard: Heard
) -> None:
    installer.install(request_for(tree, sources, "alpha", "big"), heard.ctx)
    stages: list[str] = []
    for before, event in zip([None, *heard.progress], heard.progress, strict=False):
        assert event.subject == "shared:k"
        assert event.total is None or 0 <= event.done <= event.total
        if before is not None and before.stage == event.stage:
            assert event.done >= before.done
        if not stages or stages[-1] != event.stage:
            stages.append(event.stage)
    order = [s for s in stages if s != "resolve"]
    assert order == sorted(order, key=["download", "install", "compile"].index)
    last = heard.progress[-1]
    assert (last.stage, last.done, last.total) == ("install", 3, 3)
    assert heard.lines


def test_strange_paths(installer: Installer, tmp_path: Path, sources: PackageSources) -> None:
    tree = tmp_path / "a b'$(touch x);&é😀" / ".venv"
    tree.parent.mkdir()
    installer.create_venv(tree, BASE, JobContext())
    installer.install(request_for(tree, sources, "alpha"), JobContext())
    assert run_in(tree, "import alpha; print('ok')") == "ok"
    assert not list(tmp_path.rglob("x"))


def test_a_line_break_in_the_path_is_refused(installer: Installer, tmp_path: Path) -> None:
    with pytest.raises(InstallerError) as caught:
        installer.create_venv(tmp_path / "a\nhome = /evil" / ".venv", BASE, JobContext())
    assert caught.value.code == "bad-path"
    assert os.listdir(tmp_path) == []


def test_cancelled_before_it_starts(
    installer: Installer, tree: Path, sources: PackageSources
) -> None:
    ctx = JobContext()
    ctx.cancelled.set()
    for act in (installer.install, installer.dry_run):
        with pytest.raises(CancelledError):
            act(request_for(tree, sources, "alpha"), ctx)
    with pytest.raises(CancelledError):
        installer.create_venv(tree.parent / "other", BASE, ctx)


def test_dry_run_before_the_tree_exists(
    installer: Installer, tmp_path: Path, sources: PackageSources
) -> None:
    request = replace(request_for(tmp_path / "none", sources, "alpha"), python=BASE)
    plan = installer.dry_run(request, JobContext())
    assert [p.name for p in plan.packages] == ["alpha", "beta"]
    assert not (tmp_path / "none").exists()


def test_hostile_variables_change_nothing(
    installer: Installer,
    tree: Path,
    sources: PackageSources,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """reliability.md, fault 37."""
    target = tmp_path / "elsewhere"
    hostile = {
        "PYTHONHOME": "/nowhere",
        "PYTHONPATH": str(tmp_path),
        "PIP_TARGET": str(target),
        "PIP_NO_DEPS": "1",
        "PIP_REQUIREMENT": "/nowhere.txt",
        "PIP_PYTHON": "/nowhere",
        "PIP_REQUIRE_VIRTUALENV": "1",
        "PIP_USER": "1",
        "PIP_KEYRING_PROVIDER": "subprocess",
        "UV_TARGET": str(target),
        "UV_SYSTEM_PYTHON": "1",
        "UV_NO_BUILD": "1",
        "UV_REQUIRE_HASHES": "1",
        "UV_TORCH_BACKEND": "cu128",
        "UV_PYTHON": "/nowhere",
        "UV_PROJECT_ENVIRONMENT": str(target),
        "VIRTUAL_ENV": str(target),
        "CONDA_PREFIX": str(target),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    for name, value in hostile.items():
        monkeypatch.setenv(name, value)
    installer.install(request_for(tree, sources, "alpha"), JobContext())
    assert names(installer.freeze(tree, JobContext())) == [("alpha", "1.0"), ("beta", "1.2")]
    assert not target.exists()
