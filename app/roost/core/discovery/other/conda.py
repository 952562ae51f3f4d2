"""conda, mamba and micromamba: roots, named and unnamed environments.

Sources: `conda info --envs` reads ``~/.conda/environments.txt``, the root's ``envs`` and
``envs_dirs`` of every `.condarc`; a folder with ``conda-meta`` is an environment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from roost.core.discovery.other.candidate import Candidate
from roost.core.discovery.other.places import (
    files,
    folder_of,
    folders,
    is_folder,
    join,
    name_of,
    text,
)
from roost.core.discovery.other.scanner import Scanner
from roost.core.discovery.other.surroundings import Surroundings

KIND = "conda"
_ROOTS = (
    *("miniforge3", "mambaforge", "miniconda3", "anaconda3", "miniconda", "anaconda"),
    *("micromamba", ".micromamba", ".local/share/mamba", "Miniconda3", "Anaconda3"),
)
_PYTHON = re.compile(r"python-(\d+\.\d+\.\d+)-[^-]+\.json")
_CONDA = re.compile(r"(?:conda|mamba)-(\d+\.\d[\w.]*)-[^-]+\.json")


def python_of(tree: str) -> str | None:
    """The version of the Python that conda installed there; None without one."""
    return _first(join(tree, "conda-meta"), _PYTHON)


def environment(tree: str, *, app: str = "conda", group: str = "", label: str = "") -> Candidate:
    """An environment (or root) by its folder, whoever owns it."""
    meta = join(tree, "conda-meta")
    root = is_root(tree)
    return Candidate(
        tree,
        KIND,
        app,
        version=_first(meta, _CONDA) if root else None,
        role="python" if root else "environment",
        label=label or ("base" if root else name_of(tree)),
        group=group,
        own=True,
        python_version=python_of(tree),
        evidence=((join(meta, "history"), "conda's history"),),
    )


def is_root(tree: str) -> bool:
    return is_folder(join(tree, "condabin")) or is_folder(join(tree, "envs"))


def has_python(tree: str) -> bool:
    return python_of(tree) is not None


def with_children(root: str, *, app: str = "conda", label: str = "") -> Iterator[Candidate]:
    """A root and what lies in its ``envs``."""
    if has_python(root):
        yield environment(root, app=app, group=root, label=label)
    for tree in folders(join(root, "envs")):
        if has_python(tree):
            yield environment(tree, app=app, group=root)


def _known(around: Surroundings) -> Iterator[Candidate]:
    roots = dict.fromkeys(_roots(around))
    for root in roots:
        yield from with_children(root)
    for base in dict.fromkeys(_bases(around, [*roots])):
        for tree in folders(base):
            if has_python(tree):
                yield environment(tree)
    for tree in text(around.at_home(".conda", "environments.txt"), 1 << 20).splitlines():
        path = around.named(tree)
        if path is not None and has_python(path):
            yield environment(path)


def _roots(around: Surroundings) -> Iterator[str]:
    for name in _ROOTS:
        yield around.at_home(*name.split("/"))
        if around.windows:
            yield join(around.data, name)
            yield around.on_machine("ProgramData", name)
            yield around.on_machine(name)
        else:
            yield around.at_home("opt", name)
            yield around.on_machine("opt", name)
    if not around.windows:
        yield around.on_machine("opt", "conda")
        yield around.on_machine("opt", "homebrew", "Caskroom", "miniconda", "base")
        yield around.on_machine("opt", "homebrew", "Caskroom", "miniforge", "base")
    executable = around.variable("CONDA_EXE")
    if executable:
        yield folder_of(folder_of(executable))
    for name in ("MAMBA_ROOT_PREFIX", "CONDA_ROOT"):
        if (found := around.variable(name)) is not None:
            yield found


def _bases(around: Surroundings, roots: list[str]) -> Iterator[str]:
    """Folders that hold environments, besides the ``envs`` of the roots."""
    yield around.at_home(".conda", "envs")
    if around.windows:
        yield join(around.data, "conda", "conda", "envs")
    separator = ";" if around.windows else ":"
    for name in ("CONDA_ENVS_PATH", "CONDA_ENVS_DIRS"):
        for part in around.environ.get(name, "").split(separator):
            if (path := around.named(part)) is not None:
                yield path
    files = [around.at_home(".condarc"), around.at_home(".mambarc")]
    files += [around.at_home(".conda", ".condarc"), join(around.config, "conda", ".condarc")]
    files += [around.on_machine("etc", "conda", ".condarc")]
    files += [join(root, ".condarc") for root in roots]
    for file in files:
        for entry in listed(text(file), "envs_dirs", "envs_path"):
            if (path := around.named(entry)) is not None:
                yield path


def listed(document: str, *keys: str) -> Iterator[str]:
    """The entries of a list at the top of a YAML file, in its block or its flow form."""
    inside = False
    for line in document.splitlines():
        bare = line.split(" #")[0].rstrip()
        key, colon, rest = bare.partition(":")
        if colon and bare[:1].strip() and not bare.startswith(("-", "#")):
            inside = key.strip() in keys
            if inside and rest.strip().startswith("["):
                for entry in rest.strip().strip("[]").split(","):
                    if entry.strip():
                        yield entry.strip().strip("'\"")
        elif inside and bare.lstrip().startswith("- "):
            yield bare.lstrip()[2:].strip().strip("'\"")


def _first(meta: str, pattern: re.Pattern[str]) -> str | None:
    for name in files(meta):
        match = pattern.fullmatch(name)
        if match is not None:
            return match[1]
    return None


def _inside(folder: str, found: frozenset[str], _around: Surroundings) -> Iterator[Candidate]:
    if "envs" in found or "condabin" in found:
        yield from with_children(folder)
    elif has_python(folder):
        yield environment(folder)


SCANNER = Scanner(KIND, _known, _inside, frozenset({"conda-meta"}), frozenset({"envs", "condabin"}))
