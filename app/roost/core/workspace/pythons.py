"""The base Pythons of the machine, and which environments of the workspace hang on which."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.versions import version_key
from roost.core.system.context import JobContext
from roost.core.system.interpreters import Interpreter, find_interpreters
from roost.core.system.venv.config import WINDOWS, short_version
from roost.core.system.venv.locate import version_of_site

if TYPE_CHECKING:
    from roost.core.system.venv.facts import TreeFacts
    from roost.core.workspace.host import Host
    from roost.core.workspace.workspace import Workspace

CACHE = "interpreters.json"


class Hang(StrEnum):
    """How an environment hangs on its base Python."""

    OK = "ok"
    PATCHED = "patched"
    """The base has another patch level now; that works."""
    UPGRADED = "upgraded"
    """The base is another minor version now: it does not see the packages."""
    GONE = "gone"

    @property
    def broken(self) -> bool:
        return self in (Hang.UPGRADED, Hang.GONE)


@dataclass(frozen=True, slots=True)
class Hanging:
    """One environment on a base; ``made_with`` is the version it was made with."""

    env: EnvId
    state: Hang
    made_with: str

    @property
    def remedy(self) -> str:
        """What mends it; "" where nothing is broken."""
        if not self.state.broken:
            return ""
        verb = "repair" if self.env.kind is EnvKind.SHARED else "migrate"
        return f"roost {verb} {self.env}"

    def as_dict(self) -> dict[str, Any]:
        return {
            "id": str(self.env),
            "state": self.state.value,
            "made_with": self.made_with or None,
            "remedy": self.remedy or None,
        }


@dataclass(frozen=True, slots=True)
class BasePython:
    """``kind``: as ``Interpreter``'s, "" where the base is none that would be chosen anew.

    ``stable``: no upgrade of the system changes or removes it; None: not known.
    """

    path: str
    version: str
    kind: str
    stable: bool | None
    present: bool
    environments: tuple[Hanging, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        return {
            "path": self.path,
            "version": self.version or None,
            "kind": self.kind or None,
            "stable": self.stable,
            "present": self.present,
            "environments": [one.as_dict() for one in self.environments],
        }


def interpreters_of(host: Host, ctx: JobContext | None = None) -> tuple[Interpreter, ...]:
    """Every base Python of this machine; what a probe told is remembered by stamp."""
    return find_interpreters(ctx, env=host.environ, cache=host.cache_dir / CACHE)


def base_pythons(workspace: Workspace, ctx: JobContext) -> tuple[BasePython, ...]:
    """All base Pythons, those that nothing hangs on too; gone ones first.

    Runs no environment's code.  Environments that are their own base (conda's) are left out.
    Raises CancelledError.
    """
    from roost.core.discovery.read import find_all

    known = {
        os.path.realpath(one.path): one for one in interpreters_of(workspace.host, ctx)
    }  # fmt: skip
    paths = {real: one.path for real, one in known.items()}
    hanging: dict[str, list[Hanging]] = {real: [] for real in known}
    versions: dict[str, str] = {}
    found = find_all(workspace.layout, workspace.host.cache_dir)
    for env in found.envs:
        ctx.check_cancelled()
        facts = found.facts.get(env.id)
        base = "" if facts is None else _base_of(env.venv, facts)
        if facts is None or not base:
            continue
        real = os.path.realpath(base)
        paths.setdefault(real, base)
        hanging.setdefault(real, []).append(Hanging(env.id, _state(facts), facts.version or ""))
        if facts.base:
            versions[real] = facts.base
    rows = [
        _row(real, paths[real], known.get(real), tuple(envs), versions.get(real, ""))
        for real, envs in hanging.items()
    ]
    return tuple(sorted(rows, key=_order, reverse=True))


def _row(
    real: str,
    path: str,
    one: Interpreter | None,
    envs: tuple[Hanging, ...],
    version: str,
) -> BasePython:
    if one is not None:
        return BasePython(path, one.version, one.kind, one.stable, True, envs)
    version = version or next((env.made_with for env in envs if env.made_with), "")
    return BasePython(path, version, "", None, os.path.isfile(real), envs)  # noqa: PTH113


def _base_of(tree: Path, facts: TreeFacts) -> str:
    """The file an environment's interpreter is, or was; "" where it is its own base."""
    if facts.config in ("conda", "own"):
        return ""
    target = facts.interpreter_target
    copied = WINDOWS or not target or Path(target).is_relative_to(tree)
    if not copied or not facts.home:
        return target
    return str(Path(facts.home) / ("python.exe" if WINDOWS else "python3"))


def _state(facts: TreeFacts) -> Hang:
    if facts.interpreter == "dangling" or (facts.home and not facts.home_exists):
        return Hang.GONE
    made, now = facts.version or "", facts.base or ""
    if not made or not now:
        return Hang.OK
    library = version_of_site(facts.site) or short_version(made)
    if short_version(now) != library:
        return Hang.UPGRADED
    return Hang.PATCHED if now.count(".") == made.count(".") == 2 and now != made else Hang.OK


def _order(one: BasePython) -> tuple[object, ...]:
    broken = any(env.state.broken for env in one.environments)
    return (broken, bool(one.environments), version_key(one.version) or (), one.path)
