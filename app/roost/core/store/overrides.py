"""`.envs/overrides.toml`: the user's word on single models (formats.md, "Overrides").

```toml
[models."nvidia/Nemotron-3-30B"]
pin = "shared:torch-cu121-transformers"   # this environment and no other
prefer = "legacy"                         # after undoing a migration
dedicated = true                          # an environment of its own,
requirements = ["transformers==4.40.2"]   # with these lines in place of the profile's
key = "torch-cu121-transformers"          # bound by a migration
```
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from roost.core.domain.env import EnvId
from roost.core.domain.errors import RoostError, StoreError
from roost.core.domain.model import hf_of_legacy_id
from roost.core.store.choices import Change, change_toml, read_toml
from roost.core.store.layout import Layout

FIELDS = ("pin", "prefer", "dedicated", "requirements", "key")


@dataclass(frozen=True, slots=True)
class ModelOverride:
    """What the user said about one model; all empty means nothing.

    ``requirements`` are lines of its dedicated environment; ``model`` is its name in the file.
    """

    pin: EnvId | None = None
    prefer: Literal["legacy"] | None = None
    dedicated: bool = False
    key: str | None = None
    requirements: tuple[str, ...] = ()
    model: str = field(default="", compare=False)
    ignored: tuple[str, ...] = field(default=(), compare=False)
    """What stands in the file for it and means nothing, as ``name = value``."""


@dataclass(frozen=True, slots=True)
class Overrides:
    """All of them; ``problem`` where the file is there but cannot be read."""

    models: Mapping[str, ModelOverride] = field(default_factory=dict)
    problem: StoreError | None = None

    def for_model(self, *names: str) -> ModelOverride:
        """The first override found under any of the model's names (HF id, legacy id, path)."""
        for name in names:
            found = self.models.get(override_name(name))
            if found is not None:
                return found
        return ModelOverride()


def override_name(model: str) -> str:
    """The name a model has in the file: the HF id where it has one."""
    return hf_of_legacy_id(model) or model


def override_names(legacy_id: str, models: Iterable[str] = ()) -> tuple[str, ...]:
    """Every name under which the model of a legacy environment may be asked for."""
    return tuple(dict.fromkeys(override_name(name) for name in (legacy_id, *models) if name))


def load_overrides(layout: Layout) -> Overrides:
    """Read the file; never raises: a damaged one gives ``problem`` and no overrides."""
    try:
        models = read_toml(layout.overrides).get("models")
    except StoreError as error:
        return Overrides({}, error)
    if models is None:
        return Overrides()
    if not isinstance(models, dict):
        return Overrides({"": ModelOverride(ignored=(f"models = {str(models)[:80]!r}",))})
    return Overrides(
        {
            override_name(name): _override(override_name(name), value)
            for name, value in models.items()
        }
    )


def raw_override(layout: Layout, model: str) -> dict[str, Any]:
    """The table of one model as it stands in the file; {} where there is none."""
    models = read_toml(layout.overrides).get("models")
    value = models.get(override_name(model)) if isinstance(models, dict) else None
    return dict(value) if isinstance(value, dict) else {}


def set_overrides(layout: Layout, models: Iterable[str], **fields: Any) -> None:
    """Set or (None) clear fields of several models in one write.

    Fields: ``pin`` (EnvId or its text), ``prefer``, ``dedicated``, ``requirements``, ``key``;
    all else in the file stays.  Raises StoreError where the file is damaged or cannot be written.
    """
    unknown = set(fields) - set(FIELDS)
    if unknown:
        raise ValueError(f"no such override: {sorted(unknown)}")
    changes: list[Change] = [
        (("models", override_name(model)), name, _plain(value))
        for model in models
        for name, value in fields.items()
    ]
    if changes:
        layout.envs.mkdir(exist_ok=True)
        change_toml(layout, layout.overrides, changes)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, EnvId) else value


def _override(model: str, value: Any) -> ModelOverride:
    if not isinstance(value, dict):
        return ModelOverride(model=model, ignored=(str(value)[:80],))
    pin, key, lines = value.get("pin"), value.get("key"), value.get("requirements")
    try:
        pinned = EnvId.parse(pin) if isinstance(pin, str) else None
    except RoostError:
        pinned = None
    return ModelOverride(
        pinned,
        "legacy" if value.get("prefer") == "legacy" else None,
        value.get("dedicated") is True,
        key if isinstance(key, str) and key else None,
        tuple(line for line in lines if isinstance(line, str)) if isinstance(lines, list) else (),
        model,
        tuple(
            f"{name} = {str(value[name])[:80]!r}"
            for name, means in (
                ("pin", pinned is not None),
                ("prefer", value.get("prefer") == "legacy"),
                ("dedicated", isinstance(value.get("dedicated"), bool)),
                ("requirements", isinstance(lines, list)),
                ("key", isinstance(key, str)),
            )
            if name in value and not means
        ),
    )
