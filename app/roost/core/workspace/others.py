"""Environments of other tools on this machine, with health; nothing of them is run or changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from roost.core.discovery.other.caches import DownloadCache, existing_caches, measured
from roost.core.discovery.other.candidate import OtherFound, OtherInfo
from roost.core.discovery.other.find import Found, find_others
from roost.core.discovery.other.picture import Copy, Picture, picture_of
from roost.core.discovery.other.surroundings import Surroundings
from roost.core.discovery.other.walk import Limits
from roost.core.discovery.other.weigh import copies_of
from roost.core.domain.accelerator import accelerator_kind, accelerator_title
from roost.core.domain.env import Env, EnvId, Sizes
from roost.core.domain.errors import RoostError
from roost.core.domain.events import EnvironmentFound
from roost.core.domain.hardware import Hardware
from roost.core.domain.health import Check, HealthReport, Severity
from roost.core.domain.package import distribution_of
from roost.core.domain.requirement import normalised_name
from roost.core.health.combined import combine
from roost.core.health.stamps import full_stamp
from roost.core.health.static import check_static
from roost.core.store.healthcache import HealthCache
from roost.core.store.layout import Layout
from roost.core.store.othercache import OtherCache
from roost.core.system.context import JobContext
from roost.core.system.interpreters import bundled_pythons
from roost.core.system.volumes import Volumes, volumes
from roost.core.workspace.host import Host
from roost.core.workspace.scanning import Scan

IMPORTED = ("torch", "torchvision", "transformers", "diffusers", "vllm", "llama_cpp")
_REASONS = {
    "network": "on network volumes; name one as a root to look there",
    "outside": "are named by a .venv file, but lie outside what was to be looked through",
    "unreadable": "could not be read",
    "crowded": "hold very many files and were read in part",
    "depth": "lie deeper than was looked",
    "limit": "were left when the time was up",
}


@dataclass(frozen=True, slots=True)
class Left:
    """Folders that were not (wholly) looked at: how many, why, and the first of them.

    ``code``: network, outside, unreadable, crowded, depth, limit.
    """

    code: str
    count: int
    reason: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherScan(Scan):
    """``info`` says of each environment what `Env` has no field for."""

    info: Mapping[EnvId, OtherInfo] = field(default_factory=dict)
    found: tuple[OtherFound, ...] = ()
    left: tuple[Left, ...] = ()
    folders: int = 0
    roots: tuple[str, ...] = ()


def roosts_own() -> tuple[Path, ...]:
    """The environment or Python that Roost itself runs in, where it is Roost's alone.

    It is an environment like any other, and removing it would remove the program.
    """
    if sys.prefix != sys.base_prefix:
        return (Path(sys.prefix),)
    return tuple(Path(folder) for folder in bundled_pythons())


def scan_other(
    layout: Layout | None,
    host: Host,
    roots: Sequence[Path | str] | None,
    ctx: JobContext,
    *,
    around: Surroundings | None = None,
    limits: Limits | None = None,
    mounted: Volumes | None = None,
) -> OtherScan:
    """Known places and ``roots`` (None: those of last time); each environment is emitted as found.

    ``layout``: the workspace whose own environments are left out, None without one.
    Raises CancelledError; what was read until then is kept for the next time.
    """
    around = around or Surroundings.of(host.environ)
    near = (volumes() if mounted is None else mounted).without(around.home)
    cache = OtherCache.open(host.cache_dir)
    asked = tuple(cache.roots if roots is None else (_absolute(root) for root in roots))
    hardware = host.hardware()
    results = results_of(host)
    gathered = Found()
    search = find_others(
        around,
        [Path(root) for root in asked],
        cache,
        near,
        ctx,
        exclude=(*roosts_own(), *(() if layout is None else (layout.envs, layout.environments))),
        limits=limits,
        found=gathered,
    )
    envs: dict[EnvId, Env] = {}
    found: list[OtherFound] = []
    try:
        for one in search:
            env = replace(one.env, health=health_of(one, hardware, results))
            envs[env.id] = env
            found.append(one)
            ctx.emit(EnvironmentFound(ctx.job, str(env.id), "added", env))
        for gone in set(cache.places) - {str(env_id) for env_id in envs}:
            if not os.path.lexists(cache.places[gone]["tree"]):
                cache.forget(gone)
    finally:
        cache.save()
    errors: tuple[RoostError, ...] = tuple(gathered.errors)
    order = sorted(envs.values(), key=lambda env: (env.app or "", str(env.path)))
    return OtherScan(
        tuple(order),
        errors,
        info={one.env.id: one.info for one in found},
        found=tuple(found),
        left=tuple(_left(gathered)),
        folders=gathered.folders,
        roots=asked,
    )


def results_of(host: Host) -> HealthCache:
    """Where deep checks of other tools' environments are kept: with the user, in no workspace."""
    return HealthCache(Layout(host.cache_dir / "other-environments"), host.cache_dir)


def imports_of(one: OtherFound) -> tuple[str, ...]:
    """What a deep check of it imports: the installed ones of a few that matter."""
    installed = one.facts.versions()
    return tuple(name for name in IMPORTED if distribution_of(name) in installed)


def health_of(one: OtherFound, hardware: Hardware, results: HealthCache) -> HealthReport:
    """The static findings of our own environments, a CPU torch beside a GPU, the last deep check.

    Nothing is run: a deep result is one the user asked for, valid for its stamp.
    """
    stamp = full_stamp(one.stamp, hardware.stamp)
    report = check_static(one.env, facts=one.facts, stamp=stamp)
    checks = list(report.checks)
    if one.info.role == "layer":  # its interpreter lies in the layer below it
        checks = [check for check in checks if check.code not in ("interpreter", "pyvenv-cfg")]
    if one.env.torch and one.env.accelerator:
        checks.append(_accelerator(one.env, hardware))
    deep, passed = results.recall(one.env.id, stamp, imports_of(one))
    return combine(replace(report, checks=tuple(checks)), deep, passed=passed)


def _accelerator(env: Env, hardware: Hardware) -> Check:
    found = env.accelerator or ""
    gpu = hardware.gpus[0].name if hardware.gpus else ""
    kind = accelerator_kind(found)
    if hardware.kind == "none" or not gpu or kind in (hardware.kind, "mps"):
        return Check("accelerator", True, found)
    if hardware.kind == "mps" and kind == "cpu":
        return Check("accelerator", True, found)
    owner = env.app or "what made it"
    return Check(
        "accelerator",
        False,
        f"torch {env.torch} is built for {accelerator_title(found)}",
        f"a build that uses {gpu}",
        f"Let {owner} install the torch build for {gpu}.",
        Severity.DEGRADES,
        "torch",
    )


def with_sizes(env: Env, ctx: JobContext) -> Env:
    """The environment with its sizes; one that cannot be measured stays without."""
    from roost.core.system.tree import measure_tree

    try:
        found = measure_tree(env.venv, ctx)
    except OSError:
        return env
    return replace(env, sizes=Sizes(found.allocated, found.own, found.will_free))


def picture(scan: OtherScan, ctx: JobContext, *, weigh: bool) -> Picture:
    """What exists how often across tools; with ``weigh`` also what sharing would save."""
    if weigh:
        return picture_of(copies_of(scan.found, ctx))
    return picture_of(
        Copy(str(one.env.id), normalised_name(dist.name), dist.version, one.info.volume)
        for one in scan.found
        for dist in one.facts.dists
    )


def caches(host: Host, ctx: JobContext, *, measure: bool) -> tuple[DownloadCache, ...]:
    """Download caches of other tools that are there; nothing of them is ever changed here."""
    found = existing_caches(Surroundings.of(host.environ))
    return tuple(measured(cache, ctx) for cache in found) if measure else found


def caches_of(host: Host, tools: Sequence[str], ctx: JobContext) -> tuple[DownloadCache, ...]:
    """The same for a few tools, measured; those of the others are not walked."""
    found = existing_caches(Surroundings.of(host.environ))
    return tuple(measured(cache, ctx) for cache in found if cache.tool in tools)


def _left(gathered: Found) -> Iterator[Left]:
    for code, reason in _REASONS.items():
        count = gathered.told.counts[code]
        if count:
            yield Left(code, count, reason, tuple(gathered.told.first[code]))


def _absolute(root: Path | str) -> str:
    text = os.path.expanduser(os.fspath(root))  # noqa: PTH111
    if sys.platform == "win32" and len(text) == 2 and text[1] == ":":
        text += os.sep  # "D:" alone is the current folder of that drive
    return os.path.abspath(text)  # noqa: PTH100
