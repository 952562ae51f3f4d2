"""Rows 1 and 15: `get_env_for_model` in process, and how it grows with the workspace."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

from bench.harness import Bench, Line, clear, row
from bench.workspaces import MODEL, many
from roost import EnvRegistry

SMALL, LARGE = 10, 10_000
CALLS = 200
LIMIT_MS = {SMALL: 2.0, LARGE: 4.0}


@row(1, "get_env_for_model, healthy shared environment, in process")
def resolve(bench: Bench) -> Iterator[Line]:
    for count, limit in LIMIT_MS.items():
        root = many(bench.work / f"of-{count}", count)
        registry = EnvRegistry(root)
        registry.get_env_for_model(MODEL)  # the deep check, once
        median, least = _calls(registry)
        note = f"least {least:.2f} ms"
        yield bench.absolute(f"{count:,} environments", [median], limit, "ms", note=note)
        clear(root)


def _calls(registry: EnvRegistry) -> tuple[float, float]:
    """(median, least) milliseconds of a call."""
    taken = []
    for _ in range(CALLS):
        start = time.perf_counter()
        registry.get_env_for_model(MODEL)
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken), min(taken)
