"""What the details say of the selected environment stays true while others change."""

from __future__ import annotations

from support.desk import Desk

NEMOTRON = "legacy:nvidia__Nemotron-3-30B"


def asked(desk: Desk) -> int:
    desk.settle()
    return len(desk.workspace.named("explain"))


def test_the_decision_is_asked_anew_when_its_shared_environment_changes(desk: Desk) -> None:
    desk.select(NEMOTRON)
    before = asked(desk)
    desk.controller.session.env_changed.emit("legacy:Qwen__Qwen3-8B")
    assert asked(desk) == before, "another model's environment decides nothing here"
    desk.controller.session.env_changed.emit("shared:torch-cu124-transformers")
    assert asked(desk) == before + 1


def test_the_decision_is_asked_anew_after_a_rescan(desk: Desk) -> None:
    desk.select(NEMOTRON)
    before = asked(desk)
    with desk.qtbot.waitSignal(desk.controller.session.scanned):
        desk.controller.session.rescan()
    assert asked(desk) == before + 1
