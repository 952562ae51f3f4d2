"""Colours of both themes, the palette and the stylesheet made from them.

The stylesheet draws the widgets; the palette serves what a stylesheet does not reach
and makes dark pictures possible on the offscreen platform, where setColorScheme has no
effect (reliability.md).  Contrast of every text pair is AA, by test.

Annotations are evaluated here: as texts they would be compiled one by one for ``Colors``.
"""

from typing import Literal, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from roost.gui.assets import Assets

ThemeName = Literal["light", "dark"]


class Colors(NamedTuple):
    """Named colours; ``*_soft`` is a pill's ground, the plain name its text and icon.

    A tuple, since a dataclass of thirty fields takes 10 ms of every start to be made.
    """

    window: str
    card: str
    border: str
    line: str
    text: str
    muted: str
    hint: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    hover: str
    track: str
    log: str
    bar: str
    on_bar: str
    bar_link: str
    green: str
    green_soft: str
    amber: str
    amber_soft: str
    red: str
    red_soft: str
    blue: str
    blue_soft: str
    grey: str
    grey_soft: str


LIGHT = Colors(
    window="#f6f7f9", card="#ffffff", border="#e0e4ea", line="#f1f2f5",
    text="#1c2430", muted="#5f6977", hint="#667081",
    accent="#2f6fed", accent_hover="#2560d6", on_accent="#ffffff",
    selection="#edf3ff", hover="#f6f8fc", track="#dde2ea", log="#fbfbfc",
    bar="#1c2430", on_bar="#ffffff", bar_link="#7aa8ff",
    green="#14713f", green_soft="#e3f5ea", amber="#865400", amber_soft="#fff2d6",
    red="#b3261e", red_soft="#fce5e3", blue="#3455d1", blue_soft="#e6ebff",
    grey="#515b69", grey_soft="#dde2ea",
)  # fmt: skip
DARK = Colors(
    window="#15181d", card="#1c2027", border="#2c323c", line="#242931",
    text="#e6eaf0", muted="#98a3b2", hint="#919cab",
    accent="#6ea2ff", accent_hover="#87b2ff", on_accent="#10151d",
    selection="#202b3d", hover="#21262e", track="#303744", log="#14171b",
    bar="#e6eaf0", on_bar="#1c2430", bar_link="#1f58c7",
    green="#5fd598", green_soft="#173626", amber="#f2c063", amber_soft="#3a2e14",
    red="#ff8a80", red_soft="#431f1d", blue="#9db4ff", blue_soft="#232c4d",
    grey="#b3bdca", grey_soft="#303744",
)  # fmt: skip


class Theme(NamedTuple):
    """One theme, ready to be applied; panes and delegates read its colours."""

    name: ThemeName
    colors: Colors

    def color(self, name: str) -> QColor:
        return QColor(getattr(self.colors, name))


THEMES: dict[ThemeName, Theme] = {"light": Theme("light", LIGHT), "dark": Theme("dark", DARK)}


def system_theme() -> ThemeName:
    """What the desktop asks for; light where it does not say."""
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def base_font(font: QFont) -> QFont:
    """The system's font, at least 13 px at 96 dpi: pills and small type stay readable."""
    result = QFont(font)
    if result.pointSizeF() > 0:
        result.setPointSizeF(max(result.pointSizeF(), 9.75))
    return result


def scaled(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """A relative of the base font; sizes stay in proportion when the user scales."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * factor)
    else:
        result.setPixelSize(round(font.pixelSize() * factor))
    if bold:
        result.setBold(True)
    return result


def monospace(font: QFont, factor: float = 0.85) -> QFont:
    result = scaled(font, factor)
    result.setFamilies(["Cascadia Mono", "SF Mono", "DejaVu Sans Mono", "Consolas", "monospace"])
    result.setStyleHint(QFont.StyleHint.Monospace)
    return result


def palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    result = QPalette(theme.color("window"))
    pairs = {
        role.Window: "window",
        role.WindowText: "text",
        role.Base: "card",
        role.AlternateBase: "log",
        role.Text: "text",
        role.Button: "card",
        role.ButtonText: "text",
        role.ToolTipBase: "card",
        role.ToolTipText: "text",
        role.PlaceholderText: "hint",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Link: "accent",
        role.Light: "card",
        role.Midlight: "line",
        role.Mid: "border",
        role.Dark: "track",
        role.Shadow: "track",
    }
    for name, color in pairs.items():
        result.setColor(name, theme.color(color))
    for name in (role.Text, role.WindowText, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, name, theme.color("hint"))
    return result


def stylesheet(theme: Theme, assets: Assets, font: QFont) -> str:
    """resources/styles/roost.qss with its ``@name@`` marks filled in."""
    text = assets.style("roost.qss")
    marks = theme.colors._asdict()
    size = font.pointSizeF() if font.pointSizeF() > 0 else font.pixelSize() * 0.75
    marks |= {
        "small": f"{size * 0.85:.2f}pt",
        "label": f"{size * 0.92:.2f}pt",
        "big": f"{size * 1.5:.2f}pt",
        "title": f"{size * 1.23:.2f}pt",
    }
    for name, value in marks.items():
        text = text.replace(f"@{name}@", value)
    return text


def apply(app: QApplication, theme: Theme, assets: Assets) -> None:
    """Put the theme on the whole application; called again to switch."""
    app.setPalette(palette(theme))
    app.setStyleSheet(stylesheet(theme, assets, app.font()))
