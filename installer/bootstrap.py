"""Set Roost up in this clone, then run it, its checks, its tests or its measurements.

    python3 installer/bootstrap.py run

This file alone must parse on any Python 3, so that an old one gets a sentence instead of a
SyntaxError. The work is in ``roost_setup``; all of it is standard library.
"""

import os
import sys

MINIMUM = (3, 11)
HERE = os.path.dirname(os.path.abspath(__file__))


def main(argv):  # type: (list[str]) -> int
    """Find a Python that can do it, shield it from the caller's PYTHON* settings, hand over."""
    if sys.version_info < MINIMUM:
        return _with_a_newer_python(argv)
    base = getattr(sys, "_base_executable", None) or sys.executable
    if _inside_own_venv():
        return _again(base, argv)  # else a rebuild would remove the Python that does it
    if not sys.flags.isolated:
        return _again(sys.executable, argv)
    sys.path.insert(0, HERE)
    from roost_setup.commands import main as commands

    return commands(argv)


def _inside_own_venv():  # type: () -> bool
    own = os.path.join(os.path.dirname(HERE), ".venv")
    return os.path.realpath(sys.prefix) == os.path.realpath(own)


def _with_a_newer_python(argv):  # type: (list[str]) -> int
    import shutil
    import subprocess

    names = ["python3.{}".format(minor) for minor in (14, 13, 12, 11)] + ["python3", "python"]
    probe = "import sys; sys.exit(sys.version_info < (3, 11))"
    for name in names:
        found = shutil.which(name)
        if not found:
            continue
        try:  # a shim of a version manager may be there and yet start nothing
            answer = subprocess.call(
                [found, "-I", "-c", probe], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        except OSError:
            continue
        if answer == 0:
            return _again(found, argv)
    print(
        "Cannot go on: Roost needs Python 3.11 or newer; this is Python {}.{} at {},\n"
        "and no newer one is on PATH.\n"
        "What to do: install Python 3.11 or newer and run this command with it.".format(
            sys.version_info[0], sys.version_info[1], sys.executable
        )
    )
    return 1


def _again(python, argv):  # type: (str, list[str]) -> int
    """Start over in isolated mode: PYTHONPATH and user packages must not shadow anything here."""
    unwanted = ("PYTHON", "__PYVENV")
    env = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    command = [python, "-I", "-X", "utf8", os.path.abspath(__file__)] + argv
    if os.name == "posix":
        os.execve(python, command, env)
    import subprocess

    return subprocess.call(command, env=env)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
