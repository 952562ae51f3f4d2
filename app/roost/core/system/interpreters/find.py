"""All base Pythons of the machine: from names where they tell, else one safe probe each."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from roost.core.domain.errors import RoostError
from roost.core.system.bounded import read_json_object
from roost.core.system.context import JobContext
from roost.core.system.files import write_json
from roost.core.system.interpreters.places import Interpreter, Place, places
from roost.core.system.process import clean_environment, run_captured

PROBE_LIMIT = 10.0  # seconds; a Python that takes longer to say its version is of no use
_CODE = (
    "import json,sys;from importlib.util import find_spec as f;"
    "print(json.dumps([sys.implementation.name,'.'.join(map(str,sys.version_info[:3])),"
    "sys.version_info[3],sys.maxsize>2**32,getattr(sys,'_base_executable','')or sys.executable,"
    "f('venv') is not None,bool(getattr(sys,'_is_gil_enabled',lambda:True)())]))"
)
Probe = Callable[[str], "dict[str, object]"]


def find_interpreters(
    ctx: JobContext | None = None,
    *,
    env: Mapping[str, str] | None = None,
    platform: str = sys.platform,
    cache: Path | None = None,
    own: Sequence[str] | None = None,
    found: Iterable[Place] | None = None,
) -> tuple[Interpreter, ...]:
    """Every usable base Python, each file once, best kind first.

    A venv's Python stands for its base.  Left out: other implementations than
    CPython, pre-releases, 32-bit and free-threaded builds, embeddable ones, and
    everything below ``own`` (Roost's bundled interpreter is never a base; None =
    what belongs to a frozen or embedded Roost).  ``cache`` is a JSON file in
    which probes are kept by stamp.  Raises ``CancelledError``.
    """
    context = ctx or JobContext()
    environment = os.environ if env is None else env
    excluded = bundled_pythons() if own is None else [os.path.realpath(folder) for folder in own]
    candidates: dict[str, Place] = {}
    for place in places(environment, platform) if found is None else found:
        base = _base_of(place, platform)
        if base is None or _inside(base.path, excluded) or _embeddable(base.path):
            continue
        candidates.setdefault(os.path.realpath(base.path), base)
    unknown = [real for real, place in candidates.items() if not place.version]
    answers = _probe_all(unknown, context, cache)
    result = []
    for real, place in candidates.items():
        version = place.version or answers.get(real, "")
        if version:
            result.append(Interpreter(place.path, version, place.kind, place.stable))
    return tuple(result)


def _base_of(place: Place, platform: str) -> Place | None:
    """The place itself, or the base of the venv that it lies in; None for a broken one."""
    real = os.path.realpath(place.path)
    if not os.path.isfile(real) or os.path.getsize(real) == 0 or not os.access(real, os.X_OK):
        return None
    config = os.path.join(os.path.dirname(os.path.dirname(place.path)), "pyvenv.cfg")
    try:
        with open(config, encoding="utf-8", errors="replace") as file:
            lines = [line.partition("=") for line in file.read(65_536).splitlines()]
    except OSError:
        return place
    home = next((value.strip() for key, _, value in lines if key.strip() == "home"), "")
    names = ["python.exe"] if platform == "win32" else [os.path.basename(real), "python3"]
    for name in names:
        path = os.path.join(home, name)
        if home and os.path.isfile(path):
            return Place(path, "path", False)
    return None


def bundled_pythons() -> list[str]:
    """Folders of an interpreter that came with Roost itself."""
    if getattr(sys, "frozen", False) or _embeddable(sys.executable):
        return [os.path.realpath(os.path.dirname(sys.executable))]
    return []


def _embeddable(python: str) -> bool:
    """Whether it is Windows' embeddable Python: a ``._pth`` file beside it, no ``venv``."""
    try:
        names = os.listdir(os.path.dirname(python))
    except OSError:
        return False
    return any(name.startswith("python") and name.endswith("._pth") for name in names)


def _inside(path: str, folders: Sequence[str]) -> bool:
    real = os.path.realpath(path)
    return any(real.startswith(folder + os.sep) for folder in folders)


def _probe_all(paths: Sequence[str], ctx: JobContext, cache: Path | None) -> dict[str, str]:
    """Version by path, "" for what is of no use; several at a time, remembered by stamp."""
    known = _read_cache(cache)
    stamps = {path: _stamp(path) for path in paths}
    fresh = [path for path in paths if known.get(path, {}).get("stamp") != stamps[path]]
    if fresh:
        with ThreadPoolExecutor(min(8, len(fresh))) as pool:
            versions = pool.map(lambda path: _probe(path, ctx), fresh)
            for path, version in zip(fresh, versions, strict=True):
                known[path] = {"stamp": stamps[path], "version": version}
        ctx.check_cancelled()
        _write_cache(cache, known)
    return {path: str(known[path]["version"]) for path in paths}


def _probe(path: str, ctx: JobContext) -> str:
    """One ``-I -S`` start: neither user files nor site packages have a say."""
    try:
        got = run_captured(
            [path, "-I", "-S", "-c", _CODE],
            env=clean_environment(),
            timeout=PROBE_LIMIT,
            max_output=65_536,
            ctx=ctx,
        )
        name, version, level, wide, _base, has_venv, gil = json.loads(got.stdout)
    except (RoostError, ValueError, TypeError):
        return ""  # not a Python, or none that answers; a cancel is raised by the caller
    usable = name == "cpython" and level == "final" and wide and has_venv and gil
    return str(version) if usable else ""


def _stamp(path: str) -> str:
    try:
        info = os.stat(path)
    except OSError:
        return ""
    return f"{info.st_size}-{info.st_mtime_ns}"


def _read_cache(cache: Path | None) -> dict[str, dict[str, object]]:
    if cache is None or not cache.is_file():
        return {}
    try:
        probes = read_json_object(cache).get("probes")
    except RoostError:
        return {}  # a cache: probing again costs less than a second
    entries = probes.items() if isinstance(probes, dict) else ()
    return {k: v for k, v in entries if isinstance(v, dict) and isinstance(v.get("version"), str)}


def _write_cache(cache: Path | None, known: Mapping[str, Mapping[str, object]]) -> None:
    if cache is None:
        return
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        write_json(cache, {"schema": 1, "probes": dict(known)})
    except (OSError, RoostError):
        return  # read-only or full: it is only slower next time
