"""Writing down an answer of `roost python` with everything it was found from.

Only the plainest answer is kept: the shared environment of exactly the key, or, where there is
none, the first one that fits; healthy, without a word of warning (but of that, and of drift,
which its stamp covers), for a model whose legacy environments had no say.  What is written
down is rather too much than too little: a change of anything in it costs one ordinary
resolution.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from roost.core.discovery.candidates import shared_candidates
from roost.core.discovery.hfcache import hub_cache
from roost.core.discovery.index import FEW, FULL_LOOK
from roost.core.discovery.legacy import METADATA
from roost.core.discovery.read import locate_env
from roost.core.domain.decision import Decision, Strategy
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.envkey import canonical
from roost.core.domain.errors import RoostError
from roost.core.domain.model import legacy_id_of_hf
from roost.core.store import answers
from roost.core.store.cachefolders import write_cache
from roost.core.system.gpu import has_nvidia_driver, machine_places
from roost.core.system.resources import resource_path
from roost.core.system.venv.config import read_config
from roost.core.system.venv.locate import site_packages
from roost.core.workspace.fitting import fitting_of
from roost.core.workspace.keys import KeyFound, LegacyLook

if TYPE_CHECKING:
    from roost.core.workspace.asking import Asking
    from roost.core.workspace.subject import Subject
    from roost.core.workspace.workspace import Workspace

SETTLED = 2.0
"""Seconds for which nothing may have changed before an answer was looked for: times on disks
are coarse, and a change during the search must not be taken for one before it."""
MAX_ENTRIES = 400
_COVERED = ("drift", "other-key")
"""Warnings that hold as long as nothing that is written down changes."""


class _NotPlainError(Exception):
    """This answer depends on more than can be written down."""


def remember(
    workspace: Workspace,
    model: str,
    decision: Decision,
    said: Sequence[str],
    *,
    folder: str,
    started: float,
    version: str,
) -> bool:
    """Keep the answer for the same question; whether that was done.

    ``said``: the lines that went to stderr; ``folder``: the current one; ``started``: the
    time (seconds since the epoch) when the workspace was first looked at.
    """
    warned = any(warning.code not in _COVERED for warning in decision.warnings)
    if decision.strategy is not Strategy.SHARED or warned or decision.degraded:
        return False
    asking = workspace.asking()
    try:
        lines = list(_lines(asking, model, decision, started))
    except (_NotPlainError, RoostError, OSError, ValueError):
        return False
    root = str(workspace.root)
    given = {"root": root, "model": model, "version": version, "user": answers.user()}
    if asking.subject(model).asked_by_path:
        given["folder"] = folder
    lines = [f"{kind}\t{value}\t" for kind, value in given.items()] + lines
    lines += [f"say\t{line}\t" for line in said]
    lines.append(f"use\t{decision.env_id}\t{asking.subject(model).labels[0]}")
    lines.append(f"answer\t{decision.python_executable}\t")
    text = "\n".join([answers.HEAD, *lines, answers.END])
    # What could break a line, or look different on a terminal, is left to the long way.
    if not all(line.replace("\t", "").isprintable() for line in lines):
        return False
    if any(line.count("\t") != 2 for line in lines) or len(text) > answers.MAX_BYTES:
        return False
    return write_cache(asking.layout, Path(answers.answer_path(root, model)), text)


def _lines(asking: Asking, model: str, decision: Decision, started: float) -> Iterator[str]:
    subject = asking.subject(model)
    legacy = asking.legacy(subject)
    found = asking.key(subject, legacy)
    override = asking.override(subject)
    if found.needs.elsewhere:
        raise _NotPlainError
    if override.pin is not None or override.prefer is not None:
        raise _NotPlainError
    env_id = EnvId(EnvKind.SHARED, found.key)
    if decision.env_id != str(env_id):
        env_id = _first_that_fits(asking, found)
        legacy.ids()  # there were none, and this counted
    if decision.env_id != str(env_id):
        raise _NotPlainError
    for name in answers.VARIABLES:
        yield f"env\t{answers.variable(asking.host.environ, name)}\t{name}"
    for place in (asking.layout.tmp, asking.layout.journal):
        if answers.listing(str(place)):
            raise _NotPlainError
        yield f"list\t\t{place}"
    if asking.hardware.kind == "cuda" and not has_nvidia_driver(Path(os.sep), sys.platform):
        raise _NotPlainError  # it was found by PATH, which changes too often to be looked at
    read, listed, looked_at = machine_places()
    yield from (f"read\t{answers.reading(path)}\t{path}" for path in read)
    yield from (f"list\t{answers.listing(path)}\t{path}" for path in listed)
    yield from (f"stat\t{answers.look(path)}\t{path}" for path in looked_at)
    paths = [str(path) for path in _of_workspace(asking, found.key, env_id.name)]
    if env_id.name != found.key:
        paths.append(str(asking.layout.owner(EnvId(EnvKind.SHARED, found.key))))
    paths += map(str, _of_env(asking, env_id))
    paths += map(str, _of_model(asking, subject))
    if legacy.looked:
        few, all_of_them = _legacy_metadata(asking, legacy)
        paths += [str(asking.layout.environments), *few]
        if not all_of_them:
            yield f"until\t{int(started + FULL_LOOK)}\t"
    for path in dict.fromkeys(paths):
        seen = answers.look(path)
        if seen == answers.UNKNOWN or _latest(path) > started - SETTLED:
            raise _NotPlainError
        yield f"stat\t{seen}\t{path}"


def _first_that_fits(asking: Asking, found: KeyFound) -> EnvId:
    """Where there is none of the model's key: any that comes would be seen in `.envs`."""
    fits = fitting_of(asking.layout, found)
    if not fits or fits[0].bars or shared_candidates(asking.layout, found.key):
        raise _NotPlainError
    return EnvId(EnvKind.SHARED, fits[0].name)


def _latest(path: str) -> float:
    """When something there was last changed; of what is not there, its nearest folder."""
    while True:
        try:
            both = os.lstat(path), os.stat(path)  # noqa: PTH116
        except OSError:
            above = os.path.dirname(path)  # noqa: PTH120
            if above == path:
                return 0.0
            path = above
            continue
        return max(max(facts.st_mtime, facts.st_ctime) for facts in both)


def _of_workspace(asking: Asking, *keys: str) -> Iterator[Path]:
    layout = asking.layout
    yield from (layout.root, layout.envs, layout.settings, layout.overrides, layout.models)
    yield layout.profiles
    if layout.profiles.is_dir():
        yield from _entries(layout.profiles)
    # Of Roost's own profiles the names count, and the content of the one that is used.
    built_in = resource_path("profiles")
    yield built_in
    for key in keys:
        yield from (built_in / f"{key}.toml", built_in / f"{canonical(key)}.toml")


def _of_env(asking: Asking, env_id: EnvId) -> Iterator[Path]:
    env = locate_env(asking.layout, env_id)
    tree = str(env.venv)
    config = read_config(tree)
    if env.problem is not None or not config.home:
        raise _NotPlainError
    yield from (env.path, env.path / "env.json", env.venv, env.venv / "pyvenv.cfg")
    yield from (env.python.parent, env.python, Path(config.home), env.venv / "lib")
    yield Path(os.path.realpath(env.python))
    site = site_packages(tree, env.python_version)
    if site is None:
        raise _NotPlainError
    yield Path(site)
    yield from asking.diagnosis.cache.places(env_id)


def _of_model(asking: Asking, subject: Subject) -> Iterator[Path]:
    if subject.hf_id is not None:
        models, escaped = asking.layout.models, legacy_id_of_hf(subject.hf_id)
        hub = hub_cache(asking.host.environ) / f"models--{subject.hf_id.replace('/', '--')}"
        yield from (models / subject.hf_id, models / escaped, hub)
        if hub.is_dir():
            yield from _entries(hub, deep=True)
    folder = subject.folder
    if folder is None:
        return
    yield folder
    yield from _entries(folder if folder.is_dir() else folder.parent, deep=True)


def _entries(folder: Path, *, deep: bool = False, left: int = MAX_ENTRIES) -> list[Path]:
    """Everything in a folder; an adapter's base lies elsewhere, and so may a linked folder."""
    found: list[Path] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name == "adapter_config.json" or (entry.is_symlink() and entry.is_dir()):
                raise _NotPlainError
            found.append(Path(entry.path))
            if len(found) > left:
                raise _NotPlainError
            if deep and entry.is_dir():
                found += _entries(Path(entry.path), deep=True, left=left - len(found))
    return found


def _legacy_metadata(asking: Asking, legacy: LegacyLook) -> tuple[list[str], bool]:
    """Whose content decides that no legacy environment is this model's; whether it is all."""
    if legacy.ids():
        raise _NotPlainError
    base = str(asking.layout.environments)
    try:
        names = sorted(os.listdir(base))
    except FileNotFoundError:
        return [], True  # the folder itself is looked at
    paths = [f"{base}{os.sep}{name}{os.sep}{METADATA}" for name in names]
    if len(paths) <= FEW:
        return paths, True
    bare = [path for path in paths if not os.path.lexists(path)]
    if len(bare) > FEW:
        raise _NotPlainError
    return bare, False
