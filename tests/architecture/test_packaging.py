"""What is locked, and what a wheel of this tree holds."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def locked(level: str) -> dict[str, tuple[Requirement, int]]:
    """Requirement and number of hashes by name. Raises on any line that is something else."""
    text = (ROOT / "installer" / f"{level}.lock").read_text(encoding="utf-8")
    found: dict[str, tuple[Requirement, int]] = {}
    for entry in re.split(r"\n(?=\S)", text.strip().replace(" \\\n", "\n")):
        first, *hashes = entry.splitlines()
        assert all(re.fullmatch(r"\s+--hash=sha256:[0-9a-f]{64}", line) for line in hashes), first
        requirement = Requirement(first)
        found[canonicalize_name(requirement.name)] = (requirement, len(hashes))
    return found


@pytest.mark.parametrize("level", ["run", "dev", "windows"])
def test_lock_pins_everything_with_hashes_and_no_address(level: str) -> None:
    for name, (requirement, hashes) in locked(level).items():
        assert re.fullmatch(r"==[^*]+", str(requirement.specifier)), name
        assert requirement.url is None
        assert hashes > 0, name


def test_lock_covers_what_the_project_asks_for() -> None:
    run, dev = locked("run"), locked("dev")
    groups = ((PROJECT["project"]["dependencies"], run), (PROJECT["dependency-groups"]["dev"], dev))
    for wanted, lock in groups:
        for requirement in map(Requirement, wanted):
            pinned = next(iter(lock[canonicalize_name(requirement.name)][0].specifier)).version
            assert requirement.specifier.contains(pinned), f"{requirement}: lock has {pinned}"
    assert {name: str(run[name][0]) for name in run} == {name: str(dev[name][0]) for name in run}


def test_lock_serves_every_system() -> None:
    """Compiled packages need a hash for each system and Python; a lock of one machine has few."""
    lock = locked("dev")
    for name in ("psutil", "msgspec", "uv", "pyside6-essentials", "ruff"):
        assert lock[name][1] >= 4, name
    assert any("win32" in str(req.marker) for req, _ in lock.values())


def test_the_release_of_qt_that_aborts_is_out() -> None:
    """6.12.0 aborts on Python < 3.12 (reliability.md, Libraries)."""
    wanted = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
    qt = next(r for r in wanted if r.name == "PySide6-Essentials")
    assert not qt.specifier.contains("6.12.0")
    assert qt.specifier.contains("6.11.3")


def test_wheel_holds_the_program_and_its_resources(tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-P", "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = tmp_path.glob("roost-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        info = next(name for name in names if name.endswith(".dist-info/METADATA"))
        metadata = Parser().parsestr(archive.read(info).decode())
        scripts = archive.read(info.replace("METADATA", "entry_points.txt")).decode()
    inside = {path.relative_to(ROOT / "resources").as_posix() for path in _resources()}
    assert {f"roost/_resources/{name}" for name in inside} <= names
    assert any(name.startswith("profiles/") for name in inside)
    assert {"roost/__init__.py", "roost/py.typed", "roost/core/domain/errors.py"} <= names
    assert {name.split("/")[0] for name in names} == {"roost", info.split("/")[0]}
    assert "roost = roost.__main__:main" in scripts
    assert "roost-gui = roost.__main__:gui" in scripts
    required = {
        canonicalize_name(Requirement(r).name) for r in metadata.get_all("Requires-Dist", [])
    }
    assert {"uv", "pip", "pyside6-essentials", "virtualenv"} <= required
    assert metadata["Requires-Python"] == ">=3.11"


def _resources() -> list[Path]:
    """Files that git would ship: an editor's or a cache's droppings are not looked for."""
    return [
        path
        for path in (ROOT / "resources").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    ]
