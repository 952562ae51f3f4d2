"""pip's installation report (version 1) as values, and what only its log tells."""

from __future__ import annotations

import re
import zipfile
from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from roost.core.domain.requirement import normalised_name
from roost.core.operations.installers.base import Planned
from roost.core.system.process import redact

_BUILD_LINES = 30
_STAMP = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d,\d+ ")
_BUILD_FAILED = re.compile(r"ERROR: .* exited with \d|subprocess-exited-with-error")


def parse_report(
    document: Mapping[str, Any], sizes: Mapping[str, int] | None = None
) -> tuple[Planned, ...]:
    """Packages of a report, sorted by name; ``sizes``: bytes by file name, where pip said them."""
    items = document.get("install", [])
    return tuple(sorted((_planned(i, sizes or {}) for i in items), key=lambda p: p.name))


def _planned(item: Mapping[str, Any], sizes: Mapping[str, int]) -> Planned:
    metadata = item["metadata"]
    info = item.get("download_info", {})
    url = str(info.get("url", ""))
    digest = info.get("archive_info", {}).get("hashes", {}).get("sha256")
    path = unquote(urlsplit(url).path)
    size, local = sizes.get(path.rpartition("/")[2]), url.startswith("file:")
    if local:
        try:
            size = Path(url2pathname(path)).stat().st_size
        except (OSError, ValueError):
            size = None
    return Planned(
        normalised_name(str(metadata["name"])),
        str(metadata["version"]),
        size,
        True if local else None,
        (f"sha256:{digest}",) if digest else (),
    )


def placeholder_wheel(folder: Path, item: Mapping[str, Any]) -> Path:
    """An empty wheel with the metadata of ``item``: a dry run can depend on it for nothing.

    It never gets near an environment: dry runs alone see the folder.
    """
    metadata = item["metadata"]
    name, version = str(metadata["name"]), str(metadata["version"])
    stem = f"{normalised_name(name).replace('-', '_')}-{version}"
    lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
    lines += [f"Requires-Dist: {requirement}" for requirement in metadata.get("requires_dist", [])]
    lines += [f"Provides-Extra: {extra}" for extra in metadata.get("provides_extra", [])]
    wheel = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(f"{stem}.dist-info/METADATA", "\n".join(lines) + "\n")
        archive.writestr(
            f"{stem}.dist-info/WHEEL",
            "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        archive.writestr(f"{stem}.dist-info/RECORD", "")
    return wheel


def log_hints(log: Path, secrets: Sequence[str] = ()) -> tuple[str, ...]:
    """Lines of ``--log`` that the screen lacks: why an index gave nothing, what a build printed."""
    if not log.is_file():
        return ()
    fetches: list[str] = []
    build: list[str] = []
    recent: deque[str] = deque(maxlen=_BUILD_LINES)
    with log.open(encoding="utf-8", errors="replace") as file:
        for raw in file:
            line = _STAMP.sub("", raw.rstrip("\n"))
            if "Could not fetch URL" in line and ": 404 " not in line:
                fetches.append(line)
            elif "Running command" in line:
                recent.clear()
            elif _BUILD_FAILED.search(line) and not build:
                build = list(recent)
            else:
                recent.append(line)
    return tuple(redact(line, secrets) for line in (*fetches[:20], *build))
