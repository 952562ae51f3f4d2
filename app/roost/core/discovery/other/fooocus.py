"""Fooocus: the archive with ``python_embeded``, or a checkout with a venv."""

from __future__ import annotations

from collections.abc import Iterator

from roost.core.discovery.other.candidate import Candidate
from roost.core.discovery.other.comfy import EMBEDDED
from roost.core.discovery.other.places import join, name_of, version_in
from roost.core.discovery.other.scanner import Scanner
from roost.core.discovery.other.surroundings import Surroundings
from roost.core.discovery.other.venvs import trees_in

KIND = "fooocus"
APP = "Fooocus"


def _inside(folder: str, names: frozenset[str], _around: Surroundings) -> Iterator[Candidate]:
    if "Fooocus" in names:
        checkout = join(folder, "Fooocus")
        for embedded in EMBEDDED:
            if embedded in names:
                yield _candidate(join(folder, embedded), folder, checkout, own=True)
    if "fooocus_version.py" in names:
        for tree in trees_in(folder):
            yield _candidate(tree, folder, folder, own=False)


def _candidate(tree: str, group: str, checkout: str, *, own: bool) -> Candidate:
    return Candidate(
        tree,
        KIND,
        APP,
        version=version_in(join(checkout, "fooocus_version.py")),
        label=name_of(group),
        group=group,
        own=own,
        evidence=((join(checkout, "config.txt"), "Fooocus's settings"),),
        project=checkout,
    )


SCANNER = Scanner(
    KIND,
    inside=_inside,
    triggers=frozenset({*EMBEDDED, "fooocus_version.py"}),
    also=frozenset({"Fooocus"}),
)
