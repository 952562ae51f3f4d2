"""The small parts of the set-up: display, exclusiveness, editable wheel, system packages, words."""

from __future__ import annotations

import base64
import hashlib
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from roost_setup import checks, commands, editable, system
from roost_setup.console import CannotGoOn
from roost_setup.display import display_works
from roost_setup.exclusive import exclusive
from roost_setup.layout import Layout

ROOT = Path(__file__).parents[3]

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such sockets")


# --- display


@posix_only
def test_wayland_counts_only_if_somebody_answers(tmp_path: Path) -> None:
    env = {"WAYLAND_DISPLAY": "w0", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert not display_works(env, "linux")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "w0"))
        server.listen()
        assert display_works(env, "linux")
    assert not display_works(env, "linux")


def test_x11_over_the_network_counts_only_if_somebody_answers() -> None:
    try:
        server = socket.create_server(("127.0.0.1", 6987))
    except OSError:
        pytest.skip("port 6987 is taken on this machine")
    with server:
        assert display_works({"DISPLAY": "127.0.0.1:987.0"}, "linux")
    assert not display_works({"DISPLAY": "127.0.0.1:987.0"}, "linux")


@pytest.mark.parametrize("display", ["", ":98765", "nonsense", ":x", ":0\0"])
def test_dead_or_malformed_displays_do_not_count(display: str) -> None:
    assert not display_works({"DISPLAY": display} if display != ":0\0" else {}, "linux")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_desktops_always_have_one(platform: str) -> None:
    assert display_works({}, platform)


# --- one at a time


def test_second_holder_waits_for_the_first(tmp_path: Path) -> None:
    path = tmp_path / "work" / "lock"
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from pathlib import Path; from roost_setup.exclusive import exclusive\n"
        "with exclusive(Path(sys.argv[2]), lambda: print('waiting', flush=True)):\n"
        "    print('in', flush=True); sys.stdin.read()\n"
    )
    command = [sys.executable, "-I", "-c", code, str(ROOT / "installer"), str(path)]
    with exclusive(path, lambda: pytest.fail("nobody else holds it")):
        other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert other.stdout is not None
        assert other.stdout.readline() == "waiting\n"
    with other:
        assert other.stdout.readline() == "in\n"
        waited: list[bool] = []
        other.kill()  # a holder that dies frees it
        with exclusive(path, lambda: waited.append(True)):
            assert other.wait() != 0


@posix_only
def test_orphaned_child_keeps_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    waited: list[bool] = []
    with exclusive(path, lambda: pytest.fail("nobody else holds it")) as held:
        command = [sys.executable, "-I", "-c", "import sys; sys.stdin.read()"]
        child = subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=(held,))

    def end_child() -> None:
        waited.append(True)
        child.communicate()

    with exclusive(path, end_child):
        assert waited == [True]
        assert child.returncode == 0


# --- the editable wheel


def test_editable_wheel_is_a_sound_wheel(tmp_path: Path) -> None:
    path = editable.write_wheel(ROOT, tmp_path)
    version = editable.version_of(ROOT)
    assert path.name == f"roost-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path) as wheel:
        record = wheel.read(f"roost-{version}.dist-info/RECORD").decode().splitlines()
        listed = {line.split(",")[0] for line in record}
        assert listed == set(wheel.namelist())
        for line in record:
            name, digest, size = line.split(",")
            if digest:
                data = wheel.read(name)
                raw = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=")
                assert (digest, int(size)) == (f"sha256={raw.decode()}", len(data))
        points = wheel.read(f"roost-{version}.dist-info/entry_points.txt").decode()
    assert "[console_scripts]\nroost = roost.__main__:main\n" in points
    assert "[gui_scripts]\nroost-gui = roost.__main__:gui\n" in points


def test_path_file_is_ascii_whatever_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "Größe 🐔 'x'"
    folder.mkdir()
    (folder / "found_here.py").write_text("")
    site = tmp_path / "site"
    site.mkdir()
    line = editable._pth_line(folder)
    (site / "x.pth").write_text(line, encoding="ascii")
    code = "import site, sys; site.addsitedir(sys.argv[1]); import found_here"
    subprocess.run([sys.executable, "-I", "-c", code, str(site)], check=True)


@pytest.mark.parametrize("text", [None, "version = 1\n"])
def test_no_version_is_a_sentence(tmp_path: Path, text: str | None) -> None:
    (tmp_path / "app" / "roost").mkdir(parents=True)
    if text is not None:
        (tmp_path / "app" / "roost" / "version.py").write_text(text)
    with pytest.raises(CannotGoOn, match=r"version\.py"):
        editable.version_of(tmp_path)


# --- system packages


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps these apart from Qt")
def test_missing_things_are_found_by_looking() -> None:
    absent = system.Need("libnot-there.so.7", "library", "libnot-there7", "not-there", "not-there")
    program = system.Need("not-a-program", "program", "prog", "prog", "prog")
    present = system.Need("libc.so.6", "library", "libc6", "glibc", "glibc")
    assert system.missing([absent, present, program]) == [absent, program]


@pytest.mark.parametrize(
    ("there", "start"),
    [
        ("apt-get", "sudo apt-get install -y --no-install-recommends libgl1 libegl1 "),
        ("dnf", "sudo dnf install -y libglvnd-glx libglvnd-egl "),
        ("pacman", "sudo pacman -S --needed libglvnd libxkbcommon "),
        ("none", "install these with your system's package manager: libGL.so.1, "),
    ],
)
def test_the_exact_command_is_named(there: str, start: str) -> None:
    command = system.command_for(system.QT, lambda name: name if name == there else None)
    assert command.startswith(start)


def test_fonts_are_looked_for_deep(tmp_path: Path) -> None:
    assert not system._has_fonts([tmp_path, tmp_path / "missing"])
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "X.TTF").touch()
    assert system._has_fonts([tmp_path])


# --- commands and pytest's arguments


@pytest.mark.parametrize(
    ("arguments", "workers"),
    [
        ([], True),
        (["-k", "env"], True),
        (["tests/unit"], False),
        (["tests/conftest.py::x"], False),
        (["-n0"], False),
        (["-n", "3"], False),
        (["--pdb"], False),
    ],
)
def test_workers_only_for_the_whole(arguments: list[str], workers: bool) -> None:
    command = checks.pytest_command(Layout(ROOT), arguments, cpus=2)
    assert ("--dist" in command) == workers
    assert command[len(command) - len(arguments) :] == arguments
    assert command[command.index("pytest") + 1 :][:2] == ["-m", "not bench"]


def test_one_processor_gets_no_workers() -> None:
    assert "-n" not in checks.pytest_command(Layout(ROOT), [], cpus=1)


def test_unknown_arguments_pass_only_where_there_is_a_receiver() -> None:
    options, rest = commands.parser().parse_known_args(["test", "-x", "tests/unit", "--full"])
    assert (options.full, rest) == (True, ["-x", "tests/unit"])
    with pytest.raises(SystemExit) as caught:
        commands.main(["lint", "tests"])
    assert caught.value.code == 2


@pytest.mark.parametrize(
    "line", ["--index-url https://x/simple", "--find-links /w", "a @ https://x/a.whl", "-e file:."]
)
def test_lock_with_an_address_is_refused(tmp_path: Path, line: str) -> None:
    lock = tmp_path / "run.lock"
    lock.write_text(f"click==8.5.1 \\\n    --hash=sha256:00\n{line}\n")
    with pytest.raises(CannotGoOn, match="address"):
        checks.refuse_addresses(lock)


def test_old_python_gets_a_sentence(tmp_path: Path) -> None:
    """The entry file is parsed by any Python 3: no syntax newer than 3.6."""
    import ast

    source = (ROOT / "installer" / "bootstrap.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); sys.version_info = (3, 9, 1)\n"
        "import bootstrap; sys.exit(bootstrap.main(['run']))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", code, str(ROOT / "installer")],
        env={"PATH": str(tmp_path), "SYSTEMROOT": "C:\\Windows"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1, done.stderr
    assert "needs Python 3.11 or newer; this is Python 3.9" in done.stdout
    assert "What to do: install Python 3.11" in done.stdout
