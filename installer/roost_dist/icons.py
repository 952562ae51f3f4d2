"""The program's icon in the forms that systems want, drawn from its one SVG."""

from __future__ import annotations

import struct
import sys
from collections.abc import Mapping
from pathlib import Path

from roost_dist.making import Making

ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)

# In a process of its own: Qt wants to be alone with its application object.
_DRAW = """
import sys
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
app = QGuiApplication(["draw", "-platform", "offscreen"])
source, folder, *sizes = sys.argv[1:]
drawing = QSvgRenderer(source)
assert drawing.isValid(), source
for size in map(int, sizes):
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    assert image.save(f"{folder}/{size}.png"), size
"""


def draw(making: Making, sizes: tuple[int, ...]) -> Mapping[int, Path]:
    """PNG files of the icon by size in pixels.  Raises CannotGoOn."""
    folder = making.folder("icons")
    script = folder / "draw.py"
    script.write_text(_DRAW, encoding="utf-8")
    source = making.root / "resources" / "app" / "roost.svg"
    making.call([sys.executable, "-P", script, source, folder, *map(str, sizes)])
    return {size: folder / f"{size}.png" for size in sizes}


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """A Windows icon of PNG pictures by size in pixels, at most 256 (ICO as of Vista)."""
    offset = 6 + 16 * len(pictures)
    head, body = [struct.pack("<HHH", 0, 1, len(pictures))], []
    for size, picture in sorted(pictures.items()):
        side = size % 256  # 256 is written as 0
        head.append(struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset))
        body.append(picture)
        offset += len(picture)
    return b"".join(head + body)
