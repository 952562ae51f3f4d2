"""Make the pictures of resources/screenshots: the real window over the real sample workspace.

Run it from a checkout: ``python tests/support/pictures.py resources/screenshots``.  The jobs
in the pictures run for real; only private names are taken out, as in any picture for support.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parents[2] / "app"), str(HERE.parents[1])]
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QtMsgType, qInstallMessageHandler  # noqa: E402
from PySide6.QtWidgets import QDialog  # noqa: E402

from roost.core.demo import HEALTHY_ID, KEY, build  # noqa: E402
from roost.core.system.context import JobContext  # noqa: E402
from roost.gui import main, picture  # noqa: E402
from roost.gui import theme as themes  # noqa: E402
from roost.gui.assets import Assets  # noqa: E402
from roost.gui.controller import Controller  # noqa: E402
from roost.gui.look import Look  # noqa: E402
from roost.gui.menus import Menus  # noqa: E402
from roost.gui.models.env_filter import Figure  # noqa: E402
from roost.gui.panes.details import Tab  # noqa: E402
from roost.gui.redaction import names_of_machine  # noqa: E402
from roost.gui.snapshot import Settling  # noqa: E402
from roost.gui.text import Words  # noqa: E402

LEGACY = f"legacy:{HEALTHY_ID}"
SHARED = f"shared:{KEY}"
SIZE = (1440, 900)
PACKAGES = ("click", "packaging", "platformdirs", "humanize")


class Studio:
    """One window; ``shoot`` saves it in the theme it has just now."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.app = main.application()
        look = Look(themes.THEMES["light"], Assets.load(), Words(hidden(home), True))
        themes.apply(self.app, look.theme, look.assets)
        self.controller = Controller(look, main.open_workspace)
        self.menus = Menus(self.controller)
        self.menus.fill_themes("light", self.controller.switch_theme)
        self.window = self.controller.window
        self.window.resize(*SIZE)
        self.window.show()
        self.wait = Settling()

    def settle(self) -> None:
        board = self.controller.board
        if not self.wait.until(lambda: not board.running(), 120_000):
            raise SystemExit("a job did not end")

    def until(self, done: Callable[[], bool]) -> None:
        if not self.wait.until(done, 60_000):
            raise SystemExit("what was to be pictured did not come")

    def shoot(self, name: str) -> None:
        self.window.table.view.setFocus()
        self.wait.until(lambda: True, 100)
        border = self.controller.look.theme.color("border")
        path = self.folder / f"{name}.png"
        if not picture.window_picture(self.window, border).save(str(path), "PNG"):
            raise SystemExit(f"could not write {path}")
        print(path, path.stat().st_size // 1000, "kB")

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
    studio.shoot("empty-light")
    studio.theme("dark")
    studio.shoot("empty-dark")
    studio.theme("light")

    controller.session.open(root)
    studio.settle()
    window.table.select([LEGACY])
    studio.settle()
    actions.migrate_this.trigger()
    studio.dialog()
    studio.shoot("plan-migrate-light")
    studio.dismiss()

    window.table.view.clearSelection()
    actions.migrate.trigger()
    studio.dialog()
    studio.shoot("plan-all-light")
    studio.theme("dark")
    studio.shoot("plan-all-dark")
    studio.theme("light")
    studio.dismiss()
    window.table.select([LEGACY])

    actions.create.create(KEY, "pip")
    studio.dialog().accept()
    studio.until(lambda: controller.log.rowCount() > 8)
    studio.shoot("creating-light")
    studio.theme("dark")
    studio.shoot("creating-dark")
    studio.theme("light")
    studio.settle()

    controller.session.check([row.id for row in controller.table.rows])
    studio.settle()
    studio.shoot("main-light")
    studio.theme("dark")
    studio.shoot("main-dark")
    for tab in (Tab.PACKAGES, Tab.HEALTH, Tab.DISK):
        window.details.show_tab(tab)
        studio.settle()
        studio.shoot(f"{tab.value}-{'dark' if tab is Tab.PACKAGES else 'light'}")
        studio.theme("light")
    window.details.show_tab(Tab.OVERVIEW)
    window.figures.cards[Figure.ATTENTION].click()
    studio.shoot("filtered-light")
    window.figures.cards[Figure.ATTENTION].click()

    notes = root / "environments" / HEALTHY_ID / "my notes.txt"
    notes.write_text("mine")
    window.table.select([LEGACY])
    studio.settle()
    actions.delete.trigger()
    studio.dialog()
    studio.shoot("blocked-light")
    studio.dismiss()
    notes.unlink()

    window.table.select([LEGACY])
    actions.migrate_this.trigger()
    studio.dialog().accept()
    studio.settle()
    window.table.select([SHARED])
    studio.settle()
    studio.shoot("migrated-light")
    studio.theme("dark")
    studio.shoot("migrated-dark")
    studio.theme("light")
    for name, show in (("trash", studio.menus.show_trash), ("settings", studio.menus.show_settings),
                       ("help", studio.menus.show_guide)):  # fmt: skip
        show()
        studio.dialog()
        studio.shoot(f"{name}-light")
        studio.dismiss()


def hidden(home: Path) -> dict[str, str]:
    """The home of the picture first, then what is private about who takes it."""
    return {str(home): "~", **names_of_machine(os.environ, platform.node())}


def fetch_wheels(folder: Path) -> None:
    """The sample's packages into a folder, which is then the only source: the log of an
    installer names its sources, and those of this machine are nobody's business."""
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder)]
    subprocess.run([*command, *PACKAGES], check=True)
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
        root = home / "AI models"
        root.parent.mkdir()
        fetch_wheels(home / "wheels")
        build(root, JobContext())
        studio = Studio(folder.resolve(), home)
        try:
            take_all(studio, root)
        finally:
            board = studio.controller.board
            board.cancel_all()
            studio.wait.until(lambda: not board.running(), 20_000)
            board.close()
            studio.window.may_close = True
            studio.window.close()


if __name__ == "__main__":
    run(Path(sys.argv[1] if len(sys.argv) > 1 else "resources/screenshots"))
