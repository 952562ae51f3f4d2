"""pip as an installer: Roost's own pip, run by the tree's Python.

It is started as ``pip --python`` starts itself (``__pip-runner__.py``), but
directly, so that the process that writes is our child and inherits the lock.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from roost.core.domain.errors import InstallerError
from roost.core.domain.requirement import normalised_name, parse_requirement
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
from roost.core.operations.installers.pip_report import log_hints, parse_report, placeholder_wheel
from roost.core.operations.installers.progress import PipProgress
from roost.core.operations.installers.scratch import scratch
from roost.core.operations.installers.sources import PackageSources, secrets_of
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
    refuse_line,
    verify_build,
    verify_kin,
)
from roost.core.system.context import JobContext
from roost.core.system.process import clean_environment
from roost.core.system.venv.locate import python_path


def find_pip() -> str:
    """The runner of the pip that Roost depends on (24.1 or newer: raw progress bar)."""
    spec = importlib.util.find_spec("pip")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        runner = Path(folder) / "__pip-runner__.py"
        if runner.is_file():
            return str(runner)
    raise InstallerError(
        "installer-missing",
        "pip, which comes with Roost, is not there.",
        remedy="Install Roost again, or use --installer uv.",
    )


@dataclass(frozen=True)
class PipInstaller:
    """``Installer`` over pip's runner script ``program``."""

    program: str
    name: str = "pip"

    def version(self) -> str:
        return package_version("pip")

    def create_venv(
        self, tree: Path, python: str, ctx: JobContext, *, lock_fd: int | None = None
    ) -> None:
        """A stdlib environment without pip; by virtualenv where the base lacks ``venv``."""
        check_tree_path(tree)
        held = () if lock_fd is None else (lock_fd,)
        env = clean_environment({"PYTHONUTF8": "1"})
        argv = [python, "-I", "-m", "venv", "--without-pip", str(tree)]
        try:
            run_tool("venv", argv, env, ctx, stage="venv", keep_fds=held, places=[tree])
        except InstallerError as error:
            output = "\n".join(error.data.get("output", ()))
            if "No module named venv" not in output and "No module named 'venv'" not in output:
                raise
            argv = [sys.executable, "-I", "-m", "virtualenv", "--no-seed", "--quiet"]
            argv += ["--no-periodic-update", "--python", python, str(tree)]
            run_tool("virtualenv", argv, env, ctx, stage="venv", keep_fds=held, places=[tree])

    def install(self, request: InstallRequest, ctx: JobContext) -> tuple[Pinned, ...]:
        if request.locked is not None:
            pins = locked_pins(request.locked, request.tree)
            verify_build({pin.name: pin.version for pin in pins}, request.wanted_accelerator)
            hashed = bool(pins) and all(pin.hashes for pin in pins)
            lines = [line for pin in pins for line in pin_lines(pin, hashed=hashed)]
            packages = self._install_locked(lines, pins, request, ctx)
        else:
            packages = self._with_sources(request, ctx, dry=False).packages
        installed = DryRun(packages).pins
        verify_build(_versions(packages), request.wanted_accelerator)
        check_installed(request.tree, installed, "pip")
        if request.compile_bytecode:
            compile_request(request, ctx)
        return installed

    def dry_run(self, request: InstallRequest, ctx: JobContext) -> DryRun:
        """pip's own resolution; wheels without metadata beside them are downloaded for it."""
        return self._with_sources(request, ctx, dry=True)

    def freeze(self, tree: Path, ctx: JobContext) -> tuple[Pinned, ...]:
        ctx.check_cancelled()
        return freeze_tree(tree)

    def _with_sources(self, request: InstallRequest, ctx: JobContext, *, dry: bool) -> DryRun:
        """The user's own sources first; torch's index only if they do not hold the build."""
        wanted = request.wanted_accelerator
        lines = checked_lines(request.requirements)
        checked_lines(request.constraints, "constraint")
        pinned = pin_build(lines, wanted, request.index_packages)
        attempts = (pinned,) if request.torch_index else tuple(dict.fromkeys((pinned, lines)))
        failure: InstallerError | None = None
        for attempt in attempts:
            try:
                # a build that is not named must be looked at before it is installed
                named = (*attempt, *request.constraints)
                if not dry and _open_build(named, wanted, request.index_packages):
                    found = self._run(attempt, request, ctx, dry=True)
                    verify_build(_versions(found), wanted)
                    verify_kin(_versions(found), wanted, request.index_packages)
                packages = self._run(attempt, request, ctx, dry=dry)
                verify_build(_versions(packages), wanted)
                verify_kin(_versions(packages), wanted, request.index_packages)
                return DryRun(packages)
            except InstallerError as error:
                if error.code not in ("no-matching-version", "wrong-torch-build"):
                    raise
                failure = error
        assert failure is not None
        if not request.torch_index or not index_may_help(failure, request.index_packages):
            raise failure
        try:
            packages = self._two_steps(pinned, request, ctx, dry=dry)
        except InstallerError as error:
            if error.code != "no-matching-version" or pinned == lines:
                raise
            packages = self._two_steps(lines, request, ctx, dry=dry)
        verify_build(_versions(packages), wanted)
        return DryRun(packages, used_torch_index=True)

    def _two_steps(
        self, lines: Sequence[str], request: InstallRequest, ctx: JobContext, *, dry: bool
    ) -> tuple[Planned, ...]:
        """Torch and its kin from their index alone, then the rest with them held fast."""
        kin = [line for line in lines if _name(line) in request.index_packages]
        alone = replace(request, sources=request.sources.with_index_alone(request.torch_index))
        found: dict[str, Planned] = {}
        held: list[str] = []
        with scratch() as folder:
            while True:
                reports: list[Mapping[str, Any]] = []
                for item in self._run(
                    kin, alone, ctx, dry=dry, extra=["--no-deps"], reports=reports
                ):
                    found[item.name] = item
                held = [f"{p.name}=={p.version}" for p in found.values()]
                options: list[str] = []
                if dry:
                    # the real wheels would be gigabytes: stand-ins carry their metadata
                    for report in reports:
                        placeholder_wheel(folder, report)
                    options = ["--find-links", folder.as_uri()]
                try:
                    rest = self._run(
                        [*lines, *(line for line in kin if line not in lines)],
                        replace(request, constraints=(*request.constraints, *held)),
                        ctx,
                        dry=dry,
                        extra=options,
                    )
                    break
                except InstallerError as error:
                    more = missing_kin(error.data.get("output", ()))
                    if error.code != "no-matching-version" or more is None or more in kin:
                        raise
                    kin = [*kin, more]
        everything = {p.name: p for p in rest} | found
        return tuple(everything[name] for name in sorted(everything))

    def _install_locked(
        self,
        lines: Sequence[str],
        pins: Sequence[Pinned],
        request: InstallRequest,
        ctx: JobContext,
    ) -> tuple[Planned, ...]:
        extra = ["--no-deps"]
        try:
            return self._run(lines, request, ctx, dry=False, extra=extra)
        except InstallerError as error:
            if error.code != "no-matching-version" or not request.torch_index:
                raise
        kin = [pin for pin in pins if pin.name in request.index_packages]
        hashed = all(pin.hashes for pin in pins)
        kin_lines = [line for pin in kin for line in pin_lines(pin, hashed=hashed)]
        alone = replace(request, sources=request.sources.with_index_alone(request.torch_index))
        first = self._run(kin_lines, alone, ctx, dry=False, extra=extra)
        second = self._run(lines, request, ctx, dry=False, extra=extra)
        return tuple({p.name: p for p in (*second, *first)}.values())

    def _run(
        self,
        lines: Sequence[str],
        request: InstallRequest,
        ctx: JobContext,
        *,
        dry: bool,
        extra: Sequence[str] = (),
        reports: list[Mapping[str, Any]] | None = None,
    ) -> tuple[Planned, ...]:
        """One ``pip install``; what its report says was (or would be) installed."""
        sources = request.sources
        # of a part of the request nobody knows the bytes
        expected = None if dry or extra else request.expected_bytes
        progress = PipProgress(
            ctx, request.subject, lambda: count_installed(request.tree), expected=expected
        )
        sizes: dict[str, int] = {}
        secrets = (*sources.secrets(), *secrets_of(request.torch_index))
        with scratch() as folder:
            report, log = folder / "report.json", folder / "log.txt"
            argv = [request.python or python_path(str(request.tree)), "-I", self.program]
            argv += ["install", "--no-compile", "--progress-bar", "raw", "--report", str(report)]
            argv += ["--log", str(log), "-r", str(write_lines(folder / "wanted.txt", lines))]
            argv += ["--dry-run", "--ignore-installed"] if dry else []
            if request.constraints:
                argv += ["-c", str(write_lines(folder / "constraints.txt", request.constraints))]
            for place in sources.constraints:
                argv += ["-c", place]
            run_tool(
                "pip",
                [*argv, *extra],
                _environment(sources, folder),
                ctx,
                stage=RESOLVE if dry else "install",
                on_line=_watch(progress, sizes, request.wanted_accelerator),
                on_tick=progress.on_tick,
                keep_fds=request.kept_fds,
                secrets=secrets,
                places=[request.tree],
                offline=sources.offline,
                more=lambda: log_hints(log, secrets),
            )
            if progress.meter.stage == RESOLVE:
                progress.meter.finish()
            with understood("pip", request.tree):
                document = json.loads(report.read_text(encoding="utf-8"))
                if reports is not None:
                    reports += document.get("install", [])
                return parse_report(document, sizes)


def _environment(sources: PackageSources, temporary: Path) -> dict[str, str]:
    """A pip that is killed leaves gigabytes in its temporary folder: ours goes in any case."""
    own = {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", "PIP_BREAK_SYSTEM_PACKAGES": "1"}
    own |= dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary))
    proxies = {"HTTP_PROXY": sources.proxy, "HTTPS_PROXY": sources.proxy} if sources.proxy else {}
    return clean_environment({**sources.pip_environment(), **proxies, **own})


def _watch(progress: PipProgress, sizes: dict[str, int], accelerator: str) -> Callable[[str], None]:
    """A reader of pip's lines: progress, sizes of files, and an early stop for the wrong torch."""
    current = ""

    def on_line(line: str) -> None:
        nonlocal current
        progress.on_line(line)
        refuse_line(line, accelerator)
        words = line.split()
        if words[:1] == ["Downloading"] and len(words) > 1:
            current = words[1].rpartition("/")[2]
        elif words[:1] == ["Progress"] and len(words) == 4 and current and words[3].isdigit():
            sizes[current] = int(words[3])

    return on_line


def _open_build(lines: Sequence[str], accelerator: str, kin: Sequence[str]) -> bool:
    """Whether a torch requirement, or its absence, leaves open which build comes.

    For the CPU also what others need counts: torch comes with them, and gigabytes with it.
    """
    if not accelerator:
        return False
    torch = [line for line in lines if _name(line) in kin]
    return any("+" not in line for line in torch) or (not torch and accelerator == "cpu")


def _name(line: str) -> str:
    requirement = parse_requirement(line)
    return normalised_name(requirement.name) if requirement else ""


def _versions(packages: Sequence[Planned]) -> dict[str, str]:
    return {package.name: package.version for package in packages}
