"""The right build of torch: own sources first, the profile's index for torch alone, never CUDA."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from roost.core.domain.errors import InstallerError
from roost.core.operations.installers import Installer, InstallRequest, PackageSources
from roost.core.system.context import JobContext
from support.package_index import PackageIndex, make_wheel, package_index

from .conftest import BASE

CUDA = ["nvidia-cublas==12.1.3.1", "nvidia-cuda-runtime==12.1.105"]


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[PackageIndex]:
    """Stands for the default registry: its torch is a CUDA build without a local version."""
    folder = tmp_path / "registry"
    make_wheel(folder, "torch", "2.5.1", requires=CUDA)
    make_wheel(folder, "torchvision", "0.20.1", requires=["torch==2.5.1"])
    make_wheel(folder, "nvidia-cublas", "12.1.3.1")
    make_wheel(folder, "nvidia-cuda-runtime", "12.1.105")
    make_wheel(folder, "peft", "0.13", requires=["torch>=1.13", "numpy"])
    make_wheel(folder, "numpy", "2.1")
    with package_index(folder) as served:
        served.metadata = True
        yield served


@pytest.fixture
def build() -> str:
    return "cpu"


@pytest.fixture
def pytorch(tmp_path: Path, build: str) -> Iterator[PackageIndex]:
    """Stands for the profile's index; its numpy must never be taken."""
    folder = tmp_path / "pytorch"
    needs = CUDA if build == "cu121" else []
    make_wheel(folder, "torch", f"2.5.1+{build}", requires=needs)
    make_wheel(folder, "torchvision", f"0.20.1+{build}", requires=["torch==2.5.1"])
    make_wheel(folder, "numpy", "99.0")
    with package_index(folder) as served:
        yield served


@pytest.fixture
def tree(tmp_path: Path, installer: Installer) -> Path:
    path = tmp_path / "key" / ".venv"
    path.parent.mkdir()
    installer.create_venv(path, BASE, JobContext())
    return path


@pytest.fixture
def request_(tree: Path, tmp_path: Path, registry: PackageIndex) -> InstallRequest:
    sources = PackageSources(
        index_url=registry.url,
        pip_cache_dir=str(tmp_path / "pip"),
        uv_cache_dir=str(tmp_path / "uv"),
    )
    lines = ("torch==2.5.1", "peft")
    return InstallRequest(tree, lines, sources=sources, compile_bytecode=False)


def versions(installer: Installer, tree: Path) -> dict[str, str]:
    return {pin.name: pin.version for pin in installer.freeze(tree, JobContext())}


def test_own_find_links_before_the_registry_and_without_the_index(
    installer: Installer,
    request_: InstallRequest,
    pytorch: PackageIndex,
    registry: PackageIndex,
    tmp_path: Path,
) -> None:
    make_wheel(tmp_path / "links", "torch", "2.5.1+cpu")
    own = replace(request_.sources, find_links=(str(tmp_path / "links"),))
    wanted = replace(request_, sources=own, accelerator="cpu", torch_index=pytorch.url)
    plan = installer.dry_run(wanted, JobContext())
    assert not plan.used_torch_index
    installer.install(wanted, JobContext())
    assert versions(installer, wanted.tree) == {
        "torch": "2.5.1+cpu",
        "peft": "0.13",
        "numpy": "2.1",
    }
    assert pytorch.requests == []
    assert not [path for path in registry.requests if "nvidia" in path]


@pytest.mark.parametrize("build", ["cpu", "cu121"])
def test_the_index_serves_torch_and_its_kin_only(
    installer: Installer, request_: InstallRequest, pytorch: PackageIndex, build: str
) -> None:
    wanted = replace(
        request_,
        requirements=("torch==2.5.1", "torchvision", "peft"),
        accelerator=build,
        torch_index=pytorch.url,
    )
    plan = installer.dry_run(wanted, JobContext())
    assert plan.used_torch_index
    installed = installer.install(wanted, JobContext())
    got = versions(installer, wanted.tree)
    assert got == {pin.name: pin.version for pin in installed}
    assert got == {pin.name: pin.version for pin in plan.pins}
    assert got["torch"] == f"2.5.1+{build}"
    assert got["torchvision"] == f"0.20.1+{build}"
    assert got["numpy"] == "2.1"
    assert any(name.startswith("nvidia") for name in got) == (build == "cu121")
    assert not [path for path in pytorch.requests if "numpy" in path or "peft" in path]


@pytest.mark.parametrize("line", ["torchvision", "torchvision==0.20.1"])
def test_a_torchvision_of_the_registry_does_not_go_with_another_torch(
    installer: Installer, request_: InstallRequest, tmp_path: Path, line: str
) -> None:
    make_wheel(tmp_path / "links", "torch", "2.5.1+cpu")
    own = replace(request_.sources, find_links=(str(tmp_path / "links"),))
    wanted = replace(request_, sources=own, accelerator="cpu", requirements=("torch==2.5.1", line))
    with pytest.raises(InstallerError) as caught:
        installer.install(wanted, JobContext())
    assert caught.value.code == "wrong-torch-build"
    assert "torchvision" in caught.value.message
    assert versions(installer, request_.tree) == {}


def test_the_cpu_profile_never_pulls_the_registry_s_cuda_build(
    installer: Installer, request_: InstallRequest, registry: PackageIndex
) -> None:
    for lines in (("torch==2.5.1", "peft"), ("torch>=2", "peft"), ("peft",)):
        wanted = replace(request_, requirements=lines, accelerator="cpu")
        with pytest.raises(InstallerError) as caught:
            installer.install(wanted, JobContext())
        assert caught.value.code == "wrong-torch-build", lines
        assert caught.value.remedy
    assert versions(installer, request_.tree) == {}
    assert not [
        path
        for path in registry.requests
        if path.startswith("/files/nvidia") and path.endswith(".whl")
    ]


def test_an_index_without_the_build_is_refused(
    installer: Installer, request_: InstallRequest, pytorch: PackageIndex
) -> None:
    wanted = replace(request_, accelerator="rocm6.2", torch_index=pytorch.url)
    with pytest.raises(InstallerError) as caught:
        installer.install(replace(wanted, requirements=("torch==2.5.1+rocm6.2",)), JobContext())
    assert caught.value.code == "no-matching-version"
    assert versions(installer, request_.tree) == {}


def test_companions_that_only_the_index_has_are_found(
    installer: Installer, request_: InstallRequest, pytorch: PackageIndex
) -> None:
    folder = pytorch.folder
    make_wheel(folder, "torch", "2.6.0+rocm6.2", requires=["pytorch-triton-rocm==3.2.0"])
    make_wheel(folder, "pytorch-triton-rocm", "3.2.0")
    wanted = replace(
        request_,
        requirements=("torch==2.6.0", "peft"),
        accelerator="rocm6.2",
        torch_index=pytorch.url,
    )
    installer.install(wanted, JobContext())
    got = versions(installer, wanted.tree)
    assert (got["torch"], got["pytorch-triton-rocm"]) == ("2.6.0+rocm6.2", "3.2.0")
    assert got["numpy"] == "2.1"


def test_a_lock_with_a_build_of_the_index(
    installer: Installer, request_: InstallRequest, pytorch: PackageIndex, tmp_path: Path
) -> None:
    from roost.core.operations.installers import write_lock

    wanted = replace(request_, accelerator="cpu", torch_index=pytorch.url)
    lock = tmp_path / "requirements.lock"
    lock.write_text(write_lock(installer.dry_run(wanted, JobContext()).pins))
    assert "torch==2.5.1+cpu" in lock.read_text()
    assert "http" not in lock.read_text()
    installer.install(replace(wanted, requirements=(), locked=lock), JobContext())
    assert versions(installer, wanted.tree)["torch"] == "2.5.1+cpu"


def test_a_lock_for_another_accelerator_is_refused(
    installer: Installer, request_: InstallRequest, tmp_path: Path
) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("torch==2.5.1+cu121\n")
    with pytest.raises(InstallerError) as caught:
        installer.install(replace(request_, locked=lock, accelerator="cpu"), JobContext())
    assert caught.value.code == "wrong-torch-build"
