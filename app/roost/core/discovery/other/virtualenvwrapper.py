"""virtualenvwrapper: everything in ``$WORKON_HOME``."""

from __future__ import annotations

from collections.abc import Iterator

from roost.core.discovery.other.candidate import Candidate
from roost.core.discovery.other.pipenv import is_pipenvs
from roost.core.discovery.other.places import folders, is_file, join, name_of, text
from roost.core.discovery.other.scanner import Scanner
from roost.core.discovery.other.surroundings import Surroundings

KIND = "virtualenvwrapper"


def _known(around: Surroundings) -> Iterator[Candidate]:
    bases = [around.variable("WORKON_HOME"), around.at_home(".virtualenvs")]
    if around.windows:
        bases.append(around.at_home("Envs"))
    for base in dict.fromkeys(base for base in bases if base):
        for tree in folders(base):
            if is_file(join(tree, "pyvenv.cfg")) and not is_pipenvs(tree):
                yield Candidate(
                    tree,
                    KIND,
                    "virtualenvwrapper",
                    label=name_of(tree),
                    group=base,
                    project=text(join(tree, ".project"), 4096).strip() or None,
                )


SCANNER = Scanner(KIND, _known)
