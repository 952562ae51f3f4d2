"""Repair: the smallest sound remedy for what a check found in a shared environment.

Always by a rebuild beside and a switch, never by patching a live environment: this only
chooses what the rebuild is made from.  As much as can be stays at the versions it had.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import RoostError, UsageError
from roost.core.domain.health import Check, HealthReport
from roost.core.domain.package import distribution_of
from roost.core.domain.plan import Plan
from roost.core.domain.profile import TORCH_KIN, Profile
from roost.core.domain.requirement import normalised_name, parse_requirement
from roost.core.operations.context import OperationContext
from roost.core.operations.create import plan_recipe
from roost.core.operations.extend import same_python
from roost.core.operations.guard import check_unit
from roost.core.operations.installers.base import Pinned
from roost.core.operations.installers.lock import read_lock
from roost.core.operations.recipe import make_recipe
from roost.core.store.envjson import current_tree
from roost.core.system.context import JobContext

_BASE = frozenset(
    ("interpreter", "interpreter-starts", "base-python", "base-version", "pyvenv-cfg")
)
# A rebuild changes nothing about these: their own remedies do.
_ELSEWHERE = frozenset(
    ("outside", "untouchable", "timeout", "accelerator-works", "accelerator-unfit")
)
_BUILD_PARTS = ("nvidia-", "cuda-", "triton", "pytorch-triton")


@dataclass(slots=True)
class _Remedy:
    """``free``: packages that must not keep their version; ``add``: what was never there."""

    free: set[str] = field(default_factory=set)
    add: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    base_gone: bool = False


def plan_repair(
    context: OperationContext,
    env_id: EnvId,
    report: HealthReport,
    ctx: JobContext,
    *,
    measure: bool = True,
) -> Plan:
    """A rebuild that mends what ``report`` found, as a plan; changes nothing.

    Damaged or changed files: exactly the versions of its lock.  A package missing: the lock
    plus that package.  Torch for another accelerator: the lock with torch's build as the
    profile names it.  Base Python gone: on a present one, of the same version if there is
    one.  Raises UsageError ``not-shared`` and ``nothing-to-repair`` (with what helps
    instead), NotFoundError, and what ``plan_create`` raises.
    """
    if env_id.kind is not EnvKind.SHARED:
        raise UsageError(
            "not-shared",
            f"{env_id} is no shared environment, so it is not rebuilt.",
            remedy=f"Move its model to a shared one: roost migrate {env_id}",
        )
    check_unit(context.layout, env_id)
    key = env_id.name
    profile, lock = context.profile(key), context.layout.shared(key) / "requirements.lock"
    try:
        pins = {pin.name: pin for pin in read_lock(lock)}
    except (RoostError, FileNotFoundError):
        pins = {}
    remedy = _remedy(env_id, report, profile, pins)
    base = same_python(context, profile.python, current_tree(context.layout, key))
    exact = bool(pins and base) and not (remedy.free or remedy.add)
    # Another Python may not have those versions: then the profile decides.
    held = [] if exact or not base else _held(pins.values(), remedy.free)
    if not pins:
        remedy.reasons.append("there is no lock of it, so versions are chosen anew")
    elif not base:
        remedy.reasons.append("on another version of Python, so versions are chosen anew")
    recipe = make_recipe(
        context,
        key,
        extra=tuple(remedy.add),
        locked=lock if exact else None,
        held=tuple(held),
        base=base,
    )
    plan = plan_recipe(context, recipe, ctx, measure=measure)
    item = replace(plan.items[0], reasons=(*remedy.reasons, *plan.items[0].reasons))
    return replace(plan, items=(item,))


def _remedy(
    env_id: EnvId, report: HealthReport, profile: Profile, pins: dict[str, Pinned]
) -> _Remedy:
    failed = [check for check in report.failed() if not _is_elsewhere(check)]
    if not failed:
        helps = [check.remedy for check in report.failed() if check.remedy]
        raise UsageError(
            "nothing-to-repair",
            f"Nothing was found in {env_id} that a rebuild would mend.",
            remedy=helps[0] if helps else f"Look closely first: roost check {env_id} --deep",
        )
    remedy = _Remedy()
    required = {
        normalised_name(requirement.name)
        for line in profile.requirements
        if (requirement := parse_requirement(line)) is not None
    }
    damaged = {
        normalised_name(check.code.partition(":")[2])
        for check in failed
        if check.code.startswith(("files:", "metadata:", "record:", "duplicate:", "package:"))
    }
    drifted = any(check.code == "drift" for check in failed)
    for check in failed:
        kind, _, name = check.code.partition(":")
        remedy.reasons.append(f"{check.code}: {check.found or 'failed'}")
        if check.code in _BASE:
            remedy.base_gone = remedy.base_gone or check.code != "pyvenv-cfg"
        elif kind == "accelerator":
            remedy.free.update(name for name in pins if _is_build_part(name))
            remedy.free.update(TORCH_KIN)
        elif kind in ("version", "extension"):
            remedy.free.add(normalised_name(name))
        elif kind in ("package", "import"):
            package = normalised_name(distribution_of(name) if kind == "import" else name)
            if package not in pins:
                if package not in required and package not in remedy.add:
                    remedy.add.append(package)
            elif not (package in damaged or drifted or remedy.base_gone):
                remedy.free.add(package)  # whole, and yet it does not import: another version
    if remedy.base_gone:
        remedy.free &= {name for name in remedy.free if _is_build_part(name)}
    return remedy


def _is_elsewhere(check: Check) -> bool:
    newer = check.code == "env-json" and "newer" in check.found
    return newer or check.code in _ELSEWHERE


def _is_build_part(name: str) -> bool:
    return name in TORCH_KIN or name.startswith(_BUILD_PARTS)


def _held(pins: Iterable[Pinned], free: set[str]) -> list[str]:
    return [f"{pin.name}=={pin.version}" for pin in pins if pin.name not in free]
