"""How far the proof of a model is, from what its probe tells while it runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from roost.core.system.context import JobContext
from roost.core.system.process.marked import Marked
from roost.core.system.steps import Steps

STAGE, SMOKE = "proof", "smoke"
_FIRST = 4.0
"""Seconds of the first step, which imports the library; each other takes about one."""
_SMOKE = 30.0


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a proof is shown: the row ``subject``, as that of the model ``name``.

    ``seconds``: what such a proof took before; None where nobody knows.
    """

    ctx: JobContext
    subject: str
    name: str
    seconds: float | None = None

    def probe(self, mark: str, steps: Iterable[str]) -> Callable[[bytes], None]:
        """What is to be given the output of a probe of these steps."""
        names = _apart(steps)
        lengths = {name: 1.0 if at else _FIRST for at, name in enumerate(names)}
        told = Steps(
            self.ctx, STAGE, self.subject, lengths,
            unit="items", message=self.name, seconds=self.seconds,
        )  # fmt: skip
        marked, begun = Marked(mark), 0

        def hear(output: bytes) -> None:
            nonlocal begun
            for fact in marked.facts(output):
                if fact.get("begun") and begun < len(names):
                    told.begin(names[begun])
                    begun += 1
            told.tick()

        return hear

    def smoke(self, command: str) -> Callable[[bytes], None]:
        """The same for a command of the user's, which tells nothing."""
        told = Steps(self.ctx, SMOKE, self.subject, {command: _SMOKE}, unit="items")
        return lambda _output: told.tick()


def _apart(steps: Iterable[str]) -> tuple[str, ...]:
    """An adapter's own config and that of its base are two steps of one name."""
    seen: Counter[str] = Counter()
    names = []
    for step in steps:
        seen[step] += 1
        names.append(step if seen[step] == 1 else f"{step} {seen[step]}")
    return tuple(names)
