"""Running and waiting jobs, for the activity pane and for what the window knows of them."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from roost.core.domain.events import Progress
from roost.gui import text
from roost.gui.jobs.job import Job

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class JobLine(NamedTuple):
    """What one line of the activity pane says."""

    job: Job
    begun: bool = False
    cancelling: bool = False
    progress: Progress | None = None

    @property
    def fraction(self) -> float | None:
        """Of the whole job where known, else of the stage; None without an end."""
        progress = self.progress
        if progress is None:
            return None
        if progress.fraction is not None:
            return min(1.0, max(0.0, progress.fraction))
        return min(1.0, progress.done / progress.total) if progress.total else None

    def detail(self, words: text.Words) -> str:
        """ "Installing PyTorch stack · torch-2.13.0 · 83 of 184 MB · 21 MB/s · 5 s left"."""
        if self.cancelling:
            return text.tr("Cancelling…")
        progress = self.progress
        if progress is None:
            return text.tr("Starting…") if self.begun else text.tr("Waiting for its turn")
        stage = text.stage_word(progress.stage)
        parts = [words.plain(stage), words.told(progress.message), amount(progress)]
        if progress.rate:
            shown = (
                text.size(round(progress.rate))
                if progress.unit == "bytes"
                else text.number(round(progress.rate))
            )
            parts.append(text.tr("{rate}/s").format(rate=shown))
        if progress.seconds_left is not None:
            parts.append(text.tr("{time} left").format(time=text.duration(progress.seconds_left)))
        return " · ".join(part for part in parts if part)


def amount(progress: Progress) -> str:
    """ "83 of 184 MB", "412 of 34 800 files", "" where nothing is counted."""
    done, total, unit = progress.done, progress.total, progress.unit
    if unit == "bytes":
        if not total:
            return text.size(done) if done else ""
        whole = text.size(total)
        shown = text.size_like(done, total)
        return text.tr("{done} of {total}").format(done=shown, total=whole)
    if not total:
        return ""
    shown = text.number(done)
    if unit == "files":
        return text.plural("{done} of {n} file", "{done} of {n} files", total, done=shown)
    if unit == "packages":
        return text.plural("{done} of {n} package", "{done} of {n} packages", total, done=shown)
    if unit == "environments":
        return text.plural(
            "{done} of {n} environment", "{done} of {n} environments", total, done=shown
        )
    return text.tr("{done} of {total}").format(done=shown, total=text.number(total))


class JobListModel(QAbstractListModel):
    """Visible jobs in the order they were started."""

    def __init__(self, words: text.Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._lines: list[JobLine] = []

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.plain(line.job.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._words.plain(line.job.title)}: {line.detail(self._words)}"
        return None

    def add(self, job: Job) -> None:
        place = len(self._lines)
        self.beginInsertRows(_NO_PARENT, place, place)
        self._lines.append(JobLine(job))
        self.endInsertRows()

    def begin(self, job_id: str) -> None:
        self._update(job_id, begun=True)

    def cancel(self, job_id: str) -> None:
        self._update(job_id, cancelling=True)

    def set_progress(self, progress: Progress) -> None:
        self._update(progress.job, begun=True, progress=progress)

    def remove(self, job_id: str) -> None:
        place = self._place(job_id)
        if place is not None:
            self.beginRemoveRows(_NO_PARENT, place, place)
            del self._lines[place]
            self.endRemoveRows()

    def line(self, place: int) -> JobLine:
        return self._lines[place]

    def _update(self, job_id: str, **changes: Any) -> None:
        place = self._place(job_id)
        if place is not None:
            self._lines[place] = self._lines[place]._replace(**changes)
            self.dataChanged.emit(self.index(place), self.index(place))

    def _place(self, job_id: str) -> int | None:
        for place, line in enumerate(self._lines):
            if line.job.id == job_id:
                return place
        return None
