"""How jobs' endings reach the user: errors in the one inline place, results at the undo bar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from roost.core.domain.env import EnvId
from roost.core.domain.errors import CancelledError, RoostError
from roost.gui import text
from roost.gui.jobs.job import Ending, JobEnded
from roost.gui.naming import env_name
from roost.gui.widgets.notice import Message

if TYPE_CHECKING:
    from roost.core.domain.plan import Result

_SHOWN = 5


class UndoOffer(NamedTuple):
    """What the undo bar shows: names, trash ids, bytes that purging would free."""

    names: tuple[str, ...]
    ids: tuple[str, ...]
    freed: int | None


class Announcer(QObject):
    message = Signal(object)
    undo_offered = Signal(object)
    bug = Signal(object)

    def say(self, message: Message) -> None:
        self.message.emit(message)

    def job_failed(self, end: JobEnded) -> None:
        """A failure in words; a bug as a report; a cancel only as a quiet line."""
        if end.ending is Ending.CANCELLED or isinstance(end.error, CancelledError):
            title = self.tr("{job}: cancelled.").format(job=end.job.title)
            told = self.tr("Everything is as it was before.")
            self.say(Message(title, told, "blue", passing=True))
        elif isinstance(end.error, RoostError):
            self.say(error_message(end.error))
        else:
            self.bug.emit(end)

    def still_planning(self) -> None:
        """Two plans at once would each count on what the other changes."""
        told = self.tr("Wait for it, or cancel it in the activity below.")
        self.say(Message(self.tr("Another plan is still being made."), told, "blue", passing=True))

    def result(
        self,
        result: Result,
        title: str,
        frees: Mapping[EnvId, int] | None = None,
        *,
        final: bool = False,
    ) -> None:
        """What became of a plan: what failed or was left, and what can be undone.

        ``frees``: bytes each environment gives back, where the result does not say.
        ``final``: what is gone is gone for good, though it names its place in the trash.
        """
        from roost.core.domain.plan import ItemOutcome

        troubles = [item for item in result.items if item.outcome is not ItemOutcome.DONE]
        if result.errors:
            self.say(error_message(result.errors[0], more=len(result.errors) - 1))
        elif troubles:
            lines = "\n".join(
                f"{env_name(str(item.env))}: {text.told(item.message)}"
                for item in troubles[:_SHOWN]
            )
            self.say(Message(self.tr("{job}: done in part.").format(job=title), lines, "amber"))
        if result.trash_ids and not final:
            self.undo_offered.emit(offer_of(result, frees or {}))


def offer_of(result: Result, frees: Mapping[EnvId, int]) -> UndoOffer:
    gone = [item for item in result.items if item.trash_id]
    freed = sum(item.freed or frees.get(item.env, 0) for item in gone)
    return UndoOffer(tuple(item.env.name for item in gone), result.trash_ids, freed or None)


def error_message(error: RoostError, more: int = 0) -> Message:
    """What happened, who or what stands in the way by name, and what to do."""
    lines = [*blockers(error), error.remedy]
    if more:
        lines.append(text.plural("and {n} more", "and {n} more", more))
    details = "\n".join(
        [f"{error.code}: {error.message}", *([error.path] if error.path else []), *lines]
    )
    shown = [*blockers(error), *map(text.told, lines[len(blockers(error)) :])]
    title = text.told(error.message)
    return Message(title, "\n".join(shown), "red", details, help_page=help_page(error.code))


def help_page(code: str) -> str:
    """Where the help explains a code: of an error, a finding or a warning."""
    return f"troubleshooting#{code}"


def blockers(error: RoostError) -> list[str]:
    """The files and programs a BlockedError names, a few of each."""
    lines: list[str] = []
    files = list(error.data.get("user_files", ()))
    if files:
        shown = ", ".join(str(name) for name in files[:_SHOWN])
        lines.append(text.tr("Your files: {names}").format(names=with_rest(shown, len(files))))
    uses = list(error.data.get("in_use", ()))
    if uses:
        shown = ", ".join(use_text(use) for use in uses[:_SHOWN])
        lines.append(text.tr("Used by: {names}").format(names=with_rest(shown, len(uses))))
    return lines


def with_rest(shown: str, count: int) -> str:
    return shown if count <= _SHOWN else f"{shown} +{count - _SHOWN}"


def use_text(use: object) -> str:
    from roost.core.domain.plan import ProcessUse

    if isinstance(use, ProcessUse):
        return f"{use.name} (PID {use.pid})"
    if isinstance(use, dict):
        return f"{use.get('name', '?')} (PID {use.get('pid', '?')})"
    return str(use)
