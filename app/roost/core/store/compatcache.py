"""What environments lack for models, one small file an environment, valid for a stamp.

The hot path asks the same question before every start of a model; the answer depends on the
environment (its stamp, formats.md) and on the needs (a digest) alone.  Losing a file costs one
look at the metadata of what is installed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from roost.core.domain.compat import Lack
from roost.core.domain.digest import sha1
from roost.core.domain.env import EnvId
from roost.core.domain.needs import Needs, Reason
from roost.core.store.cachefolders import cache_folders, write_cache
from roost.core.store.layout import Layout
from roost.core.system.venv.safe import Unread, read_whole

SCHEMA = 1
MAX_BYTES = 1 << 20
MAX_VERDICTS = 200
"""Verdicts kept for one environment; the oldest go first."""


class CompatCache:
    """``fallback``: the user's cache folder, for workspaces that cannot be written."""

    def __init__(self, layout: Layout, fallback: Path | None = None) -> None:
        self._layout = layout
        self._fallback = fallback

    def load(self, env: EnvId, stamp: str, digest: str) -> tuple[Lack, ...] | None:
        """What was found for these needs at this stamp; None where nobody has looked."""
        rows = self._read(env, stamp).get(digest)
        if not isinstance(rows, list):
            return None
        try:
            return tuple(_lack(row) for row in rows)
        except (TypeError, ValueError):
            return None

    def store(self, env: EnvId, stamp: str, digest: str, lacks: tuple[Lack, ...]) -> bool:
        """Keep a verdict; False where neither folder can be written, which is no failure."""
        known = self._read(env, stamp)
        known.pop(digest, None)
        verdicts = dict([*known.items()][-MAX_VERDICTS + 1 :])
        verdicts[digest] = [[*lack] for lack in lacks]
        document = {"schema": SCHEMA, "env": str(env), "stamp": stamp, "verdicts": verdicts}
        data = json.dumps(document, ensure_ascii=True, separators=(",", ":"))
        return any(write_cache(self._layout, Path(path), data) for path in self._paths(env))

    def _paths(self, env: EnvId) -> Iterator[str]:
        """In the order of reading; the second one is made up only where the first is no help."""
        name = sha1(str(env).encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
        tail = f"{os.sep}compat{os.sep}{name}.json"
        yield f"{self._layout.cache}{tail}"
        for folder in cache_folders(self._layout, self._fallback)[1:]:
            yield f"{folder}{tail}"

    def _read(self, env: EnvId, stamp: str) -> dict[str, Any]:
        """Digest to rows, of the first file that holds this stamp."""
        for path in self._paths(env):
            raw = read_whole(path, MAX_BYTES)
            if isinstance(raw, Unread):
                continue
            try:
                value = json.loads(raw)
            except (ValueError, RecursionError):
                continue
            if not isinstance(value, dict) or value.get("schema") != SCHEMA:
                continue
            if value.get("env") == str(env) and value.get("stamp") == stamp:
                verdicts = value.get("verdicts")
                if isinstance(verdicts, dict):
                    return verdicts
        return {}


def digest_of(needs: Needs) -> str:
    """One value for everything in the needs that a verdict depends on."""
    asked = (needs.required, needs.model_type, needs.remote_code)
    return sha1(repr(asked).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def _lack(row: Any) -> Lack:
    package, found, wanted, reason, requirement, certain, detail = row
    file, field, value = reason
    texts = (package, found, wanted, file, field, value, requirement, detail)
    if not all(isinstance(text, str) for text in texts) or not isinstance(certain, bool):
        raise ValueError("a lack with values of the wrong kind")
    return Lack(package, found, wanted, Reason(file, field, value), requirement, certain, detail)
