"""A made-up machine behind *Scan my drives*: values only, and gates a test opens."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from roost.core.discovery.other.caches import DownloadCache
from roost.core.discovery.other.candidate import OtherInfo
from roost.core.discovery.other.picture import Often, Picture, Saving
from roost.core.domain.env import Env, EnvId, EnvKind, Sizes
from roost.core.domain.events import EnvironmentFound
from roost.core.domain.health import Check, HealthReport, Level, Severity
from roost.core.system.context import JobContext
from roost.core.workspace.machine import Roots
from roost.core.workspace.others import Left, OtherScan

GB = 10**9
DISK = Path("/mnt/ai")


def made_env(name: str, app: str, *, torch: str | None = "2.7.1+cu128", **more: object) -> Env:
    path = DISK / name
    env = Env(
        EnvId(EnvKind.OTHER, name.replace("/", "-")),
        path,
        path,
        path / "bin" / "python",
        python_version="3.11.7",
        torch=torch,
        accelerator="cu128" if torch else None,
        packages=212,
        last_used="2026-11-20T10:00:00Z",
        app=app,
    )
    return replace(env, **more)  # type: ignore[arg-type]


def made_info(env: Env, role: str, project: str | None = None) -> OtherInfo:
    return OtherInfo(
        env.id.name, env.app or "", "0.3.62", role, f"label of {env.id.name}", "", project,
        "ComfyUI's log", 1,
    )  # fmt: skip


def broken(env: Env) -> Env:
    check = Check("base-python", False, "/nowhere is gone", "", "Install it.", Severity.BREAKS)
    return replace(env, health=HealthReport((check,), Level.STATIC))


@dataclass
class Calls:
    scanned: list[tuple[str, ...]]
    measured: list[str]
    checked: list[str]


class FakeMachine:
    """``gate`` holds a scan after its first environment until it is opened."""

    def __init__(self) -> None:
        comfy = made_env("ComfyUI/venv", "ComfyUI")
        old = broken(made_env("old/venv", "venv", torch=None))
        base = made_env("pyenv/3.11", "pyenv", torch=None)
        self.envs = [comfy, old, base]
        roles = ("environment", "environment", "python")
        self.info = {
            env.id: made_info(env, role, None if env is not old else "/mnt/ai/old")
            for env, role in zip(self.envs, roles, strict=True)
        }
        self.gate = threading.Event()
        self.gate.set()
        self.reached = threading.Event()
        self.calls = Calls([], [], [])
        self.guard = threading.main_thread()

    def _asked(self) -> None:
        assert threading.current_thread() is not self.guard, "the GUI thread asked the machine"

    def roots(self) -> Roots:
        self._asked()
        return Roots("/home/me", ("/", "/mnt/ai"), ("/home/me", "/data"))

    def scan(self, roots: Sequence[str], ctx: JobContext) -> OtherScan:
        self._asked()
        self.calls.scanned.append(tuple(roots))
        for number, env in enumerate(self.envs, 1):
            ctx.check_cancelled()
            ctx.emit(EnvironmentFound(ctx.job, str(env.id), "added", env))
            ctx.progress("scan", number, message=f"/mnt/ai/folder-{number}")
            self.reached.set()
            while not self.gate.wait(0.01):
                ctx.check_cancelled()
        return OtherScan(
            tuple(self.envs),
            (),
            info=self.info,
            left=(Left("network", 2, "on network volumes; name one as a root to look there", ()),),
            folders=3,
            roots=tuple(roots),
        )

    def measured(self, env: Env, ctx: JobContext) -> Env:
        self._asked()
        self.calls.measured.append(str(env.id))
        return replace(env, sizes=Sizes(6 * GB, 5 * GB, 5 * GB))

    def across(self, scan: OtherScan, ctx: JobContext) -> tuple[Picture, tuple[DownloadCache, ...]]:
        self._asked()
        torch = Often("torch", "2.7.1+cu128", 3, 3, 9 * GB)
        savings = (Saving(1, 2, 9 * GB), Saving(2, 1, 0))
        caches = (
            DownloadCache("pip", "/home/me/.cache/pip", size=2 * GB),
            DownloadCache("huggingface", "/home/me/.cache/huggingface/hub", True, 80 * GB),
        )
        once = Often("einops", "0.8", 1, 1, None)
        return Picture(3, (torch, once), (torch,), savings), caches

    def check(self, env_id: EnvId, ctx: JobContext) -> Env:
        self._asked()
        self.calls.checked.append(str(env_id))
        env = next(env for env in self.envs if env.id == env_id)
        passed = Check("import:torch", True, "2.7.1")
        return replace(env, health=HealthReport((passed,), Level.DEEP))
