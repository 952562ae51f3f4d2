"""A profile out of a legacy environment's packages, for a key that has none (or another one)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from roost.core.discovery.read import read_env
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.envkey import canonical, parse_key, with_accelerator
from roost.core.domain.errors import StoreError, UsageError
from roost.core.store.profile_draft import ProfileDraft, draft_profile, read_installed
from roost.core.system.venv.facts import read_facts

if TYPE_CHECKING:
    from roost.core.workspace.workspace import Workspace


def draft(workspace: Workspace, env_id: EnvId) -> ProfileDraft:
    """See ``Workspace.draft_profile``."""
    if env_id.kind is not EnvKind.LEGACY:
        raise UsageError(
            "not-legacy",
            f"{env_id} is no legacy environment.",
            remedy="Name legacy:<id>; `roost list` shows them.",
        )
    env = read_env(workspace.layout, env_id)
    facts = read_facts(str(env.venv))
    if facts.site_state != "ok" or not facts.dists:
        raise UsageError(
            "nothing-installed",
            f"Nothing that is installed can be read in {env_id}.",
            remedy="Draft from an environment that works; `roost check` says which do.",
        )
    key, _ = workspace.asking().of_env(env, facts.versions())
    accelerator = facts.accelerator or "cpu"
    # For what its torch runs on, whatever this machine would choose today.
    key = canonical(with_accelerator(key or "torch-cpu-transformers", accelerator))
    if not parse_key(key).known:
        raise UsageError(
            "no-key",
            f"It is not known which stack {env_id} is.",
            remedy="Write the profile by hand; formats are on the help page.",
        )
    site = Path(env.venv) / facts.site
    installed = [
        read_installed(site, dist.folder, dist.name, dist.version)
        for dist in facts.dists
        if not dist.problem
    ]
    return draft_profile(
        key, accelerator, installed, source=str(env_id), python=facts.python_version
    )


def save(workspace: Workspace, made: ProfileDraft, path: Path | None) -> Path:
    """Write a draft where nothing lies yet; None: into the workspace's ``profiles`` folder.

    Raises StoreError ``exists`` or where it cannot be written.
    """
    from roost.core.system.files import write_atomic

    target = path or workspace.layout.profiles / f"{made.env_key}.toml"
    if target.exists() or target.is_symlink():
        raise StoreError(
            "exists",
            f"There is a file {target} already.",
            path=str(target),
            remedy="Move it away, or give another place with --out.",
        )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            "cannot-write",
            f"Cannot make the folder {target.parent}: {error.strerror or error}.",
            path=str(target.parent),
            remedy="Give another place with --out.",
        ) from error
    write_atomic(target, made.text)
    return target
