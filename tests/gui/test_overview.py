"""*Overview*: warnings in plain words, reasons that end at a word, facts in view."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roost.core.domain.compat import Lack
from roost.core.domain.conflict import Conflict
from roost.core.domain.decision import Decision, Outcome, Step, TraceEntry, Warning
from roost.core.domain.env import EnvId
from roost.core.domain.needs import Reason
from roost.gui.language import Language
from roost.gui.look import Look
from roost.gui.panes.overview import OverviewPage
from roost.gui.warned import plainly, warnings_shortly
from roost.gui.widgets.clamped_label import ClampedLabel, wrapped
from support.desk import Desk
from support.fake_workspace import FakeWorkspace

NEMOTRON = "legacy:nvidia__Nemotron-3-30B"
SHARED = "shared:torch-cpu-transformers"
LACK = Lack(
    "sentence-transformers", "", "",
    Reason("modules.json", "type", "sentence_transformers.models.Transformer"),
    "sentence-transformers",
)  # fmt: skip
SHORT = "The shared environment does not have sentence-transformers, which this model needs."


class Lacking(FakeWorkspace):
    """Its shared environment lacks what the model needs, and the core says so at length."""

    def explain(self, env_id: EnvId) -> Decision:
        why = f"{LACK}, so it does not serve this model; healthy: torch, transformers import"
        first = TraceEntry(Step.SHARED, Outcome.REJECTED, why, 0.2)
        decision = super().explain(env_id)
        return replace(
            decision,
            trace=(first, *decision.trace[1:]),
            warnings=(
                Warning("shared-incompatible", f"{SHARED} does not serve this model: {LACK}."),
            ),
            conflicts=(Conflict("incompatible", "", SHARED, LACK.package),),
        )


@pytest.fixture
def lacking(make_desk: Callable[..., Desk]) -> Desk:
    desk = make_desk(Lacking.with_envs())
    desk.window.resize(1440, 900)
    desk.open()
    desk.select(NEMOTRON)
    return desk


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    before, speaker = QLocale(), Language()
    yield speaker.speak
    speaker.silence()
    QLocale.setDefault(before)


def overview(desk: Desk) -> OverviewPage:
    return desk.window.details.pages.overview


def test_a_warning_is_said_in_plain_words_and_whole_behind_more(lacking: Desk) -> None:
    page = overview(lacking)
    assert page.warning.text() == SHORT
    whole = f"Transformers (CPU) does not serve this model: {LACK}."
    assert LACK.reason.value in page.warning.toolTip()
    assert page.more.text() == "More"
    lacking.qtbot.keyClick(page.more, Qt.Key.Key_Space)
    assert page.warning.text() == whole
    assert page.more.text() == "Less"
    page.more.click()
    assert page.warning.text() == SHORT


def test_another_row_begins_with_the_short_words_again(lacking: Desk) -> None:
    overview(lacking).more.click()
    lacking.select("legacy:Qwen__Qwen3-8B")
    assert overview(lacking).warning.text() == SHORT


def test_no_warning_leaves_no_room_for_one(desk: Desk) -> None:
    desk.select(NEMOTRON)
    assert not overview(desk).warned.isVisible()


def test_a_warning_that_says_all_has_no_more(make_desk: Callable[..., Desk]) -> None:
    class Drifted(FakeWorkspace):
        def explain(self, env_id: EnvId) -> Decision:
            warned = (Warning("drift", "It is not as it was built."),)
            return replace(super().explain(env_id), warnings=warned)

    desk = make_desk(Drifted.with_envs())
    desk.open()
    desk.select(NEMOTRON)
    assert overview(desk).warning.text() == "It is not as it was built."
    assert not overview(desk).more.isVisible()


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_the_facts_are_seen_without_scrolling(
    make_desk: Callable[..., Desk],
    speak: Callable[[str], None],
    qapp: QApplication,
    language: str,
) -> None:
    speak(language)
    desk = make_desk(Lacking.with_envs())
    desk.window.resize(1440, 900)
    desk.open()
    desk.select(NEMOTRON)
    qapp.processEvents()
    page = overview(desk)
    assert page.verticalScrollBar().maximum() == 0
    used = page._values["used"]
    assert used.isVisible()
    bottom = used.mapTo(page.viewport(), used.rect().bottomLeft()).y()
    assert bottom < page.viewport().height()


@pytest.mark.parametrize("language", ["de", "es"])
def test_a_reason_is_told_in_the_windows_language(
    make_desk: Callable[..., Desk], speak: Callable[[str], None], language: str
) -> None:
    speak(language)
    desk = make_desk(Lacking.with_envs())
    desk.open()
    desk.select(NEMOTRON)
    note = overview(desk).chain.steps[0].note.text()
    assert "sentence-transformers" in note
    assert "serve" not in note and "which the model needs" not in note


def test_a_reason_has_two_lines_and_its_source_in_the_tooltip(
    lacking: Desk, qapp: QApplication
) -> None:
    note = overview(lacking).chain.steps[0].note
    qapp.processEvents()
    note.grab()
    lines = note.shown()
    assert len(lines) == 2
    assert note.height() >= 2 * note.fontMetrics().height()
    assert lines[0].startswith("it does not have sentence-transformers, which")
    assert "modules.json" not in " ".join(lines)
    assert "modules.json" in note.toolTip() and "modules.json" in note.accessibleName()
    told = overview(lacking).chain.steps[1].note
    assert len(told.shown()) == 1


def test_steps_do_not_overlap(lacking: Desk, qapp: QApplication) -> None:
    qapp.processEvents()
    steps = overview(lacking).chain.steps
    for before, after in pairwise(steps):
        assert before.geometry().bottom() < after.geometry().top()
    for step in steps:
        assert step.rect().contains(step.note.geometry())


@pytest.mark.parametrize("width", [40, 120, 200, 330, 900])
def test_a_text_is_wrapped_at_words_and_ends_at_one(qapp: QApplication, width: int) -> None:
    said = "it does not have sentence-transformers, which the model needs, so it is not used"
    metrics = QFontMetrics(qapp.font())
    lines = wrapped(said, metrics, width, 2)
    assert len(lines) <= 2
    assert all(metrics.horizontalAdvance(line) <= width for line in lines)
    kept = " ".join(lines)
    if width >= 200:
        words = kept.removesuffix(" …").split()
        assert [word.strip(",") for word in words] == [
            word.strip(",") for word in said.split()[: len(words)]
        ]
        assert kept == said or kept.endswith(" …")


def test_a_short_text_needs_one_line_and_has_no_tooltip(qtbot: QtBot, look: Look) -> None:
    label = ClampedLabel("not asked", "small")
    qtbot.addWidget(label)
    label.resize(300, 40)
    label.grab()
    assert label.shown() == ["not asked"]
    assert label.toolTip() == ""
    assert label.heightForWidth(300) == label.fontMetrics().height()
    assert label.heightForWidth(30) > label.fontMetrics().height()


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        (str(LACK), "it does not have sentence-transformers, which the model needs"),
        ("it may want >=4.46 (sub/config.json: a = f(x)), x", "it may want >=4.46, x"),
        ("Transformers (CPU) works (requirements.txt)", "Transformers (CPU) works"),
        ("used by python (PID 7)", "used by python (PID 7)"),
        ("", ""),
    ],
)
def test_where_it_was_read_is_left_out(said: str, heard: str) -> None:
    assert plainly(said) == heard


def decided(*warnings: Warning, conflicts: tuple[Conflict, ...] = ()) -> Decision:
    return Decision(
        "m", "k", None, None, None, "READY", warnings=warnings, conflicts=conflicts
    )  # fmt: skip


def test_each_kind_of_warning_is_short_and_names_what_it_can() -> None:
    lacks = Warning("shared-incompatible", f"{SHARED} does not serve this model: x.")
    missing = tuple(Conflict("incompatible", "", package=name) for name in ("a", "b", "c", "d"))
    old = (Conflict("incompatible", "", package="peft", found="0.1"),)
    hint = (Conflict("maybe-incompatible", "", package="peft"),)
    assert "a, b, c +1" in warnings_shortly(decided(lacks, conflicts=missing))
    assert "a version of peft" in warnings_shortly(decided(lacks, conflicts=old))
    assert "all that this model needs" in warnings_shortly(decided(lacks, conflicts=hint))
    for code in (
        *("shared-unhealthy", "other-key", "incompatible"),
        *("unknown-health", "last-resort", "pin-unusable"),
    ):
        told = warnings_shortly(decided(Warning(code, f"{SHARED} `roost create x` (a.json: b)")))
        assert 20 < len(told) < 80 and "roost" not in told, code
    two = warnings_shortly(decided(Warning("x", f"{SHARED} (a.json: b) is."), lacks))
    assert two.split("\n")[0] == "Transformers (CPU) is."
