"""A shown window over a made-up workspace, driven by tests."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from roost.gui.controller import Controller
from roost.gui.look import Look
from support.fake_workspace import ROOT, FakeWorkspace


class Desk:
    """A shown window, its controller and the workspace behind it."""

    def __init__(self, look: Look, workspace: FakeWorkspace, qtbot: QtBot) -> None:
        self.workspace = workspace
        self.qtbot = qtbot
        self.controller = Controller(look, lambda _root: workspace)
        self.window = self.controller.window
        self.board = self.controller.board
        self.window.show()
        self.qtbot.waitExposed(self.window)

    def open(self, *, settle: bool = True) -> None:
        with self.qtbot.waitSignal(self.controller.session.scanned, timeout=60_000):
            self.controller.session.open(ROOT)
        if settle:
            self.settle()

    def settle(self) -> None:
        session = self.controller.session
        self.qtbot.waitUntil(
            lambda: not self.board.running() and not session.counting, timeout=60_000
        )

    def select(self, *env_ids: str) -> None:
        self.window.table.select(env_ids)
        self.settle()

    def put_away(self) -> None:
        for gate in self.workspace.gates.values():
            gate.set()
        self.board.cancel_all()
        self.qtbot.waitUntil(lambda: not self.board.running(), timeout=60_000)
        self.board.close()
        self.window.may_close = True
        self.window.close()
        self.window.deleteLater()
        self.controller.deleteLater()
