"""What Qt has on this machine: asked by the doctor in a process of its own, which may die of it."""

from __future__ import annotations

from typing import Any


def window_facts() -> dict[str, Any]:
    """Version, platform plugin and fonts.  Qt aborts the process where no plugin can be had."""
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication

    app = QGuiApplication(["roost"])
    return {
        "qt": qVersion(),
        "platform": app.platformName(),
        "families": len(QFontDatabase.families()),
        "font": QFontInfo(app.font()).family(),
    }
