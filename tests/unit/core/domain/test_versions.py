"""Versions and requirement lines, held against `packaging` as the reference."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from roost.core.domain.requirement import parse_requirement, requirement_problem
from roost.core.domain.versions import (
    at_least,
    newest,
    parse_specifiers,
    release_text,
    satisfies,
    version_key,
)

numbers = st.integers(0, 30)
releases = st.lists(numbers, min_size=1, max_size=4).map(lambda parts: ".".join(map(str, parts)))
suffixes = st.sampled_from(["", "a1", "b2", "rc1", ".dev0", ".post1", "rc1.dev3", ".post1.dev2"])
versions = st.builds("{}{}".format, releases, suffixes)
operators = st.sampled_from([">=", "<=", "==", "!="])


@given(versions, versions)
def test_order_is_that_of_pep_440(left: str, right: str) -> None:
    ours_left, ours_right = version_key(left), version_key(right)
    assert ours_left is not None
    assert ours_right is not None
    assert (ours_left < ours_right) == (Version(left) < Version(right))
    assert (ours_left == ours_right) == (Version(left) == Version(right))
    assert at_least(left, right) == (Version(left) >= Version(right))


@given(versions, operators, versions)
def test_specifiers_agree_with_packaging(have: str, operator: str, want: str) -> None:
    expected = SpecifierSet(operator + want).contains(have, prereleases=True)
    assert satisfies(have, operator + want) == expected


@given(releases, releases)
def test_compatible_release_and_wildcards(have: str, want: str) -> None:
    if "." in want:
        expected = SpecifierSet(f"~={want}").contains(have, prereleases=True)
        assert satisfies(have, f"~={want}") == expected
    assert satisfies(have, f"=={want}.*") == SpecifierSet(f"=={want}.*").contains(have)


@pytest.mark.parametrize("text", ["", "git", "1.x", "latest", "1..2", "1" * 100, "1.0+cu!"])
def test_what_is_no_version(text: str) -> None:
    assert version_key(text) is None
    assert at_least(text, "1.0") is None


def test_local_versions_do_not_order_but_pins_see_them() -> None:
    assert at_least("2.13.0+cpu", "2.13.0") is True
    assert satisfies("2.13.0+cpu", "==2.13.0") is True
    assert satisfies("2.13.0+cpu", "==2.13.0+cu121") is False
    assert release_text("4.57.0.dev0") == "4.57.0"
    assert newest(["4.9", "4.10", "x"]) == "4.10"
    assert newest(["x"]) is None


@pytest.mark.parametrize("text", [">=", "3.10", ">=3.10 <4", "=>3", ">=a", "~=", ">=1;<2"])
def test_what_is_no_specifier(text: str) -> None:
    assert parse_specifiers(text) is None


@pytest.mark.parametrize(
    ("line", "name", "specifier", "floor", "pinned"),
    [
        ("torch==2.13.0", "torch", "==2.13.0", "2.13.0", "2.13.0"),
        ("torch == 2.5.1+cu121", "torch", "==2.5.1+cu121", "2.5.1+cu121", "2.5.1+cu121"),
        ("transformers>=4.51,<5", "transformers", ">=4.51,<5", "4.51", None),
        ("peft", "peft", "", None, None),
        ("uvicorn[standard]>=0.2 ; python_version<'3.12'", "uvicorn", ">=0.2", "0.2", None),
        ("numpy<2", "numpy", "<2", None, None),
        ("a==1.*", "a", "==1.*", "1", None),
    ],
)
def test_requirement_parts(
    line: str, name: str, specifier: str, floor: str | None, pinned: str | None
) -> None:
    requirement = parse_requirement(line)
    assert requirement is not None
    assert requirement_problem(line) is None
    assert (requirement.name, requirement.specifier) == (name, specifier)
    assert (requirement.floor, requirement.pinned) == (floor, pinned)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "--index-url https://evil",
        "-r other.txt",
        " -e .",
        "torch\n--index-url x",
        "torch\r",
        "a\0b",
        "pkg @ https://evil/x.whl",
        "pkg@git+https://evil",
        "https://evil/x.whl",
        "./local",
        "/abs/x.whl",
        "..\\x",
        "~/x",
        "a b",
        "a==",
        "x" * 1001,
    ],
)
def test_refused_requirement_lines(line: str) -> None:
    assert requirement_problem(line)
