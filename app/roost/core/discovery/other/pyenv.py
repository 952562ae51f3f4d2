"""pyenv and pyenv-win: the Pythons it built, and the environments of pyenv-virtualenv."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roost.core.discovery.other.candidate import Candidate
from roost.core.discovery.other.conda import with_children
from roost.core.discovery.other.places import folders, is_file, is_folder, join, name_of
from roost.core.discovery.other.scanner import Scanner
from roost.core.discovery.other.surroundings import Surroundings

KIND = "pyenv"
_VERSION = re.compile(r"(?:[a-z]+)?(\d+\.\d+(?:\.\d+)?).*")


def _root(around: Surroundings) -> str:
    given = around.variable("PYENV_ROOT") or around.variable("PYENV")
    return given or around.at_home(".pyenv", "pyenv-win" if around.windows else "")


def _known(around: Surroundings) -> Iterator[Candidate]:
    versions = join(_root(around), "versions")
    for tree in folders(versions):
        name = name_of(tree)
        if is_folder(join(tree, "conda-meta")):
            yield from with_children(tree, app="pyenv", label=name)
        elif is_file(join(tree, "pyvenv.cfg")):
            yield Candidate(tree, KIND, "pyenv", label=name, group=versions)
        else:
            match = _VERSION.fullmatch(name)
            yield Candidate(
                tree,
                KIND,
                "pyenv",
                version=match[1] if match else None,
                role="python",
                label=name,
                group=versions,
                own=True,
                python_version=match[1] if match else None,
            )
        for inner in folders(join(tree, "envs")):
            if is_file(join(inner, "pyvenv.cfg")):
                label = name_of(inner)
                yield Candidate(inner, KIND, "pyenv", label=label, group=versions)


SCANNER = Scanner(KIND, _known)
