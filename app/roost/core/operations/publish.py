"""Giving a proved tree its place: by one rename (first build) or one switch (rebuild)."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from roost.core.domain.env import EnvId
from roost.core.domain.errors import StoreError
from roost.core.health.deep import interpreter_starts
from roost.core.health.stamps import stamp
from roost.core.operations.added import as_extra
from roost.core.operations.build import Built, build_tree
from roost.core.operations.context import OperationContext
from roost.core.operations.proofs import Proofs
from roost.core.operations.prove import Proof, env_of, prove
from roost.core.operations.recipe import Recipe
from roost.core.operations.timing import check_seconds
from roost.core.operations.transaction import Transaction
from roost.core.store.envjson import (
    DEFAULT_VENV,
    EnvRecord,
    newer_schema,
    read_env_json,
    write_env_json,
)
from roost.core.store.folders import check_below, own_folder
from roost.core.store.healthcache import HealthCache
from roost.core.system.context import JobContext
from roost.core.system.files import os_failure, sync_folder, write_atomic
from roost.core.system.paths import venv_python
from roost.core.system.tree import identity, move_tree, rename, require_space, sync_volume
from roost.core.system.venv.facts import read_facts

LOCK = "requirements.lock"


@dataclass(frozen=True, slots=True)
class Published:
    """The tree now in use."""

    tree: Path
    packages: int


def first_build(
    context: OperationContext, recipe: Recipe, change: Transaction, ctx: JobContext
) -> Published:
    """Build in `.envs/.tmp`, relocated and proved there, then rename into place.

    Until the rename nothing of it can be seen; what fails is removed by ``settle``.
    """
    layout, key = context.layout, recipe.key
    require_space(layout.envs, recipe.needs)
    name = f"{key}-{os.urandom(4).hex()}"
    folder, unit = layout.tmp / name, layout.shared(key)
    change.journal.step("build", name=name)
    own_folder(layout, layout.tmp)
    _make_folder(folder)
    ctx.log(f"Creating environment in temp location: .envs/.tmp/{name}")
    tree = folder / DEFAULT_VENV
    fd = change.locks[recipe.env].fd
    built = build_tree(context, recipe, tree, unit / DEFAULT_VENV, ctx, fd)
    proof = _proved(context, recipe, folder, tree, ctx)
    ctx.progress("publish", subject=str(recipe.env))
    write_atomic(folder / LOCK, built.lock)
    sync_volume(folder)  # before anything says READY (fault 10)
    write_env_json(folder / "env.json", record_of(context, recipe, built, proof, DEFAULT_VENV))
    ctx.check_cancelled()
    # A rename; Windows may refuse one of a long path or an open file, then it copies.
    move_tree(folder, unit, ctx, expect=identity(folder))
    sync_folder(layout.envs)
    sync_folder(layout.tmp)
    try:
        look_again(recipe.env, unit / DEFAULT_VENV, proof, ctx)
    except StoreError:
        rename(unit, folder)  # out of sight again; `settle` removes it
        raise
    remember(context, recipe.env, unit, unit / DEFAULT_VENV, proof)
    return Published(unit / DEFAULT_VENV, len(proof.facts.dists))


def rebuild(
    context: OperationContext, recipe: Recipe, change: Transaction, ctx: JobContext
) -> Published:
    """Build a sibling tree at its final path, then switch env.json's ``venv`` to it.

    Running models keep the tree they have; a failure before the switch changes nothing,
    and one after it switches back.  A folder without env.json (older set-ups) gets one.
    """
    layout, key = context.layout, recipe.key
    unit = layout.shared(key)
    check_below(layout, unit)
    path = unit / "env.json"
    old = _readable_record(path)
    require_space(unit, recipe.needs)
    suffix = os.urandom(4).hex()
    tree = unit / f".venv-{suffix}"
    change.journal.step("tree", key=key, name=tree.name)
    ctx.log(f"Creating environment in temp location: .envs/{key}/{tree.name}")
    built = build_tree(context, recipe, tree, tree, ctx, change.locks[recipe.env].fd)
    proof = _proved(context, recipe, unit, tree, ctx)
    ctx.progress("publish", subject=str(recipe.env))
    waiting = unit / f".{LOCK}.{suffix}"
    write_atomic(waiting, built.lock)
    sync_volume(unit)
    record = record_of(context, recipe, built, proof, tree.name)
    if old is not None:
        record = replace(record, extra={**old.extra, **record.extra})
    ctx.check_cancelled()
    write_env_json(path, record)
    try:
        look_again(recipe.env, tree, proof, ctx)
    except StoreError:
        _switch_back(path, old)
        raise
    waiting.replace(unit / LOCK)
    remember(context, recipe.env, unit, tree, proof)
    return Published(tree, len(proof.facts.dists))


def _proved(
    context: OperationContext, recipe: Recipe, unit: Path, tree: Path, ctx: JobContext
) -> Proof:
    """What is copied proves itself anew: nobody knows what was done to it."""
    copied = recipe.source is not None or recipe.clone is not None
    proofs = None if copied else Proofs(context.layout, context.clock())
    driver = context.driver()
    seconds = check_seconds(context, recipe.key)
    return prove(recipe.env, unit, tree, recipe.profile, ctx, driver, proofs, seconds=seconds)


def record_of(
    context: OperationContext, recipe: Recipe, built: Built, proof: Proof, venv: str
) -> EnvRecord:
    """env.json for a tree that has been proved."""
    from roost.version import __version__

    facts = proof.facts
    return EnvRecord(
        env_key=recipe.key,
        venv=venv,
        profile_id=recipe.profile.id,
        profile_digest=recipe.profile.digest,
        python=facts.python_version or "",
        accelerator=recipe.profile.accelerator,
        torch=facts.torch,
        created_at=context.clock().isoformat(timespec="seconds"),
        created_by=f"roost {__version__}",
        installer_name=built.installer.name,
        installer_version=built.installer.version(),
        packages=len(facts.dists),
        fingerprint=facts.fingerprint,
        extra=as_extra(recipe.extra),
    )


def look_again(env: EnvId, tree: Path, proof: Proof, ctx: JobContext) -> None:
    """After acting, look: the same packages at the final path, and a Python that starts.

    Raises StoreError ``lost-on-the-way``.
    """
    quiet = JobContext(ctx.job, ctx.sink)  # it is published: a cancel comes too late to matter
    facts = read_facts(str(tree))
    if facts.fingerprint == proof.facts.fingerprint and interpreter_starts(
        venv_python(tree), ctx=quiet
    ):
        return
    raise StoreError(
        "lost-on-the-way",
        f"{env.name} was whole when it was checked and is not at {tree}.",
        path=str(tree),
        remedy="Check the volume; an antivirus program that removes files does this, too.",
    )


def remember(context: OperationContext, env: EnvId, unit: Path, tree: Path, proof: Proof) -> None:
    """Keep the result of the deep check, valid for the stamp the environment has now."""
    described = env_of(env, unit, tree)
    report = replace(proof.deep, stamp=stamp(described, context.driver()))
    HealthCache(context.layout).store(env, report, proof.imports)


def _readable_record(path: Path) -> EnvRecord | None:
    try:
        record = read_env_json(path)
    except StoreError:
        return None  # damaged: the rebuild puts a good one in its place
    if record is not None and record.newer:
        raise newer_schema(path, record.schema)
    return record


def _switch_back(path: Path, old: EnvRecord | None) -> None:
    if old is None:
        path.unlink(missing_ok=True)
    else:
        write_env_json(path, old)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir()
    except OSError as error:
        raise os_failure(error, folder, "write") from error
