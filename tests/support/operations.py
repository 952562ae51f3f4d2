"""A workspace for tests of operations, and oracles that look at the disk alone."""

from __future__ import annotations

import hashlib
import os
import stat
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from roost.core.domain.env import Env, EnvId, EnvKind
from roost.core.domain.model import hf_of_legacy_id
from roost.core.operations.context import OperationContext
from roost.core.store.envjson import current_tree
from roost.core.store.journal import needs_recovery
from roost.core.store.layout import Layout
from roost.core.system.context import JobContext
from roost.core.system.process.inuse import InUse
from support.fake_env import make_legacy, python_of

KEY = "torch-cpu-transformers"
SHARED = EnvId(EnvKind.SHARED, KEY)
LEGACY = EnvId(EnvKind.LEGACY, "org__name")
MODEL = "org/name"
SMALL = {"torch": "2.13.0+cpu", "transformers": "4.57.1"}


class Ticking:
    """A clock that moves on a second with every look."""

    def __init__(self, at: datetime = datetime(2026, 11, 23, 12, 1, 7, tzinfo=UTC)) -> None:
        self.at = at

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


def nobody(folders: Iterable[Path]) -> InUse:
    """No process uses anything; quicker than a look at the system."""
    return InUse(dict.fromkeys(folders, ()), 0)


def describe_in(layout: Layout) -> Any:
    """What discovery would say, for environments made by these tests."""

    def describe(env: EnvId) -> Env:
        unit = layout.unit(env)
        tree = current_tree(layout, env.name) if env.kind is EnvKind.SHARED else unit / ".venv"
        model = hf_of_legacy_id(env.name) or env.name
        return Env(
            env,
            unit,
            tree,
            python_of(tree),
            env_key=env.name if env.kind is EnvKind.SHARED else KEY,
            models=(MODEL,) if env.kind is EnvKind.SHARED else (model,),
        )

    return describe


def operations(root: Path, **options: Any) -> OperationContext:
    """A context for ``root``; nobody uses anything unless ``users`` says so."""
    layout = Layout(root)
    chosen = {"describe": describe_in(layout), "clock": Ticking(), "users": nobody, **options}
    return OperationContext(layout, **chosen)


def small_workspace(root: Path, legacy_id: str = LEGACY.name) -> OperationContext:
    """One legacy environment with two small packages, metadata and a link."""
    root.mkdir(parents=True, exist_ok=True)
    make_legacy(root, legacy_id, SMALL, metadata={"model_id": MODEL})
    return operations(root)


class Recorder:
    """A job whose events are kept."""

    def __init__(self) -> None:
        self.events: list[Any] = []
        self.ctx = JobContext("job", self.events.append)

    @property
    def lines(self) -> list[str]:
        return [event.message for event in self.events if type(event).__name__ == "LogLine"]


def fingerprint(path: Path) -> str:
    """Every name, kind, mode, mtime, content and link target below ``path``."""
    digest = hashlib.sha256()
    for folder, names, files in os.walk(path):
        names.sort()
        for name in sorted(names + files):
            full = os.path.join(folder, name)
            facts = os.lstat(full)
            row = [os.path.relpath(full, path), stat.filemode(facts.st_mode)]
            if stat.S_ISLNK(facts.st_mode):
                row.append(os.readlink(full))
            elif stat.S_ISREG(facts.st_mode):
                row.append(str(facts.st_mtime_ns))
                with open(full, "rb") as file:
                    row.append(hashlib.sha256(file.read()).hexdigest())
            digest.update("\0".join(row).encode("utf-8", "surrogateescape") + b"\n")
    return digest.hexdigest()


def litter(root: Path) -> list[str]:
    """What no workspace at rest holds: builds, journals, owner records, half-written files,
    half-purged or empty items of the trash, trees that are not in use."""
    layout = Layout(root)
    found = [path for folder in (layout.tmp, layout.journal) for path in _children(folder)]
    found += [path for path in _children(layout.locks) if not path.name.endswith(".lock")]
    for item in _children(layout.trash):
        names = {path.name for path in _children(item)}
        if names - {"before"} != {"manifest.json", "content"}:
            found.append(item)
    for unit in [path for path in _children(layout.envs) if not path.name.startswith(".")]:
        current = current_tree(layout, unit.name).name
        allowed = {"env.json", "requirements.lock", current}
        found += [path for path in _children(unit) if path.name not in allowed]
    for folder in (layout.envs, layout.cache, layout.cache / "health"):
        found += [p for p in _children(folder) if p.name.endswith(".tmp") and p != layout.tmp]
    return sorted(str(path.relative_to(root)) for path in found)


def starts(tree: Path, *modules: str) -> bool:
    """Whether the tree's Python imports ``modules`` right now."""
    python = python_of(tree)
    if not python.exists():
        return False
    code = "".join(f"import {module}\n" for module in modules)
    done = subprocess.run([python, "-B", "-c", code], capture_output=True, timeout=60, check=False)
    return done.returncode == 0


def working_trees(root: Path, legacy: Iterable[EnvId] = (LEGACY,)) -> list[Path]:
    """Trees a model could start in at this very instant, wherever its metadata lets it look."""
    layout = Layout(root)
    trees = [current_tree(layout, KEY), *(layout.legacy(env.name) / ".venv" for env in legacy)]
    return [tree for tree in trees if starts(tree, *SMALL)]


def at_rest(root: Path) -> None:
    """The workspace is tidy: nothing to recover, no litter."""
    assert not needs_recovery(Layout(root))
    left = litter(root)
    assert not left, f"litter: {left}"


def _children(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
