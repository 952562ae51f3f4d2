"""Records what uv and pip really print, for the unit tests to replay.

    python tests/recorded/record_installers.py [--uv UV] [--pip PIP_RUNNER] [--python BASE]

Run it with the tests' own Python when a new version is to be supported; it
writes tests/recorded/installers/<tool>-<version>/<scenario>.txt.  The first line
of a recording is the exit code; paths and ports are replaced by names.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent / "app")]

from roost.core.domain.errors import RoostError  # noqa: E402
from roost.core.operations.installers import (  # noqa: E402
    InstallRequest,
    PackageSources,
    tool,
)
from roost.core.operations.installers.base import Installer  # noqa: E402
from roost.core.operations.installers.pip import PipInstaller, find_pip  # noqa: E402
from roost.core.operations.installers.uv import UvInstaller, find_uv  # noqa: E402
from roost.core.system.context import JobContext  # noqa: E402
from roost.core.system.process import Finished  # noqa: E402
from support.package_index import PackageIndex, make_sdist, make_wheel  # noqa: E402

BIG = "big-1.0-py3-none-any.whl"


def make_files(folder: Path) -> None:
    make_wheel(folder, "alpha", "1.0", requires=["beta>=1"])
    make_wheel(folder, "beta", "1.2")
    make_wheel(folder, "big", "1.0", {"big/__init__.py": "", "big/data": os.urandom(3_000_000)})
    make_wheel(folder, "evil", "1.0", entry_points={"../../../../evil": "evil:main"})
    make_wheel(folder, "needs-gone", "1.0", requires=["gone>=3"])
    make_wheel(folder, "future", "1.0", requires_python=">=4")
    make_sdist(folder, "broken", "1.0", "raise RuntimeError('this does not build here')")


def scenarios(index: PackageIndex) -> Iterator[tuple[str, Sequence[str], dict[str, Any]]]:
    """(name, requirements, changes to the sources); the index misbehaves while it is the turn."""
    faults = index.faults
    yield "ok", ["alpha", "big"], {}
    yield "no-version", ["beta==9.9"], {}
    yield "no-name", ["nowhere-to-be-found"], {}
    yield "conflict", ["alpha==1.0", "beta<1"], {}
    yield "needs-gone", ["needs-gone"], {}
    yield "other-python", ["future"], {}
    yield "no-network", ["beta"], {"index_url": "http://127.0.0.1:9/simple"}
    yield "no-dns", ["beta"], {"index_url": "https://no-such-host.invalid/simple"}
    proxy = {"index_url": "https://example.invalid/simple", "proxy": "http://127.0.0.1:9"}
    yield "proxy-down", ["beta"], proxy
    yield "offline", ["beta"], {"offline": True}
    yield "build-failed", ["broken"], {}
    yield "evil-script", ["evil"], {}
    faults.not_found = {BIG}
    yield "file-gone", ["big"], {}
    faults.not_found, faults.cut_after = set(), {BIG: 100_000}
    yield "cut", ["big"], {}
    faults.cut_after, faults.bad_hash = {}, {BIG}
    yield "bad-hash", ["big"], {}
    faults.bad_hash, faults.status = set(), {"big": 500}
    yield "index-500", ["big"], {}
    faults.status = {"big": 403}
    yield "index-403", ["big"], {}
    faults.status, faults.password = {}, ("me", "secret")
    yield "login-missing", ["big"], {}
    yield "login-wrong", ["big"], {"index_url": index.url_with("me:wrong")}
    faults.password = None


@contextmanager
def recording(runs: list[Finished]) -> Iterator[None]:
    real = tool.run_streaming

    def tee(*arguments: Any, **options: Any) -> Finished:
        finished = real(*arguments, **options)
        runs.append(finished)
        return finished

    tool.run_streaming = tee  # type: ignore[assignment]
    try:
        yield
    finally:
        tool.run_streaming = real


def record(installer: Installer, version: str, base: str, room: Path, index: PackageIndex) -> None:
    target = HERE / "installers" / f"{installer.name}-{version}"
    target.mkdir(parents=True, exist_ok=True)
    for name, lines, changes in scenarios(index):
        keep(installer, base, room / name, index, lines, changes, target / f"{name}.txt")
    small = room / "small"
    small.mkdir()
    size = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(small)]
    if shutil.which("mount") and subprocess.run(size, check=False).returncode == 0:
        try:
            keep(installer, base, small / "room", index, ["big"], {}, target / "disk-full.txt")
        finally:
            subprocess.run(["umount", str(small)], check=True)


def keep(
    installer: Installer,
    base: str,
    room: Path,
    index: PackageIndex,
    lines: Sequence[str],
    changes: dict[str, Any],
    file: Path,
) -> None:
    tree = room / ".venv"
    room.mkdir()
    installer.create_venv(tree, base, JobContext())
    with tempfile.TemporaryDirectory() as caches:
        sources = replace(
            PackageSources(index_url=index.url, uv_cache_dir=f"{caches}/uv"),
            pip_cache_dir=f"{caches}/pip",
            **changes,
        )
        request = InstallRequest(tree, tuple(lines), sources=sources, compile_bytecode=False)
        runs: list[Finished] = []
        with recording(runs):
            try:
                installer.install(request, JobContext())
            except RoostError as error:
                print(f"{file.parent.name} {file.stem}: {error.code}")
        texts = {str(room): "<room>", caches: "<caches>", index.host: "127.0.0.1:8000"}
        text = "\n".join(runs[-1].tail)
        for path, shown in texts.items():
            text = text.replace(path, shown)
        text = re.sub(r'[^\s"]*/(?=pip/_vendor/|pip/_internal/)', "<roost>/", text)
        text = re.sub(r'[^\s"]*/(?:lib/python3\.\d+|site-packages)/', "<lib>/", text)
        text = re.sub(r"\S*/(?:roost|pip)-[\w-]+/", "<scratch>/", text)
        file.write_text(f"exit {runs[-1].returncode}\n{text}\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--uv", default=find_uv())
    parser.add_argument("--pip", default=find_pip())
    parser.add_argument("--python", default=str(Path(sys.base_prefix) / "bin" / "python3"))
    chosen = parser.parse_args()
    uv = subprocess.run([chosen.uv, "--version"], capture_output=True, text=True, check=True)
    argv = [chosen.python, "-I", chosen.pip, "--version"]
    pip = subprocess.run(argv, capture_output=True, text=True, check=True)
    for installer, said in ((UvInstaller(chosen.uv), uv), (PipInstaller(chosen.pip), pip)):
        with tempfile.TemporaryDirectory() as room:
            folder = Path(room) / "files"
            make_files(folder)
            index = PackageIndex(folder)
            try:
                version = said.stdout.split()[1]
                record(installer, version, chosen.python, Path(room), index)
            finally:
                index.close()


if __name__ == "__main__":
    main()
