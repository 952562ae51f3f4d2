"""Health by running the environment's Python: levels L2 (it starts) and L3 (imports work)."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from roost.core.domain.env import Env, EnvKind
from roost.core.domain.errors import CancelledError, RoostError
from roost.core.domain.health import Check, HealthReport, Level, Severity
from roost.core.health.asked import wants_device
from roost.core.health.interpreter import interpreter_checks, rebuild_remedy
from roost.core.health.probe import PROGRAM, Told, read_told
from roost.core.health.static import OUTSIDE, leads_out
from roost.core.system.context import JobContext

if TYPE_CHECKING:
    from roost.core.system.process.captured import Captured

TIMEOUT = 300.0
"""Seconds (formats.md, "Which environment is usable")."""
MAX_OUTPUT = 4 << 20
_VARIABLES = {
    "PYTHONNOUSERSITE": "1",
    "PYTHONIOENCODING": "utf-8",
    "HF_HUB_OFFLINE": "1",
    "NO_COLOR": "1",
}
_DEVICES = {"cuda": "CUDA", "rocm": "ROCm", "xpu": "Intel XPU", "mps": "Apple MPS"}


def check_deep(
    env: Env,
    imports: Sequence[str],
    *,
    want_accelerator: str | None = None,
    timeout: float = TIMEOUT,
    ctx: JobContext | None = None,
    driver: str = "",
    stamp: str = "",
    seconds: float | None = None,
) -> HealthReport:
    """Import ``imports`` with the environment's Python, each with its own result; level deep.

    ``want_accelerator`` ("cu121"): torch must find that device.  It breaks a shared
    environment where a ``driver`` is there and torch cannot use it, and degrades a legacy
    one, or any where the machine has no driver.  A hang or a flood of output ends the
    probe with its children and leaves the answer unknown.  ``seconds``: what it took before, for
    the time left.  Raises CancelledError.
    """
    if leads_out(env):
        return _report(tuple(interpreter_checks(env, OUTSIDE)), stamp)
    device = wants_device(want_accelerator or "") or ""
    mark = f"roost-{os.urandom(8).hex()}:"
    argv = [str(env.python), "-B", "-s", "-c", PROGRAM, mark, json.dumps(list(imports)), device]
    hear = None
    if ctx is not None:
        from roost.core.health.importing import followed

        hear = followed(ctx, str(env.id), mark, imports, _DEVICES.get(device, ""), seconds)
    try:
        run = _run(argv, timeout, ctx, hear)
    except CancelledError:
        raise
    except RoostError as error:
        return _report((_does_not_start(env, error.message),), stamp)
    told = read_told(run.stdout, mark, imports)
    return _report(tuple(_checks(env, imports, device, told, run, timeout, driver)), stamp)


def interpreter_starts(python: Path, timeout: float = 20.0, ctx: JobContext | None = None) -> bool:
    """Whether an interpreter starts at all, without its site-packages (level L2)."""
    try:
        argv = [str(python), "-I", "-S", "-B", "-c", "print('started')"]
        return _run(argv, timeout, ctx).stdout.strip() == "started"
    except CancelledError:
        raise
    except RoostError:
        return False


def _run(
    argv: Sequence[str],
    timeout: float,
    ctx: JobContext | None,
    hear: Callable[[bytes], None] | None = None,
) -> Captured:
    from roost.core.system.process import clean_environment, run_captured

    return run_captured(
        argv,
        env=clean_environment(_VARIABLES),
        timeout=timeout,
        cwd=Path(Path(argv[0]).anchor or "."),  # there even on a full disk, and nobody's own
        max_output=MAX_OUTPUT,
        ctx=ctx,
        on_output=hear,
    )


def _checks(
    env: Env,
    imports: Sequence[str],
    device: str,
    told: Told,
    run: Captured,
    timeout: float,
    driver: str,
) -> list[Check]:
    if not told.python and not (run.timed_out or run.truncated):
        return [_does_not_start(env, _last_line(run.stderr) or _ending(run))]
    checks = [Check("python", True, told.python)] if told.python else []
    checks += [check for name in imports if (check := _import(env, name, told, run)) is not None]
    if device and told.device is not None:
        checks.append(_device(env, device, told, driver))
    if not told.ended:
        checks.append(_unfinished(env, told, run, timeout))
    return checks


def _import(env: Env, name: str, told: Told, run: Captured) -> Check | None:
    """The result of one import; None where the probe never got to it."""
    found = told.imports.get(name)
    if found is not None and found.ok:
        words = f"{found.version or 'imported'} in {found.seconds:.1f} s"
        return Check(f"import:{name}", True, words, package=name)
    if found is not None:
        why = found.error or "it failed"
    elif told.pending == name and run.returncode is not None:
        why = f"Python ended while importing it ({_ending(run)})"
    else:
        return None
    return Check(
        f"import:{name}",
        False,
        why,
        f"{name} can be imported",
        rebuild_remedy(env),
        Severity.BREAKS,
        name,
    )


def _device(env: Env, device: str, told: Told, driver: str) -> Check:
    title = _DEVICES[device]
    if told.device:
        return Check("accelerator-works", True, f"{title} is available")
    strict = env.kind is EnvKind.SHARED and bool(driver)
    found = f"torch finds no {title} device"
    if told.device_error:
        found += f" ({told.device_error})"
    remedy = (
        "Update the graphics driver, or create the environment for another accelerator."
        if driver
        else "This machine shows no driver for it: install one, or choose the accelerator cpu."
    )
    severity = Severity.BREAKS if strict else Severity.DEGRADES
    return Check("accelerator-works", False, found, f"{title} at work", remedy, severity)


def _unfinished(env: Env, told: Told, run: Captured, timeout: float) -> Check:
    """The probe did not come to its end; formats.md: a timeout is unknown, never broken."""
    step = told.pending
    where = "" if step in ("start", "start-up", "device") else f" while importing {step}"
    if run.timed_out:
        return Check(
            "timeout",
            False,
            f"no answer within {timeout:g} s{where}",
            "an answer in time",
            f"Check it again when the machine is less busy: roost check {env.id} --deep",
            Severity.UNCERTAIN,
        )
    if run.truncated:
        return Check(
            "output",
            False,
            f"it printed more than {MAX_OUTPUT >> 20} MB{where} and was ended",
            "imports that print little",
            rebuild_remedy(env),
            Severity.UNCERTAIN,
        )
    return Check(
        "crash",
        False,
        f"Python ended before its end{where} ({_ending(run)})",
        "a probe that runs to its end",
        rebuild_remedy(env),
        Severity.UNCERTAIN,
    )


def _does_not_start(env: Env, found: str) -> Check:
    return Check(
        "interpreter-starts", False, found[:1000], "a Python that starts", rebuild_remedy(env)
    )


def _ending(run: Captured) -> str:
    code = run.returncode
    if code is not None and code < 0:
        return f"signal {-code}"
    return f"exit code {code}"


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else ""


def _report(checks: tuple[Check, ...], stamp: str) -> HealthReport:
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return HealthReport(checks, Level.DEEP, stamp, now)
