"""Bytecode is taken over only where it belongs to the very same source."""

from __future__ import annotations

import os
import py_compile
import sys
from pathlib import Path

import pytest

from roost.core.domain.errors import CancelledError
from roost.core.system.bytecode_reuse import reuse_bytecode

SHORT = f"{sys.version_info[0]}.{sys.version_info[1]}"
TAG = f"cpython-{sys.version_info[0]}{sys.version_info[1]}"


def make_tree(path: Path, version: str = SHORT) -> Path:
    site = path / "lib" / f"python{version}" / "site-packages"
    site.mkdir(parents=True)
    (path / "pyvenv.cfg").write_text(f"home = /usr/bin\nversion = {version}.1\n")
    return site


@pytest.fixture
def donor(tmp_path: Path) -> Path:
    site = make_tree(tmp_path / "donor")
    (site / "pkg").mkdir()
    for name in ("a", "b"):
        source = site / "pkg" / f"{name}.py"
        source.write_text(f"VALUE = {name!r}\n")
        os.utime(source, (1_600_000_000, 1_600_000_000))
        py_compile.compile(str(source), doraise=True)
    return tmp_path / "donor"


def copy_sources(donor: Path, tree: Path, *, link: bool, mtime: float = 1_700_000_000) -> list[str]:
    site = make_tree(tree)
    (site / "pkg").mkdir()
    sources = []
    for source in sorted((donor / "lib").rglob("*.py")):
        target = site / "pkg" / source.name
        if link:
            os.link(source, target)
        else:
            target.write_bytes(source.read_bytes())
            os.utime(target, (mtime, mtime))
        sources.append(str(target))
    return sources


def pyc(source: str) -> Path:
    path = Path(source)
    return path.parent / "__pycache__" / f"{path.stem}.{TAG}.pyc"


def nothing(_number: int) -> None:
    """Progress nobody wants."""


def test_linked_sources_share_their_bytecode(donor: Path, tmp_path: Path) -> None:
    sources = copy_sources(donor, tmp_path / "new", link=True)
    assert reuse_bytecode(tmp_path / "new", sources, [donor], nothing) == []
    for source in sources:
        assert pyc(source).stat().st_nlink == 2


def test_copied_sources_get_bytecode_with_their_own_time(donor: Path, tmp_path: Path) -> None:
    sources = copy_sources(donor, tmp_path / "new", link=False)
    assert reuse_bytecode(tmp_path / "new", sources, [donor], nothing) == []
    for source in sources:
        expected = Path(py_compile.compile(source, cfile=f"{source}.expected", doraise=True) or "")
        # the same but for the file name inside the code, which Python sets right on import
        assert pyc(source).read_bytes()[:16] == expected.read_bytes()[:16]
        assert pyc(source).stat().st_nlink == 1


def test_the_interpreter_takes_it(donor: Path, tmp_path: Path) -> None:
    import subprocess

    sources = copy_sources(donor, tmp_path / "new", link=False)
    reuse_bytecode(tmp_path / "new", sources, [donor], nothing)
    folder = Path(sources[0]).parent
    code = f"import sys; sys.path.insert(0, {str(folder)!r}); import a; print(a.VALUE)"
    argv = [sys.executable, "-I", "-S", "-B", "-v", "-c", code]
    done = subprocess.run(argv, capture_output=True, text=True)
    assert done.stdout.strip() == "a"
    assert f"code object from '{pyc(sources[0])}'" in done.stderr


def test_an_edited_source_is_left_to_the_compiler(donor: Path, tmp_path: Path) -> None:
    sources = copy_sources(donor, tmp_path / "new", link=False)
    Path(sources[0]).write_text("VALUE = 'z'\n")  # same size, other content
    assert reuse_bytecode(tmp_path / "new", sources, [donor], nothing) == [sources[0]]
    assert not pyc(sources[0]).exists()


def test_stale_bytecode_of_the_donor_is_not_taken(donor: Path, tmp_path: Path) -> None:
    sources = copy_sources(donor, tmp_path / "new", link=False)
    [edited] = (donor / "lib").rglob("a.py")
    os.utime(edited, (1_650_000_000, 1_650_000_000))
    assert reuse_bytecode(tmp_path / "new", sources, [donor], nothing) == [sources[0]]


@pytest.mark.parametrize("content", [b"", b"short", b"\x00" * 64])
def test_damaged_bytecode_is_not_taken(donor: Path, tmp_path: Path, content: bytes) -> None:
    sources = copy_sources(donor, tmp_path / "new", link=False)
    for file in (donor / "lib").rglob("*.pyc"):
        file.write_bytes(content)
    assert reuse_bytecode(tmp_path / "new", sources, [donor], nothing) == sources


def test_another_python_is_no_donor(donor: Path, tmp_path: Path) -> None:
    sources = copy_sources(donor, tmp_path / "new", link=False)
    (donor / "pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.99.0\n")
    assert reuse_bytecode(tmp_path / "new", sources, [donor], nothing) == sources
    assert reuse_bytecode(tmp_path / "new", sources, [], nothing) == sources
    assert reuse_bytecode(tmp_path / "new", sources, [tmp_path / "gone"], nothing) == sources


def test_existing_bytecode_is_never_written_into(donor: Path, tmp_path: Path) -> None:
    sources = copy_sources(donor, tmp_path / "new", link=False)
    pyc(sources[0]).parent.mkdir()
    pyc(sources[0]).write_bytes(b"mine")
    assert reuse_bytecode(tmp_path / "new", sources, [donor], nothing) == [sources[0]]
    assert pyc(sources[0]).read_bytes() == b"mine"


def test_it_can_be_stopped(donor: Path, tmp_path: Path) -> None:
    sources = copy_sources(donor, tmp_path / "new", link=False)

    def stop(_number: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        reuse_bytecode(tmp_path / "new", sources, [donor], stop)
