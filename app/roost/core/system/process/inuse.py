"""Which processes run from a folder, or hold it.

On Linux ``exe`` of an environment's process is the base interpreter, so the
first word of its command line, any path in it, VIRTUAL_ENV, the current folder
and the memory maps are looked at (reliability.md, "Libraries").
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from roost.core.system.process.identity import process_started_at

_MANY = 100  # of one folder: it is read once then, instead of asking for each of them
_PROC = "/proc"
_READERS = 2
_BATCH = 8
"""Processes a reader takes at once."""


@dataclass(frozen=True, slots=True)
class Process:
    """A process as ``data.in_use`` shows it; ``since_iso`` is UTC, "" where unknown."""

    pid: int
    name: str
    since_iso: str


@dataclass(frozen=True, slots=True)
class InUse:
    """Users by folder, and how many processes could not be looked into."""

    processes: dict[Path, tuple[Process, ...]]
    unreadable: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one process: its paths, and whether some were forbidden."""

    pid: int
    name: str
    paths: tuple[str, ...]
    denied: bool = False


def processes_using(tree: Path) -> tuple[Process, ...]:
    """The processes, other than this one, that run from or inside ``tree``."""
    return users_of([tree]).processes[tree]


def users_of(trees: Sequence[Path], facts: Iterable[Facts] | None = None) -> InUse:
    """The same for many folders in one look at the system.

    ``facts`` stand in for the system in tests.  What the system forbids us to
    read is left out but counted.
    """
    wanted = _spellings(trees)
    return _matched(trees, wanted, system_facts(tuple(wanted)) if facts is None else facts)


@contextmanager
def looking(containers: Sequence[Path]) -> Iterator[Callable[[Sequence[Path]], InUse]]:
    """``users_of`` for folders in ``containers``, whose look at the system begins at once.

    It runs beside what the body does before it asks; the kernel writes for most of the time.
    """
    if sys.platform != "linux":
        yield users_of
        return
    spelled = {_fold(os.path.abspath(folder)) for folder in containers}
    spelled |= {_fold(os.path.realpath(folder)) for folder in containers}
    seen: list[list[Facts]] = []

    def look() -> None:
        try:
            seen.append(_linux_look(spelled))
        except Exception:  # noqa: BLE001 - whoever asks looks again, and is told then
            return

    def users(trees: Sequence[Path]) -> InUse:
        thread.join()
        wanted = _spellings(trees)
        known = bool(seen) and all(os.path.dirname(path) in spelled for path in wanted)
        return _matched(trees, wanted, seen[0] if known else system_facts(tuple(wanted)))

    thread = threading.Thread(target=look, name="in-use")
    thread.start()
    try:
        yield users
    finally:
        thread.join()


def _matched(trees: Sequence[Path], wanted: dict[str, Path], facts: Iterable[Facts]) -> InUse:
    found: dict[Path, list[Process]] = {tree: [] for tree in trees}
    unreadable = 0
    for process in facts:
        unreadable += process.denied
        hit = {tree for path in process.paths for tree in _trees_above(path, wanted)}
        for tree in hit:
            found[tree].append(Process(process.pid, process.name, _since(process.pid)))
    return InUse({tree: tuple(users) for tree, users in found.items()}, unreadable)


def _spellings(trees: Sequence[Path]) -> dict[str, Path]:
    """Every way a process may spell each folder: as given, and with links resolved."""
    wanted: dict[str, Path] = {}
    by_parent: dict[str, list[tuple[str, Path]]] = {}  # a thousand have two parents between them
    for tree in trees:
        parent, name = os.path.split(os.path.abspath(tree))
        by_parent.setdefault(parent, []).append((name, tree))
    for parent, inside in by_parent.items():
        above = os.path.realpath(parent)
        links = _links_in(parent) if len(inside) >= _MANY else None
        for name, tree in inside:
            given = os.path.join(parent, name)
            linked = not name or (os.path.islink(given) if links is None else name in links)
            real = os.path.realpath(given) if linked else os.path.join(above, name)
            for spelling in (given, real):
                wanted[_fold(spelling)] = tree
    return wanted


def _links_in(folder: str) -> frozenset[str] | None:
    """Names of the links in a folder; None where they cannot be known."""
    try:
        with os.scandir(folder) as entries:
            return frozenset(entry.name for entry in entries if entry.is_symlink())
    except OSError:
        return None


def _trees_above(path: str, wanted: dict[str, Path]) -> Iterator[Path]:
    current = _fold(path)
    while True:
        tree = wanted.get(current)
        if tree is not None:
            yield tree
        parent = os.path.dirname(current)
        if not parent or parent == current:
            return
        current = parent


def _fold(path: str) -> str:
    return os.path.normcase(path.removeprefix("\\\\?\\"))


def _since(pid: int) -> str:
    started = process_started_at(pid)
    return "" if started is None else started.strftime("%Y-%m-%dT%H:%M:%SZ")


def paths_of_arguments(arguments: Sequence[str]) -> Iterator[str]:
    """Absolute paths among ``arguments``, also behind ``--option=``."""
    for argument in arguments:
        for part in (argument, argument.partition("=")[2]):
            if os.path.isabs(part):
                yield os.path.normpath(part)


def system_facts(wanted: Sequence[str] = ()) -> Iterable[Facts]:
    """Every process but this one.  ``wanted`` lets Linux skip maps without any hit."""
    if sys.platform != "linux":
        return _psutil_facts(os.getpid())
    # The folders above them: few even for thousands, and in the maps whenever they are.
    return _linux_look({os.path.dirname(path) for path in wanted})


def _linux_look(folders: Iterable[str]) -> list[Facts]:
    """Every process but this one; the maps only of those in which a folder is named, if any are."""
    own = os.getpid()
    pids = [int(entry) for entry in os.listdir(_PROC) if entry.isdigit()]
    return _all_facts([pid for pid in pids if pid != own], sorted(map(os.fsencode, folders)))


def _all_facts(pids: Sequence[int], needles: Sequence[bytes]) -> list[Facts]:
    """The kernel writes the maps down for each reader, which takes it long: two at a time."""
    from roost.core.system.tree.crew import Crew

    found: list[Facts] = []

    def look(some: Sequence[int], _crew: Crew[Sequence[int]]) -> None:
        for pid in some:
            facts = _linux_facts(pid, needles)
            if facts is not None:
                found.append(facts)

    batches = [pids[start : start + _BATCH] for start in range(0, len(pids), _BATCH)]
    Crew(look, min(_READERS, len(batches))).run(batches)
    return sorted(found, key=lambda facts: facts.pid)


def _linux_facts(pid: int, needles: Sequence[bytes]) -> Facts | None:
    base = f"{_PROC}/{pid}"
    denied = False
    paths: list[str] = []
    try:
        arguments = [os.fsdecode(part) for part in _whole(f"{base}/cmdline").split(b"\0") if part]
    except OSError:
        return None  # ended meanwhile
    if not arguments:
        return None  # a kernel thread or a zombie
    cwd = ""
    try:
        cwd = os.readlink(f"{base}/cwd")
        paths.append(cwd)
        for variable in _whole(f"{base}/environ").split(b"\0"):
            if variable.startswith(b"VIRTUAL_ENV="):
                paths.append(os.fsdecode(variable[12:]))
        maps = _whole(f"{base}/maps")
        if not needles or any(needle in maps for needle in needles):
            paths += _mapped(maps)
    except PermissionError:
        denied = True
    except OSError:
        return None
    if cwd and "/" in arguments[0] and not arguments[0].startswith("/"):
        paths.append(os.path.normpath(os.path.join(cwd, arguments[0])))
    paths += paths_of_arguments(arguments)
    return Facts(pid, os.path.basename(arguments[0]) or arguments[0], tuple(paths), denied)


def _whole(path: str) -> bytes:
    with FileIO(path) as file:  # a buffer would only cost: the kernel gives a page at a time
        return file.readall()


def _mapped(maps: bytes) -> Iterator[str]:
    seen: set[bytes] = set()
    for line in maps.splitlines():
        start = line.find(b"/")
        if start > 0:
            path = line[start:].removesuffix(b" (deleted)")
            if path not in seen:
                seen.add(path)
                # octal escapes stand for control characters and are kept: they match nothing
                yield os.fsdecode(path)


def _psutil_facts(own: int) -> Iterator[Facts]:
    import psutil

    names = ["pid", "name", "cmdline", "cwd", "exe"]
    for process in psutil.process_iter(names, ad_value=None):
        info = process.info
        if info["pid"] == own:
            continue
        denied = info["cmdline"] is None and info["cwd"] is None
        paths = [path for path in (info["cwd"], info["exe"]) if path]
        paths += paths_of_arguments(info["cmdline"] or ())
        try:
            venv = process.environ().get("VIRTUAL_ENV")
            if venv:
                paths.append(venv)
        except (psutil.Error, OSError):
            denied = True
        yield Facts(info["pid"], info["name"] or "", tuple(paths), denied)
