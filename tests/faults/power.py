"""What a disk may hold after a power cut: whatever was not made durable is lost, or came first.

``record(base, act)`` runs ``act`` in a forked child and writes down, in order, what it does below
``base``.  ``Disk`` plays that back up to a call and then cuts the power, by the strict reading of
POSIX: a name lasts once its folder was fsynced, content and attributes once the file was, all of
it after ``syncfs``.  Anything else may have reached the disk or not, in any order; which, an
adversary decides (``CUTS`` and a random one).  ``Disk.build`` makes that state real, so that the
program's own recovery can be run on it.

A file system that keeps the order of its metadata, as ext4, xfs and btrfs do, is kinder than this.
"""

from __future__ import annotations

import json
import os
import pickle
import random
import shutil
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from faults.harness import forked

Chance = Callable[[], bool]
FULL = bool(os.environ.get("ROOST_TEST_FULL"))
RANDOM_CUTS = 6 if FULL else 1
_QUIET = ("content", "utime", "chmod")
"""Steps that change no name and make nothing last; cut after only in the full series."""
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass
class Node:
    """One inode: what programs see, and what would still be there without power."""

    kind: str
    content: bytes = b""
    mode: int = 0o644
    mtime: int = 0
    durable: tuple[bytes, int, int] | None = None

    def sync(self) -> None:
        self.durable = (self.content, self.mode, self.mtime)


Step = tuple[Any, ...]


def record(base: Path, act: Callable[[], object]) -> list[Step]:
    """The steps of ``act`` below ``base``, which it changes for real."""
    told = base.with_name(base.name + ".steps")

    def watched() -> None:
        watcher = _Watcher(str(base))
        sys.addaudithook(watcher.hook)
        real_fsync, real_open = os.fsync, os.open

        def fsync(handle: int) -> None:
            real_fsync(handle)
            watcher.synced(os.readlink(f"/proc/self/fd/{handle}"))

        def opened(path: Any, flags: int, *rest: Any, dir_fd: int | None = None) -> int:
            # The event of an open does not tell the folder it counts from.
            watcher.mine.folder = dir_fd
            try:
                return real_open(path, flags, *rest, dir_fd=dir_fd)
            finally:
                watcher.mine.folder = None

        os.fsync, os.open = fsync, opened
        act()
        with watcher.alone():
            watcher.look()
            told.write_bytes(pickle.dumps(watcher.steps))

    forked(watched, 0)
    steps: list[Step] = pickle.loads(told.read_bytes())
    told.unlink()
    return steps


@dataclass
class _Watcher:
    """Notes names as they change, and the content of written files before each such step."""

    base: str
    steps: list[Step] = field(default_factory=list)
    written: dict[str, bytes | None] = field(default_factory=dict)
    mine: threading.local = field(default_factory=threading.local)
    """Of each thread: whether it looks itself, and the folder its open counts from."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def hook(self, event: str, args: tuple[Any, ...]) -> None:
        if event not in _EVENTS or getattr(self.mine, "looks", False):
            return
        with self.alone():
            self._note(event, args)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """One thread at a time; what the look itself does is nobody's step."""
        folder, self.mine.looks = getattr(self.mine, "folder", None), True
        try:
            with self.lock:
                yield
        finally:
            self.mine.looks, self.mine.folder = False, folder

    def _note(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "roost.syscall":
            if args[0] == "syncfs":
                self.look()
                self.steps.append(("syncfs",))
            return
        folder = getattr(self.mine, "folder", None)
        paths = [self._path(args[at], args[fd] if fd else folder) for at, fd in _EVENTS[event]]
        if not all(path.startswith(self.base + os.sep) for path in paths):
            return
        if event == "open":
            if not args[2] & _WRITES:
                return
            self.look()
            self.written.setdefault(paths[0], None)
            self.steps.append(("create", paths[0]))
            return
        self.look()
        if event == "os.rename" and paths[0] in self.written:
            self.written[paths[1]] = self.written.pop(paths[0])
        extra = {
            "os.symlink": lambda: (os.fspath(args[0]),),
            "os.chmod": lambda: (args[1],),
            "os.utime": lambda: (args[2][1] if args[2] else 0,),
        }.get(event, tuple)()
        self.steps.append((event.removeprefix("os."), *paths, *extra))

    def synced(self, path: str) -> None:
        with self.alone():
            self._synced(path)

    def _synced(self, path: str) -> None:
        self.look()
        if path == self.base or path.startswith(self.base + os.sep):
            self.steps.append(("fsync", path))

    def look(self) -> None:
        for path, known in self.written.items():
            try:
                with open(path, "rb") as file:
                    now = file.read()
            except OSError:
                continue
            if now != known:
                self.written[path] = now
                self.steps.append(("content", path, now))

    @staticmethod
    def _path(path: Any, folder: Any) -> str:
        if isinstance(path, int):
            return os.readlink(f"/proc/self/fd/{path}")
        text = os.fsdecode(path)
        if isinstance(folder, int) and folder >= 0 and not os.path.isabs(text):
            text = os.path.join(os.readlink(f"/proc/self/fd/{folder}"), text)
        return os.path.normpath(os.path.abspath(text))


_EVENTS: dict[str, tuple[tuple[int, int], ...]] = {
    "open": ((0, 0),),
    "os.rename": ((0, 2), (1, 3)),
    "os.remove": ((0, 1),),
    "os.mkdir": ((0, 2),),
    "os.rmdir": ((0, 1),),
    "os.link": ((0, 2), (1, 3)),
    "os.symlink": ((1, 2),),
    "os.chmod": ((0, 2),),
    "os.utime": ((0, 3),),
    "roost.syscall": (),
}
"""Where an event's arguments hold a path, and the folder's descriptor it counts from (0: none)."""


class Disk:
    """A tree of names and inodes, played forward step by step; see the module."""

    def __init__(self, base: Path, unsynced: Callable[[Path], bool] = lambda path: False) -> None:
        self.base = base
        self.nodes: dict[int, Node] = {}
        self.now: dict[str, int] = {}
        self.lasting: dict[str, int] = {}
        self.pending: list[tuple[str, str, int | None]] = []
        """(folder, path, inode or None for gone) in the order they happened."""
        self.inodes: dict[int, int] = {}
        """Real inode number -> ours, for journals that name some."""
        for path in [base, *sorted(base.rglob("*"))]:
            self._read(path, unsynced(path))
        self.lasting = dict(self.now)

    def _read(self, path: Path, unsynced: bool) -> None:
        facts = os.lstat(path)
        number = self.inodes.get(facts.st_ino)
        if number is None:
            if stat.S_ISLNK(facts.st_mode):
                node = Node("link", os.fsencode(os.readlink(path)))
            elif stat.S_ISDIR(facts.st_mode):
                node = Node("folder")
            else:
                node = Node("file", path.read_bytes())
            node.mode, node.mtime = stat.S_IMODE(facts.st_mode), facts.st_mtime_ns
            if not (unsynced and node.kind == "file"):
                node.sync()
            number = self._add(node)
            self.inodes[facts.st_ino] = number
        self.now[str(path)] = number

    def _add(self, node: Node) -> int:
        self.nodes[len(self.nodes) + 1] = node
        return len(self.nodes)

    def play(self, step: Step) -> None:
        """One recorded step; one that failed for real (a name taken or missing) is none here."""
        kind, *rest = step
        path = rest[0] if rest else ""
        number = self.now.get(path)
        if kind == "syncfs":
            for node in self.nodes.values():
                node.sync()
            self._settle(lambda folder: True)
        elif kind == "fsync" and number is not None:
            self.nodes[number].sync()
            self._settle(lambda folder: folder == path)
        elif kind == "content" and number is not None:
            self.nodes[number].content = rest[1]
        elif kind in ("create", "mkdir", "symlink") and number is None:
            made = {"create": Node("file"), "mkdir": Node("folder", mode=0o755)}.get(kind)
            self._name(path, self._add(made or Node("link", os.fsencode(rest[1]))))
        elif kind in ("remove", "rmdir") and number is not None:
            self._name(path, None)
        elif kind == "link" and number is not None and rest[1] not in self.now:
            self._name(rest[1], number)
        elif kind == "rename" and number is not None:
            self._rename(path, rest[1])
        elif kind == "chmod" and number is not None:
            self.nodes[number].mode = rest[1]
        elif kind == "utime" and number is not None:
            self.nodes[number].mtime = rest[1]

    def _name(self, path: str, number: int | None) -> None:
        if number is None:
            del self.now[path]
        else:
            self.now[path] = number
        self.pending.append((os.path.dirname(path), path, number))

    def _rename(self, old: str, new: str) -> None:
        below = [path for path in self.now if path.startswith(old + os.sep)]
        self.now[new] = number = self.now.pop(old)
        for path in below:
            self.now[new + path[len(old) :]] = self.now.pop(path)
        # One step in the journal of any file system: both ends or none.
        self.pending.append(
            (f"{os.path.dirname(old)}\0{os.path.dirname(new)}", f"{old}\0{new}", number)
        )

    def _settle(self, reached: Callable[[str], bool]) -> None:
        left = []
        for folders, path, number in self.pending:
            if any(reached(folder) for folder in folders.split("\0")):
                _apply(self.lasting, path, number)
            else:
                left.append((folders, path, number))
        self.pending = left

    def cut(self, names: Chance, contents: Chance) -> Iterator[tuple[str, Node, int]]:
        """What is there afterwards: path, inode and its number; parents first."""
        found = dict(self.lasting)
        for _, path, number in self.pending:
            if names():
                _apply(found, path, number)
        kept: dict[int, Node] = {}
        there = {os.path.dirname(self.base)}
        for path in sorted(found):
            number = found[path]
            if os.path.dirname(path) not in there:
                continue  # its folder never reached the disk
            there.add(path)
            if number not in kept:
                node = self.nodes[number]
                kept[number] = node if contents() else _lost(node)
            yield path, kept[number], number

    def build(self, names: Chance, contents: Chance) -> dict[int, int]:
        """Make it real in the place of ``base``: real inode numbers of before and after."""
        shutil.rmtree(self.base)
        first: dict[int, str] = {}
        state = list(self.cut(names, contents))
        for path, node, number in state:
            if number in first and node.kind != "folder":
                os.link(first[number], path, follow_symlinks=False)
                continue
            first[number] = path
            if node.kind == "folder":
                os.mkdir(path)
            elif node.kind == "link":
                os.symlink(os.fsdecode(node.content), path)
            else:
                Path(path).write_bytes(node.content)
        for path, node, _ in reversed(state):
            if node.kind != "link":
                os.chmod(path, node.mode)
                os.utime(path, ns=(node.mtime, node.mtime))
        ours = {number: os.lstat(path).st_ino for number, path in first.items()}
        return {real: ours[number] for real, number in self.inodes.items() if number in ours}


def _apply(names: dict[str, int], path: str, number: int | None) -> None:
    old, _, new = path.partition("\0")
    if new:
        if old not in names or names[old] != number:
            return
        for below in [name for name in names if name.startswith(old + os.sep)]:
            names[new + below[len(old) :]] = names.pop(below)
        names[new] = names.pop(old)
    elif number is None:
        names.pop(path, None)
    else:
        names[path] = number


def _lost(node: Node) -> Node:
    """The inode as its last sync left it; an empty file where there was none."""
    content, mode, mtime = node.durable or (b"", 0o600, 0)
    if node.kind == "link":
        content = node.content  # a target is written with its name
    return Node(node.kind, content, mode if node.kind == "file" else node.mode, mtime)


CUTS: tuple[tuple[Chance, Chance], ...] = (
    (lambda: False, lambda: False),
    (lambda: True, lambda: False),
    (lambda: True, lambda: True),
)
"""Only what was synced; all names without their content; everything."""


def at_random(chance: random.Random) -> tuple[Chance, Chance]:
    """Each name and each content reached the disk or not, whatever came before."""
    return (lambda: chance.random() < 0.5, lambda: chance.random() < 0.5)


def cut_everywhere(disk: Disk, act: Callable[[], object], check: Callable[[str], object]) -> int:
    """Record ``act``, then cut the power after each of its steps in several ways.

    ``check`` is told where, and finds the disk as it then is; how many steps there were.
    """
    steps = record(disk.base, act)
    chance = random.Random(31)
    for number in range(len(steps) + 1):
        if number:
            disk.play(steps[number - 1])
            if steps[number - 1][0] in _QUIET and not FULL:
                continue
        for way in (*CUTS, *(at_random(chance) for _ in range(RANDOM_CUTS))):
            inodes = disk.build(*way)
            for journal in [*disk.base.glob("journal*"), *disk.base.glob(".envs/.dedupe/*.jsonl")]:
                _renumber(journal, inodes)
            done = steps[number - 1] if number else ("nothing",)
            check(f"after step {number} of {len(steps)}: {done[:3]}")
    return len(steps)


def _renumber(journal: Path, inodes: dict[int, int]) -> None:
    """The rebuilt files have other inode numbers than the ones the journal names."""
    lines = []
    for raw in journal.read_bytes().splitlines(keepends=True):
        line = json.loads(raw)
        if "inode" in line:
            line["inode"] = inodes.get(line["inode"], line["inode"])
        lines.append(json.dumps(line) + "\n")
    journal.write_text("".join(lines))
