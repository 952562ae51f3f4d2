"""A screen, and the sample workspace as it is when it is new, for every test here."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from roost.core.demo import build
from roost.core.system.context import JobContext
from support.screen import RoostWindow, Screen, missing_tools, own_screen

MAIN = "my models – Roost"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sample") / "my models"
    build(root, JobContext())
    return root


@pytest.fixture
def root(sample: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of the sample at the same path for every test: venvs know their place."""
    kept = tmp_path / "kept"
    shutil.copytree(sample, kept, symlinks=True)
    yield sample
    shutil.rmtree(sample)
    shutil.move(kept, sample)


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    if missing_tools():
        pytest.skip(f"not installed: {missing_tools()}")
    with own_screen(tmp_path_factory.mktemp("pictures")) as made:
        yield made


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def window(screen: Screen, root: Path, home: Path) -> Iterator[RoostWindow]:
    opened = RoostWindow(screen, root, home, {})
    try:
        screen.wait_for_window(MAIN)
        yield opened
    finally:
        opened.kill()
