"""Global options wherever they stand: `roost list --json` means `roost --json list`."""

from __future__ import annotations

from collections.abc import Sequence

_FLAGS = {"--json", "--no-colour", "--no-color"}
_WITH_VALUE = {"--root", "--progress"}


def gather_globals(arguments: Sequence[str]) -> list[str]:
    """Move global options in front of the command; what follows `--` is left alone."""
    front: list[str] = []
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        name = word.partition("=")[0]
        if word == "--":
            rest.append(word)
            rest.extend(words)
        elif word in _FLAGS or (name in _WITH_VALUE and "=" in word):
            front.append(word)
        elif word in _WITH_VALUE:
            front.append(word)
            front.extend([value for value in [next(words, None)] if value is not None])
        else:
            rest.append(word)
    return front + rest
