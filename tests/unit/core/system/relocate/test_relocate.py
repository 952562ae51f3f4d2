"""relocate() as a whole, on small made-up venvs of both kinds."""

from __future__ import annotations

import base64
import csv
import hashlib
import json
import os
import stat
from pathlib import Path

import pytest

from roost.core.domain.errors import CancelledError, StoreError
from roost.core.system.context import JobContext
from roost.core.system.relocate import Unmended, made_for, relocate, restore_originals
from roost.core.system.relocate.launcher import interpreter_of
from roost.core.system.relocate.originals import MANIFEST
from support.venvs import PYTHON, posix_venv, record_line, windows_venv

OLD = "/home/u/ws/environments/m/.venv"
NEW = "/home/u/ws/.envs/torch-cpu-transformers/.venv"

posix_only = pytest.mark.skipif(os.name == "nt", reason="symbolic links and modes")


def snapshot(tree: Path) -> dict[str, tuple[object, ...]]:
    """Everything below ``tree``: kind, mode, mtime, content; inodes left out."""
    found: dict[str, tuple[object, ...]] = {}
    for folder, _, names in os.walk(tree):
        facts = os.lstat(folder)
        found[os.path.relpath(folder, tree)] = (facts.st_mode, facts.st_mtime_ns)
        for name in names:
            path = Path(folder, name)
            facts = path.lstat()
            content = os.readlink(path) if path.is_symlink() else path.read_bytes()
            mtime = 0 if path.is_symlink() else facts.st_mtime_ns
            found[os.path.relpath(path, tree)] = (facts.st_mode, mtime, content)
    return found


def check_records(site: Path) -> int:
    checked = 0
    for record in site.glob("*.dist-info/RECORD"):
        for name, code, size in csv.reader(record.read_text().splitlines()):
            if code:
                data = (site / name.replace("\\", "/")).read_bytes()
                digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=")
                assert (code, size) == (f"sha256={digest.decode()}", str(len(data))), name
                checked += 1
    return checked


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    made = tmp_path / "tmp" / "key-0badcafe" / ".venv"
    posix_venv(made, OLD)
    return made


@posix_only
def test_everything_points_to_the_new_place(tree: Path) -> None:
    report = relocate(tree, Path(OLD), Path(NEW))
    assert report.unmended == ()
    assert set(report.changed) == {
        "pyvenv.cfg",
        "bin/activate",
        "bin/activate.fish",
        "bin/alias",
        "bin/tool",
        f"{PYTHON}/__editable___ed_finder.py",
        f"{PYTHON}/ed.pth",
        f"{PYTHON}/pkg-1.dist-info/direct_url.json",
        f"{PYTHON}/pkg-1.dist-info/RECORD",
        "share/jupyter/kernels/python3/kernel.json",
    }
    for path in report.changed:
        at = tree / path
        content = os.readlink(at).encode() if at.is_symlink() else at.read_bytes()
        assert OLD.encode() not in content
        assert path.endswith("RECORD") or NEW.encode() in content
    assert check_records(tree / PYTHON) == 4
    assert json.loads((tree / f"{PYTHON}/pkg-1.dist-info/direct_url.json").read_text()) == {
        "url": f"file://{NEW}/src/ed",
        "dir_info": {"editable": True},
    }
    assert made_for(tree) == Path(NEW)
    assert relocate(tree, Path(OLD), Path(NEW)).changed == ()


@posix_only
def test_modes_and_times(tree: Path) -> None:
    before = snapshot(tree)
    relocate(tree, Path(OLD), Path(NEW))
    after = snapshot(tree)
    assert after.keys() == before.keys()
    finder = f"{PYTHON}/__editable___ed_finder.py"
    for path, facts in before.items():
        assert after[path][0] == facts[0], path
        # A changed .py must differ from the mtime its .pyc was made for, others must not.
        younger = 1_000_000_000 if path == finder else 0
        assert after[path][1] == int(str(facts[1])) + younger, path


@posix_only
def test_nothing_is_written_through_a_link(tree: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    content = (tree / "bin" / "tool").read_bytes()
    os.link(tree / "bin" / "tool", outside / "hard")
    (outside / "soft").write_bytes(content)
    os.symlink(outside / "soft", tree / "bin" / "linked")
    os.symlink(outside, tree / PYTHON / "linked_folder")
    relocate(tree, Path(OLD), Path(NEW))
    assert (outside / "hard").read_bytes() == content
    assert (outside / "soft").read_bytes() == content
    assert os.readlink(tree / "bin" / "linked") == str(outside / "soft")
    assert (tree / "bin" / "tool").read_bytes() != content


@posix_only
@pytest.mark.parametrize("can_link", [True, False])
def test_undo_is_byte_for_byte(
    tree: Path, tmp_path: Path, can_link: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not can_link:

        def refused(*_args: object, **_kwargs: object) -> None:
            raise OSError(18, "cross-device link")

        monkeypatch.setattr(os, "link", refused)
    before, keep = snapshot(tree), tmp_path / "keep"
    keep.mkdir()
    report = relocate(tree, Path(OLD), Path(NEW), keep=keep)
    assert snapshot(tree) != before
    moved = tree.rename(tmp_path / "moved")
    assert restore_originals(moved, keep) == report.changed
    assert snapshot(moved) == before
    assert restore_originals(moved, keep) == report.changed
    assert snapshot(moved) == before


def test_without_a_manifest_there_is_nothing_to_restore(tree: Path, tmp_path: Path) -> None:
    before = snapshot(tree)
    assert restore_originals(tree, tmp_path / "none") == ()
    assert snapshot(tree) == before


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "C:\\x", "a/../../b", "a\0b", 7])
def test_a_manifest_that_names_something_outside_is_refused(
    tree: Path, tmp_path: Path, name: object
) -> None:
    before = snapshot(tree)
    (tmp_path / MANIFEST).write_text(json.dumps({"files": [name], "folders": {}}))
    with pytest.raises(StoreError) as caught:
        restore_originals(tree, tmp_path)
    assert caught.value.code == "damaged-json"
    assert snapshot(tree) == before


@posix_only
def test_what_cannot_be_mended_is_reported(tree: Path) -> None:
    (tree / "bin" / "notes").write_text(f"#!/bin/sh\n# see {OLD}+x and\ncat <<< 'a {OLD} b'\n")
    (tree / "bin" / "node-tool").write_text(f"#!{OLD}/bin/node\n")
    (tree / "etc").mkdir()
    (tree / "etc" / "site.conf").write_text(f"prefix={OLD}\n")
    (tree / "etc" / "longer.conf").write_text(f"prefix={OLD}-backup\n")
    built = f"ROOT = {OLD!r}\n".encode()
    (tree / PYTHON / "pkg" / "config.py").write_bytes(built)
    (tree / PYTHON / "pkg" / "stray.py").write_bytes(built)
    with (tree / PYTHON / "pkg-1.dist-info" / "RECORD").open("a") as record:
        record.write(record_line("pkg/config.py", built))
    new = Path(NEW).with_name("with blank")
    paths = [left.path for left in relocate(tree, Path(OLD), new).unmended]
    stray = f"{PYTHON}/pkg/stray.py"
    assert paths == ["bin/node-tool", "bin/notes", "etc/site.conf", stray]
    report = relocate(tree, Path(OLD), new, thorough=True)
    assert {left.path for left in report.unmended} == {*paths, f"{PYTHON}/pkg/config.py"}
    assert all(left.why for left in report.unmended)


@posix_only
def test_damaged_and_unreadable_files_do_not_stop_it(tree: Path) -> None:
    broken = b"MZ" + b"\0" * 100 + b"\xff\xff\xff\x7fUVSC"
    (tree / "bin" / "broken.exe").write_bytes(broken)
    (tree / "bin" / "binary").write_bytes(b"\xff\xfe\0\0" + OLD.encode())
    os.mkfifo(tree / "bin" / "fifo")
    report = relocate(tree, Path(OLD), Path(NEW))
    assert (tree / "bin" / "broken.exe").read_bytes() == broken
    assert Unmended("bin/broken.exe", "the launcher's trailer is damaged") in report.unmended
    assert "bin/binary" in [left.path for left in report.unmended]
    assert "bin/tool" in report.changed


@posix_only
def test_cancelled_before_anything_was_written(tree: Path) -> None:
    before, ctx = snapshot(tree), JobContext()
    ctx.cancelled.set()
    with pytest.raises(CancelledError):
        relocate(tree, Path(OLD), Path(NEW), ctx)
    assert snapshot(tree) == before


@posix_only
def test_cancelled_half_way_is_taken_back(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, ctx, keep = snapshot(tree), JobContext(), tmp_path / "keep"
    keep.mkdir()
    real = os.replace

    def replace(source: object, target: object) -> None:
        real(source, target)  # type: ignore[arg-type]
        if str(target).endswith("activate"):
            ctx.cancelled.set()

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(CancelledError):
        relocate(tree, Path(OLD), Path(NEW), ctx, keep=keep)
    monkeypatch.undo()
    assert snapshot(tree) != before
    restore_originals(tree, keep)
    assert snapshot(tree) == before


@posix_only
def test_disk_full_names_the_volume(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(StoreError) as caught:
        relocate(tree, Path(OLD), Path(NEW))
    assert caught.value.code == "disk-full"


@posix_only
def test_an_edited_script_stays_visible_in_record(tree: Path) -> None:
    tool = tree / "bin" / "tool"
    tool.write_bytes(tool.read_bytes() + b"# edited\n")
    line = (tree / PYTHON / "pkg-1.dist-info" / "RECORD").read_text().splitlines()[0]
    relocate(tree, Path(OLD), Path(NEW))
    assert (tree / PYTHON / "pkg-1.dist-info" / "RECORD").read_text().splitlines()[0] == line


@posix_only
def test_a_resolved_spelling_of_the_old_place_is_known(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    os.symlink(real, tmp_path / "link")
    tree = tmp_path / "elsewhere"
    posix_venv(tree, str(real / "env"))
    report = relocate(tree, tmp_path / "link" / "env", Path(NEW))
    assert "bin/tool" in report.changed and report.unmended == ()
    assert (tree / "bin" / "tool").read_text().startswith(f"#!{NEW}/bin/python\n")


@pytest.mark.parametrize("new", ["D:\\n", "D:\\ws\\a much longer place than before\\.venv"])
def test_a_windows_venv(tmp_path: Path, new: str) -> None:
    tree = tmp_path / "env"
    windows_venv(tree, "C:\\Users\\u\\old env")
    report = relocate(tree, Path("c:\\users\\U\\old env"), Path(new))
    assert report.unmended == ()
    assert len(report.changed) == 7
    for name in ("pip.exe", "tool.exe"):
        data = (tree / "Scripts" / name).read_bytes()
        assert interpreter_of(data) == f"{new}\\Scripts\\python.exe"
    batch = (tree / "Scripts" / "activate.bat").read_bytes()
    assert batch == f"set VIRTUAL_ENV={new}\r\n".encode()
    assert check_records(tree / "Lib" / "site-packages") == 2
    assert made_for(tree) == Path(new)


def test_record_with_quoted_and_absolute_paths(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("names with quotes")
    tree = tmp_path / "env"
    posix_venv(tree, OLD)
    odd = f"#!{OLD}/bin/python\n".encode()
    (tree / "bin" / 'a,"b').write_bytes(odd)
    record = tree / PYTHON / "pkg-1.dist-info" / "RECORD"
    quoted = record_line('"../../../bin/a,""b"', odd)
    absolute = record_line(f"{OLD}/bin/tool", (tree / "bin" / "tool").read_bytes())
    record.write_text(quoted + absolute + "pkg/x.py,sha256=abc,3,extra\nno commas\n")
    relocate(tree, Path(OLD), Path(NEW))
    lines = record.read_text().splitlines(keepends=True)
    assert lines[0] == record_line('"../../../bin/a,""b"', odd.replace(OLD.encode(), NEW.encode()))
    assert lines[1].startswith(f"{NEW}/bin/tool,")
    assert lines[2:] == ["pkg/x.py,sha256=abc,3,extra\n", "no commas\n"]


@posix_only
@pytest.mark.parametrize("mode", [0o755, 0o555, 0o4755])
def test_mode_bits(tree: Path, mode: int) -> None:
    (tree / "bin" / "tool").chmod(mode)
    relocate(tree, Path(OLD), Path(NEW))
    assert stat.S_IMODE((tree / "bin" / "tool").stat().st_mode) == mode


@pytest.mark.parametrize("new", ["relative", "/a\nhome = /evil", "/a\r", "/a\x85b", "", "."])
def test_paths_that_would_break_files_are_refused(tree: Path, new: str) -> None:
    """Fault 31: a line break in a path would add keys to pyvenv.cfg."""
    before = snapshot(tree)
    with pytest.raises(StoreError) as caught:
        relocate(tree, Path(OLD), Path(new))
    assert caught.value.code == "bad-path"
    assert snapshot(tree) == before
