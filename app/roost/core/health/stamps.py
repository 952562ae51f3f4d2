"""The stamp a health result is valid for (formats.md, "env.json")."""

from __future__ import annotations

import os
from pathlib import Path

from roost.core.domain.env import Env, EnvKind
from roost.core.system.venv.config import read_config
from roost.core.system.venv.locate import site_packages, tree_stamp


def stamp(env: Env, driver: str = "") -> str:
    """Size and mtime of interpreter, `pyvenv.cfg`, site-packages and env.json, plus the driver.

    Six stats and one small file.  Survives rename and undo: no path, inode or ctime.  An
    environment that leads out of the workspace, or whose base Python is gone (copied
    interpreters and Windows launchers outlive it), has a stamp nothing was cached for.
    """
    if env.problem is not None:
        from roost.core.health.static import leads_out

        if leads_out(env):
            return full_stamp("-", driver)
    tree = str(env.venv)
    env_json = str(env.path / "env.json") if env.kind is EnvKind.SHARED else None
    home = read_config(tree).home
    if home and not os.path.isdir(home):  # noqa: PTH112 - False where it may not be looked at
        return full_stamp("-", driver)
    site = site_packages(tree, env.python_version)
    return full_stamp(tree_stamp(tree, str(env.python), site, env_json), driver)


def full_stamp(tree: str, driver: str) -> str:
    """A tree's stamp (``discovery.Found.stamps``) with the driver's version."""
    return f"{tree}_{driver or '-'}"


def fingerprint(tree: Path) -> str:
    """What drift of a shared environment is measured against (formats.md, "fingerprint")."""
    from roost.core.system.venv.dists import scan_site
    from roost.core.system.venv.facts import fingerprint_of

    site = site_packages(str(tree), read_config(str(tree)).version)
    return fingerprint_of(scan_site(site, str(tree)).dists if site else ())
