"""The languages of the window: resources/translations/*.ts kept complete and compiled to *.qm.

A .ts file is the source, in Qt's format, to be edited by hand or with Qt Linguist. The .qm beside
it is what Qt loads; it is kept in version control too, so that a clone, a wheel and every package
have it without Qt's tools. `bootstrap.py translate` brings both up to date.
"""

from __future__ import annotations

import json
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from .console import CannotGoOn, say
from .core_sentences import CONTEXT, of_core
from .layout import Layout
from .sentences import Sentence, of_window
from .sources import child_env


@dataclass(frozen=True)
class Translation:
    """`forms`: one text, or one for each number the language tells apart."""

    forms: tuple[str, ...]
    finished: bool = True


def folder(root: Path) -> Path:
    return root / "resources" / "translations"


def sources(root: Path) -> list[Path]:
    """The .ts files of a clone, by language."""
    return sorted(folder(root).glob("*.ts"))


def wanted(root: Path) -> list[Sentence]:
    """All that a clone has to say: the window, then the core, each sorted. ValueError as
    `of_window`."""
    return [*of_window(root / "app"), *of_core(root / "app")]


def recognised(root: Path) -> str:
    """The core's templates that a translation has: what the window looks for, as JSON."""
    told = {
        one.source
        for path in sources(root)
        for one, words in read(path).items()
        if one.context == CONTEXT and words.finished
    }
    return json.dumps(sorted(told), indent=0, ensure_ascii=False) + "\n"


def translate(layout: Layout, env: Mapping[str, str]) -> int:
    """Take what is new in the sources into every .ts, and compile them. Returns 1 where words are
    left to translate. Raises CannotGoOn if Qt's compiler fails."""
    try:
        sentences = wanted(layout.root)
    except ValueError as problem:
        raise CannotGoOn(str(problem), "give tr() a literal string.") from problem
    left: list[Sentence] = []
    lines = []
    for path in sources(layout.root):
        known = read(path)
        path.write_text(written(path.stem, sentences, known), encoding="utf-8", newline="\n")
        compile_one(layout, env, path)
        known = read(path)
        open_ones = [one for one in sentences if one not in known or not known[one].finished]
        mine = [one for one in open_ones if one.context != CONTEXT]
        left += mine
        lines.append(
            f"{path.name}: {len(sentences)} texts, {len(mine)} to translate; "
            f"{len(open_ones) - len(mine)} of the core stay English meanwhile."
        )
        lines += [f"  {one.context}: {one.source!r}" for one in open_ones]
    target = folder(layout.root) / "core.json"
    target.write_text(recognised(layout.root), encoding="utf-8", newline="\n")
    for line in lines:
        say(line)
    return 1 if left else 0


def compile_one(layout: Layout, env: Mapping[str, str], path: Path, to: Path | None = None) -> None:
    """Make the .qm of a .ts, beside it or elsewhere."""
    target = to or path.with_suffix(".qm")
    words = [str(layout.script("pyside6-lrelease")), "-silent", "-nounfinished", "-removeidentical"]
    done = subprocess.run(
        [*words, str(path), "-qm", str(target)],
        env=child_env(env),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise CannotGoOn(
            f"{path.name} could not be compiled: {done.stderr.strip() or done.stdout.strip()}",
            "correct the file.",
        )


def read(path: Path) -> dict[Sentence, Translation]:
    """What a .ts says; an empty file is a language that begins. Raises CannotGoOn where it is no
    XML."""
    if path.stat().st_size == 0:
        return {}
    try:
        root = ET.parse(path).getroot()
    except ET.ParseError as problem:
        raise CannotGoOn(f"{path.name} is damaged: {problem}.", "correct the file.") from problem
    found = {}
    for context in root.iter("context"):
        for message in context.iter("message"):
            one = message.findtext("extracomment", "").removeprefix("One: ")
            counted = message.get("numerus") == "yes"
            key = Sentence(
                context.findtext("name", ""),
                message.findtext("source", ""),
                one if counted else "",
            )
            node = message.find("translation")
            if node is None:
                continue
            forms = tuple(form.text or "" for form in node.iter("numerusform"))
            texts = forms if counted else (node.text or "",)
            found[key] = Translation(texts, node.get("type") != "unfinished" and all(texts))
    return found


def written(
    language: str, sentences: Iterable[Sentence], known: Mapping[Sentence, Translation]
) -> str:
    """The .ts with just the wanted sentences, as Linguist writes it. A new sentence that all other
    contexts say the same way is said that way; where they differ, one of them is proposed."""
    elsewhere: dict[str, set[tuple[str, ...]]] = {}
    for one, told in known.items():
        if told.finished:
            elsewhere.setdefault(one.source, set()).add(told.forms)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en">',
    ]
    for context, group in groupby(sorted(sentences), key=lambda one: one.context):
        lines += ["<context>", f"    <name>{_xml(context)}</name>"]
        for one in group:
            others = set() if one.counted else elsewhere.get(one.source, set())
            new = Translation(min(others, default=()), finished=len(others) == 1)
            lines += _message(one, known.get(one, new))
        lines.append("</context>")
    return "\n".join([*lines, "</TS>", ""])


def _message(one: Sentence, told: Translation) -> list[str]:
    kind = "" if told.finished else ' type="unfinished"'
    lines = ['    <message numerus="yes">' if one.counted else "    <message>"]
    lines.append(f"        <source>{_xml(one.source)}</source>")
    if one.counted:
        lines.append(f"        <extracomment>One: {_xml(one.one)}</extracomment>")
        lines.append(f"        <translation{kind}>")
        forms = told.forms or ("", "")
        lines += [f"            <numerusform>{_xml(form)}</numerusform>" for form in forms]
        lines.append("        </translation>")
    else:
        words = _xml("".join(told.forms[:1]))
        lines.append(f"        <translation{kind}>{words}</translation>")
    return [*lines, "    </message>"]


def _xml(text: str) -> str:
    return escape(text, {'"': "&quot;", "'": "&apos;"})
