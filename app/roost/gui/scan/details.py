"""What one environment of another tool is, in words; and the same as text to copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QVBoxLayout, QWidget

from roost.core.domain.env import Env
from roost.gui import text
from roost.gui.look import Look
from roost.gui.text import tr
from roost.gui.widgets.labels import ElidedLabel, plain_label, wrapped_label
from roost.gui.widgets.page_scroll import PageScroll

if TYPE_CHECKING:
    from roost.core.discovery.other.candidate import OtherInfo


def role_word(role: str) -> str:
    return {
        "environment": tr("Environment"),
        "project": tr("Environment of a project"),
        "tool": tr("Environment of one tool"),
        "layer": tr("Layer over another environment"),
        "python": tr("Python that others build on"),
    }.get(role, role)


def facts(env: Env, info: OtherInfo | None) -> list[tuple[str, str]]:
    """(title, value) as details and the copied text show them; ``info`` once the scan ended."""
    sizes = env.sizes
    app = env.app or "–"
    used = text.ago(env.last_used)
    rows = [(tr("Path"), str(env.path)), (tr("Python"), env.python_version or "–")]
    if info is not None:
        app = f"{info.app} {info.version}" if info.version else info.app
        rows.insert(0, (tr("What it is"), role_word(info.role)))
        if info.project:
            rows.append((tr("Project"), info.project))
        if info.used_by and env.last_used:
            used = tr("{when} ({evidence})").format(when=used, evidence=info.used_by)
    rows.insert(0, (tr("App"), app))
    rows += [
        (tr("torch"), text.torch_text(env)),
        (tr("Packages"), "–" if env.packages is None else str(env.packages)),
        (tr("Size"), text.size(sizes.size if sizes else None)),
        (tr("Deleting frees"), text.size(sizes.will_free if sizes else None)),
        (tr("Last used"), used),
    ]
    return rows


def facts_form(page: QWidget, margins: QMargins, gap: int) -> QFormLayout:
    """``gap``: between titles and values, pixels."""
    form = QFormLayout(page)
    form.setContentsMargins(margins)
    form.setVerticalSpacing(8)
    form.setHorizontalSpacing(gap)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return form


def add_facts(form: QFormLayout, look: Look, rows: Sequence[tuple[str, str]]) -> None:
    """A row for each, read aloud with its title."""
    for title, value in rows:
        shown = wrapped_label(look.words.plain(value))
        shown.setAccessibleName(f"{title}: {look.words.plain(value)}")
        form.addRow(plain_label(title, "label"), shown)


def findings(env: Env) -> list[str]:
    """What its health found fault with, each with what helps."""
    return [
        f"{text.told(check.found)}. {text.told(check.remedy)}"
        if check.remedy
        else text.told(check.found)
        for check in env.health.failed()
    ]


def as_text(look: Look, env: Env, info: OtherInfo | None) -> str:
    """The facts a line each, for a chat."""
    lines = [f"{title}: {value}" for title, value in facts(env, info)]
    badge = text.health_label(env).word
    return "\n".join(
        look.words.plain(line) for line in [str(env.id), badge, *lines, *findings(env)]
    )


class OtherDetails(QFrame):
    """Shows one environment, or says that none is chosen."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._look = look
        self._title = ElidedLabel("", "title")
        self._scroll = PageScroll()
        self._scroll.setAccessibleName(self.tr("Details"))
        self.buttons = QVBoxLayout()
        self.buttons.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 16, 14)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(self.buttons)
        self.show_env(None, None)

    def show_env(self, env: Env | None, info: OtherInfo | None) -> None:
        plain = self._look.words.plain
        page = QWidget()
        form = facts_form(page, QMargins(0, 0, 8, 0), 16)
        if env is None:
            self._title.show_text(self.tr("Nothing chosen"))
            hint = self.tr("Choose an environment to see what it is. Nothing of it is run.")
            form.addRow(wrapped_label(hint, "muted"))
        else:
            self._title.show_text(plain(info.label if info is not None else env.id.name))
            add_facts(form, self._look, facts(env, info))
            found = findings(env)
            if found:
                form.addRow(plain_label(self.tr("Findings"), "heading"))
            for line in found:
                form.addRow(wrapped_label(plain(line)))
        self._scroll.setWidget(page)
