"""Details, *Overview* of another tool's environment: its facts, and what removing it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QWidget

from roost.gui.look import Look
from roost.gui.models.row import Row
from roost.gui.scan.details import add_facts, facts, facts_form
from roost.gui.text import tr
from roost.gui.widgets.labels import plain_label, wrapped_label
from roost.gui.widgets.page_scroll import PageScroll

if TYPE_CHECKING:
    from roost.gui.others import About


class OtherOverview(PageScroll):
    """Thrown away and built anew for each row, as the cards of the other pages are."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(self.tr("Overview"))

    def show_row(self, row: Row, about: About) -> None:
        page = QWidget()
        form = facts_form(page, QMargins(20, 16, 14, 8), 12)
        add_facts(form, self._look, facts(row.env, about.info))
        told = removal_sentence(about)
        if told:
            heading = plain_label(self.tr("If you delete it"), "heading")
            heading.setContentsMargins(0, 8, 0, 0)
            form.addRow(heading)
            form.addRow(wrapped_label(self._look.words.plain(told), "value"))
        self.setWidget(page)


def removal_sentence(about: About) -> str:
    """What removing it means by the rules of its owner; "" where that is not known."""
    info, rule = about.info, about.rule
    if info is None or rule is None:
        return ""
    return {
        "owner": tr("{app} removes it with its own command. Roost cannot bring it back."),
        "trash": tr("No app or project claims it: it goes to the trash, and can be undone."),
        "named": tr(
            "It belongs to {app}, which will not start without it. Better remove it through {app}; "
            "Roost asks for the name of the app first, then moves it to the trash."
        ),
        "stays": tr("Other environments build on it, so Roost never removes it."),
    }[rule.value].format(app=info.app)
