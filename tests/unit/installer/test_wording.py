"""The translations keep to GLOSSARY.md: one word for one thing, polite, with their own quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from roost_setup import translations
from roost_setup.layout import own_clone
from roost_setup.translations import read

FILES = {path.stem: path for path in translations.sources(own_clone().root)}
IN_A_COMMAND = re.compile(r"`[^`]*`|--[a-z-]+ \"[^\"]*\"")
NAMES = re.compile(r"\{\w+\}|roost \w+|“[^”]*”|attached and healthy|profiles folder")
"""What is no word of the sentence: names, commands, and two turns of phrase."""

WORDS = [
    (r"environments?", r"[Uu]mgebung", r"[Ee]ntorno"),
    (r"legacy environments?", r"[Aa]ltumgebung|alte", r"[Aa]ntiguo"),
    (r"shared (?:environments?|ones?)", r"[Gg]emeinsame", r"[Cc]ompartido"),
    (r"superseded", r"[Aa]bgelöst", r"[Ss]ustituido"),
    (
        r"workspace",
        r"[Aa]rbeitsbereich|^Beispiel",
        r"[Ee]spacio de trabajo|^Probar un",
    ),
    (r"profiles?", r"[Pp]rofil", r"[Pp]erfil"),
    (r"healthy", r"[Ii]ntakt", r"[Cc]orrecto"),
    (r"degraded", r"[Ee]ingeschränkt", r"[Ll]imitado"),
    (r"broken", r"[Dd]efekt", r"[Rr]oto"),
    (r"migrat(?:e|es|ed|ing|ion)", r"[Mm]igri|[Mm]igration|[Uu]mst", r"[Mm]igr"),
    (r"adopt(?:|ed)", r"[Üü]bernehmen|[Üü]bernommen", r"[Aa]dopt|[Aa]dópt"),
    (r"(?:un)?pin(?:|s|ned)", r"heft", r"[Ff]ij"),
    (r"trash|quarantine", r"[Pp]apierk", r"[Pp]apelera"),
    (r"purged?", r"[Ll]eeren|geleert|[Ll]öschen|gelöscht", r"[Vv]ac[ií]|definitiva"),
    (r"net gain", r"[Nn]etto", r"[Nn]et[ao]"),
    (r"peak", r"[Ss]pitzenbedarf", r"[Ee]spacio máximo"),
    (r"accelerator", r"[Bb]eschleuniger", r"[Aa]celerador"),
    (r"volumes?", r"[Ll]aufwerk", r"[Vv]olumen|[Vv]olúmenes"),
    (r"hard links?", r"Hardlink", r"[Ee]nlaces duros"),
    (r"commands?", r"[Bb]efehl", r"[Cc]omando"),
    (r"driver", r"[Tt]reiber", r"[Cc]ontrolador"),
    (r"snapshots?", r"[Ss]chnappschuss", r"[Ii]nstantánea"),
]
"""A word of the English, and what stands for it in German and in Spanish."""

NOT_OURS = {
    "de": r"\b(?:Workspace|Environments?|Quarantäne|Rückfall|[Hh]arten? Links?|erneuern|Platte|"
    r"[Dd]u|[Dd]ir|[Dd]ich|[Dd]eine[mnrs]?|[Ee]uch|[Ee]uer)\b",
    "es": r"\b(?:[Oo]rdenador|[Dd]irectorio|[Ff]ichero|[Cc]uarentena|[Ll]a orden|[Uu]na orden|"
    r"[Tt]ú|[Tt]us?|[Tt]uy[oa]s?|[Tt]i|[Tt]e|[Vv]uestr[oa]s?|[Vv]osotros|[Pp]uedes|[Qq]uieres)\b",
}
"""Other words for our things, and the familiar form of address."""


def told(language: str) -> Iterator[tuple[str, str]]:
    """Each English sentence and what is said for it, every form on its own."""
    for one, words in read(FILES[language]).items():
        for form in words.forms if words.finished else ():
            yield one.source, form


def violations(language: str, kept: Callable[[str, str], bool]) -> list[tuple[str, str]]:
    return [(source, form) for source, form in told(language) if not kept(source, form)]


@pytest.mark.parametrize("language", FILES)
def test_one_word_for_one_thing(language: str) -> None:
    column = sorted(FILES).index(language) + 1
    wrong = []
    for one, words in read(FILES[language]).items():
        plain = NAMES.sub("", IN_A_COMMAND.sub("", one.source))
        for word in WORDS if words.finished else ():
            english = re.compile(rf"(?<![\w.-]){word[0]}(?![.-]?\w)", re.IGNORECASE)
            if english.search(plain) and not re.search(word[column], words.forms[-1]):
                wrong.append((word[0], one.source, words.forms[-1]))
    assert wrong == []


@pytest.mark.parametrize("language", FILES)
def test_no_other_words_and_people_are_spoken_to_politely(language: str) -> None:
    assert violations(language, lambda _, form: not re.search(NOT_OURS[language], form)) == []


@pytest.mark.parametrize(("language", "opens", "closes"), [("de", "„", "“"), ("es", "«", "»")])
def test_quotes_are_those_of_the_language_and_closed(
    language: str, opens: str, closes: str
) -> None:
    def kept(_source: str, form: str) -> bool:
        plain = IN_A_COMMAND.sub("", form)
        marks = re.findall("[\"'„“”‚‘’«»]", plain)
        return marks == [opens, closes] * (len(marks) // 2)

    assert violations(language, kept) == []


def test_questions_are_opened_in_spanish() -> None:
    def kept(_source: str, form: str) -> bool:
        return form.count("?") == form.count("¿") and form.count("!") == form.count("¡")

    assert violations("es", kept) == []


@pytest.mark.parametrize(("language", "before"), [("de", " "), ("es", "")])
def test_the_space_before_an_ellipsis_is_that_of_the_language(language: str, before: str) -> None:
    def kept(_source: str, form: str) -> bool:
        after_a_word = re.findall(r"\w(\s?)…", form)
        return all(space == before for space in after_a_word)

    assert violations(language, kept) == []


@pytest.mark.parametrize("language", FILES)
def test_what_is_typed_and_how_a_sentence_ends_are_as_in_the_source(language: str) -> None:
    def parts(text: str) -> list[str]:
        return sorted(re.findall(r"`[^`]*`|(?<!\w)--[a-z-]+|roost [a-z]+|LongPathsEnabled", text))

    def kept(source: str, form: str) -> bool:
        same = source[-1:] == form[-1:] or not {source[-1:], form[-1:]} & set(".?!:…")
        return parts(source) == parts(form) and same and "  " not in form.replace("}  (", "")

    assert violations(language, kept) == []


@pytest.mark.parametrize("language", FILES)
def test_no_number_is_written_the_english_way(language: str) -> None:
    english = re.compile(r"\d,\d{3}\b|(?<![\d.=<>])\d\.\d(?![\d.,])")
    assert violations(language, lambda _, form: not english.search(form)) == []
