"""Lint, tests, measurements and the lock: what `bootstrap.py` runs in the clone's environment."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from . import system
from .console import CannotGoOn, say
from .layout import LEVELS, Layout
from .pip import find_pip
from .sources import child_env, uv_env

_SERIAL = (
    "-n",
    "--numprocesses",
    "--pdb",
    "-s",
    "--capture=no",
    "--co",
    "--collect-only",
    "--dist",
)
_ADDRESSES = ("://", "find-links", "index-url", "file:")


def lint_steps(layout: Layout) -> dict[str, list[str]]:
    """The checks that are not pytest's, by the name under which they are reported."""
    python = [str(layout.python), "-P", "-m"]
    return {
        "ruff check": [*python, "ruff", "check", "--quiet", "."],
        "ruff format": [*python, "ruff", "format", "--check", "."],
        "mypy": [*python, "mypy", "--no-error-summary"],
        "lint-imports": [str(layout.script("lint-imports"))],
    }


def lint(layout: Layout, env: Mapping[str, str]) -> list[str]:
    """Run every check, show the output of those that fail, return their names."""
    failed = []
    for name, command in lint_steps(layout).items():
        start = time.monotonic()
        done = subprocess.run(
            command,
            cwd=layout.root,
            env=child_env(env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        passed = done.returncode == 0
        say(f"{name:<13} {'ok' if passed else 'FAILED'} ({time.monotonic() - start:.1f} s)")
        if not passed:
            failed.append(name)
            for line in done.stdout.rstrip().splitlines():
                say(f"  {line}")
    return failed


def pytest_command(layout: Layout, arguments: Sequence[str], cpus: int) -> list[str]:
    """pytest with the user's arguments last, so that they win: all but the measurements, on as many
    workers as there are processors (at most four) unless a part was picked or output is wanted."""
    command = [str(layout.python), "-P", "-m", "pytest", "-m", "not bench"]
    picked = any((layout.root / a.split("::")[0]).exists() for a in arguments if a[:1] != "-")
    serial = any(a.split("=")[0] in _SERIAL or a in _SERIAL or a[:2] == "-n" for a in arguments)
    if cpus > 1 and not picked and not serial:
        command += ["-n", str(min(cpus, 4)), "--dist", "loadgroup"]
    return [*command, *arguments]


def test(layout: Layout, env: Mapping[str, str], arguments: Sequence[str], full: bool) -> int:
    """Lint, then pytest, whose summary ends the output. Non-zero if either fails."""
    failed = lint(layout, env)
    lacking = system.missing((*system.QT, *system.SCREEN, *system.TESTS))
    if lacking:
        say(f"Tests that need these will be skipped: {system.command_for(lacking)}")
    say("Not part of this run: measurements (bootstrap.py bench)" + _long_series(full))
    told = {"ROOST_FAILED_CHECKS": ", ".join(failed)} | ({"ROOST_TEST_FULL": "1"} if full else {})
    done = subprocess.run(
        pytest_command(layout, arguments, os.cpu_count() or 1),
        cwd=layout.root,
        env=child_env(env) | told,
        check=False,
    )
    return done.returncode or (1 if failed else 0)


def _long_series(full: bool) -> str:
    return "." if full else ", nine tenths of the long series (test --full)."


def architecture(layout: Layout, env: Mapping[str, str]) -> int:
    """The rules of the house that are written as tests."""
    command = [str(layout.python), "-P", "-m", "pytest", "-q", "tests/architecture"]
    return subprocess.run(command, cwd=layout.root, env=child_env(env), check=False).returncode


def bench(layout: Layout, env: Mapping[str, str], arguments: Sequence[str]) -> int:
    """Run the measurements; they print figures and judge nothing but themselves."""
    command = [str(layout.python), "-P", "tests/bench/run.py", *arguments]
    return subprocess.run(command, cwd=layout.root, env=child_env(env), check=False).returncode


def lock(layout: Layout, env: Mapping[str, str], arguments: Sequence[str]) -> int:
    """Make all locks anew from pyproject.toml, without addresses: two for every system and Python,
    and that of the Windows installer.

    Raises CannotGoOn if uv cannot, or if an address got in; the old files stand then.
    """
    uv = uv_env(find_pip(layout, env).env, env)
    with tempfile.TemporaryDirectory(dir=layout.work) as folder:
        made = {level: Path(folder) / f"{level}.lock" for level in LEVELS}
        for level, path in made.items():
            path.write_bytes(
                layout.lock(level).read_bytes() if layout.lock(level).exists() else b""
            )
            extra = ["--group", "dev", "-c", str(made["run"])] if level == "dev" else []
            _compile(layout, uv, [*extra, *arguments, "-o", str(path)])
            refuse_addresses(path)
        made["windows"] = _lock_of_windows(layout, uv, Path(folder), made["run"])
        for level, path in made.items():
            path.replace(layout.lock(level))
            say(f"{layout.lock(level).relative_to(layout.root).as_posix()} written.")
    return 0


def _lock_of_windows(layout: Layout, env: Mapping[str, str], folder: Path, run: Path) -> Path:
    """As `run`, but for what installer/windows.in pins otherwise."""
    own = layout.root / "installer" / "windows.in"
    pins = [line.split(" \\")[0] for line in run.read_text(encoding="utf-8").splitlines()]
    rest = [pin for pin in pins if "==" in pin and not pin.startswith(("pyside6", "shiboken6"))]
    (folder / "rest.txt").write_text("\n".join(rest), encoding="utf-8")
    path = folder / "windows.lock"
    words = ["-c", str(own), "-c", str(folder / "rest.txt"), "-o", str(path)]
    _compile(layout, env, words, "--python-platform x86_64-pc-windows-msvc --python-version 3.13")
    refuse_addresses(path)
    return path


def _compile(
    layout: Layout,
    env: Mapping[str, str],
    arguments: Sequence[str],
    target: str = "--universal --python-version 3.11",
) -> None:
    fixed = (
        "--generate-hashes --no-emit-index-url --no-emit-find-links --no-header "
        f"--no-annotate --no-config --quiet {target}"
    )
    command = [str(layout.script("uv")), "pip", "compile", *fixed.split(), *arguments]
    done = subprocess.run([*command, "pyproject.toml"], cwd=layout.root, env=dict(env), check=False)
    if done.returncode != 0:
        raise CannotGoOn("uv could not make the lock.", "read its message above.")


def refuse_addresses(path: Path) -> None:
    """Raise CannotGoOn if a lock names where packages come from: that is each user's own."""
    text = path.read_text(encoding="utf-8")
    found = [line for line in text.splitlines() if any(word in line for word in _ADDRESSES)]
    if found:
        raise CannotGoOn(
            f"{path.name} would hold an address: {found[0].strip()}",
            "take direct references out of pyproject.toml.",
        )
