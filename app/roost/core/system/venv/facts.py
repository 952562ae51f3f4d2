"""Everything static health and the list need to know about one tree, read in one bounded pass."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from roost.core.domain.digest import sha256

from roost.core.domain.requirement import normalised_name
from roost.core.system.venv.config import VenvConfig, base_version, read_config
from roost.core.system.venv.dists import Dist, scan_site
from roost.core.system.venv.locate import (
    WINDOWS,
    python_path,
    site_packages,
    version_of_site,
)
from roost.core.system.venv.safe import leads_out
from roost.core.system.venv.torchbuild import torch_build


@dataclass(frozen=True, slots=True)
class TreeFacts:
    """What lies in a tree; plain values, so that it can be cached.

    ``interpreter``: ok, missing, dangling, not-a-file, empty, not-executable.
    ``config``: ok, missing, unreadable, no-home, or conda or own (which need none).
    ``site``: path relative to the tree, "" where there is none; ``site_state``: ok,
    missing, unreadable, outside.  ``base``: version of the base Python, where names tell.
    """

    interpreter: str = "missing"
    interpreter_target: str = ""
    config: str = "missing"
    home: str = ""
    home_exists: bool = False
    version: str | None = None
    base: str | None = None
    system_site: bool = False
    elsewhere: bool = False
    site: str = ""
    site_state: str = "missing"
    dists: tuple[Dist, ...] = ()
    torch: str | None = None
    accelerator: str | None = None
    fingerprint: str = ""

    @property
    def python_version(self) -> str | None:
        """As `pyvenv.cfg` says, else the version in the library folder's name."""
        return self.version or version_of_site(f"{self.site}/")

    def versions(self) -> dict[str, str]:
        """Normalised name to version."""
        return {_normalised(dist.name): dist.version for dist in self.dists}


# The same few names come in every environment of a workspace.
_normalised = lru_cache(maxsize=16_384)(normalised_name)


def read_facts(
    tree: str, config: VenvConfig | None = None, *, windows: bool = WINDOWS
) -> TreeFacts:
    """Read a tree.  Runs nothing, follows no link out of the tree, never raises for its content.

    ``config``: its `pyvenv.cfg`, where that was read already.  ``windows``: whose layout
    it has.
    """
    python = python_path(tree, windows=windows)
    interpreter, target = _interpreter(python, windows)
    config = config or read_config(tree)
    conda = config.state == "missing" and os.path.isdir(os.path.join(tree, "conda-meta"))
    version = config.version
    site = site_packages(tree, version, windows=windows)
    if version is None and site is not None:
        version = version_of_site(site)
    state, elsewhere = "missing", False
    dists: tuple[Dist, ...] = ()
    torch = accelerator = None
    if site is not None:
        if leads_out(tree, site):
            state = "outside"
        else:
            content = scan_site(site, os.path.normpath(tree), records_needed=not conda)
            state = "ok" if content.readable else "unreadable"
            dists, elsewhere = content.dists, content.elsewhere
            names = {normalised_name(dist.name): dist.version for dist in dists}
            torch, accelerator = torch_build(site, names)
    return TreeFacts(
        interpreter,
        target,
        "conda" if conda else config.state,
        config.home,
        bool(config.home) and os.path.isdir(config.home),
        version,
        base_version(target, config.home, windows=windows) if interpreter == "ok" else None,
        config.system_site,
        elsewhere,
        os.path.relpath(site, tree) if site is not None else "",
        state,
        dists,
        torch,
        accelerator,
        fingerprint_of(dists),
    )


def fingerprint_of(dists: Iterable[Dist]) -> str:
    """formats.md, "fingerprint": a hash over sorted (name, version, hash of RECORD)."""
    digest = sha256()
    for row in sorted((normalised_name(dist.name), dist.version, dist.record) for dist in dists):
        digest.update("\0".join(row).encode("utf-8", "surrogatepass") + b"\n")
    return f"sha256:{digest.hexdigest()}"


def _interpreter(python: str, windows: bool) -> tuple[str, str]:
    """(state, real path)."""
    try:
        facts = os.stat(python)
    except (OSError, ValueError):
        if not os.path.islink(python):
            return "missing", ""
        return "dangling", _target(python)
    target = _target(python)
    if not stat.S_ISREG(facts.st_mode):
        return "not-a-file", target
    if facts.st_size == 0:
        return "empty", target
    if not windows and not os.access(python, os.X_OK):
        return "not-executable", target
    return "ok", target


def _target(path: str) -> str:
    """The file behind the links in its own place; links among its folders stay.

    Cheaper than ``realpath``, which looks at every folder up to the root.
    """
    for _ in range(40):
        try:
            link = os.readlink(path)
        except (OSError, ValueError):
            break
        path = os.path.normpath(os.path.join(os.path.dirname(path), link))
    return path
