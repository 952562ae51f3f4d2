"""A small real workspace to try everything in: real environments, a real profile, no torch.

Three legacy environments (one healthy, one whose base Python is gone, one with another
package set) under a small profile for ``torch-cpu-transformers``, so that resolving,
migrating, deleting and undoing do what they do anywhere, within seconds.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from roost.core.domain.errors import UsageError
from roost.core.operations.installers.base import Installer, InstallRequest, get_installer
from roost.core.operations.installers.settings import read_sources
from roost.core.store.layout import Layout
from roost.core.system.context import JobContext
from roost.core.system.files import os_failure
from roost.core.system.interpreters import choose_interpreter, find_interpreters
from roost.core.system.resources import resource_path
from roost.core.workspace.root import refuse_hostile

KEY = "torch-cpu-transformers"
HEALTHY_ID = "sample__story-writer"
HEALTHY_MODEL = "sample/story-writer"
BROKEN_ID = "sample__translator"
NEW_MODEL = "sample/newcomer"
PYTHON = ">=3.10"
GONE = "python3.9-was-removed"


@dataclass(frozen=True, slots=True)
class _Legacy:
    """One legacy environment of the sample."""

    id: str
    packages: tuple[str, ...]
    metadata: bool = True
    base_gone: bool = False

    @property
    def model(self) -> str:
        return self.id.replace("__", "/")


LEGACY = (
    _Legacy(HEALTHY_ID, ("click", "packaging", "platformdirs")),
    _Legacy(BROKEN_ID, ("click", "packaging"), base_gone=True),
    _Legacy("sample__painter", ("click", "packaging", "humanize"), metadata=False),
)


def build(folder: Path, ctx: JobContext) -> Path:
    """Build the sample workspace in ``folder`` (made if missing, refused unless empty).

    Returns the absolute root.  Raises UsageError ``not-empty``, and InstallerError where
    the small packages cannot be had.  A failure leaves nothing behind.
    """
    root = Path(os.path.abspath(os.path.expanduser(folder)))  # noqa: PTH100, PTH111
    refuse_hostile(str(root))
    existed = _require_empty(root)
    try:
        _build_into(root, ctx)
    except BaseException:
        _discard(root, existed)
        raise
    return root


def _require_empty(root: Path) -> bool:
    if not os.path.lexists(root):
        return False
    try:
        empty = not any(root.iterdir())
    except NotADirectoryError:
        empty = False
    except OSError as error:
        raise os_failure(error, root, "read") from error
    if not empty:
        raise UsageError(
            "not-empty",
            f"{root} is not an empty folder.",
            remedy="Name a folder that does not exist yet.",
            path=str(root),
        )
    return True


def _build_into(root: Path, ctx: JobContext) -> None:
    layout = Layout(root)
    for folder in (layout.envs, layout.environments, layout.profiles, layout.models):
        try:
            folder.mkdir(parents=True)
        except OSError as error:
            raise os_failure(error, folder, "write") from error
    profile = resource_path("sample") / "profile.toml"
    shutil.copyfile(profile, layout.profiles / "sample.toml")
    layout.settings.write_text('accelerator = "cpu"\n', encoding="utf-8")
    installer = get_installer("uv")
    python = str(choose_interpreter(PYTHON, find_interpreters()).path)
    for number, legacy in enumerate(LEGACY):
        ctx.check_cancelled()
        ctx.progress("demo", number, len(LEGACY), "environments", legacy.id)
        ctx.log(f"Building the sample environment {legacy.id} ({', '.join(legacy.packages)})")
        _build_legacy(layout, legacy, installer, python, ctx)
    for model in (*(legacy.model for legacy in LEGACY), NEW_MODEL):
        _write_model(layout.models / model)
    ctx.progress("demo", len(LEGACY), len(LEGACY), "environments")


def _build_legacy(
    layout: Layout, legacy: _Legacy, installer: Installer, python: str, ctx: JobContext
) -> None:
    folder = layout.legacy(legacy.id)
    tree = folder / ".venv"
    folder.mkdir()
    installer.create_venv(tree, python, ctx)
    sources = read_sources(os.environ)
    installer.install(InstallRequest(tree, legacy.packages, sources=sources), ctx)
    if legacy.metadata:
        metadata = {
            "model_id": legacy.model,
            "model_path": str(layout.models / legacy.model),
            "base_packages": list(legacy.packages),
        }
        (folder / "environment_metadata.json").write_text(
            json.dumps(metadata, indent=2), encoding="utf-8"
        )
    if legacy.base_gone:
        _take_base_away(tree)


def _take_base_away(tree: Path) -> None:
    """What an upgrade of the system leaves: the Python it was made with is gone."""
    config = tree / "pyvenv.cfg"
    gone = Path(tree.anchor, "opt", GONE, "bin")
    lines = [
        f"home = {gone}" if line.partition("=")[0].strip() == "home" else line
        for line in config.read_text(encoding="utf-8").splitlines()
    ]
    config.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name in ("python", "python3"):
        link = tree / "bin" / name
        if link.is_symlink():
            link.unlink()
            link.symlink_to(gone / "python3.9" if name == "python" else "python")


def _write_model(folder: Path) -> None:
    folder.mkdir(parents=True)
    config = {"model_type": "bert", "architectures": ["BertModel"]}
    (folder / "config.json").write_text(json.dumps(config, indent=2), encoding="utf-8")


def _discard(root: Path, existed: bool) -> None:
    from roost.core.system.tree import remove_tree

    if not os.path.isdir(root):  # noqa: PTH112 - False where it may not be looked at
        return
    for child in list(root.iterdir()):
        remove_tree(child)
    if not existed:
        root.rmdir()
