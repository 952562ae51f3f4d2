"""Which names a folder can have wherever it is used (fault 26)."""

from __future__ import annotations

import re

_UNSAFE = re.compile(r"[/\\:\x00-\x1f\x7f]")
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?:\..*)?", re.IGNORECASE)
MAX_NAME = 200


def is_safe_name(name: str) -> bool:
    """True if ``name`` is one plain folder wherever it is used (fault 26).

    Quotes, ``$()`` and angle brackets are plain characters to us (faults 28 and 30); where the
    system forbids them in names, nothing of such a name exists.
    """
    return (
        0 < len(name) <= MAX_NAME
        and name == name.strip()
        and not name.startswith((".", "-"))
        and not name.endswith(".")
        and _UNSAFE.search(name) is None
        and not has_lone_surrogate(name)
        and _RESERVED.fullmatch(name) is None
    )


def has_lone_surrogate(text: str) -> bool:
    return not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text)
