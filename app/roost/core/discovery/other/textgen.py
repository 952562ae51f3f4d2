"""text-generation-webui: ``installer_files/env`` (a conda environment) or ``portable_env``."""

from __future__ import annotations

from collections.abc import Iterator

from roost.core.discovery.other.candidate import Candidate
from roost.core.discovery.other.conda import environment, has_python
from roost.core.discovery.other.places import is_folder, join, name_of
from roost.core.discovery.other.scanner import Scanner
from roost.core.discovery.other.surroundings import Surroundings
from roost.core.discovery.other.venvs import trees_in

KIND = "textgen"
APP = "text-generation-webui"


def _inside(folder: str, names: frozenset[str], _around: Surroundings) -> Iterator[Candidate]:
    if "server.py" not in names:
        return
    label = name_of(folder)
    if "installer_files" in names:
        inner = join(folder, "installer_files")
        if has_python(join(inner, "env")):
            yield environment(join(inner, "env"), app=APP, group=folder, label=label)
        if has_python(join(inner, "conda")):
            yield environment(join(inner, "conda"), app=APP, group=folder, label=f"{label} (conda)")
    if "portable_env" in names and is_folder(join(folder, "portable_env")):
        yield Candidate(
            join(folder, "portable_env"),
            KIND,
            APP,
            label=label,
            group=folder,
            own=True,
            project=folder,
        )
    for tree in trees_in(folder):
        yield Candidate(tree, KIND, APP, label=label, group=folder, project=folder)


SCANNER = Scanner(
    KIND,
    inside=_inside,
    triggers=frozenset({"installer_files", "portable_env", "one_click.py"}),
    also=frozenset({"server.py"}),
)
