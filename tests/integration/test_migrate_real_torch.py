"""Real stacks, a real model: all of it moves, every model loads before and after, all undone.

Four legacy environments of real torch: one by venv and pip, the others by uv with other versions
and extras, one of them broken, one with a user's file, one in use.  The proof is the real
transformers', on the real MiniLM.  All tests share them, as each puts back what it moved.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from support.commands import document, roost
from support.fake_env import site_packages
from support.operations import fingerprint
from support.torch_trees import by_pip, by_uv, for_the_cpu, model_of, models

pytestmark = [
    pytest.mark.torch,
    pytest.mark.slow,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(sys.platform == "win32", reason="paths of POSIX"),
]
KEY = "torch-cpu-transformers"
BY_PIP, BROKEN, MINE, BUSY = names = [
    "sentence-transformers__all-MiniLM-L6-v2",
    *("org__broken", "org__mine", "org__busy"),
]
WELL = [BY_PIP, MINE, BUSY]
SCRIPT = """\
import sys
import torch
from transformers import AutoModel, AutoTokenizer

for folder in sys.argv[1:]:
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    model = AutoModel.from_pretrained(folder, local_files_only=True).eval()
    with torch.no_grad():
        states = model(**tokenizer("Roost keeps models running.", return_tensors="pt"))
    print("%.5f" % states.last_hidden_state.abs().sum().item())
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("torch") / "AI models"
    trees = {name: root / "environments" / name / ".venv" for name in names}
    for tree in trees.values():
        tree.parent.mkdir(parents=True)
    by_pip(trees[BY_PIP], "transformers>=4.51")
    by_uv(trees[BROKEN], "transformers>=4.51")
    by_uv(trees[MINE], "transformers==4.57.3", "einops")
    by_uv(trees[BUSY], "transformers==5.20.0", "sentencepiece")
    shutil.rmtree(site_packages(trees[BROKEN]) / "transformers")
    (trees[BROKEN] / "bin" / "python").unlink()
    (trees[BROKEN] / "bin" / "python").symlink_to(root / "a Python that was taken away")
    (trees[MINE].parent / "diary.txt").write_text("mine")
    models(root, names, tmp_path_factory.mktemp("wheel"))
    return root


def loads(root: Path, name: str, script: Path) -> str:
    folder = root / "models" / model_of(name)
    done = roost(root, "run", model_of(name), "--", str(script), str(folder))
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.strip()


def all_load(root: Path, some: list[str], script: Path) -> dict[str, str]:
    """What each answers in the environment Roost names for it, one start for each environment."""
    homes: dict[str, list[str]] = {}
    for name in some:
        told = roost(root, "python", model_of(name))
        assert told.returncode == 0, told.stderr
        homes.setdefault(told.stdout.strip(), []).append(name)
    found: dict[str, str] = {}
    for python, there in homes.items():
        folders = [str(root / "models" / model_of(name)) for name in there]
        done = subprocess.run([python, script, *folders], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-3000:]
        found |= zip(there, done.stdout.split(), strict=True)
    return found


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    script = tmp_path_factory.mktemp("script") / "script.py"
    script.write_text(SCRIPT)
    return script


@pytest.fixture(scope="module")
def before(root: Path, script: Path) -> dict[str, str]:
    """What each model answers in its legacy environment, whose bytecode is there from then on."""
    begin(root)
    return all_load(root, WELL, script)


def begin(root: Path) -> None:
    """As if Roost had never been there: nothing shared, nothing bound."""
    if (root / ".envs").exists():
        shutil.rmtree(root / ".envs")
    for_the_cpu(root)


@contextmanager
def busy(root: Path) -> Iterator[None]:
    """Somebody runs in the last one, until the end."""
    process = subprocess.Popen(
        [
            root / "environments" / BUSY / ".venv" / "bin" / "python",
            "-c",
            "import sys; print('up', flush=True); sys.stdin.read()",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline()
        yield
    finally:
        process.kill()
        process.communicate()


def migrated(root: Path, *how: str) -> dict[str, Any]:
    """All of them, as a user gives it; the two that are blocked keep their folders."""
    environments = root / "environments"
    was = fingerprint(environments)
    with busy(root):
        shown = document(roost(root, "--json", "migrate", "--all", *how, "--dry-run"))["data"]
        assert fingerprint(environments) == was
        assert not (root / ".envs" / KEY).exists()
        done = roost(root, "--json", "migrate", "--all", *how, "--yes")
    data: dict[str, Any] = document(done)["data"]
    assert done.returncode == 4, done.stdout[-5000:]
    outcomes = {item["env"]: item["outcome"] for item in data["items"]}
    assert outcomes.keys() == {item["env"] for item in shown["items"]}
    assert outcomes == {
        f"shared:{KEY}": "done",
        **{f"legacy:{name}": "done" for name in (BY_PIP, BROKEN)},
        **{f"legacy:{name}": "partial" for name in (MINE, BUSY)},
    }
    actions = {item["env"]: item["action"] for item in shown["items"]}
    assert [actions[f"legacy:{name}"] for name in (MINE, BUSY)] == ["rebind", "rebind"]
    assert shown["picture"]["broken"] == 1
    for item in data["items"]:
        if item["env"].startswith("legacy:"):
            assert "config BertConfig (bert)" in item["proof"]
            assert "class BertModel" in item["proof"]
            assert "tokenizer" in item["proof"]
    assert sorted(os.listdir(environments)) == sorted([MINE, BUSY])
    return data


def test_all_of_it_moves_by_rename_and_goes_back_to_the_byte(
    root: Path, script: Path, before: dict[str, str]
) -> None:
    begin(root)
    was = fingerprint(root / "environments")
    migrated(root, "--promote-by", "rename")
    assert all_load(root, names, script) == {**before, BROKEN: before[BY_PIP]}
    for _ in range(2):
        undone = roost(root, "undo")
        assert undone.returncode == 0, undone.stderr
    assert fingerprint(root / "environments") == was
    # The two that kept their folder go on in the shared one: a copy went back.
    assert (root / ".envs" / KEY / "env.json").is_file()
    assert loads(root, BY_PIP, script) == before[BY_PIP]


@pytest.mark.usefixtures("before")
def test_a_model_this_stack_does_not_know_stays_where_it_is(root: Path) -> None:
    """The class of the failure is the real library's own refusal."""
    config = root / "models" / model_of(BY_PIP) / "config.json"
    text = config.read_text()
    facts = {**json.loads(text), "model_type": "not-invented-yet", "architectures": ["NotYet"]}
    config.unlink()
    config.write_text(json.dumps(facts))
    try:
        done = roost(root, "--json", "migrate", BY_PIP, "--promote-by", "rename", "--yes")
    finally:
        config.write_text(text)
    assert done.returncode == 1, done.stdout[-3000:]
    codes = {error["code"] for error in document(done)["errors"]}
    assert "unsupported-architecture" in codes
    assert (root / "environments" / BY_PIP).exists()


def test_into_one_that_is_built_then_one_is_purged_and_the_other_comes_back(
    root: Path, script: Path, before: dict[str, str]
) -> None:
    """The last test: one of the four is gone for ever after it."""
    begin(root)
    environments = root / "environments"
    was = {name: fingerprint(environments / name) for name in names}
    data = migrated(root)
    assert data["ledger"]["volumes"], "a build says what it took"
    assert all_load(root, names, script) == {**before, BROKEN: before[BY_PIP]}
    moved = {item["env"]: item["trash_id"] for item in data["items"] if item["trash_id"]}
    assert moved.keys() == {f"legacy:{name}" for name in (BY_PIP, BROKEN)}
    purged = roost(root, "--json", "trash", "purge", moved[f"legacy:{BROKEN}"])
    assert purged.returncode == 0, purged.stdout
    listed = document(roost(root, "--json", "trash", "list"))["data"]
    assert [item["env"] for item in listed["items"]] == [f"legacy:{BY_PIP}"]
    undone = roost(root, "undo", moved[f"legacy:{BY_PIP}"])
    assert undone.returncode == 0, undone.stderr
    assert sorted(os.listdir(environments)) == sorted(WELL)
    assert {name: fingerprint(environments / name) for name in WELL} == {
        name: was[name] for name in WELL
    }
    # Of these the one that came back is at home again, and the purged one's model is served.
    assert all_load(root, names, script) == {**before, BROKEN: before[BY_PIP]}
