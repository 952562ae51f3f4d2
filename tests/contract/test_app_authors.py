"""What the help page for app authors says: its example runs, its tables name what there is."""

from __future__ import annotations

import inspect
import json
import os
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from roost import EnvRegistry, EnvSpec
from roost.core.workspace.registry import EnvRegistry as Registry
from support.commands import surroundings
from support.fake_env import STACK, make_legacy, make_shared
from support.workspaces import KEY, make_workspace

PAGE = Path(__file__).parents[2] / "resources" / "help" / "app-authors.md"
APP = Path(__file__).parents[2] / "app"
BLOCKS = re.findall(r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.M | re.S)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    return make_workspace(tmp_path / "ws")


def serve(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    folder.mkdir(exist_ok=True)
    for name, text in zip(("serve.py", "worker.py"), BLOCKS, strict=False):
        (folder / name).write_text(text, encoding="utf-8")
    argv = [sys.executable, "-W", "error", str(folder / "serve.py"), *words]
    return subprocess.run(argv, capture_output=True, text=True, cwd="/", env=surroundings())


@pytest.mark.skipif(os.name == "nt", reason="pass_fds is POSIX's")
def test_the_example_runs_as_it_is_printed(root: Path, tmp_path: Path) -> None:
    folder = make_shared(root, KEY, STACK, env_json={})
    done = serve(tmp_path / "app", str(root), "org/model")
    assert done.returncode == 0, done.stderr
    *said, chosen, worked = done.stdout.splitlines()
    assert f"Resolved env_key: {KEY}" in said
    assert chosen == f"{KEY} (shared): {folder / '.venv' / 'bin' / 'python'}"
    assert worked == f"org/model: transformers {STACK['transformers']} in {folder / '.venv'}"
    assert os.listdir(root / ".envs" / ".leases") == []


def test_the_examples_failures_say_what_to_do(root: Path, tmp_path: Path) -> None:
    (root / "profiles").mkdir(exist_ok=True)
    done = serve(tmp_path / "app", str(root), "./no-such-model")
    assert done.returncode == 5
    assert "There is no model folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_tables_name_what_there_is() -> None:
    text = PAGE.read_text(encoding="utf-8")
    named = set(re.findall(r"`spec\.(\w+)`", text))
    assert named >= set(EnvSpec.__dataclass_fields__) - {"decision"}
    arguments = set(inspect.signature(Registry.get_env_for_model).parameters) - {"self"}
    assert all(f"`{name}" in text or f"{name}=" in text for name in arguments)


def test_a_registry_of_the_older_layout_is_answered_the_same(root: Path) -> None:
    """The call and the metadata of programs that had a registry of their own."""
    namespace: dict[str, Any] = {}
    code = BLOCKS[2].replace('"/path/to/workspace"', repr(str(root)))
    exec(compile(code, "page", "exec"), namespace)
    old = root / ".envs" / "tf-cpu-t22-base-stable"
    folder = make_legacy(root, "org__model", STACK, metadata={"model_id": "org/model"})
    spec = namespace["registry"].get_env_for_model(model_id="org/model", log_callback=None)
    assert spec.python_executable == folder / ".venv" / "bin" / "python"
    assert spec.metadata == {
        "env_key": KEY,
        "status": "READY",
        "source": "legacy-per-model",
        "migration_target": KEY,
    }
    assert not old.exists()


def test_it_is_light_and_has_no_window() -> None:
    """performance.md and issue 5: bounded by what it loads; times are for the bench."""
    code = (
        "import sys; before = set(sys.modules); import roost; roost.EnvRegistry; roost.RoostError;"
        "import json; print(json.dumps(sorted(set(sys.modules) - before)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(APP)},
        check=True,
    )
    loaded = set(json.loads(done.stdout))
    tops = {name.partition(".")[0] for name in loaded}
    heavy = {"PySide6", "click", "psutil", "filelock", "packaging", "rich", "sqlite3", "asyncio"}
    assert not tops & heavy
    assert "subprocess" not in tops
    assert len([name for name in loaded if name.startswith("roost")]) <= 12, sorted(loaded)


def test_many_threads_ask_one_registry(root: Path) -> None:
    make_shared(root, KEY, STACK, env_json={})
    for number in range(8):
        make_legacy(root, f"org__model-{number}", STACK)
    registry = EnvRegistry(root)
    registry.get_env_for_model("org/shared")  # its deep check, once
    found: dict[str, set[str]] = {}
    failed: list[Exception] = []
    begin = threading.Barrier(8)

    def ask(number: int) -> None:
        said: list[str] = []
        try:
            begin.wait(60)
            for _ in range(20):
                for model in ("org/shared", f"org/other-{number}"):
                    spec = registry.get_env_for_model(model, log_callback=said.append)
                    found.setdefault(model, set()).add(str(spec.python_executable))
        except Exception as error:  # noqa: BLE001 - told by the test
            failed.append(error)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert failed == []
    python = str(root / ".envs" / KEY / ".venv" / "bin" / "python")
    assert set(map(frozenset, found.values())) == {frozenset({python})}
    usage = registry.workspace.asking().usage.usage()[f"shared:{KEY}"]
    assert usage.uses == 1 + 8 * 20 * 2
