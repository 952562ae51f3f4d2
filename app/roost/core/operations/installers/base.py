"""What every installer can do: one contract, kept by uv and by pip.

Both are held to it by one contract test suite (tests/contract/installers).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from roost.core.domain.accelerator import accelerator_from_index
from roost.core.domain.errors import InstallerError
from roost.core.domain.profile import TORCH_KIN
from roost.core.domain.requirement import requirement_problem
from roost.core.operations.installers.sources import PackageSources
from roost.core.system.context import JobContext

RESOLVE, DOWNLOAD, INSTALL, COMPILE = "resolve", "download", "install", "compile"
SILENCE_LIMIT = 900.0  # seconds without a line or a byte on disk before an installer is ended
TOTAL_LIMIT = 6 * 3600.0


@dataclass(frozen=True, slots=True)
class InstallRequest:
    """What goes into which tree.

    ``torch_index`` is asked for ``index_packages`` only, and only when
    ``sources`` do not hold the build; "" = none.  ``accelerator`` is what torch
    must be built for ("" = as the index's address says, or anything).
    ``locked`` installs exactly that file instead of ``requirements``.
    ``python`` is the interpreter to resolve for while the tree does not exist yet.
    ``bytecode_donors``: Roost's own trees whose bytecode may be taken over.
    ``expected_bytes``: what a plan's dry run found still to be downloaded; ``resolved``: all
    that it found, so that what was shown is what is installed.
    ``lock_fd`` stays open in the installer.  ``subject`` is the row that shows
    the progress.
    """

    tree: Path
    requirements: tuple[str, ...]
    constraints: tuple[str, ...] = ()
    torch_index: str = ""
    sources: PackageSources = field(default_factory=PackageSources)
    compile_bytecode: bool = True
    locked: Path | None = None
    lock_fd: int | None = None
    subject: str = ""
    accelerator: str = ""
    python: str = ""
    index_packages: tuple[str, ...] = TORCH_KIN
    bytecode_donors: tuple[Path, ...] = ()
    expected_bytes: int | None = None
    resolved: DryRun | None = None

    @property
    def wanted_accelerator(self) -> str:
        """What torch must be built for; "" when anything will do."""
        return self.accelerator or accelerator_from_index(self.torch_index) or ""

    @property
    def question(self) -> tuple[object, ...]:
        """What a resolution answers: requests with equal ones have the same answer."""
        return (
            *(self.requirements, self.constraints, self.torch_index, self.index_packages),
            *(self.sources, self.accelerator, self.locked),
        )

    @property
    def kept_fds(self) -> tuple[int, ...]:
        return () if self.lock_fd is None else (self.lock_fd,)


@dataclass(frozen=True, slots=True)
class Pinned:
    """An exact version; ``hashes`` are ``sha256:<hex>`` of the files it may come from."""

    name: str
    version: str
    hashes: tuple[str, ...] = ()

    @property
    def hash(self) -> str | None:
        return self.hashes[0] if self.hashes else None


@dataclass(frozen=True, slots=True)
class Planned:
    """One package a request would bring: bytes to download and whether they are here already.

    ``size`` None = the index does not say; ``cached`` None = cannot be told.
    """

    name: str
    version: str
    size: int | None = None
    cached: bool | None = None
    hashes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DryRun:
    """What an installation would do, from the installer's own resolver.

    ``used_torch_index``: the user's own sources do not hold the wanted torch.
    """

    packages: tuple[Planned, ...]
    used_torch_index: bool = False

    @property
    def download_bytes(self) -> int | None:
        """Bytes still to be fetched; None while any size is unknown."""
        missing = [package.size for package in self.packages if not package.cached]
        return None if None in missing else sum(size for size in missing if size is not None)

    @property
    def total_bytes(self) -> int | None:
        """Size of all archives, cached or not; None while any is unknown."""
        sizes = [package.size for package in self.packages]
        return None if None in sizes else sum(size for size in sizes if size is not None)

    @property
    def pins(self) -> tuple[Pinned, ...]:
        return tuple(Pinned(p.name, p.version, p.hashes) for p in self.packages)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A dry run with the question it answers (``InstallRequest.question``)."""

    question: tuple[object, ...]
    found: DryRun


class Installer(Protocol):
    """Creates trees and fills them.

    Every method that starts a process raises ``CancelledError`` once that
    process and its children are gone, and ``InstallerError`` with the codes of
    ``failures``; nothing it raises, logs or emits holds a credential.
    """

    @property
    def name(self) -> str:
        """ "uv" or "pip"."""

    def version(self) -> str:
        """The installer's own version."""

    def create_venv(
        self, tree: Path, python: str, ctx: JobContext, *, lock_fd: int | None = None
    ) -> None:
        """An empty environment (without pip) at ``tree`` from the base interpreter ``python``.

        ``lock_fd`` stays open in the installer, as in ``install``.
        """

    def install(self, request: InstallRequest, ctx: JobContext) -> tuple[Pinned, ...]:
        """Resolve, verify torch's build, download, install; what was installed, with hashes."""

    def dry_run(self, request: InstallRequest, ctx: JobContext) -> DryRun:
        """What ``install`` would do, with nothing installed.  The tree must exist."""

    def freeze(self, tree: Path, ctx: JobContext) -> tuple[Pinned, ...]:
        """What lies in the tree now; runs nothing in it."""


def checked_lines(lines: Sequence[str], what: str = "requirement") -> tuple[str, ...]:
    """``lines`` stripped, or ``InstallerError`` "not-a-requirement" (reliability.md, fault 29)."""
    for line in lines:
        problem = requirement_problem(line)
        if problem is not None:
            shown = ascii(line[:80])[1:-1]
            raise InstallerError(
                "not-a-requirement",
                f"'{shown}' cannot be used as a {what}: {problem}.",
                remedy="Write the name of a package and its version, such as torch==2.13.0.",
            )
    return tuple(line.strip() for line in lines)


def get_installer(name: str) -> Installer:
    """The installer called ``name`` ("uv" or "pip").

    Raises ``InstallerError`` "unknown-installer", and "installer-missing" when
    its program is not there.
    """
    if name == "uv":
        from roost.core.operations.installers.uv import UvInstaller, find_uv

        return UvInstaller(find_uv())
    if name == "pip":
        from roost.core.operations.installers.pip import PipInstaller, find_pip

        return PipInstaller(find_pip())
    raise InstallerError(
        "unknown-installer",
        f"There is no installer '{ascii(name)[1:-1]}'.",
        remedy="Use uv or pip.",
    )
