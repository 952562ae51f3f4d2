"""How things look just now: theme, icons and wording, handed to whatever shows something."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from roost.gui import theme as themes
from roost.gui.assets import Assets
from roost.gui.text import Words


class Look:
    """One for a window.  ``switch`` changes the theme; widgets repaint from it."""

    def __init__(self, theme: themes.Theme, assets: Assets, words: Words | None = None) -> None:
        self.theme = theme
        self.assets = assets
        self.words = words or Words()

    def switch(self, app: QApplication, name: themes.ThemeName) -> None:
        self.theme = themes.THEMES[name]
        themes.apply(app, self.theme, self.assets)

    def dress(self, button: QAbstractButton, icon: str, color: str = "text") -> None:
        """Give a button its icon, and remember it for the next switch of the theme."""
        button.setProperty("roostIcon", icon)
        button.setProperty("roostColor", color)
        button.setIcon(self.assets.icon(icon, self.theme.color(color), self.theme.color("hint")))

    def redress(self, root: QWidget) -> None:
        """All icons below ``root`` anew, in the colours of the theme there is now."""
        for button in root.findChildren(QAbstractButton):
            icon = button.property("roostIcon")
            if icon:
                self.dress(button, icon, button.property("roostColor"))
