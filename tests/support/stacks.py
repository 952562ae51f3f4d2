"""A stack of tiny wheels that stands for torch and transformers, and a profile for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from roost.core.operations.installers.base import Installer, Pinned, get_installer
from roost.core.operations.installers.installed import freeze_tree
from roost.core.operations.installers.sources import PackageSources
from roost.core.system.context import JobContext
from support.fake_env import base_python
from support.operations import KEY
from support.package_index import make_wheel


class RefusingInstaller:
    """Reads trees, and fails the test where something is to be installed."""

    name = "uv"

    def version(self) -> str:
        return "0"

    def create_venv(
        self, tree: Path, python: str, ctx: JobContext, *, lock_fd: int | None = None
    ) -> None:
        raise AssertionError("nothing may be created")

    def install(self, request: object, ctx: JobContext) -> tuple[Pinned, ...]:
        raise AssertionError("nothing may be installed")

    def dry_run(self, request: object, ctx: JobContext) -> Any:
        raise AssertionError("nothing may be resolved")

    def freeze(self, tree: Path, ctx: JobContext) -> tuple[Pinned, ...]:
        return freeze_tree(tree)


@dataclass(frozen=True)
class Stack:
    """``wheels``: a folder for find-links; nothing else is ever asked."""

    wheels: Path
    cache: Path

    def sources(self) -> PackageSources:
        return PackageSources(
            find_links=(str(self.wheels),),
            no_index=True,
            offline=True,
            uv_cache_dir=str(self.cache),
        )

    def options(self) -> dict[str, Any]:
        """What an ``OperationContext`` is given to use it."""
        return {
            "sources": self.sources(),
            "base_python": lambda _specifier: str(base_python()),
            "installer": get_installer,
        }

    @staticmethod
    def refusing_installer(_name: str) -> Installer:
        return RefusingInstaller()

    def write_profile(
        self,
        root: Path,
        *,
        requirements: Sequence[str] = ("torch==2.13.0", "transformers>=4"),
        checks: Sequence[str] = ("torch", "transformers"),
    ) -> None:
        folder = root / "profiles"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "small.toml").write_text(
            f'schema = 1\nid = "small"\nenv_key = "{KEY}"\ntitle = "Small"\n'
            f'python = ">=3.8"\nrequirements = {_toml(requirements)}\nconstraints = []\n'
            f'index = ""\nchecks = {_toml(checks)}\nlegacy_checks = {_toml(checks)}\n'
        )


def small_stack(folder: Path) -> Stack:
    wheels = folder / "wheels"
    make_wheel(
        wheels,
        "torch",
        "2.13.0+cpu",
        {
            "torch/__init__.py": "from torch.version import __version__\n",
            "torch/version.py": "__version__ = '2.13.0+cpu'\ncuda = None\nhip = None\n",
        },
    )
    make_wheel(
        wheels,
        "transformers",
        "4.57.1",
        {"transformers/__init__.py": "__version__ = '4.57.1'\ndef main():\n    print('told')\n"},
        requires=["torch"],
        entry_points={"tell": "transformers:main"},
    )
    make_wheel(
        wheels,
        "unimportable",
        "1.0",
        {"unimportable/__init__.py": "raise ImportError('left unimportable on purpose')\n"},
    )
    return Stack(wheels, folder / "cache")


def _toml(values: Sequence[str]) -> str:
    return "[" + ", ".join(f'"{value}"' for value in values) + "]"
