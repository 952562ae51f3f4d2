"""Make the pictures of resources/screenshots: the real window over real environments of torch.

Run it from a checkout: ``python tests/support/pictures.py resources/screenshots``.  The jobs
in the pictures run for real; only private names are taken out, as in any picture for support.
It takes some minutes and 10 GB in the temporary folder.
"""

from __future__ import annotations

import os
import platform
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parents[2] / "app"), str(HERE.parents[1])]
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHONPATH"] = str(HERE.parents[2] / "app")  # the doctor asks a process of its own

from PySide6.QtCore import QtMsgType, qInstallMessageHandler  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QDialog  # noqa: E402

from roost.core.domain.env import EnvId  # noqa: E402
from roost.core.domain.errors import RoostError  # noqa: E402
from roost.core.domain.events import Event, Progress  # noqa: E402
from roost.core.domain.shot import Shot  # noqa: E402
from roost.gui import main, picture  # noqa: E402
from roost.gui import theme as themes  # noqa: E402
from roost.gui.announcer import error_message  # noqa: E402
from roost.gui.assets import Assets  # noqa: E402
from roost.gui.controller import Controller  # noqa: E402
from roost.gui.jobs.job import JobEnded  # noqa: E402
from roost.gui.look import Look  # noqa: E402
from roost.gui.menus import Menus  # noqa: E402
from roost.gui.models.env_filter import Figure  # noqa: E402
from roost.gui.panes.details import Tab  # noqa: E402
from roost.gui.redaction import names_of_machine  # noqa: E402
from roost.gui.showcase import WORKING, Brake, HeldWorkspace  # noqa: E402
from roost.gui.snapshot import Settling, take  # noqa: E402
from roost.gui.text import Words  # noqa: E402
from support import gallery  # noqa: E402

LEGACY = f"legacy:{gallery.PICTURED}"
SHARED = f"shared:{gallery.SHARED}"
SAMPLE = ("click", "packaging", "platformdirs", "humanize")
PATIENCE_MS = 900_000
SHARE_INSTALLED = 0.3
SIZE = (1440, 900)


class Midway(Brake):
    """Holds a build while its packages are being installed."""

    def _far_enough(self, event: Event) -> bool:
        if not isinstance(event, Progress):
            return False
        installed = event.done > SHARE_INSTALLED * (event.total or event.done + 1)
        return event.stage == "check" or (event.stage == "install" and installed)


class Studio:
    """One window; ``shoot`` saves it in the theme it has just now."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.app = main.application()
        look = Look(themes.THEMES["light"], Assets.load(), Words(hidden(home), True))
        themes.apply(self.app, look.theme, look.assets)
        self.brake = Midway("creating")
        self.brake.released.set()
        self.controller = Controller(look, self._open)
        self.menus = Menus(self.controller)
        self.menus.fill_themes("light", self.controller.switch_theme)
        self.window = self.controller.window
        self.window.resize(*SIZE)
        self.window.show()
        self.wait = Settling()
        self.bugs: list[JobEnded] = []
        self.controller.announcer.bug.connect(self.bugs.append)

    def _open(self, root: Path) -> Any:
        return HeldWorkspace(main.open_workspace(root), self.brake)

    def settle(self) -> None:
        board = self.controller.board
        if not self.wait.until(lambda: not board.running(), PATIENCE_MS):
            raise SystemExit("a job did not end")

    def until(self, done: Callable[[], bool]) -> None:
        if not self.wait.until(done, PATIENCE_MS):
            raise SystemExit("what was to be pictured did not come")

    def shoot(self, name: str) -> None:
        self.window.table.view.setFocus()
        if self.brake.released.is_set():
            self.settle()
        self.wait.until(lambda: False, 150)
        if self.bugs:
            raise SystemExit(self.bugs[0].traceback)
        border = self.controller.look.theme.color("border")
        path = self.folder / f"{name}.png"
        write(picture.window_picture(self.window, border).toImage(), path)
        print(path, path.stat().st_size // 1000, "kB")

    def both(self, name: str) -> None:
        """The same in both themes."""
        self.shoot(f"{name}-light")
        self.theme("dark")
        self.shoot(f"{name}-dark")
        self.theme("light")

    def dialogs(self) -> None:
        """Each is made for the theme it is opened in."""
        menus = self.menus
        for theme in ("light", "dark"):
            self.theme(theme)
            for name, show in (
                ("trash", menus.show_trash),
                ("settings", menus.settings_page.show),
                ("help", menus.show_guide),
                ("doctor", menus.helping.show_doctor),
                ("dedupe", menus.dedupe.trigger),
            ):
                show()
                self.dialog()
                self.settle()
                self.shoot(f"{name}-{theme}")
                self.dismiss()
        self.theme("light")

    def dialog(self) -> QDialog:
        def shown() -> list[QDialog]:
            return [one for one in self.window.findChildren(QDialog) if one.isVisible()]

        self.until(lambda: bool(shown()))
        return shown()[-1]

    def dismiss(self) -> None:
        self.dialog().reject()
        self.settle()

    def theme(self, name: str) -> None:
        self.controller.switch_theme(name)


def take_all(studio: Studio, root: Path) -> None:
    controller, window = studio.controller, studio.window
    actions = controller.actions
    studio.both("empty")

    controller.session.open(root)
    studio.settle()
    window.table.select([LEGACY])
    studio.settle()
    actions.migrate_this.trigger()
    studio.dialog()
    studio.both("plan-migrate")
    studio.dismiss()

    window.table.view.clearSelection()
    actions.migrate.trigger()
    studio.settle()
    studio.both("plan-all")
    controller.consolidating.close()
    window.table.select([LEGACY])

    actions.promote.trigger()
    studio.dialog().accept()
    studio.settle()
    controller.session.check([row.id for row in controller.table.rows])
    studio.settle()
    at_work(studio)
    tour(studio, root)


def tour(studio: Studio, root: Path) -> None:
    """What can be looked at, and what can be done, once all is known."""
    controller, window = studio.controller, studio.window
    actions = controller.actions
    window.table.select([LEGACY])
    studio.settle()
    for tab in (Tab.PACKAGES, Tab.HEALTH, Tab.DISK):
        window.details.show_tab(tab)
        studio.settle()
        studio.both(tab.value)
    window.details.show_tab(Tab.OVERVIEW)
    window.figures.cards[Figure.ATTENTION].click()
    studio.both("filtered")
    window.figures.cards[Figure.ATTENTION].click()

    studio.menus.space.show()
    studio.settle()
    studio.both("space")
    studio.menus.space.leave()

    notes = root / "environments" / gallery.PICTURED / "my notes.txt"
    notes.write_text("mine")
    window.table.select([LEGACY])
    studio.settle()
    actions.delete.trigger()
    studio.dialog()
    studio.both("blocked")
    studio.dismiss()
    notes.unlink()
    actions.delete.trigger()
    studio.dialog()
    studio.both("delete")
    studio.dismiss()

    window.table.select([LEGACY])
    actions.migrate_this.trigger()
    studio.dialog().accept()
    studio.settle()
    window.table.select([SHARED])
    studio.settle()
    studio.both("migrated")
    studio.dialogs()
    controller.say(error_message(RoostError(
        "disk-full", "The volume of the workspace is full.",
        remedy="Empty the trash, or delete a superseded environment, and try again.",
    )))  # fmt: skip
    studio.both("error")


def at_work(studio: Studio) -> None:
    """Right after something was deleted, while another environment is being built."""
    controller, window = studio.controller, studio.window
    actions = controller.actions
    window.table.select([f"legacy:{gallery.LEFT_OVER}"])
    studio.settle()
    actions.delete.trigger()
    studio.dialog().accept()
    studio.settle()
    model, own = gallery.DEGRADED.replace("__", "/"), EnvId.parse(f"legacy:{gallery.DEGRADED}")
    actions.pin.pin(model, own)
    studio.settle()
    studio.brake.released.clear()
    actions.create.create(gallery.BUILT, "pip")
    studio.dialog().accept()
    studio.until(studio.brake.held.is_set)
    window.table.select([f"legacy:{gallery.OWN_NEEDS}"])
    window.table.view.scrollToTop()
    studio.wait.until(lambda: not controller.board.busy("describe", "explain"), 10_000)
    studio.both("main")
    controller.board.cancel_all()
    studio.brake.released.set()
    studio.settle()
    actions.pin.pin(model, None)
    actions.undo.trigger()
    studio.settle()
    window.notice.hide()


def write(image: QImage, path: Path) -> None:
    """A PNG without filters: flat areas and letters make it a quarter smaller than Qt's."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    width, height, step = plain.width(), plain.height(), plain.bytesPerLine()
    data = bytes(plain.constBits())
    rows = b"".join(b"\0" + data[y * step : y * step + 3 * width] for y in range(height))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    out = b"\x89PNG\r\n\x1a\n"
    for name, body in chunks:
        sum_of = zlib.crc32(name + body)
        out += struct.pack(">I", len(body)) + name + body + struct.pack(">I", sum_of)
    path.write_bytes(out)


def hidden(home: Path) -> dict[str, str]:
    """The home of the picture first, then what is private about who takes it."""
    return {str(home): "~", **names_of_machine(os.environ, platform.node())}


def fetch_wheels(folder: Path) -> None:
    """All packages into a folder, which is then the only source: the log of an
    installer names its sources, and those of this machine are nobody's business."""
    command = [sys.executable, "-m", "pip", "download", "-q", "-d", str(folder)]
    subprocess.run([*command, "--no-deps", *SAMPLE], check=True)
    subprocess.run([*command, *gallery.WHEELS], check=True)
    for name in list(os.environ):
        if name.startswith(("PIP_", "UV_")):
            del os.environ[name]
    os.environ.update(
        PIP_NO_INDEX="1", PIP_FIND_LINKS=str(folder), PIP_CONFIG_FILE=os.devnull,
        UV_CACHE_DIR=str(folder.parent / "cache"), PIP_CACHE_DIR=str(folder.parent / "cache-pip"),
    )  # fmt: skip


def quiet(kind: QtMsgType, _context: object, message: str) -> None:
    if "propagateSizeHints" not in message:
        sys.stderr.write(message + "\n")


def run(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    qInstallMessageHandler(quiet)
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch) / "home"
        root = home / "AI" / "LLM"
        root.parent.mkdir(parents=True)
        fetch_wheels(home / "wheels")
        gallery.build(root)
        studio = Studio(folder.resolve(), home)
        try:
            if "--working" not in sys.argv:
                take_all(studio, root)
            os.environ["HOME"] = str(home)  # these hide the home of whoever runs them
            for theme in ("light", "dark"):
                for state in WORKING:
                    out = folder / f"{state}-{theme}.png"
                    take(Shot(str(out), state=state, theme=theme))
                    write(QImage(str(out)), out)
                    print(out, out.stat().st_size // 1000, "kB")
        finally:
            board = studio.controller.board
            board.cancel_all()
            studio.wait.until(lambda: not board.running(), 20_000)
            board.close()
            studio.window.may_close = True
            studio.window.close()


if __name__ == "__main__":
    run(Path(sys.argv[1] if len(sys.argv) > 1 else "resources/screenshots"))
