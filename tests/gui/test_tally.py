"""What is counted over the table, and when a row's slots are filled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from roost.core.domain.env import Env, EnvId, EnvKind, Owner
from roost.core.domain.health import Badge, HealthReport
from roost.gui import text
from roost.gui.glance import by_name
from roost.gui.look import Look
from roost.gui.models.env_filter import EnvFilter, Figure
from roost.gui.models.env_table import EnvTableModel
from roost.gui.models.roles import Column
from roost.gui.models.row import Row
from roost.gui.models.tally import Tally, tally
from roost.gui.panes.figures import FiguresPane
from support.fake_workspace import ROOT, FakeWorkspace, many_environments

NAMES = [EnvId(EnvKind.SHARED, "torch-cpu-transformers"), EnvId(EnvKind.LEGACY, "org__one")]


def slowly(envs: list[Env]) -> Tally:
    """The same counts, each on its own."""
    own = [env for env in envs if env.kind is not EnvKind.OTHER]
    shared = [env for env in own if env.kind is EnvKind.SHARED]
    badges = [env.health.badge for env in own]
    return Tally(
        len(shared),
        len(own) - len(shared),
        badges.count(Badge.BROKEN),
        badges.count(Badge.DEGRADED),
        sum(env.health.badge is Badge.UNKNOWN and env.creating is None for env in own),
        len({model for env in shared for model in env.models}),
    )


def test_counts_of_a_mixed_workspace() -> None:
    envs = [*FakeWorkspace.with_envs().rows.values(), *many_environments(30)]
    counted = tally(Row(env) for env in envs)
    assert counted == slowly(envs)
    assert counted.own > 30
    assert counted.attention == counted.broken + counted.degraded > 0


def test_other_tools_and_what_is_being_built_are_not_counted_as_unchecked() -> None:
    known = by_name(ROOT, NAMES[0]).but(health=HealthReport())
    other = known.but(id=EnvId(EnvKind.OTHER, "comfy"))
    building = known.but(creating=Owner(1, "here", "now"))
    assert tally([Row(known)]).unchecked == 1
    assert tally([Row(other)]) == Tally()
    assert tally([Row(building)]).unchecked == 0


def test_the_models_counts_follow_its_rows(qtbot: QtBot) -> None:
    model = EnvTableModel(text.Words())
    envs = many_environments(5)
    model.replace_all(envs)
    assert model.tally.legacy == 5
    model.remove(str(envs[0].id))
    assert model.tally.legacy == 4
    model.update_env(envs[0])
    assert model.tally.legacy == 5
    broken = model.tally.broken
    model.update_env(replace(envs[0], problem="gone"))
    assert model.tally == slowly([row.env for row in model.rows])
    assert model.tally.broken >= broken
    model.replace_all(())
    assert model.tally == Tally()


def test_what_needs_attention_is_as_many_rows_as_are_counted(qtbot: QtBot) -> None:
    """What leads out of the workspace is told as a problem, and is used all the same."""
    model = EnvTableModel(text.Words())
    linked = replace(many_environments(1)[0], problem="a link out of the workspace")
    model.replace_all([*FakeWorkspace.with_envs().rows.values(), linked])
    counted = model.tally.attention
    model.set_filter(EnvFilter(Figure.ATTENTION))
    assert model.rowCount() == counted > 0


def test_large_counts_are_written_as_everywhere(look: Look, qtbot: QtBot) -> None:
    pane = FiguresPane(look)
    qtbot.addWidget(pane)
    pane.show_tally(Tally(shared=1_000, legacy=12_345, broken=2_000), None)
    shown = [card.accessibleName().partition(": ")[2] for card in pane.cards.values()]
    assert shown[:3] == [text.number(1_000), text.number(12_345), text.number(2_000)]
    assert shown[1] == "12\u202f345"


def test_names_alone_count_as_nothing_but_names(qtbot: QtBot, tmp_path: Path) -> None:
    model = EnvTableModel(text.Words())
    model.show_names(NAMES, lambda one: by_name(tmp_path, one))
    assert model.tally == Tally(shared=1, legacy=1)


def test_a_row_is_made_when_it_is_first_read() -> None:
    made = []

    def make() -> Env:
        made.append(1)
        return by_name(ROOT, NAMES[1])

    row = Row(make)
    assert not made
    assert not row.shows(by_name(ROOT, NAMES[1]))
    assert not made, "asking what it shows must not make it"
    assert (row.env.name, row.badge, row.env.name) == ("org__one", Badge.UNKNOWN, "org__one")
    assert made == [1]
    with pytest.raises(AttributeError, match="nothing"):
        row.nothing  # noqa: B018


def test_sorting_the_same_way_again_looks_at_values_that_changed(qtbot: QtBot) -> None:
    model = EnvTableModel(text.Words())
    envs = many_environments(3)
    model.replace_all(envs)
    model.sort(Column.NAME, Qt.SortOrder.AscendingOrder)
    arranged = []
    model.layoutChanged.connect(lambda: arranged.append(1))
    model.sort(Column.NAME, Qt.SortOrder.AscendingOrder)
    assert not arranged
    model.sort(Column.MODELS, Qt.SortOrder.AscendingOrder)
    model.update_env(replace(envs[0], models=("a", "b", "c")))
    model.sort(Column.MODELS, Qt.SortOrder.AscendingOrder)
    assert model.id_at(2) == str(envs[0].id)
