"""Names and paths from outside, as messages show them."""

from __future__ import annotations


def printable(text: str, limit: int = 80) -> str:
    """At most ``limit`` characters; what cannot be printed, or turns a line around, is escaped.

    Letters of any script stay, and so do the backslashes of a Windows path.
    """
    return "".join(
        one if one.isprintable() else one.encode("unicode_escape").decode("ascii")
        for one in text[:limit]
    )
