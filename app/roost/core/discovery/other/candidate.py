"""What a scanner says about a folder, and what is known once it has been read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from roost.core.domain.env import Env
from roost.core.system.venv.facts import TreeFacts

_TEXTS = ("tree", "kind", "app", "version_from", "role", "label", "group")
_MAYBE = ("version", "python_version", "project")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A folder that should be an environment, as the scanner of one kind found it.

    ``kind``: the scanner; ``app``: the owner as people know it; ``version`` of that app
    where files tell, or of the package ``version_from`` once the tree is read.
    ``role``: environment, tool, project, layer (no interpreter of its own) or python (one
    that others build upon).
    ``label``: what its owner calls it.  ``group``: what several belong to: an
    installation's folder, a manager's root.  ``own``: a Python of its own, without
    `pyvenv.cfg`.  ``evidence``: files whose mtime tells a use, each with words for it;
    ``used``: a time (seconds) the owner wrote down.
    """

    tree: str
    kind: str
    app: str
    version: str | None = None
    version_from: str = ""
    role: str = "environment"
    label: str = ""
    group: str = ""
    own: bool = False
    python_version: str | None = None
    evidence: tuple[tuple[str, str], ...] = ()
    used: float | None = None
    project: str | None = None
    pointed: bool = False
    """Named by a `.venv` file: taken only inside the folders that may be looked through."""

    def as_fields(self) -> dict[str, Any]:
        """Plain values to remember it by, as JSON gives them back."""
        fields: dict[str, Any] = {name: getattr(self, name) for name in (*_TEXTS, *_MAYBE)}
        evidence = [list(pair) for pair in self.evidence]
        return {**fields, "own": self.own, "evidence": evidence, "used": self.used}

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> Candidate | None:
        """What ``as_fields`` remembered; None where anything in it is of a wrong kind."""
        texts = {name: fields.get(name) for name in _TEXTS}
        maybe = {name: fields.get(name) for name in _MAYBE}
        used, evidence = fields.get("used"), fields.get("evidence")
        good = all(isinstance(text, str) for text in texts.values())
        good = good and all(text is None or isinstance(text, str) for text in maybe.values())
        good = good and isinstance(used, int | float | None) and isinstance(evidence, list)
        if not good or not isinstance(evidence, list):
            return None
        pairs = [pair for pair in evidence if isinstance(pair, list) and len(pair) == 2]
        return cls(
            **texts,  # type: ignore[arg-type]
            **maybe,  # type: ignore[arg-type]
            own=fields.get("own") is True,
            evidence=tuple((str(path), str(words)) for path, words in pairs),
            used=used,
        )


@dataclass(frozen=True, slots=True)
class OtherInfo:
    """What `Env` has no field for, of an environment of another tool."""

    kind: str
    app: str
    version: str | None
    role: str
    label: str
    group: str
    project: str | None
    used_by: str
    """Which evidence ``Env.last_used`` rests on."""
    volume: int
    """Device number of the volume it lies on."""


@dataclass(frozen=True, slots=True)
class OtherFound:
    """One environment: without health, which is another layer's to say."""

    env: Env
    info: OtherInfo
    facts: TreeFacts
    stamp: str
