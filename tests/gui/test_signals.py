"""Ctrl-C, SIGTERM and SIGHUP end a window that waits for events."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from roost.gui.signals import Signals

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sends itself signals of POSIX")


@pytest.fixture(autouse=True)
def handled() -> Iterator[None]:
    """As under `roost gui`: each has a handler, which by itself does nothing here."""
    numbers = [
        getattr(signal, name)
        for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGUSR1")
        if hasattr(signal, name)
    ]
    before = {number: signal.signal(number, lambda *_: None) for number in numbers}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_request_to_end_is_told(qtbot: QtBot, name: str) -> None:
    signals = Signals()
    try:
        with qtbot.waitSignal(signals.ending, timeout=60_000):
            os.kill(os.getpid(), getattr(signal, name))
    finally:
        signals.close()


def test_other_signals_are_not(qtbot: QtBot) -> None:
    signals, told = Signals(), []
    signals.ending.connect(lambda: told.append("told"))
    try:
        os.kill(os.getpid(), signal.SIGUSR1)
        signals._on_bytes()
        assert told == []
        os.kill(os.getpid(), signal.SIGTERM)
        qtbot.waitUntil(lambda: told == ["told"], timeout=60_000)
    finally:
        signals.close()


def test_the_process_gets_its_signals_back() -> None:
    before = signal.set_wakeup_fd(-1)
    signal.set_wakeup_fd(before)
    Signals().close()
    assert signal.set_wakeup_fd(before) == before
