"""The man page roost(1), from the commands themselves."""

from __future__ import annotations

from roost_dist.verbs import Option, Verb

_CODES = (
    ("0", "done"),
    ("1", "failed"),
    ("2", "the words on the command line make no sense"),
    ("3", "busy: somebody else is at work there"),
    ("4", "done, but degraded or in part"),
    ("5", "no such model or environment"),
    ("130", "cancelled"),
)
_VARIABLES = (
    ("ROOST_ROOT", "the workspace, where no --root is given"),
    ("ROOST_ACCELERATOR", "the accelerator to build for, instead of the one found"),
    ("ROOST_INSTALLER", "uv or pip"),
    ("ROOST_CONFIG_DIR", "where settings are kept"),
    ("ROOST_CACHE_DIR", "where caches are kept"),
    ("NO_COLOR", "no colours, if set to anything"),
)


def man_page(program: Verb, version: str) -> str:
    """The page as roff (man(7)), in ASCII."""
    lines = [
        f'.TH ROOST 1 "" "Roost {_roff(version)}" "User Commands"',
        ".SH NAME",
        "roost \\- shared Python environments for AI models",
        ".SH SYNOPSIS",
        ".B roost",
        "[\\fIOPTIONS\\fR] \\fICOMMAND\\fR [\\fIARGUMENTS\\fR]",
        ".SH DESCRIPTION",
        _roff(program.text),
        "Without a command it opens the window.",
        ".SH OPTIONS",
        "They may also stand behind the command.",
    ]
    for option in program.options:
        lines += _option(option)
    lines.append(".SH COMMANDS")
    for verb in program.walk():
        if verb.words:
            lines += _command(verb)
    lines.append(".SH EXIT STATUS")
    for code, meaning in _CODES:
        lines += [".TP", f".B {code}", _roff(meaning)]
    lines.append(".SH ENVIRONMENT")
    for name, meaning in _VARIABLES:
        lines += [".TP", f".B {name}", _roff(meaning)]
    lines += [
        ".SH SEE ALSO",
        "The quick guide, troubleshooting and technical notes are in the window under Help.",
    ]
    return "\n".join([*lines, ""])


def _command(verb: Verb) -> list[str]:
    arguments = "".join(f" \\fI{_roff(one)}\\fR" for one in verb.arguments)
    lines = [f".SS roost {_roff(verb.name)}{arguments}"]
    for paragraph in (verb.text or verb.short).split("\n"):
        lines += [_roff(paragraph), ".PP"]
    lines.pop()
    for option in verb.options:
        lines += _option(option)
    return lines


def _option(option: Option) -> list[str]:
    names = ", ".join(f"\\fB{_roff(name)}\\fR" for name in option.names)
    value = f" \\fI{_roff(option.value)}\\fR" if option.value else ""
    return [".TP", f"{names}{value}", _roff(option.help) or "\\&"]


def _roff(text: str) -> str:
    """Text that roff shows as it is: no escapes, no requests at the start of a line."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    safe = "".join(char if char.isascii() else f"\\[u{ord(char):04X}]" for char in safe)
    return "\n".join(f"\\&{line}" if line[:1] in (".", "'") else line for line in safe.split("\n"))
