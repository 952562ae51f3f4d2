"""Pinokio: ``api/**/{env,venv}`` of its apps, and the miniconda in ``bin`` they share."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from roost.core.discovery.other.candidate import Candidate
from roost.core.discovery.other.conda import environment, has_python, with_children
from roost.core.discovery.other.places import (
    folder_of,
    folders,
    is_file,
    is_link,
    join,
    json_of,
    name_of,
    text,
    text_of,
)
from roost.core.discovery.other.scanner import Scanner
from roost.core.discovery.other.surroundings import Surroundings

KIND = "pinokio"
APP = "Pinokio"
DEPTH = 4
_TITLE = re.compile(r"""\btitle\s*:\s*["'`]([^"'`\r\n]{1,80})["'`]""")
_VERSION = re.compile(r"""\bversion\s*:\s*["'`]([^"'`\r\n]{1,30})["'`]""")
_SKIPPED = frozenset({"node_modules", ".git", "models", "output", "outputs", "cache"})


def _known(around: Surroundings) -> Iterator[Candidate]:
    said = json_of(join(around.config, "Pinokio", "config.json"))
    home = around.named(text_of(said, "home"))
    homes = [home] if home else []
    homes += [around.at_home("pinokio"), around.on_machine("pinokio")]
    for home in dict.fromkeys(homes):
        yield from _home(home)


def _home(home: str) -> Iterator[Candidate]:
    for app in folders(join(home, "api")):
        title, version = _told(app)
        for tree in _trees(app, DEPTH):
            inner = os.path.relpath(folder_of(tree), app)
            label = title if inner == "." else f"{title}/{inner.replace(os.sep, '/')}"
            if is_file(join(tree, "pyvenv.cfg")):
                yield Candidate(
                    tree, KIND, APP, version=version, label=label, group=home, project=app
                )
            else:
                yield environment(tree, app=APP, group=home, label=label)
    yield from with_children(join(home, "bin", "miniconda"), app=APP, label="miniconda")


def _trees(folder: str, depth: int) -> Iterator[str]:
    for inner in folders(folder):
        name = name_of(inner)
        if name in _SKIPPED or is_link(inner):
            continue
        if is_file(join(inner, "pyvenv.cfg")) or has_python(inner):
            yield inner
        elif depth > 1:
            yield from _trees(inner, depth - 1)


def _told(app: str) -> tuple[str, str | None]:
    """(title, version) of an app's script, which is read as text."""
    script = text(join(app, "pinokio.js"))
    title, version = _TITLE.search(script), _VERSION.search(script)
    return (
        title[1] if title else name_of(app).removesuffix(".git"),
        version[1] if version else None,
    )


def _inside(folder: str, names: frozenset[str], _around: Surroundings) -> Iterator[Candidate]:
    if "api" in names and "bin" in names:
        yield from _home(folder)


SCANNER = Scanner(
    KIND, _known, _inside, frozenset({"ENVIRONMENT", "prototype"}), frozenset({"api", "bin"})
)
