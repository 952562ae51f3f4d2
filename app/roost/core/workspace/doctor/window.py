"""The doctor on the window: asked of another process of this program, for no Qt comes in here."""

from __future__ import annotations

import json
from collections.abc import Iterator

from roost.core.domain.errors import CancelledError, RoostError
from roost.core.domain.finding import Finding, State
from roost.core.system.context import JobContext
from roost.core.system.process import clean_environment, run_captured
from roost.core.workspace.doctor.questions import PATIENT, QUICK, Look

_KEPT = ("QT_QPA_PLATFORM", "QT_SCALE_FACTOR", "QT_PLUGIN_PATH", "XDG_SESSION_TYPE", "PYTHONPATH")
_SYSTEM = "Install the system libraries Qt needs; the README names the command."


def window(look: Look, ctx: JobContext) -> Iterator[Finding]:
    """Platform plugin and fonts; without a display only that there is none."""
    environ = look.environ
    shown = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    chosen = environ.get("QT_QPA_PLATFORM", "")
    if look.platform == "linux" and not shown and not chosen:
        yield Finding("no-display", State.OK, "No display here: commands work, the window cannot.")
        return
    kept = {name: environ[name] for name in _KEPT if name in environ}
    try:
        run = run_captured(
            [*look.program, "gui", "--facts"],
            env=clean_environment({**kept, "PYTHONDONTWRITEBYTECODE": "1"}, base=environ),
            timeout=PATIENT if look.deep else QUICK,
            ctx=ctx,
        )
    except CancelledError:
        raise
    except RoostError as error:
        yield Finding("qt-untried", State.WARNING, error.message, error.remedy)
        return
    if run.timed_out:
        yield Finding(
            "qt-untried",
            State.WARNING,
            f"The window's parts did not start within {run.seconds:.0f} s.",
            "Try again with --deep, which waits longer.",
            ("roost", "doctor", "--deep"),
        )
        return
    try:
        facts = json.loads(run.stdout)
        qt, platform = str(facts["qt"]), str(facts["platform"])
        families, font = int(facts["families"]), str(facts["font"])
    except (ValueError, KeyError, TypeError):
        last = (run.stderr.strip().splitlines() or ["it said nothing"])[-1]
        yield Finding("qt-fails", State.PROBLEM, f"The window cannot start: {last[:300]}.", _SYSTEM)
        return
    yield Finding("qt", State.OK, f"Qt {qt} on {platform}.")
    if families == 0:
        yield Finding(
            "no-fonts",
            State.PROBLEM,
            "Qt finds no fonts: the window would show boxes.",
            "Install fonts, for example the package fonts-dejavu-core.",
        )
    else:
        yield Finding("fonts", State.OK, f"{families} font families; {font} is used.")
