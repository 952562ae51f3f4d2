"""Comfy's own desktop apps: the first one, and the one that manages several installations.

Sources: Comfy-Org/desktop (``config.json`` names the ``basePath`` with `.venv` in it) and
Comfy-Org/Comfy-Desktop (``installations.json``; an installation has ``standalone-env``, a Python
of its own, and ``ComfyUI/.venv``, formerly ``envs/<name>``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from roost.core.discovery.other.candidate import Candidate
from roost.core.discovery.other.comfy import logs_of, version_of
from roost.core.discovery.other.places import (
    folders,
    is_file,
    is_folder,
    join,
    json_of,
    name_of,
    object_of,
    text_of,
)
from roost.core.discovery.other.scanner import Scanner
from roost.core.discovery.other.surroundings import Surroundings

KIND = "comfy-desktop"
APP = "Comfy Desktop"


def _known(around: Surroundings) -> Iterator[Candidate]:
    said = json_of(join(around.config, "ComfyUI", "config.json"))
    base = around.named(text_of(said, "basePath"))
    bases = [base] if base else []
    bases += [join(documents, "ComfyUI") for documents in around.documents()]
    for folder in dict.fromkeys(bases):
        if not is_file(join(folder, "nodes.py")):  # a plain checkout is not the desktop's
            yield from _first(folder, around)
    for file in _registers(around):
        records = json_of(file)
        for record in records if isinstance(records, list) else []:
            path = around.named(text_of(record, "installPath"))
            if path is not None:
                yield from _installation(path, record)
    installs = [around.at_home("ComfyUI-Installs")]
    if around.windows:
        installs.append(join(around.data, "Comfy-Desktop", "ComfyUI-Installs"))
    for base in installs:
        for folder in folders(base):
            yield from _installation(folder, None)


def _registers(around: Surroundings) -> Iterator[str]:
    base = around.config if around.platform != "linux" else around.data
    for name in ("comfyui-desktop-2", "Comfy Desktop", "Comfy-Desktop"):
        yield join(base, name, "installations.json")


def _first(folder: str, around: Surroundings) -> Iterator[Candidate]:
    tree = join(folder, ".venv")
    if is_file(join(tree, "pyvenv.cfg")):
        yield Candidate(
            tree,
            KIND,
            APP,
            version=_bundled_version(around),
            label=name_of(folder),
            group=folder,
            evidence=logs_of(folder),
            project=folder,
        )


def _bundled_version(around: Surroundings) -> str | None:
    """The ComfyUI that came with the first desktop app."""
    if around.windows:
        programs = join(around.data, "Programs")
        apps = [join(programs, "@comfyorgcomfyui-electron"), join(programs, "comfyui-electron")]
        apps = [join(app, "resources", "ComfyUI") for app in [*apps, join(programs, "ComfyUI")]]
    else:
        inside = ("Contents", "Resources", "ComfyUI")
        apps = [around.on_machine("Applications", "ComfyUI.app", *inside)]
    return next((found for app in apps if (found := version_of(app))), None)


def _installation(folder: str, record: Any) -> Iterator[Candidate]:
    standalone = join(folder, "standalone-env")
    if not is_folder(standalone):
        return
    manifest = object_of(json_of(join(folder, "manifest.json")))
    checkout = join(folder, "ComfyUI")
    version = version_of(checkout) or text_of(manifest, "comfyui_ref") or None
    label = text_of(record, "name") or name_of(folder)
    launched = object_of(record).get("lastLaunchedAt")
    used = launched / 1000 if isinstance(launched, int | float) else None
    python = text_of(manifest, "python_version") or None
    for tree in (join(checkout, ".venv"), *folders(join(folder, "envs"))):
        if is_file(join(tree, "pyvenv.cfg")):
            yield Candidate(
                tree,
                KIND,
                APP,
                version=version,
                label=label,
                group=folder,
                evidence=logs_of(checkout),
                used=used,
                project=checkout,
            )
    yield Candidate(
        standalone,
        KIND,
        APP,
        version=version,
        role="python",
        label=f"{label} (base)",
        group=folder,
        own=True,
        python_version=python,
        used=used,
    )


def _inside(folder: str, names: frozenset[str], around: Surroundings) -> Iterator[Candidate]:
    if "standalone-env" in names:
        yield from _installation(folder, None)
    if {"custom_nodes", ".venv", "user"} <= names and "nodes.py" not in names:
        yield from _first(folder, around)


SCANNER = Scanner(
    KIND,
    _known,
    _inside,
    frozenset({"standalone-env", "custom_nodes"}),
    frozenset({".venv", "user", "nodes.py"}),
)
