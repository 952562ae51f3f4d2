"""Find what environments have in common, without reading contents."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from roost.core.system.context import JobContext
from roost.core.system.dedupe.bytecode import BytecodeIndex
from roost.core.system.dedupe.catalogue import Listed, listed_files
from roost.core.system.dedupe.model import LARGE, ORDER, DedupePlan, Group, Kind, Means, Twin
from roost.core.system.dedupe.placement import same_blocks
from roost.core.system.dedupe.sharing import means_of
from roost.core.system.paths import os_path

_Key = tuple[int, str, str, int, int, int, int]


def plan_dedupe(trees: Iterable[Path], ctx: JobContext | None = None) -> DedupePlan:
    """Which files of the environments in ``trees`` could share their blocks.

    Candidates have one sha256 and size by RECORD, lie on one volume and have one mode
    and owner; contents are compared only when the plan is carried out.  Nothing is
    changed; means are tried out on a nameless file.  Raises CancelledError.
    """
    ctx = ctx or JobContext()
    roots = _distinct(trees)
    by_key: dict[_Key, list[Listed]] = {}
    for number, tree in enumerate(roots):
        ctx.progress("Comparing environments", number, len(roots), "environments")
        for file in listed_files(tree, ctx):
            facts = file.facts
            key = (
                facts.st_dev,
                # Bytecode belongs to a path; and small files that happen to be equal, such
                # as licences, are not worth tying different packages together.
                file.name if facts.st_size < LARGE else "",
                file.digest,
                facts.st_size,
                facts.st_mode,
                facts.st_uid,
                facts.st_gid,
            )
            by_key.setdefault(key, []).append(file)
    means = {device: means_of(tree) for tree, device in roots.items()}
    bytecode = BytecodeIndex()
    groups = [
        group
        for (device, *_), files in by_key.items()
        if (group := _group(files, means.get(device, "hardlink"), bytecode)) is not None
    ]
    groups.sort(key=lambda group: (ORDER.index(group.kind), -group.size, str(group.source)))
    ctx.progress("Comparing environments", len(roots), len(roots), "environments")
    return DedupePlan(
        tuple(groups),
        sum(group.saves for group in groups),
        "hardlink" if "hardlink" in means.values() else "reflink",
        tuple(roots),
    )


def allocated(facts: os.stat_result) -> int:
    """Bytes a file occupies; on Windows, which does not tell, its size in whole clusters."""
    blocks = getattr(facts, "st_blocks", None)
    return blocks * 512 if blocks is not None else -(-facts.st_size // 4096) * 4096


def _distinct(trees: Iterable[Path]) -> dict[Path, int]:
    """Each tree once, with the device it lies on; missing ones left out."""
    found: dict[tuple[int, int], Path] = {}
    for tree in trees:
        path = Path(os_path(tree))
        try:
            facts = os.lstat(path)
        except OSError:
            continue
        found.setdefault((facts.st_dev, facts.st_ino), path)
    return {path: device for (device, _), path in found.items()}


def _group(files: Sequence[Listed], means: Means, bytecode: BytecodeIndex) -> Group | None:
    if len({file.facts.st_ino for file in files}) < 2:
        return None
    size = files[0].facts.st_size
    kind = _kind(files)
    source = max(
        files,
        key=lambda file: (
            bytecode.count(file.path) if kind == "source" else 0,
            file.facts.st_nlink,
        ),
    )
    compiled = bytecode.of(source.path) if kind == "source" else {}
    others = {
        f.path: f
        for f in files
        if f.facts.st_ino != source.facts.st_ino
        and not (means == "reflink" and same_blocks(source.path, f.path))
    }
    if not others:
        return None
    twins = tuple(
        Twin(
            Path(file.path),
            tuple(
                (compiled[name], own)
                for name, own in sorted(bytecode.of(file.path).items())
                if name in compiled
            )
            if kind == "source"
            else (),
        )
        for file in others.values()
    )
    saves = _freed([file.facts for file in others.values()])
    saves += _freed([facts for twin in twins for facts in _facts_of(twin)])
    return Group(Path(source.path), twins, size, saves, kind, means)


def _kind(files: Sequence[Listed]) -> Kind:
    if files[0].facts.st_size >= LARGE:
        return "large"
    # One content may go by several names; as soon as one is a source its mtime matters.
    return "source" if any(file.path.endswith(".py") for file in files) else "other"


def _freed(facts: Iterable[os.stat_result]) -> int:
    """Bytes of inodes all of whose links go."""
    going: dict[int, tuple[int, os.stat_result]] = {}
    for each in facts:
        count, _ = going.get(each.st_ino, (0, each))
        going[each.st_ino] = (count + 1, each)
    return sum(allocated(each) for count, each in going.values() if count >= each.st_nlink)


def _facts_of(twin: Twin) -> Iterable[os.stat_result]:
    for source, path in twin.bytecode:
        try:
            theirs, own = os.lstat(source), os.lstat(path)
        except OSError:
            continue
        if theirs.st_ino != own.st_ino:
            yield own
