"""AUTOMATIC1111's web UI and what grew out of it: Forge, SD.Next.

The one-click archives keep a Python of their own in ``system/python`` beside ``webui``.
"""

from __future__ import annotations

from collections.abc import Iterator

from roost.core.discovery.other.candidate import Candidate
from roost.core.discovery.other.places import (
    folder_of,
    is_file,
    is_folder,
    join,
    name_of,
    version_in,
    version_in_changelog,
)
from roost.core.discovery.other.scanner import Scanner
from roost.core.discovery.other.surroundings import Surroundings
from roost.core.discovery.other.venvs import trees_in

KIND = "webui"


def _told(folder: str) -> tuple[str, str | None]:
    """(app, version) of a checkout."""
    if is_folder(join(folder, "modules_forge")):
        return "Forge", version_in(join(folder, "modules_forge", "forge_version.py"))
    changelog = version_in_changelog(join(folder, "CHANGELOG.md"))
    if is_file(join(folder, "installer.py")):
        return "SD.Next", changelog
    return "AUTOMATIC1111", changelog


def _checkout(folder: str) -> Iterator[Candidate]:
    app, version = _told(folder)
    evidence = ((join(folder, "config.json"), f"{app}'s settings"),)
    archive = folder_of(folder)
    portable = join(archive, "system", "python")
    label = name_of(folder)
    for tree in trees_in(folder):
        yield Candidate(
            tree,
            KIND,
            app,
            version=version,
            label=label,
            group=folder,
            evidence=evidence,
            project=folder,
        )
    if is_folder(portable):
        yield Candidate(
            portable,
            KIND,
            app,
            version=version,
            label=name_of(archive),
            group=archive,
            own=True,
            evidence=evidence,
            project=folder,
        )


def _inside(folder: str, names: frozenset[str], _around: Surroundings) -> Iterator[Candidate]:
    if "webui.py" in names and "launch.py" in names and "modules" in names:
        yield from _checkout(folder)
    if "webui" in names and "system" in names and is_file(join(folder, "webui", "launch.py")):
        yield from _checkout(join(folder, "webui"))


SCANNER = Scanner(
    KIND,
    inside=_inside,
    triggers=frozenset({"webui.py", "webui"}),
    also=frozenset({"launch.py", "modules", "system"}),
)
