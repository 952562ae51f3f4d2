"""Poetry: its folder of environments, and those it keeps in the project.

Source: poetry's ``locations.py`` (platform folders) and its ``virtualenvs.path`` setting.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator

from roost.core.discovery.other.candidate import Candidate
from roost.core.discovery.other.places import (
    folders,
    is_file,
    join,
    name_of,
    object_of,
    text,
    text_of,
)
from roost.core.discovery.other.scanner import Scanner
from roost.core.discovery.other.surroundings import Surroundings

KIND = "poetry"
_NAME = re.compile(r"(.+)-[A-Za-z0-9_-]{8}-py\d+\.\d+")


def _base(around: Surroundings) -> Iterator[str]:
    cache = around.variable("POETRY_CACHE_DIR")
    if cache is None:
        cache = join(around.cache, "pypoetry", "Cache" if around.windows else "")
    said = around.environ.get("POETRY_VIRTUALENVS_PATH") or _setting(around)
    if said:
        said = said.replace("{cache-dir}", cache.rstrip(os.sep))
        if (path := around.named(said)) is not None:
            yield path
    yield join(cache, "virtualenvs")


def _setting(around: Surroundings) -> str:
    folder = around.variable("POETRY_CONFIG_DIR") or join(around.config, "pypoetry")
    try:
        document = tomllib.loads(text(join(folder, "config.toml")))
    except (ValueError, RecursionError):
        return ""
    return text_of(object_of(document).get("virtualenvs"), "path")


def _known(around: Surroundings) -> Iterator[Candidate]:
    for base in dict.fromkeys(_base(around)):
        for tree in folders(base):
            name = name_of(tree)
            match = _NAME.fullmatch(name)
            if is_file(join(tree, "pyvenv.cfg")):
                label = match[1] if match else name
                yield Candidate(tree, KIND, "Poetry", role="project", label=label, group=base)


def _inside(folder: str, names: frozenset[str], _around: Surroundings) -> Iterator[Candidate]:
    tree = join(folder, ".venv")
    if ".venv" in names and is_file(join(tree, "pyvenv.cfg")):
        name = name_of(folder)
        yield Candidate(
            tree, KIND, "Poetry", role="project", label=name, group=folder, project=folder
        )


SCANNER = Scanner(KIND, _known, _inside, frozenset({"poetry.lock"}))
