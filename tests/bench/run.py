"""Measure Roost against its peers in one run and print one table.

    run.py [--row N]... [--list] [--json FILE] [--write] [--tree VENV] [--work FOLDER] [--runs N]

Judges nothing but itself: the exit code is 0 whatever was held, 1 when a row could not be run.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path[:0] = [str(HERE.parent.parent / "app"), str(HERE.parent)]

from bench.harness import RUNS, Bench, Line, Row, rows, say  # noqa: E402
from bench.table import as_json, as_text, write_results  # noqa: E402


def main(arguments: Sequence[str]) -> int:
    """The whole program; the exit code."""
    options = parse(arguments)
    load_rows()
    chosen = [one for one in rows() if not options.row or one.number in options.row]
    if options.list:
        for one in chosen:
            print(f"{one.number:>3}  {one.what}")
        return 0
    with tempfile.TemporaryDirectory(prefix="roost-bench-", dir=options.work) as work:
        bench = Bench(Path(work), options.tree, options.runs)
        lines, failed = measure(chosen, bench)
    print(as_text(lines))
    if options.json:
        options.json.write_text(as_json(lines), encoding="utf-8")
    if options.write:
        write_results(lines, HERE / "RESULTS.md")
    return 1 if failed else 0


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--row", type=int, action="append", help="only this row (repeatable)")
    parser.add_argument("--list", action="store_true", help="say what there is")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also as JSON")
    parser.add_argument(
        "--write", action="store_true", help="put the rows into RESULTS.md; others stay"
    )
    parser.add_argument("--tree", type=Path, metavar="VENV", help="a reference tree built before")
    parser.add_argument("--work", type=Path, metavar="FOLDER", help="measure on this volume")
    parser.add_argument("--runs", type=int, default=RUNS, help="rounds (default %(default)s)")
    return parser.parse_args(arguments)


def load_rows() -> None:
    """Import every row_*.py here, which registers what it measures."""
    for path in sorted(HERE.glob("row_*.py")):
        importlib.import_module(f"bench.{path.stem}")


def measure(chosen: Sequence[Row], bench: Bench) -> tuple[list[Line], int]:
    """All lines of the rows, and how many rows broke; a broken row does not stop the others."""
    lines: list[Line] = []
    failed = 0
    for one in chosen:
        say(f"row {one.number}: {one.what}")
        bench.row = one.number
        try:
            lines += one.measure(bench)
        except Exception as error:  # noqa: BLE001 - shown, counted, and the exit code says so
            traceback.print_exc()
            failed += 1
            lines.append(Line(one.number, one.what, note=f"failed: {error}", held=False))
    return lines, failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
