"""The search finds environments by what is installed in them, as its field says."""

from __future__ import annotations

from roost.core.domain.errors import NotFoundError
from support.desk import Desk

QWEN = "legacy:Qwen__Qwen3-8B"


def shown(desk: Desk) -> list[str]:
    table = desk.controller.table
    return [table.id_at(place) or "" for place in range(table.rowCount())]


def search(desk: Desk, typed: str) -> None:
    desk.window.top.search.setText(typed)
    desk.qtbot.waitUntil(lambda: not desk.window.top.search._timer.isActive(), timeout=60_000)
    desk.settle()


def test_a_package_is_found_by_how_its_name_begins(desk: Desk) -> None:
    search(desk, "bits_and")
    assert shown(desk) == [QWEN], "an underscore is as good as a hyphen, as it is for pip"
    search(desk, "pieces")
    assert shown(desk) == [], "not in the middle: every word would find something"
    search(desk, "bits-and qwen3")
    assert shown(desk) == [QWEN]
    search(desk, "bits-and nemotron")
    assert shown(desk) == []


def test_nobody_reads_packages_before_somebody_types_and_then_once(desk: Desk) -> None:
    assert desk.workspace.named("package_names") == []
    search(desk, "qw")
    assert desk.workspace.named("package_names") == [], "two letters name no package"
    search(desk, "peft")
    search(desk, "numpy")
    asked = desk.workspace.named("package_names")
    assert sorted(asked) == sorted(row.id for row in desk.controller.table.rows)
    assert len(shown(desk)) == len(asked) - 1


def test_what_has_changed_is_read_again_and_what_is_gone_is_no_error(desk: Desk) -> None:
    search(desk, "bits-and")
    desk.controller.session.env_changed.emit(QWEN)
    search(desk, "bits-and-p")
    assert desk.workspace.named("package_names").count(QWEN) == 2
    assert shown(desk) == [QWEN]
    desk.workspace.fail["package_names"] = NotFoundError("no-such-environment", "gone")
    desk.controller.session.env_changed.emit(QWEN)
    search(desk, "bits-an")
    assert shown(desk) == []
    assert not desk.window.notice.isVisible()
