"""Reading the trees of many environments, by way of what was read last time."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from roost.core.domain.env import EnvId
from roost.core.store.scancache import ScanCache
from roost.core.system.venv.config import read_config
from roost.core.system.venv.dists import metadata_stamp
from roost.core.system.venv.facts import TreeFacts, read_facts
from roost.core.system.venv.locate import (
    WINDOWS,
    Located,
    inner_python,
    last_change,
    python_path,
    site_packages,
    tree_stamp,
    usual_site,
)

LOOK_AT = 20_000
"""Distributions whose metadata is looked at again (by stat) in one list; the stamp of
formats.md alone counts for those beyond, so that a list stays quick."""
FORBIDDEN = TreeFacts(interpreter="outside", config="outside", site_state="outside")


@dataclass(frozen=True, slots=True)
class ReadTree:
    """``stamp`` is without driver; ``python`` the interpreter's path."""

    python: str
    stamp: str
    facts: TreeFacts

    @property
    def changed_at(self) -> str | None:
        """When something was last installed into it (ISO 8601 UTC), from mtimes.

        A lower bound of its last use, for environments nobody has recorded a use of.
        """
        latest = last_change(self.stamp)
        if latest is None:
            return None
        return f"{datetime.fromtimestamp(int(latest), UTC).isoformat()[:19]}Z"


@dataclass(slots=True)
class TreeReader:
    """Reads trees; keeps facts and stamps by environment.  Not for several threads at once."""

    cache: ScanCache = field(default_factory=ScanCache)
    windows: bool = WINDOWS
    facts: dict[EnvId, TreeFacts] = field(default_factory=dict)
    stamps: dict[EnvId, str] = field(default_factory=dict)
    _homes: dict[str, bool] = field(default_factory=dict)
    _looked: int = 0

    def read(self, env: EnvId, located: Located, env_json: str | None) -> ReadTree:
        """The facts of a tree, from the cache where its stamp is the same."""
        tree = located.tree
        if located.forbidden:
            read = ReadTree(inner_python(tree, windows=self.windows), "-", FORBIDDEN)
        else:
            read = self._read(env, tree, env_json)
        self.facts[env] = read.facts
        self.stamps[env] = read.stamp
        return read

    def _read(self, env: EnvId, tree: str, env_json: str | None) -> ReadTree:
        name = str(env)
        hint = self.cache.version_hint(name)
        if hint is not None:
            python, site, stamp = self._stamped(tree, hint, env_json)
            known = self._known(name, stamp, site)
            if known is not None:
                return ReadTree(python, stamp, known)
        python = python_path(tree, windows=self.windows)
        # Stamped before reading: what changes meanwhile makes the entry stale, not wrong.
        config = read_config(tree)
        site = site_packages(tree, config.version, windows=self.windows)
        stamp = tree_stamp(tree, python, site, env_json)
        facts = read_facts(tree, config, windows=self.windows)
        self.cache.put(name, stamp, self._metadata_stamp(site, facts), facts)
        return ReadTree(python, stamp, facts)

    def _stamped(self, tree: str, hint: str, env_json: str | None) -> tuple[str, str | None, str]:
        """Interpreter, site-packages and stamp; what is where it usually is, is asked for once."""
        python = inner_python(tree, windows=self.windows)
        site: str | None = usual_site(tree, hint, windows=self.windows)
        stamp = tree_stamp(tree, python, site, env_json)
        if "-" not in stamp.split("_")[::2][:2]:
            return python, site, stamp
        python = python_path(tree, windows=self.windows)
        site = site_packages(tree, hint, windows=self.windows)
        return python, site, tree_stamp(tree, python, site, env_json)

    def _known(self, name: str, stamp: str, site: str | None) -> TreeFacts | None:
        """The cached facts, where they still hold."""
        got = self.cache.get(name, stamp)
        if got is None:
            return None
        facts, metadata = got
        self._looked += len(facts.dists)
        if self._looked <= LOOK_AT and self._metadata_stamp(site, facts) != metadata:
            return None
        self.cache.keep(name)
        if facts.home and self._exists(facts.home) != facts.home_exists:
            return replace(facts, home_exists=not facts.home_exists)
        return facts

    @staticmethod
    def _metadata_stamp(site: str | None, facts: TreeFacts) -> str:
        return metadata_stamp(site, (dist.folder for dist in facts.dists)) if site else "-"

    def _exists(self, home: str) -> bool:
        """A base Python may go without any stamp telling; asked once a home."""
        if home not in self._homes:
            self._homes[home] = os.path.isdir(home)  # noqa: PTH112 - False where forbidden
        return self._homes[home]
