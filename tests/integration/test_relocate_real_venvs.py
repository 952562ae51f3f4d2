"""Real environments of every maker, moved: they run, and no file mentions the old path."""

from __future__ import annotations

import json
import os
import py_compile
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from roost.core.system.relocate import made_for, relocate
from support.package_index import make_wheel

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="POSIX venvs"),
]

UV = str(Path(sys.executable).with_name("uv"))
MAKERS: dict[str, Sequence[str]] = {
    "venv": (sys.executable, "-m", "venv"),
    "virtualenv": (sys.executable, "-m", "virtualenv", "-q", "--no-periodic-update"),
    "uv": (UV, "venv", "-q"),
    "uv-relocatable": (UV, "venv", "-q", "--relocatable"),
}
NASTY = 'd\'q "x" $(id) 😀 `b` & %P% ü \\u! #'


def run(*command: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, encoding="utf-8", cwd=cwd
    )
    assert done.returncode == 0, (command, done.stdout, done.stderr)
    return done.stdout


def install(maker: str, tree: Path, wheels: Path, source: Path) -> None:
    """A wheel with a console script, and an editable project inside the environment."""
    common = ("--no-index", "--find-links", str(wheels), "tool")
    if maker.startswith("uv"):
        run(UV, "pip", "install", "-q", "--offline", "-p", tree, "--compile-bytecode", *common)
    else:
        run(tree / "bin" / "python", "-m", "pip", "install", "-q", *common)
    site = next(tree.glob("lib/python*/site-packages"))
    (source / "ed.py").write_text("WHERE = __file__\n")
    (site / "__editable__.ed-1.pth").write_text(f"{source}\n")
    info = site / "ed-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: ed\nVersion: 1\n")
    (info / "direct_url.json").write_text(
        json.dumps({"url": source.as_uri(), "dir_info": {"editable": True}})
    )


def mentions(tree: Path, old: Path) -> list[str]:
    """Files below ``tree`` that hold the old path, in any of the ways it may be written."""
    codes = {str(old).encode(), old.as_uri().encode(), ascii(str(old))[1:-1].encode()}
    return [
        str(path)
        for path in tree.rglob("*")
        if path.is_file() and not path.is_symlink() and path.suffix != ".pyc"
        if any(code in path.read_bytes() for code in codes)
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [("plain", "other"), ("plain", NASTY), (NASTY, "plain"), ("blank here", "l" * 150)],
    ids=["plain", "to-nasty", "from-nasty", "to-long"],
)
@pytest.mark.parametrize("maker", MAKERS)
def test_a_moved_environment_works(maker: str, before: str, after: str, tmp_path: Path) -> None:
    old, new = tmp_path / "a" / before / ".venv", tmp_path / "b" / after / ".venv"
    old.parent.mkdir(parents=True)
    new.parent.mkdir(parents=True)
    make_wheel(
        tmp_path / "wheels",
        "tool",
        "1.0",
        {"tool.py": "import sys\n\ndef main():\n    print(sys.prefix, sys.argv[1:])\n"},
        entry_points={"tool": "tool:main"},
    )
    run(*MAKERS[maker], old)
    (old / "src").mkdir()
    install(maker, old, tmp_path / "wheels", old / "src")
    # A relocatable environment whose scripts hold a path again, as pip writes them.
    if maker == "uv-relocatable" and before == "plain":
        (old / "bin" / "absolute").write_text(f"#!{old}/bin/python\nprint('ran')\n")
        (old / "bin" / "absolute").chmod(0o755)
    if maker != "uv-relocatable":
        assert made_for(old) == old

    # As a promotion does: relocated in a temporary place, then renamed.
    waiting = new.with_name("waiting")
    os.rename(old, waiting)
    report = relocate(waiting, old, new, thorough=True)
    os.rename(waiting, new)

    assert report.unmended == ()
    assert mentions(new, old) == []
    assert run(new / "bin" / "tool", "a b").strip() == f"{new} ['a b']"
    assert run(new / "bin" / "python", "-c", "import ed; print(ed.WHERE)").strip() == str(
        new / "src" / "ed.py"
    )
    activate = '. "$1"; printf "%s\\n" "$VIRTUAL_ENV"; command -v python; command -v tool'
    assert run("bash", "-c", activate, "-", new / "bin" / "activate").splitlines() == [
        str(new),
        str(new / "bin" / "python"),
        str(new / "bin" / "tool"),
    ]
    if not maker.startswith("uv"):
        assert str(new) in run(new / "bin" / "pip", "--version")
        assert "No broken" in run(new / "bin" / "python", "-m", "pip", "check")
        run(new / "bin" / "python", "-m", "pip", "uninstall", "-q", "-y", "tool")
        assert not (new / "bin" / "tool").exists()


def test_bytecode_stays_valid_but_for_changed_sources(tmp_path: Path) -> None:
    old, new = tmp_path / "aa" / ".venv", tmp_path / "bb" / ".venv"
    run(sys.executable, "-m", "venv", "--without-pip", old)
    site = next(old.glob("lib/python*/site-packages"))
    (site / "plain.py").write_text("x = 1\n")
    finder = site / "__editable___e_finder.py"
    finder.write_text(f"ROOT = {str(old)!r}\n")
    compiled = [Path(py_compile.compile(str(p))) for p in (site / "plain.py", finder)]
    contents = [path.read_bytes() for path in compiled]
    new.parent.mkdir()
    os.rename(old, new)
    relocate(new, old, new)
    # The paths are of one length: only the mtime tells the stale bytecode.
    code = "import plain, __editable___e_finder as e; print(e.ROOT)"
    assert run(new / "bin" / "python", "-c", code).strip() == str(new)
    moved = [new / path.relative_to(old) for path in compiled]
    assert moved[0].read_bytes() == contents[0]
