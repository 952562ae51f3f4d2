"""A workspace as users have it, for pictures: a dozen real environments of several stacks.

Real torch (the CPU build) in all of them: some with files of their own, some linked into uv's
cache, one whose Python was taken away, one whose update was interrupted, one with needs of its own.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from roost.core.operations.installers import InstallRequest, get_installer, read_sources
from roost.core.system.context import JobContext
from support.fake_env import base_python, site_packages

TORCH = ("torch==2.13.0", "transformers==4.57.3", "peft", "accelerate")
WHEELS = (*TORCH, "diffusers", "sentence-transformers", "einops", "sentencepiece", "protobuf")
"""All that is installed anywhere here; the environment built in the picture takes it too."""
PICTURED = "Qwen__Qwen3-8B"
OWN_NEEDS = "sentence-transformers__all-MiniLM-L6-v2"
LEFT_OVER = "ibm-granite__granite-3.3-2b-instruct"
SHARED = "torch-cpu-transformers"
BUILT = "torch-cpu-diffusers"
GONE = "python3.9-was-removed"
DAY = 86_400
LARGE = 200_000
IMPORTS = frozenset({"torch", "transformers", "peft", "accelerate", "diffusers"})


@dataclass(frozen=True)
class Kept:
    """A legacy environment: what is in it, the files of its model, days since it was used."""

    name: str
    packages: tuple[str, ...]
    files: Mapping[str, object]
    days: float
    linked: bool = False


def text_model(kind: str) -> dict[str, object]:
    return {"config.json": {"model_type": kind, "architectures": [f"{kind.title()}ForCausalLM"]}}


IMAGES = {"model_index.json": {"_class_name": "StableDiffusionPipeline"}}
SENTENCES = {
    "config.json": {"model_type": "bert", "architectures": ["BertModel"]},
    "modules.json": [{"type": "sentence_transformers.models.Transformer", "path": ""}],
}
BROKEN, DEGRADED = "local_77fe01c2aa09", "mistralai__Mistral-7B-v0.3"
LEGACY = (
    Kept(PICTURED, TORCH, text_model("qwen3"), 1),
    Kept(OWN_NEEDS, (*TORCH, "sentence-transformers"), SENTENCES, 0.1),
    Kept("google__gemma-3-4b-it", (*TORCH, "sentencepiece"), text_model("gemma3"), 3),
    Kept("microsoft__Phi-4-mini-instruct", (*TORCH, "einops"), text_model("phi3"), 12, True),
    Kept(DEGRADED, (*TORCH, "sentencepiece"), text_model("mistral"), 0.4),
    Kept(BROKEN, TORCH, text_model("llama"), 160),
    Kept("openai__whisper-small", (*TORCH, "einops"), {"config.json": {"model_type": "whisper"}},
         30, True),
    Kept("stabilityai__sd-turbo", (*TORCH, "diffusers"), IMAGES, 2),
    Kept("black-forest-labs__FLUX.1-schnell", (*TORCH, "diffusers"), IMAGES, 0.2, True),
    Kept(LEFT_OVER, TORCH, text_model("granite"), 75),
)  # fmt: skip


def build(root: Path) -> None:
    (root / ".envs").mkdir(parents=True)
    (root / ".envs" / "settings.toml").write_text('accelerator = "cpu"\n')
    for one in LEGACY:
        _legacy(root, one)
        _start(root, one)
    _take_python_away(_tree(root, BROKEN))
    _interrupt_an_update(site_packages(_tree(root, DEGRADED)))
    for one in LEGACY:
        _age(root / "environments" / one.name, one.days)


def _tree(root: Path, name: str) -> Path:
    return root / "environments" / name / ".venv"


def _legacy(root: Path, one: Kept) -> None:
    model = one.name.replace("__", "/")
    folder = root / "models" / model
    folder.mkdir(parents=True)
    for name, content in one.files.items():
        (folder / name).write_text(json.dumps(content))
    tree = _tree(root, one.name)
    tree.parent.mkdir(parents=True)
    metadata = {"model_id": model, "model_path": str(folder)}
    (tree.parent / "environment_metadata.json").write_text(json.dumps(metadata))
    uv = get_installer("uv")
    uv.create_venv(tree, str(base_python()), JobContext())
    request = InstallRequest(
        tree, one.packages, sources=read_sources(), accelerator="cpu", compile_bytecode=False
    )
    uv.install(request, JobContext())
    if not one.linked:
        _own(tree)


def _start(root: Path, one: Kept) -> None:
    """Used once, so that its bytecode is there; what the first has compiled the others link."""
    site, first = site_packages(_tree(root, one.name)), site_packages(_tree(root, LEGACY[0].name))
    if site != first:
        for source in first.rglob("__pycache__/*.pyc"):
            target = site / source.relative_to(first)
            if target.parent.parent.is_dir() and not target.exists():
                target.parent.mkdir(exist_ok=True)
                os.link(source, target)
    names = ", ".join(IMPORTS.intersection(path.name for path in site.iterdir()))
    python = _tree(root, one.name) / "bin" / "python"
    subprocess.run([python, "-c", f"import {names}"], check=True, capture_output=True)


def _own(tree: Path) -> None:
    """Near to how pip leaves it: what is large is its own instead of a link into uv's cache."""
    for folder, _, names in os.walk(tree):
        for name in names:
            path = Path(folder, name)
            facts = path.lstat()
            if stat.S_ISREG(facts.st_mode) and facts.st_nlink > 1 and facts.st_size >= LARGE:
                fresh = path.with_name(f"{name}.fresh")
                shutil.copy2(path, fresh)
                fresh.replace(path)


def _interrupt_an_update(site: Path) -> None:
    """The new version is there, the record of the old one has not been removed yet."""
    there = next(site.glob("sentencepiece-*.dist-info"))
    version = there.name.removesuffix(".dist-info").partition("-")[2]
    old = shutil.copytree(there, site / "sentencepiece-0.1.99.dist-info")
    facts = (old / "METADATA").read_text()
    (old / "METADATA").write_text(facts.replace(f"Version: {version}", "Version: 0.1.99", 1))


def _age(folder: Path, days: float) -> None:
    """Installed a month before it was last started."""
    started = time.time() - days * DAY
    for path in (folder / ".venv" / "pyvenv.cfg", *folder.rglob("site-packages"), folder / ".venv",
                 folder / "environment_metadata.json", folder):  # fmt: skip
        os.utime(path, (started, started - 30 * DAY))


def _take_python_away(tree: Path) -> None:
    """What an upgrade of the system leaves."""
    gone = Path("/opt") / GONE / "bin"
    config = tree / "pyvenv.cfg"
    lines = config.read_text().splitlines()
    config.write_text(
        "\n".join(f"home = {gone}" if line.startswith("home") else line for line in lines) + "\n"
    )
    python = tree / "bin" / "python"
    python.unlink()
    python.symlink_to(gone / "python3.9")
