"""Which packages a model's own code imports, read as text and never run.

transformers loads the files an ``auto_map`` names and what those import from beside them, not
samples that lie there too; it refuses to where imports are missing, but for those in ``try`` or
behind a question whether the package is there (``transformers.dynamic_module_utils``).  A ``try``
whose ``except`` raises needs its imports all the same.

Files are searched, not parsed: a syntax tree of a large one costs as much as all the rest.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from roost.core.discovery.modelfiles import ModelFiles, one_line
from roost.core.domain.modeltypes import is_listed
from roost.core.domain.needs import NeedsDraft

MAX_CODE_FILES = 40
MAX_CODE_BYTES = 512 * 1024
# Module -> package, where trustworthy; other modules are only named in a note,
# since a guessed package name may belong to anybody.
_SAME_NAME = (
    "accelerate addict av bitsandbytes datasets decord deepspeed diffusers easydict einops "
    "encodec fairseq ftfy gradio h5py imageio inflect jieba kornia librosa loguru matplotlib "
    "natten nltk num2words numba omegaconf onnxruntime orjson pandas peft phonemizer "
    "pycocotools pydantic pypinyin rdkit scipy sentencepiece shapely snac soundfile speculators "
    "supervision tiktoken timm torchaudio torchdiffeq torchmetrics torchsde torchvision triton "
    "vllm vocos wandb webdataset xformers xxhash"
)
_PACKAGES = {
    **{name: name for name in _SAME_NAME.split()},
    "Bio": "biopython",
    "PIL": "pillow",
    "apex": "",
    "bs4": "beautifulsoup4",
    "causal_conv1d": "causal-conv1d",
    "cv2": "opencv-python",
    "dac": "descript-audio-codec",
    "fla": "flash-linear-attention",
    "flash_attn": "flash-attn",
    "hydra": "hydra-core",
    "k_diffusion": "k-diffusion",
    "liger_kernel": "liger-kernel",
    "mamba_ssm": "mamba-ssm",
    "open_clip": "open-clip-torch",
    "pytorch_lightning": "pytorch-lightning",
    "rotary_embedding_torch": "rotary-embedding-torch",
    "sageattention": "sageattention",
    "sentence_transformers": "sentence-transformers",
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
    "transformers_stream_generator": "transformers-stream-generator",
    "unidecode": "unidecode",
    "vector_quantize_pytorch": "vector-quantize-pytorch",
}
_ALTERNATIVES = {"flash-linear-attention": ("fla-core",)}
# What the stack itself brings.
_BROUGHT = (
    "torch transformers numpy huggingface_hub safetensors tokenizers packaging regex requests "
    "tqdm yaml filelock typing_extensions jinja2 sympy networkx fsspec"
)
_GUARD = r"(?P<guard>try[ \t]*:|if\b[^\n]{0,200}?(?:is_\w{1,60}_available|TYPE_CHECKING|find_spec))"
_IMPORT = (
    r"import[ \t]+(?P<names>[^\n#;]+)"
    r"|from[ \t]+(?P<whence>\.*[\w.]*)[ \t]+import\b(?P<what>[^\n#;]*)"
)
# Anchored at a line break, which is found fast; ``^`` is tried at every letter.
_LINES = re.compile(rf"\n(?P<indent>[ \t]*)(?:{_GUARD}|{_IMPORT})")
_PART = re.compile(r"(except|else|elif|finally)\b")
_TRIPLE = ('"""', "'''")
_HANDLER = re.compile(
    r"^[ \t]*except\b[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*(?P<first>[^\n]*)", re.MULTILINE
)


class Imports(NamedTuple):
    """Top-level modules a source imports, and modules beside it; ``maybe``: where one is not
    bound to be there.  ``of_transformers``: (module in it, name)."""

    needed: set[str]
    beside: set[str]
    maybe_beside: set[str]
    of_transformers: set[tuple[str, str]]


def read_remote_code(
    draft: NeedsDraft, files: ModelFiles, find: Callable[[str], Path | None] | None = None
) -> None:
    """Enter the packages that the code named in ``draft.code`` imports unconditionally.

    ``find``: the folder of another repository's code in the cache, or None.
    """
    starts: dict[str, list[str]] = {}
    for named in draft.code:
        repository, _, module = named.rpartition("--")
        starts.setdefault(repository, []).append(module.split(".")[0])
    unknown: dict[str, str] = {}
    draft.elsewhere = draft.elsewhere or any(starts.keys() - {""})
    for repository, modules in starts.items():
        folder = find(repository) if repository and find is not None else None
        if folder is not None:
            _follow(draft, ModelFiles(folder, draft, f"{repository}/"), modules, unknown)
        elif not repository:
            _follow(draft, files, modules, unknown)
        else:
            text = (
                f"Its code lies in {one_line(repository)!r}, not here: what it imports is unknown."
            )
            draft.note("remote-code-elsewhere", text)
    for module, name in sorted(unknown.items())[:20]:
        draft.note("unknown-import", f"Its code imports {module!r}, of a package unknown.", name)


def _follow(
    draft: NeedsDraft, files: ModelFiles, modules: list[str], unknown: dict[str, str]
) -> None:
    """Walk from these modules through what they import from beside them."""
    brought = frozenset(_BROUGHT.split())
    own = {name[:-3] for name in files.ending(".py")}
    # What is needed first: a file reached both ways counts as needed.
    waiting = [(module, False) for module in modules]
    later: list[tuple[str, bool]] = []
    seen: set[str] = set()
    while (waiting or later) and len(seen) < MAX_CODE_FILES:
        module, optional = waiting.pop() if waiting else later.pop()
        if module in seen or module not in own:
            continue
        seen.add(module)
        name = f"{module}.py"
        found = imports_of(files.text(name, MAX_CODE_BYTES) or "")
        (later if optional else waiting).extend((beside, optional) for beside in found.beside)
        later.extend((beside, True) for beside in found.maybe_beside)
        if not optional:
            _not_in_newer(draft, files, name, found.of_transformers)
        for imported in sorted(found.needed):
            if imported in own:
                (later if optional else waiting).append((imported, optional))
            elif imported in brought or imported in sys.stdlib_module_names:
                continue
            elif package := _PACKAGES.get(imported):
                draft.need(
                    package,
                    files.reason(name, "import", imported),
                    optional=optional,
                    alternatives=_ALTERNATIVES.get(package, ()),
                )
            elif package is None and not optional:
                unknown.setdefault(imported, files.prefix + name)


def _not_in_newer(
    draft: NeedsDraft, files: ModelFiles, name: str, used: set[tuple[str, str]]
) -> None:
    """What the code imports from transformers and newer releases no longer have."""
    from roost.core.domain.removednames import release_without

    gone = [
        (release, one)
        for module, one in sorted(used)
        if (release := release_without(module, one)) is not None
    ]
    if not gone:
        return
    first, one = min(gone, key=lambda pair: [int(part) for part in pair[0].split(".")])
    text = f"Its own code imports {one!r}, which transformers {first} and newer do not have."
    draft.note("remote-code-ceiling", text, files.prefix + name)
    # A type that transformers knows can be loaded without that code.
    if draft.model_type is None or not is_listed(draft.model_type):
        draft.need("transformers", files.reason(name, "import", one), below=first)


def imports_of(source: str) -> Imports:
    """What a source imports, outside text, ``try`` and questions whether a package is there."""
    found = Imports(set(), set(), set(), set())
    source = "\n" + source
    texts = _texts(source)
    guarded = at_text = 0  # all before these offsets is behind a guard, or no longer ahead
    for match in _LINES.finditer(source):
        start = match.end("indent")
        while at_text < len(texts) and texts[at_text][1] <= start:
            at_text += 1
        if at_text < len(texts) and texts[at_text][0] <= start:
            continue
        if match["guard"] is not None:
            if start >= guarded:
                end = _end_of_block(source, match.end(), len(match["indent"]))
                if match["guard"].startswith("if") or not _raises(source[start:end]):
                    guarded = end
            continue
        _enter(found, match, maybe=start < guarded)
        package, _, module = (match["whence"] or "").partition(".")
        if package == "transformers" and start >= guarded:
            found.of_transformers.update((module, name) for name in _names(source, match))
    return found


def _names(source: str, match: re.Match[str]) -> list[str]:
    """The names behind ``import``, in brackets over several lines too."""
    what = match["what"]
    if "(" in what and ")" not in what:
        end = source.find(")", match.end())
        what = source[match.start("what") : end if end >= 0 else match.end()][:4_000]
    return re.findall(r"\w+", re.sub(r"#[^\n]*|\bas\s+\w+", "", what))


def _texts(source: str) -> list[tuple[int, int]]:
    """Where texts in triple quotes begin and end."""
    spans: list[tuple[int, int]] = []
    at = 0
    ahead = {mark: source.find(mark) for mark in _TRIPLE}
    while True:
        for mark, place in ahead.items():
            if 0 <= place < at:
                ahead[mark] = source.find(mark, at)
        start, mark = min(
            ((place, mark) for mark, place in ahead.items() if place >= 0), default=(-1, "")
        )
        if start < 0:
            return spans
        end = source.find(mark, start + 3)
        at = len(source) if end < 0 else end + 3
        spans.append((start, at))


def _enter(found: Imports, match: re.Match[str], *, maybe: bool) -> None:
    if match["names"] is not None:
        if not maybe:
            names = (name.split()[:1] for name in match["names"].split(","))
            found.needed.update(name[0].split(".")[0] for name in names if name)
        return
    whence = match["whence"]
    if whence.startswith("."):
        # "from . import a, b" names files, "from .a import b" names one.
        inner = whence.lstrip(".")
        words = [inner] if inner else re.findall(r"\w+", match["what"])
        (found.maybe_beside if maybe else found.beside).update(w.split(".")[0] for w in words)
    elif whence and not maybe:
        found.needed.add(whence.split(".")[0])


def _end_of_block(source: str, start: int, indent: int) -> int:
    """Where a block at this indent ends, its ``except``, ``else`` and ``finally`` included."""
    outside = re.compile(rf"\n[ \t]{{0,{indent}}}(?=[^ \t\n#])")
    for match in outside.finditer(source, start):
        if len(match[0]) - 1 < indent or not _PART.match(source, match.end()):
            return match.start()
    return len(source)


def _raises(block: str) -> bool:
    """Whether each ``except`` of a ``try`` raises first thing."""
    handlers = [match["first"].strip() for match in _HANDLER.finditer(block)]
    return bool(handlers) and all(line.startswith("raise") for line in handlers)
