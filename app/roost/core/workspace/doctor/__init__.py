"""`doctor`: the checklist people went through by hand.  Looks only; nothing is ever changed."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from roost.core.domain.errors import InstallerError
from roost.core.domain.finding import Finding
from roost.core.operations.installers.uv import find_uv
from roost.core.store.layout import Layout
from roost.core.system.context import JobContext
from roost.core.workspace.doctor.contents import (
    choices,
    database,
    environments,
    leftovers,
    trash,
)
from roost.core.workspace.doctor.machine import accelerator
from roost.core.workspace.doctor.place import access, guards, locking, room, volume
from roost.core.workspace.doctor.questions import PATIENT, QUICK, Look, Question, ask_all
from roost.core.workspace.doctor.supplies import installers, interpreters, source
from roost.core.workspace.doctor.window import window
from roost.core.workspace.host import Host

QUESTIONS = (
    Question("the workspace's folder", access),
    Question("free space", room),
    Question("the file system", volume),
    Question("locks", locking),
    Question("guards of Windows", guards),
    Question("settings and profiles", choices),
    Question("Pythons", interpreters, QUICK),
    Question("uv and pip", installers, QUICK),
    Question("the package source", source, QUICK + 0.2),
    Question("the accelerator", accelerator, QUICK),
    Question("the environments", environments),
    Question("leftovers", leftovers),
    Question("the trash", trash),
    Question("the database", database),
    Question("the window", window, QUICK + 0.2),
)
OF_MACHINE = (interpreters, installers, source, accelerator, window)
"""What can be asked where there is no workspace yet."""


def doctor(
    root: Path | None,
    host: Host,
    ctx: JobContext,
    *,
    deep: bool = False,
    questions: Sequence[Question] = QUESTIONS,
    program: tuple[str, ...] | None = None,
) -> Iterator[Finding]:
    """Every finding, as soon as it and those before it are there.  Raises CancelledError.

    ``deep`` runs every environment's Python and gives everything more time.  ``root`` None:
    the machine alone.
    """
    if root is None:
        questions = [one for one in questions if one.ask in OF_MACHINE]
    layout = Layout(root or host.config_dir / "no workspace", keeps=False)
    look = Look(layout, host.looking(), deep, uv=_uv())
    if getattr(sys, "frozen", False):
        look = replace(look, program=(sys.executable,))
    if program is not None:
        look = replace(look, program=program)
    patient = [
        replace(one, limit=None if one.ask is environments else PATIENT) if deep else one
        for one in questions
    ]
    return ask_all(patient, look, ctx)


def _uv() -> str:
    try:
        return find_uv()
    except InstallerError:
        return ""
