"""`check`: every file a RECORD names, in its size; nothing outside is looked at."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from roost.core.domain.errors import CancelledError
from roost.core.domain.health import Check, HealthReport, Level, Severity
from roost.core.health import check_records, combine, with_findings
from roost.core.system.context import JobContext
from support.fake_env import STACK, add_package, make_env, site_packages


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return make_env(tmp_path / ".venv", STACK)


def one(tree: Path) -> Check:
    (check,) = check_records(tree)
    return check


def test_an_untouched_tree_passes(tree: Path) -> None:
    assert one(tree).ok and one(tree).code == "records"


@pytest.mark.parametrize(
    ("change", "severity", "words"),
    [
        (lambda file: file.unlink(), Severity.BREAKS, "missing"),
        (lambda file: file.write_bytes(b""), Severity.BREAKS, "empty"),
        (lambda file: (file.unlink(), file.mkdir()), Severity.BREAKS, "missing"),
        (lambda file: file.write_text("# edited by hand\n" * 9), Severity.DEGRADES, "instead of"),
    ],
)
def test_a_file_that_is_not_as_installed(
    tree: Path, change: object, severity: Severity, words: str
) -> None:
    change(site_packages(tree) / "peft" / "__init__.py")  # type: ignore[operator]
    check = one(tree)
    assert (check.code, check.ok, check.package) == ("files:peft", False, "peft")
    assert check.severity is severity and words in check.found and check.remedy


def test_a_library_cut_off_breaks_and_missing_data_does_not(tree: Path) -> None:
    site = site_packages(tree)
    info = add_package(tree, "numpy", "2.1.0")
    (site / "numpy" / "core.so").write_bytes(b"x" * 10)
    record = info / "RECORD"
    record.write_text(record.read_text() + "numpy/core.so,sha256=x,20\nnumpy/notes.txt,,5\n")
    check = one(tree)
    assert check.severity is Severity.BREAKS
    assert "core.so has 10 bytes instead of 20" in check.found
    (site / "numpy" / "core.so").write_bytes(b"x" * 20)
    assert one(tree).severity is Severity.DEGRADES and "notes.txt" in one(tree).found


def test_bytecode_quotes_scripts_and_line_ends_are_understood(tree: Path) -> None:
    site = site_packages(tree)
    info = add_package(tree, "numpy", "2.1.0")
    (site / "numpy" / "a,b.py").write_text("x = 1\n")
    (tree / "bin" / "f2py").write_text("#!/moved/python\n")
    depth = "../" * len(site.relative_to(tree).parts)
    lines = [
        '"numpy/a,b.py",sha256=x,6',
        "numpy/__pycache__/gone.cpython-311.pyc,,",
        f"{depth}bin/f2py,sha256=x,999",
        "",
    ]
    record = info / "RECORD"
    record.write_text(record.read_text().replace("\n", "\r\n") + "\r\n".join(lines))
    assert one(tree).ok
    (site / "numpy" / "a,b.py").unlink()
    assert "a,b.py is missing" in one(tree).found


def test_many_findings_are_counted(tree: Path) -> None:
    info = add_package(tree, "numpy", "2.1.0")
    record = info / "RECORD"
    record.write_text(record.read_text() + "".join(f"numpy/m{n}.py,,\n" for n in range(50)))
    assert one(tree).found.count("missing") == 5 and "and 45 more" in one(tree).found


def test_nothing_behind_a_link_out_is_looked_at(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path / "outside" / "deep"
    outside.mkdir(parents=True)
    (outside / "file.py").write_text("secret")
    site = site_packages(tree)
    (site / "linked").symlink_to(outside.parent)
    info = add_package(tree, "numpy", "2.1.0")
    record = info / "RECORD"
    record.write_text(record.read_text() + "linked/deep/file.py,,6\n")
    listed: list[str] = []
    original = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: (listed.append(str(path)), original(path))[1])
    assert "linked/deep/file.py is missing" in one(tree).found
    assert all("linked" not in path and "outside" not in path for path in listed)


def test_cancel(tree: Path) -> None:
    cancelled = threading.Event()
    cancelled.set()
    with pytest.raises(CancelledError):
        check_records(tree, JobContext(cancelled=cancelled))


def test_an_import_that_works_outweighs_missing_files(tree: Path) -> None:
    (site_packages(tree) / "peft" / "__init__.py").write_bytes(b"")
    static = HealthReport(check_records(tree), Level.STATIC, "s")
    deep = HealthReport((Check("import:peft", True, package="peft"),), Level.DEEP, "s")
    assert combine(static, deep).failed()[0].severity is Severity.DEGRADES
    assert combine(static, None).failed()[0].severity is Severity.BREAKS
    later = with_findings(with_findings(deep, static.checks), static.checks)
    assert [check.severity for check in later.failed()] == [Severity.DEGRADES]
