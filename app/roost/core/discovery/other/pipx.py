"""pipx: one environment a tool, and the one its pip lives in."""

from __future__ import annotations

from collections.abc import Iterator

from roost.core.discovery.other.candidate import Candidate
from roost.core.discovery.other.places import (
    folders,
    is_file,
    join,
    json_of,
    name_of,
    object_of,
    text_of,
)
from roost.core.discovery.other.scanner import Scanner
from roost.core.discovery.other.surroundings import Surroundings

KIND = "pipx"


def _homes(around: Surroundings) -> Iterator[str]:
    if (given := around.variable("PIPX_HOME")) is not None:
        yield given
    yield around.at_home(".local", "pipx")
    yield join(around.data, "pipx")
    if around.windows:
        yield join(around.data, "pipx", "pipx")
        yield around.at_home("pipx")
    else:
        yield join(around.xdg_data(), "pipx")
    yield around.variable("PIPX_GLOBAL_HOME") or around.on_machine("opt", "pipx")


def _known(around: Surroundings) -> Iterator[Candidate]:
    for home in dict.fromkeys(_homes(around)):
        for tree in folders(join(home, "venvs")):
            if not is_file(join(tree, "pyvenv.cfg")):
                continue
            note = join(tree, "pipx_metadata.json")
            package = object_of(json_of(note)).get("main_package")
            yield Candidate(
                tree,
                KIND,
                "pipx",
                version=text_of(package, "package_version") or None,
                role="tool",
                label=name_of(tree),
                group=home,
                evidence=((note, "installed by pipx"),),
            )
        shared = join(home, "shared")
        if is_file(join(shared, "pyvenv.cfg")):
            yield Candidate(shared, KIND, "pipx", role="tool", label="pipx's own pip", group=home)


SCANNER = Scanner(KIND, _known)
