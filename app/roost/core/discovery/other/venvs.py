"""venv, virtualenv and `uv venv`: anything with a `pyvenv.cfg`, named by who made it."""

from __future__ import annotations

import os
from collections.abc import Iterator

from roost.core.discovery.other.candidate import Candidate
from roost.core.discovery.other.places import folder_of, folders, is_file, join, name_of, text
from roost.core.discovery.other.scanner import POINTER, Scanner
from roost.core.discovery.other.surroundings import Surroundings

USUAL_NAMES = (".venv", "venv", "env", ".env")
KIND = "venv"


def maker(tree: str) -> str:
    """uv, virtualenv or venv, by the keys each writes into `pyvenv.cfg`."""
    keys = {line.partition("=")[0].strip() for line in text(join(tree, "pyvenv.cfg")).splitlines()}
    if "uv" in keys:
        return "uv venv"
    return "virtualenv" if "virtualenv" in keys else "venv"


def plain(tree: str) -> Candidate:
    """An environment nobody else has claimed; its project is the folder it lies in."""
    name = name_of(tree)
    above = folder_of(tree)
    usual = name in USUAL_NAMES
    label = name_of(above) if usual else name
    return Candidate(tree, KIND, maker(tree), label=label, project=above if usual else None)


def trees_in(folder: str) -> Iterator[str]:
    """The environments that lie in an app's folder under their usual names."""
    for name in USUAL_NAMES:
        if is_file(join(folder, name, "pyvenv.cfg")):
            yield join(folder, name)


def pointer(folder: str, around: Surroundings) -> str | None:
    """Where a `.venv` that is a file leads; not followed any further."""
    lines = text(join(folder, ".venv"), 4096).splitlines()
    said = lines[0].strip() if lines else ""
    if not said or "\0" in said or "\ufffd" in said:
        return None
    return os.path.normpath(join(folder, around.expanded(said)))


def _inside(folder: str, names: frozenset[str], around: Surroundings) -> Iterator[Candidate]:
    if "pyvenv.cfg" in names:
        yield plain(folder)
    if POINTER in names:
        target = pointer(folder, around)
        if target is not None and not around.far(target):
            label = name_of(folder)
            yield Candidate(target, KIND, maker(target), label=label, project=folder, pointed=True)


def _known(around: Surroundings) -> Iterator[Candidate]:
    """Where `python -m venv` is often told to put them."""
    for base in (around.at_home("venvs"), around.at_home(".venvs"), around.at_home("envs")):
        yield from (plain(tree) for tree in folders(base) if is_file(join(tree, "pyvenv.cfg")))
    yield from (plain(tree) for tree in trees_in(around.home))


SCANNER = Scanner(KIND, _known, _inside, frozenset({"pyvenv.cfg", POINTER}))
