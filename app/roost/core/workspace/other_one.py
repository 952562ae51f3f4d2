"""One environment of another tool again, as the last scan remembered it."""

from __future__ import annotations

from dataclasses import replace

from roost.core.discovery.other.candidate import Candidate, OtherFound
from roost.core.discovery.other.reading import is_environment, read_candidate
from roost.core.discovery.trees import TreeReader
from roost.core.domain.env import Env, EnvId, Sizes
from roost.core.domain.errors import NotFoundError
from roost.core.domain.health import HealthReport
from roost.core.domain.printable import printable
from roost.core.health.combined import with_findings
from roost.core.health.records import check_records
from roost.core.health.stamps import full_stamp
from roost.core.store.othercache import OtherCache
from roost.core.store.othersizes import OtherSizes
from roost.core.system.context import JobContext
from roost.core.system.venv.locate import WINDOWS
from roost.core.workspace.host import Host
from roost.core.workspace.others import health_of, imports_of, results_of


def find_other(host: Host, env_id: EnvId) -> OtherFound:
    """The environment read afresh; raises NotFoundError where no scan saw it or it is gone."""
    said = OtherCache.open(host.cache_dir).places.get(str(env_id))
    candidate = None if said is None else Candidate.from_fields(said)
    if candidate is None or not is_environment(candidate, windows=WINDOWS):
        shown = printable(env_id.name)
        raise NotFoundError(
            "no-such-environment",
            f"There is no environment “other:{shown}” that a scan has found.",
            remedy="Run `roost scan` to look for it again.",
        )
    return read_candidate(candidate, env_id, TreeReader())


def describe_other(host: Host, env_id: EnvId) -> Env:
    """The environment with its static health; raises NotFoundError."""
    one = find_other(host, env_id)
    return replace(one.env, health=health_of(one, host.hardware(), results_of(host)))


def keep_sizes(host: Host, env_id: EnvId, sizes: Sizes) -> None:
    """Remember what was measured; of what no scan has kept nothing is."""
    try:
        stamp = find_other(host, env_id).stamp
    except NotFoundError:
        return
    OtherSizes(host.cache_dir).keep(env_id, stamp, sizes)


def check_other(host: Host, env_id: EnvId, ctx: JobContext, *, deep: bool) -> HealthReport:
    """Static findings and every RECORD entry; ``deep`` runs its Python, which the user asked for.

    A deep result is remembered.  Raises NotFoundError, CancelledError.
    """
    one = find_other(host, env_id)
    hardware, results = host.hardware(), results_of(host)
    if deep:
        from roost.core.health.deep import check_deep

        driver, imports = hardware.stamp, imports_of(one)
        stamp = full_stamp(one.stamp, driver)
        found = check_deep(one.env, imports, ctx=ctx, driver=driver, stamp=stamp)
        results.store(env_id, found, imports)
    report = health_of(one, hardware, results)
    return with_findings(report, check_records(one.env.venv, ctx, dists=one.facts.dists))
