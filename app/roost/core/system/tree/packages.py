"""What each installed package weighs: the files its RECORD lists, and their bytecode."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass
from pathlib import Path

from roost.core.system.context import JobContext
from roost.core.system.tree.listing import blocks_of, list_tree
from roost.core.system.venv.dists import MAX_RECORD, entry_path, scan_site
from roost.core.system.venv.safe import Unread, read_whole

_CACHE = "__pycache__"


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes of some files; hard-linked ones count once for the tree, with whom they came first."""

    files: int = 0
    apparent: int = 0
    allocated: int = 0


@dataclass(frozen=True, slots=True)
class PackageWeights:
    """All files of one environment, each in exactly one place."""

    by_name: dict[str, Weight]
    """Name as the metadata gives it -> weight; heaviest first."""
    rest: Weight
    """What no RECORD claims: the interpreter, scripts, what users put there."""


def measure_packages(
    tree: Path, site_packages: Path, ctx: JobContext | None = None
) -> PackageWeights:
    """Weigh each package in ``site_packages`` of the environment ``tree``.

    A file that several claim belongs to the first by name; a RECORD entry outside the tree counts
    for nothing, and nothing there is looked at.  Raises as ``list_tree``.
    """
    weights, folder_of = _weights(tree, ctx)
    site = site_packages.relative_to(tree).as_posix()
    found: dict[str, Weight] = {}
    for dist in scan_site(str(site_packages), str(tree), records_needed=False).dists:
        if ctx is not None:
            ctx.check_cancelled()
        record = read_whole(os.path.join(site_packages, dist.folder, "RECORD"), MAX_RECORD)
        if isinstance(record, Unread):
            continue
        claimed: list[Weight] = []
        for line in record.splitlines():
            if entry := entry_path(line):
                path = posixpath.normpath(posixpath.join(site, entry.replace("\\", "/")))
                _claim(path, weights, folder_of, claimed)
        found[dist.name] = _sum(claimed)
    heaviest = sorted(found.items(), key=lambda pair: pair[1].allocated, reverse=True)
    return PackageWeights(dict(heaviest), _sum(list(weights.values())))


def _weights(
    tree: Path, ctx: JobContext | None
) -> tuple[dict[str, Weight], dict[str, dict[str, list[str]]]]:
    """Every file by its path with "/", and bytecode by folder and module name."""
    weights: dict[str, Weight] = {}
    bytecode: dict[str, dict[str, list[str]]] = {}
    met: set[int] = set()
    for folder in list_tree(tree, ctx).folders:
        rel = folder.rel.replace(os.sep, "/")
        head, _, last = rel.rpartition("/")
        for kind in (folder.files, folder.links):
            for name, status in kind:
                path = f"{rel}/{name}" if rel else name
                if status.st_nlink > 1 and status.st_ino in met:
                    weights[path] = Weight(1)
                else:
                    weights[path] = Weight(1, status.st_size, blocks_of(status) * 512)
                    met.add(status.st_ino)
                if last == _CACHE:
                    modules = bytecode.setdefault(head, {})
                    modules.setdefault(name.partition(".")[0], []).append(path)
    return weights, bytecode


def _claim(
    path: str,
    weights: dict[str, Weight],
    bytecode: dict[str, dict[str, list[str]]],
    claimed: list[Weight],
) -> None:
    """Take ``path`` and its bytecode out of what is left."""
    weight = weights.pop(path, None)
    if weight is not None:
        claimed.append(weight)
    if path.endswith(".py"):
        head, _, name = path.rpartition("/")
        for compiled in bytecode.get(head, {}).pop(name[:-3], ()):
            weight = weights.pop(compiled, None)
            if weight is not None:
                claimed.append(weight)


def _sum(weights: list[Weight]) -> Weight:
    return Weight(
        sum(weight.files for weight in weights),
        sum(weight.apparent for weight in weights),
        sum(weight.allocated for weight in weights),
    )
