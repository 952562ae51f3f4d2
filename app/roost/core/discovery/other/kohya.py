"""kohya_ss: a checkout with ``kohya_gui.py`` and a venv."""

from __future__ import annotations

from collections.abc import Iterator

from roost.core.discovery.other.candidate import Candidate
from roost.core.discovery.other.places import join, name_of, text
from roost.core.discovery.other.scanner import Scanner
from roost.core.discovery.other.surroundings import Surroundings
from roost.core.discovery.other.venvs import trees_in

KIND = "kohya"


def _inside(folder: str, _names: frozenset[str], _around: Surroundings) -> Iterator[Candidate]:
    lines = text(join(folder, ".release"), 200).split()
    for tree in trees_in(folder):
        yield Candidate(
            tree,
            KIND,
            "kohya_ss",
            version=lines[0].removeprefix("v") if lines else None,
            label=name_of(folder),
            group=folder,
            project=folder,
        )


SCANNER = Scanner(KIND, inside=_inside, triggers=frozenset({"kohya_gui.py"}))
