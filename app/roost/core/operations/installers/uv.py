"""uv as an installer: resolve, verify, then install exactly what was resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from roost.core.domain.errors import InstallerError
from roost.core.operations.installers.base import (
    RESOLVE,
    DryRun,
    InstallRequest,
    Pinned,
    Planned,
    checked_lines,
)
from roost.core.operations.installers.bytecode import compile_request
from roost.core.operations.installers.installed import (
    check_installed,
    count_installed,
    freeze_tree,
)
from roost.core.operations.installers.lock import pin_lines
from roost.core.operations.installers.locked import locked_pins
from roost.core.operations.installers.progress import Meter, UvProgress
from roost.core.operations.installers.scratch import scratch
from roost.core.operations.installers.sources import secrets_of
from roost.core.operations.installers.tool import (
    check_tree_path,
    package_version,
    run_tool,
    understood,
    write_lines,
)
from roost.core.operations.installers.torchbuild import (
    index_may_help,
    missing_kin,
    pin_build,
    verify_build,
    verify_kin,
)
from roost.core.operations.installers.uv_plan import (
    cached_versions,
    parse_pylock,
    project_text,
    uv_cache,
)
from roost.core.system.context import JobContext
from roost.core.system.process import clean_environment
from roost.core.system.userfolders import has_caches
from roost.core.system.venv.locate import python_path


def find_uv() -> str:
    """The binary of the ``uv`` package that Roost depends on, never one found on PATH."""
    try:
        import uv

        return uv.find_uv_bin()
    except (ImportError, FileNotFoundError) as error:
        raise InstallerError(
            "installer-missing",
            "The program uv, which comes with Roost, is not there.",
            remedy="Install Roost again, or use --installer pip.",
        ) from error


@dataclass(frozen=True)
class UvInstaller:
    """``Installer`` over the uv binary ``program``."""

    program: str
    name: str = "uv"

    def version(self) -> str:
        return package_version("uv")

    def create_venv(
        self, tree: Path, python: str, ctx: JobContext, *, lock_fd: int | None = None
    ) -> None:
        """A relocatable environment without pip.

        ``--relocatable`` leaves no absolute path in what uv itself writes
        (reliability.md, "venvs").
        """
        check_tree_path(tree)
        held = () if lock_fd is None else (lock_fd,)
        argv = [self.program, "venv", "--no-project", "--relocatable", "--quiet"]
        argv += ["--python", python, str(tree)]
        env = clean_environment({"UV_NO_CONFIG": "1", "UV_PYTHON_DOWNLOADS": "never"})
        if not has_caches():
            env["UV_NO_CACHE"] = "1"  # else uv makes one in the current folder
        run_tool("uv", argv, env, ctx, stage="venv", keep_fds=held, places=[tree])

    def install(self, request: InstallRequest, ctx: JobContext) -> tuple[Pinned, ...]:
        if request.locked is not None:
            pins = locked_pins(request.locked, request.tree)
            verify_build({pin.name: pin.version for pin in pins}, request.wanted_accelerator)
            here = cached_versions(uv_cache(request.sources.uv_cache_dir))
            plan = DryRun(
                tuple(
                    Planned(p.name, p.version, None, p.version in here.get(p.name, ()), p.hashes)
                    for p in pins
                )
            )
        else:
            plan = request.resolved or self.dry_run(request, ctx)
        try:
            self._install_cached(plan, request, ctx)
        except InstallerError as error:
            # Both are said before anything is installed: a tree begun is never gone on with.
            gone = error.code == "no-matching-version"
            offline = error.code == "no-network" and request.sources.offline
            if gone and request.locked is not None and request.torch_index:
                self._install(DryRun(plan.packages, used_torch_index=True), request, ctx)
            elif request.resolved is not None and (gone or offline):
                plan = self.dry_run(request, ctx)  # what was planned is no longer to be had
                self._install_cached(plan, request, ctx)
            else:
                raise
        check_installed(request.tree, plan.pins, "uv")
        if request.compile_bytecode:
            compile_request(request, ctx)
        return plan.pins

    def dry_run(self, request: InstallRequest, ctx: JobContext) -> DryRun:
        """Resolve with the user's own sources; with torch's index only if they fall short."""
        wanted = request.wanted_accelerator
        lines = checked_lines(request.requirements)
        checked_lines(request.constraints, "constraint")
        pinned = pin_build(lines, wanted, request.index_packages)
        meter = Meter(ctx, RESOLVE, request.subject)
        failure: InstallerError | None = None
        for attempt in dict.fromkeys((pinned, lines)) if not request.torch_index else (pinned,):
            try:
                packages = self._resolve(attempt, request, ctx, index="")
                verify_build(_versions(packages), wanted)
                verify_kin(_versions(packages), wanted, request.index_packages)
            except InstallerError as error:
                if error.code not in ("no-matching-version", "wrong-torch-build"):
                    raise
                failure = error
            else:
                meter.finish()
                return DryRun(packages)
        assert failure is not None
        if not request.torch_index or not index_may_help(failure, request.index_packages):
            raise failure
        try:
            packages = self._resolve_with_index(pinned, request, ctx)
        except InstallerError as error:
            if error.code != "no-matching-version" or pinned == lines:
                raise
            packages = self._resolve_with_index(lines, request, ctx)
        verify_build(_versions(packages), wanted)
        meter.finish()
        return DryRun(packages, used_torch_index=True)

    def freeze(self, tree: Path, ctx: JobContext) -> tuple[Pinned, ...]:
        ctx.check_cancelled()
        return freeze_tree(tree)

    def _resolve_with_index(
        self, lines: tuple[str, ...], request: InstallRequest, ctx: JobContext
    ) -> tuple[Planned, ...]:
        """The index serves direct dependencies only: add torch's companions as they turn up."""
        while True:
            try:
                return self._resolve(lines, request, ctx, index=request.torch_index)
            except InstallerError as error:
                kin = missing_kin(error.data.get("output", ()))
                if error.code != "no-matching-version" or kin is None or kin in lines:
                    raise
                lines = (*lines, kin)

    def lock_text(self, pins: Sequence[Pinned], request: InstallRequest, ctx: JobContext) -> str:
        """A pylock.toml (PEP 751) of exactly ``pins``, from where they are to be had now."""
        exact = [f"{pin.name}=={pin.version}" for pin in pins]
        alone = ("--no-deps",)
        try:
            return self._compiled(exact, request, ctx, index="", options=alone)
        except InstallerError as error:
            if error.code != "no-matching-version" or not request.torch_index:
                raise
        return self._compiled(exact, request, ctx, index=request.torch_index, options=alone)

    def _resolve(
        self, lines: Sequence[str], request: InstallRequest, ctx: JobContext, *, index: str
    ) -> tuple[Planned, ...]:
        text = self._compiled(lines, request, ctx, index=index)
        with understood("uv", request.tree):
            return parse_pylock(text, cached_versions(uv_cache(request.sources.uv_cache_dir)))

    def _compiled(
        self,
        lines: Sequence[str],
        request: InstallRequest,
        ctx: JobContext,
        *,
        index: str,
        options: Sequence[str] = (),
    ) -> str:
        """What ``uv pip compile`` wrote."""
        with scratch() as folder:
            source = self._input(folder, lines, request, index)
            lock = folder / "pylock.toml"
            argv = [self.program, "pip", "compile", str(source), "--quiet", "--no-header"]
            argv += ["--format", "pylock.toml", "--output-file", str(lock)]
            argv += ["--python", self._python(request), *self._options(request), *options]
            if request.constraints:
                written = write_lines(folder / "constraints.txt", request.constraints)
                argv += ["--constraints", str(written)]
            self._run(argv, request, ctx, index=index)
            with understood("uv", request.tree):
                return lock.read_text(encoding="utf-8")

    def _install_cached(self, plan: DryRun, request: InstallRequest, ctx: JobContext) -> None:
        """Without a look at any index when all is in the cache: that look takes half a second."""
        if all(package.cached for package in plan.packages) and not request.sources.offline:
            offline = replace(request, sources=replace(request.sources, offline=True))
            try:
                self._install(plan, offline, ctx)
            except InstallerError as error:
                # another index's file of that version, or one for another Python
                if error.code not in ("no-network", "no-matching-version"):
                    raise
            else:
                return
        self._install(plan, request, ctx)

    def _install(self, plan: DryRun, request: InstallRequest, ctx: JobContext) -> None:
        sizes = {p.name: p.size or 0 for p in plan.packages if not p.cached}
        progress = UvProgress(
            ctx,
            request.subject,
            sizes,
            len(plan.packages),
            uv_cache(request.sources.uv_cache_dir),
            lambda: count_installed(request.tree),
            expected=request.expected_bytes,
        )
        index = request.torch_index if plan.used_torch_index else ""
        with scratch() as folder:
            pinned = [line for pin in plan.pins for line in pin_lines(pin)]
            hashes = write_lines(folder / "pins.txt", pinned)
            exact = [f"{p.name}=={p.version}" for p in plan.packages]
            source = self._input(folder, exact, request, index) if index else hashes
            argv = [self.program, "pip", "install", "--no-deps", "--requirements", str(source)]
            argv += ["--constraints", str(hashes)] if index else []
            argv += ["--python", self._python(request), *self._options(request)]
            self._run(argv, request, ctx, index=index, progress=progress)

    def _input(
        self, folder: Path, lines: Sequence[str], request: InstallRequest, index: str
    ) -> Path:
        if not index:
            return write_lines(folder / "requirements.in", lines)
        project = folder / "pyproject.toml"
        project.write_text(project_text(lines, index, request.index_packages), encoding="utf-8")
        return project

    def _options(self, request: InstallRequest) -> list[str]:
        options = ["--no-index"] if request.sources.no_index else []
        for place in request.sources.constraints:
            options += ["--constraints", place]
        return options

    def _python(self, request: InstallRequest) -> str:
        return request.python or python_path(str(request.tree))

    def _run(
        self,
        argv: Sequence[str],
        request: InstallRequest,
        ctx: JobContext,
        *,
        index: str,
        progress: UvProgress | None = None,
    ) -> None:
        sources = request.sources
        run_tool(
            "uv",
            argv,
            clean_environment(sources.uv_environment()),
            ctx,
            stage="install" if progress else RESOLVE,
            on_line=progress.on_line if progress else None,
            on_tick=progress.on_tick if progress else None,
            keep_fds=request.kept_fds,
            secrets=(*sources.secrets(), *secrets_of(index)),
            places=[request.tree, uv_cache(sources.uv_cache_dir)],
            offline=sources.offline,
        )


def _versions(packages: Sequence[Planned]) -> dict[str, str]:
    return {package.name: package.version for package in packages}
