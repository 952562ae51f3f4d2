"""Which packages a model's own code imports, read as text and never run.

transformers refuses to load remote code whose imports are missing, but for those
inside ``try`` blocks; the same rule is applied here
(``transformers.dynamic_module_utils.get_imports``).
"""

from __future__ import annotations

import re
import sys

from roost.core.discovery.modelfiles import ModelFiles
from roost.core.domain.needs import NeedsDraft

MAX_CODE_FILES = 40
MAX_CODE_BYTES = 512 * 1024
# Module -> package, where trustworthy; other modules are only named in a note,
# since a guessed package name may belong to anybody.
_PACKAGES = {
    "PIL": "pillow",
    "accelerate": "accelerate",
    "addict": "addict",
    "apex": "",
    "av": "av",
    "bitsandbytes": "bitsandbytes",
    "causal_conv1d": "causal-conv1d",
    "cv2": "opencv-python",
    "datasets": "datasets",
    "decord": "decord",
    "deepspeed": "deepspeed",
    "diffusers": "diffusers",
    "easydict": "easydict",
    "einops": "einops",
    "fla": "flash-linear-attention",
    "flash_attn": "flash-attn",
    "ftfy": "ftfy",
    "imageio": "imageio",
    "librosa": "librosa",
    "mamba_ssm": "mamba-ssm",
    "matplotlib": "matplotlib",
    "natten": "natten",
    "numba": "numba",
    "omegaconf": "omegaconf",
    "open_clip": "open-clip-torch",
    "pandas": "pandas",
    "peft": "peft",
    "rotary_embedding_torch": "rotary-embedding-torch",
    "sageattention": "sageattention",
    "scipy": "scipy",
    "sentence_transformers": "sentence-transformers",
    "sentencepiece": "sentencepiece",
    "sklearn": "scikit-learn",
    "soundfile": "soundfile",
    "tiktoken": "tiktoken",
    "timm": "timm",
    "torchaudio": "torchaudio",
    "torchvision": "torchvision",
    "transformers_stream_generator": "transformers-stream-generator",
    "triton": "triton",
    "xformers": "xformers",
}
# What the stack itself brings.
_BROUGHT = (
    "torch transformers numpy huggingface_hub safetensors tokenizers packaging regex requests "
    "tqdm yaml filelock typing_extensions jinja2 sympy networkx fsspec"
)
_IMPORT = re.compile(
    r"^(\s*)(?:import\s+([\w.]+(?:\s*,\s*[\w.]+)*)|from\s+([A-Za-z_][\w.]*)\s+import\b)"
)
_GUARD = re.compile(r"^(\s*)(?:try\s*:|if\s+.*(?:is_\w+_available|TYPE_CHECKING|find_spec))")


def read_remote_code(draft: NeedsDraft, files: ModelFiles) -> None:
    """Enter the packages the folder's Python files import unconditionally."""
    brought = frozenset(_BROUGHT.split())
    own = {name[:-3] for name in files.ending(".py")}
    unknown: dict[str, str] = {}
    for name in files.ending(".py")[:MAX_CODE_FILES]:
        text = files.text(name, MAX_CODE_BYTES)
        for module in sorted(imported_modules(text or "")):
            if module in own or module in brought or module in sys.stdlib_module_names:
                continue
            package = _PACKAGES.get(module)
            if package:
                draft.need(package, files.reason(name, "import", module))
            elif package is None:
                unknown.setdefault(module, name)
    for module, name in sorted(unknown.items())[:20]:
        draft.note("unknown-import", f"Its code imports {module!r}, of a package unknown.", name)


def imported_modules(source: str) -> set[str]:
    """The top-level modules a source imports outside ``try`` and availability checks."""
    found: set[str] = set()
    guard: int | None = None
    for line in source.splitlines():
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        indent = len(line) - len(line.lstrip())
        if guard is not None and indent <= guard:
            # `except`, `else` and `finally` still belong to the guarded block.
            if stripped.startswith(("except", "else", "elif", "finally")) and indent == guard:
                continue
            guard = None
        if guard is not None:
            continue
        opened = _GUARD.match(line)
        if opened is not None:
            guard = len(opened[1])
            continue
        match = _IMPORT.match(line)
        if match is not None:
            names = match[2].split(",") if match[2] else [match[3]]
            found.update(name.strip().split(".")[0] for name in names)
    return found
