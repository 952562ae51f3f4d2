"""ComfyUI as people install it by hand: a checkout with a venv, or the portable archive.

The portable one has ``python_embeded`` (so spelled) beside ``ComfyUI``, and no `pyvenv.cfg`.
"""

from __future__ import annotations

from collections.abc import Iterator

from roost.core.discovery.other.candidate import Candidate
from roost.core.discovery.other.places import is_folder, join, name_of, version_in
from roost.core.discovery.other.scanner import Scanner
from roost.core.discovery.other.surroundings import Surroundings
from roost.core.discovery.other.venvs import trees_in

KIND = "comfyui"
EMBEDDED = ("python_embeded", "python_embedded")


def version_of(checkout: str) -> str | None:
    """The version a ComfyUI checkout names."""
    found = version_in(join(checkout, "comfyui_version.py"))
    return found or version_in(join(checkout, "pyproject.toml"))


def logs_of(checkout: str) -> tuple[tuple[str, str], ...]:
    """Files that ComfyUI writes at every start."""
    return (
        (join(checkout, "user", "comfyui.log"), "ComfyUI's log"),
        (join(checkout, "comfyui.log"), "ComfyUI's log"),
    )


def _inside(folder: str, names: frozenset[str], _around: Surroundings) -> Iterator[Candidate]:
    for embedded in EMBEDDED:
        if embedded in names and "ComfyUI" in names:
            checkout = join(folder, "ComfyUI")
            yield Candidate(
                join(folder, embedded),
                KIND,
                "ComfyUI",
                version=version_of(checkout),
                role="environment",
                label=name_of(folder),
                group=folder,
                own=True,
                evidence=logs_of(checkout),
                project=checkout,
            )
    if "nodes.py" in names and "comfy" in names and is_folder(join(folder, "comfy")):
        for tree in trees_in(folder):
            yield Candidate(
                tree,
                KIND,
                "ComfyUI",
                version=version_of(folder),
                label=name_of(folder),
                group=folder,
                evidence=logs_of(folder),
                project=folder,
            )


SCANNER = Scanner(
    KIND,
    inside=_inside,
    triggers=frozenset({"nodes.py", *EMBEDDED}),
    also=frozenset({"ComfyUI", "comfy"}),
)
