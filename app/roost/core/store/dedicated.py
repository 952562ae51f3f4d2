"""What the user's choices say about environments that serve one model only.

Such an environment is of the profile its key is made from; where a requirement of its model
names the same package, the profile gives way (`overrides.toml`, ``requirements``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from roost.core.domain.envkey import is_valid_key_name, parse_key, sanitised_model_id
from roost.core.domain.requirement import requirement_problem
from roost.core.store.layout import Layout
from roost.core.store.overrides import ModelOverride, Overrides, load_overrides
from roost.core.store.profiles import ProfileSet, load_profiles


def lines_for(overrides: Overrides, dedicated_to: str) -> tuple[str, ...]:
    """The requirement lines of the model whose sanitised id is ``dedicated_to``.

    A line that is none (somebody edited the file) does not count.
    """
    for model, override in overrides.models.items():
        if override.dedicated and dedicated_to in (_named(override), sanitised_model_id(model)):
            return tuple(line for line in override.requirements if not requirement_problem(line))
    return ()


def _named(override: ModelOverride) -> str | None:
    key = override.key
    return parse_key(key).dedicated_to if key and is_valid_key_name(key) else None


def load_profiles_for(
    layout: Layout, overrides: Callable[[], Overrides] | None = None
) -> ProfileSet:
    """The profiles of a workspace, dedicated ones as its choices have them.

    ``overrides`` is asked only where a dedicated environment is looked at.
    """

    def lines_of(dedicated_to: str) -> tuple[str, ...]:
        chosen = load_overrides(layout) if overrides is None else overrides()
        return lines_for(chosen, dedicated_to)

    return replace(load_profiles(layout.profiles), lines_of=lines_of)
