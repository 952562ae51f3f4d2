"""*Look for a newer version*: nothing is asked until it is chosen; every answer is a notice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from roost.gui.menus import Menus
from roost.version import __version__
from support.desk import Desk


@pytest.mark.parametrize(
    ("told", "title", "color"),
    [
        ('{"version": "999.5"}', f"Roost 999.5 is there; this is {__version__}.", "blue"),
        ('{"version": "0.0.1"}', f"There is no newer version than {__version__}.", "green"),
        ("nonsense", "cannot say whether there is a newer version", "red"),
        (None, "gave no answer", "red"),
    ],
)
def test_the_answer_is_a_notice(
    make_desk: Callable[[], Desk],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    told: str | None,
    title: str,
    color: str,
) -> None:
    monkeypatch.setenv("ROOST_RELEASES", str(tmp_path / "releases.json"))
    if told is not None:
        (tmp_path / "releases.json").write_text(told)
    desk = make_desk()
    menus = Menus(desk.controller)
    desk.open()
    before = desk.window.notice.message.title
    assert "version" not in before
    menus.newer.trigger()
    desk.qtbot.waitUntil(lambda: title in desk.window.notice.message.title, timeout=60_000)
    assert desk.window.notice.message.color == color
    desk.settle()
