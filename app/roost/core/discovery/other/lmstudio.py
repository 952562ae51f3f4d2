"""LM Studio: the Pythons and layered environments below ``extensions/backends/vendor``.

Its llama.cpp backends are native and hold no environment; MLX comes as a Python
(``cpython3.11-…@10``) and apps on top of it (``app-mlx-generate-…@29``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from roost.core.discovery.other.candidate import Candidate
from roost.core.discovery.other.places import folders, is_file, is_folder, join, name_of, text
from roost.core.discovery.other.scanner import Scanner
from roost.core.discovery.other.surroundings import Surroundings

KIND = "lm-studio"
_PYTHON = re.compile(r"cpython-?(\d+\.\d+).*")


def _homes(around: Surroundings) -> Iterator[str]:
    said = around.named(text(around.at_home(".lmstudio-home-pointer"), 4096))
    if said is not None:
        yield said
    yield around.at_home(".lmstudio")
    yield around.at_home(".cache", "lm-studio")


def _known(around: Surroundings) -> Iterator[Candidate]:
    for home in dict.fromkeys(_homes(around)):
        for vendor in folders(join(home, "extensions", "backends", "vendor")):
            for tree in folders(vendor):
                yield from _layer(tree, home)


def _layer(tree: str, home: str) -> Iterator[Candidate]:
    name, at, release = name_of(tree).partition("@")
    match = _PYTHON.fullmatch(name)
    own = not is_file(join(tree, "pyvenv.cfg"))
    if match is None and own and not is_folder(join(tree, "lib")):
        return
    yield Candidate(
        tree,
        KIND,
        "LM Studio",
        version=release if at else None,
        role="python" if match else "layer" if own else "environment",
        label=name,
        group=home,
        own=own,
        python_version=match[1] if match else None,
    )


SCANNER = Scanner(KIND, _known)
