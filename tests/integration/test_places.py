"""Asking about many models with the folders listed once finds what a look at each place finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from roost.core.store.layout import Layout
from roost.core.workspace.subject import ModelPlaces, subject_of

NAMES = ("org/model", "Org/Model", "org__model", "other/model", "a/b", "local_0123456789ab", "gpt2")
FOLDERS = (
    "",
    "ws/models/org/model",
    "ws/models/Org/Model",
    "ws/models/org__model",
    "ws/models/org",
    "hub/models--org--model/snapshots/abc",
    "hub/models--Org--Model/snapshots/abc",
    "hub/models--a--b",
)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_same_subject(folder: str, tmp_path: Path) -> None:
    layout = Layout(tmp_path / "ws")
    layout.root.mkdir()
    (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    environ = {"HF_HUB_CACHE": str(tmp_path / "hub")}
    places = ModelPlaces(layout, environ)
    for name in NAMES:
        plain = subject_of(layout, name, None, environ)
        assert subject_of(layout, name, None, environ, places) == plain
    found = subject_of(layout, "org/model", None, environ).folder
    assert (found is not None) == folder.endswith(
        ("s/org/model", "g__model", "g--model/snapshots/abc")
    )


def test_a_file_in_the_place_of_a_folder_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("")
    (tmp_path / "hub").write_text("")
    places = ModelPlaces(Layout(tmp_path), {"HF_HUB_CACHE": str(tmp_path / "hub")})
    assert not places.may_hold("org/model")
