"""Both real installers, small local wheels, no network."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from roost.core.domain.events import Event, LogLine, Progress
from roost.core.operations.installers import (
    Installer,
    InstallRequest,
    PackageSources,
    get_installer,
)
from roost.core.system.context import JobContext
from support.package_index import PackageIndex, make_sdist, make_wheel, package_index

BASE = str(Path(sys.base_prefix) / ("python.exe" if sys.platform == "win32" else "bin/python3"))


@dataclass
class Heard:
    """A context that keeps what was emitted."""

    events: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ctx = JobContext("job", self.events.append)

    @property
    def progress(self) -> list[Progress]:
        return [event for event in self.events if isinstance(event, Progress)]

    @property
    def text(self) -> str:
        """Everything that could be read in a pane or a file."""
        return "\n".join(repr(event) for event in self.events)

    @property
    def lines(self) -> list[str]:
        return [event.message for event in self.events if isinstance(event, LogLine)]


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture(params=["uv", "pip"])
def installer(request: pytest.FixtureRequest) -> Installer:
    return get_installer(request.param)


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Wheels every test may use; nobody changes them."""
    folder = tmp_path_factory.mktemp("wheels")
    make_wheel(folder, "alpha", "1.0", requires=["beta>=1"], entry_points={"alpha": "alpha:main"})
    make_wheel(folder, "beta", "1.2")
    make_wheel(folder, "beta", "2.0", requires_python=">=4")
    make_wheel(folder, "big", "1.0", {"big/__init__.py": "", "big/data.bin": bytes(300_000)})
    make_wheel(folder, "needs-gone", "1.0", requires=["gone>=3"])
    make_sdist(folder, "broken", "1.0", "raise RuntimeError('does not build here')")
    return folder


@pytest.fixture
def sources(wheels: Path, tmp_path: Path) -> PackageSources:
    """The folder of wheels alone, with caches of the test's own."""
    return PackageSources(
        find_links=(str(wheels),),
        no_index=True,
        pip_cache_dir=str(tmp_path / "pip cache"),
        uv_cache_dir=str(tmp_path / "uv cache"),
    )


@pytest.fixture
def tree(tmp_path: Path, installer: Installer) -> Path:
    path = tmp_path / "env key" / ".venv"
    path.parent.mkdir()
    installer.create_venv(path, BASE, JobContext())
    return path


@pytest.fixture
def index(wheels: Path) -> Iterator[PackageIndex]:
    with package_index(wheels) as served:
        yield served


@pytest.fixture
def served(index: PackageIndex, tmp_path: Path) -> PackageSources:
    """The same wheels through an index."""
    return PackageSources(
        index_url=index.url,
        timeout=20,
        pip_cache_dir=str(tmp_path / "pip cache"),
        uv_cache_dir=str(tmp_path / "uv cache"),
    )


def request_for(tree: Path, sources: PackageSources, *lines: str) -> InstallRequest:
    return InstallRequest(tree, lines, sources=sources, compile_bytecode=False, subject="shared:k")


@pytest.fixture
def small_volume(tmp_path: Path) -> Iterator[Path]:
    """A volume of half a megabyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("this user may not mount a tmpfs")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
