"""Row 6: up to usable, where the same set was built and passed its deep check here before."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from bench.harness import ROOST, Bench, Line, row
from bench.row_05_create import KEY, by_command, stack_workspace
from roost.core.store.envjson import current_tree
from roost.core.store.layout import Layout
from roost.core.system.venv.locate import python_path

IMPORT = "import torch, transformers, peft, accelerate"
CHECKED = "with the deep check done again"


@row(6, "create from a warm cache up to usable, the same set built before")
def usable(bench: Bench) -> Iterator[Line]:
    root = stack_workspace(bench.work / "space")
    layout = Layout(root)
    by_command(root, bench.work)
    compiled = bench.work / "compiled"
    shutil.copytree(current_tree(layout, KEY), compiled, symlinks=True)  # compiled by that build

    def forget(name: str) -> None:
        """What is kept of proofs goes; the trees and their bytecode stay."""
        if name == CHECKED:
            layout.database.unlink(missing_ok=True)

    times = bench.alternate(
        {
            ROOST: lambda: by_command(root, bench.work),
            CHECKED: lambda: by_command(root, bench.work),
        },
        before=forget,
    )
    yield bench.absolute("`roost create` again, whole process", times[ROOST], 3.0)
    yield bench.ratio("the proof taken over", times, CHECKED, None)
    trees = {ROOST: current_tree(layout, KEY), "compiled": compiled}
    for tree in trees.values():
        import_stack(tree)  # the page cache is warm for both
    imports = bench.alternate(
        {name: lambda tree=tree: import_stack(tree) for name, tree in trees.items()}
    )
    yield bench.ratio("import of the stack afterwards", imports, "compiled", 1.3)
    for made in (root, compiled):
        shutil.rmtree(made)


def import_stack(tree: Path) -> None:
    python = python_path(str(tree))
    subprocess.run([python, "-B", "-W", "ignore", "-c", IMPORT], check=True, capture_output=True)
