"""Trees of every kind for tests: built from a description, and read back by an independent walk."""

from __future__ import annotations

import hashlib
import os
import socket
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

Seen = dict[bytes, tuple[Any, ...]]
_POSIX = sys.platform != "win32"


@dataclass(frozen=True)
class Node:
    """One entry of a described tree; ``kind``: file, sparse, folder, link, hard, fifo, socket."""

    kind: str
    name: bytes
    data: bytes = b""
    mode: int = 0o644
    mtime_ns: int = 1_600_000_000_123_456_789
    below: tuple[Node, ...] = ()


_PLAIN = [b"a", b"b", b"pyvenv.cfg", b"lib", b"x.py", b".hidden", b"-rf"]
_ODD = [
    b"\xff\xfe undecodable",
    "naïve 名前 🐦".encode(),
    b"new\nline",
    b"quote'\"$(x) `y`",
    b" lead and trail ",
    b"dots...",
    b"n" * 255,
    b"\x01\x7f",
    b"*?[]",
]
_GOALS = [b"a", b".", b"..", b"../..", b"missing", b"/nowhere/at all", b"lib/x.py", b"\xff"]
_NAME = st.one_of(
    st.sampled_from(_PLAIN),
    st.sampled_from(_ODD),
    st.binary(min_size=1, max_size=12)
    .map(lambda raw: raw.replace(b"/", b"_").replace(b"\0", b"_"))
    .filter(lambda name: name not in (b".", b"..")),
)
_DATA = st.one_of(st.just(b""), st.binary(max_size=40), st.just(b"big"))
_TIME = st.integers(0, 2_000_000_000).map(lambda s: s * 1_000_000_000 + 987_654_321)
_MODE = st.sampled_from([0o644, 0o600, 0o444, 0o755, 0o555, 0o000, 0o4755])
_FOLDER_MODE = st.sampled_from([0o755, 0o700, 0o555, 0o000, 0o2775])
_KIND = st.sampled_from(["file", "folder", "link", "folder", "sparse", "hard", "fifo", "socket"])


@st.composite
def trees(draw: st.DrawFn, depth: int = 4) -> tuple[Node, ...]:
    """Contents of a root folder; names unique per folder."""
    # Drawn in a loop, not st.recursive: that prints itself at every use, which takes for ever.
    names = draw(st.lists(_NAME, max_size=6, unique=True))
    return tuple(_node(draw, name, depth) for name in names)


def _node(draw: st.DrawFn, name: bytes, depth: int) -> Node:
    kind = draw(_KIND)
    if kind == "folder":
        below = draw(trees(depth - 1)) if depth else ()
        return Node(kind, name, b"", draw(_FOLDER_MODE), draw(_TIME), below)
    if kind == "link":
        return Node(kind, name, draw(st.sampled_from(_GOALS)))
    if kind in ("file", "sparse"):
        data = draw(_DATA) if kind == "file" else b"end"
        return Node(kind, name, data, draw(_MODE), draw(_TIME))
    return Node(kind, name, mode=0o640)


def build(root: Path, nodes: tuple[Node, ...]) -> None:
    """Make the described tree as the folder ``root``; children before their folder's mode."""
    os.mkdir(root)
    made: list[bytes] = []
    _build(os.fsencode(root), nodes, made)


def _build(folder: bytes, nodes: tuple[Node, ...], made: list[bytes]) -> None:
    for node in nodes:
        path = folder + b"/" + node.name
        if node.kind == "folder":
            os.mkdir(path)
            _build(path, node.below, made)
        elif node.kind == "link":
            os.symlink(node.data, path)
            continue
        elif node.kind == "hard":
            if not made:
                continue
            os.link(made[len(path) % len(made)], path)
            continue
        elif node.kind == "fifo":
            os.mkfifo(path)
        elif node.kind == "socket":
            if not _make_socket(path):
                continue
        else:
            with open(path, "wb") as file:
                if node.kind == "sparse":
                    file.seek(300_000)
                file.write(node.data * (30_000 if node.data == b"big" else 1))
            made.append(path)
        os.chmod(path, node.mode)
        os.utime(path, ns=(node.mtime_ns, node.mtime_ns))


def _make_socket(path: bytes) -> bool:
    here = os.open(os.path.dirname(path), os.O_RDONLY)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(b"/proc/self/fd/%d/" % here + os.path.basename(path))
    except OSError:
        return False  # longer than a socket's address may be
    finally:
        os.close(here)
    return True


def seen(root: Path) -> Seen:
    """Everything below ``root`` by an independent walk: kind, mode, times, content, link groups."""
    found: Seen = {}
    groups: dict[tuple[int, int], bytes] = {}
    top = os.fsencode(root)
    pending = [top]
    while pending:
        path = pending.pop()
        status = os.lstat(path)
        rel = path[len(top) :]
        kind = stat.S_IFMT(status.st_mode)
        fact: tuple[Any, ...] = (kind, stat.S_IMODE(status.st_mode), status.st_mtime_ns)
        if kind == stat.S_IFLNK:
            fact = (kind, os.readlink(path), status.st_mtime_ns)
        elif kind == stat.S_IFREG:
            with open(path, "rb") as file:
                digest = hashlib.sha256(file.read()).hexdigest()
            first = groups.setdefault((status.st_dev, status.st_ino), rel)
            fact += (status.st_size, digest, first if status.st_nlink > 1 else b"")
        elif kind == stat.S_IFDIR:
            pending += sorted((path + b"/" + name for name in os.listdir(path)), reverse=True)
        found[rel] = fact
    return found


def deep_tree(root: Path, depth: int, name: str = "d") -> None:
    """A chain of folders far beyond any path limit, with a file at its end."""
    os.mkdir(root)
    current = os.open(root, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir(name, dir_fd=current)
        below = os.open(name, os.O_RDONLY, dir_fd=current)
        os.close(current)
        current = below
    os.close(os.open("end", os.O_WRONLY | os.O_CREAT, dir_fd=current))
    os.close(current)


def depth_of(root: Path, name: str = "d") -> int:
    """How many folders ``name`` lie inside each other there; the last must hold ``end``."""
    depth = 0
    current = os.open(root, os.O_RDONLY)
    while True:
        try:
            below = os.open(name, os.O_RDONLY, dir_fd=current)
        except FileNotFoundError:
            break
        os.close(current)
        current = below
        depth += 1
    os.stat("end", dir_fd=current)
    os.close(current)
    return depth


def as_nobody(folder: Path, act: Callable[[], object]) -> None:
    """Run ``act`` in a child without root's powers, in ``folder``, which it may write to.

    Modes bind only there.  An exception of ``act`` is raised here with the child's traceback.
    """
    from faults.harness import forked

    def run() -> None:
        os.chdir(folder)
        if os.geteuid() == 0:
            os.chown(".", 65534, 65534)
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        act()

    forked(run, 0)
