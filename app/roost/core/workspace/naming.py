"""ENV of the command line: `shared:<key>`, `legacy:<id>`, or a bare name."""

from __future__ import annotations

import os

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.envkey import is_valid_key_name
from roost.core.domain.errors import EnvironmentBusyError, NotFoundError, RoostError, UsageError
from roost.core.domain.model import is_hf_id, legacy_id_of_hf
from roost.core.domain.names import is_safe_name
from roost.core.domain.printable import printable
from roost.core.store.layout import Layout
from roost.core.workspace.building import builder_of


def find_env(layout: Layout, text: str) -> EnvId:
    """The environment meant: a bare name is a shared key or a legacy id, an HF id its legacy id.

    Raises NotFoundError ``no-such-environment``, UsageError ``ambiguous``.
    """
    kind, colon, name = text.partition(":")
    if colon and kind in ("shared", "legacy"):
        env_id = EnvId(EnvKind(kind), name)
        if _exists(layout, env_id):
            return env_id
        raise _absent(layout, env_id, text)
    name = legacy_id_of_hf(text) if is_hf_id(text) else text
    candidates = [EnvId(EnvKind.SHARED, name), EnvId(EnvKind.LEGACY, name)]
    found = [env_id for env_id in candidates if _exists(layout, env_id)]
    if len(found) > 1:
        raise UsageError(
            "ambiguous",
            f"“{_shown(text)}” is both a shared and a legacy environment.",
            remedy=f"Write {found[0]} or {found[1]}.",
        )
    if not found:
        raise _absent(layout, candidates[0], text)
    return found[0]


def _exists(layout: Layout, env_id: EnvId) -> bool:
    safe = is_valid_key_name if env_id.kind is EnvKind.SHARED else is_safe_name
    return safe(env_id.name) and os.path.lexists(layout.unit(env_id))


def _absent(layout: Layout, env_id: EnvId, text: str) -> RoostError:
    """Nothing has that name; or not yet, because somebody is building it."""
    if env_id.kind is EnvKind.SHARED and is_valid_key_name(env_id.name):
        owner = builder_of(layout, env_id)
        if owner is not None:
            return EnvironmentBusyError(
                "environment-busy",
                f"{env_id} is being created (PID {owner.pid} since {owner.since}).",
                remedy="Wait until it is there, or end that process.",
                path=str(layout.unit(env_id)),
            )
    return NotFoundError("no-such-environment", f"There is no environment “{_shown(text)}” here.")


def _shown(text: str) -> str:
    return printable(text)
