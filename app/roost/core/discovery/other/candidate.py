"""What a scanner says about a folder, and what is known once it has been read."""

from __future__ import annotations

from dataclasses import dataclass

from roost.core.domain.env import Env
from roost.core.system.venv.facts import TreeFacts


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
