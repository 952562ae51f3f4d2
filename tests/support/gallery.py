"""A workspace as users have it, for pictures: a dozen real environments of several stacks.

Real torch (the CPU build) in most of them, one whose Python was taken away, one that lacks a
package, one left over after its model moved, one with its files linked into uv's cache.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from roost.core.operations.installers import InstallRequest, get_installer, read_sources
from roost.core.system.context import JobContext
from support.fake_env import base_python, site_packages

TORCH = ("torch==2.13.0", "transformers==4.57.3", "peft", "accelerate")
PICTURED = "Qwen__Qwen3-8B"
SHARED = "torch-cpu-transformers"
BUILT = "torch-cpu-diffusers"
GONE = "python3.9-was-removed"


@dataclass(frozen=True)
class Kept:
    """A legacy environment: what is in it, and the files of its model."""

    name: str
    packages: tuple[str, ...]
    config: dict[str, object]
    file: str = "config.json"
    linked: bool = False


def text_model(kind: str) -> dict[str, object]:
    return {"model_type": kind, "architectures": [f"{kind.title()}ForCausalLM"]}


IMAGES = {"_class_name": "StableDiffusionPipeline", "_diffusers_version": "0.35.2"}
LEGACY = (
    Kept(PICTURED, TORCH, text_model("qwen3")),
    Kept("google__gemma-3-4b-it", (*TORCH, "sentencepiece"), text_model("gemma3")),
    Kept("microsoft__Phi-4-mini-instruct", (*TORCH, "einops"), text_model("phi3"), linked=True),
    Kept("mistralai__Mistral-7B-v0.3", (*TORCH, "sentencepiece"), text_model("mistral")),
    Kept("local_77fe01c2aa09", TORCH, text_model("llama"), linked=True),
    Kept("openai__whisper-small", (*TORCH, "einops"), {"model_type": "whisper"}),
    Kept("stabilityai__sd-turbo", (*TORCH, "diffusers"), IMAGES, "model_index.json"),
    Kept("black-forest-labs__FLUX.1-schnell", (*TORCH, "diffusers"), IMAGES, "model_index.json",
         linked=True),
    Kept("ibm-granite__granite-3.3-2b-instruct", TORCH, text_model("granite"), linked=True),
)  # fmt: skip
BROKEN, DEGRADED = "local_77fe01c2aa09", "mistralai__Mistral-7B-v0.3"


def build(root: Path) -> None:
    (root / ".envs").mkdir(parents=True)
    (root / ".envs" / "settings.toml").write_text('accelerator = "cpu"\n')
    for one in LEGACY:
        _legacy(root, one)
    _take_python_away(root / "environments" / BROKEN / ".venv")
    shutil.rmtree(next(site_packages(_tree(root, DEGRADED)).glob("safetensors-*")))


def _tree(root: Path, name: str) -> Path:
    return root / "environments" / name / ".venv"


def _legacy(root: Path, one: Kept) -> None:
    model = one.name.replace("__", "/")
    folder = root / "models" / model
    folder.mkdir(parents=True)
    (folder / one.file).write_text(json.dumps(one.config))
    tree = _tree(root, one.name)
    tree.parent.mkdir(parents=True)
    metadata = {"model_id": model, "model_path": str(folder)}
    (tree.parent / "environment_metadata.json").write_text(json.dumps(metadata))
    uv = get_installer("uv")
    uv.create_venv(tree, str(base_python()), JobContext())
    request = InstallRequest(
        tree, one.packages, sources=read_sources(), accelerator="cpu", compile_bytecode=False
    )
    with _copying(not one.linked):
        uv.install(request, JobContext())


@contextmanager
def _copying(wanted: bool) -> Iterator[None]:
    """As pip leaves it: with files of its own."""
    before = os.environ.get("UV_LINK_MODE")
    if wanted:
        os.environ["UV_LINK_MODE"] = "copy"
    yield
    if before is None:
        os.environ.pop("UV_LINK_MODE", None)
    else:
        os.environ["UV_LINK_MODE"] = before


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
