"""What the set-up says, and the one way it gives up."""

from __future__ import annotations

import sys


class CannotGoOn(Exception):
    """The set-up cannot finish: what is missing, and what the user can do about it."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def say(text: str) -> None:
    """Print one line at once, also where stdout is a pipe that cannot show every character."""
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding), flush=True)


def explain(problem: CannotGoOn) -> None:
    """Print a problem and its remedy in the shape every command uses."""
    say(f"\nCannot go on: {problem.message}\nWhat to do: {problem.remedy}")
