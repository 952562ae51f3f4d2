"""Row 13: the longest stall of the GUI thread under floods of lines and of rows."""

from __future__ import annotations

import json
from collections.abc import Iterator

from bench.harness import Bench, Line, row
from bench.row_12_window import run_window

FLOODS = {
    "log": "100,000 log lines in 10 s",
    "rows": "10,000 rows sorted, filtered, scrolled, 200 updates a second",
}


@row(13, "longest stall of the GUI thread")
def stalls(bench: Bench) -> Iterator[Line]:
    for kind, what in FLOODS.items():
        gaps = json.loads(run_window(bench, "stalls", kind))
        held = gaps["p99"] <= 50 and gaps["worst"] <= 100
        note = f"worst {gaps['worst']:.0f} ms, {gaps['stalls']} above 50 ms"
        target = "p99 ≤ 50 ms, none above 100"
        yield Line(13, what, gaps["p99"], unit="ms", target=target, held=held, note=note, runs=1)
