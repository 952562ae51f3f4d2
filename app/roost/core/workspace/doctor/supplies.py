"""The doctor on what environments are made of: Pythons, installers and where packages come from."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from roost.core.domain.errors import CancelledError, RoostError
from roost.core.domain.finding import Finding, State
from roost.core.domain.versions import satisfies, version_key
from roost.core.operations.installers.failures import failure
from roost.core.operations.installers.settings import read_sources
from roost.core.operations.installers.tool import package_version
from roost.core.system.context import JobContext
from roost.core.system.interpreters import find_interpreters
from roost.core.system.process import clean_environment, run_captured
from roost.core.system.process.redaction import redact
from roost.core.workspace.doctor.questions import PATIENT, QUICK, Look

_ASKED_FOR = "pip"
"""The package every full index has; one that does not have it has still answered."""
_ANSWERED = ("no-matching-version", "build-failed")


def interpreters(look: Look, ctx: JobContext) -> Iterator[Finding]:
    """Base Pythons, and whether one fits the profiles of this workspace."""
    found = find_interpreters(ctx, env=look.environ)
    wanted = {profile.python for profile in look.asking().profiles.profiles.values()}
    newest = sorted(found, key=lambda one: version_key(one.version) or (), reverse=True)
    fitting = [one for one in newest if any(satisfies(one.version, spec) for spec in wanted)]
    told = ", ".join(f"{one.version} ({one.kind})" for one in fitting or newest)
    met = {spec for spec in wanted for one in fitting if satisfies(one.version, spec)}
    unmet = sorted(wanted - met)
    if found and not unmet:
        yield Finding("interpreters", State.OK, f"Pythons: {told}.")
    elif not found or len(unmet) == len(wanted):
        spec = min(unmet, default=">=3.10")
        yield Finding(
            "no-python",
            State.PROBLEM,
            f"No Python {spec} was found to make environments with (found: {told or 'none'}).",
            f"Install a Python {spec}.",
            ("uv", "python", "install"),
        )
    else:
        yield Finding(
            "python-missing",
            State.WARNING,
            f"Pythons: {told}. No profile with {' or '.join(unmet)} can be built.",
            "Install one that fits, if you need those profiles.",
            ("uv", "python", "install"),
        )


def installers(look: Look, ctx: JobContext) -> Iterator[Finding]:
    """uv and pip: their versions, and whether they start."""
    asking = look.asking()
    problem = asking.settings_problem()
    chosen = look.environ.get("ROOST_INSTALLER") or ("" if problem else asking.settings.installer)
    version = _uv_version(look, ctx) if look.uv else ""
    pip = package_version("pip")
    if version:
        yield Finding("uv", State.OK, f"{version}{' (chosen)' if chosen == 'uv' else ''}.")
    if pip:
        yield Finding("pip", State.OK, f"pip {pip}{' (chosen)' if chosen == 'pip' else ''}.")
    if not version and (chosen != "pip" or not pip):
        yield Finding(
            "installer-missing",
            State.WARNING if pip else State.PROBLEM,
            "uv, which Roost installs with, is missing or does not start.",
            "Install Roost again, or choose pip in the settings.",
        )


def _uv_version(look: Look, ctx: JobContext) -> str:
    try:
        run = run_captured(
            [look.uv, "--version"],
            env=clean_environment(base=look.environ),
            timeout=PATIENT if look.deep else QUICK,
            ctx=ctx,
        )
    except CancelledError:
        raise
    except RoostError:
        return ""  # it does not start; what that means is said by the caller
    return run.stdout.strip() if run.ok else ""


def source(look: Look, ctx: JobContext) -> Iterator[Finding]:
    """Which package source is used, and whether it answers."""
    asking = look.asking()
    problem = asking.settings_problem()
    sources = read_sources(look.environ, mirror="" if problem else asking.settings.mirror)
    named = [redact(one, sources.secrets()) for one in (sources.index_url,) if one]
    named = named or (["no index"] if sources.no_index else ["the installers' default index"])
    named += [redact(one, sources.secrets()) for one in sources.extra_index_urls]
    named += [f"the folder {redact(one, sources.secrets())}" for one in sources.find_links]
    told = "Packages come from " + ", then ".join(named)
    if sources.offline:
        yield Finding("package-source", State.OK, f"{told}; offline, as your settings say.")
        return
    yield Finding("package-source", State.OK, f"{told}.")
    if sources.no_index:
        yield from _folders(sources.find_links)
        return
    if look.uv:
        yield _answers(look, ctx, sources.uv_environment(), sources.secrets())


def _folders(places: tuple[str, ...]) -> Iterator[Finding]:
    for place in places:
        if "://" not in place and not Path(place).expanduser().is_dir():
            yield Finding(
                "package-source-away",
                State.WARNING,
                f"The folder of packages {place} is not there.",
                "Attach the drive it lies on, or change pip's find-links setting.",
                path=place,
            )


def _answers(
    look: Look, ctx: JobContext, variables: dict[str, str], secrets: tuple[str, ...]
) -> Finding:
    """Ask as a real installation would: uv, its settings, one small page of the index."""
    words = ["pip", "compile", "-", "--quiet", "--no-deps", "--no-cache", "--no-header"]
    if not getattr(sys, "frozen", False):  # else this program is no Python; uv finds one
        words += ["--python", sys.executable]
    try:
        run = run_captured(
            [look.uv, *words],
            env=clean_environment({**variables, "UV_HTTP_RETRIES": "0"}, base=look.environ),
            timeout=PATIENT if look.deep else QUICK,
            cwd=Path(tempfile.gettempdir()),
            stdin=_ASKED_FOR.encode(),
            ctx=ctx,
        )
    except CancelledError:
        raise
    except RoostError as error:
        return Finding("package-source-untried", State.WARNING, error.message, error.remedy)
    if run.ok:
        return Finding("package-source-answers", State.OK, "The package source answers.")
    if run.timed_out:
        return Finding(
            "package-source-slow",
            State.WARNING,
            f"The package source did not answer within {run.seconds:.0f} s.",
            "Check the network and the proxy; what is there keeps working without.",
            ("roost", "doctor", "--deep"),
        )
    wrong = failure("uv", [redact(line, secrets) for line in run.stderr.splitlines()])
    if wrong.code in _ANSWERED:
        return Finding("package-source-answers", State.OK, "The package source answers.")
    return Finding("package-source-fails", State.WARNING, wrong.message, wrong.remedy)
