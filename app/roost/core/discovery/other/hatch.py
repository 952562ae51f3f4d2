"""Hatch: ``<data>/env/virtual/<project>/<hash>/<environment>``, and its own tools.

Source: hatch's ``env/virtual.py`` and ``env/internal``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from roost.core.discovery.other.candidate import Candidate
from roost.core.discovery.other.places import folders, is_file, is_link, join, name_of
from roost.core.discovery.other.scanner import Scanner
from roost.core.discovery.other.surroundings import Surroundings

KIND = "hatch"


def _data(around: Surroundings) -> str:
    if (given := around.variable("HATCH_DATA_DIR")) is not None:
        return given
    return join(around.data, "hatch")


def _below(base: str, depth: int) -> Iterator[str]:
    """Environments at most ``depth`` folders down."""
    for folder in folders(base):
        if is_file(join(folder, "pyvenv.cfg")):
            yield folder
        elif depth > 1 and not is_link(folder):
            yield from _below(folder, depth - 1)


def _known(around: Surroundings) -> Iterator[Candidate]:
    data = _data(around)
    virtual = around.variable("HATCH_ENV_TYPE_VIRTUAL_PATH") or join(data, "env", "virtual")
    for tree in _below(virtual, 3):
        parts = Path(tree).relative_to(virtual).parts
        project, name = parts[0], parts[-1]
        label = project if name == project else f"{project}/{name}"
        yield Candidate(
            tree, KIND, "Hatch", role="project", label=label, group=join(virtual, project)
        )
    internal = join(data, "env", ".internal")
    for tree in _below(internal, 2):
        label = name_of(tree)
        yield Candidate(tree, KIND, "Hatch", role="tool", label=label, group=internal)
    for folder in folders(join(data, "pythons")):
        # A downloaded distribution, with its Python in a folder called "python".
        tree = join(folder, "python")
        yield Candidate(
            tree,
            KIND,
            "Hatch Python",
            role="python",
            label=name_of(folder),
            group=join(data, "pythons"),
            own=True,
        )


SCANNER = Scanner(KIND, _known)
