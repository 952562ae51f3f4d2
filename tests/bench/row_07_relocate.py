"""Relocation alone, a part of row 7: there and back, with and without the search of all sources."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from bench.harness import ROOST, Bench, Line, clear, row
from roost.core.system.relocate import relocate


@row(7, "relocation of the reference tree")
def relocation(bench: Bench) -> Iterator[Line]:
    tree, source = bench.work / "relocated", bench.reference()
    subprocess.run(["cp", "-a", source, tree], check=True)
    place = [source, Path("/somewhere/else/.venv")]

    def move(thorough: bool) -> None:
        relocate(tree, place[0], place[1], thorough=thorough)
        place.reverse()

    try:
        times = bench.alternate(
            {
                ROOST: lambda: move(False),
                "with all sources searched": lambda: move(True),
                "cp -a": lambda: _copy(tree, bench.work / "copied"),
            },
            before=lambda _name: clear(bench.work / "copied"),
        )
        yield bench.ratio("relocate", times, "cp -a", None)
        yield bench.ratio("relocate", times, "with all sources searched", None)
    finally:
        clear(tree)
        clear(bench.work / "copied")


def _copy(source: Path, target: Path) -> None:
    subprocess.run(["cp", "-a", source, target], check=True)
