"""What goes into a support file, gathered without changing anything, already made private."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roost.core.domain.env import Env, EnvKind
from roost.core.domain.errors import CancelledError, RoostError
from roost.core.domain.finding import Finding
from roost.core.domain.privacy import model_names, names_of_machine
from roost.core.operations.installers.settings import read_sources
from roost.core.operations.installers.tool import package_version
from roost.core.store.history import history
from roost.core.store.layout import Layout
from roost.core.store.records import find_record, find_records
from roost.core.store.trash import list_trash
from roost.core.system.bounded import read_head
from roost.core.system.context import JobContext
from roost.core.system.privacy import Privacy, allowed_variables, secret_values
from roost.core.workspace.support.kept import kept
from roost.core.workspace.support.plain import plain
from roost.core.workspace.support.replay import record
from roost.version import __version__

if TYPE_CHECKING:
    from roost.core.workspace.asking import Asking
    from roost.core.workspace.subject import Subject
    from roost.core.workspace.workspace import Workspace

SCHEMA = 1
MOST_LOGS = 4
LOG_BYTES = 512 << 10
MOST_PACKAGE_LISTS = 200
MOST_RESOLUTIONS = 300
MOST_HISTORY = 500
MOST_MEASURED = 50
MOST_OPERATIONS = 40
OPERATION_LOG = 64 << 10
PICTURE = "screenshot.png"


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of a support file; ``about`` says in words what it is."""

    name: str
    data: bytes
    about: str

    @property
    def text(self) -> str:
        """For the preview; a picture has none."""
        return "" if self.name.endswith(".png") else self.data.decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Support:
    """Everything that will be written, to be looked at before; the manifest comes first."""

    pieces: tuple[Piece, ...]
    private: Privacy = field(default_factory=Privacy)
    """What was hidden, for the picture; it goes nowhere."""

    @property
    def size(self) -> int:
        return sum(len(piece.data) for piece in self.pieces)

    def with_picture(self, picture: bytes) -> Support:
        """The same with a picture of the window, which must be redacted already."""
        manifest = json.loads(self.pieces[0].data)
        manifest["files"] = [*manifest["files"], PICTURE]
        first = replace(self.pieces[0], data=_json(manifest))
        seen = Piece(PICTURE, picture, "the window, without private names")
        return Support((first, *self.pieces[1:], seen), self.private)

    def as_dict(self) -> dict[str, Any]:
        return {
            "files": [
                {"name": one.name, "bytes": len(one.data), "about": one.about}
                for one in self.pieces
            ]
        }


def privacy_of(workspace: Workspace, *, hide_models: bool = False) -> Privacy:
    """Names and secrets of this user, computer and workspace."""
    environ = workspace.host.environ
    names = names_of_machine(environ, platform.node())
    home = environ.get("USERPROFILE") or environ.get("HOME") or ""
    if home and os.path.realpath(home) != home:
        names = {os.path.realpath(home): "~", **names}
    if hide_models:
        names = {**model_names(_models(workspace)), **names}
    names = dict(sorted(names.items(), key=lambda pair: -len(pair[0])))
    sources = read_sources(environ, mirror=_mirror(workspace))
    secrets = {*secret_values(environ), *sources.secrets()}
    return Privacy(names, tuple(sorted(secrets, key=len, reverse=True)))


def _mirror(workspace: Workspace) -> str:
    asking = workspace.asking()
    return "" if asking.settings_problem() else asking.settings.mirror


def _models(workspace: Workspace) -> Iterator[str]:
    """Every name a model has here: ids, names in metadata, folders, pins, the past."""
    asking = workspace.asking()
    for found in workspace.models():
        yield from (found.name, found.path.name)
    for env in workspace.scan(JobContext("support")).environments:
        yield from env.models
        if env.model_path:
            yield Path(env.model_path).name
        if env.kind is EnvKind.LEGACY:
            yield env.name.replace("__", "/", 1)
        _, dedicated, model = env.name.partition("--dedicated--")
        if dedicated:
            yield model
    for name in asking.overrides.models:
        yield from (name, Path(name).name)
    for item in list_trash(workspace.layout):
        if item.env.kind is EnvKind.LEGACY:
            yield item.env.name.replace("__", "/", 1)
    for entry in history(workspace.layout):
        kind, _, name = entry.env.partition(":")
        if kind == "legacy":
            yield name.replace("__", "/", 1)


def collect(
    workspace: Workspace,
    ctx: JobContext,
    *,
    hide_models: bool = False,
) -> Support:
    """Gather everything but the picture.  Changes nothing.

    What cannot be read is left out and named in the manifest.  Raises CancelledError.
    """
    looking = workspace.looking()
    private = privacy_of(looking, hide_models=hide_models)
    gathering = _Gathering(looking, private, ctx)
    gathering.everything()
    manifest = {
        "schema": SCHEMA,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "roost": __version__,
        "models_hidden": hide_models,
        "left_out": gathering.left_out,
        "files": [piece.name for piece in gathering.pieces],
    }
    gathering.json("manifest.json", manifest, "what this file is")
    return Support(tuple(gathering.pieces[-1:] + gathering.pieces[:-1]), private)


def _json(value: Any) -> bytes:
    text = json.dumps(value, indent=1, ensure_ascii=False)
    return (text + "\n").encode("utf-8", "replace")


class _Gathering:
    def __init__(self, workspace: Workspace, private: Privacy, ctx: JobContext) -> None:
        self.workspace = workspace
        self.private = private
        self.ctx = ctx
        self.pieces: list[Piece] = []
        self.left_out: list[str] = []
        self.environments: tuple[Env, ...] = ()

    def add(self, name: str, data: bytes, about: str) -> None:
        self.pieces.append(Piece(name, data, about))

    def json(self, name: str, value: Any, about: str) -> None:
        self.add(name, _json(self.private.value(value)), about)

    def everything(self) -> None:
        layout, asking = self.workspace.layout, self.workspace.asking()
        steps = (
            ("versions.json", "versions and the machine", self._versions),
            ("environment.json", "harmless environment variables", self._variables),
            ("doctor.json", "the report of roost doctor", self._doctor),
            ("workspace.json", "environments with their health, settings, trash", self._workspace),
            ("history.json", "what was done here", lambda: plain(history(layout, MOST_HISTORY))),
            ("operations.json", "the last operations, with plans and logs", self._operations),
            ("decisions.json", "which model gets what, and why", lambda: self._decisions(asking)),
            ("packages.json", "installed packages", self._packages),
        )
        for name, about, make in steps:
            self.ctx.check_cancelled()
            self.ctx.progress("support", message=about)
            try:
                value = make()
            except CancelledError:
                raise
            except (RoostError, OSError, ValueError) as error:
                self.left_out.append(f"{name}: {error}")
                continue
            self.json(name, value, about)
        self._locks(layout)
        self._logs()

    def _versions(self) -> dict[str, Any]:
        return {
            "roost": __version__,
            "python": sys.version.split()[0],
            "system": platform.system(),
            "release": platform.release(),
            "machine": platform.machine(),
            "uv": package_version("uv"),
            "pip": package_version("pip"),
            "qt": package_version("PySide6-Essentials") or package_version("PySide6"),
        }

    def _variables(self) -> dict[str, str]:
        return allowed_variables(self.workspace.host.environ)

    def _doctor(self) -> Any:
        found: list[Finding] = list(self.workspace.doctor(self.ctx))
        return plain(found)

    def _workspace(self) -> dict[str, Any]:
        scan = self.workspace.scan(self.ctx)
        self.environments = scan.environments
        if len(scan.environments) <= MOST_MEASURED:
            measured = (self.workspace.with_sizes(env, self.ctx) for env in scan.environments)
            self.environments = tuple(measured)
        asking = self.workspace.asking()
        problem = asking.settings_problem()
        profiles = asking.profiles
        return {
            "root": str(self.workspace.root),
            "environments": plain(self.environments),
            "problems": [error.as_dict() for error in scan.errors],
            "hardware": plain(self.workspace.hardware()),
            "free_space": self.workspace.free_space(),
            "settings": plain(asking.settings),
            "settings_problem": None if problem is None else problem.as_dict(),
            "overrides": plain(asking.overrides.models),
            "models": plain(self.workspace.models()),
            "trash": plain(list_trash(self.workspace.layout)),
            "profiles": plain(tuple(profiles.profiles.values())),
        }

    def _operations(self) -> Any:
        layout = self.workspace.layout
        found = []
        for one in find_records(layout, "", MOST_OPERATIONS):
            whole = find_record(layout, one.id) or one
            found.append(replace(whole, log=(whole.log or "")[-OPERATION_LOG:]))
        return plain(found)

    def _decisions(self, asking: Asking) -> list[dict[str, Any]]:
        from roost.core.workspace.resolving import thought

        found = kept(self.workspace.layout, self.workspace.host.cache_dir)
        for name, subject in self._subjects(asking):
            self.ctx.check_cancelled()
            with suppress(RoostError):
                resolution = thought(self.workspace, asking, subject, JobContext("support"))
                found.append(record(name, resolution))
            if len(found) >= MOST_RESOLUTIONS:
                break
        return found

    def _subjects(self, asking: Asking) -> Iterator[tuple[str, Subject]]:
        """The model of each environment, then those that lie in models/."""
        for env in self.environments:
            with suppress(RoostError):
                if env.kind is EnvKind.LEGACY:
                    yield str(env.id), asking.subject_of_env(env)
                elif env.models:
                    yield str(env.id), asking.subject(env.models[0])
        for model in self.workspace.models():
            with suppress(RoostError):
                yield "", asking.subject(None, str(model.path))

    def _packages(self) -> list[list[Any]]:
        found = []
        for env in self.environments[:MOST_PACKAGE_LISTS]:
            self.ctx.check_cancelled()
            with suppress(RoostError, OSError):
                rows = [
                    [one.name, one.version, one.size] for one in self.workspace.packages(env.id)
                ]
                found.append([str(env.id), rows])
        return found

    def _locks(self, layout: Layout) -> None:
        shared = [env for env in self.environments if env.kind is EnvKind.SHARED]
        for number, env in enumerate(shared, 1):
            with suppress(OSError, RoostError):
                text = read_head(layout.shared(env.name) / "requirements.lock", LOG_BYTES)
                about = self.private.text(f"exact versions of {env.name}")
                self._text(f"locks/{number}.lock", text, about)

    def _logs(self) -> None:
        """The newest of the window's logs, their ends."""
        folder = self.workspace.host.cache_dir / "logs"
        with suppress(OSError):
            logs = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime)
            for number, path in enumerate(reversed(logs[-MOST_LOGS:]), 1):
                with path.open("rb") as file:
                    file.seek(max(0, path.stat().st_size - LOG_BYTES))
                    tail = file.read(LOG_BYTES)
                whole = tail if len(tail) < LOG_BYTES else tail.partition(b"\n")[2]
                self._text(f"logs/{number}.log", whole, "a log of the window")

    def _text(self, name: str, data: bytes, about: str) -> None:
        text = self.private.text(data.decode("utf-8", "replace"))
        self.add(name, text.encode("utf-8", "replace"), about)
