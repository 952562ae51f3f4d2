"""Errors Roost raises on purpose: a code, a sentence, a remedy and the path it is about.

The code is what programs match on; the class decides the exit code of the
command line (formats.md, "Exit codes").  Everything else that escapes is a bug.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class RoostError(Exception):
    """Base of every deliberate failure.

    ``remedy`` is never empty: it says what the user can do.  ``data`` carries
    structured facts (for example ``user_files`` or ``in_use``) for JSON output.
    """

    exit_code = 1
    default_remedy = "Run the command again with --json for details, or save a support file."

    def __init__(
        self,
        code: str,
        message: str,
        *,
        remedy: str = "",
        path: str | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.remedy = remedy or self.default_remedy
        self.path = path
        self.data: Mapping[str, Any] = data or {}

    def as_dict(self) -> dict[str, Any]:
        """The error as formats.md prints it: code, message, remedy, path."""
        return {
            "code": self.code,
            "message": self.message,
            "remedy": self.remedy,
            "path": self.path,
        }


class UsageError(RoostError):
    """The call itself is wrong (exit 2)."""

    exit_code = 2
    default_remedy = "See the command's --help."


class BusyError(RoostError):
    """Somebody else holds what is needed (exit 3)."""

    exit_code = 3
    default_remedy = "Wait until the other process has finished, or end it, and try again."


class EnvironmentBusyError(BusyError):
    """The environment is being created elsewhere and waiting was not wanted or took too long.

    ``decision``: the trace up to there, where a resolution ended so.
    """

    decision: Any = None

    @property
    def trace(self) -> tuple[Any, ...]:
        """The steps up to there."""
        return () if self.decision is None else tuple(self.decision.trace)


class NotFoundError(RoostError):
    """No such model or environment (exit 5)."""

    exit_code = 5
    default_remedy = "Run `roost list` to see what there is."


class CancelledError(RoostError):
    """The user cancelled; a normal outcome (exit 130)."""

    exit_code = 130

    def __init__(self, message: str = "Cancelled.") -> None:
        super().__init__("cancelled", message, remedy="Start it again whenever you like.")


class WorkspaceError(RoostError):
    """The root itself cannot be used: missing, unreadable, hostile path."""


class StoreError(RoostError):
    """A file of the workspace could not be read or written."""


class ProfileError(RoostError):
    """A profile is wrong; ``path`` names the file, the message the line."""


class InstallerError(RoostError):
    """uv or pip failed; ``data['output']`` holds the last lines, redacted."""


class BlockedError(RoostError):
    """Refused because of user files or processes; ``data`` names all of them."""


class NoEnvironmentError(RoostError):
    """No step of the resolution gave an environment.

    ``decision`` is the whole trace (``domain.decision.Decision``).
    """

    def __init__(
        self, message: str, *, remedy: str, decision: Any, path: str | None = None
    ) -> None:
        super().__init__("no-environment", message, remedy=remedy, path=path)
        self.decision = decision

    @property
    def trace(self) -> tuple[Any, ...]:
        """What every step looked at and found."""
        return tuple(self.decision.trace)
