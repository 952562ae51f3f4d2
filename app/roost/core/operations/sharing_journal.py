"""The journals of deduplications, `.envs/.dedupe/<time>-<8 hex>.jsonl`: kept, to be undone."""

from __future__ import annotations

import os
import re
from datetime import datetime
from pathlib import Path

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import StoreError
from roost.core.store.folders import check_below
from roost.core.store.layout import Layout
from roost.core.system.context import JobContext
from roost.core.system.dedupe import read_trees, recover_dedupe

_NAME = re.compile(r"\d{8}T\d{12}Z-[0-9a-f]{8}\.jsonl")
_TREE = re.compile(r"\.venv(?:-[0-9a-f]{8})?")


def new_name(now: datetime) -> str:
    """A name that sorts after those of earlier times."""
    return f"{now:%Y%m%dT%H%M%S%fZ}-{os.urandom(4).hex()}.jsonl"


def sharing_journals(layout: Layout) -> tuple[Path, ...]:
    """The journals there are, oldest first."""
    try:
        names = os.listdir(layout.dedupe)
    except OSError:
        return ()
    return tuple(layout.dedupe / name for name in sorted(names) if _NAME.fullmatch(name))


def envs_of(layout: Layout, journal: Path) -> tuple[EnvId, ...]:
    """The environments that a journal is about; all of them must be this workspace's own.

    A journal may come with a workspace that somebody else made, so what it says is not
    believed.  Raises StoreError ``foreign-journal``, ``linked-path``.
    """
    homes = {
        os.path.realpath(layout.envs): EnvKind.SHARED,
        os.path.realpath(layout.environments): EnvKind.LEGACY,
    }
    found = []
    for tree in read_trees(journal):
        kind = homes.get(os.path.realpath(tree.parent.parent))
        name = tree.parent.name
        if kind is None or name in ("", "..") or not _TREE.fullmatch(tree.name):
            raise StoreError(
                "foreign-journal",
                f"{journal.name} is about {tree}, which is no environment of this workspace.",
                path=str(journal),
                remedy="If the workspace was moved, its environments work as they are; rebuild "
                "one to separate its files.",
            )
        env = EnvId(kind, name)
        if os.path.lexists(layout.unit(env) / tree.name):
            check_below(layout, layout.unit(env) / tree.name)
        found.append(env)
    return tuple(dict.fromkeys(found))


def settle_sharing(layout: Layout, name: str, ctx: JobContext) -> str:
    """Tidy up after a deduplication, or its undoing, that ended early.  Repeatable.

    What was linked stays so; every file is whole.  Raises StoreError.
    """
    path = layout.dedupe / name
    if not _NAME.fullmatch(name) or not os.path.lexists(path):
        return ""
    check_below(layout, path.parent)
    try:
        envs = envs_of(layout, path)
        recover_dedupe(path, ctx)
    except StoreError as error:
        if error.code in ("damaged-journal", "foreign-journal"):
            return f"Left {name} alone: {error.message}"
        raise
    if not envs:
        path.unlink(missing_ok=True)  # it died before its first line: nothing was done
        return ""
    return "Tidied up after sharing files between environments; what is shared stays so."
