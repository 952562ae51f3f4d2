"""The list stands before the scan: names alone, from a real folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from roost.gui.glance import by_name, glance
from support.desk import Desk
from support.fake_workspace import FakeWorkspace


def make(root: Path) -> Path:
    (root / ".envs" / "torch-cpu-transformers" / ".venv").mkdir(parents=True)
    (root / ".envs" / ".trash").mkdir()
    (root / "environments" / "org__one" / ".venv").mkdir(parents=True)
    (root / "environments" / "notes.txt").write_text("x")
    return root


def test_names_of_shared_and_legacy_environments(tmp_path: Path) -> None:
    names = glance(make(tmp_path))
    assert [str(name) for name in names] == ["shared:torch-cpu-transformers", "legacy:org__one"]
    assert by_name(tmp_path, names[1]).path == tmp_path / "environments" / "org__one"


def test_nothing_where_there_is_nothing(tmp_path: Path) -> None:
    assert glance(tmp_path / "missing") == ()


def test_the_window_shows_names_while_the_scan_is_under_way(
    make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    workspace = FakeWorkspace.with_envs()
    workspace.hold("scan")
    desk = make_desk(workspace)
    desk.controller.session.open(make(tmp_path))
    desk.qtbot.waitUntil(lambda: desk.controller.table.rowCount() == 2, timeout=60_000)
    workspace.gates["scan"].set()
    desk.settle()
    assert desk.controller.table.rowCount() == 8
