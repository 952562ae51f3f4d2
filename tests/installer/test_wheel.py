"""The wheel, installed as `uv tool install` and pipx do: alone, with what it depends on."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import uv

from roost.version import __version__
from roost_dist.making import Making
from roost_dist.wheels import roost_wheel
from roost_setup.sources import pip_env, uv_env

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.slow, pytest.mark.timeout(600), pytest.mark.xdist_group("wheel")]


@dataclass(frozen=True)
class Tool:
    bin: Path
    wheel: Path

    def run(self, name: str, *words: str) -> subprocess.CompletedProcess[str]:
        """Without PYTHONPATH: the clone must not help."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        program = self.bin / (f"{name}.exe" if os.name == "nt" else name)
        return subprocess.run(
            [program, *words], env=kept, cwd=self.bin, capture_output=True, text=True
        )


@pytest.fixture(scope="module")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tool]:
    folder = tmp_path_factory.mktemp("tool")
    (folder / "work").mkdir()
    wheel = roost_wheel(Making(ROOT, folder / "work", folder))
    pins = [
        line.split(" \\")[0]
        for line in (ROOT / "installer" / "run.lock").read_text(encoding="utf-8").splitlines()
        if "==" in line
    ]
    (folder / "pins.txt").write_text("\n".join(pins), encoding="utf-8")
    env = uv_env(pip_env((sys.executable, "-P", "-m", "pip"), os.environ), os.environ)
    for name in ("UV_TOOL_DIR", "UV_TOOL_BIN_DIR"):
        env[name] = str(folder / name)
    words = ["tool", "install", "--python", sys.executable, "-c", str(folder / "pins.txt")]
    done = subprocess.run(
        [uv.find_uv_bin(), *words, str(wheel)], env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    scripts = "Scripts" if os.name == "nt" else "bin"
    yield Tool(folder / "UV_TOOL_DIR" / "roost" / scripts, wheel)


def test_commands_and_module(tool: Tool) -> None:
    assert tool.run("roost", "--version").stdout.strip() == f"roost {__version__}"
    assert tool.run("python", "-m", "roost", "--version").stdout.strip() == f"roost {__version__}"
    where = tool.run("python", "-c", "import roost; print(roost.__file__)").stdout
    assert str(ROOT) not in where
    assert (tool.bin / ("roost-gui.exe" if os.name == "nt" else "roost-gui")).exists()


def test_resources_are_its_own(tool: Tool, tmp_path: Path) -> None:
    (tmp_path / "environments").mkdir()
    said = tool.run("roost", "--root", str(tmp_path), "--json", "profiles")
    assert said.returncode == 0, said.stderr
    assert "torch-cpu-transformers" in said.stdout
    out = tmp_path / "picture.png"
    drawn = tool.run("roost", "gui", "--state", "empty", "--screenshot", str(out))
    assert drawn.returncode == 0, drawn.stderr
    assert out.stat().st_size > 5_000


def test_it_holds_every_kind_of_resource(tool: Tool) -> None:
    with zipfile.ZipFile(tool.wheel) as archive:
        names = archive.namelist()
    for folder, ending in (
        *(("app", ".svg"), ("app", ".txt"), ("help", ".md"), ("icons", ".svg")),
        *(("profiles", ".toml"), ("styles", ".qss")),
    ):
        found = [n for n in names if n.startswith(f"roost/_resources/{folder}/")]
        assert any(name.endswith(ending) for name in found), folder
