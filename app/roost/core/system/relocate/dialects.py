"""The languages of a venv's files: shells, PowerShell, batch, nushell and Python.

The quoting rules are those of virtualenv's activators (which corrected the standard
library's), the recognised forms those of the standard library, virtualenv and uv.
"""

from __future__ import annotations

import re
import shlex

from roost.core.system.relocate.literals import BARE_END, NOT_IN_PATH, Dialect, Form

_SAFE = re.compile(r"[\w@%+=:,./-]*", re.ASCII)
_SINGLE_QUOTES = "'‘’‚‛"


def _same(value: str) -> str:
    return value


def _safe(value: str) -> bool:
    return _SAFE.fullmatch(value) is not None


def _without(characters: str) -> re.Pattern[str]:
    return re.compile(f"[^{re.escape(characters)}]*")


def _apostrophe_by(code: str) -> Form:
    """A single-quoted word in which an apostrophe is ``code``."""
    return Form("'", lambda value: value.replace("'", code), "'")


_NOT_QUOTED = NOT_IN_PATH + r"(?<!['\"])"

_BARE = Form(_NOT_QUOTED, _same, BARE_END, _safe, bare=True)


def _double_quoted(special: str) -> Form:
    """A word put between double quotes as it is, which older generators did with any path."""
    plain = _without(special)
    return Form('"', _same, '"', lambda value: plain.fullmatch(value) is not None)


def octal(value: str) -> str:
    """``value`` for printf's format: no byte that a shell or Python would take as special."""
    return "".join(
        "%%"
        if byte == 0x25
        else chr(byte)
        if (chr(byte).isalnum() and byte < 128) or chr(byte) in "/._-+"
        else f"\\{byte:03o}"
        for byte in value.encode("utf-8", "surrogateescape")
    )


def quote_for_shell_and_python(value: str) -> str:
    """A shell word that stays the same inside a Python string (virtualenv's invention)."""
    return shlex.quote(value).replace("\\", "'\"\\\\\"'")


def _for_shell_and_python(value: str) -> str:
    return quote_for_shell_and_python(value + " ")[1:-2]


PRINTF = Form(r'"\$\(printf \'', octal, r"'\)\"")

SH = Dialect(
    (
        PRINTF,
        Form("'", _for_shell_and_python, "'"),
        _apostrophe_by("'\"'\"'"),
        _apostrophe_by("'\\''"),
        _double_quoted('\\$`"!'),
        Form('"', lambda value: re.sub(r'([\\$`"])', r"\\\1", value), '"'),
        _BARE,
    ),
    shlex.quote,
)


def quote_csh(value: str) -> str:
    quoted = shlex.quote(value)
    quoted = f"'{quoted}'" if quoted == value else quoted
    return quoted.replace("\\", "'\\\\'").replace("!", "'\\!'")


def _csh_code(value: str) -> str:
    return quote_csh(value + " ")[1:-2]


CSH = Dialect(
    (
        Form("'", _csh_code, "'"),
        Form("'", lambda v: v.replace("'", "'\"'\"'"), "'", lambda v: not set(v) & set("!\\")),
        _double_quoted("\\$`\"!'"),
        Form(_NOT_QUOTED, _same, BARE_END, lambda v: _safe(v) and "%" not in v, bare=True),
    ),
    quote_csh,
)


def quote_fish(value: str) -> str:
    return "'" + _fish_code(value) + "'"


def _fish_code(value: str) -> str:
    return re.sub(r"[\\']", lambda match: f"'\\{match.group()}'", value)


FISH = Dialect(
    (
        Form("'", _fish_code, "'"),
        Form("'", lambda value: re.sub(r"([\\'])", r"\\\1", value), "'"),
        Form("'", lambda v: v.replace("'", "'\"'\"'"), "'", lambda v: "\\" not in v),
        _double_quoted('\\$"'),
        _BARE,
    ),
    quote_fish,
)


def quote_nu(value: str) -> str:
    sharps = "#" * (1 + max((len(run) for run in re.findall("#+", value)), default=0))
    return f"r{sharps}'{value}'{sharps}"


def _nu_raw(sharps: str) -> Form:
    return Form(f"r{sharps}'", _same, f"'{sharps}", lambda value: "'" + sharps not in value)


NU = Dialect(
    (
        *(_nu_raw("#" * count) for count in (3, 2, 1)),
        Form("(?<!#)'", _same, "'(?!#)", lambda value: "'" not in value),
        Form("'", lambda v: v.replace("'", "'\"'\"'"), "'", lambda value: "'" not in value),
        _double_quoted('\\"'),
    ),
    quote_nu,
)


def _ps1_code(value: str) -> str:
    return re.sub(f"[{_SINGLE_QUOTES}]", lambda match: match.group() * 2, value)


POWERSHELL = Dialect(
    (Form("'", _ps1_code, "'"), _double_quoted('`$"“”„')),
    lambda value: f"'{_ps1_code(value)}'",
)

_batch_plain = _without('&|<>^!"%\x1a')


def batch_holds(value: str) -> bool:
    """Whether cmd.exe keeps the value literal (virtualenv tested its operators on a real one)."""
    return _batch_plain.fullmatch(value) is not None


BATCH = Dialect(
    tuple(
        Form(NOT_IN_PATH.replace("%", ""), encode, r"(?=[\";)\r\n]|$)", batch_holds)
        for encode in (_same, lambda value: value.replace("%", "%%"))
    ),
    lambda _value: None,
)

_BATCH_LINE = re.compile(
    r'^(?P<at>[ \t]*@?)(?:set[ \t]+"?VIRTUAL_ENV=(?P<set>[^\r\n]*?)"?'
    r'|for %%i in \("(?P<for>[^\r\n]*)"\) do @set "VIRTUAL_ENV=%%~fi")[ \t]*(?=\r?$)',
    re.MULTILINE | re.IGNORECASE,
)


def batch_by_own_place(text: str, spellings: tuple[str, ...]) -> str:
    """An activate.bat that finds its folder by itself, as uv's relocatable ones do.

    For paths that cmd.exe would not keep literal.
    """
    wanted = {form(old) for old in spellings for form in (_same, lambda v: v.replace("%", "%%"))}

    def line(match: re.Match[str]) -> str:
        if (match["set"] or match["for"]) not in wanted:
            return match.group()
        return match["at"] + 'for %%i in ("%~dp0..") do @set "VIRTUAL_ENV=%%~fi"'

    return _BATCH_LINE.sub(line, text)


def _python_code(quote: str) -> Form:
    def encode(value: str) -> str:
        code = value.replace("\\", "\\\\").replace(quote, "\\" + quote)
        return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in code)

    return Form(_PYTHON_OPEN + quote, encode, quote)


def _python_ascii(quote: str) -> Form:
    def encode(value: str) -> str:
        code = value.replace("\\", "\\\\").replace(quote, "\\" + quote)
        return "".join(c if c.isascii() and c.isprintable() else ascii(c)[1:-1] for c in code)

    return Form(_PYTHON_OPEN + quote, encode, quote)


def _python_raw(quote: str) -> Form:
    return Form(
        rf"(?<![\w'\"])[rR]{quote}",
        _same,
        quote,
        lambda value: quote not in value and not value.endswith("\\") and value.isprintable(),
    )


_PYTHON_OPEN = r"(?<![\w'\"])[uU]?"

PYTHON = Dialect(
    tuple(make(quote) for make in (_python_code, _python_ascii, _python_raw) for quote in "'\""),
    repr,
)
