"""A support file as a workspace one can look at and do nothing to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from roost.core.discovery.models import ModelFound
from roost.core.domain.decision import Decision
from roost.core.domain.env import Env, EnvId, Sizes
from roost.core.domain.errors import NotFoundError, RoostError, UsageError
from roost.core.domain.finding import Finding
from roost.core.domain.hardware import Hardware
from roost.core.domain.health import HealthReport
from roost.core.domain.package import Package
from roost.core.domain.plan import TrashItem
from roost.core.domain.profile import Profile
from roost.core.domain.requirement import normalised_name
from roost.core.store.history import HistoryEntry
from roost.core.store.layout import Layout
from roost.core.store.profiles import ProfileSet
from roost.core.store.records import Record
from roost.core.store.settings import Settings
from roost.core.system.context import JobContext
from roost.core.workspace.remembered import Remembered
from roost.core.workspace.scanning import Scan
from roost.core.workspace.support.archive import SupportArchive, damaged
from roost.core.workspace.support.plain import unplain
from roost.core.workspace.support.replay import Replayed, replay

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Told:
    """Everything of the file that panes show, read and checked once."""

    environments: tuple[Env, ...]
    problems: tuple[RoostError, ...]
    hardware: Hardware
    free_space: int
    settings: Settings
    models: tuple[ModelFound, ...]
    trash: tuple[TrashItem, ...]
    profiles: tuple[Profile, ...]
    history: tuple[HistoryEntry, ...]
    records: tuple[Record, ...]
    findings: tuple[Finding, ...]
    packages: Mapping[str, tuple[Package, ...]]


class SupportWorkspace:
    """What the window asks of a workspace, answered from a support file.

    Everything that would change something raises UsageError ``read-only-file``.
    """

    read_only = True

    def __init__(self, path: Path | str) -> None:
        """Raises StoreError ``not-a-support-file``, ``newer-schema``, ``no-such-file``."""
        self.root = Path(path)
        self.layout = Layout(self.root, keeps=False)
        self.archive = SupportArchive(self.root)
        decisions = self.archive.json("decisions.json")
        self._decisions = decisions if isinstance(decisions, list) else []
        try:
            self._told = _told(self.archive)
        except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
            raise damaged(self.root, f"what it tells cannot be read ({error})") from error

    @property
    def manifest(self) -> Mapping[str, Any]:
        return self.archive.manifest

    # What is there

    def scan(self, _ctx: JobContext) -> Scan:
        return Scan(self._told.environments, self._told.problems)

    def remembered_others(self, _ctx: JobContext) -> Remembered:
        """None: those of this machine have nothing to do with the file."""
        return Remembered()

    def describe(self, env_id: EnvId) -> Env:
        for env in self._told.environments:
            if env.id == env_id:
                return env
        raise NotFoundError("no-such-environment", f"{env_id} is not in this support file.")

    def measure(self, env_id: EnvId, _ctx: JobContext) -> Sizes:
        sizes = self.describe(env_id).sizes
        if sizes is None:
            raise NotFoundError("not-measured", f"{env_id} was not measured.")
        return sizes

    def packages(self, env_id: EnvId) -> tuple[Package, ...]:
        return self._told.packages.get(str(env_id), ())

    def package_names(self, env_id: EnvId) -> tuple[str, ...]:
        return tuple(normalised_name(one.name) for one in self.packages(env_id))

    def check(self, env_id: EnvId, _ctx: JobContext, *, deep: bool) -> HealthReport:
        """The report of then; a support file has no Python to run."""
        return self.describe(env_id).health

    def models(self) -> tuple[ModelFound, ...]:
        return self._told.models

    def profiles(self) -> ProfileSet:
        return ProfileSet({one.env_key: one for one in self._told.profiles})

    def hardware(self) -> Hardware:
        return self._told.hardware

    def free_space(self) -> int:
        return self._told.free_space

    def history(self) -> tuple[HistoryEntry, ...]:
        return self._told.history

    def records(self, search: str = "", limit: int = 1000) -> tuple[Record, ...]:
        """Operations with their logs, newest first; ``search``: all words occur in it."""
        words = search.lower().split()
        found = [
            one
            for one in self._told.records
            if all(word in str(one.as_dict(whole=True)).lower() for word in words)
        ]
        return tuple(found[:limit])

    def record(self, number: str) -> Record:
        for one in self._told.records:
            if one.id == number:
                return one
        raise NotFoundError("no-such-record", f"Operation “{number[:40]}” is not in this file.")

    def trash(self) -> tuple[TrashItem, ...]:
        return self._told.trash

    def settings(self) -> Settings:
        return self._told.settings

    def tidy_up(self, _ctx: JobContext) -> tuple[str, ...]:
        return ()

    def doctor(self, _ctx: JobContext, *, deep: bool = False) -> Iterator[Finding]:
        """The findings of then."""
        return iter(self._told.findings)

    # Resolving again

    def explain(self, env_id: EnvId) -> Decision:
        """The decision about the environment's model, made again by this core."""
        for kept in self._decisions:
            if isinstance(kept, dict) and kept.get("environment") == str(env_id):
                return self._replayed(kept).decision
        raise NotFoundError("no-such-model", f"{env_id} has no model that was asked about.")

    def replay(self) -> tuple[Replayed, ...]:
        """Every recorded resolution again; raises RoostError ``replay-differs``."""
        return tuple(self._replayed(kept) for kept in self._decisions)

    def _replayed(self, kept: Any) -> Replayed:
        try:
            return replay(kept)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise damaged(self.root, f"a decision cannot be read ({error})") from error

    # What cannot be done

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_") or not _is_deed(name):
            raise AttributeError(name)

        def refuse(*_words: object, **_named: object) -> Any:
            raise UsageError(
                "read-only-file",
                "A support file can be looked at, not changed.",
                remedy="Open a workspace to do this.",
                path=str(self.root),
            )

        return refuse


def _is_deed(name: str) -> bool:
    from roost.core.workspace.workspace import Workspace

    return callable(getattr(Workspace, name, None))


def _told(archive: SupportArchive) -> _Told:
    told = archive.json("workspace.json") or {}
    told = told if isinstance(told, dict) else {}
    return _Told(
        _all(Env, told.get("environments")),
        tuple(_error(one) for one in told.get("problems", ())),
        _one(Hardware, told.get("hardware"), Hardware()),
        int(told.get("free_space") or 0),
        _one(Settings, told.get("settings"), Settings()),
        _all(ModelFound, told.get("models")),
        _all(TrashItem, told.get("trash")),
        _all(Profile, told.get("profiles")),
        _all(HistoryEntry, archive.json("history.json")),
        _all(Record, archive.json("operations.json")),
        _all(Finding, archive.json("doctor.json")),
        {str(env): _packages(rows) for env, rows in archive.json("packages.json") or ()},
    )


def _all(kind: type[T], value: Any) -> tuple[T, ...]:
    found = unplain(value or [])
    if not isinstance(found, tuple) or not all(isinstance(one, kind) for one in found):
        raise ValueError(f"no list of {kind.__name__}")
    return found


def _one(kind: type[T], value: Any, default: T) -> T:
    found = default if value is None else unplain(value)
    if not isinstance(found, kind):
        raise ValueError(f"no {kind.__name__}")
    return found


def _packages(rows: Sequence[Sequence[Any]]) -> tuple[Package, ...]:
    return tuple(
        Package(str(name), str(version), size=size if isinstance(size, int) else None)
        for name, version, size in rows
    )


def _error(value: Mapping[str, Any]) -> RoostError:
    path = value.get("path")
    return RoostError(
        str(value["code"]),
        str(value["message"]),
        remedy=str(value["remedy"]),
        path=path if isinstance(path, str) else None,
    )
