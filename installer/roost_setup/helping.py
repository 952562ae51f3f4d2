"""`--help` of a command that hands arguments on: its own options, then those of what it starts."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping

from .console import say
from .layout import Layout
from .sources import child_env

BEHIND: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "run": ("roost gui", ("-m", "roost", "gui")),
    "test": ("pytest", ("-m", "pytest")),
    "bench": ("tests/bench/run.py", ("tests/bench/run.py",)),
}
"""Command to what its arguments go to: a name, and how Python starts it."""


def show(command: str, own: str, layout: Layout, env: Mapping[str, str]) -> int:
    """``own`` is the command's own help.  Nothing is installed to show the rest."""
    name, start = BEHIND[command]
    say(own)
    if not layout.python.exists():
        say(f"The options of {name} are shown here once `bootstrap.py lint` has made .venv.")
        return 0
    say(f"All other arguments go to {name}:\n")
    done = subprocess.run(
        [str(layout.python), "-P", *start, "--help"],
        cwd=layout.root,
        env=child_env(env),
        check=False,
    )
    return done.returncode
