"""How far the imports of a deep check are, from what its program tells while it runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from roost.core.domain.events import Unit
from roost.core.system.context import JobContext
from roost.core.system.process.marked import Marked
from roost.core.system.steps import Steps

_USUAL = {"torch": 4.0, "vllm": 8.0, "transformers": 2.0, "diffusers": 3.0, "bitsandbytes": 2.0}
"""Seconds on two cores, cold; all else takes about one.  They shape the bar only."""


def followed(
    ctx: JobContext,
    subject: str,
    mark: str,
    imports: Sequence[str],
    device: str,
    seconds: float | None,
) -> Callable[[bytes], None]:
    """What is to be given the program's output: each import is a step, the ``device`` the last."""
    steps = {name: _USUAL.get(name, 1.0) for name in imports}
    if device:
        steps[device] = 1.0
    unit: Unit = "items" if device else "packages"
    told = Steps(ctx, "check", subject, steps, unit=unit, seconds=seconds)
    marked = Marked(mark)

    def hear(output: bytes) -> None:
        for fact in marked.facts(output):
            if fact.get("step") == "import":
                told.begin(str(fact.get("name")))
            elif fact.get("step") == "device":
                told.begin(device)
        told.tick()

    return hear
