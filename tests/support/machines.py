"""Machines whose graphics hardware was recorded, or put down as their makers describe it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from roost.core.domain.hardware import Gpu, Hardware

RECORDED = Path(__file__).parents[1] / "recorded" / "gpu"


def recorded(name: str) -> Hardware:
    """The hardware of a recorded machine."""
    facts: dict[str, Any] = json.loads((RECORDED / f"{name}.json").read_text())["expect"]
    architectures = facts.get("architectures") or [None] * len(facts["gpus"])
    gpus = tuple(
        Gpu(name, facts["kind"], tuple(capability) if capability else None, None, architecture)
        for (name, capability), architecture in zip(facts["gpus"], architectures, strict=True)
    )
    newest, rocm = facts.get("cuda_max"), facts.get("rocm")
    return Hardware(
        facts["kind"],
        gpus,
        facts["driver"],
        tuple(newest) if newest else None,
        tuple(rocm) if rocm else None,
    )
