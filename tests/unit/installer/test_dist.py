"""The parts of the installers that need no installer: lists, icons, pages, completions, notes."""

from __future__ import annotations

import ast
import importlib.util
import json
import plistlib
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from roost.cli.main import COMMANDS
from roost_dist import completion, lockfile, macos, notes, trim
from roost_dist.debian import depends
from roost_dist.folder import entry, hidden_modules
from roost_dist.icons import ico
from roost_dist.making import Making, sha256
from roost_dist.manual import man_page
from roost_dist.verbs import Option, Verb, program
from roost_dist.windows import four_numbers
from roost_dist.windows.launcher import write_launchers
from roost_dist.windows.removal import removal_list
from roost_setup.console import CannotGoOn

ROOT = Path(__file__).parents[3]


# --- what is shipped


def test_every_qt_module_in_use_is_shipped_and_no_other() -> None:
    used = set()
    for path in (ROOT / "app" / "roost").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
                used.add(str(node.module).removeprefix("PySide6.Qt"))
    assert used == set(trim.QT_MODULES)


def test_qts_words_of_every_language_of_the_window_are_shipped() -> None:
    spoken = {path.stem for path in (ROOT / "resources" / "translations").glob("*.qm")}
    assert set(trim.LANGUAGES) == spoken
    spec = importlib.util.find_spec("PySide6")
    assert spec is not None and spec.submodule_search_locations
    place = Path(spec.submodule_search_locations[0])
    for code in spoken:
        assert list(place.rglob(f"qtbase_{code}.qm")), code


@pytest.mark.parametrize(
    ("platform", "kept", "gone"),
    [
        (
            "win32",
            (
                "Qt6Gui.dll",
                "QtGui.pyd",
                "plugins/platforms/qwindows.dll",
                "msvcp140.dll",
                "translations/qtbase_de.qm",
            ),
            ("Qt6Qml.dll", "QtGui.pyi", "opengl32sw.dll", "translations/x.qm", "qml/a/b.dll"),
        ),
        (
            "linux",
            (
                "Qt/lib/libQt6Gui.so.6",
                "QtGui.abi3.so",
                "Qt/plugins/platforms/libqxcb.so",
                "Qt/translations/qtbase_de.qm",
            ),
            (
                "Qt/lib/libQt6Qml.so.6",
                "Qt/libexec/uic",
                "Qt/qml/x.so",
                "QtQml.abi3.so",
                "Qt/translations/qtbase_tr.qm",
            ),
        ),
    ],
)
def test_trimming(
    tmp_path: Path, platform: str, kept: tuple[str, ...], gone: tuple[str, ...]
) -> None:
    for name in (*kept, *gone):
        path = tmp_path / "PySide6" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    trim.trim_site(tmp_path, platform)
    left = {
        p.relative_to(tmp_path / "PySide6").as_posix() for p in tmp_path.rglob("*") if p.is_file()
    }
    assert left == set(kept)


def test_the_uninstaller_names_each_file_and_empties_no_folder(tmp_path: Path) -> None:
    (tmp_path / "python" / "Lib").mkdir(parents=True)
    (tmp_path / "python" / "Lib" / "a$b.py").touch()
    (tmp_path / "python" / "python.exe").touch()
    lines = removal_list(tmp_path).splitlines()
    assert '  Delete "$INSTDIR\\python\\Lib\\a$$b.py"' in lines
    assert '  Delete "$INSTDIR\\python\\python.exe"' in lines
    assert lines.index('  RMDir "$INSTDIR\\python\\Lib"') < lines.index(
        '  RMDir "$INSTDIR\\python"'
    )
    assert not [line for line in lines if "RMDir /r" in line]


def test_the_windows_lock_differs_in_qt_alone() -> None:
    run, windows = (
        {
            name: Requirement(text.split(" \\")[0])
            for name, text in lockfile.entries(_lock(level)).items()
        }
        for level in ("run", "windows")
    )
    assert {n: str(r) for n, r in windows.items() if str(run[n]) != str(r)}.keys() == {
        "pyside6-essentials",
        "shiboken6",
    }
    wanted = (ROOT / "installer" / "windows.in").read_text(encoding="utf-8").splitlines()[-1]
    assert str(windows["pyside6-essentials"].specifier) == str(Requirement(wanted).specifier)


def _lock(level: str) -> str:
    return (ROOT / "installer" / f"{level}.lock").read_text(encoding="utf-8")


def test_a_part_of_a_lock() -> None:
    text = (
        "a-b==1 \\\n    --hash=sha256:00\nC_d==2 \\\n    --hash=sha256:1 \\\n    --hash=sha256:2\n"
    )
    assert lockfile.only(text, {"c-d"}) == text[text.index("C_d") :]
    with pytest.raises(KeyError):
        lockfile.only(text, {"x"})


def test_the_package_depends_on_what_the_window_loads() -> None:
    words = depends().split(", ")
    assert {"python3 (>= 3.11)", "python3 (<< 3.15~)", "libegl1", "libxcb-cursor0"} <= set(words)
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", "0.1.0.0"), ("1.2", "1.2.0.0"), ("1.2.3rc1", "1.2.3.0"), ("1.2.3.4.5", "1.2.3.4")],
)
def test_versions_as_windows_writes_them(version: str, numbers: str) -> None:
    assert four_numbers(version) == numbers


def test_launchers_find_python_beside_them(tmp_path: Path) -> None:
    write_launchers(tmp_path / "bin")
    data = (tmp_path / "bin" / "roost-gui.exe").read_bytes()
    assert data[:2] == b"MZ"
    assert b"#!<launcher_dir>\\..\\python\\pythonw.exe\r\n" in data


# --- icons


def test_icons() -> None:
    made = ico({16: b"small", 256: b"large one"})
    assert struct.unpack_from("<HHH", made) == (0, 1, 2)
    for index, (side, body) in enumerate(((16, b"small"), (0, b"large one"))):
        width, _, _, _, _, depth, size, offset = struct.unpack_from(
            "<BBBBHHII", made, 6 + 16 * index
        )
        assert (width, depth) == (side, 32)
        assert made[offset : offset + size] == body
    mac = macos.icns({128: b"abc"})
    assert mac == b"icns" + struct.pack(">I", 19) + b"ic07" + struct.pack(">I", 11) + b"abc"


# --- pages and completions


def test_every_command_is_in_the_page_and_the_completions() -> None:
    tree = program()
    verbs = {verb.name for verb in tree.walk()}
    assert set(COMMANDS) <= verbs
    assert "trash purge" in verbs
    page, shells = man_page(tree, "1.0"), (completion.bash, completion.zsh, completion.fish)
    texts = [make(tree) for make in shells]
    for verb in tree.walk():
        assert not verb.words or f".SS roost {verb.name}".replace("-", "\\-") in page
        for option in verb.options:
            for name in option.names:
                assert name.replace("-", "\\-") in page
                assert name in texts[0]
                assert name in texts[1]
                assert f"-l {name[2:]} " in texts[2] or not name.startswith("--")
    assert page.isascii()


def test_help_cannot_write_roff_or_shell() -> None:
    nasty = ".so /x\n'it's \\fB $(touch x) `y` [z]: \u2026"
    tree = Verb(
        (), nasty, nasty, (), (Option(("--a",), nasty),), (Verb(("b",), nasty, nasty, (), ()),)
    )
    page = man_page(tree, "1")
    assert "\n.so" not in page
    assert "\n'" not in page
    assert page.isascii()
    for shell, make in (
        ("bash", completion.bash),
        ("zsh", completion.zsh),
        ("fish", completion.fish),
    ):
        if shutil.which(shell):
            done = subprocess.run([shell, "-n"], input=make(tree), text=True, capture_output=True)
            assert done.returncode == 0, (shell, done.stderr)


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash here")
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("roost mi", "migrate"),
        ("roost trash p", "purge"),
        ("roost --root x gui --scr", "--screenshot"),
        ("roost trash purge --ol", "--older-than"),
        ("roost gui --theme d", "dark"),
        ("roost --progress j", "json"),
    ],
)
def test_bash_completes(line: str, offered: str) -> None:
    script = completion.bash(program()) + (
        f"COMP_WORDS=({line}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _roost\n"
        'echo "${COMPREPLY[*]}"\n'
    )
    done = subprocess.run(["bash", "--norc", "-c", script], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == (offered, "")


# --- the one-folder build's start, the bundle


def test_this_python_means_this_program(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(
        entry.runpy, "run_module", lambda name, **_: ran.append((name, list(sys.argv)))
    )
    monkeypatch.setattr(
        entry.runpy, "run_path", lambda name, **_: ran.append((name, list(sys.argv)))
    )
    monkeypatch.setattr("roost.__main__.main", lambda: ran.append(("roost", list(sys.argv))) or 7)
    monkeypatch.setattr(sys, "argv", ["roost"])
    entry.main(["-I", "-m", "virtualenv", "--no-seed", "x"])
    entry.main(["-I", "in/pip/__pip-runner__.py", "cache", "dir"])
    monkeypatch.setattr(sys, "argv", ["roost"])
    assert entry.main(["-B", "-m", "roost", "gui", "--facts"]) == 7
    assert entry.main(["run", "m", "--", "-m", "pip"]) == 7
    assert ran == [
        ("virtualenv", ["virtualenv", "--no-seed", "x"]),
        ("in/pip/__pip-runner__.py", ["in/pip/__pip-runner__.py", "cache", "dir"]),
        ("roost", ["roost", "gui", "--facts"]),
        ("roost", ["roost", "run", "m", "--", "-m", "pip"]),
    ]


def test_commands_that_are_imported_by_name_are_built_in() -> None:
    modules = set(hidden_modules(ROOT / "app"))
    assert {f"roost.cli.commands.{name.replace('-', '_')}_" for name in COMMANDS} <= modules
    assert {"roost.gui.main", "virtualenv", "pip._internal", "PySide6.QtSvg"} <= modules


def test_the_spec_of_the_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is run as PyInstaller runs it, with stand-ins that note what they are given."""
    making = Making(ROOT, tmp_path, tmp_path)
    said = macos.told(making, ROOT / "app", tmp_path / "roost.icns", "arm64")
    monkeypatch.setenv("ROOST_SPEC", json.dumps(said))
    given: dict[str, dict[str, Any]] = {}

    class Part:
        pure = scripts = binaries = datas = ()

        def __init__(self, name: str, more: dict[str, Any]) -> None:
            given[name] = more

    names = ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")
    stage = {name: (lambda *_, _n=name, **more: Part(_n, more)) for name in names}
    exec(compile(macos.SPEC.read_text("utf-8"), str(macos.SPEC), "exec"), stage)
    assert given["BUNDLE"]["name"] == "Roost.app"
    assert given["BUNDLE"]["version"] == making.version
    assert given["EXE"]["console"] is False
    assert "roost.cli.commands.list_" in given["Analysis"]["hiddenimports"]
    assert all(Path(source).exists() for source, _ in given["Analysis"]["datas"][1:])
    assert plistlib.loads(plistlib.dumps(given["BUNDLE"]["info_plist"]))["CFBundleDisplayName"]


def test_a_bundle_is_built_on_a_mac_alone(tmp_path: Path) -> None:
    with pytest.raises(CannotGoOn, match="macOS only"):
        macos.bundle(Making(ROOT, tmp_path, tmp_path), "linux")


# --- what goes with a release


def test_notes_are_the_section_of_the_version() -> None:
    text = (
        "# Changelog\n\n## [Unreleased]\n\n- new\n\n## [1.2.0] - 2026-11-23\n\n### Added\n\n- old\n"
    )
    assert notes.release_notes(text, "1.2.0") == "# Roost 1.2.0\n\n### Added\n\n- old\n"
    assert notes.release_notes(text, "1.3.0") == "# Roost 1.3.0\n\n- new\n"
    with pytest.raises(CannotGoOn):
        notes.release_notes("# Changelog\n\n## [Unreleased]\n", "1.3.0")


def test_checksums_are_those_that_sha256sum_checks(tmp_path: Path) -> None:
    files = [tmp_path / "b.exe", tmp_path / "a.deb"]
    for path in files:
        path.write_text(path.name)
    text = notes.checksums(files)
    assert [line.split("  ")[1] for line in text.splitlines()] == ["a.deb", "b.exe"]
    assert text.startswith(sha256(files[1]))
    told = json.loads(notes.announcement("1.2", files))
    assert (told["version"], told["files"][0]["bytes"]) == ("1.2", 5)
