"""InvokeAI: a root folder with ``invokeai.yaml`` and its `.venv`."""

from __future__ import annotations

from collections.abc import Iterator

from roost.core.discovery.other.candidate import Candidate
from roost.core.discovery.other.places import join, name_of
from roost.core.discovery.other.scanner import Scanner
from roost.core.discovery.other.surroundings import Surroundings
from roost.core.discovery.other.venvs import trees_in

KIND = "invokeai"


def _root(folder: str) -> Iterator[Candidate]:
    for tree in trees_in(folder):
        yield Candidate(
            tree,
            KIND,
            "InvokeAI",
            version_from="invokeai",
            label=name_of(folder),
            group=folder,
            evidence=((join(folder, "databases", "invokeai.db"), "InvokeAI's database"),),
            project=folder,
        )


def _known(around: Surroundings) -> Iterator[Candidate]:
    given = around.variable("INVOKEAI_ROOT")
    named = [given] if given else []
    for folder in dict.fromkeys([*named, around.at_home("invokeai"), around.at_home("InvokeAI")]):
        yield from _root(folder)


def _inside(folder: str, _names: frozenset[str], _around: Surroundings) -> Iterator[Candidate]:
    yield from _root(folder)


SCANNER = Scanner(KIND, _known, _inside, frozenset({"invokeai.yaml", "invokeai.init"}))
