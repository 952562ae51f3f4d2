"""Global options may stand anywhere before `--`; nothing behind it is touched."""

from __future__ import annotations

import pytest

from roost.cli.arguments import gather_globals


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["list", "--json"], ["--json", "list"]),
        (["resolve", "a/b", "--root", "/w"], ["--root", "/w", "resolve", "a/b"]),
        (["resolve", "a/b", "--root=/w"], ["--root=/w", "resolve", "a/b"]),
        (["--json", "list"], ["--json", "list"]),
        (["create", "k", "--progress", "json"], ["--progress", "json", "create", "k"]),
        (
            ["run", "m", "--json", "--", "jq", "--json", "--root", "x"],
            ["--json", "run", "m", "--", "jq", "--json", "--root", "x"],
        ),
        (["list", "--root"], ["--root", "list"]),
        ([], []),
    ],
)
def test_gathering(given: list[str], expected: list[str]) -> None:
    assert gather_globals(given) == expected
