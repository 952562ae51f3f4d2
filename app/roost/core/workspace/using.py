"""Who uses which environment, and when one was last used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from roost.core.discovery.evidence import last_start
from roost.core.domain.env import Env, EnvId, EnvKind
from roost.core.domain.errors import NotFoundError
from roost.core.domain.model import hf_of_legacy_id, legacy_id_of_hf
from roost.core.domain.usage import Evidence, LastUse, Usage

if TYPE_CHECKING:
    from roost.core.workspace.asking import Asking
    from roost.core.workspace.workspace import Workspace


def with_usage(env: Env, usage: Mapping[str, Usage], now: datetime) -> Env:
    """The environment with its recorded uses, and its last use as far as anything tells.

    What is recorded counts, else the last start its own files tell of; something
    installed since is a use as well.
    """
    known = usage.get(str(env.id))
    found = [(env.last_used, Evidence.CHANGED)] if env.last_used else []
    if known is not None:
        found.append((known.at, Evidence.RECORDED))
    elif env.problem is None and (started := last_start(env.venv, now)) is not None:
        found.append((started, Evidence.STARTED))
    if not found:
        return env
    # Of the same second the better evidence: whoever builds one hands it out at once.
    at, evidence = max(found, key=lambda one: (one[0] or "", _RANK[one[1]]))
    models = () if known is None else known.models
    return replace(env, last_used=at, last_used_evidence=evidence, used_by=models)


_RANK = {Evidence.CHANGED: 0, Evidence.STARTED: 1, Evidence.RECORDED: 2}


def last_used(workspace: Workspace, env_id: EnvId) -> LastUse | None:
    """See ``Workspace.last_used``."""
    if env_id.kind is EnvKind.OTHER:
        raise NotFoundError("no-such-environment", f"{env_id} does not lie in this workspace.")
    from roost.core.discovery.read import read_env

    asking = workspace.asking()
    env = read_env(workspace.layout, env_id)
    env = with_usage(env, asking.usage.usage(), workspace.host.now())
    if env.last_used is None or env.last_used_evidence is None:
        return None
    by = env.used_by
    return LastUse(
        env.last_used,
        env.last_used_evidence,
        by[0].model if by else None,
        sum(one.uses for one in by),
    )


def launches_since(workspace: Workspace, model: str, when: datetime) -> int:
    """See ``Workspace.launches_since``."""
    asking = workspace.asking()
    moment = when if when.tzinfo is not None else when.replace(tzinfo=UTC)
    return asking.usage.launches_since(_names(asking, model), moment)


def _names(asking: Asking, model: str) -> Iterable[str]:
    """Every name the model's starts may be recorded under."""
    other = legacy_id_of_hf(model) if model.count("/") == 1 else hf_of_legacy_id(model)
    names = [model] if other is None else [model, other]
    try:
        return [*names, *asking.subject(model).labels]
    except NotFoundError:
        return names  # its folder is gone; what was recorded is not
