"""All environments of other tools: known places first, then the roots asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from roost.core.discovery.other.caches import cache_places
from roost.core.discovery.other.candidate import Candidate, OtherFound
from roost.core.discovery.other.identity import hostile, other_id, place_of, shown
from roost.core.discovery.other.kinds import SCANNERS
from roost.core.discovery.other.places import asking_only, folder_of, is_file, is_folder, join
from roost.core.discovery.other.reading import is_environment, read_candidate
from roost.core.discovery.other.scanner import POINTER, Recogniser, Scanner
from roost.core.discovery.other.surroundings import Surroundings
from roost.core.discovery.other.walk import Limits, Told, Walk
from roost.core.discovery.trees import TreeReader
from roost.core.domain.errors import RoostError, StoreError
from roost.core.store.othercache import OtherCache
from roost.core.system.context import JobContext
from roost.core.system.volumes import Reach, Volumes

AROUND_HOME = Limits(seconds=5.0, folders=5_000)
"""Of the one-level look into the folders in which people put apps."""

_NOT_LOOKED_INTO = ("Trash", "containers", "docker")
"""Of the user's data folder: what was thrown away, and file systems of containers."""


@dataclass(slots=True)
class Found:
    """What a search gathers while it yields."""

    errors: list[RoostError] = field(default_factory=list)
    told: Told = field(default_factory=Told)
    folders: int = 0
    trees: dict[str, OtherFound] = field(default_factory=dict)


def find_others(
    around: Surroundings,
    roots: Sequence[Path],
    cache: OtherCache,
    volumes: Volumes,
    ctx: JobContext,
    *,
    exclude: Iterable[Path] = (),
    limits: Limits | None = None,
    found: Found | None = None,
    scanners: Sequence[Scanner] = SCANNERS,
) -> Iterator[OtherFound]:
    """Yield each environment once, as soon as it is found; runs nothing of what it finds.

    ``exclude``: folders that are ours.  ``found`` gathers what could not be looked at.
    Raises CancelledError.
    """
    search = _Search(around, cache, volumes, exclude, limits or Limits(), found or Found())
    yield from search.known(scanners, ctx)
    yield from search.through(roots, scanners, ctx)


class _Search:
    def __init__(
        self,
        around: Surroundings,
        cache: OtherCache,
        volumes: Volumes,
        exclude: Iterable[Path],
        limits: Limits,
        found: Found,
    ) -> None:
        self._around = replace(around, far=volumes.is_remote)
        self._cache = cache
        self._volumes = volumes
        self._reach = Reach(volumes)
        self._limits = limits
        self._found = found
        self._reader = TreeReader(cache.trees, windows=around.windows)
        self._claimed: set[str] = set()
        self._ours = {self._place(volumes.resolve(str(path)) or str(path)) for path in exclude}
        closed = [place.path for place in cache_places(around)]
        closed += [join(around.xdg_data(), name) for name in _NOT_LOOKED_INTO]
        self._closed = {self._place(place) for place in closed}
        self._roots: list[str] = []

    def known(self, scanners: Sequence[Scanner], ctx: JobContext) -> Iterator[OtherFound]:
        """Places that need no search, and one level of folders where apps usually are."""
        for scanner in scanners:
            ctx.check_cancelled()
            ctx.progress("places", message=scanner.kind)
            yield from self._accepted(scanner.known(self._around), ctx)
        bases = [base for base in self._around.app_bases() if self._reach(base)]
        walk, recogniser = self._walk(AROUND_HOME, scanners)
        for base in bases:
            if is_folder(base):
                yield from self._walked(walk, recogniser, base, ctx, depth=1)

    def through(
        self, roots: Sequence[Path], scanners: Sequence[Scanner], ctx: JobContext
    ) -> Iterator[OtherFound]:
        """The roots the user named, each within its own limits."""
        walk, recogniser = self._walk(self._limits, scanners)
        self._roots = [str(root) for root in roots]
        for root in self._roots:
            if not is_folder(root):
                self._found.errors.append(_no_root(root))
                continue
            walk.volumes = self._volumes = self._volumes.without(root)
            self._reach = Reach(self._volumes)
            start = self._volumes.resolve(root) or root
            above = folder_of(start)
            if walk.skip(start):
                continue
            # A root that is an environment itself: its owner is told by the folder above.
            if is_file(join(start, "pyvenv.cfg")):
                candidates = self._beside(recogniser, above)
                mine = (one for one in candidates if self._same(one.tree, start))
                yield from self._accepted(mine, ctx)
            yield from self._walked(walk, recogniser, start, ctx)
        self._found.folders = walk.folders
        self._found.told.merge(walk.told)
        self._cache.remember(walk.fresh, self._roots)

    def _walk(self, limits: Limits, scanners: Sequence[Scanner]) -> tuple[Walk, Recogniser]:
        recogniser = Recogniser(scanners, self._around)
        walk = Walk(
            recogniser.names,
            self._volumes,
            self._around.platform,
            self._around.top,
            limits,
            self._cache.folders,
            self._skipped,
        )
        return walk, recogniser

    def _walked(
        self,
        walk: Walk,
        recogniser: Recogniser,
        root: str,
        ctx: JobContext,
        depth: int | None = None,
    ) -> Iterator[OtherFound]:
        for seen in walk.through(root, ctx, depth):
            yield from self._accepted(recogniser.ask(seen.path, seen.names), ctx)

    def _beside(self, recogniser: Recogniser, folder: str) -> Iterator[Candidate]:
        try:
            names = frozenset(os.listdir(folder)) & recogniser.names
        except OSError:
            return iter(())
        return recogniser.ask(folder, names - {POINTER})

    def _skipped(self, path: str) -> bool:
        place = self._place(path)
        return place in self._claimed or place in self._ours or place in self._closed

    def _accepted(self, candidates: Iterator[Candidate], ctx: JobContext) -> Iterator[OtherFound]:
        while True:
            ctx.check_cancelled()
            with asking_only(self._askable(ctx)):
                candidate = next(candidates, None)
                if candidate is None:
                    return
                one = self._accept(candidate)
            if one is not None:
                yield one

    def _askable(self, ctx: JobContext) -> Callable[[str], bool]:
        """What scanners may look at; every look is where a cancel is felt."""

        def allowed(path: str) -> bool:
            ctx.check_cancelled()
            return self._reach(path)

        return allowed

    def _accept(self, candidate: Candidate) -> OtherFound | None:
        tree = self._volumes.resolve(candidate.tree)
        if tree is None:
            self._found.told.add("network", candidate.tree)
            return None
        place = self._place(tree)
        if place in self._claimed or self._is_ours(place):
            return None
        if candidate.pointed and not self._may_be_read(tree):
            self._found.told.add("outside", tree)
            return None
        candidate = replace(candidate, tree=tree)
        if not is_environment(candidate, windows=self._around.windows):
            return None
        self._claimed.add(place)
        if hostile(tree):
            self._found.errors.append(_hostile(tree))
            return None
        env_id = other_id(tree, self._around.platform)
        one = read_candidate(candidate, env_id, self._reader)
        self._cache.saw(env_id, candidate.as_fields())
        self._found.trees[place] = one
        return one

    def _may_be_read(self, tree: str) -> bool:
        """Below a root or the home: a `.venv` file may name anything."""
        allowed = [*self._roots, self._around.home]
        places = [self._place(self._volumes.resolve(root) or root) for root in allowed]
        return any(self._place(tree).startswith(place.rstrip("/") + "/") for place in places)

    def _is_ours(self, place: str) -> bool:
        return any(place == ours or place.startswith(ours + "/") for ours in self._ours)

    def _same(self, first: str, second: str) -> bool:
        return self._place(self._volumes.resolve(first) or first) == self._place(second)

    def _place(self, path: str) -> str:
        return place_of(path.replace(os.sep, "/"), self._around.platform)


def _no_root(root: str) -> StoreError:
    return StoreError(
        "no-such-root",
        f"There is no folder {shown(root)} to look through.",
        path=shown(root),
        remedy="Check the path, and that its volume is attached.",
    )


def _hostile(tree: str) -> StoreError:
    return StoreError(
        "unsafe-name",
        f"The path “{shown(tree)}” cannot be shown as text; the environment there was left alone.",
        path=shown(tree),
        remedy="Rename the folder to letters, digits, dots, dashes and underscores.",
    )
