"""Who uses which environment, and when one was last used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from roost.core.discovery.evidence import last_start
from roost.core.domain.env import Env, EnvId, EnvKind
from roost.core.domain.errors import NotFoundError
from roost.core.domain.model import hf_of_legacy_id, legacy_id_of_hf
from roost.core.domain.usage import Evidence, LastUse, ModelUse, Usage

if TYPE_CHECKING:
    from roost.core.workspace.asking import Asking
    from roost.core.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LastUses:
    """``at``: ISO 8601 UTC, None where nothing tells."""

    at: str | None = None
    evidence: Evidence | None = None
    models: tuple[ModelUse, ...] = ()


NO_USES = LastUses()


def last_uses(env: Env, usage: Mapping[str, Usage], now: float) -> LastUses:
    """The recorded uses of an environment, and the last one as far as anything tells.

    ``env.last_used`` is when it was last changed.  What is recorded counts, else the last
    start its own files tell of; something installed since is a use as well.
    """
    at, evidence = env.last_used or "", Evidence.CHANGED
    known = usage.get(str(env.id))
    # Of the same second the better evidence: whoever builds one hands it out at once.
    if known is not None:
        if known.at >= at:
            at, evidence = known.at, Evidence.RECORDED
        return LastUses(at, evidence, known.models)
    started = last_start(env.venv, now) if env.problem is None else None
    if started is not None and started >= at:
        at, evidence = started, Evidence.STARTED
    return LastUses(at, evidence) if at else NO_USES


def last_used(workspace: Workspace, env_id: EnvId) -> LastUse | None:
    """See ``Workspace.last_used``."""
    if env_id.kind is EnvKind.OTHER:
        raise NotFoundError("no-such-environment", f"{env_id} does not lie in this workspace.")
    from roost.core.discovery.read import read_env

    asking = workspace.asking()
    env = read_env(workspace.layout, env_id)
    found = last_uses(env, asking.usage.usage(), workspace.host.now().timestamp())
    if found.at is None or found.evidence is None:
        return None
    by = found.models
    model = by[0].model if by else None
    return LastUse(found.at, found.evidence, model, sum(one.uses for one in by))


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
