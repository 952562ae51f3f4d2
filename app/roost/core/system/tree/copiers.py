"""Which copier serves this system; both do the same for one folder at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from roost.core.system.paths import os_path
from roost.core.system.tree.copyfiles import DescriptorCopier
from roost.core.system.tree.copypaths import PathCopier
from roost.core.system.tree.listing import HAVE_DIR_FD, Entry, Folder, opened


class Copier(Protocol):
    """Copies between two trees, folder by folder; threads may ``fill`` at the same time."""

    @property
    def means(self) -> str:
        """The best means that was really used."""

    def make(self, folder: Folder) -> None:
        """The empty folder; its parent was made before."""

    def fill(self, folder: Folder, files: Iterable[Entry], rest: bool) -> None:
        """These files of ``folder``; with ``rest`` its links and special files too."""

    def link(self, first: str, again: str) -> None:
        """A further name of a file copied before; both relative to the root."""

    def finish(self, folder: Folder) -> None:
        """Mode and times of a folder that nothing more is put into."""

    def stop(self) -> None:
        """End long calls under way; from any thread."""


@contextmanager
def copier_between(source: Path, target: Path, check: Callable[[int], None]) -> Iterator[Copier]:
    """A copier between two existing folders.  ``check(bytes since)`` raises to stop."""
    if HAVE_DIR_FD:
        with opened(source) as reading, opened(target) as writing:
            assert isinstance(reading, int)
            assert isinstance(writing, int)
            copier = DescriptorCopier(reading, writing, check)
            try:
                yield copier
            finally:
                copier.close()
    else:
        yield PathCopier(os_path(source), os_path(target), check)
