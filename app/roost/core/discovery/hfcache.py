"""Find a model in the local Hugging Face cache, without a network and without its library."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from roost.core.domain.errors import StoreError
from roost.core.domain.model import is_hf_id
from roost.core.system.files import read_bytes
from roost.core.system.userfolders import home_folder

# The oldest models have no organisation: "gpt2" lies in ``models--gpt2``.
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,95}")
_REVISION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def hub_cache(environ: Mapping[str, str]) -> Path:
    """The hub's cache folder, by the rules of huggingface_hub's constants.

    HF_HUB_CACHE, else HUGGINGFACE_HUB_CACHE, else ``hub`` in HF_HOME, else
    ``huggingface/hub`` in XDG_CACHE_HOME or ``~/.cache``.
    """
    for name in ("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"):
        if environ.get(name):
            return _expanded(environ[name], environ)
    if environ.get("HF_HOME"):
        return _expanded(environ["HF_HOME"], environ) / "hub"
    base = environ.get("XDG_CACHE_HOME") or str(_home(environ) / ".cache")
    return _expanded(base, environ) / "huggingface" / "hub"


def find_hf_snapshot(model_id: str, environ: Mapping[str, str]) -> Path | None:
    """The snapshot folder of a model in the cache, or None.

    The revision ``refs/main`` names, else the newest snapshot.
    """
    if not is_hf_id(model_id) and (".." in model_id or not _PLAIN.fullmatch(model_id)):
        return None
    repository = f"{hub_cache(environ)}{os.sep}models--{model_id.replace('/', '--')}"
    return snapshot_in(Path(repository)) if os.path.lexists(repository) else None


def snapshot_in(repository: Path) -> Path | None:
    """The snapshot in use of a ``models--org--name`` folder, or None."""
    snapshots = repository / "snapshots"
    try:
        revision = read_bytes(repository / "refs" / "main", 1024).decode("ascii").strip()
        if _REVISION.fullmatch(revision) and (snapshots / revision).is_dir():
            return snapshots / revision
    except (OSError, StoreError, UnicodeDecodeError):
        pass  # no such reference: the newest snapshot does
    newest: tuple[int, str] | None = None
    try:
        with os.scandir(snapshots) as entries:
            for entry in entries:
                if _REVISION.fullmatch(entry.name) and entry.is_dir():
                    newest = max(newest or (0, ""), (entry.stat().st_mtime_ns, entry.name))
    except OSError:
        return None
    return snapshots / newest[1] if newest else None


def _home(environ: Mapping[str, str]) -> Path:
    home = environ.get("HOME") or environ.get("USERPROFILE")
    return Path(home) if home else home_folder()


def _expanded(text: str, environ: Mapping[str, str]) -> Path:
    if text == "~" or text.startswith(("~/", "~\\")):
        return _home(environ) / text[2:]
    return Path(text)
