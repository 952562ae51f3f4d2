"""Answers of `roost python`, each with all that was looked at to find it.

One small file a model in `.envs/.cache/answers`.  It counts only while every path, listing
and variable in it is exactly as it was; else it is as if it were not there.  Reading one
takes a few hundred microseconds: this module imports nothing that Python has not loaded
anyway, so that a command that finds its answer here is done before the rest of Roost would
be loaded.
"""

# pathlib alone would take longer than all of this.
# ruff: noqa: PTH116, PTH118, PTH123

from __future__ import annotations

import os
import time

TYPE_CHECKING = False  # `typing` would cost more than all the rest here
if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD = "roost-answer 2"
END = "end"
MAX_BYTES = 256 << 10
VARIABLES = (
    *("ROOST_ACCELERATOR", "ROOST_CACHE_DIR", "ROOST_CONFIG_DIR"),
    *("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_HOME", "XDG_CACHE_HOME"),
    *("HOME", "USERPROFILE", "LOCALAPPDATA", "SYSTEMDRIVE"),
)
"""Every environment variable that a resolution reads."""
MAX_AGE = 60.0
"""Seconds an ``until`` may lie ahead: a clock set back does not keep an answer for ever."""
UNKNOWN = "?"
"""The look of what could not be looked at; never equal to anything."""


def answer_path(root: str, model: str) -> str:
    """Where the answer for MODEL, as it was typed, is kept."""
    number = int.from_bytes(model.encode("utf-8", "surrogatepass"), "big") % ((1 << 61) - 1)
    return os.sep.join((root, ".envs", ".cache", "answers", f"{number:x}.txt"))


def recall(
    root: str, model: str, folder: str, environ: Mapping[str, str], version: str
) -> tuple[list[str], str, tuple[str, str]] | None:
    """What was answered, if nothing has changed since, else None.

    Lines for stderr, the interpreter's path, and (environment's id, model) of the use.
    ``root``: absolute; ``folder``: the current one; ``version``: Roost's.  Never raises.
    """
    try:
        with open(answer_path(root, model), "rb", buffering=0) as file:
            text = file.read(MAX_BYTES).decode("utf-8")
        lines = text.split("\n")
        if lines[0] != HEAD or lines[-1] != END:
            return None
        said: list[str] = []
        answer = used = None
        given = {"root": root, "model": model, "folder": folder, "version": version, "user": user()}
        for line in lines[1:-1]:
            kind, value, name = line.split("\t")
            if kind == "stat":
                same = value == look(name)
            elif kind == "list":
                same = value == listing(name)
            elif kind == "read":
                same = value == reading(name)
            elif kind == "env":
                same = value == variable(environ, name)
            elif kind == "until":
                same = 0 <= float(value) - time.time() <= MAX_AGE
            elif kind == "say":
                said.append(value)
                same = True
            elif kind == "answer":
                answer, same = value, True
            elif kind == "use":
                used, same = (value, name), True
            else:
                same = given[kind] == value
            if not same:
                return None
    except (OSError, ValueError, LookupError):
        return None
    return None if answer is None or used is None else (said, answer, used)


def user() -> str:
    """Who asks: another user may not be allowed to see the same things."""
    return str(os.geteuid()) if hasattr(os, "geteuid") else ""


def variable(environ: Mapping[str, str], name: str) -> str:
    value = environ.get(name)
    return "-" if value is None else f"={value}"


def look(path: str) -> str:
    """All that an `lstat` says but the time of the last access, and a `stat` where it is a link."""
    try:
        own = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return "-"
    except (OSError, ValueError):
        return UNKNOWN
    text = _facts(own)
    if own.st_mode & 0o170000 != 0o120000:
        return text
    try:
        return f"{text}|{_facts(os.stat(path))}"
    except (FileNotFoundError, NotADirectoryError):
        return f"{text}|-"
    except OSError:
        return UNKNOWN


def _facts(facts: os.stat_result) -> str:
    return (
        f"{facts.st_mode:x}.{facts.st_dev:x}.{facts.st_ino:x}.{facts.st_size:x}"
        f".{facts.st_mtime_ns:x}.{facts.st_ctime_ns:x}"
    )


def listing(path: str) -> str:
    """The names in a folder; "" where there is none."""
    try:
        return "/".join(sorted(os.listdir(path)))
    except OSError:
        return ""


def reading(path: str) -> str:
    """The first bytes of a file of the system, whose times say nothing; "" where there is none."""
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read(4096).hex()
    except OSError:
        return ""
