"""The status line: accelerator and driver, free space, version."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from roost.gui import in_trash, text
from roost.gui.look import Look
from roost.gui.widgets.labels import plain_label
from roost.version import __version__

if TYPE_CHECKING:
    from roost.core.domain.hardware import Hardware


class StatusPane(QWidget):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = QLabel()
        self.hardware = plain_label("", "status")
        self.space = plain_label("", "status")
        self.trash = plain_label("", "status")
        self.version = plain_label(version_text(), "status")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.hardware)
        row.addSpacing(16)
        row.addWidget(self.space)
        row.addSpacing(16)
        row.addWidget(self.trash)
        row.addStretch(1)
        row.addWidget(self.version)
        self._icon.hide()
        self.retheme()

    def retheme(self) -> None:
        look = self._look
        self._icon.setPixmap(
            look.assets.pixmap("chip", look.theme.color("muted"), 14, self.devicePixelRatioF())
        )

    def show_facts(self, hardware: Hardware | str, free: int, trash: tuple[Any, ...]) -> None:
        self._icon.show()
        self.hardware.setText(self._look.words.plain(hardware_text(hardware)))
        self.space.setText(self.tr("{size} free").format(size=text.size(free)))
        self.trash.setText(in_trash.line(trash))
        self.trash.setToolTip(text.tip(in_trash.tip(trash)))


def version_text() -> str:
    here = machine()
    system = here.system.replace("Darwin", "macOS")
    return f"Roost {__version__} · {system} {here.release.split('-')[0]}"


class Machine(NamedTuple):
    system: str
    node: str
    release: str


def machine() -> Machine:
    """Its system, name and release; ``platform`` says the same, and is 2 ms to load."""
    if hasattr(os, "uname"):
        found = os.uname()
        return Machine(found.sysname, found.nodename, found.release)
    import platform

    return Machine(platform.system(), platform.node(), platform.release())


def hardware_text(hardware: Hardware | str) -> str:
    """ "NVIDIA RTX 4070 · driver 551.86 (CUDA ≤ 12.4)", "CPU only"."""
    if isinstance(hardware, str):
        return hardware
    if not hardware.gpus:
        return text.tr("CPU only: no GPU found")
    first = hardware.gpus[0].name
    more = len(hardware.gpus) - 1
    parts = [f"{first} +{more}" if more else first]
    if hardware.driver:
        parts.append(text.tr("driver {version}").format(version=hardware.driver))
    shown = " · ".join(parts)
    if hardware.cuda_max:
        shown += f" (CUDA ≤ {hardware.cuda_max[0]}.{hardware.cuda_max[1]})"
    elif hardware.rocm:
        shown += f" (ROCm {'.'.join(str(part) for part in hardware.rocm)})"
    return shown
