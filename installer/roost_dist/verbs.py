"""The commands of `roost` as values, read from click: what the man page and completions are of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import click

from roost.cli.main import COMMANDS, cli


@dataclass(frozen=True)
class Option:
    """``names`` with dashes; ``value`` its placeholder, "" for a flag; ``choices`` the words it
    takes, where they are known; ``path`` where it is a file or folder."""

    names: tuple[str, ...]
    help: str
    value: str = ""
    choices: tuple[str, ...] = ()
    path: bool = False


@dataclass(frozen=True)
class Verb:
    """``words`` after "roost" ("trash purge"); none: the program itself."""

    words: tuple[str, ...]
    short: str
    text: str
    arguments: tuple[str, ...]
    options: tuple[Option, ...]
    below: tuple[Verb, ...] = ()

    @property
    def name(self) -> str:
        return " ".join(self.words)

    def walk(self) -> Iterator[Verb]:
        """This one and all below."""
        yield self
        for one in self.below:
            yield from one.walk()


def program() -> Verb:
    """`roost` with everything below it."""
    return _verb(cli, ())


def _verb(command: click.Command, words: tuple[str, ...]) -> Verb:
    context = click.Context(command, info_name=" ".join(("roost", *words)))
    below: list[Verb] = []
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            if child is not None and not child.hidden:
                below.append(_verb(child, (*words, name)))
    shown = [p for p in command.get_params(context) if not getattr(p, "hidden", False)]
    return Verb(
        words,
        COMMANDS.get(words[0], "") if len(words) == 1 else command.get_short_help_str(90),
        _plain(command.help or ""),
        tuple(p.make_metavar(context) for p in shown if isinstance(p, click.Argument)),
        tuple(_option(p, context) for p in shown if isinstance(p, click.Option)),
        tuple(below),
    )


def _option(option: click.Option, context: click.Context) -> Option:
    kind = option.type
    value = "" if option.is_flag or option.count else option.make_metavar(context)
    choices = tuple(map(str, kind.choices)) if isinstance(kind, click.Choice) else ()
    path = isinstance(kind, click.Path) or value in ("DIR", "FILE", "FOLDER")
    return Option(
        (*option.opts, *option.secondary_opts), _plain(option.help or ""), value, choices, path
    )


def _plain(text: str) -> str:
    """Paragraphs on one line each; click's marks taken out."""
    paragraphs = re.split(r"\n\s*\n", text.replace("\b", "").partition("\f")[0].strip())
    return "\n".join(" ".join(one.split()) for one in paragraphs)
