"""What the core says in English comes out in the language of the window, as far as it is known."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from roost.core.domain.errors import BlockedError
from roost.gui import text
from roost.gui.announcer import error_message
from roost.gui.language import Language
from roost.gui.told import told

PATH = "/mnt/My old models/thing"


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    speaker = Language()
    speaker.speak("de")
    yield
    speaker.silence()
    QLocale.setDefault(before)


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("it does not exist yet", "gibt es noch nicht"),
        (f"{PATH} is gone", f"{PATH} ist weg"),
        (
            f"the interpreter is a link to {PATH}, which is gone",
            f"der Interpreter ist ein Link auf {PATH}, und das ist weg",
        ),
        (
            f"legacy:a is broken: base-python: {PATH} is gone; package:x: not installed.",
            f"legacy:a ist defekt: base-python: {PATH} ist weg; package:x: nicht installiert.",
        ),
        (
            "There is no profile for torch-cpu.\nUse uv or pip.",
            "Für torch-cpu gibt es kein Profil.\nuv oder pip benutzen.",
        ),
        ("The file system is ext4, tells cases apart, has hard links.",
         "Das Dateisystem ist ext4, unterscheidet Groß und Klein, hat harte Links."),
        ("78.2 GB are free on the workspace's volume.",
         "Auf dem Laufwerk des Arbeitsbereichs sind 78,2 GB frei."),
        ("python (found there is no interpreter)", "python: es gibt keinen Interpreter"),
        # of which half only is known, or nothing
        ("whatever anybody ran in it is gone", "whatever anybody ran in it is gone"),
        ("The volume of the hamster cage is full.", "The volume of the hamster cage is full."),
        ("No set of versions fits: because you require foo",
         "Keine Auswahl von Versionen passt: because you require foo"),
        ("Nobody has ever said this.", "Nobody has ever said this."),
        ("", ""),
    ],
)  # fmt: skip
def test_a_sentence_of_the_core_is_told_in_german(said: str, heard: str) -> None:
    assert told(said) == heard


@pytest.mark.usefixtures("german")
def test_an_error_is_german_and_what_is_copied_for_a_helper_english() -> None:
    error = BlockedError(
        "in-use",
        "Nothing was changed: legacy:a is in use.",
        remedy="End those processes, then try again.",
        data={"in_use": ["python"]},
    )
    message = error_message(error)
    assert message.title == "Nichts wurde geändert: legacy:a ist in Benutzung."
    assert "Diese Prozesse beenden, dann noch einmal versuchen." in message.body
    assert "Benutzt von: python" in message.body
    assert "in-use: Nothing was changed: legacy:a is in use." in message.details
    assert "End those processes" in message.details


def test_in_english_nothing_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> None:
        raise AssertionError

    monkeypatch.setattr("roost.gui.told._templates", never)
    before = QLocale()
    QLocale.setDefault(QLocale("en"))
    try:
        assert text.told("it does not exist yet") == "it does not exist yet"
    finally:
        QLocale.setDefault(before)
