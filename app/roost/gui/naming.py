"""Ids in the core's sentences, as the names the table shows.

``shared:torch-cpu-transformers`` tells a shell what is meant; the window calls it
"Transformers (CPU)".  A command that is quoted keeps its ids: it is typed as it stands.
"""

from __future__ import annotations

import functools
import re

from roost.core.domain.envkey import display_name


def with_names(sentence: str) -> str:
    """The sentence with every id outside a command replaced by its name."""
    return _pattern().sub(_name, sentence) if ":" in sentence else sentence


def env_name(env_id: str) -> str:
    """One id: the title of a shared key, else the plain name."""
    kind, _, name = env_id.partition(":")
    return display_name(name) if kind == "shared" else name or env_id


@functools.cache
def _pattern() -> re.Pattern[str]:
    """A command, or an id without the stop that ends its sentence; made when first needed."""
    stops = r"\s`'\"“”„‘’,;:()<>|"
    command = r"`[^`]*`|\broost [a-z]+(?: [^\s;,)]+)*"
    env_id = rf"(?<![\w./:-])(shared|legacy|other):([^{stops}]*[^{stops}.…])"
    return re.compile(f"{command}|{env_id}")


def _name(found: re.Match[str]) -> str:
    return env_name(f"{found[1]}:{found[2]}") if found[1] else found[0]
