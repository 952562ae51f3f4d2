"""What the clone's environment was made from, and whether that still holds."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from .layout import LEVELS, Layout

SCHEMA = 1


@dataclass(frozen=True)
class Stamp:
    """`lock` and `project` are sha256 of the files; `packages` the .dist-info folders that the
    installation left."""

    level: str
    lock: str
    project: str
    root: str
    packages: tuple[str, ...]
    schema: int = SCHEMA


def digest(path: Path) -> str:
    """sha256 of a text file with line ends as in version control, in hex."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def dist_infos(layout: Layout) -> tuple[str, ...]:
    """The names of the installed distributions' metadata folders, sorted."""
    pattern = "Lib/site-packages" if os.name == "nt" else "lib/python*/site-packages"
    found = [
        entry.name
        for folder in layout.venv.glob(pattern)
        for entry in folder.iterdir()
        if entry.name.endswith(".dist-info") and (entry / "RECORD").is_file()
    ]
    return tuple(sorted(found))


def current(layout: Layout, level: str) -> Stamp:
    """The stamp that the environment deserves as it stands."""
    return Stamp(
        level=level,
        lock=digest(layout.lock(level)),
        project=digest(layout.pyproject),
        root=str(layout.root),
        packages=dist_infos(layout),
    )


def read(layout: Layout) -> Stamp | None:
    """The stamp in the environment, or None where there is none that this version understands."""
    try:
        raw = json.loads(layout.stamp.read_text(encoding="utf-8"))
        stamp = Stamp(**{**raw, "packages": tuple(raw["packages"])})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return stamp if stamp.schema == SCHEMA and stamp.level in LEVELS else None


def write(layout: Layout, stamp: Stamp) -> None:
    """Put the stamp in place; a crash leaves the old one or none."""
    partial = layout.stamp.with_suffix(".partial")
    with partial.open("w", encoding="utf-8") as file:
        json.dump(asdict(stamp), file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(layout.stamp)


def complaint(layout: Layout, stamp: Stamp) -> str | None:
    """Why the packages must be installed anew, in words; None where they need not."""
    if stamp.root != str(layout.root):
        return "the clone was moved"
    if stamp.lock != digest(layout.lock(stamp.level)):
        return "the locked versions changed"
    missing = sorted(set(stamp.packages) - set(dist_infos(layout)))
    if missing:
        names = ", ".join(name.removesuffix(".dist-info") for name in missing[:3])
        return f"it lost packages ({names}{', …' if len(missing) > 3 else ''})"
    return None
