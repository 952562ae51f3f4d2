"""The log pane: follows the tail or pauses, filters by level and job, copies, saves."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from roost.gui.look import Look
from roost.gui.models.log_model import LogModel
from roost.gui.widgets.choice import Choice
from roost.gui.widgets.log_view import LogView

ALL_JOBS = ""
KEPT_JOBS = 20
JOB_LETTERS = 16


class LogPane(QWidget):
    save_wanted = Signal(str)
    path_wanted = Signal(str)

    def __init__(self, look: Look, model: LogModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model
        self._follow = True
        self.view = LogView(look)
        self.view.placeholder = self.tr("Lines of running jobs appear here.")
        self.view.setModel(model)
        self.view.setAccessibleName(self.tr("Log"))
        self.levels = Choice(look, self.tr("Level of the log"))
        self.levels.setProperty("kind", "compact")
        for key, title in (
            ("all", self.tr("All lines")),
            ("steps", self.tr("Steps only")),
            ("problems", self.tr("Problems only")),
        ):
            self.levels.addItem(title, key)
        self.jobs = Choice(look, self.tr("Job of the log"))
        self.jobs.setProperty("kind", "compact")
        self.jobs.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.jobs.setMinimumContentsLength(JOB_LETTERS)  # titles come later, and are long
        self.jobs.addItem(self.tr("All jobs"), ALL_JOBS)
        self.search = QLineEdit()
        self.search.setProperty("kind", "compact")
        self.search.setPlaceholderText(self.tr("Search the log"))
        self.search.setAccessibleName(self.tr("Search the log"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(self.search.fontMetrics().horizontalAdvance("n" * 20))
        self.tail_button = QPushButton(" " + self.tr("Follow"))
        self.tail_button.setProperty("kind", "compact")
        self.tail_button.setCheckable(True)
        self.tail_button.setChecked(True)
        look.dress(self.tail_button, "tail")
        self.copy_button = self._tool("copy", self.tr("Copy the log"))
        self.save_button = self._tool("save", self.tr("Save the log…"))
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        for widget in (
            self.jobs, self.levels, self.search, self.tail_button, self.copy_button,
            self.save_button,
        ):  # fmt: skip
            self.tools.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(150)
        self._delay.timeout.connect(self._apply_filter)
        self.search.textChanged.connect(self._on_search)
        self.levels.currentIndexChanged.connect(self._on_choice)
        self.jobs.currentIndexChanged.connect(self._on_choice)
        self.view.path_wanted.connect(self.path_wanted)
        self.tail_button.toggled.connect(self._on_follow)
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self._on_save)
        self.view.verticalScrollBar().actionTriggered.connect(self._on_scrolled)
        self.view.verticalScrollBar().rangeChanged.connect(self._on_range)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.view)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)

    @property
    def following(self) -> bool:
        return self._follow

    def show_level(self, level: str) -> None:
        """As if it were chosen: all, steps or problems."""
        self.levels.setCurrentIndex(max(0, self.levels.findData(level)))

    def add_job(self, job_id: str, title: str) -> None:
        """Offer the job's lines alone; of jobs that ended the newest few stay on offer."""
        self.jobs.addItem(self._look.words.plain(title), job_id)
        oldest = 1 if self.jobs.currentIndex() != 1 else 2
        if self.jobs.count() > KEPT_JOBS + 1:
            self.jobs.removeItem(oldest)

    def copy(self) -> None:
        """The selected lines, or all that are shown."""
        chosen = sorted({index.row() for index in self.view.selectedIndexes()})
        QGuiApplication.clipboard().setText(self._model.text_of(chosen or None))

    def scroll_to_end(self) -> None:
        self.view.scrollToBottom()

    def _tool(self, icon: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(name)
        button.setAccessibleName(name)
        self._look.dress(button, icon, "muted")
        return button

    def _on_range(self, _low: int, high: int) -> None:
        if self._follow:
            self.view.verticalScrollBar().setValue(high)

    def _on_scrolled(self, _action: int) -> None:
        """The user moved the bar: up pauses, down to the end follows again."""
        bar = self.view.verticalScrollBar()
        self.tail_button.setChecked(bar.sliderPosition() >= bar.maximum() - 4)

    def _on_follow(self, follow: bool) -> None:
        self._follow = follow
        if follow:
            self.scroll_to_end()

    def _on_search(self, _text: str) -> None:
        self._delay.start()

    def _on_choice(self, _index: int) -> None:
        self._apply_filter()

    def _apply_filter(self) -> None:
        self._model.set_filter(
            self.levels.currentData(), self.search.text(), self.jobs.currentData()
        )
        if self._follow:
            self.scroll_to_end()

    def _on_save(self) -> None:
        self.save_wanted.emit(self._model.text_of())
