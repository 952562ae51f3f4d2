"""The window's own files (icons, styles, help), read once.

Nothing in the GUI thread opens a file later, so everything small is read before the window
appears and kept in memory: forty icons and a stylesheet are 30 kB.  The help with its pictures
is a megabyte, which a worker reads for whoever asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap, QScreen
from PySide6.QtSvg import QSvgRenderer

from roost.core.system.resources import resources_root

_PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+\.png)\)")


@dataclass(slots=True)
class Assets:
    """Icons by name, tinted on demand; styles and help texts by file name.

    ``help`` and ``pictures`` are empty until ``load_help`` has been called.
    """

    icons: dict[str, str] = field(default_factory=dict)
    styles: dict[str, str] = field(default_factory=dict)
    help: dict[str, str] = field(default_factory=dict)
    app: str = ""
    """The program's own icon, in its own colours."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    """Those that the help shows, as they are on disk."""
    root: Path = field(default_factory=resources_root)
    _pixmaps: dict[tuple[str, str, int, float], QPixmap] = field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path | None = None) -> Assets:
        root = folder or resources_root()
        return cls(
            _read(root / "icons", ".svg"),
            _read(root / "styles", ""),
            app=_read(root / "app", ".svg").get("roost", ""),
            root=root,
        )

    def load_help(self) -> Assets:
        """Read the help; called in a worker once there is a window."""
        pages = _read(self.root / "help", ".md")
        self.pictures = _pictures(self.root / "help", pages.values())
        self.help = pages
        return self

    def style(self, name: str) -> str:
        return self.styles[name]

    def pixmap(self, name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
        """The icon in one colour; ``size`` in logical pixels, ``ratio`` of the screen."""
        key = (name, color.name(QColor.NameFormat.HexArgb), size, ratio)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = _render(self.icons[name], color, size, ratio)
        return found

    def app_icon(self) -> QIcon:
        """For title bars, task bars and messages, in the sizes desktops ask for."""
        icon = QIcon()
        for size in (16, 24, 32, 48, 64, 128, 256) if self.app else ():
            icon.addPixmap(_render(self.app, QColor(), size, 1.0))
        return icon

    def icon(self, name: str, color: QColor, disabled: QColor | None = None) -> QIcon:
        icon = QIcon()
        for ratio in sorted({1.0, *(screen.devicePixelRatio() for screen in _screens())}):
            icon.addPixmap(self.pixmap(name, color, 16, ratio))
            if disabled is not None:
                icon.addPixmap(self.pixmap(name, disabled, 16, ratio), QIcon.Mode.Disabled)
        return icon


def _screens() -> list[QScreen]:
    return QGuiApplication.screens()


def _pictures(folder: Path, pages: Iterable[str]) -> dict[str, bytes]:
    """By file name; one that is not shipped is shown by its description."""
    found = {}
    for target in {one for page in pages for one in _PICTURE.findall(page)}:
        path = folder / target
        if path.is_file():
            found[path.name] = path.read_bytes()
    return found


def _read(folder: Path, suffix: str) -> dict[str, str]:
    if not folder.is_dir():
        return {}
    return {
        path.name.removesuffix(suffix) if suffix == ".svg" else path.name: path.read_text("utf-8")
        for path in sorted(folder.iterdir())
        if path.name.endswith(suffix) and path.is_file()
    }


def _render(svg: str, color: QColor, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    source = svg.replace("currentColor", color.name())
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
