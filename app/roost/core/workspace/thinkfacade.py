"""The part of ``Workspace`` that only thinks: why this environment, what if, a profile's draft."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from roost.core.domain.decision import Decision
    from roost.core.domain.env import EnvId
    from roost.core.store.profile_draft import ProfileDraft
    from roost.core.workspace.workspace import Workspace


class ThinkFacade:
    """Mixed into ``Workspace``; has no state of its own."""

    def explain(self, env_id: EnvId, *, assume: Sequence[str] = ()) -> Decision:
        """What the (first) model of an environment would get now; changes and runs nothing.

        ``assume``: what is taken for granted (``core.domain.assume``), such as
        "legacy:org__x gone"; raises UsageError ``bad-assumption``.
        """
        from roost.core.workspace.thinking import explain

        return explain(cast("Workspace", self), env_id, assume)

    def what_if(self, model: str, assume: Sequence[str]) -> Decision:
        """What a model would get if that were so; changes and runs nothing.

        Raises UsageError ``bad-assumption``, NotFoundError ``no-such-model``.
        """
        from roost.core.workspace.thinking import what_if

        return what_if(cast("Workspace", self), model, assume)

    def draft_profile(self, env_id: EnvId) -> ProfileDraft:
        """A profile from a legacy environment's packages, for its key; writes nothing.

        Raises NotFoundError, UsageError ``not-legacy``, ``nothing-installed``, ``no-key``.
        """
        from roost.core.workspace.drafting import draft

        return draft(cast("Workspace", self), env_id)

    def save_profile(self, made: ProfileDraft, path: Path | None = None) -> Path:
        """Write a draft (None: into the profiles folder); raises StoreError ``exists``."""
        from roost.core.workspace.drafting import save

        return save(cast("Workspace", self), made, path)
