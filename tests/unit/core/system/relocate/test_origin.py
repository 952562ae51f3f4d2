"""made_for(): which path a venv says it was made for."""

from __future__ import annotations

from pathlib import Path

import pytest

from roost.core.system.relocate import made_for
from support.launchers import distlib_launcher


def put(tree: Path, name: str, text: str) -> None:
    (tree / name).parent.mkdir(parents=True, exist_ok=True)
    (tree / name).write_text(text)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('VIRTUAL_ENV="/a/b"', "/a/b"),
        ("VIRTUAL_ENV=/a/b", "/a/b"),
        ("VIRTUAL_ENV='/a b/c'\"'\"'d'", "/a b/c'd"),
        ('VIRTUAL_ENV="/a "x" $(id)"', '/a "x" $(id)'),
        ('    export VIRTUAL_ENV=$(cygpath "C:\\a b")', "C:\\a b"),
        ("VIRTUAL_ENV='C:\\a'", "C:\\a"),
        ("VIRTUAL_ENV=''\"$(dirname -- \"$X\")\"''", None),
        ("VIRTUAL_ENV='unclosed", None),
        ('VIRTUAL_ENV="', None),
        ("unset VIRTUAL_ENV", None),
    ],
)
def test_activate(tmp_path: Path, line: str, expected: str | None) -> None:
    put(tmp_path, "bin/activate", f"# x\n{line}\nexport VIRTUAL_ENV\n")
    assert made_for(tmp_path) == (Path(expected) if expected else None)


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("/usr/bin/python3 -m venv /a/b c", "/a/b c"),
        ("/usr/bin/python3 -m venv --clear --prompt x /a", "/a"),
        ("/v/bin/python -m virtualenv /a", "/a"),
        ("C:\\P\\python.exe -m venv C:\\a", "C:\\a"),
        ("/usr/bin/python3 -m venv .venv", None),
    ],
)
def test_command(tmp_path: Path, command: str, expected: str | None) -> None:
    put(tmp_path, "pyvenv.cfg", f"home = /usr/bin\ncommand = {command}\n")
    assert made_for(tmp_path) == (Path(expected) if expected else None)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("#!/a/bin/python3\n", "/a"),
        ("#!/a/bin/python -E\n", "/a"),
        ("#!/bin/sh\n'''exec' \"/a b/bin/python\" \"$0\" \"$@\"\n' '''\n", "/a b"),
        ("#!/usr/bin/python3\n", None),
        ("#!/a/bin/bash\n", None),
        ("#!/usr/bin/env python\n", None),
        ("", None),
    ],
)
def test_scripts(tmp_path: Path, head: str, expected: str | None) -> None:
    put(tmp_path, "pyvenv.cfg", "home = /usr/bin\n")
    put(tmp_path, "bin/tool", head + "x = 1\n")
    assert made_for(tmp_path) == (Path(expected) if expected else None)


def test_launchers(tmp_path: Path) -> None:
    (tmp_path / "Scripts").mkdir()
    launcher = distlib_launcher("t64.exe", "C:\\a b\\Scripts\\python.exe")
    (tmp_path / "Scripts" / "pip.exe").write_bytes(launcher)
    assert made_for(tmp_path) == Path("C:\\a b")


def test_no_venv(tmp_path: Path) -> None:
    assert made_for(tmp_path) is None
    assert made_for(tmp_path / "missing") is None
