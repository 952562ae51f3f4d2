"""uv: projects with a ``uv.lock``, installed tools, and the Pythons it downloaded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roost.core.discovery.other.candidate import Candidate
from roost.core.discovery.other.places import folders, is_file, is_link, join, name_of
from roost.core.discovery.other.scanner import Scanner
from roost.core.discovery.other.surroundings import Surroundings

KIND = "uv"
_PYTHON = re.compile(r"(?:cpython|pypy|graalpy)-(\d+\.\d+\.\d+)[^-]*-.+")


def _roots(around: Surroundings) -> tuple[str, ...]:
    if around.windows:
        return (join(around.config, "uv"), join(around.config, "uv", "data"))
    return (join(around.xdg_data(), "uv"),)


def _bases(around: Surroundings, variable: str, name: str) -> tuple[str, ...]:
    given = around.variable(variable)
    return (given,) if given else tuple(join(root, name) for root in _roots(around))


def _known(around: Surroundings) -> Iterator[Candidate]:
    for base in _bases(around, "UV_TOOL_DIR", "tools"):
        for tree in folders(base):
            name = name_of(tree)
            receipt = ((join(tree, "uv-receipt.toml"), "installed by uv"),)
            if is_file(join(tree, "pyvenv.cfg")):
                yield Candidate(
                    tree,
                    KIND,
                    "uv tool",
                    version_from=name,
                    role="tool",
                    label=name,
                    group=base,
                    evidence=receipt,
                )
    for base in _bases(around, "UV_PYTHON_INSTALL_DIR", "python"):
        for tree in folders(base):
            name = name_of(tree)
            match = _PYTHON.fullmatch(name)
            if match is not None and not is_link(tree):
                yield Candidate(
                    tree,
                    KIND,
                    "uv Python",
                    version=match[1],
                    role="python",
                    label=name,
                    group=base,
                    own=True,
                    python_version=match[1],
                )


def _inside(folder: str, names: frozenset[str], _around: Surroundings) -> Iterator[Candidate]:
    tree = join(folder, ".venv")
    if ".venv" in names and is_file(join(tree, "pyvenv.cfg")):
        name = name_of(folder)
        yield Candidate(tree, KIND, "uv", role="project", label=name, group=folder, project=folder)


SCANNER = Scanner(KIND, _known, _inside, frozenset({"uv.lock"}))
