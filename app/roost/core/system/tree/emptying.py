"""One walk that empties a folder, without recursion and without ever leaving it.

A folder stays open until all below it is gone, so every call names one component relative to a
folder that is certainly the one that was listed.  Folders deeper than ``HOIST`` are first renamed
up into the root, which bounds the descriptors in use; several threads overlap the disk's waiting.
``pyvenv.cfg`` goes last of its folder, so that half an environment is still recognised as one.
"""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path

from roost.core.domain.errors import StoreError
from roost.core.system.paths import os_path
from roost.core.system.tree.crew import Crew
from roost.core.system.tree.failures import failure
from roost.core.system.tree.handles import DescriptorHandle, Handle, PathCalls, PathHandle
from roost.core.system.tree.identities import Identity, changed
from roost.core.system.tree.listing import HAVE_DIR_FD
from roost.core.system.tree.mounts import mounts_below

THREADS = 8
HOIST = 40
LAST = "pyvenv.cfg"
_RACES = frozenset({errno.ENOTEMPTY, errno.EEXIST, errno.EISDIR, errno.ENOTDIR})


class _Node:
    """A folder on its way out; ``left`` counts what must end before its own rmdir."""

    __slots__ = ("depth", "gone", "handle", "last", "left", "name", "parent", "rel", "stuck")

    def __init__(self, parent: _Node | None, name: str, rel: str, depth: int) -> None:
        self.parent = parent
        self.name = name
        self.rel = rel
        self.depth = depth
        self.left = 1
        self.handle: Handle | None = None
        self.gone = False
        self.last = False
        self.stuck = False


class Pass:
    """One walk through the tree that takes out what can be taken out."""

    def __init__(self, path: Path, expect: Identity | None, calls: PathCalls | None) -> None:
        self.path = path
        self.expect = expect
        self.calls = calls if calls is not None or HAVE_DIR_FD else PathCalls()
        self.files = 0
        self.folders = 0
        self.left: list[tuple[Path, str]] = []
        self.retryable = False
        self.raced = False
        self._lock = threading.Lock()
        self._mounts: frozenset[str] = frozenset()
        self._device = -1
        self._root: _Node | None = None
        self._open: set[_Node] = set()
        self._hopes: Callable[[OSError], bool] = lambda _: False

    def run(self, hopes: Callable[[OSError], bool], tick: Callable[[], None] | None) -> None:
        """Empty what can be emptied.  ``hopes`` tells failures that may pass with time."""
        self._hopes = hopes
        parent = self._open_parent()
        if parent is None:
            return
        top = _Node(None, "", "", 0)
        top.handle = parent
        root = _Node(top, self.path.name, "", 1)
        try:
            if not self._open_root(root):
                return
            self._root = root
            self._mounts = mounts_below(self.path)
            Crew(self._empty, THREADS).run([root], tick)
        finally:
            self._close_all()
            parent.close()

    def _open_parent(self) -> Handle | None:
        parent = self.path.parent
        if self.calls is not None:
            return PathHandle(os_path(parent), self.calls)
        flags = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
        try:
            return DescriptorHandle(os.open(parent, flags))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise failure(error, parent, "open") from error

    def _open_root(self, root: _Node) -> bool:
        assert root.parent is not None
        assert root.parent.handle is not None
        try:
            root.handle = root.parent.handle.child(root.name)
            found = root.handle.identity()
        except FileNotFoundError:
            return False
        except OSError as error:
            if error.errno in (errno.ENOTDIR, errno.ELOOP):
                raise StoreError(
                    "linked-path",
                    f"{self.path} is a link or a file, not a folder; nothing was removed.",
                    remedy="Remove it by hand if you do not need it.",
                    path=str(self.path),
                ) from error
            raise failure(error, self.path, "open") from error
        if self.expect is not None and found != self.expect:
            root.handle.close()
            raise changed(self.path)
        self._open.add(root)
        self._device = found.device
        return True

    def _empty(self, node: _Node, crew: Crew[_Node]) -> None:
        below: list[_Node] = []
        try:
            below = self._take_out(node, crew)
        except FileNotFoundError:
            node.gone = True
        except OSError as error:
            self._leave(node, "", error)
        if crew.stopped:
            return
        if below:
            with self._lock:
                for child in below:
                    assert child.parent is not None
                    child.parent.left += 1
            crew.add(below)
        self._finish(node)

    def _take_out(self, node: _Node, crew: Crew[_Node]) -> list[_Node]:
        """Remove what is no folder; the folders inside are what remains to do."""
        assert node.parent is not None
        if node.handle is None:
            assert node.parent.handle is not None
            node.handle = node.parent.handle.child(node.name)
            self._open.add(node)
        handle = node.handle
        if node.rel in self._mounts or handle.identity().device != self._device:
            raise OSError(errno.EBUSY, "another volume is mounted here")
        below: list[_Node] = []
        count = 0
        for name, is_folder in handle.entries():
            if crew.stopped:
                break
            if is_folder:
                below.append(self._below(node, name))
            elif name == LAST:
                node.last = True
            else:
                try:
                    handle.unlink(name)
                    count += 1
                except FileNotFoundError:
                    continue
                except OSError as error:
                    self._leave(node, name, error)
        self._count(files=count)
        return below

    def _count(self, files: int = 0, folders: int = 0) -> None:
        with self._lock:
            self.files += files
            self.folders += folders

    def _below(self, node: _Node, name: str) -> _Node:
        rel = f"{node.rel}{os.sep}{name}" if node.rel else name
        if node.depth < HOIST or rel in self._mounts:
            return _Node(node, name, rel, node.depth + 1)
        assert self._root is not None
        assert self._root.handle is not None
        assert node.handle is not None
        hoisted = f".deep-{os.urandom(8).hex()}"
        try:
            self._root.handle.take(node.handle, name, hoisted)
        except OSError:
            return _Node(node, name, rel, node.depth + 1)
        return _Node(self._root, hoisted, rel, 2)

    def _finish(self, node: _Node) -> None:
        while node.parent is not None:
            with self._lock:
                node.left -= 1
                if node.left:
                    return
            self._close(node, node.parent)
            node = node.parent

    def _close(self, node: _Node, parent: _Node) -> None:
        """All below ``node`` is done: take ``pyvenv.cfg`` and the folder itself."""
        try:
            if node.last and not node.stuck and node.handle is not None:
                node.handle.unlink(LAST)
                self._count(files=1)
        except OSError as error:
            self._leave(node, LAST, error)
        if node.handle is not None:
            self._open.discard(node)
            node.handle.close()
        if not node.stuck and not node.gone:
            assert parent.handle is not None
            try:
                parent.handle.rmdir(node.name)
                self._count(folders=1)
            except FileNotFoundError:
                return
            except OSError as error:
                self._leave(node, "", error)
        if node.stuck:
            parent.stuck = True

    def _leave(self, node: _Node, name: str, error: OSError) -> None:
        place = self._place(node)
        with self._lock:
            node.stuck = True
            self.left.append((place / name if name else place, reason(error)))
            self.retryable = self.retryable or self._hopes(error)
            # Somebody put something in, or exchanged a file for a folder, while we worked.
            self.raced = self.raced or error.errno in _RACES

    def _place(self, node: _Node) -> Path:
        names: list[str] = []
        while node.parent is not None and node is not self._root:
            names.append(node.name)
            node = node.parent
        return self.path.joinpath(*reversed(names))

    def _close_all(self) -> None:
        for node in list(self._open):
            if node.handle is not None:
                node.handle.close()
        self._open.clear()


def reason(error: OSError) -> str:
    """Why, in the system's words; Windows' number kept."""
    number = getattr(error, "winerror", None)
    text = error.strerror or str(error)
    return f"{text} (WinError {number})" if number else text
