"""Help: the Markdown of resources/help, opened at the entry that explains a message."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QShowEvent, QTextBlock, QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from roost.gui.assets import Assets
from roost.gui.look import Look

HELP_PAGES = (
    "quick-guide",
    "migration-guide",
    "troubleshooting",
    "technical-notes",
    "app-authors",
)
PICTURE_WIDTH = 640


class HelpBrowser(QTextBrowser):
    """Shows the pages; pictures come out of memory, for this thread opens no file."""

    def __init__(self, assets: Assets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._assets = assets
        self.setOpenLinks(False)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        if kind == QTextDocument.ResourceType.ImageResource.value:
            data = self._assets.pictures.get(QUrl(name).fileName(), b"")
            image = QImage.fromData(data)
            if image.width() > PICTURE_WIDTH:
                smooth = Qt.TransformationMode.SmoothTransformation
                return image.scaledToWidth(PICTURE_WIDTH, smooth)
            return image
        return None

    def heading(self, anchor: str) -> QTextBlock | None:
        """The heading with this anchor: its words, or one of the codes it is about."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() > 0 and is_about(block.text(), anchor):
                return block
            block = block.next()
        return None


def is_about(heading: str, anchor: str) -> bool:
    """Whether a heading is the one for an anchor; "import:*" is for "import:torch"."""
    if anchor == slug(heading):
        return True
    patterns = [word.replace("*", "") for word in heading.split() if word.endswith(":*")]
    return anchor in heading.split() or any(anchor.startswith(one) for one in patterns)


def slug(heading: str) -> str:
    """The anchor of a heading, as hosts of repositories make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower().strip()).replace(" ", "-")


class HelpDialog(QDialog):
    """The same texts as in the repository.

    These files are Roost's own, so here, and only here, text is rendered.
    """

    def __init__(self, look: Look, page: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._anchor = ""
        self.setWindowTitle(self.tr("Help"))
        self.resize(760, 640)
        self.browser = HelpBrowser(look.assets)
        self.browser.setAccessibleName(self.tr("Help"))
        self.browser.anchorClicked.connect(self._on_link)
        titles = {
            "quick-guide": self.tr("Quick guide"),
            "migration-guide": self.tr("Moving models"),
            "troubleshooting": self.tr("Troubleshooting"),
            "technical-notes": self.tr("Technical notes"),
            "app-authors": self.tr("For app authors"),
        }
        row = QHBoxLayout()
        self.buttons: dict[str, QPushButton] = {}
        for name in HELP_PAGES:
            if f"{name}.md" not in look.assets.help:
                continue
            button = QPushButton(titles[name])
            button.setCheckable(True)
            button.setProperty("page", name)
            button.clicked.connect(self._on_button)
            row.addWidget(button)
            self.buttons[name] = button
        row.addStretch(1)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(row)
        layout.addWidget(self.browser, 1)
        self.show_page(page)

    def show_page(self, page: str) -> None:
        """``page``: its name, and after a # what to show of it."""
        name, _, self._anchor = page.partition("#")
        name = name if name in HELP_PAGES else HELP_PAGES[0]
        self.browser.setMarkdown(self._look.assets.help.get(f"{name}.md", ""))
        for key, button in self.buttons.items():
            button.setChecked(key == name)
        self._scroll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._scroll)  # where a heading is, is known once laid out

    def _scroll(self) -> None:
        block = self.browser.heading(self._anchor) if self._anchor else None
        if block is not None:
            area = self.browser.document().documentLayout().blockBoundingRect(block)
            self.browser.verticalScrollBar().setValue(int(area.top()))

    def _on_button(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.show_page(sender.property("page"))

    def _on_link(self, url: QUrl) -> None:
        page = url.path().removesuffix(".md") or self._page()
        self.show_page(f"{page}#{url.fragment()}" if url.fragment() else page)

    def _page(self) -> str:
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")
