"""The doctor on the accelerator: what this machine has, what is chosen, which profiles fit."""

from __future__ import annotations

from collections.abc import Iterator

from roost.core.domain.accelerator import accelerator_title
from roost.core.domain.errors import StoreError, UsageError
from roost.core.domain.finding import Finding, State, of_error
from roost.core.domain.hardware import Hardware, accelerator_choice, supports
from roost.core.system.context import JobContext
from roost.core.workspace.doctor.questions import Look


def accelerator(look: Look, _ctx: JobContext) -> Iterator[Finding]:
    """GPU and driver against the choice, and the choice against the profiles."""
    asking = look.asking()
    hardware = asking.hardware
    yield Finding("hardware", State.OK, f"{described(hardware)}.")
    problem: StoreError | None = asking.settings_problem()
    known = asking.profiles.accelerators()
    try:
        choice = accelerator_choice(
            look.environ.get("ROOST_ACCELERATOR"),
            None if problem else asking.settings.accelerator,
            None,
            hardware,
            known,
        )
    except UsageError as error:
        yield of_error(error)
        return
    title = accelerator_title(choice.accelerator)
    for warning in choice.warnings:
        yield Finding(
            warning.code,
            State.PROBLEM if warning.code == "driver-too-old" else State.WARNING,
            warning.message,
            "Choose another accelerator in the settings, or bring the driver up to date.",
        )
    if choice.accelerator not in known:
        yield Finding(
            "no-profile",
            State.WARNING,
            f"No profile builds for {title} ({choice.accelerator}).",
            "Add one in the workspace's profiles folder, or choose another accelerator.",
            ("roost", "profiles"),
        )
        return
    fitting = sum(
        1
        for key, profile in asking.profiles.profiles.items()
        if f"-{choice.accelerator}" in key and profile.requirements
    )
    if not choice.warnings:
        told = f"New environments are built for {title}: {choice.reason}"
        yield Finding("accelerator", State.OK, f"{told} ({fitting} profiles).")
    if choice.accelerator == "cpu" and hardware.gpus and choice.source == "default":
        yield Finding(
            "gpu-unused",
            State.WARNING,
            f"{hardware.gpus[0].name} is there, but no profile's build runs on it.",
            _newer(hardware),
        )


def _newer(hardware: Hardware) -> str:
    if hardware.kind == "cuda" and not supports(hardware, "cu118"):
        return "Bring the GPU's driver up to date; this one is too old for every build."
    return "Models run on the processor; a profile with a build for this GPU would change that."


def described(hardware: Hardware) -> str:
    """The GPUs with memory, and the driver, in words."""
    if not hardware.gpus:
        return f"No GPU ({hardware.source})"
    parts = []
    for gpu in hardware.gpus:
        memory = f" ({gpu.memory / (1 << 30):.0f} GiB)" if gpu.memory else ""
        parts.append(f"{gpu.name}{memory}")
    driver = f", driver {hardware.driver}" if hardware.driver else ""
    newest = ""
    if hardware.cuda_max is not None:
        newest = f", up to CUDA {hardware.cuda_max[0]}.{hardware.cuda_max[1]}"
    return ", ".join(parts) + driver + newest
