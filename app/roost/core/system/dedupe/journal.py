"""The journal of a deduplication: what is about to be linked, written and synced before."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from roost.core.domain.errors import StoreError
from roost.core.system.dedupe.model import Means
from roost.core.system.files import os_failure, sync_folder

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Step:
    """``target`` is to share blocks with ``source``, whose inode number was ``inode``."""

    source: Path
    target: Path
    inode: int
    means: Means
    bytecode: tuple[tuple[Path, Path], ...] = ()


class Journal:
    """Appends steps to a new file; a batch is durable when ``announce`` returns.

    Raises StoreError when the file exists already or cannot be written.
    """

    def __init__(self, path: Path, trees: Sequence[Path]) -> None:
        self._path = path
        try:
            self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        except OSError as error:
            raise os_failure(error, path, "write") from error
        self._write([{"schema": SCHEMA, "does": "dedupe", "trees": [str(t) for t in trees]}])
        sync_folder(path.parent)

    def announce(self, steps: Sequence[Step]) -> None:
        """Write down what is done next, before it is done."""
        self._write(
            [
                {
                    "source": str(step.source),
                    "target": str(step.target),
                    "inode": step.inode,
                    "means": step.means,
                    "bytecode": [[str(one), str(other)] for one, other in step.bytecode],
                }
                for step in steps
            ]
        )

    def finish(self) -> None:
        self._write([{"finished": True}])
        self.close()

    def close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _write(self, lines: Sequence[object]) -> None:
        view = memoryview("".join(json.dumps(line) + "\n" for line in lines).encode("ascii"))
        try:
            while view:
                view = view[os.write(self._descriptor, view) :]
            os.fsync(self._descriptor)
        except OSError as error:
            raise os_failure(error, self._path, "write") from error


def read_steps(path: Path) -> Iterator[Step]:
    """The steps of a journal, in order; a torn last line is where a death interrupted it.

    A line that is not one of ours, or names a file outside the trees the journal is for,
    raises StoreError ``damaged-journal``.
    """
    trees: list[str] = []
    try:
        with path.open("rb") as stream:
            for number, raw in enumerate(stream):
                if not raw.endswith(b"\n"):
                    return
                line = json.loads(raw)
                if number == 0:
                    if line["does"] != "dedupe" or line["schema"] > SCHEMA:
                        raise ValueError("not a journal of this kind")
                    trees = [str(tree) for tree in line["trees"]]
                elif "source" in line:
                    yield _step(line, trees)
    except OSError as error:
        raise os_failure(error, path, "read") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise StoreError(
            "damaged-journal",
            f"{path.name} is not a journal of a deduplication ({error}).",
            path=str(path),
            remedy="Nothing has to be undone for the environments to work; remove the file.",
        ) from error


def read_trees(path: Path) -> tuple[Path, ...]:
    """The environments a journal says it is for; none where its first line is torn or foreign.

    Raises StoreError where it cannot be read.
    """
    try:
        with path.open("rb") as stream:
            raw = stream.readline()
        line = json.loads(raw) if raw.endswith(b"\n") else {}
        return tuple(Path(str(tree)) for tree in line.get("trees", ()))
    except OSError as error:
        raise os_failure(error, path, "read") from error
    except (ValueError, TypeError, AttributeError, RecursionError):
        return ()


def _step(line: dict[str, object], trees: Sequence[str]) -> Step:
    pairs = line["bytecode"]
    if not isinstance(pairs, list) or not isinstance(line["inode"], int):
        raise TypeError("a step of the wrong form")
    means = line["means"]
    if means not in ("reflink", "hardlink"):
        raise ValueError("unknown means")
    return Step(
        _inside(line["source"], trees),
        _inside(line["target"], trees),
        line["inode"],
        "reflink" if means == "reflink" else "hardlink",
        tuple((_inside(one, trees), _inside(other, trees)) for one, other in pairs),
    )


def _inside(name: object, trees: Sequence[str]) -> Path:
    path = Path(str(name))
    if ".." in path.parts or not any(path.is_relative_to(tree) for tree in trees):
        raise ValueError("a path outside the environments")
    return path
