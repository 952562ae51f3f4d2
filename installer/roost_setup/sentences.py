"""What of the sources is to be translated: found by reading them, nothing is imported.

lupdate reads Python by lines and takes every `tr` for one of the class it stands in; this one
knows the three ways of the house: `self.tr`, `text.tr` and `text.plural`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHARED = "Roost"
"""The context of `text.tr` and `text.plural`; that of `self.tr` is the name of the class."""


@dataclass(frozen=True, order=True)
class Sentence:
    """One text with the place it is looked up in.

    `one` is what English says of a single thing; such a text has a form for each number.
    """

    context: str
    source: str
    one: str = ""

    @property
    def counted(self) -> bool:
        return bool(self.one)


def of_window(app: Path) -> list[Sentence]:
    """All sentences of the window, sorted; `app` is the import root. ValueError names a call whose
    text is not written out there, since nobody could translate it."""
    found: set[Sentence] = set()
    for path in sorted((app / "roost" / "gui").rglob("*.py")):
        found.update(_of_file(path, ast.parse(path.read_text(encoding="utf-8"))))
    return sorted(found)


def _of_file(path: Path, tree: ast.Module) -> Iterator[Sentence]:
    for call, owner in _calls(tree, ""):
        name, of_object = _called(call)
        if name == "tr":
            (source,) = _texts(path, call, 1)
            yield Sentence(owner if of_object else SHARED, source)
        elif name == "plural":
            one, many = _texts(path, call, 2)
            yield Sentence(SHARED, many, one)


def _calls(node: ast.AST, owner: str) -> Iterator[tuple[ast.Call, str]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield child, owner
        yield from _calls(child, child.name if isinstance(child, ast.ClassDef) else owner)


def _called(call: ast.Call) -> tuple[str, bool]:
    """The function's name, and whether it is the method of a QObject."""
    function = call.func
    if isinstance(function, ast.Name):
        return function.id, False
    if isinstance(function, ast.Attribute):
        owner = function.value
        return function.attr, not (isinstance(owner, ast.Name) and owner.id == "text")
    return "", False


def _texts(path: Path, call: ast.Call, count: int) -> list[str]:
    texts = [
        argument.value
        for argument in call.args[:count]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]
    if len(texts) != count:
        raise ValueError(f"{path}:{call.lineno}: write the text out, so that it can be translated.")
    return texts
