"""One environment of another tool again, as the last scan remembered it."""

from __future__ import annotations

from dataclasses import replace

from roost.core.discovery.other.candidate import Candidate, OtherFound
from roost.core.discovery.other.reading import is_environment, read_candidate
from roost.core.discovery.trees import TreeReader
from roost.core.domain.env import Env, EnvId
from roost.core.domain.errors import NotFoundError
from roost.core.domain.health import HealthReport
from roost.core.domain.package import distribution_of
from roost.core.health.combined import combine, with_findings
from roost.core.health.records import check_records
from roost.core.store.othercache import OtherCache
from roost.core.system.context import JobContext
from roost.core.system.venv.locate import WINDOWS
from roost.core.workspace.host import Host
from roost.core.workspace.others import health_of

IMPORTED = ("torch", "torchvision", "transformers", "diffusers", "vllm", "llama_cpp")
"""What a deep check imports, of these what is installed."""


def find_other(host: Host, env_id: EnvId) -> OtherFound:
    """The environment read afresh; raises NotFoundError where no scan saw it or it is gone."""
    said = OtherCache.open(host.cache_dir).places.get(str(env_id))
    candidate = None if said is None else Candidate.from_fields(said)
    if candidate is None or not is_environment(candidate, windows=WINDOWS):
        shown = env_id.name[:80].encode("unicode_escape").decode("ascii")
        raise NotFoundError(
            "no-such-environment",
            f"There is no environment “other:{shown}” that a scan has found.",
            remedy="Run `roost scan` to look for it again.",
        )
    return read_candidate(candidate, env_id, TreeReader())


def describe_other(host: Host, env_id: EnvId) -> Env:
    """The environment with its static health; raises NotFoundError."""
    one = find_other(host, env_id)
    return replace(one.env, health=health_of(one, host.hardware()))


def check_other(host: Host, env_id: EnvId, ctx: JobContext, *, deep: bool) -> HealthReport:
    """Static findings and every RECORD entry; ``deep`` runs its Python, which the user asked for.

    Raises NotFoundError, CancelledError.
    """
    one = find_other(host, env_id)
    report = health_of(one, host.hardware())
    if deep:
        from roost.core.health.deep import check_deep

        installed = one.facts.versions()
        imports = [name for name in IMPORTED if distribution_of(name) in installed]
        report = combine(report, check_deep(one.env, imports, ctx=ctx, stamp=one.stamp))
    return with_findings(report, check_records(one.env.venv, ctx, dists=one.facts.dists))
