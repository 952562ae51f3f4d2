"""resources/help: every message has its entry, no link is dead, and the window opens the entry."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from support.codes import collect

ROOT = Path(__file__).resolve().parents[2]
HELP = ROOT / "resources" / "help"
PAGES = sorted(HELP.glob("*.md"))
HEADING = re.compile(r"^#{1,6} (.+)$", re.M)
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)\)")
ENTRY = re.compile(r"`([a-z0-9:*-]+)`")


def entries() -> Counter[str]:
    text = (HELP / "troubleshooting.md").read_text("utf-8")
    return Counter(
        code for heading in re.findall(r"^### (.+)$", text, re.M) for code in ENTRY.findall(heading)
    )


def slug(heading: str) -> str:
    """The anchor of a heading, as in the window and on common hosts of repositories."""
    words = re.sub(r"[^\w\- ]", "", heading.lower().strip())
    return words.replace(" ", "-")


def test_every_code_can_be_followed_to_its_text() -> None:
    unresolved = collect().unresolved
    assert unresolved == set(), (
        "These places make an error, finding or warning whose code cannot be read off the "
        "source. Write the code as a text there (or as an argument of a small function), or add "
        f"the dictionary it comes from to TABLES in tests/support/codes.py: {sorted(unresolved)}"
    )


def test_every_message_has_its_entry() -> None:
    known = entries()
    missing = {
        code: sorted(places) for code, places in collect().found.items() if code not in known
    }
    told = "\n".join(
        f"### `{code}`\nWhat it means, and what to do.  (made in {', '.join(places[:3])})\n"
        for code, places in sorted(missing.items())
    )
    assert not missing, (
        "Roost can print these codes, and resources/help/troubleshooting.md does not explain them. "
        "Add each to the heading of an entry that fits (several codes may share one), or write a "
        f"new entry under its symptom:\n\n{told}"
    )


def test_no_entry_is_about_nothing() -> None:
    known = entries()
    gone = sorted(set(known) - set(collect().found))
    assert gone == [], f"No code makes these any more; take them out of the headings: {gone}"
    assert [code for code, times in known.items() if times > 1] == []


def test_every_entry_says_something() -> None:
    text = (HELP / "troubleshooting.md").read_text("utf-8")
    for part in re.split(r"^### ", text, flags=re.M)[1:]:
        heading, _, body = part.partition("\n")
        said = body.partition("\n## ")[0].strip()
        assert len(said) > 20, heading


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_link_is_dead(page: Path) -> None:
    text = page.read_text("utf-8")
    for picture, target in LINK.findall(text):
        if target.startswith(("http://", "https://")):
            continue
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        assert file.is_file(), f"{page.name}: {target}"
        assert file.is_relative_to(ROOT / "resources"), f"{page.name}: {target} leaves resources/"
        if anchor and not picture:
            headings = {slug(one) for one in HEADING.findall(file.read_text("utf-8"))}
            assert anchor in headings, f"{page.name}: {target} has no such heading"


def test_no_page_is_left_alone() -> None:
    """Every page can be reached from the quick guide."""
    seen: set[str] = set()
    todo = ["quick-guide.md"]
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        text = (HELP / name).read_text("utf-8")
        todo += [
            target.partition("#")[0]
            for picture, target in LINK.findall(text)
            if not picture and target.partition("#")[0].endswith(".md")
        ]
    alone = {page.name for page in PAGES} - seen
    assert not alone, f"Link these pages from quick-guide.md: {sorted(alone)}"
