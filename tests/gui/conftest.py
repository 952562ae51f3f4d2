"""A window over a made-up workspace, and a guard that fails a test which leaves things behind."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QLocale, QThread, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from roost.gui import theme as themes
from roost.gui.assets import Assets
from roost.gui.look import Look
from roost.gui.text import Words
from support.desk import Desk
from support.fake_workspace import FakeWorkspace, look_environments
from support.other_rows import others


@pytest.fixture(scope="session", autouse=True)
def _english_numbers() -> None:
    QLocale.setDefault(QLocale("en"))


@pytest.fixture(scope="session")
def assets(qapp: QApplication) -> Assets:
    return Assets.load().load_help()


@pytest.fixture
def look(qapp: QApplication, assets: Assets) -> Look:
    qapp.setStyle("Fusion")
    qapp.setFont(themes.base_font(qapp.font()))
    result = Look(themes.THEMES["light"], assets, Words({"/srv": "~"}))
    themes.apply(qapp, result.theme, assets)
    return result


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """Fails a test that leaves a running thread, an active timer or a widget."""
    threads = set(threading.enumerate())
    widgets = len(qapp.topLevelWidgets())
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # A QThread that has ended leaves its dummy behind in `threading` until it is collected.
    left = [
        one
        for one in threading.enumerate()
        if one not in threads and not one.name.startswith("Dummy")
    ]
    for one in left:
        one.join(60)  # one that is ending may
    assert not [one.name for one in left if one.is_alive()]
    ours = [one for one in gc.get_objects() if type(one) in (QThread, QTimer) and isValid(one)]
    assert [one for one in ours if isinstance(one, QThread) and one.isRunning()] == []
    assert [one for one in ours if isinstance(one, QTimer) and one.isActive()] == []
    assert len(qapp.topLevelWidgets()) <= widgets, qapp.topLevelWidgets()


@pytest.fixture
def make_desk(look: Look, qtbot: QtBot) -> Iterator[Callable[..., Desk]]:
    desks: list[Desk] = []

    def make(workspace: FakeWorkspace | None = None) -> Desk:
        desk = Desk(look, workspace or FakeWorkspace.with_envs(), qtbot)
        desks.append(desk)
        return desk

    yield make
    for desk in desks:
        desk.put_away()


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    """The window on the eight environments of the design pictures, everything measured."""
    made = make_desk()
    made.open()
    return made


@pytest.fixture
def other_workspace() -> FakeWorkspace:
    """The design pictures, and what a scan of the drives found."""
    return FakeWorkspace.with_envs([*look_environments(), *others()])


@pytest.fixture
def full(make_desk: Callable[..., Desk], other_workspace: FakeWorkspace) -> Desk:
    desk = make_desk(other_workspace)
    desk.open()
    return desk
