"""Every word of the window is in every translation, and what is compiled is what is written."""

from __future__ import annotations

import os
import re
import string
from pathlib import Path

import pytest

from roost_setup import translations
from roost_setup.console import CannotGoOn
from roost_setup.core_sentences import CONTEXT, of_core
from roost_setup.layout import own_clone
from roost_setup.sentences import Sentence, of_window
from roost_setup.translations import Translation, read, written

CLONE = own_clone()
FILES = translations.sources(CLONE.root)
UPDATE = "run: python3 installer/bootstrap.py translate"


@pytest.fixture(scope="module")
def wanted() -> list[Sentence]:
    return of_window(CLONE.root / "app")


def test_there_are_translations() -> None:
    assert [path.stem for path in FILES] == ["de", "es"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_words_of_the_window_are_translated_and_no_others(
    path: Path, wanted: list[Sentence]
) -> None:
    """Those of the core may be behind: what is not translated is shown in English."""
    known = {one: told for one, told in read(path).items() if one.context != CONTEXT}
    assert sorted(set(wanted) - set(known)) == [], UPDATE
    assert sorted(set(known) - set(wanted)) == [], UPDATE
    assert [one for one, told in known.items() if not told.finished] == [], "translate these"
    everything = read(path)
    assert path.read_text("utf-8") == written(path.stem, everything, everything), UPDATE


def test_the_core_is_recognised_by_what_is_translated() -> None:
    known = (translations.folder(CLONE.root) / "core.json").read_text("utf-8")
    assert known == translations.recognised(CLONE.root), UPDATE


def test_most_of_what_the_core_says_is_translated() -> None:
    said = set(of_core(CLONE.root / "app"))
    for path in FILES:
        told = {one for one, words in read(path).items() if words.finished}
        assert len(said & told) > 0.8 * len(said), UPDATE


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_compiled_file_is_that_of_the_source(path: Path, tmp_path: Path) -> None:
    if not CLONE.script("pyside6-lrelease").exists():
        pytest.skip("Qt's lrelease is not in this environment")
    made = tmp_path / "made.qm"
    translations.compile_one(CLONE, os.environ, path, made)
    assert made.read_bytes() == path.with_suffix(".qm").read_bytes(), UPDATE


def fields(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_placeholders_ellipses_and_letters_to_press_are_those_of_the_source(path: Path) -> None:
    wrong = []
    for one, told in read(path).items():
        for form in told.forms if told.finished else ():
            lacking = set(fields(one.source)) - set(fields(form))
            if one.counted:
                lacking -= {"n"}  # "one file" may say it in words
            if one.context == CONTEXT:
                lacking = set()  # a letter of a plural, say
            added = set(fields(form)) - set(fields(one.source))
            ends = one.source.endswith("…") == form.endswith("…")
            spaces = (form[:1] == " ", form[-1:] == " ") != (
                one.source[:1] == " ",
                one.source[-1:] == " ",
            )
            marks = len(re.findall("&[^& ]", one.source)) == len(re.findall("&[^& ]", form))
            if lacking or added or not ends or not marks or spaces:
                wrong.append((one.source, form))
    assert wrong == []


def window_of(tmp_path: Path, source: str) -> Path:
    gui = tmp_path / "app" / "roost" / "gui"
    gui.mkdir(parents=True)
    (gui / "pane.py").write_text(source, encoding="utf-8")
    return tmp_path / "app"


SOURCE = """
class Pane(QFrame):
    def show(self, n):
        self.label.setText(self.tr("Hello {name}") + text.tr("There"))
        return [text.plural("{n} dog", "{n} dogs", n), tr("Two " "halves")]
"""


def test_sentences_are_found_with_the_context_qt_looks_them_up_in(tmp_path: Path) -> None:
    assert of_window(window_of(tmp_path, SOURCE)) == [
        Sentence("Pane", "Hello {name}"),
        Sentence("Roost", "There"),
        Sentence("Roost", "Two halves"),
        Sentence("Roost", "{n} dogs", "{n} dog"),
    ]


def test_a_text_that_is_not_written_out_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"pane\.py:2"):
        of_window(window_of(tmp_path, "def f(x):\n    return tr(x)\n"))


def test_what_is_new_stands_there_unfinished_and_what_is_gone_is_dropped(tmp_path: Path) -> None:
    told = {
        Sentence("Pane", "Gone"): Translation(("Weg",)),
        Sentence("Pane", "Close <it>"): Translation(('"Zu" & fertig',)),
        Sentence("Roost", "{n} dogs", "{n} dog"): Translation(("{n} Hund", "{n} Hunde")),
    }
    now = [*list(told)[1:], Sentence("Other", "Close <it>"), Sentence("Other", "New")]
    path = tmp_path / "de.ts"
    path.write_text(written("de", now, told), encoding="utf-8")
    after = read(path)
    assert set(after) == set(now)
    assert {one: after[one] for one in now[:2]} == {one: told[one] for one in now[:2]}
    assert after[Sentence("Other", "Close <it>")] == Translation(('"Zu" & fertig',))
    assert not after[Sentence("Other", "New")].finished


def test_where_others_differ_one_is_only_proposed(tmp_path: Path) -> None:
    told = {
        Sentence("Tab", "Shared"): Translation(("Gemeinsam",)),
        Sentence("Button", "Shared"): Translation(("Geteilt",)),
    }
    path = tmp_path / "de.ts"
    path.write_text(written("de", [*told, Sentence("New", "Shared")], told), encoding="utf-8")
    proposed = read(path)[Sentence("New", "Shared")]
    assert (proposed.forms, proposed.finished) == (("Gemeinsam",), False)


def test_an_empty_file_is_a_language_that_begins(tmp_path: Path) -> None:
    path = tmp_path / "fr.ts"
    path.touch()
    assert read(path) == {}
    assert 'language="fr"' in written("fr", [Sentence("Pane", "Hello")], {})


def test_a_damaged_source_is_named(tmp_path: Path) -> None:
    path = tmp_path / "de.ts"
    path.write_text("<TS>", encoding="utf-8")
    with pytest.raises(CannotGoOn, match=r"de\.ts"):
        read(path)


CORE = """
REASONS = {"gone": "the interpreter is a link to {target}, which is gone"}

def look(self, env, ctx):
    "A docstring is not said to anybody."
    if env.bad:
        raise StoreError("bad", f"{env.name!r} is {env.state or 'bad'} and {env.name!r}.",
                         remedy="Look at it." if env.here else "Find it first.")
    ctx.log(f"Finished looking at {env}.")
    raise os_failure(error, path, "write")
    raise ValueError("this is for programmers only")
"""


def test_sentences_of_the_core_are_found_with_names_for_what_is_filled_in(tmp_path: Path) -> None:
    core = tmp_path / "app" / "roost" / "core"
    core.mkdir(parents=True)
    (core / "looking.py").write_text(CORE, encoding="utf-8")
    assert [one.source for one in of_core(tmp_path / "app")] == [
        "Find it first.",
        "Look at it.",
        "the interpreter is a link to {target}, which is gone",
        "write",
        "{name} is {state} and {name}.",
    ]
