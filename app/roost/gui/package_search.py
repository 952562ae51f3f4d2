"""Which environments have a package of the name that is typed: asked when somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot

from roost.core.domain.env import EnvId
from roost.core.domain.errors import RoostError
from roost.gui.jobs.job import Ending, JobEnded

if TYPE_CHECKING:
    from roost.core.system.context import JobContext
    from roost.gui.session import Session

AT_ONCE = 256
"""So many environments a job: a click is answered between two."""
LEAST_LETTERS = 3
"""Two letters begin too many names of packages."""


class PackageSearch(QObject):
    """Keeps the names of packages once they were read; forgets those of what has changed."""

    learned = Signal()
    """Names have come: what is filtered may be more now."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._names: dict[str, str] = {}
        self._asking = False
        session.opening.connect(self._forget_all)
        session.env_changed.connect(self._forget)

    def holders(self, word: str) -> frozenset[str]:
        """Ids of those known to have a package whose name begins with ``word``."""
        if len(word) < LEAST_LETTERS:
            return frozenset()
        self._ask()
        begun = f" {word.replace('_', '-')}"
        return frozenset(env_id for env_id, names in self._names.items() if begun in names)

    def _ask(self) -> None:
        workspace = self._session.workspace
        if workspace is None or self._asking or self._session.table.names_only:
            return
        ids = [row.id for row in self._session.table.rows if row.id not in self._names]
        wanted = ids[:AT_ONCE]
        if not wanted:
            return

        def run(ctx: JobContext) -> dict[str, str]:
            found = {}
            for env_id in wanted:
                ctx.check_cancelled()
                try:
                    names = workspace.package_names(EnvId.parse(env_id))
                except (RoostError, OSError):
                    names = ()
                found[env_id] = " ".join(("", *names))
            return found

        def then(end: JobEnded) -> None:
            self._asking = False
            if end.ending is Ending.DONE and workspace is self._session.workspace:
                self._names.update(cast("dict[str, str]", end.value))
                self.learned.emit()

        self._asking = True
        self._session.read("packages-of-all", self.tr("Look at packages"), run, then)

    @Slot()
    def _forget_all(self) -> None:
        self._names.clear()

    @Slot(str)
    def _forget(self, env_id: str) -> None:
        self._names.pop(env_id, None)
