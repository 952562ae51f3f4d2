"""Whether this machine runs the build of torch that an environment holds."""

from __future__ import annotations

from roost.core.domain.accelerator import is_accelerator
from roost.core.domain.env import Env, EnvKind
from roost.core.domain.hardware import Hardware, hardware_warnings
from roost.core.domain.health import Check, Severity


def machine_checks(env: Env, hardware: Hardware) -> tuple[Check, ...]:
    """One finding for each disagreement of its torch build with driver and GPUs; () for none.

    From names and numbers alone: whether it works is for the deep check to say, so that
    these never do more than degrade.
    """
    build = env.accelerator or ""
    if not is_accelerator(build):
        return ()
    return tuple(
        Check(
            "accelerator-unfit",
            False,
            warning.message,
            f"a machine that runs {build}",
            remedy,
            Severity.DEGRADES,
        )
        for warning in hardware_warnings(hardware, build)
        for remedy in (_remedy(env, warning.code),)
    )


def _remedy(env: Env, code: str) -> str:
    if code == "driver-too-old":
        return "Bring the graphics driver up to date, or use an environment for an older build."
    other = "Let its owner install a build for this machine."
    if env.kind is EnvKind.SHARED:
        other = "Create the environment of this machine's accelerator: `roost profiles` lists them."
    if env.kind is EnvKind.LEGACY:
        other = f"Move its model to one for this machine: roost migrate {env.id}"
    return other
