"""Read one profile written in JSON: the present form, or that of older set-ups.

The older form is ``{"packages": {"torch": "2.2.0+cu121", …}, "torch_index": …,
"cuda_version": "12.1"}`` (formats.md, "Workspace on disk"); it is read as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from roost.core.domain.accelerator import (
    accelerator_from_cuda_version,
    accelerator_from_index,
    accelerator_from_torch_version,
)
from roost.core.domain.envkey import make_key
from roost.core.domain.errors import StoreError
from roost.core.domain.profile import Profile
from roost.core.domain.requirement import normalised_name, parse_requirement, requirement_problem
from roost.core.domain.stack import check_modules, family_of_packages, quant_of_packages
from roost.core.domain.torchbuilds import python_range, pytorch_index
from roost.core.store.profile_fields import FieldReader, bad_profile, profile_from_fields
from roost.core.store.profile_toml import read_text
from roost.core.system.bounded import parse_json


def profile_from_json(path: Path) -> Profile:
    """The profile in a JSON file.  Raises ``ProfileError`` naming file and line."""
    text = read_text(path)
    try:
        data = parse_json(text.encode("utf-8"), path)
    except StoreError as error:
        line = error.data.get("line")
        why = error.message.partition(" is damaged: ")[2].rstrip(".")
        raise bad_profile(path, line, why) from error
    if not isinstance(data, dict):
        raise bad_profile(path, 1, "it is not a JSON object")
    if "packages" not in data or "requirements" in data:
        return profile_from_fields(path, text, data)
    return _older_form(path, text, data)


def _older_form(path: Path, text: str, data: Mapping[str, Any]) -> Profile:
    data = {name: value for name, value in data.items() if value is not None}  # null: not given
    reader = FieldReader(path, text, data)
    packages = _packages(reader)
    index = reader.string("torch_index", "")
    torch = next((v for n, v in packages.items() if normalised_name(n) == "torch"), None)
    accelerator = (
        accelerator_from_torch_version(torch or "")
        or accelerator_from_index(index)
        or accelerator_from_cuda_version(_cuda_text(reader))
        or "cpu"
    )
    fields: dict[str, Any] = {
        "id": path.stem,
        "env_key": make_key(family_of_packages(packages), accelerator, quant_of_packages(packages)),
        "python": _python(reader, torch or ""),
        "requirements": [_requirement(name, version) for name, version in packages.items()],
        "index": index or (pytorch_index(accelerator) if torch is not None else ""),
        "checks": list(check_modules(packages)),
    }
    for name in (
        "schema",
        "id",
        "env_key",
        "title",
        "constraints",
        "checks",
        "legacy_checks",
        "index_packages",
    ):
        if name in data:
            fields[name] = data[name]
    return profile_from_fields(path, text, fields)


def _packages(reader: FieldReader) -> dict[str, str]:
    value = reader.data["packages"]
    if isinstance(value, list):
        value = dict(_name_and_version(line) for line in value if isinstance(line, str))
    if not isinstance(value, Mapping) or not value:
        raise reader.fail("packages", "it must name at least one package")
    packages: dict[str, str] = {}
    for name, given in value.items():
        version = "" if given is None else given
        if not isinstance(version, str):
            raise reader.fail(name, f"the version of {name[:60]!r} must be text")
        why = requirement_problem(_requirement(name, version))
        if why is not None:
            raise reader.fail(name, f"{name[:60]!r}: {why}")
        packages[name] = version
    return packages


def _name_and_version(line: str) -> tuple[str, str]:
    """A line "torch==2.2" as an entry of the mapping; what cannot be taken apart stays whole."""
    found = parse_requirement(line)
    if found is None or found.extras or found.marker:
        return line, ""
    return found.name, found.specifier


def _requirement(name: str, version: str) -> str:
    version = version.strip()
    if version in ("", "*", "latest"):
        return name
    return f"{name}{version}" if version[0] in "<>=!~" else f"{name}=={version}"


def _cuda_text(reader: FieldReader) -> str:
    value = reader.data.get("cuda_version")
    return value if isinstance(value, str) else str(value) if isinstance(value, float) else ""


def _python(reader: FieldReader, torch: str) -> str:
    for field in ("python", "python_version"):
        value = reader.data.get(field)
        if isinstance(value, str) and value.strip():
            text = value.strip()
            if text[0] in "<>=!~":
                return text
            parts = text.split(".")
            return f"=={'.'.join(parts[:2])}.*"
    return python_range(torch)
