"""What the core says in English comes out in the language of the window, as far as it is known."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from roost.core.domain.errors import BlockedError
from roost.core.system.resources import resource_path
from roost.gui import text
from roost.gui import told as sentences
from roost.gui.announcer import error_message
from roost.gui.language import TRANSLATED, Language
from roost.gui.told import told

PATH = "/mnt/My old models/thing"


SAID = {
    "it does not exist yet": "gibt es noch nicht",
    "not installed": "nicht installiert",
    "there is no interpreter": "es gibt keinen Interpreter",
    "tells cases apart": "unterscheidet Groß und Klein",
    "has hard links": "hat harte Links",
    "Use uv or pip.": "uv oder pip benutzen.",
    "{home} is gone": "{home} ist weg",
    "the interpreter is a link to {target}, which is gone": "der Interpreter ist ein Link auf "
    "{target}, und das ist weg",
    "{name} is broken: {worst}.": "{name} ist defekt: {worst}.",
    "There is no profile for {key}.": "Für {key} gibt es kein Profil.",
    "The file system is {described}.": "Das Dateisystem ist {described}.",
    "{size} are free on the volume.": "Auf dem Laufwerk sind {size} frei.",
    "The volume of {where} is full.": "Das Laufwerk von {where} ist voll.",
    "No set of versions fits: {reason}": "Keine Auswahl von Versionen passt: {reason}",
    "Nothing was changed: {busy} is in use.": "Nichts wurde geändert: {busy} ist in Benutzung.",
    "End those processes.": "Diese Prozesse beenden.",
    "Could not {verb} {shown}: {reason}.": "„{verb}“ ist bei {shown} fehlgeschlagen: {reason}.",
    "write": "schreiben",
    "copy to": "kopieren nach",
    "{files} of {files2} files": "{files} von {files2} Dateien",
}


class Heard(QTranslator):
    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return SAID.get(text, "") if context == "Core" else ""


@pytest.fixture
def german(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """The few sentences above, whatever the core says today."""
    before = QLocale()
    (tmp_path / "core.json").write_text(json.dumps(list(SAID)), encoding="utf-8")
    monkeypatch.setattr(sentences, "resource_path", lambda _name: tmp_path / "core.json")
    forget()
    heard = Heard()
    QCoreApplication.installTranslator(heard)
    QLocale.setDefault(QLocale("de"))
    yield
    QCoreApplication.removeTranslator(heard)
    QLocale.setDefault(before)
    forget()


def forget() -> None:
    sentences._templates.cache_clear()
    sentences._told.cache_clear()


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
            f"a ist defekt: base-python: {PATH} ist weg; package:x: nicht installiert.",
        ),
        (
            "There is no profile for torch-cpu.\nUse uv or pip.",
            "Für torch-cpu gibt es kein Profil.\nuv oder pip benutzen.",
        ),
        ("The file system is ext4, tells cases apart, has hard links.",
         "Das Dateisystem ist ext4, unterscheidet Groß und Klein, hat harte Links."),
        ("78.2 GB are free on the volume.",
         "Auf dem Laufwerk sind 78,2 GB frei."),
        ("python (found there is no interpreter)", "python: es gibt keinen Interpreter"),
        # what was tried is one word or several, and ends where the path begins
        (f"Could not write {PATH}: Input/output error.",
         f"„schreiben“ ist bei {PATH} fehlgeschlagen: Input/output error."),
        (f"Could not copy to {PATH}: Input/output error.",
         f"„kopieren nach“ ist bei {PATH} fehlgeschlagen: Input/output error."),
        ("146 of 12,146 files", "146 von 12.146 Dateien"),
        ("/mnt/1,000 models/x is gone", "/mnt/1,000 models/x ist weg"),
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
        remedy="End those processes.",
        data={"in_use": ["python"]},
    )
    message = error_message(error)
    assert message.title == "Nichts wurde geändert: a ist in Benutzung."
    assert "Diese Prozesse beenden." in message.body
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


@pytest.mark.parametrize("code", TRANSLATED)
def test_what_is_known_is_recognised_with_names_in_it(qapp: QApplication, code: str) -> None:
    before = QLocale()
    speaker = Language()
    speaker.speak(code)
    try:
        known = json.loads(resource_path("translations/core.json").read_text("utf-8"))
        assert len(known) > 500
        english = [
            one
            for one in known
            if sentences.told(re.sub(r"\{(\w+)\}", "/a/B", one))
            == re.sub(r"\{(\w+)\}", "/a/B", one)
        ]
        assert len(english) < 0.05 * len(known), english
    finally:
        speaker.silence()
        QLocale.setDefault(before)
        forget()
