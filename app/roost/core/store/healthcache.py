"""Results of deep checks, one small file an environment, valid for a stamp (formats.md).

In the workspace where that can be written, else in the user's cache folder.  Losing a
file costs one deep check.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from roost.core.domain.digest import sha1
from roost.core.domain.env import EnvId
from roost.core.domain.health import Badge, Check, HealthReport, Level, Severity
from roost.core.store.cachefolders import cache_folders, write_cache
from roost.core.store.layout import Layout
from roost.core.system.venv.safe import Unread, read_whole

SCHEMA = 1
MAX_BYTES = 1 << 20
RETRY = 3600.0
"""Seconds after which a check that gave no answer counts as none: the machine was busy then."""


class HealthCache:
    """``fallback``: the user's cache folder, for workspaces that cannot be written."""

    def __init__(
        self,
        layout: Layout,
        fallback: Path | None = None,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.layout = layout
        self._clock = clock
        self._folders = [f"{one}{os.sep}health" for one in cache_folders(layout, fallback)]
        self._listed: dict[str, frozenset[str]] | None = None

    def list_once(self) -> None:
        """See which files there are now, for whoever asks about many environments at a time."""
        self._listed = {folder: _names(folder) for folder in self._folders}

    def load(self, env: EnvId, stamp: str, imports: Iterable[str] = ()) -> HealthReport | None:
        """The last deep report, if its stamp is ``stamp`` and it covers all of ``imports``.

        Its ``passed_before`` says whether that stamp has ever passed.
        """
        return self.recall(env, stamp, imports)[0]

    def passed(self, env: EnvId, stamp: str) -> bool:
        """Whether the environment has passed a deep check at this stamp."""
        return self.recall(env, stamp)[1]

    def recall(
        self, env: EnvId, stamp: str, imports: Iterable[str] = ()
    ) -> tuple[HealthReport | None, bool]:
        """``load`` and ``passed`` in one look."""
        value = self._read(env)
        if value is None:
            return None, False
        passed = value.get("passed") == stamp
        if value.get("stamp") != stamp or not set(imports) <= _covered(value):
            return None, passed
        report = _report(value)
        if report is not None and report.badge is Badge.UNKNOWN and self._is_old(report):
            return None, passed
        return report, passed

    def _is_old(self, report: HealthReport) -> bool:
        """By the distance of two clocks, so that one set back does not keep it for ever."""
        try:
            at = datetime.fromisoformat(report.checked_at or "").timestamp()
        except (ValueError, OverflowError):
            return True
        return abs(self._clock() - at) > RETRY

    def store(self, env: EnvId, report: HealthReport, imports: Iterable[str] = ()) -> bool:
        """Keep a deep report; False where neither folder can be written.

        A pass stays known through a later timeout at the same stamp.
        """
        if report.level is not Level.DEEP or not report.stamp:
            return False
        self._listed = None
        before = self._read(env) or {}
        passed = before.get("passed") == report.stamp
        if report.badge in (Badge.HEALTHY, Badge.DEGRADED):
            passed = True
        elif report.badge is Badge.BROKEN:
            passed = False
        document = {
            "schema": SCHEMA,
            "env": str(env),
            "stamp": report.stamp,
            "passed": report.stamp if passed else None,
            "checked_at": report.checked_at,
            "imports": sorted(set(imports) | _imported(report)),
            "checks": [check_values(check) for check in report.checks],
        }
        data = json.dumps(document, ensure_ascii=True, separators=(",", ":"))
        return any(write_cache(self.layout, Path(path), data) for path in self._paths(env))

    def forget(self, env: EnvId) -> None:
        """Drop what is known of an environment that is gone or was rebuilt."""
        for path in self._paths(env):
            try:
                Path(path).unlink(missing_ok=True)
            except OSError:
                continue

    def places(self, env: EnvId) -> list[Path]:
        """Where the result of an environment may be, in the order of reading."""
        return [Path(path) for path in self._paths(env)]

    def _paths(self, env: EnvId) -> list[str]:
        name = sha1(str(env).encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
        return [f"{folder}{os.sep}{name}.json" for folder in self._folders]

    def _read(self, env: EnvId) -> dict[str, Any] | None:
        for path in self._paths(env):
            if self._listed is not None:
                folder, _, name = path.rpartition(os.sep)
                if name not in self._listed[folder]:
                    continue
            raw = read_whole(path, MAX_BYTES)
            if isinstance(raw, Unread):
                continue
            try:
                value = json.loads(raw)
            except (ValueError, RecursionError):
                continue
            if (
                isinstance(value, dict)
                and value.get("schema") == SCHEMA
                and value.get("env") == str(env)
            ):
                return value
        return None


def _names(folder: str) -> frozenset[str]:
    try:
        return frozenset(os.listdir(folder))
    except OSError:
        return frozenset()


def _imported(report: HealthReport) -> set[str]:
    return {check.code[7:] for check in report.checks if check.code.startswith("import:")}


def _covered(value: dict[str, Any]) -> set[str]:
    imports = value.get("imports")
    return {str(name) for name in imports} if isinstance(imports, list) else set()


def check_values(check: Check) -> list[Any]:
    """A finding as a row of JSON values."""
    return [
        check.code,
        check.ok,
        check.found,
        check.expected,
        check.remedy,
        check.severity.value,
        check.package,
    ]


def _report(value: dict[str, Any]) -> HealthReport | None:
    rows = value.get("checks")
    if not isinstance(rows, list):
        return None
    try:
        checks = tuple(check_of(*row) for row in rows)
    except (TypeError, ValueError):
        return None
    stamp, at = str(value["stamp"]), value.get("checked_at")
    return HealthReport(
        checks,
        Level.DEEP,
        stamp,
        at if isinstance(at, str) else None,
        value.get("passed") == stamp,
    )


def check_of(
    code: str, ok: bool, found: str, expected: str, remedy: str, severity: str, package: str | None
) -> Check:
    """A finding read back; raises ValueError for values of the wrong kind."""
    texts = (code, found, expected, remedy)
    if not all(isinstance(text, str) for text in texts) or not isinstance(ok, bool):
        raise ValueError("a check with values of the wrong kind")
    if package is not None and not isinstance(package, str):
        raise ValueError("a check with values of the wrong kind")
    return Check(code, ok, found, expected, remedy, Severity(severity), package)
