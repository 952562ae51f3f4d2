"""A tiny conda channel of our own, and what a real conda-compatible tool makes of it.

Run by the Python that has `rattler` (from the registry): no channel on the network is asked.
Usage: conda_channel.py FOLDER PREFIX; prints what the tool itself lists as installed, as JSON.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
import os
import sys
import tarfile
from collections.abc import Mapping
from pathlib import Path

_PYTHON = b"#!/bin/sh\nexit 3\n"
_INFO = "site-packages/roost_sample-1.2.dist-info"


def package(
    folder: Path, name: str, version: str, files: Mapping[str, bytes], **facts: str
) -> None:
    """One `.tar.bz2` package as conda-build writes them."""
    build = facts.get("build", "0")
    index = {
        "name": name, "version": version, "build_number": 0, "depends": [],
        "subdir": folder.name, "timestamp": 1_700_000_000_000, **facts,
    }  # fmt: skip
    listed = [
        {
            "_path": path, "path_type": "hardlink", "size_in_bytes": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
        }
        for path, data in files.items()
    ]  # fmt: skip
    every = {
        **files,
        "info/index.json": json.dumps(index).encode(),
        "info/paths.json": json.dumps({"paths_version": 1, "paths": listed}).encode(),
        "info/files": "\n".join(files).encode(),
    }
    if facts.get("noarch") == "python":
        link = {"noarch": {"type": "python"}, "package_metadata_version": 1}
        every["info/link.json"] = json.dumps(link).encode()
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(folder / f"{name}-{version}-{build}.tar.bz2", "w:bz2") as archive:
        for path, data in every.items():
            entry = tarfile.TarInfo(path)
            entry.size, entry.mode = len(data), 0o755
            archive.addfile(entry, io.BytesIO(data))


async def make(channel: Path, prefix: Path) -> dict[str, str]:
    import rattler  # type: ignore[import-not-found, unused-ignore]

    pythons = ("bin/python3.11", "bin/python3", "bin/python")
    files = {**dict.fromkeys(pythons, _PYTHON), "lib/python3.11/os.py": b""}
    package(channel / "linux-64", "python", "3.11.7", files, build="h0_0_cpython")
    sample = {
        "site-packages/roost_sample/__init__.py": b"VALUE = 1\n",
        f"{_INFO}/METADATA": b"Metadata-Version: 2.1\nName: roost-sample\nVersion: 1.2\n",
        f"{_INFO}/RECORD": b"roost_sample/__init__.py,,\n",
    }
    package(channel / "noarch", "roost-sample", "1.2", sample, build="py_0", noarch="python")
    await rattler.index.index_fs(channel)
    records = await rattler.solve(
        [rattler.Channel(channel.as_uri())],
        ["python", "roost-sample"],
        platforms=["linux-64", "noarch"],
        virtual_packages=[],
    )
    cache = channel.parent / "conda-cache"
    await rattler.install(records, prefix, cache_dir=cache, show_progress=False)
    installed = map(rattler.PrefixRecord.from_path, sorted(prefix.glob("conda-meta/*.json")))
    return {one.name.normalized: str(one.version) for one in installed}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(make(Path(sys.argv[1]), Path(sys.argv[2])))), flush=True)
    os._exit(0)  # rattler's own threads crash the interpreter's end now and then
