"""Every code Roost can print, read off its source: errors, findings, warnings, conflicts.

A code is what stands in the first place (or as ``code=``) where one of these values is made.
Names are followed to constants, parameters to the calls that fill them, starred calls to what
they return.  What cannot be followed is told as unresolved, so that nothing is missed quietly.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

APP = Path(__file__).resolve().parents[2] / "app" / "roost"
VALUES = {"Check", "Finding", "Warning", "Notice", "HardwareWarning", "Conflict", "Hint", "Left"}
NO_ERRORS = {
    *("AttributeError", "AssertionError", "ValueError", "KeyError", "TypeError", "OSError"),
    *("FileExistsError", "FileNotFoundError", "NotADirectoryError", "PermissionError", "WinError"),
    *("IsADirectoryError", "NotImplementedError", "RuntimeError", "LookupError", "IndexError"),
    *("NotSharedError", "NotGgufError", "StopIteration", "UnicodeDecodeError", "ImportError"),
}
"""Classes that end in Error and carry no code: Python's own, and some that never leave a module."""
FIXED = {"CancelledError": {"cancelled"}, "NoEnvironmentError": {"no-environment"}}
DEPTH = 5
TABLES: dict[str, tuple[tuple[str, ...], str, set[str]]] = {
    "core/operations/modelproof.py": (("_REMEDIES",), "keys", {"proof-failed"}),
    "core/workspace/others.py": (("_REASONS",), "keys", set()),
    "core/system/tree/failures.py": (("_CODES", "_WINDOWS_CODES"), "values", {"io-error"}),
    "core/domain/health.py": ((), "keys", set()),  # `passed`: findings that found nothing
    "core/store/healthcache.py": ((), "keys", set()),  # reads findings back that others made
}
"""Where the code comes out of a dictionary: its names, where in it the codes stand, and more."""


@dataclass
class Codes:
    """``found``: code (or "import:*") to the places where it is made, ``file:line``."""

    found: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    unresolved: set[str] = field(default_factory=set)


@dataclass
class _Source:
    modules: dict[Path, ast.Module] = field(default_factory=dict)
    constants: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    functions: dict[str, list[ast.FunctionDef]] = field(default_factory=lambda: defaultdict(list))
    calls: dict[str, list[ast.Call]] = field(default_factory=lambda: defaultdict(list))
    around: dict[int, ast.FunctionDef | None] = field(default_factory=dict)
    home: dict[int, Path] = field(default_factory=dict)
    """The module of each function and call."""

    def key(self, name: str, node: ast.AST) -> str:
        """A private name means another function in every module."""
        return f"{self.home[id(node)]}:{name}" if name.startswith("_") else name


@cache
def collect(folder: Path = APP) -> Codes:
    """All of them; read once, for it takes seconds."""
    source = _Source()
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        source.modules[path] = tree
        _index(source, tree, path)
    codes = Codes()
    for path, tree in source.modules.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _makes(node, gui="gui" in path.parts):
                where = f"{path.relative_to(folder)}:{node.lineno}"
                _of_call(source, node, where, codes)
    return codes


def _index(source: _Source, tree: ast.Module, path: Path) -> None:
    for node in tree.body:
        for name, value in _assigned(node):
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                source.constants[name].add(value.value)

    def walk(node: ast.AST, inside: ast.FunctionDef | None) -> None:
        for child in ast.iter_child_nodes(node):
            within = inside
            if isinstance(child, ast.FunctionDef):
                source.home[id(child)] = path
                source.functions[source.key(child.name, child)].append(child)
                within = child
            if isinstance(child, ast.Call):
                source.home[id(child)] = path
                source.around[id(child)] = inside
                source.calls[source.key(_name(child.func), child)].append(child)
            walk(child, within)

    walk(tree, None)


def _assigned(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(node, ast.Assign):
        for target in node.targets:
            if isinstance(target, ast.Name):
                yield target.id, node.value
    elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
        yield node.target.id, node.value


def _name(func: ast.expr) -> str:
    if isinstance(func, ast.Attribute):
        return func.attr
    return func.id if isinstance(func, ast.Name) else ""


def _makes(call: ast.Call, *, gui: bool) -> bool:
    name = _name(call.func)
    if gui and name in VALUES:
        return False  # a widget or an action of that name
    error = name.endswith("Error") and name not in NO_ERRORS and not name.startswith("_")
    return error or name in VALUES


def _of_call(source: _Source, call: ast.Call, where: str, codes: Codes) -> None:
    name = _name(call.func)
    if name in FIXED:
        for code in FIXED[name]:
            codes.found[code].add(where)
        return
    given = _argument(call, 0, "code")
    if given is None:
        return
    around = source.around.get(id(call))
    found = _values(source, given, around, DEPTH)
    file = where.rpartition(":")[0]
    if found is None and file in TABLES:
        found = _tabled(source.modules[source.home[id(call)]], *TABLES[file])
    if found is None:
        codes.unresolved.add(f"{where}: {ast.unparse(given)}")
    for code in found or ():
        codes.found[code].add(where)


def _tabled(
    tree: ast.Module, names: tuple[str, ...], where: str, more: set[str]
) -> set[str] | None:
    found = set(more)
    for node in tree.body:
        for name, value in _assigned(node):
            if name not in names or not isinstance(value, ast.Dict):
                continue
            chosen = value.keys if where == "keys" else value.values
            for one in chosen:
                first = one.elts[0] if isinstance(one, ast.Tuple) else one
                if isinstance(first, ast.Constant):
                    found.add(str(first.value))
    return found


def _argument(call: ast.Call, place: int, name: str) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    if call.args and isinstance(call.args[0], ast.Starred):
        return call.args[0]
    return call.args[place] if len(call.args) > place else None


def _values(
    source: _Source, node: ast.expr, around: ast.FunctionDef | None, depth: int
) -> set[str] | None:
    """The texts an expression can be; None where that cannot be told."""
    if depth < 0:
        return None
    if isinstance(node, ast.Constant):
        return {node.value} if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return _joined(source, node, around, depth)
    if isinstance(node, ast.IfExp):
        return _union(_values(source, one, around, depth) for one in (node.body, node.orelse))
    if isinstance(node, ast.Attribute):
        if node.attr in ("code", "value") and ast.unparse(node.value).split(".")[0].split("[")[0]:
            return set()
        return set(source.constants[node.attr]) or None
    if isinstance(node, ast.Starred) and isinstance(node.value, ast.Call):
        return _returned(source, node.value, depth)
    if isinstance(node, ast.Call) and _name(node.func) == "str":
        return set()  # what was read from a file: made elsewhere
    if isinstance(node, ast.Name):
        return _named(source, node.id, around, depth)
    return None


def _joined(
    source: _Source, node: ast.JoinedStr, around: ast.FunctionDef | None, depth: int
) -> set[str] | None:
    """A text put together: what is known of it, then a star."""
    texts = {""}
    for part in node.values:
        if isinstance(part, ast.Constant):
            texts = {text + str(part.value) for text in texts}
            continue
        inner = (
            _values(source, part.value, around, depth)
            if isinstance(part, ast.FormattedValue)
            else None
        )
        if inner and not any(text.endswith(":") for text in texts):
            texts = {text + one for text in texts for one in inner}
            continue
        return {text + "*" for text in texts} if all(texts) else None
    return texts


def _named(
    source: _Source, name: str, around: ast.FunctionDef | None, depth: int
) -> set[str] | None:
    if around is not None:
        places = [one.arg for one in [*around.args.posonlyargs, *around.args.args]]
        keywords = [one.arg for one in around.args.kwonlyargs]
        if name in places or name in keywords:
            return _filled(source, around, name, places, depth)
        local = [
            value
            for node in ast.walk(around)
            for target, value in _assigned(node)
            if target == name
        ]
        if local:
            return _union(_values(source, value, around, depth - 1) for value in local)
        looped = _looped(source, around, name, depth)
        if looped is not None:
            return looped
    return set(source.constants[name]) or None


def _looped(source: _Source, around: ast.FunctionDef, name: str, depth: int) -> set[str] | None:
    """A name out of a tuple: of a loop over tuples, or of a call's answer."""
    found: set[str] | None = None
    for node in ast.walk(around):
        if isinstance(node, (ast.For, ast.comprehension)) and isinstance(node.target, ast.Tuple):
            names = [one.id if isinstance(one, ast.Name) else "" for one in node.target.elts]
            if name in names and isinstance(node.iter, (ast.Tuple, ast.List)):
                place = names.index(name)
                inner = [
                    _values(source, one.elts[place], around, depth - 1)
                    for one in node.iter.elts
                    if isinstance(one, ast.Tuple)
                ]
                found = _union(inner)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):
            names = [one.id if isinstance(one, ast.Name) else "" for one in node.targets[0].elts]
            if name not in names:
                continue
            place = names.index(name)
            for value in _choices(node.value):
                if isinstance(value, ast.Tuple):
                    inner_one = _values(source, value.elts[place], around, depth - 1)
                elif isinstance(value, ast.Call):
                    inner_one = _returned(source, value, depth - 1, place)
                else:
                    inner_one = None
                found = _union([found or set(), inner_one])
    return found


def _choices(value: ast.expr) -> list[ast.expr]:
    if isinstance(value, ast.IfExp):
        return [*_choices(value.body), *_choices(value.orelse)]
    return [value]


def _filled(
    source: _Source, function: ast.FunctionDef, name: str, places: list[str], depth: int
) -> set[str] | None:
    """What the calls of a function give for a parameter, and its default."""
    found: set[str] = set()
    place = places.index(name) if name in places else 10**6
    offset = 1 if places[:1] in (["self"], ["cls"]) else 0
    defaults = dict(zip(reversed(places), reversed(function.args.defaults), strict=False)) | {
        one.arg: value
        for one, value in zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)
        if value is not None
    }
    if name in defaults:
        found |= _values(source, defaults[name], function, depth - 1) or set()
    named = function.name if function.name != "__init__" else ""
    for call in source.calls[source.key(named, function)]:
        given = _argument(call, place - offset, name)
        if given is None:
            continue
        inner = _values(source, given, source.around.get(id(call)), depth - 1)
        if inner is None:
            return None
        found |= inner
    return found or (set() if function.name == "__init__" else None)


def _returned(source: _Source, call: ast.Call, depth: int, place: int = 0) -> set[str] | None:
    """What stands at a place of the tuples that the function called returns."""
    found: set[str] = set()
    for function in source.functions[source.key(_name(call.func), call)]:
        for node in ast.walk(function):
            if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
                inner = _values(source, node.value.elts[place], function, depth - 1)
                if inner is None:
                    return None
                found |= inner
    return found or None


def _union(parts: Iterator[set[str] | None] | list[set[str] | None]) -> set[str] | None:
    found: set[str] = set()
    for part in parts:
        if part is None:
            return None
        found |= part
    return found
