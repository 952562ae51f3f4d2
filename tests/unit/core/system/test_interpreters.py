"""Base Pythons: found by name, probed where names say nothing, never Roost's own."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
import venv
from pathlib import Path

import pytest

from roost.core.domain.errors import CancelledError, RoostError
from roost.core.system.context import JobContext
from roost.core.system.interpreters import (
    Interpreter,
    choose_interpreter,
    find_interpreters,
    rank_interpreters,
)
from roost.core.system.interpreters.places import Place, places

posix = pytest.mark.skipif(sys.platform == "win32", reason="makes scripts and links")
VERSION = ".".join(map(str, sys.version_info[:3]))
BASE = os.path.realpath(sys.executable)


def program(path: Path, text: str = "#!/bin/sh\nexit 1\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def find(*paths: Path | str, **options: object) -> list[Interpreter]:
    found = [Place(str(path), "path", False) for path in paths]
    return list(find_interpreters(found=found, **options))  # type: ignore[arg-type]


@posix
def test_names_alone_tell_uv_pyenv_and_conda(tmp_path: Path) -> None:
    program(tmp_path / ".local/share/uv/python/cpython-3.12.4-linux-x86_64-gnu/bin/python3")
    program(tmp_path / ".local/share/uv/python/cpython-3.13.1+freethreaded-linux/bin/python3")
    (tmp_path / ".local/share/uv/python/cpython-3.12-linux-x86_64-gnu").symlink_to("elsewhere")
    program(tmp_path / ".pyenv/versions/3.10.9/bin/python3")
    program(tmp_path / ".pyenv/versions/pypy3.9-7.3/bin/python3")
    program(tmp_path / ".pyenv/versions/3.13.0t/bin/python3")
    (tmp_path / ".pyenv/versions/3.9.1").mkdir()  # half-removed: no interpreter
    program(tmp_path / "miniforge3/bin/python3")
    (tmp_path / "miniforge3/conda-meta").mkdir()
    (tmp_path / "miniforge3/conda-meta/python-3.11.8-h1234_0_cpython.json").write_text("{}")
    env = {"HOME": str(tmp_path), "PATH": ""}
    found = [
        one for one in find_interpreters(env=env, platform="linux") if str(tmp_path) in one.path
    ]
    assert [(one.kind, one.version, one.stable) for one in found] == [
        ("uv", "3.12.4", True),
        ("pyenv", "3.10.9", True),
        ("conda", "3.11.8", False),
    ]


def test_a_python_whose_name_says_nothing_is_probed() -> None:
    [one] = find(sys.executable)
    assert one.version == VERSION


@posix
def test_the_same_file_counts_once(tmp_path: Path) -> None:
    (tmp_path / "python3").symlink_to(BASE)
    assert len(find(BASE, tmp_path / "python3")) == 1


@posix
def test_a_venv_stands_for_its_base(tmp_path: Path) -> None:
    venv.create(tmp_path / "env", symlinks=True)
    [one] = find(tmp_path / "env" / "bin" / "python")
    assert not one.path.startswith(str(tmp_path))
    assert os.path.realpath(one.path) == BASE


@posix
def test_a_venv_whose_base_is_gone_is_none(tmp_path: Path) -> None:
    program(tmp_path / "env/bin/python")
    (tmp_path / "env/pyvenv.cfg").write_text("home = /nowhere/bin\n")
    assert find(tmp_path / "env/bin/python") == []


@posix
def test_roost_s_own_interpreter_is_never_a_base(tmp_path: Path) -> None:
    assert find(BASE, own=[str(Path(BASE).parents[1])]) == []
    embedded = program(tmp_path / "roost" / "python")
    (embedded.parent / "python311._pth").write_text("")
    assert find(embedded) == []


@posix
@pytest.mark.parametrize(
    "text",
    [
        "#!/bin/sh\necho not json\n",
        "#!/bin/sh\nexit 3\n",
        '#!/bin/sh\necho \'["pypy","3.11.0","final",true,"x",true,true]\'\n',
        '#!/bin/sh\necho \'["cpython","3.15.0","beta",true,"x",true,true]\'\n',
        '#!/bin/sh\necho \'["cpython","3.11.0","final",false,"x",true,true]\'\n',
        '#!/bin/sh\necho \'["cpython","3.11.0","final",true,"x",false,true]\'\n',
        '#!/bin/sh\necho \'["cpython","3.13.0","final",true,"x",true,false]\'\n',
        "#!/bin/sh\nyes\n",
        "",
    ],
)
def test_what_is_no_usable_python(tmp_path: Path, text: str) -> None:
    assert find(program(tmp_path / "python3", text)) == []


@posix
def test_probes_are_remembered_by_stamp(tmp_path: Path) -> None:
    count = tmp_path / "count"
    answer = '\'["cpython","3.11.5","final",true,"x",true,true]\''
    script = program(tmp_path / "python3", f"#!/bin/sh\necho x >> '{count}'\necho {answer}\n")
    cache = tmp_path / "cache" / "interpreters.json"
    for _ in range(3):
        assert [one.version for one in find(script, cache=cache)] == ["3.11.5"]
    assert count.read_text() == "x\n"
    os.utime(script, (1, 1))
    find(script, cache=cache)
    assert count.read_text() == "x\nx\n"
    cache.write_text("{ broken")
    assert [one.version for one in find(script, cache=cache)] == ["3.11.5"]


@posix
def test_a_search_can_be_cancelled(tmp_path: Path) -> None:
    started = tmp_path / "started"
    os.mkfifo(started)
    script = program(tmp_path / "python3", f"#!/bin/sh\necho up > '{started}'\nexec sleep 60\n")
    ctx = JobContext()

    def cancel() -> None:
        started.read_text()
        ctx.cancelled.set()

    thread = threading.Thread(target=cancel)
    thread.start()
    with pytest.raises(CancelledError):
        find(script, ctx=ctx)
    thread.join()


@posix
def test_probing_runs_nothing_of_the_user_s(tmp_path: Path) -> None:
    venv.create(tmp_path / "env", symlinks=True)
    canary = tmp_path / "canary"
    [site] = (tmp_path / "env" / "lib").glob("python*/site-packages")
    (site / "evil.pth").write_text(f"import pathlib; pathlib.Path({str(canary)!r}).touch()\n")
    find(tmp_path / "env/bin/python")
    assert not canary.exists()
    run = [str(tmp_path / "env/bin/python"), "-I", "-c", "pass"]
    subprocess.run(run, check=True)
    assert canary.exists()  # it would have been run by an ordinary start


@posix
def test_path_leaves_out_shims_and_relative_folders(tmp_path: Path) -> None:
    for folder in ("shims", "bin", "WindowsApps"):
        program(tmp_path / folder / "python3")
    env = {
        "HOME": str(tmp_path),
        "PATH": f"{tmp_path}/shims:{tmp_path}/WindowsApps:.:{tmp_path}/bin",
    }
    found = [place.path for place in places(env, "linux") if place.kind == "path"]
    assert found == [f"{tmp_path}/bin/python3"]


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_places_of_every_system_can_be_listed(tmp_path: Path, platform: str) -> None:
    env = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "APPDATA": str(tmp_path)}
    assert all(place.path for place in places(env, platform))


def pythons(*facts: tuple[str, str, bool]) -> list[Interpreter]:
    return [Interpreter(f"/{kind}/{version}", version, kind, ok) for version, kind, ok in facts]


def test_choice() -> None:
    candidates = pythons(
        ("3.12.3", "system", False),
        ("3.9.1", "uv", True),
        ("3.13.0", "pyenv", True),
        ("3.11.2", "system", False),
        ("3.11.7", "pyenv", True),
        ("3.11.7", "uv", True),
        ("3.14.1", "uv", True),
    )
    ranked = rank_interpreters(">=3.10,<3.14", candidates, prefer="3.11")
    assert [(one.version, one.kind) for one in ranked] == [
        ("3.11.7", "uv"),
        ("3.11.7", "pyenv"),
        ("3.13.0", "pyenv"),
        ("3.11.2", "system"),
        ("3.12.3", "system"),
    ]
    assert choose_interpreter("==3.9.*", candidates).version == "3.9.1"


def test_no_python_says_what_to_do() -> None:
    with pytest.raises(RoostError) as caught:
        choose_interpreter(">=3.99", pythons(("3.11.7", "uv", True)))
    assert caught.value.code == "no-python"
    assert "3.11.7" in caught.value.message
    assert ">=3.99" in caught.value.remedy
