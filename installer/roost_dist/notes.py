"""Release notes from CHANGELOG.md, checksums, and the file that `roost version --look` reads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from roost_dist.making import sha256
from roost_setup.console import CannotGoOn


def release_notes(changelog: str, version: str) -> str:
    """The section of ``version``, else what is unreleased.  Raises CannotGoOn without either."""
    sections: dict[str, str] = {}
    for section in re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]:
        title, _, text = section.partition("\n")
        name = re.match(r"\[?([^\]\s]+)", title)
        if name is not None:
            sections[name[1]] = text.strip()
    text = sections.get(version) or sections.get("Unreleased", "")
    if not text:
        raise CannotGoOn(f"CHANGELOG.md says nothing of {version}.", f"add a section [{version}].")
    return f"# Roost {version}\n\n{text}\n"


def checksums(files: Iterable[Path]) -> str:
    """In the form that ``sha256sum --check`` reads."""
    return "".join(f"{sha256(path)}  {path.name}\n" for path in sorted(files))


def announcement(version: str, files: Iterable[Path]) -> str:
    """``releases.json``: what a copy of Roost is shown when its user asks for a newer one."""
    told = {
        "schema": 1,
        "version": version,
        "files": [
            {"name": path.name, "bytes": path.stat().st_size, "sha256": sha256(path)}
            for path in sorted(files)
        ],
    }
    return json.dumps(told, indent=2) + "\n"
