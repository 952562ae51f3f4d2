"""What the details say of the selected environment stays true while others change."""

from __future__ import annotations

from dataclasses import replace

from roost.core.domain.health import Check, HealthReport
from roost.gui.models.row import RowProgress
from roost.gui.widgets.pill import Pill
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


def test_the_badges_are_those_of_the_row(desk: Desk) -> None:
    desk.select(NEMOTRON)
    table = desk.controller.table

    def badges() -> list[str]:
        pills = desk.window.details.findChildren(Pill)
        return [pill.accessibleName() for pill in pills if pill.isVisible()]

    assert badges() == ["Healthy", "Legacy"]
    table.set_progress(NEMOTRON, RowProgress("j", "Copying", 0.5))
    assert badges() == ["Working", "Legacy"]
    table.end_progress("j")
    shared = desk.workspace.rows["shared:torch-cpu-transformers"]
    broken = HealthReport((Check("import:torch", False, "it fails"),))
    table.update_env(
        replace(shared, id=replace(shared.id, name="torch-cu124-transformers"),
                env_key="torch-cu124-transformers", creating=None, health=broken)
    )  # fmt: skip
    assert badges() == ["Healthy", "Legacy · fallback"]
