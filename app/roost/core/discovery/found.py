"""What a look at the workspace's folders brings back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roost.core.domain.env import Env, EnvId
from roost.core.domain.errors import RoostError

if TYPE_CHECKING:
    from roost.core.discovery.metadata import Metadata
    from roost.core.system.venv.facts import TreeFacts


@dataclass(frozen=True, slots=True)
class Found:
    """Environments sorted by name, with what was read of their trees.

    ``errors``: folders that could not be taken as environments, and damaged files beside
    them; the others are there all the same.
    """

    envs: tuple[Env, ...] = ()
    errors: tuple[RoostError, ...] = ()
    facts: Mapping[EnvId, TreeFacts] = field(default_factory=dict)
    stamps: Mapping[EnvId, str] = field(default_factory=dict)
    """Without driver: ``health.full_stamp`` adds it."""
    metadata: Mapping[EnvId, Metadata] = field(default_factory=dict)
    """Of legacy environments."""
