"""Actions that look and change nothing: rescan, check, copy, open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from roost.core.domain.env import EnvKind
from roost.core.system.context import JobContext
from roost.gui.actions.base import Bench, Deed
from roost.gui.jobs.job import Ending, JobEnded
from roost.gui.models.row import Row
from roost.gui.text import tr
from roost.gui.widgets.notice import Message


class Rescan(Deed):
    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(bench, tr("Rescan"), tr("Look at the workspace again"), "F5", parent)

    def possible(self) -> bool:
        return self.bench.session.root is not None

    def carry_out(self) -> None:
        self.bench.session.rescan()


class Check(Deed):
    """Deep health of the selected: their Python runs because the user asked."""

    def __init__(self, bench: Bench, parent: QObject) -> None:
        tip = tr("Run its Python and import what it is for")
        super().__init__(bench, tr("Check"), tip, "Ctrl+K", parent)

    def possible(self) -> bool:
        """Others' Python runs after a question of its own only: see ``instead``."""
        rows = self.bench.selection.rows if super().possible() else []
        return bool(rows) and all(row.env.kind is not EnvKind.OTHER for row in rows)

    def carry_out(self) -> None:
        self.bench.session.check(self.bench.selection.ids)


class _OnOne(Deed):
    """Needs exactly one selected row."""

    def possible(self) -> bool:
        return super().possible() and self.bench.selection.single is not None

    def row(self) -> Row:
        row = self.bench.selection.single
        assert row is not None
        return row

    def in_background(self, run: Callable[[JobContext], object]) -> None:
        self.bench.session.read("desktop", self.text(), run, self._ended)

    def _ended(self, end: JobEnded) -> None:
        if end.ending is Ending.FAILED:
            self.bench.announcer.job_failed(end)


class OpenFolder(_OnOne):
    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(bench, tr("Open folder"), "", "Ctrl+O", parent)

    def carry_out(self) -> None:
        path = self.row().env.path

        def run(_ctx: JobContext) -> None:
            from roost.core.system.desktop import open_folder

            open_folder(path)

        self.in_background(run)


class OpenPath(QObject):
    """The folder of a path that stands in the log."""

    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench

    def open(self, path: str) -> None:
        def run(_ctx: JobContext) -> None:
            from roost.core.system.desktop import nearest_folder, open_folder

            open_folder(nearest_folder(Path(path)))

        def ended(end: JobEnded) -> None:
            if end.ending is Ending.FAILED:
                self._bench.announcer.job_failed(end)

        self._bench.session.read("desktop", tr("Open folder"), run, ended)


class OpenTerminal(_OnOne):
    def __init__(self, bench: Bench, parent: QObject) -> None:
        tip = tr("A terminal with this environment activated")
        super().__init__(bench, tr("Open a terminal here"), tip, "Ctrl+T", parent)

    def carry_out(self) -> None:
        env = self.row().env

        def run(_ctx: JobContext) -> None:
            from roost.core.system.desktop import open_terminal

            open_terminal(env.path, env.venv, env.python.parent)

        self.in_background(run)


class CopyPython(_OnOne):
    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(bench, tr("Copy the Python path"), "", "Ctrl+Shift+C", parent)

    def carry_out(self) -> None:
        QGuiApplication.clipboard().setText(str(self.row().env.python))
        self.bench.announcer.say(Message(tr("Python path copied."), color="green"))


class CopyPackages(_OnOne):
    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(bench, tr("Copy the package list"), "", "", parent)

    def carry_out(self) -> None:
        workspace = self.bench.session.workspace
        assert workspace is not None
        env_id = self.row().env.id

        def run(_ctx: JobContext) -> str:
            packages = sorted(workspace.packages(env_id), key=lambda one: one.name.casefold())
            return "\n".join(f"{one.name}=={one.version}" for one in packages)

        self.bench.session.read("packages", self.text(), run, self._copied)

    def _copied(self, end: JobEnded) -> None:
        if end.ending is Ending.DONE:
            QGuiApplication.clipboard().setText(str(end.value))
            self.bench.announcer.say(Message(tr("Package list copied."), color="green"))
        else:
            self._ended(end)
