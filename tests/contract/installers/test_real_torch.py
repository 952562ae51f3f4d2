"""Real torch through both installers, from the user's own package sources."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from roost.core.operations.installers import Installer, InstallRequest, read_sources
from roost.core.system.venv.locate import python_path

from .conftest import BASE, Heard

pytestmark = [pytest.mark.torch, pytest.mark.slow, pytest.mark.timeout(900)]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Path]:
    """A folder that does not stay behind: a torch environment is a gigabyte."""
    folder = tmp_path / "room"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform != "linux", reason="the registry's build is CPU elsewhere")
def test_torch_for_the_cpu_comes_from_the_user_s_own_sources(
    installer: Installer, room: Path, heard: Heard
) -> None:
    tree = room / ".venv"
    installer.create_venv(tree, BASE, heard.ctx)
    request = InstallRequest(
        tree,
        ("torch==2.13.0",),
        sources=read_sources(),
        accelerator="cpu",
        torch_index="http://127.0.0.1:9/whl/cpu",  # nobody is there: it must not be asked
        compile_bytecode=False,
        subject="shared:torch-cpu-transformers",
    )
    plan = installer.dry_run(request, heard.ctx)
    assert not plan.used_torch_index
    assert plan.total_bytes is None or plan.total_bytes > 100_000_000
    installed = {pin.name: pin.version for pin in installer.install(request, heard.ctx)}
    assert installed["torch"] == "2.13.0+cpu"
    assert not [name for name in installed if name.startswith(("nvidia", "cuda", "triton"))]
    code = "import torch; print(torch.__version__, (torch.ones(2) * 2).sum().item())"
    shown = subprocess.run(
        [python_path(str(tree)), "-I", "-W", "ignore", "-c", code], capture_output=True, text=True
    )
    assert shown.stdout.split() == ["2.13.0+cpu", "4.0"], shown.stderr
    last = heard.progress[-1]
    assert (last.stage, last.done) == ("install", last.total)
