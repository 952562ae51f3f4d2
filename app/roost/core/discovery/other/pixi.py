"""pixi: a project's ``.pixi/envs``, and what `pixi global` installed."""

from __future__ import annotations

from collections.abc import Iterator

from roost.core.discovery.other.candidate import Candidate
from roost.core.discovery.other.conda import python_of
from roost.core.discovery.other.places import folder_of, folders, join, name_of
from roost.core.discovery.other.scanner import Scanner
from roost.core.discovery.other.surroundings import Surroundings

KIND = "pixi"


def _environments(base: str, role: str, project: str | None) -> Iterator[Candidate]:
    for tree in folders(base):
        python = python_of(tree)
        if python is None:
            continue
        name = name_of(tree)
        above = name_of(project) if project else ""
        label = name if not above else above if name == "default" else f"{above}/{name}"
        meta = join(tree, "conda-meta")
        yield Candidate(
            tree,
            KIND,
            "pixi",
            role=role,
            label=label,
            group=project or folder_of(base),
            own=True,
            python_version=python,
            evidence=((join(meta, "pixi"), "pixi's own note"), (meta, "packages installed")),
            project=project,
        )


def _inside(folder: str, _names: frozenset[str], around: Surroundings) -> Iterator[Candidate]:
    if folder != around.home:
        yield from _environments(join(folder, ".pixi", "envs"), "project", folder)


def _known(around: Surroundings) -> Iterator[Candidate]:
    home = around.variable("PIXI_HOME") or around.at_home(".pixi")
    yield from _environments(join(home, "envs"), "tool", None)


SCANNER = Scanner(KIND, _known, _inside, frozenset({".pixi"}))
