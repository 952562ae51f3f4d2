"""`check`: health looked at closely, for the model of the environment."""

from __future__ import annotations

from dataclasses import replace

from roost.core.discovery.read import read_env
from roost.core.domain.env import EnvId
from roost.core.domain.health import HealthReport
from roost.core.health.combined import with_findings
from roost.core.health.records import check_records
from roost.core.system.context import JobContext
from roost.core.workspace.asking import Asking


def check(asking: Asking, env_id: EnvId, ctx: JobContext, *, deep: bool) -> HealthReport:
    """Static findings, every RECORD entry, and with ``deep`` the imports of its stack.

    Raises NotFoundError, CancelledError.
    """
    env = read_env(asking.layout, env_id)
    key, needs = asking.of_env(env)
    known = replace(env, env_key=key or env.env_key)
    if deep:
        report = asking.diagnosis.deep(known, key, needs, ctx)
    else:
        report = asking.diagnosis.look(known, key, needs)
    if env.problem is not None:
        return report
    return with_findings(report, check_records(env.venv, ctx))
