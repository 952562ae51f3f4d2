"""`roost` and `python -m roost`: dispatch to the command line or the window."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # `typing` would cost more than an answer of last time does
if TYPE_CHECKING:
    from typing import Any


def main() -> int:
    """The `roost` command.  Without a command it opens the window."""
    from roost.cli.shortcut import answer

    known = answer(sys.argv[1:], os.environ)
    if known is not None:
        return known
    from roost.cli.main import run

    return run(
        sys.argv[1:], open_window=_open_window, take_picture=_take_picture, facts=_window_facts
    )


def gui() -> int:
    """The entry point of the start menu."""
    return _open_window(None)


def _open_window(root: str | None) -> int:
    from pathlib import Path

    from roost.gui.main import run

    return run(Path(root) if root else None)


def _window_facts() -> dict[str, Any]:
    from roost.gui.facts import window_facts

    return window_facts()


def _take_picture(
    out: str,
    root: str | None,
    select: str | None,
    state: str | None,
    theme: str | None,
    size: tuple[int, int],
) -> int:
    from pathlib import Path

    from roost.gui.main import screenshot

    where = Path(root) if root else None
    return screenshot(Path(out), where, select=select, state=state, theme=theme, size=size)


if __name__ == "__main__":
    sys.exit(main())
