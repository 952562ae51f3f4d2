"""What lies in an environment, as a lock file for other tools: PEP 751, or requirements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from roost.core.domain.env import Env, EnvId, EnvKind
from roost.core.domain.errors import InstallerError, RoostError, UsageError
from roost.core.domain.profile import TORCH_KIN
from roost.core.operations.context import OperationContext
from roost.core.operations.installers.base import InstallRequest, Pinned
from roost.core.operations.installers.installed import freeze_tree
from roost.core.operations.installers.lock import read_lock, write_lock
from roost.core.operations.installers.uv_plan import parse_pylock
from roost.core.system.context import JobContext
from roost.core.system.files import write_atomic
from roost.core.system.venv.config import short_version
from roost.core.system.venv.facts import read_facts

_PYLOCK = re.compile(r"pylock(\.[^.]+)?\.toml")  # PEP 751, "File Name"
_LOGIN = re.compile(r"(://)[^/@\s\"']+@")


@dataclass(frozen=True, slots=True)
class Exported:
    """``form``: "pylock" or "requirements"; ``hashed``: every package has its hashes."""

    path: Path
    form: str
    packages: int
    hashed: bool


def export(
    context: OperationContext, env_id: EnvId, out: Path, ctx: JobContext, *, force: bool = False
) -> Exported:
    """Write ``out``: ``pylock.toml`` or ``pylock.<name>.toml``, else ``*.txt`` or ``*.lock``.

    A shared environment's own lock is what is told; of others what lies in them.  PEP 751
    wants an address for every file, so uv asks the package sources; requirements need none.
    Logins never get into the file.  Raises UsageError ``bad-name``, ``exists``,
    ``nothing-to-export``, InstallerError, NotFoundError, CancelledError.
    """
    form = _form(out)
    if out.exists() and not force:
        raise UsageError(
            "exists",
            f"{out} is there already.",
            remedy="Give another name, or --force to replace it.",
            path=str(out),
        )
    env = context.describe(env_id)
    pins = _pins(context, env)
    if not pins:
        raise UsageError(
            "nothing-to-export",
            f"{env_id} holds no package.",
            remedy=f"Look at it first: roost check {env_id}",
            path=str(env.path),
        )
    hashed = all(pin.hashes for pin in pins)
    if form == "requirements":
        text = write_lock(pins)
    else:
        text = _pylock(context, env, pins, ctx)
        hashed = True
    write_atomic(out, text)
    return Exported(out, form, len(pins), hashed)


def _form(out: Path) -> str:
    if _PYLOCK.fullmatch(out.name):
        return "pylock"
    if out.suffix in (".txt", ".lock"):
        return "requirements"
    raise UsageError(
        "bad-name",
        f"{out.name} is no name of a lock file.",
        remedy="Name it pylock.toml, pylock.<name>.toml, or requirements.txt.",
        path=str(out),
    )


def _pins(context: OperationContext, env: Env) -> tuple[Pinned, ...]:
    if env.kind is EnvKind.SHARED:
        try:
            return read_lock(context.layout.shared(env.name) / "requirements.lock")
        except (RoostError, FileNotFoundError):
            return freeze_tree(env.venv)  # made by an older set-up
    return freeze_tree(env.venv)


def _pylock(context: OperationContext, env: Env, pins: Sequence[Pinned], ctx: JobContext) -> str:
    from roost.core.operations.installers.uv import UvInstaller, find_uv

    index, kin = _index(context, env)
    request = InstallRequest(
        env.venv,
        (),
        torch_index=index,
        sources=context.package_sources(),
        subject=str(env.id),
        python=_python(context, env),
        index_packages=kin,
    )
    text = UvInstaller(find_uv()).lock_text(pins, request, ctx)
    _compare(env.id, pins, text)
    return _LOGIN.sub(r"\1", text)


def _index(context: OperationContext, env: Env) -> tuple[str, tuple[str, ...]]:
    """Torch's index, where a profile names one for what the environment is."""
    try:
        profile = context.profile(env.env_key or env.name)
    except RoostError:
        return "", TORCH_KIN
    return profile.index, profile.index_packages


def _python(context: OperationContext, env: Env) -> str:
    """A base Python of the same minor version: the environment's own is not run for this."""
    version = short_version(read_facts(str(env.venv)).python_version or "")
    try:
        return context.base_python(f"=={version}.*" if version else "")
    except RoostError:
        return str(env.python) if env.kind is EnvKind.SHARED else context.base_python("")


def _compare(env_id: EnvId, pins: Sequence[Pinned], text: str) -> None:
    """uv's answer is these versions, and the files that were installed are among its own."""
    told = {one.name: one for one in parse_pylock(text, {})}
    for pin in pins:
        one = told.get(pin.name)
        same = one is not None and one.version == pin.version
        if one is None or not same or (pin.hashes and not set(pin.hashes) & set(one.hashes)):
            raise InstallerError(
                "export-differs",
                f"The package sources no longer have the {pin.name} {pin.version} "
                f"that {env_id} was made from.",
                remedy="Export requirements.txt instead: it needs no package source.",
            )
