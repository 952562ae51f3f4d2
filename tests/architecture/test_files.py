"""What may stand in the files of this repository."""

from __future__ import annotations

import ast
import io
import re
import subprocess
import tokenize
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = 400

# Spelled in halves, so that this file passes its own test.
_REGISTRIES = [
    "pypi" + r"\.org",
    "python" + r"hosted\.org",
    "deb" + r"ian\.org",
    "ubuntu" + r"\.com",
    "npm" + r"js\.(org|com)",
    "yarn" + r"pkg\.com",
]
_MACHINE = ["/wo" + "rk/", "/op" + "t/(wheels|pypi)", "/ro" + "ot/", r"/tm" + r"p/(?!\.X11-unix/)"]
_AT_THE_START = r"(?<![\w.])"  # an address may well have a folder of that name further in
FORBIDDEN = re.compile("|".join(_REGISTRIES + [_AT_THE_START + path for path in _MACHINE]))


@pytest.fixture(scope="module")
def files() -> list[Path]:
    """Every file of the repository, committed or about to be."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: cannot tell the repository's files from others")
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = listing.stdout.decode().split("\0")
    found = [ROOT / name for name in names if name and (ROOT / name).is_file()]
    assert len(found) > 50
    return found


def python_files(files: list[Path], *tops: str) -> list[Path]:
    return [p for p in files if p.suffix == ".py" and p.relative_to(ROOT).parts[0] in tops]


def test_top_level_is_fixed(files: list[Path]) -> None:
    visible = {path.relative_to(ROOT).parts[0] for path in files}
    allowed = {"pyproject.toml", "app", "resources", "tests", "installer"}
    allowed |= {"README.md", "LICENSE", "CHANGELOG.md"}
    assert {name for name in visible if not name.startswith(".")} <= allowed


def test_no_file_is_too_long(files: list[Path]) -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files(files, "app", "installer")
    }
    assert {name: n for name, n in lengths.items() if n > LONGEST} == {}


def test_no_registry_hosts_and_no_paths_of_a_machine(files: list[Path]) -> None:
    guilty = []
    for path in files:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or an archive
        for number, line in enumerate(text.splitlines(), 1):
            if found := FORBIDDEN.search(line):
                guilty.append(f"{path.relative_to(ROOT)}:{number}: {found[0]}")
    assert guilty == []


def test_the_pattern_finds_what_it_should() -> None:
    for bad in ("https://files.python" + "hosted.org/x", "see /ro" + "ot/x", "/tm" + "p/x"):
        assert FORBIDDEN.search(bad), bad
    for good in ("/tm" + "p/.X11-unix/X0", "https://mirror.example/ro" + "ot/stable/"):
        assert not FORBIDDEN.search(good), good


def test_nothing_is_left_for_later(files: list[Path]) -> None:
    words = re.compile("TO" + r"DO\b|FIX" + r"ME\b|XX" + r"X\b")
    guilty = []
    for path in python_files(files, "app", "installer", "tests"):
        source = path.read_text(encoding="utf-8")
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.COMMENT and words.search(token.string):
                guilty.append(f"{path.relative_to(ROOT)}:{token.start[0]}: {token.string}")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Raise) and "NotImplemented" in ast.unparse(node.exc or node):
                guilty.append(f"{path.relative_to(ROOT)}:{node.lineno}: a stub")
    assert guilty == []


def test_no_exception_is_swallowed_whole(files: list[Path]) -> None:
    guilty = []
    for path in python_files(files, "app", "installer"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ExceptHandler) or len(node.body) != 1:
                continue
            caught = "" if node.type is None else ast.unparse(node.type)
            if caught in ("", "Exception", "BaseException") and isinstance(node.body[0], ast.Pass):
                guilty.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert guilty == []


def test_tests_and_window_never_sleep(files: list[Path]) -> None:
    """Tests wait on conditions; the window's thread waits for nothing."""
    window = [p for p in python_files(files, "app") if "gui" in p.parts]
    guilty = []
    for path in [*python_files(files, "tests"), *window]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "time.sleep":
                guilty.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert guilty == []
