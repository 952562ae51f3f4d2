"""`roost check`: does every file a package installed still exist, in its size?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from roost.core.domain.health import Check, Severity
from roost.core.domain.package import import_of
from roost.core.system.context import JobContext
from roost.core.system.venv.config import read_config
from roost.core.system.venv.dists import Dist, scan_site
from roost.core.system.venv.locate import site_packages
from roost.core.system.venv.records import Deviation, RecordCheck
from roost.core.system.venv.safe import leads_out

_NATIVE = (".so", ".pyd", ".dll", ".dylib")
_NAMED = 5
_WORDS = {
    "missing": "is missing",
    "empty": "is empty",
    "not-a-file": "is no file",
    "outside": "lies outside the environment",
}


def check_records(
    tree: Path, ctx: JobContext | None = None, *, dists: Sequence[Dist] | None = None
) -> tuple[Check, ...]:
    """One check for each distribution whose files are not as its RECORD says.

    Missing or cut-off code breaks, other differences degrade; a single passed check
    ``records`` where there is none.  ``dists``: read already.  Raises CancelledError.
    """
    site = site_packages(str(tree), read_config(str(tree)).version)
    if site is None or leads_out(str(tree), site):
        return ()
    if dists is None:
        dists = scan_site(site, str(tree)).dists
    look = RecordCheck(site, str(tree), None if ctx is None else ctx.check_cancelled)
    checks = []
    for dist in dists:
        if dist.folder.endswith(".dist-info") and dist.problem != "escaping-record":
            found = list(look.deviations(dist.folder))
            if found:
                checks.append(_check(dist, found))
    if checks:
        return tuple(checks)
    return (Check("records", True, f"{len(dists)} packages as installed"),)


def _check(dist: Dist, found: Sequence[Deviation]) -> Check:
    breaking = [item for item in found if _breaks(item)]
    named = breaking or list(found)
    words = [_words(item) for item in named[:_NAMED]]
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    return Check(
        f"files:{dist.name}",
        False,
        "; ".join(words) + more,
        f"the files {dist.name} {dist.version} was installed with",
        f"Install {dist.name} {dist.version} again there, or rebuild the environment.",
        Severity.BREAKS if breaking else Severity.DEGRADES,
        import_of(dist.name),
    )


def _breaks(item: Deviation) -> bool:
    """Code that is gone or empty, a cut-off library; an edited file or missing data is not."""
    if item.kind == "outside":
        return True
    name = item.path.lower()
    if item.kind == "size":
        return name.endswith(_NATIVE) and item.size < item.expected
    return name.endswith((".py", *_NATIVE))


def _words(item: Deviation) -> str:
    path = item.path.encode("utf-8", "backslashreplace").decode("utf-8")[:200]
    if item.kind == "size":
        return f"{path} has {item.size:,} bytes instead of {item.expected:,}"
    return f"{path} {_WORDS[item.kind]}"
