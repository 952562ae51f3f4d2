"""What the doctor says of one thing: how it is, what was found, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from roost.core.domain.errors import RoostError


class State(StrEnum):
    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of `roost doctor`; ``code`` is stable and has its entry in the help.

    ``command``: the words that do what ``remedy`` says ("roost", "trash", "purge"), empty
    where no command can.  ``env`` is the id of the environment it is about.
    """

    code: str
    state: State
    found: str
    remedy: str = ""
    command: tuple[str, ...] = ()
    path: str | None = None
    env: str | None = None

    def as_dict(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "state": self.state.value,
            "found": self.found,
            "remedy": self.remedy,
            "command": " ".join(map(quoted, self.command)) or None,
            "path": self.path,
            "environment": self.env,
        }

    def as_error(self) -> RoostError:
        """The finding where only errors can be listed (formats.md, "errors")."""
        return RoostError(self.code, self.found, remedy=self.remedy, path=self.path)


def of_error(error: RoostError, state: State = State.PROBLEM) -> Finding:
    """A failure of a check, with the code and the remedy it brings along."""
    return Finding(error.code, state, error.message, error.remedy, path=error.path)


def verdict(findings: tuple[Finding, ...]) -> State:
    """The worst of them."""
    states = {finding.state for finding in findings}
    if State.PROBLEM in states:
        return State.PROBLEM
    return State.WARNING if State.WARNING in states else State.OK


def quoted(word: str) -> str:
    """A word of a command as one types it."""
    return f'"{word}"' if " " in word else word
