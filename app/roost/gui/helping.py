"""*Check everything* and *Support file*: asked in workers, shown in dialogs, done by actions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPixmap

from roost.core.domain.env import EnvId
from roost.core.domain.errors import RoostError
from roost.gui import text
from roost.gui.announcer import help_page
from roost.gui.jobs.job import Ending, Job, JobEnded, LaneName
from roost.gui.widgets.notice import Message

if TYPE_CHECKING:
    from roost.core.domain.finding import Finding
    from roost.core.system.context import JobContext
    from roost.core.workspace.support.collect import Support
    from roost.gui.controller import Controller
    from roost.gui.dialogs.doctor import DoctorDialog
    from roost.gui.dialogs.support import SupportDialog


class Helping(QObject):
    """Lives as long as the window; a finding reaches the dialog that is open then."""

    help_wanted = Signal(str)
    trash_wanted = Signal()
    _found = Signal(object)
    """Emitted in the worker's thread, heard in the window's."""

    def __init__(self, controller: Controller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._doctor: DoctorDialog | None = None
        self._support: SupportDialog | None = None
        self._job = ""
        self._found.connect(self._on_found, Qt.ConnectionType.QueuedConnection)
        controller.session.opened.connect(self._on_opened)

    # --- check everything ----------------------------------------------------------------

    def show_doctor(self) -> None:
        from roost.gui.dialogs.doctor import DoctorDialog

        if self._controller.session.workspace is None or self._doctor is not None:
            return
        dialog = DoctorDialog(self._controller.look, self._controller.window)
        dialog.wanted.connect(self._on_wanted)
        dialog.help_wanted.connect(self._on_help)
        dialog.deeper.connect(self._look_deeper)
        dialog.finished.connect(self._on_doctor_closed)
        dialog.finished.connect(dialog.deleteLater)
        self._doctor = dialog
        dialog.open()
        self._ask_doctor(deep=False)

    def _ask_doctor(self, *, deep: bool) -> None:
        workspace = self._controller.session.workspace
        if workspace is None or self._doctor is None:
            return
        self._doctor.begin()

        def run(ctx: JobContext) -> object:
            for finding in workspace.doctor(ctx, deep=deep):
                self._found.emit((ctx.job, finding))
            return None

        job = Job("doctor", self.tr("Check everything"), run, LaneName.BACKGROUND, first=True)
        self._job = self._controller.board.submit(job, self._on_asked)

    @Slot(object)
    def _on_found(self, told: tuple[str, Finding]) -> None:
        """One of an earlier look that was cut short is dropped."""
        if self._doctor is not None and told[0] == self._job:
            self._doctor.add(told[1])

    def _on_asked(self, end: JobEnded) -> None:
        if self._doctor is not None and end.job.id == self._job:
            self._doctor.ended()
        if end.ending is Ending.FAILED:
            self._controller.announcer.job_failed(end)

    @Slot()
    def _look_deeper(self) -> None:
        self._controller.board.cancel(self._job)
        self._ask_doctor(deep=True)

    @Slot()
    def _on_doctor_closed(self) -> None:
        self._controller.board.cancel(self._job)
        self._doctor = None

    @Slot(object)
    def _on_help(self, finding: Finding) -> None:
        self.help_wanted.emit(help_page(finding.code))

    @Slot(object)
    def _on_wanted(self, finding: Finding) -> None:
        """The button of a line: what its command would do, done here where it can be."""
        words = finding.command
        verb = words[1] if words[:1] == ("roost",) and len(words) > 1 else ""
        actions, session = self._controller.actions, self._controller.session
        if verb == "doctor":
            self._look_deeper()
            return
        if verb == "check" and finding.env is not None:
            session.check([finding.env])
        elif verb == "delete" and finding.env is not None:
            self._controller.window.table.select([finding.env])
            actions.delete.trigger()
        elif verb == "migrate" and finding.env is not None:
            self._controller.window.table.select([finding.env])
            actions.migrate_this.trigger()
        elif verb == "create" and finding.env is not None:
            actions.create.create(EnvId.parse(finding.env).name, "")
        elif verb == "create":
            actions.create.trigger()
        elif verb == "trash":
            self.trash_wanted.emit()
        elif verb == "list":
            self._tidy_up()
        else:
            from roost.core.domain.finding import quoted

            QGuiApplication.clipboard().setText(" ".join(map(quoted, words)))
            self._controller.say(Message(self.tr("The command was copied."), color="green"))
            return
        if self._doctor is not None:
            self._doctor.accept()

    def _tidy_up(self) -> None:
        session = self._controller.session
        workspace = session.workspace
        if workspace is None:
            return

        def run(ctx: JobContext) -> object:
            return workspace.tidy_up(ctx)

        def then(end: JobEnded) -> None:
            if end.ending is not Ending.DONE:
                self._controller.announcer.job_failed(end)
            session.rescan()

        session.change("recover", self.tr("Tidy up"), run, then)

    # --- support file --------------------------------------------------------------------

    def show_support(self) -> None:
        from roost.gui.dialogs.support import SupportDialog

        if self._controller.session.workspace is None or self._support is not None:
            return
        dialog = SupportDialog(self._controller.look, self._controller.window)
        dialog.gather.connect(self._gather)
        dialog.save_wanted.connect(self._save)
        dialog.finished.connect(self._on_support_closed)
        dialog.finished.connect(dialog.deleteLater)
        self._support = dialog
        dialog.open()
        self._gather(False)

    @Slot(bool)
    def _gather(self, hide_models: bool) -> None:
        workspace = self._controller.session.workspace
        if workspace is None or self._support is None:
            return
        self._controller.board.cancel(self._job)
        self._support.waiting()

        def run(ctx: JobContext) -> object:
            return workspace.support(ctx, hide_models=hide_models)

        job = Job("support", self.tr("Support file"), run, LaneName.BACKGROUND, first=True)
        self._job = self._controller.board.submit(job, self._on_gathered)

    def _on_gathered(self, end: JobEnded) -> None:
        if self._support is None or end.job.id != self._job:
            return
        if end.ending is Ending.DONE:
            from roost.gui.picture import private_picture

            support = cast("Support", end.value)
            names = dict(support.private.names)
            names |= dict.fromkeys(support.private.secrets, "***")
            picture = _png(private_picture(self._controller, names))
            self._support.show_support(support, picture)
        else:
            self._support.reject()
            self._controller.announcer.job_failed(end)

    @Slot(object)
    def _save(self, support: Support) -> None:
        from roost.gui.dialogs.files import save_as

        def chosen(path: str) -> None:
            self.write(support, Path(path))

        title = self.tr("Save the support file")
        save_as(self._controller.window, title, "roost-support.zip", chosen)

    def write(self, support: Support, path: Path) -> None:
        """Written in a worker; the file dialog has asked about one that is there already."""

        def run(_ctx: JobContext) -> object:
            from roost.core.workspace.support.archive import write_support

            return write_support(support, path, replace=True)

        def then(end: JobEnded) -> None:
            if end.ending is Ending.DONE:
                told = self.tr("Saved. Look at it before you send it: {path}")
                shown = self._controller.look.words.path(path)
                self._controller.say(Message(told.format(path=shown), color="green"))
            else:
                self._controller.announcer.job_failed(end)

        self._controller.session.read("save", self.tr("Save the support file"), run, then)

    @Slot()
    def _on_support_closed(self) -> None:
        self._controller.board.cancel(self._job)
        self._support = None

    # --- a support file that was opened ----------------------------------------------------

    @Slot(object)
    def _on_opened(self, _root: object) -> None:
        """Say that it is one, and whether this version decides as the one that made it."""
        workspace = self._controller.session.workspace
        again = getattr(workspace, "replay", None)
        if again is None or not getattr(workspace, "read_only", False):
            return
        manifest = dict(getattr(workspace, "manifest", {}))

        def run(_ctx: JobContext) -> object:
            played = again()
            return len(played), sum(not one.same for one in played)

        def then(end: JobEnded) -> None:
            title = self.tr("A support file of {when}, by Roost {version}: look, change nothing.")
            title = title.format(
                when=text.when(str(manifest.get("made_at"))), version=manifest.get("roost")
            )
            if end.ending is Ending.DONE:
                count, differ = cast("tuple[int, int]", end.value)
                said = text.plural(
                    "{n} decision was made again here; {m} come out otherwise.",
                    "{n} decisions were made again here; {m} come out otherwise.",
                    count,
                    m=text.number(differ),
                )
                self._controller.say(Message(title, said, "blue"))
            elif isinstance(end.error, RoostError):
                body = f"{text.told(end.error.message)}\n{text.told(end.error.remedy)}"
                self._controller.say(Message(title, body, "amber"))
            else:
                self._controller.announcer.job_failed(end)

        self._controller.session.read("replay", self.tr("Decide again"), run, then)


def _png(picture: QPixmap) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(data.data())
