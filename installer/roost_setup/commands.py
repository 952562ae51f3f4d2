"""The commands of `installer/bootstrap.py`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence

from . import checks, helping, system, translations, venv
from .console import CannotGoOn, explain, say
from .display import display_works, wayland_works
from .layout import Layout, own_clone
from .sources import child_env

_EPILOG = """\
Everything it installs lies in .venv in this clone; system packages are installed only on Debian and
Ubuntu and only as root, elsewhere the command to type is printed. Your own package index, proxy and
certificate (pip's configuration and variables) are honoured. A second start takes a moment.
Exit code: that of the command it ran; 1 if the set-up cannot go on, 130 if interrupted.
"""


def parser() -> argparse.ArgumentParser:
    """The command line; what a command does not know itself is passed on."""
    top = argparse.ArgumentParser(
        prog="bootstrap.py",
        description="Set Roost up in this clone, then run it, its checks, tests or measurements.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, words: str) -> argparse.ArgumentParser:
        behind = name in helping.BEHIND  # it has a help of its own, which is shown as well
        made = commands.add_parser(
            name,
            help=words,
            description=f"{words[0].upper()}{words[1:]}.",
            allow_abbrev=False,
            add_help=not behind,
        )
        if behind:
            made.add_argument(
                "-h", "--help", action="store_const", const=made, help="show this and exit"
            )
        return made

    run = add(
        "run",
        "open the window; without a display, show the main job in the terminal "
        "on a sample workspace; arguments go to `roost gui`",
    )
    run.add_argument("--terminal", action="store_true", help="the terminal, display or not")
    add("setup", "only install what `run` needs")
    test = add("test", "all checks, then all tests; arguments go to pytest")
    test.add_argument("--full", action="store_true", help="the long series in full")
    add("lint", "ruff, mypy, import-linter and the architecture tests")
    add("bench", "measure; arguments go to tests/bench/run.py")
    add("translate", "take new words of the window into resources/translations, and compile them")
    add("lock", "make the locks anew (needs the network); arguments such as --upgrade go to uv")
    needs = add("system", "only install missing system packages")
    needs.add_argument("--tests", action="store_true", help="also those that tests need")
    return top


def main(argv: Sequence[str]) -> int:
    """Parse, run, and turn every expected failure into a sentence. Returns the exit code."""
    top = parser()
    options, rest = top.parse_known_args(argv)
    if rest and options.command in ("setup", "lint", "translate", "system"):
        top.error(f"{options.command} takes no argument {rest[0]}")
    try:
        if getattr(options, "help", None) is not None:
            own = options.help.format_help()
            return helping.show(options.command, own, own_clone(), os.environ)
        return _dispatch(options, rest, own_clone(), os.environ)
    except CannotGoOn as problem:
        explain(problem)
        return 1
    except KeyboardInterrupt:
        say("\nInterrupted. The next start tidies up and goes on.")
        return 130


def _dispatch(
    options: argparse.Namespace, rest: Sequence[str], layout: Layout, env: Mapping[str, str]
) -> int:
    match options.command:
        case "system":
            needs = (*system.QT, *system.SCREEN, *(system.TESTS if options.tests else ()))
            return _system_only(needs, env)
        case "setup":
            venv.ensure(layout, "run", env)
            return 0
        case "run":
            return _run(layout, env, rest, options.terminal)
    venv.ensure(layout, "dev", env)
    match options.command:
        case "lint":
            failed = checks.lint(layout, env)
            return checks.architecture(layout, env) or (1 if failed else 0)
        case "bench":
            return checks.bench(layout, env, rest)
        case "translate":
            return translations.translate(layout, env)
        case "lock":
            return checks.lock(layout, env, rest)
    system.provide((*system.QT, *system.SCREEN, *system.TESTS), env)
    return checks.test(layout, env, rest, options.full)


def _system_only(needs: Sequence[system.Need], env: Mapping[str, str]) -> int:
    lacking = system.provide(needs, env)
    if lacking:
        raise CannotGoOn(
            f"{', '.join(need.probe for need in lacking)}: not on this system.",
            system.command_for(lacking),
        )
    say("Nothing of the system is missing.")
    return 0


def _run(layout: Layout, env: Mapping[str, str], rest: Sequence[str], terminal: bool) -> int:
    lacking = system.provide((*system.QT, *system.SCREEN), env)
    window = not terminal and display_works(env)
    blocking = [n for n in lacking if n in system.QT or not wayland_works(env)]
    if window and blocking:
        raise CannotGoOn(
            "the window needs libraries that this system lacks: "
            f"{', '.join(need.probe for need in blocking)}.",
            system.command_for(blocking),
        )
    venv.ensure(layout, "run", env)
    roost = [str(layout.python), "-P", "-m", "roost"]
    if window:
        return subprocess.run([*roost, "gui", *rest], env=child_env(env), check=False).returncode
    if not terminal:
        say("No display here: showing the main job in the terminal, on a sample workspace.")
    if lacking:
        say(f"A window would need: {system.command_for(lacking)}")
    sys.stdout.flush()
    return subprocess.run([*roost, "demo", "--tour"], env=child_env(env), check=False).returncode
