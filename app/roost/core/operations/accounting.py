"""What in an environment's folder is the user's: it blocks, until moved out or confirmed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from roost.core.domain.env import EnvId, EnvKind
from roost.core.system.accounting import Accounting, Looked, account_folder

_OWN = {
    EnvKind.LEGACY: frozenset({"environment_metadata.json"}),
    EnvKind.SHARED: frozenset({"env.json", "requirements.lock"}),
}


def account(
    unit: Path,
    env: EnvId,
    check_cancelled: Callable[[], None] = lambda: None,
    before: Looked | None = None,
) -> Accounting:
    """Account for every file of an environment's folder; nothing in it is run or followed.

    With ``before``, an earlier look, only what has changed since is read again.
    """
    return account_folder(unit, _OWN.get(env.kind, frozenset()), check_cancelled, before)
