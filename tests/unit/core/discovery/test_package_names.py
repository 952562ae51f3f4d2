"""The names of packages by their folders alone are those that reading them gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from roost.core.discovery.distinfo import installed_packages, package_names
from roost.core.domain.env import EnvId
from roost.core.domain.errors import NotFoundError
from roost.core.domain.requirement import normalised_name
from roost.core.workspace import Workspace
from support.fake_env import add_package, make_legacy, site_packages


def test_they_are_the_same_and_normalised(tmp_path: Path) -> None:
    make_legacy(tmp_path, "a__b")
    tree = tmp_path / "environments" / "a__b" / ".venv"
    add_package(tree, "Huggingface_Hub", "0.30.0")
    (site_packages(tree) / "old-1.0.egg-info").mkdir()
    (site_packages(tree) / "no package").mkdir()
    names = package_names(tree)
    assert {"huggingface-hub", "old"} <= set(names)
    assert set(names) - {"old"} == {
        normalised_name(one.name) for one in installed_packages(tree)
    } - {"old"}
    assert Workspace(tmp_path).package_names(EnvId.parse("legacy:a__b")) == names


def test_where_nothing_can_be_read_there_are_none(tmp_path: Path) -> None:
    assert package_names(tmp_path / "gone") == ()
    with pytest.raises(NotFoundError):
        Workspace(tmp_path).package_names(EnvId.parse("legacy:gone"))
