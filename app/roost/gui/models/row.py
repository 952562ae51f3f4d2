"""One row of the table: an environment with what the window adds to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from roost.core.domain.env import Env, EnvId, EnvKind, Sizes
from roost.core.domain.health import Badge
from roost.gui import text
from roost.gui.models.roles import Column


class Measuring(StrEnum):
    """Where the size stands: WAITING is shown as "measuring…", FAILED as unknown."""

    IDLE = "idle"
    WAITING = "waiting"
    FAILED = "failed"


class RowProgress(NamedTuple):
    """``fraction`` 0..1, None for a bar without an end."""

    job: str
    stage: str
    fraction: float | None


class Row:
    """Never changed; ``env`` may be given as the way to make it.

    Of a first look only the rows that are painted need one, and a thousand take 10 ms.
    ``env`` and ``badge`` are slots that are filled when they are first read: sorting and
    counting ten thousand rows reads them a hundred thousand times.
    """

    __slots__ = ("_make", "badge", "env", "fallback", "measuring", "progress")
    env: Env
    badge: Badge

    def __init__(
        self,
        env: Env | Callable[[], Env],
        fallback: bool = False,
        measuring: Measuring = Measuring.IDLE,
        progress: RowProgress | None = None,
    ) -> None:
        self._make: Callable[[], Env] | None = None
        if isinstance(env, Env):
            self.env = env
        else:
            self._make = env
        self.fallback = fallback
        self.measuring = measuring
        self.progress = progress

    def __getattr__(self, name: str) -> object:
        """Called for a slot that is empty."""
        if name == "env" and self._make is not None:
            self.env, self._make = self._make(), None
            return self.env
        if name == "badge":
            self.badge = self.env.health.badge
            return self.badge
        raise AttributeError(name)

    @property
    def id(self) -> str:
        return str(self.env.id)

    def shows(self, env: Env) -> bool:
        """Whether this very look at it is what the row shows."""
        return self._make is None and self.env is env

    def with_env(self, env: Env, *, fallback: bool) -> Row:
        """The newer look; sizes measured before are kept while it brings none."""
        if env.sizes is None and self._make is None and self.env.sizes is not None:
            env = env.but(sizes=self.env.sizes)
        return Row(env, fallback, self.measuring, self.progress)

    def with_sizes(self, sizes: Sizes) -> Row:
        return Row(self.env.but(sizes=sizes), self.fallback, Measuring.IDLE, self.progress)

    @property
    def label(self) -> text.Label:
        if self.progress is not None and self.env.creating is None:
            return text.Label(text.tr("Working"), "blue", "badge-creating")
        return text.health_label(self.env)

    @property
    def fraction(self) -> float | None:
        """What the bar shows: -1 for one without an end, None for no bar."""
        if self.progress is not None:
            return -1.0 if self.progress.fraction is None else self.progress.fraction
        owner = self.env.creating
        if owner is None:
            return None
        if owner.fraction is not None:
            return owner.fraction
        return owner.done / owner.total if owner.total else -1.0


_BADGES = {Badge.BROKEN: 0, Badge.DEGRADED: 1, Badge.UNKNOWN: 2, Badge.HEALTHY: 4}
_KINDS = {EnvKind.SHARED: 0, EnvKind.LEGACY: 1, EnvKind.OTHER: 2}


@lru_cache(maxsize=50_000)
def natural(value: str | None) -> tuple[tuple[int, int, str], ...]:
    """Numbers by size, words by letters: 3.9 before 3.11."""
    parts = re.split("([0-9]+)", (value or "").casefold())
    return tuple(
        (0, int(part[:18]), "") if place % 2 else (1, 0, part)
        for place, part in enumerate(parts)
        if part
    )


Key = tuple[object, ...]


class RowText:
    """What filtering and ordering ask of a row's words, each made once: 10,000 rows ask it often.

    ``lazy``: what is searched is made when first asked, for rows that are to be painted at once;
    for 10,000 rows that is 40 ms, which typing a letter must not take.
    """

    __slots__ = ("_search", "_title", "name", "row")

    def __init__(self, env_id: EnvId, row: Row, *, lazy: bool = False) -> None:
        self.row = row
        self._search = "" if lazy else _search_text(row.env)
        self._title: Key = ()
        self.name: Key = (_KINDS[env_id.kind], natural(env_id.name))

    @property
    def search(self) -> str:
        if not self._search:
            self._search = _search_text(self.row.env)
        return self._search

    @property
    def title(self) -> Key:
        if not self._title:
            self._title = (natural(text.Words().env_title(self.row.env)),)
        return self._title


def _search_text(env: Env) -> str:
    """Of the paths only those of other tools: the workspace's own is in every row."""
    parts = (env.name, env.env_key, env.source, env.torch, env.python_version, *env.models)
    title = text.Words().env_title(env)
    path = str(env.path) if env.kind is EnvKind.OTHER else ""
    return " ".join(one for one in (*parts, title, path) if one).casefold()


def sort_key(row: Row, column: Column, words: RowText) -> Key:
    """What a column is ordered by; the name decides between equals."""
    env, name = row.env, words.name
    if column is Column.NAME:
        return words.title + name
    if column is Column.HEALTH:
        return (3 if env.creating else _BADGES[row.badge], name)
    if column is Column.SOURCE:
        return (name[0], env.superseded, row.fallback, env.source, name)
    if column is Column.MODELS:
        return (len(env.models), name)
    if column is Column.PYTHON:
        return (natural(env.python_version), name)
    if column is Column.TORCH:
        return (natural(env.torch), name)
    if column is Column.SIZE:
        return (-1 if env.sizes is None else env.sizes.size, name)
    moment = text.parse_time(env.last_used)
    return (0.0 if moment is None else moment.timestamp(), name)
