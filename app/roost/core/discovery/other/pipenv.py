"""Pipenv: ``$WORKON_HOME`` or its own folder, and `.venv` in the project."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roost.core.discovery.other.candidate import Candidate
from roost.core.discovery.other.places import folders, is_file, join, name_of, text
from roost.core.discovery.other.scanner import Scanner
from roost.core.discovery.other.surroundings import Surroundings

KIND = "pipenv"
_NAME = re.compile(r"(.+)-[A-Za-z0-9_-]{8}(?:-.+)?")


def is_pipenvs(tree: str) -> bool:
    """Its names end in eight characters of a hash, and `.project` says whose it is."""
    named = _NAME.fullmatch(name_of(tree)) is not None
    return named and is_file(join(tree, ".project"))


def _known(around: Surroundings) -> Iterator[Candidate]:
    bases = [around.variable("WORKON_HOME"), join(around.xdg_data(), "virtualenvs")]
    bases.append(around.at_home(".virtualenvs"))
    for base in dict.fromkeys(base for base in bases if base):
        for tree in folders(base):
            if is_pipenvs(tree) and is_file(join(tree, "pyvenv.cfg")):
                match = _NAME.fullmatch(name_of(tree))
                project = text(join(tree, ".project"), 4096).strip() or None
                label = match[1] if match else ""
                yield Candidate(
                    tree,
                    KIND,
                    "Pipenv",
                    role="project",
                    label=label,
                    group=base,
                    project=project,
                )


def _inside(folder: str, names: frozenset[str], _around: Surroundings) -> Iterator[Candidate]:
    tree = join(folder, ".venv")
    if ".venv" in names and is_file(join(tree, "pyvenv.cfg")):
        name = name_of(folder)
        yield Candidate(
            tree, KIND, "Pipenv", role="project", label=name, group=folder, project=folder
        )


SCANNER = Scanner(KIND, _known, _inside, frozenset({"Pipfile"}))
