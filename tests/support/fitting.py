"""Models, and environments of another key that fit in for theirs."""

from __future__ import annotations

import json
from pathlib import Path

from support.fake_env import STACK
from support.workspaces import KEY

BNB = f"{KEY}-bnb"
QUANTISED = {**STACK, "bitsandbytes": "0.49.0"}
LLAMA = {"model_type": "llama", "architectures": ["LlamaForCausalLM"]}


def model(root: Path, name: str = "org/x", **config: object) -> Path:
    folder = root / "models" / name
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps(config or LLAMA))
    (folder / "model.safetensors").write_bytes(b"")
    return folder


def built(root: Path) -> list[str]:
    return sorted(child.name for child in (root / ".envs").iterdir() if (child / ".venv").is_dir())
