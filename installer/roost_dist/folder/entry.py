"""The start of the one-folder build.

Roost starts parts of itself as "this Python -m module" or "this Python file" (virtualenv, pip, the
window's facts).  Here "this Python" is the program itself: it then does what Python would.
"""

from __future__ import annotations

import runpy
import sys

_FLAGS = ("-I", "-B", "-P", "-S", "-E", "-s", "-u")
_MODULES = ("pip", "roost", "virtualenv")


def main(arguments: list[str]) -> int:
    """Roost, or the module or script of its own that it was asked to be."""
    rest = list(arguments)
    while rest and rest[0] in _FLAGS:
        rest.pop(0)
    if len(rest) > 1 and rest[0] == "-m" and rest[1] in _MODULES:
        if rest[1] == "roost":
            rest = rest[2:]
        else:
            sys.argv = rest[1:]
            runpy.run_module(rest[1], run_name="__main__", alter_sys=True)
            return 0
    elif rest and rest[0].endswith("__pip-runner__.py"):
        sys.argv = rest
        runpy.run_path(rest[0], run_name="__main__")
        return 0
    sys.argv[1:] = rest
    from roost.__main__ import main as roost

    return roost()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
