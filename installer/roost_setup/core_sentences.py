"""What the core says in whole sentences: templates with named holes, for the window to recognise.

The core knows no languages: its errors, findings and reasons are English values with names filled
in. The window finds the template a sentence was made from and looks that up (`gui/told.py`).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from keyword import iskeyword
from pathlib import Path

from .sentences import Sentence

CONTEXT = "Core"
_OF_CODE = frozenset(
    ["ValueError", "TypeError", "AssertionError", "AttributeError", "OSError", "KeyError",
     "UsageError", "NotGgufError", "NotSharedError", "FileExistsError", "NotADirectoryError",
     "log", "line", "debug", "compile", "execute", "executemany", "executescript", "search",
     "match", "partition", "split", "removeprefix", "removesuffix", "startswith", "endswith",
     "replace", "strftime", "encode", "write", "add_argument", "getattr", "cast", "TypeVar"]
)  # fmt: skip
"""Calls whose strings are for the program, its log, or the command line."""

_PLAIN_WORD = re.compile(
    r"\b(the|an?|it|its|is|are|was|were|be|in|of|to|for|not|no|and|or|by|with|from|at|on|could|would|"
    r"has|have|what|that|then|still|again|installed|missing|gone|more|share|free|empty|xdg-utils|"
    r"moved|[A-Z][a-z]+ing|changed|another|code|wait|other|others|done|one|cannot|log|settings|"
    r"database|left|now|unfinished|took|tells|ended|out|end|nothing|note|record|names|as|own|here|"
    r"name|answers|Cannot|Left|Let|first|history|while|Finished|healthy|long|GPU|capability|trash|already|format|without|exists)\b"
)
_ELSEWHERE = ("demo.py", "workspace/support", "domain/assume.py", "operations/export")
"""Said on the command line alone, or inside a file."""


def of_core(app: Path) -> list[Sentence]:
    """All sentences that can reach the window, sorted."""
    core = app / "roost" / "core"
    found: set[Sentence] = set()
    for path in sorted(core.rglob("*.py")):
        if not path.relative_to(core).as_posix().startswith(_ELSEWHERE):
            for text in _texts(ast.parse(path.read_text(encoding="utf-8"))):
                found.add(Sentence(CONTEXT, text))
    return sorted(found)


def _texts(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _verb(node)
        for value in _values(node):
            for text in _alternatives(value):
                if _is_sentence(text):
                    yield text


def _verb(call: ast.Call) -> Iterator[str]:
    """What could not be done to a path: one word mostly, filled in as ``{verb}``."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name in ("failure", "os_failure") and len(call.args) == 3:
        verb = call.args[2]
        if isinstance(verb, ast.Constant) and isinstance(verb.value, str):
            yield verb.value


def _values(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, (ast.Return, ast.Assign, ast.AnnAssign, ast.Yield, ast.NamedExpr)):
        if node.value is not None:
            yield node.value
    elif isinstance(node, ast.Dict):
        yield from node.values
    elif isinstance(node, ast.Call):
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else ""
        name = function.id if isinstance(function, ast.Name) else name
        if name not in _OF_CODE:
            yield from node.args
            yield from (word.value for word in node.keywords)


def _alternatives(node: ast.expr) -> Iterator[str]:
    """The templates of an expression: of both ends of a condition, and of tuples and lists."""
    if isinstance(node, ast.IfExp):
        yield from _alternatives(node.body)
        yield from _alternatives(node.orelse)
    elif isinstance(node, (ast.Tuple, ast.List)):
        for element in node.elts:
            yield from _alternatives(element)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _alternatives(value)
    else:
        text = _template(node, {})
        if text is not None:
            yield text


def _template(node: ast.expr, names: dict[str, str]) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = []
        for value in node.values:
            if isinstance(value, ast.FormattedValue):
                parts.append("{" + _hole(ast.unparse(value.value), names) + "}")
            elif isinstance(value, ast.Constant):
                parts.append(str(value.value))
        return "".join(parts)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _template(node.left, names), _template(node.right, names)
        return None if left is None or right is None else left + right
    return None


def _hole(expression: str, names: dict[str, str]) -> str:
    """A name for what is filled in: the expression's own where it has one; each once."""
    if expression in names:
        return names[expression]
    bare = re.sub(r"'[^']*'|\"[^\"]*\"", "", expression)
    words = [word for word in re.findall(r"[a-zA-Z_]\w*", bare) if not iskeyword(word)]
    plain = (words or ["it"])[-1] if expression.count("(") == 0 else (words or ["it"])[0]
    name, number = plain.strip("_") or "it", 2
    while name in names.values():
        name, number = f"{plain.strip('_')}{number}", number + 1
    names[expression] = name
    return name


def _is_sentence(text: str) -> bool:
    """Words for people: several of them, not code, a query, a list of names or a path."""
    words = re.sub(r"\{[^}]*\}", "", text)
    if len(re.findall(r"[A-Za-z]{2,}", words)) < 2 or " " not in text.strip():
        return False
    if re.search(r"SELECT |INSERT |CREATE |\\|==|import |\bdef |::|</|^#!|^\[|\w_\w+ \w+_\w", text):
        return False
    return _PLAIN_WORD.search(words) is not None
