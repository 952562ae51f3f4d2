"""Environments for tests: real enough to start and import from, made in milliseconds.

``make_env`` writes what ``python -m venv --without-pip`` writes (symlinked interpreter,
``pyvenv.cfg``, activate scripts) by hand, and each package as a small module with a complete
dist-info (METADATA, WHEEL, INSTALLER, RECORD with true hashes and sizes).  The environment's own
interpreter imports them for real.  ``make_legacy`` and ``make_shared`` put one where formats.md
says it lies.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sys
import venv
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

STACK: Mapping[str, str] = {
    "torch": "2.13.0+cpu",
    "transformers": "4.57.1",
    "peft": "0.17.1",
    "accelerate": "1.11.0",
}
"""What a working legacy environment of a small transformers model holds."""

IMPORT_NAMES: Mapping[str, str] = {
    "pillow": "PIL",
    "pyyaml": "yaml",
    "protobuf": "google/protobuf",
    "auto-gptq": "auto_gptq",
    "scikit-learn": "sklearn",
    "llama-cpp-python": "llama_cpp",
}


def base_python() -> Path:
    """The interpreter behind the one that runs the tests."""
    return Path(getattr(sys, "_base_executable", sys.executable))


def site_packages(tree: Path) -> Path:
    """Where ``make_env`` puts packages of ``tree``."""
    if sys.platform == "win32":
        return tree / "Lib" / "site-packages"
    return tree / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"


def python_of(tree: Path) -> Path:
    return tree / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def make_env(
    folder: Path,
    packages: Mapping[str, str] | None = None,
    *,
    python: Path | None = None,
    style: str = "stdlib",
    modules: Mapping[str, str] | None = None,
    broken: Sequence[str] = (),
    cuda_available: bool = False,
    requires: Mapping[str, Sequence[str]] | None = None,
) -> Path:
    """Make the tree ``folder`` (a ``.venv``) with ``packages`` {name: version}; return it.

    ``packages`` None: none.  ``style`` "stdlib", "uv" or "virtualenv" decides the form of
    ``pyvenv.cfg``.  ``modules`` replaces a package's source by its name; packages named in
    ``broken`` raise ImportError when imported.  ``cuda_available`` is what torch answers.
    ``requires``: Requires-Dist lines by package.
    """
    base = python or base_python()
    site = site_packages(folder)
    site.mkdir(parents=True)
    _interpreter(folder, base)
    _config(folder, base, style)
    _scripts(folder)
    for name, version in (packages or {}).items():
        source = (modules or {}).get(name)
        if name in broken:
            source = f"raise ImportError('{name} was left unimportable on purpose')\n"
        add_package(
            folder,
            name,
            version,
            source=source,
            cuda_available=cuda_available,
            requires=(requires or {}).get(name, ()),
        )
    return folder


def add_package(
    tree: Path,
    name: str,
    version: str,
    *,
    source: str | None = None,
    cuda_available: bool = False,
    requires: Sequence[str] = (),
    installer: str = "pip",
) -> Path:
    """Install one small package into ``tree``; return its dist-info folder."""
    site = site_packages(tree)
    module = IMPORT_NAMES.get(name.lower(), name.replace("-", "_"))
    files = {f"{module}/__init__.py": source or f"__version__ = {version!r}\n"}
    if name == "torch":
        files[f"{module}/version.py"] = _torch_version(version)
        if source is None:
            files[f"{module}/__init__.py"] = _TORCH.format(available=cuda_available)
    escaped = name.replace("-", "_")
    info = f"{escaped}-{version}.dist-info"
    lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
    lines += [f"Requires-Dist: {line}" for line in requires]
    files[f"{info}/METADATA"] = "\n".join([*lines, "", "A package for tests.", ""])
    files[f"{info}/WHEEL"] = (
        "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    files[f"{info}/INSTALLER"] = f"{installer}\n"
    record = []
    for relative, text in files.items():
        data = text.encode()
        target = site / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        record.append(f"{relative},sha256={digest},{len(data)}")
    record.append(f"{info}/RECORD,,")
    (site / info / "RECORD").write_text("\n".join(record) + "\n")
    return site / info


def make_legacy(
    root: Path,
    legacy_id: str,
    packages: Mapping[str, str] | None = None,
    *,
    metadata: Mapping[str, Any] | str | None = None,
    **options: Any,
) -> Path:
    """``environments/<id>`` with its ``.venv``; return the folder.

    ``packages`` None: ``STACK``.  ``metadata``: an object, raw text, or None for no file.
    """
    folder = root / "environments" / legacy_id
    folder.mkdir(parents=True)
    make_env(folder / ".venv", STACK if packages is None else packages, **options)
    if metadata is not None:
        text = metadata if isinstance(metadata, str) else json.dumps(dict(metadata), indent=2)
        (folder / "environment_metadata.json").write_text(text, encoding="utf-8")
    return folder


def make_shared(
    root: Path,
    key: str,
    packages: Mapping[str, str] | None = None,
    *,
    env_json: Mapping[str, Any] | str | None = None,
    **options: Any,
) -> Path:
    """``.envs/<key>`` with its ``.venv``; return the folder.

    ``env_json`` None writes none (an environment of an older set-up); an object is completed
    with schema, env_key, status and source; a text is written as it is.
    """
    folder = root / ".envs" / key
    folder.mkdir(parents=True)
    venv_name = ".venv" if not isinstance(env_json, Mapping) else env_json.get("venv", ".venv")
    make_env(folder / venv_name, STACK if packages is None else packages, **options)
    if env_json is not None:
        if isinstance(env_json, str):
            text = env_json
        else:
            facts = {"schema": 1, "env_key": key, "status": "READY", "source": "shared"}
            text = json.dumps({**facts, **env_json}, indent=2)
        (folder / "env.json").write_text(text, encoding="utf-8")
    return folder


_TORCH = """\
from torch.version import __version__, cuda as _cuda


class cuda:
    @staticmethod
    def is_available():
        return {available}

    @staticmethod
    def device_count():
        return 1 if {available} else 0
"""


def _torch_version(version: str) -> str:
    local = version.partition("+")[2]
    cuda = f"{local[2:-1]}.{local[-1]}" if local.startswith("cu") else None
    hip = f"{local[4:]}.0" if local.startswith("rocm") else None
    return (
        "from typing import Optional\n\n"
        "__all__ = ['__version__', 'debug', 'cuda', 'git_version', 'hip']\n"
        f"__version__ = {version!r}\ndebug = False\ncuda: Optional[str] = {cuda!r}\n"
        f"git_version = '0000000000000000000000000000000000000000'\nhip: Optional[str] = {hip!r}\n"
    )


def _interpreter(folder: Path, base: Path) -> None:
    if sys.platform == "win32":
        venv.EnvBuilder(with_pip=False, symlinks=False).create(folder)
        return
    bin_folder = folder / "bin"
    bin_folder.mkdir(parents=True, exist_ok=True)
    (bin_folder / "python").symlink_to(base)
    for name in ("python3", f"python{sys.version_info[0]}.{sys.version_info[1]}"):
        (bin_folder / name).symlink_to("python")
    include = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    (folder / "include" / include).mkdir(parents=True)
    if sys.platform == "linux" and sys.maxsize > 2**32:
        (folder / "lib64").symlink_to("lib")


def _config(folder: Path, base: Path, style: str) -> None:
    version = ".".join(str(part) for part in sys.version_info[:3])
    system = "include-system-site-packages = false"
    if style == "uv":
        lines = [f"home = {base.parent}", "implementation = CPython", "uv = 0.13.9"]
        lines += [f"version_info = {version}", system, "relocatable = true"]
    elif style == "virtualenv":
        lines = [f"home = {base.parent}", "implementation = CPython"]
        lines += [f"version_info = {version}.final.0", "virtualenv = 20.26.0", system]
        lines += [f"base-prefix = {base.parent.parent}", f"base-executable = {base}"]
    else:
        lines = [f"home = {base.parent}", system, f"version = {version}"]
        lines += [f"executable = {base.resolve()}", f"command = {base} -m venv {folder}"]
    (folder / "pyvenv.cfg").write_text("\n".join(lines) + "\n", encoding="utf-8")


@lru_cache(maxsize=1)
def _templates() -> tuple[tuple[str, str], ...]:
    source = Path(venv.__file__).parent / "scripts"
    found = []
    for part in ("common", "nt" if sys.platform == "win32" else "posix"):
        for file in sorted((source / part).iterdir()):
            if file.suffix not in (".exe", ".pdb"):
                found.append((file.name, file.read_text(encoding="utf-8")))
    return tuple(found)


def _scripts(folder: Path) -> None:
    bin_folder = python_of(folder).parent
    for name, template in _templates():
        text = template
        for placeholder, value in (
            ("__VENV_DIR__", str(folder)),
            ("__VENV_NAME__", folder.name),
            ("__VENV_PROMPT__", f"({folder.name}) "),
            ("__VENV_BIN_NAME__", bin_folder.name),
            ("__VENV_PYTHON__", str(python_of(folder))),
        ):
            text = text.replace(placeholder, value)
        (bin_folder / name).write_text(text, encoding="utf-8")
