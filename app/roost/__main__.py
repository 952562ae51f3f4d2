"""`roost` and `python -m roost`: dispatch to the command line or the window."""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # `signal` would load enum: too slow here
import gc
import os
import sys

TYPE_CHECKING = False  # `typing` would cost more than an answer of last time does
if TYPE_CHECKING:
    from typing import Any

    from roost.core.domain.shot import Shot

_CANCELLED = (
    b'{"schema": 1, "ok": false, "data": null, "errors": [{"code": "cancelled", "message": '
    b'"Cancelled.", "remedy": "Start it again whenever you like.", "path": null}]}\n'
)


def _cancelled_at_once(_number: int, _frame: object) -> None:
    """Ctrl-C or SIGTERM while modules load: nothing has begun yet that had to be taken back."""
    if "--json" in sys.argv[1:] and "--" not in sys.argv:
        os.write(1, _CANCELLED)
    os._exit(130)


def main() -> int:
    """The `roost` command.  Without a command it opens the window."""
    if None in (sys.stdin, sys.stdout, sys.stderr):
        from roost.cli.streams import fill_in

        fill_in()
    for number in (_signal.SIGINT, _signal.SIGTERM):
        if _signal.getsignal(number) != _signal.SIG_IGN:
            _signal.signal(number, _cancelled_at_once)
    from roost.cli.shortcut import answer

    known = answer(sys.argv[1:], os.environ)
    if known is not None:
        return known
    from roost.cli.main import Windows, run

    code = run(sys.argv[1:], Windows(_open_window, _take_picture, _window_facts))
    gc.freeze()  # the process ends: no more rounds through all there is (3 % of a long list)
    return code


def gui() -> int:
    """The entry point of the start menu."""
    from roost.core.domain.errors import RoostError

    try:
        return _open_window(None)
    except RoostError as error:
        if sys.stderr is not None:
            sys.stderr.write(f"roost: {error.message}\n  → {error.remedy}\n")
        return error.exit_code


def _open_window(root: str | None) -> int:
    gc.disable()  # until the window stands: it would look a hundred times, 15 ms, for nothing
    from pathlib import Path

    from roost.gui.screen import require_screen

    require_screen(os.environ, sys.platform)
    from roost.gui.main import run

    return run(Path(root) if root else None)


def _window_facts() -> dict[str, Any]:
    from roost.gui.facts import window_facts

    return window_facts()


def _take_picture(shot: Shot) -> int:
    from roost.gui.snapshot import take

    return take(shot)


if __name__ == "__main__":
    sys.exit(main())
