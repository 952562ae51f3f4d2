"""What messages show of names from outside."""

from __future__ import annotations

import pytest

from roost.core.domain.printable import printable


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("C:\\Modelle\\Größe", "C:\\Modelle\\Größe"),
        ("模型🦙", "模型🦙"),
        ("a\nb\x1b[31m", "a\\nb\\x1b[31m"),
        ("a\u202eb\u2066", "a\\u202eb\\u2066"),
        ("\udcff\ud800", "\\udcff\\ud800"),
        ("x" * 100, "x" * 80),
    ],
)
def test_letters_stay_and_tricks_do_not(text: str, seen: str) -> None:
    assert printable(text) == seen
    printable(text).encode()
