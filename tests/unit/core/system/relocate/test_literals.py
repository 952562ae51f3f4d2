"""Every language's literal of the old path becomes that language's literal of the new one."""

from __future__ import annotations

import ast
import json
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from virtualenv.activation.cshell import CShellActivator
from virtualenv.activation.fish import FishActivator
from virtualenv.activation.nushell import NushellActivator
from virtualenv.activation.powershell import PowerShellActivator
from virtualenv.activation.xonsh import XonshActivator

from roost.core.system.relocate.dialects import CSH, FISH, NU, POWERSHELL, PYTHON, SH
from roost.core.system.relocate.literals import replace_literals
from roost.core.system.relocate.move import Move
from roost.core.system.relocate.texts import mend_batch, mend_cfg, mend_json, mend_lines, move_url

NASTY = "o d'q \"x\" $(id) 😀 `b` & %P% ü \\u! #'# ~"
FOLDER = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"], exclude_characters="/"),
    min_size=1,
    max_size=12,
).filter(lambda name: name not in (".", "..") and name.strip() == name)
PLACE = st.lists(FOLDER, min_size=1, max_size=3).map(lambda parts: "/" + "/".join(parts))


def a_move(old: str, new: str) -> Move:
    return Move((old,), new, False)


def sh_value(word: str) -> str:
    done = subprocess.run(
        ["sh", "-c", f"printf %s {word}"], capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout


def nu_value(literal: str) -> str:
    if literal.startswith("r"):
        sharps = literal[1 : literal.index("'")]
        assert literal.endswith("'" + sharps)
        value = literal[len(sharps) + 2 : -len(sharps) - 1]
        assert "'" + sharps not in value
        return value
    assert literal[0] == literal[-1] == "'" and "'" not in literal[1:-1]
    return literal[1:-1]


@pytest.mark.parametrize(
    ("written", "dialect"),
    [
        (FishActivator.quote, FISH),
        (PowerShellActivator.quote, POWERSHELL),
    ],
)
@given(old=PLACE, new=PLACE)
@settings(max_examples=60, deadline=None)
def test_as_virtualenv_would_write_the_new_path(
    written: Any, dialect: Any, old: str, new: str
) -> None:
    text = f"set X {written(old)}\n"
    if new.startswith(old + "/"):
        return  # that the new place may lie below the old one has its own test
    assert replace_literals(text, a_move(old, new), dialect) == f"set X {written(new)}\n"


@given(old=PLACE, new=PLACE)
@settings(max_examples=60, deadline=None)
def test_csh(old: str, new: str) -> None:
    if new.startswith(old + "/") or new == old:
        return
    mended = replace_literals(f"setenv X {CShellActivator.quote(old)}\n", a_move(old, new), CSH)
    assert mended == f"setenv X {CShellActivator.quote(new)}\n"


@given(old=PLACE, new=PLACE)
@settings(max_examples=60, deadline=None)
def test_nushell(old: str, new: str) -> None:
    mended = replace_literals(NushellActivator.quote(old), a_move(old, new), NU)
    expected = old if new.startswith(old + "/") else new
    assert nu_value(mended) in (expected, new)


@given(old=PLACE, new=PLACE, quote=st.sampled_from([repr, ascii, XonshActivator.quote]))
@settings(max_examples=80, deadline=None)
def test_python(old: str, new: str, quote: Any) -> None:
    mended = replace_literals(f"X = [{quote(old + '/src')}]\n", a_move(old, new), PYTHON)
    value = ast.literal_eval(mended.partition("=")[2].strip())
    assert value == [a_move(old, new).moved(old + "/src") or old + "/src"]


@given(new=PLACE)
@settings(max_examples=30, deadline=None)
def test_sh_reads_back_what_was_written(new: str) -> None:
    for form in ("'/the/old'", '"/the/old"', "/the/old"):
        mended = replace_literals(f"X={form}\n", a_move("/the/old", new), SH)
        assert sh_value(mended.strip()[2:]) == new


@pytest.mark.parametrize("form", ["'{}'", '"{}"'])
def test_sh_mends_what_an_older_generator_broke(form: str) -> None:
    """The standard library put any path between double quotes as it was until 3.11.11."""
    raw = form.format(f"/r/{NASTY}".replace("'", "'\"'\"'") if form[0] == "'" else f"/r/{NASTY}")
    mended = replace_literals(f"VIRTUAL_ENV={raw}\n", a_move(f"/r/{NASTY}", "/x y"), SH)
    assert sh_value(mended.strip().removeprefix("VIRTUAL_ENV=")) == "/x y"


@pytest.mark.parametrize(
    "line",
    [
        "X=/old-2/bin",
        "X=/old.bak",
        "X='/older'",
        "X=/mnt/old/bin",
        "X=~/old",
        "X='/old 2'",
    ],
)
def test_longer_names_are_left_alone(line: str) -> None:
    assert replace_literals(line, a_move("/old", "/new"), SH) == line


def test_a_tail_is_kept() -> None:
    text = "A='/old/bin/python3.11' B=\"/old/bin\" PATH=$PATH:/old/bin C=/old/\n"
    assert replace_literals(text, a_move("/old", "/new"), SH) == text.replace("/old", "/new")


def test_the_new_place_may_lie_below_the_old_one() -> None:
    move = a_move("/a", "/a/b")
    once = replace_literals("X='/a/bin' Y=/a Z='/a/b'\n", move, SH)
    assert once == "X='/a/b/bin' Y=/a/b Z='/a/b'\n"
    assert replace_literals(once, move, SH) == once


def test_a_bare_word_inside_quotes_is_only_replaced_by_a_safe_one() -> None:
    text = 'export PATH="$PATH:/old/bin"\n'
    assert replace_literals(text, a_move("/old", "/new"), SH) == text.replace("/old", "/new")
    assert replace_literals(text, a_move("/old", "/n w"), SH) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('@set "VIRTUAL_ENV=C:\\old"\r\n', '@set "VIRTUAL_ENV=D:\\n w"\r\n'),
        ("set VIRTUAL_ENV=c:\\OLD\r\n", "set VIRTUAL_ENV=D:\\n w\r\n"),
        (
            '@for %%i in ("C:/old") do @set "VIRTUAL_ENV=%%~fi"\r\n',
            '@for %%i in ("D:\\n w") do @set "VIRTUAL_ENV=%%~fi"\r\n',
        ),
        ('@set "X=C:\\older"\r\n', '@set "X=C:\\older"\r\n'),
    ],
)
def test_batch(text: str, expected: str) -> None:
    assert mend_batch(text, Move(("C:\\old",), "D:\\n w", True)) == expected


@pytest.mark.parametrize("line", ['@set "VIRTUAL_ENV=C:\\a%%b"', "@set VIRTUAL_ENV=C:\\a%%b"])
def test_batch_finds_its_own_place_where_cmd_cannot_hold_the_path(line: str) -> None:
    mended = mend_batch(line + "\r\n", Move(("C:\\a%b",), "C:\\x & y", True))
    assert mended == '@for %%i in ("%~dp0..") do @set "VIRTUAL_ENV=%%~fi"\r\n'


def test_windows_paths_in_python_literals() -> None:
    move = Move(("C:\\Old Env",), "D:\\new", True)
    text = "A = 'c:\\\\old env\\\\src'\nB = r\"C:\\Old Env\\src\"\nC = 'C:/Old Env/src'\n"
    mended = replace_literals(text, move, PYTHON)
    values: dict[str, str] = {}
    exec(mended, values)
    assert (values["A"], values["B"], values["C"]) == ("D:\\new\\src",) * 2 + ("D:\\new/src",)


def test_cfg() -> None:
    text = (
        "home = /old/base/bin\r\ncommand = /usr/bin/python3 -m venv /old\r\n"
        "prompt = '/old'\r\nversion = 3.11.7\r\nexecutable = /older/bin/python\r\n"
    )
    mended = mend_cfg(text, a_move("/old", "/n w"))
    assert mended == (
        "home = /n w/base/bin\r\ncommand = /usr/bin/python3 -m venv /n w\r\n"
        "prompt = '/n w'\r\nversion = 3.11.7\r\nexecutable = /older/bin/python\r\n"
    )


@given(old=PLACE, new=PLACE)
@settings(max_examples=60, deadline=None)
def test_cfg_command_whatever_the_path_holds(old: str, new: str) -> None:
    move = a_move(old, new)
    text = f"home = /usr/bin\ncommand = /usr/bin/python3 -m venv {old}\n"
    expected = move.moved(old) or old
    assert mend_cfg(text, move) == text.replace(f" -m venv {old}\n", f" -m venv {expected}\n")


def test_pth_lines_and_imports() -> None:
    text = "/old/src/a\nimport sys; sys.path.insert(0, '/old/src/b')\n/old-2/c\nrelative\n"
    assert mend_lines(text, a_move("/old", "/n")) == (
        "/n/src/a\nimport sys; sys.path.insert(0, '/n/src/b')\n/old-2/c\nrelative\n"
    )


@given(old=PLACE, new=PLACE)
@settings(max_examples=60, deadline=None)
def test_json_paths_and_urls(old: str, new: str) -> None:
    move = a_move(old, new)
    text = json.dumps({"url": Path(old, "src").as_uri(), "argv": [old + "/bin/python", "-m"]})
    mended = json.loads(mend_json(text, move))
    place = move.moved(old) or old
    assert mended["argv"] == [place + "/bin/python", "-m"]
    assert unquote(urlsplit(mended["url"]).path) == place + "/src"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("file:///C:/old/src", "file:///D:/new/src"),
        ("git+file:///c:/OLD/src@v1#egg=x", "git+file:///D:/new/src@v1#egg=x"),
        ("file:///C:/older/src", None),
        ("git+ssh://host/C:/old", None),
    ],
)
def test_windows_urls(url: str, expected: str | None) -> None:
    assert move_url(url, Move(("C:\\old",), "D:\\new", True)) == expected
