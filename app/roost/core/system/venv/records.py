"""Comparing what lies in site-packages with what RECORD files say should."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from roost.core.system.venv.dists import MAX_RECORD, entry_path, entry_target
from roost.core.system.venv.safe import is_link, is_within, read_whole

Sizes = dict[str, int]
NOT_A_FILE = -1


@dataclass(frozen=True, slots=True)
class Deviation:
    """``kind``: missing, empty, size, not-a-file, outside.  ``path`` as RECORD has it.

    ``size`` found and ``expected``, in bytes, where they differ.
    """

    path: str
    kind: str
    size: int = 0
    expected: int = 0


class RecordCheck:
    """Checks one tree; folders are listed once and kept for the next distribution.

    ``checked`` is called before every folder and may raise to stop.
    """

    def __init__(self, site: str, tree: str, checked: Callable[[], None] | None = None) -> None:
        self.site = site
        self.tree = tree
        self._checked = checked
        self._folders: dict[str, Sizes | None] = {}
        self._out: dict[str, bool] = {"": False}

    def deviations(self, dist_folder: str) -> Iterator[Deviation]:
        """Every entry of a distribution's RECORD that is not as it says; existence and size.

        Compiled bytecode is left out: Python writes it again.  Nothing outside the tree
        is looked at (fault 33).
        """
        data = read_whole(f"{self.site}/{dist_folder}/RECORD", MAX_RECORD)
        if not isinstance(data, bytes):
            return
        text = data.decode("utf-8", "surrogateescape")
        folder, sizes = "", self._sizes("")
        for raw in text.split("\n"):
            line = raw.rstrip("\r")
            if ".pyc," in line or not line:
                continue
            if line[0] == '"' or line[0] in "./\\" or "/.." in line or line[1:2] == ":":
                yield from self._unusual(line)
                continue
            path, _, rest = line.partition(",")
            above, slash, name = path.rpartition("/")
            if above != folder or not slash:
                folder, sizes = above, self._sizes(above)
            size = None if sizes is None else sizes.get(name)
            comma = rest.rfind(",")
            expected = rest[comma + 1 :] if comma >= 0 else rest
            if expected and size is not None and str(size) == expected:
                continue
            found = _judge(path, size, expected)
            if found is not None:
                yield found

    def _unusual(self, line: str) -> Iterator[Deviation]:
        """Entries that are quoted or not simply below site-packages."""
        path = entry_path(line.encode("utf-8", "surrogateescape"))
        if path is None:
            return
        target = entry_target(self.site, path)
        if not is_within(target, os.path.normpath(self.tree)):
            yield Deviation(path, "outside")
            return
        relative = os.path.relpath(target, self.site).replace(os.sep, "/")
        above, _, name = relative.rpartition("/")
        sizes = self._sizes(above)
        size = None if sizes is None else sizes.get(name)
        # Scripts are rewritten when an environment is moved: their size may differ.
        expected = "" if relative.startswith("../") else line.rpartition(",")[2].strip()
        found = _judge(path, size, expected)
        if found is not None:
            yield found

    def _sizes(self, folder: str) -> Sizes | None:
        """Name to size of a folder's files; None where there is no such folder."""
        try:
            return self._folders[folder]
        except KeyError:
            if self._checked is not None:
                self._checked()
            sizes = self._folders[folder] = self._listed(folder)
            return sizes

    def _listed(self, folder: str) -> Sizes | None:
        path = f"{self.site}/{folder}" if folder else self.site
        if self._is_linked_out(folder):
            return None
        sizes: Sizes = {}
        try:
            with os.scandir(path) as entries:
                for entry in entries:
                    name = entry.name
                    if name.endswith(".pyc"):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        continue
                    sizes[name] = _size(entry)
        except OSError:
            return None
        return sizes

    def _is_linked_out(self, folder: str) -> bool:
        """Whether a link on the way to ``folder`` leads out of the tree."""
        known = self._out.get(folder)
        if known is None:
            above = folder.rpartition("/")[0]
            known = self._out[folder] = self._is_linked_out(above) or self._leads_out(folder)
        return known

    def _leads_out(self, folder: str) -> bool:
        path = f"{self.site}/{folder}"
        try:
            if not is_link(os.lstat(path)):
                return False
        except OSError:
            return True
        return not is_within(os.path.realpath(path), os.path.realpath(self.tree))


def _size(entry: os.DirEntry[str]) -> int:
    try:
        facts = entry.stat()
    except OSError:
        return NOT_A_FILE
    return facts.st_size if stat.S_ISREG(facts.st_mode) else NOT_A_FILE


def _judge(path: str, size: int | None, expected: str) -> Deviation | None:
    if size is None:
        return Deviation(path, "missing")
    if size == NOT_A_FILE:
        return Deviation(path, "not-a-file")
    if not expected.isascii() or not expected.isdigit():
        return None
    wanted = int(expected[:18])
    if size == wanted:
        return None
    return Deviation(path, "empty" if size == 0 else "size", size, wanted)
