"""What is installed in a tree."""

from __future__ import annotations

import os
from pathlib import Path

from roost.core.domain.package import Package
from roost.core.domain.requirement import normalised_name
from roost.core.system.venv.config import read_config
from roost.core.system.venv.dists import scan_site
from roost.core.system.venv.locate import site_packages


def installed_packages(tree: Path) -> tuple[Package, ...]:
    """Distributions of a tree (a ``.venv``), sorted by name; damaged ones by their folder's name.

    Raises nothing: an unreadable tree has no packages.
    """
    site = site_packages(str(tree), read_config(str(tree)).version)
    if site is None:
        return ()
    dists = scan_site(site, str(tree)).dists
    packages = [Package(dist.name, dist.version, Path(site) / dist.folder) for dist in dists]
    return tuple(sorted(packages, key=lambda package: normalised_name(package.name)))


def package_names(tree: Path) -> tuple[str, ...]:
    """Normalised names alone, by the names of their folders: a hundredth of reading them."""
    site = site_packages(str(tree), read_config(str(tree)).version)
    try:
        found = () if site is None else os.listdir(site)
    except OSError:
        found = ()
    named = {
        normalised_name(name.partition("-")[0])
        for name in found
        if name.endswith((".dist-info", ".egg-info"))
    }
    return tuple(sorted(named))
