"""Interpreter lines in every form in use, checked by running the scripts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from roost.core.system.relocate.move import Move
from roost.core.system.relocate.shebang import LONGEST, find_shebang, mend_shebang

BODY = "# -*- coding: utf-8 -*-\nimport sys\nprint(sys.argv[1:])\n"
OLD = Move(("/old/env",), "/new", False)


def trampoline(word: str, arguments: str = "") -> str:
    return f"#!/bin/sh\n'''exec' {word}{arguments} \"$0\" \"$@\"\n' '''\n{BODY}"


@pytest.mark.parametrize(
    "head",
    [
        "#!/old/env/bin/python3\n",
        "#! /old/env/bin/python3\n",
        '#!"/old/env/bin/python3"\n',
    ],
)
def test_plain(head: str) -> None:
    assert mend_shebang(head + BODY, OLD) == "#!/new/bin/python3\n" + BODY


def test_arguments_stay() -> None:
    assert mend_shebang("#!/old/env/bin/python -I -E\nx", OLD) == "#!/new/bin/python -I -E\nx"


@pytest.mark.parametrize(
    "word",
    [
        '"/old/env/bin/python"',
        "'/old/env/bin/python'",
        "/old/env/bin/python",
        "\"$(printf '/old/env/bin/python')\"",
    ],
)
def test_a_trampoline_that_is_no_longer_needed_becomes_a_plain_line(word: str) -> None:
    assert mend_shebang(trampoline(word), OLD) == "#!/new/bin/python\n" + BODY
    assert mend_shebang(trampoline(word, " -I"), OLD) == "#!/new/bin/python -I\n" + BODY


@pytest.mark.parametrize(
    "text",
    [
        "#!/usr/bin/python3\n" + BODY,
        "#!/old/env2/bin/python\n" + BODY,
        trampoline("'/usr/bin/python3'"),
        "#!/bin/sh\n'''exec' \"$(dirname \"$0\")\"/'python' \"$0\" \"$@\"\n' '''\n" + BODY,
        "import x\n",
        "",
        "#!",
    ],
)
def test_other_interpreters_stay(text: str) -> None:
    assert mend_shebang(text, OLD) == text


def test_a_long_line_becomes_a_trampoline_exactly_past_the_limit() -> None:
    fits = "/" + "x" * (LONGEST - len("#!/\n/bin/python"))
    text = "#!/old/env/bin/python\n" + BODY
    assert mend_shebang(text, Move(("/old/env",), fits, False)).startswith("#!" + fits)
    assert mend_shebang(text, Move(("/old/env",), fits + "y", False)).startswith(
        "#!/bin/sh\n'''exec' "
    )


def test_what_python_cannot_run_gets_no_trampoline() -> None:
    text = "#!/old/env/bin/node\nx"
    assert mend_shebang(text, Move(("/old/env",), "/n w", False)) == text


def test_windows() -> None:
    move = Move(("C:\\Old Env",), "D:\\n", True)
    text = '#!"c:\\old env\\Scripts\\python.exe"\r\n' + BODY
    assert mend_shebang(text, move) == "#!D:\\n\\Scripts\\python.exe\r\n" + BODY
    back = mend_shebang(
        "#!D:\\n\\Scripts\\python.exe -E\r\n", Move(("D:\\N",), "C:\\Old Env", True)
    )
    assert back == '#!"C:\\Old Env\\Scripts\\python.exe" -E\r\n'


NAME = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"], exclude_characters="/"),
    min_size=1,
    max_size=10,
).filter(lambda name: name not in (".", ".."))


@pytest.mark.skipif(os.name == "nt", reason="runs scripts by their #! line")
@given(first=NAME, second=NAME)
@example('d\'q "x" $(id) 😀 `b` & %P% ü', "\\u! \\N\\x #")
@example("'''", "\\'''\\")
@example("x" * 200, "y")
@settings(max_examples=25, deadline=None)
def test_the_script_runs_at_the_new_place_and_after_a_second_move(
    tmp_path_factory: pytest.TempPathFactory, first: str, second: str
) -> None:
    base = tmp_path_factory.mktemp("run")
    text = "#!/old/env/bin/python3\n" + BODY
    old = Path("/old/env")
    for number, name in enumerate((first, second)):
        place = base / str(number) / name
        (place / "bin").mkdir(parents=True)
        (place / "bin" / "python3").symlink_to(sys.executable)
        text = mend_shebang(text, Move((str(old),), str(place), False))
        script = place / "bin" / "script"
        script.write_text(text, "utf-8", "surrogateescape")
        script.chmod(0o755)
        done = subprocess.run(
            [script, "a b"], capture_output=True, encoding="utf-8", errors="surrogateescape"
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "['a b']\n", "")
        old = place


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes")
def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    place = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe")
    os.makedirs(place + "/bin")
    os.symlink(sys.executable, place + "/bin/python3")
    text = mend_shebang("#!/old/env/bin/python3\n" + BODY, Move(("/old/env",), place, False))
    # A plain line can hold any bytes, but Python reads it as UTF-8 source.
    script = place + "/bin/script"
    with open(script, "wb") as stream:
        stream.write(text.encode("utf-8", "surrogateescape"))
    os.chmod(script, 0o755)
    done = subprocess.run([script, "a"], capture_output=True, encoding="utf-8")
    assert (done.stdout, done.stderr) == ("['a']\n", "")
    found = find_shebang(text, Move((place,), "/n", False))
    assert found is not None and found.interpreter == place + "/bin/python3"
