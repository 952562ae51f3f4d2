"""What an answer may cost: no slow library, no database, a bounded number of looks at the disk.

Times are for the bench (rows 1, 2 and 15 of performance.md); these are what makes them possible.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from support.fake_env import STACK, make_legacy, make_shared
from support.workspaces import KEY, make_workspace

APP = Path(__file__).parents[2] / "app"
MODEL = "org/served"
SLOW = {
    *("filelock", "psutil", "packaging", "rich", "platformdirs", "sqlite3", "msgspec"),
    *("PySide6", "pynvml", "uv", "asyncio", "email", "http", "xml", "subprocess"),
}
"""Cost 20 to 140 ms each to import, or have no business there."""

_COUNTING = """\
import json, os, sys
opened, looked = [], []
counting = False

def hook(event, arguments):
    if counting and event in ("open", "os.listdir", "os.scandir", "sqlite3.connect"):
        opened.append([event, str(arguments[0])])

def noting(call):
    def noted(*words, **named):
        if counting:
            looked.append(str(words[0]))
        return call(*words, **named)
    return noted

sys.addaudithook(hook)
os.stat, os.lstat = noting(os.stat), noting(os.lstat)
"""
_RESOLVE = """\
from roost import EnvRegistry
registry = EnvRegistry(sys.argv[1])
registry.get_env_for_model(sys.argv[2])
counting = True
registry.get_env_for_model(sys.argv[2])
counting = False
"""
_PYTHON = """\
sys.argv[1:] = ["--root", sys.argv[1], "python", sys.argv[2]]
from roost.__main__ import main
counting = True
code = main()
counting = False
assert code == 0, code
"""
_REPORT = """
print(json.dumps([opened, looked, sorted(sys.modules)]), file=sys.stderr)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_workspace(tmp_path / "ws")
    make_shared(root, KEY, env_json={})
    return root


def counted(root: Path, what: str) -> tuple[list[Any], list[str], set[str]]:
    """(files and folders opened, paths looked at, modules loaded)."""
    done = subprocess.run(
        [sys.executable, "-c", _COUNTING + what + _REPORT, str(root), MODEL],
        env={**os.environ, "PYTHONPATH": str(APP)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    opened, looked, modules = json.loads(done.stderr.splitlines()[-1])
    opened = [one for one in opened if not one[1].isdigit()]  # a descriptor opened already
    return opened, looked, {name.partition(".")[0] for name in modules}


def test_one_resolution_looks_at_a_handful_of_files(root: Path) -> None:
    counted(root, _RESOLVE)  # the deep check, once
    opened, looked, modules = counted(root, _RESOLVE)
    assert modules & (SLOW | {"click"}) == set()
    assert 5 < len(opened) <= 25, opened
    assert 5 < len(looked) <= 45, looked


def test_one_of_another_key_that_fits_costs_a_few_looks_more(root: Path) -> None:
    counted(root, _RESOLVE)
    own = counted(root, _RESOLVE)
    (root / ".envs" / KEY).rename(root / "aside")
    quantised = {"bitsandbytes": "0.49.0", "gptqmodel": "5.0.0"}
    for more in ("bnb", "awq", "gptq"):
        make_shared(root, f"{KEY}-{more}", {**STACK, **quantised}, env_json={})
    counted(root, _RESOLVE)
    opened, looked, modules = counted(root, _RESOLVE)
    assert modules & (SLOW | {"click"}) == set()
    assert len(opened) - len(own[0]) <= 6, opened
    assert len(looked) - len(own[1]) <= 12, looked


def test_a_broken_shared_one_beside_a_working_legacy_one_is_not_read_again(root: Path) -> None:
    make_legacy(root, "org__served")
    (root / ".envs" / KEY).rename(root / "aside")
    counted(root, _RESOLVE)
    alone = counted(root, _RESOLVE)
    make_shared(root, KEY, env_json={}, broken=["transformers"])
    counted(root, _RESOLVE)
    opened, looked, _modules = counted(root, _RESOLVE)
    assert len(opened) - len(alone[0]) <= 5, opened
    assert len(looked) - len(alone[1]) <= 15, looked


def test_it_does_not_grow_with_the_workspace(root: Path) -> None:
    counted(root, _RESOLVE)
    few = counted(root, _RESOLVE)
    for number in range(40):
        make_legacy(root, f"org__model-{number}", {}, metadata={"model_id": f"org/{number}"})
        (root / "environments" / f"plain-{number}").mkdir()
    counted(root, _RESOLVE)
    many = counted(root, _RESOLVE)
    assert len(many[0]) == len(few[0])
    # Up to 256 legacy environments, one stat each of the metadata that might name the model.
    assert len(many[1]) - len(few[1]) <= 80


def test_the_command_takes_the_long_way_without_slow_libraries(root: Path) -> None:
    counted(root, _RESOLVE)
    opened, _, modules = counted(root, _PYTHON)
    assert "click" in modules
    assert modules & SLOW == set()
    ours = [path for _, path in opened if path.startswith(str(root))]
    assert len(ours) <= 60, ours
    assert "sqlite3.connect" not in {event for event, _ in opened}
