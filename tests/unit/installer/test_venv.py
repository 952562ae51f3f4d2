"""The clone's environment, made for real: a small clone, a lock of small wheels, real pip."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from roost_setup import stamp, venv
from roost_setup.console import CannotGoOn
from roost_setup.layout import Layout
from support.package_index import make_wheel


class Clone:
    """A clone in a folder whose name tries everything that a path may hold."""

    def __init__(self, folder: Path) -> None:
        self.layout = Layout(folder / "clone with 'quotes' & 🐔")
        self.wheels = folder / "wheels"
        root = self.layout.root
        (root / "app" / "roost").mkdir(parents=True)
        (root / "installer").mkdir()
        (root / "app" / "roost" / "__init__.py").write_text("")
        (root / "app" / "roost" / "version.py").write_text('__version__ = "0.1.0"\n')
        (root / "app" / "roost" / "__main__.py").write_text("def main():\n    print('it runs')\n")
        self.layout.pyproject.write_text(
            '[project]\nname = "roost"\ndescription = "x"\n'
            '[project.scripts]\nroost = "roost.__main__:main"\n'
        )
        self.write_lock("run", "egg")
        self.write_lock("dev", "egg", "tool")

    def write_lock(self, level: str, *names: str, version: str = "1.0") -> None:
        lines = []
        for name in names:
            wheel = make_wheel(self.wheels, name, version)
            digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
            lines.append(f"{name}=={version} --hash=sha256:{digest}\n")
        self.layout.lock(level).write_text("".join(lines))

    @property
    def env(self) -> dict[str, str]:
        polluted = {
            "PYTHONPATH": str(self.layout.root),
            "PYTHONHOME": str(self.layout.root),
            "VIRTUAL_ENV": str(self.layout.root),
            "PIP_TARGET": str(self.layout.root / "elsewhere"),
            "PIP_USER": "1",
            "PIP_REQUIRE_VIRTUALENV": "1",
            "PIP_CONSTRAINT": str(self.layout.root / "no such file"),
        }
        sources = {
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": self.wheels.as_uri(),
            "PIP_CONFIG_FILE": os.devnull,
        }
        return dict(os.environ) | polluted | sources

    def ensure(self, level: str = "run") -> None:
        venv.ensure(self.layout, level, self.env)

    def packages(self) -> list[str]:
        return [name.removesuffix(".dist-info") for name in stamp.dist_infos(self.layout)]

    def mark(self) -> Path:
        """A file that is gone once the environment was made anew."""
        path = self.layout.venv / "mark"
        path.touch()
        return path


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    """A clone that is set up. Tests that change it work on their own."""
    clone = Clone(tmp_path_factory.mktemp("finished"))
    clone.ensure()
    return clone


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path)


def test_first_set_up_gives_a_working_command(finished: Clone) -> None:
    assert finished.packages() == ["egg-1.0", "roost-0.1.0"]
    command = [str(finished.layout.script("roost"))]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "it runs\n"
    assert not (finished.layout.root / "elsewhere").exists()


def test_second_set_up_starts_no_pip(finished: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    def unwanted(*_: object) -> None:
        pytest.fail("pip was looked for")

    monkeypatch.setattr(venv, "find_pip", unwanted)
    finished.ensure()


def test_tools_are_added_and_stay(clone: Clone) -> None:
    clone.ensure()
    mark = clone.mark()
    clone.ensure("dev")
    assert clone.packages() == ["egg-1.0", "roost-0.1.0", "tool-1.0"]
    clone.ensure("run")
    assert clone.packages() == ["egg-1.0", "roost-0.1.0", "tool-1.0"]
    assert mark.exists()
    clone.write_lock("dev", "egg", "tool", version="2.0")
    clone.ensure("run")  # a rebuild keeps the level
    assert clone.packages() == ["egg-2.0", "roost-0.1.0", "tool-2.0"]
    assert not mark.exists()


def _interrupt(clone: Clone) -> None:
    clone.layout.unfinished.touch()


def _lose_a_package(clone: Clone) -> None:
    (info,) = clone.layout.venv.rglob("egg-1.0.dist-info")
    shutil.rmtree(info)


def _break_python(clone: Clone) -> None:
    for path in clone.layout.bin.glob("python*"):
        path.unlink()


def _change_lock(clone: Clone) -> None:
    with clone.layout.lock("run").open("a") as lock:
        lock.write("# another\n")


def _move(clone: Clone) -> None:
    target = clone.layout.root.parent / "moved"
    clone.layout.root.rename(target)
    clone.layout = Layout(target)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (_interrupt, "the last set-up was interrupted"),
        (_lose_a_package, "it lost packages (egg-1.0)"),
        (_break_python, "its Python does not start"),
        (_change_lock, "the locked versions changed"),
        (_move, "the clone was moved"),
    ],
)
def test_what_no_longer_fits_is_made_anew(
    finished: Clone,
    tmp_path: Path,
    damage: Callable[[Clone], None],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    clone = Clone(tmp_path)
    shutil.copytree(finished.layout.venv, clone.layout.venv, symlinks=True)
    stamp.write(clone.layout, stamp.current(clone.layout, "run"))
    mark = clone.mark()
    damage(clone)
    clone.ensure()
    assert f"Making .venv anew: {said}" in capsys.readouterr().out
    assert clone.packages() == ["egg-1.0", "roost-0.1.0"]
    assert not (clone.layout.venv / mark.name).exists()
    command = [str(clone.layout.script("roost"))]
    assert subprocess.run(command, capture_output=True, text=True).stdout == "it runs\n"
    assert not clone.layout.unfinished.exists()


@pytest.mark.slow
def test_changed_project_renews_the_commands_only(clone: Clone) -> None:
    clone.ensure()
    mark = clone.mark()
    text = clone.layout.pyproject.read_text()
    clone.layout.pyproject.write_text(text + 'other = "roost.__main__:main"\n')
    clone.ensure()
    assert mark.exists()
    assert clone.layout.script("other").exists()


def test_environment_made_by_hand_is_used(clone: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    _make_by_hand(clone)
    clone.ensure()
    assert "Using the .venv that is there" in capsys.readouterr().out
    assert (clone.layout.venv / "mine").exists()
    assert clone.packages() == ["egg-1.0", "roost-0.1.0"]


def test_broken_environment_made_by_hand_is_kept_aside(clone: Clone) -> None:
    _make_by_hand(clone)
    _break_python(clone)
    clone.ensure()
    assert (clone.layout.root / ".venv.old-1" / "mine").exists()
    assert clone.packages() == ["egg-1.0", "roost-0.1.0"]


def _make_by_hand(clone: Clone) -> None:
    command = [sys.executable, "-I", "-m", "venv", "--without-pip", clone.layout.venv]
    subprocess.run(command, check=True)
    (clone.layout.venv / "mine").touch()


@pytest.mark.slow
def test_wrong_hash_stops_it_and_the_next_start_repairs(clone: Clone) -> None:
    good = clone.layout.lock("run").read_text()
    clone.layout.lock("run").write_text(f"egg==1.0 --hash=sha256:{'0' * 64}\n")
    with pytest.raises(CannotGoOn, match="differs from the one that was locked"):
        clone.ensure()
    assert stamp.read(clone.layout) is None
    clone.layout.lock("run").write_text(good)
    clone.ensure()
    assert clone.packages() == ["egg-1.0", "roost-0.1.0"]


def test_package_that_cannot_be_had_is_a_sentence(clone: Clone) -> None:
    shutil.rmtree(clone.wheels)
    clone.wheels.mkdir()
    with pytest.raises(CannotGoOn, match="not to be had") as caught:
        clone.ensure()
    assert "Python 3.11 to 3.14" in caught.value.remedy


def test_full_disk_is_seen_before_anything(clone: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil._ntuple_diskusage(100, 90, 10 * 2**20)  # type: ignore[attr-defined]
    monkeypatch.setattr(venv.shutil, "disk_usage", lambda _: usage)
    with pytest.raises(CannotGoOn, match="10 MB free") as caught:
        clone.ensure()
    assert str(clone.layout.root) in caught.value.message
    assert not clone.layout.venv.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows allows neither character in a name")
@pytest.mark.parametrize("name", ["a\nb", "a:b"])
def test_impossible_paths_are_refused_before_anything(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(CannotGoOn, match="line break or a colon"):
        venv.ensure(Layout(tmp_path / name), "run", dict(os.environ))
    assert list((tmp_path / name).iterdir()) == []


def test_without_any_pip_the_packages_to_install_are_named(
    clone: Clone, monkeypatch: pytest.MonkeyPatch
) -> None:
    from roost_setup import pip, system

    monkeypatch.setattr(pip, "_version", lambda *_: (0, 0))
    monkeypatch.setattr(system, "can_install", lambda: False)
    monkeypatch.setattr(pip.subprocess, "run", _fails_for("ensurepip"))
    with pytest.raises(CannotGoOn, match="neither a pip") as caught:
        clone.ensure()
    assert f"python3.{sys.version_info.minor}-venv" in caught.value.remedy


def _fails_for(word: str) -> Callable[..., subprocess.CompletedProcess[str]]:
    real = subprocess.run

    def run(command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
        if word in command:
            return subprocess.CompletedProcess(command, 1)
        return real(command, **options)  # type: ignore[call-overload,no-any-return]

    return run


@pytest.mark.slow
def test_old_pip_of_the_host_is_passed_over(clone: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    """pip before 22.3 has no --python: the environment then gets its own from ensurepip."""
    from roost_setup import pip

    real = pip._version

    def old_host(command: tuple[str, ...], env: dict[str, str]) -> tuple[int, int]:
        return (20, 0) if command[0] == sys.executable else real(command, env)

    monkeypatch.setattr(pip, "_version", old_host)
    clone.ensure()
    assert {"egg-1.0", "roost-0.1.0"} < set(clone.packages())


def test_unknown_stamp_counts_as_none(finished: Clone, tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    layout.venv.mkdir()
    for text in ("", "[]", "{}", '{"schema": 2}', '{"packages": 1}'):
        layout.stamp.write_text(text)
        assert stamp.read(layout) is None
    assert stamp.read(finished.layout) is not None
