"""What ``create --locked FILE`` reads: a requirements.lock, or anybody's pylock.toml (PEP 751).

Names, versions and hashes are taken, addresses are not: packages come from the user's own
sources, and the hashes hold whatever those deliver to what was locked.  A workspace's own
lock is never a pylock.toml: every file in one must have an address or a path (PEP 751,
``packages.wheels``), and what lies in an environment's folder names no index (formats.md).
`roost export` writes one elsewhere.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, cast

from roost.core.domain.errors import InstallerError
from roost.core.operations.installers.base import Pinned
from roost.core.operations.installers.lock import read_lock
from roost.core.system.bounded import read_bounded
from roost.core.system.venv.facts import read_facts

if TYPE_CHECKING:
    from packaging.markers import Environment, Marker
    from packaging.pylock import Package, Pylock

_LIMIT = 32 << 20
_SHA256 = re.compile(r"[0-9a-f]{64}")


def is_pylock(file: Path) -> bool:
    """``pylock.toml`` or ``pylock.<name>.toml``, or any TOML file: no requirements.lock is one."""
    return file.suffix.lower() == ".toml"


def check_locked(file: Path) -> None:
    """Whether the file can be read at all; which of it applies depends on the Python.

    Raises InstallerError ``not-a-requirement`` and StoreError.
    """
    if is_pylock(file):
        _read(file)
    else:
        read_lock(file)


def locked_pins(file: Path, tree: Path | None = None) -> tuple[Pinned, ...]:
    """The exact versions for the Python of ``tree`` (None: the one running).

    Raises InstallerError ``not-a-requirement`` for what is no lock file, names a package
    without an exact version, or is for other Pythons or machines; StoreError.
    """
    if not is_pylock(file):
        return read_lock(file)
    lock = _read(file)
    here = _environment(tree)
    version = here["python_full_version"]
    if lock.requires_python is not None and not lock.requires_python.contains(version):
        raise _refused(file, f"it is for Python {lock.requires_python}, and this is {version}")
    if lock.environments and not any(_applies(one, here, lock) for one in lock.environments):
        raise _refused(file, "it was made for other systems or other Pythons")
    pins: dict[str, Pinned] = {}
    for package in lock.packages:
        if not _applies(package.marker, here, lock):
            continue
        if package.requires_python is not None and not package.requires_python.contains(version):
            raise _refused(file, f"{package.name} is for Python {package.requires_python}")
        pin = _pin(package, file)
        if pins.get(pin.name, pin).version != pin.version:
            raise _refused(file, f"{pin.name} is named twice")
        pins[pin.name] = pin
    return tuple(pins.values())


def _pin(package: Package, file: Path) -> Pinned:
    if package.version is None or package.vcs or package.directory or package.archive:
        raise _refused(file, f"{package.name} comes from an address and not by its version")
    hashes = [wheel.hashes for wheel in package.wheels or ()]
    hashes += [package.sdist.hashes] if package.sdist else []
    digests = [one.get("sha256", "").lower() for one in hashes]
    if not all(_SHA256.fullmatch(digest) for digest in digests):
        digests = []  # a file that may be chosen has none: hashes of the others would refuse it
    found = dict.fromkeys(f"sha256:{digest}" for digest in digests)
    return Pinned(str(package.name), str(package.version), tuple(found))


def _applies(marker: Marker | None, here: dict[str, str], lock: Pylock) -> bool:
    """Markers may ask for extras and groups, too: none, and the default ones (PEP 751)."""
    if marker is None:
        return True
    chosen = {"extras": frozenset[str](), "dependency_groups": frozenset(lock.default_groups or ())}
    return marker.evaluate({**here, **chosen}, context="lock_file")


def _environment(tree: Path | None) -> dict[str, str]:
    from packaging.markers import default_environment

    here: Environment = default_environment()
    version = None if tree is None else read_facts(str(tree)).python_version
    found = cast("dict[str, str]", dict(here))
    if version:
        short = ".".join(version.split(".")[:2])
        full = version if version.count(".") > 1 else f"{version}.0"
        found |= {"python_version": short, "python_full_version": full}
        found |= {"implementation_version": full}
    return found


def _read(file: Path) -> Pylock:
    from packaging.pylock import Pylock, PylockUnsupportedVersionError, PylockValidationError

    text = read_bounded(file, _LIMIT).decode("utf-8", "replace")
    try:
        return Pylock.from_dict(tomllib.loads(text))
    except (PylockValidationError, PylockUnsupportedVersionError, ValueError) as error:
        raise _refused(file, ascii(str(error))[1:-1][:200]) from error


def _refused(file: Path, why: str) -> InstallerError:
    return InstallerError(
        "not-a-requirement",
        f"{file.name} cannot be used: {why}.",
        remedy="Give a requirements.lock of Roost or a pylock.toml made for this Python.",
        path=str(file),
    )
