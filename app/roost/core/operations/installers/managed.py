"""uv's managed Python: offered as a planned download, fetched only when the user has said so.

It lies in the user's own folder, so no upgrade of the system takes it away.  What may be
fetched and from where is the user's to say (UV_PYTHON_DOWNLOADS, UV_PYTHON_INSTALL_MIRROR,
uv.toml, the workspace's ``python_mirror``); uv verifies each archive against the hash it
knows.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from roost.core.domain.errors import InstallerError, RoostError
from roost.core.domain.plan import ManagedPython
from roost.core.domain.versions import satisfies, version_key
from roost.core.operations.installers.progress import PERIOD, Meter, bytes_below
from roost.core.operations.installers.sources import PackageSources, secrets_of
from roost.core.operations.installers.tool import run_tool
from roost.core.system.context import JobContext
from roost.core.system.interpreters import Interpreter, find_interpreters
from roost.core.system.interpreters.choose import OWN_VERSION
from roost.core.system.interpreters.places import Place, python_in
from roost.core.system.process import clean_environment, redact, run_captured

STAGE = "python"
_LINE = re.compile(r"\s*Downloading \S+.* \(([\d.]+)([KMG]?)iB\)")
_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}
_UNPACKED = 3.2  # bytes on disk per byte of archive: uv unpacks while it downloads


def offer_python(
    program: str, spec: str, sources: PackageSources, ctx: JobContext, prefer: str = OWN_VERSION
) -> ManagedPython | None:
    """The managed Python that would fit ``spec``, from uv's own list; nothing is fetched.

    None where none fits, or where the user's settings forbid it.  Raises CancelledError.
    """
    if sources.python_downloads == "never":
        return None
    argv = [program, "python", "list", "--only-downloads", "--output-format", "json"]
    try:
        told = run_captured(
            argv,
            env=clean_environment(sources.python_environment()),
            timeout=20,
            max_output=4 << 20,
            ctx=ctx,
        )
        entries = json.loads(told.stdout)
    except (RoostError, ValueError):
        ctx.check_cancelled()
        return None
    fitting = [
        entry
        for entry in (entries if isinstance(entries, list) else ())
        if isinstance(entry, dict) and _fits(entry, spec)
    ]
    if not fitting:
        return None
    best = max(fitting, key=lambda entry: _rank(str(entry["version"]), prefer))
    address = str(best.get("url") or "")
    shown = redact(address, (*sources.secrets(), *secrets_of(address)))
    return ManagedPython(str(best["key"]), str(best["version"]), shown, _size(address))


def install_python(
    program: str,
    key: str,
    sources: PackageSources,
    ctx: JobContext,
    *,
    subject: str = "",
    lock_fd: int | None = None,
) -> Interpreter:
    """Fetch the managed Python called ``key`` (or find it there); the interpreter, tried.

    Raises InstallerError with the codes of ``failures``, ``python-downloads-off`` and
    ``python-unusable``; CancelledError, with nothing half-fetched left.
    """
    if sources.python_downloads == "never":
        raise downloads_off()
    env = clean_environment(sources.python_environment())
    folder = _folder(program, env, ctx)
    watch = _Watch(ctx, subject, folder / ".temp")
    argv = [program, "python", "install", "--no-bin", "--no-registry", key]
    try:
        run_tool(
            "uv",
            argv,
            env,
            ctx,
            stage=STAGE,
            on_line=watch.on_line,
            on_tick=watch.on_tick,
            keep_fds=() if lock_fd is None else (lock_fd,),
            secrets=(*sources.secrets(), *secrets_of(sources.python_mirror)),
            places=[folder],
            offline=sources.offline,
        )
    except BaseException:
        watch.sweep()
        raise
    watch.meter.finish()
    path = python_in(str(folder / key))
    found = find_interpreters(ctx, found=[Place(path, "uv", True)], own=())
    if not found:
        raise InstallerError(
            "python-unusable",
            f"{key} was fetched, but {path} does not start.",
            remedy="Install a Python by other means, or remove that folder and try again.",
            path=path,
        )
    return replace(found[0], path=path)


def downloads_off() -> InstallerError:
    """The user's own settings forbid what was asked for."""
    return InstallerError(
        "python-downloads-off",
        "Downloading a Python is switched off here (UV_PYTHON_DOWNLOADS=never).",
        remedy="Install a Python that fits by hand, or switch it on: "
        "UV_PYTHON_DOWNLOADS=manual, or python-downloads in uv.toml.",
    )


class _Watch:
    """uv's lines and what arrives on disk, as progress; knows what is half-fetched."""

    def __init__(
        self,
        ctx: JobContext,
        subject: str,
        temporary: Path,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.meter = Meter(ctx, STAGE, subject, "bytes", clock=clock)
        self._temporary = temporary
        self._before = set(_names(temporary))
        self._ours: set[str] = set()
        self._clock = clock
        self._next = 0.0
        self._grown = 0

    def on_line(self, line: str) -> None:
        match = _LINE.match(line)
        if match is not None and self.meter.total is None:
            self.meter.total = int(float(match[1]) * _UNITS[match[2]])

    def on_tick(self) -> bool:
        now = self._clock()
        if now < self._next:
            return False
        self._next = now + PERIOD
        # uv locks its folder while it installs: what comes up here meanwhile is our child's
        self._ours |= set(_names(self._temporary)) - self._before
        grown = sum(bytes_below(self._temporary, name) for name in self._ours)
        moved, self._grown = grown > self._grown, max(grown, self._grown)
        self.meter.set(int(self._grown / _UNPACKED))
        return moved

    def sweep(self) -> None:
        """Remove what an ended download left behind."""
        for name in self._ours:
            shutil.rmtree(self._temporary / name, ignore_errors=True)


def _folder(program: str, env: dict[str, str], ctx: JobContext) -> Path:
    """Where uv keeps its Pythons."""
    told = run_captured([program, "python", "dir"], env=env, timeout=20, max_output=65_536, ctx=ctx)
    return Path(told.stdout.strip())


def _fits(entry: dict[str, object], spec: str) -> bool:
    version, key = str(entry.get("version", "")), str(entry.get("key", ""))
    plain = entry.get("implementation") == "cpython" and entry.get("variant") == "default"
    # a key names a folder that we look into afterwards
    named = re.fullmatch(r"cpython-[\w.-]+", key) is not None and ".." not in key
    final = re.fullmatch(r"\d+\.\d+\.\d+", version) is not None
    return plain and named and final and satisfies(version, spec) is True


def _rank(version: str, prefer: str) -> tuple[object, ...]:
    return (version.split(".")[:2] == prefer.split(".")[:2], version_key(version) or ())


def _size(address: str) -> int | None:
    """Bytes of an archive that lies in a folder; of others only the server knows."""
    parts = urlsplit(address)
    if parts.scheme not in ("", "file"):
        return None
    path = url2pathname(unquote(parts.path)) if parts.scheme else address
    try:
        return os.stat(path).st_size  # noqa: PTH116 - "" where there is no address
    except (OSError, ValueError):
        return None


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []
