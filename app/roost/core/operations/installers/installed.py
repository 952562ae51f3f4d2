"""What lies in a tree after an installation, read from its metadata; nothing is run."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from roost.core.domain.errors import InstallerError, RoostError
from roost.core.domain.requirement import normalised_name
from roost.core.domain.versions import satisfies
from roost.core.operations.installers.base import Pinned
from roost.core.system.bounded import read_json_object
from roost.core.system.venv.facts import read_facts


def freeze_tree(tree: Path) -> tuple[Pinned, ...]:
    """Every distribution in ``tree``, sorted; a hash where ``direct_url.json`` records one."""
    facts = read_facts(str(tree))
    site = tree / facts.site
    pins = [
        Pinned(normalised_name(dist.name), dist.version, _direct_hash(site / dist.folder))
        for dist in facts.dists
        if dist.version
    ]
    return tuple(sorted(pins, key=lambda pin: pin.name))


def with_hashes(pins: Iterable[Pinned], known: Iterable[Pinned]) -> tuple[Pinned, ...]:
    """``pins`` with the hashes that ``known`` has for the same name and version."""
    by_name = {pin.name: pin for pin in known}
    return tuple(_with_hash(pin, by_name.get(pin.name)) for pin in pins)


def _with_hash(pin: Pinned, known: Pinned | None) -> Pinned:
    if pin.hashes or known is None or not _is(pin.version, known.version):
        return pin
    return Pinned(pin.name, pin.version, known.hashes)


def _is(found: str | None, wanted: str) -> bool:
    """Whether two spellings are one version: metadata may say 2026.03.1 for 2026.3.1."""
    if found is None:
        return False
    same_local = found.partition("+")[2] == wanted.partition("+")[2]
    return found == wanted or (same_local and satisfies(found, f"=={wanted}") is True)


def check_installed(tree: Path, pins: Iterable[Pinned], tool: str) -> None:
    """Look again: every pin must be there (an installer's word alone is not enough)."""
    found = {pin.name: pin.version for pin in freeze_tree(tree)}
    missing = sorted(pin.name for pin in pins if not _is(found.get(pin.name), pin.version))
    if missing:
        raise InstallerError(
            "installer-failed",
            f"{tool} said it was done, but {', '.join(missing[:5])} is not there.",
            remedy="Create the environment anew; if it stays, use the other installer.",
            path=str(tree),
        )


def count_installed(tree: Path) -> int:
    """How many distributions have arrived so far; cheap enough to ask four times a second."""
    total = 0
    for site in _sites(tree):
        try:
            total += sum(name.endswith(".dist-info") for name in os.listdir(site))
        except OSError:
            continue
    return total


def _sites(tree: Path) -> list[Path]:
    windows = tree / "Lib" / "site-packages"
    return [windows] if windows.is_dir() else list((tree / "lib").glob("python*/site-packages"))


def _direct_hash(folder: Path) -> tuple[str, ...]:
    file = folder / "direct_url.json"
    if not file.is_file():
        return ()
    try:
        info = read_json_object(file, 65_536).get("archive_info")
    except RoostError:
        return ()
    hashes = info.get("hashes") if isinstance(info, dict) else None
    digest = hashes.get("sha256") if isinstance(hashes, dict) else None
    return (f"sha256:{digest}",) if isinstance(digest, str) else ()
