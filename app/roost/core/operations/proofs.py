"""Taking over the deep check of a set of packages that passed it here before.

Importing the reference stack takes eight of the ten seconds of its creation from a warm
cache.  What was just installed by an installer is the same files as before when every RECORD
has the same hash; then only the files themselves are looked at.
"""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from roost.core.domain.digest import sha256
from roost.core.domain.env import Env
from roost.core.domain.health import Badge, Check, HealthReport
from roost.core.health.asked import Asked
from roost.core.health.records import check_records
from roost.core.store.layout import Layout
from roost.core.store.proofs import find_proof, record_proof
from roost.core.system.context import JobContext
from roost.core.system.venv.facts import TreeFacts

TAKEN_OVER = "taken-over"


def ticket_of(env: Env, facts: TreeFacts, asked: Asked, driver: str) -> str:
    """What a proof is good for: packages, Python, machine, driver and what was asked.

    "" where any of it cannot be told.
    """
    try:
        base = env.python.stat()
    except OSError:
        return ""
    if not facts.fingerprint or not facts.python_version or not facts.dists:
        return ""
    parts = [
        facts.fingerprint,
        facts.python_version,
        str(Path(os.path.realpath(env.python))),
        f"{base.st_size} {base.st_mtime_ns}",
        *(sys.platform, platform.machine(), platform.release(), *platform.libc_ver()),
        driver,
        asked.accelerator,
        *asked.imports,
    ]
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Proofs:
    """Those of a workspace, as of now."""

    layout: Layout
    now: datetime

    def take_over(
        self, ticket: str, tree: Path, facts: TreeFacts, ctx: JobContext
    ) -> HealthReport | None:
        """The report of the same set, if it passed and every file is there in its size.

        It keeps the time of its check and says that it was taken over.  Raises
        CancelledError.
        """
        known = find_proof(self.layout, ticket, self.now) if ticket else None
        if known is None or known.badge is not Badge.HEALTHY:
            return None
        if not all(check.ok for check in check_records(tree, ctx, dists=facts.dists)):
            return None
        said = Check(TAKEN_OVER, True, f"the same packages passed on {known.checked_at}")
        return replace(known, checks=(*known.checks, said))

    def keep(self, ticket: str, report: HealthReport) -> None:
        """Remember a deep check that passed; nothing else is worth remembering."""
        if ticket and report.badge is Badge.HEALTHY:
            record_proof(self.layout, ticket, report, report.checked_at or self.now.isoformat())
