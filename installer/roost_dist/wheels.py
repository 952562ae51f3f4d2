"""Roost's own wheel, and the locked packages for a platform that need not be this one."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from roost_dist.making import Making


def roost_wheel(making: Making) -> Path:
    """Build the wheel from the clone.  Raises CannotGoOn."""
    out = making.folder("wheel")
    command = [sys.executable, "-P", "-m", "hatchling", "build", "-t", "wheel", "-d", out]
    making.call([str(word) for word in command], cwd=making.root)
    (wheel,) = out.glob(f"roost-{making.version}-*.whl")
    return wheel


def unpack_locked(
    making: Making, lock: Path, site: Path, platforms: Sequence[str] = (), python: str = ""
) -> None:
    """Put exactly the locked packages into ``site``, each file checked against its hash.

    ``platforms`` are wheel tags in pip's words, ``python`` such as "3.13"; without them this
    machine's own.  Raises CannotGoOn.
    """
    where = [word for one in platforms for word in ("--platform", one)]
    if python:
        where += ["--python-version", python, "--implementation", "cp"]
    fixed = ("--no-deps", "--only-binary", ":all:", "--no-compile", "--require-hashes")
    making.pip("install", *fixed, *where, "--target", str(site), "-r", str(lock))


def unpack_wheel(making: Making, wheel: Path, site: Path) -> None:
    """Put one local wheel beside what is there, without launchers.  Raises CannotGoOn."""
    making.pip(
        *("install", "--no-deps", "--no-index", "--no-compile"), "--target", str(site), str(wheel)
    )
