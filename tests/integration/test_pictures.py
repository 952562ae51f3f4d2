"""`gui --screenshot`: any named state, light or dark, of any size and scale."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from support.commands import document, roost
from support.fake_env import make_legacy
from support.workspaces import make_workspace


def measures(picture: Path) -> tuple[int, int]:
    """Width and height out of a PNG's header."""
    head = picture.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", head[16:24])
    return width, height


@pytest.mark.parametrize("scale", ["1", "1.5", "3"])
def test_a_scale_makes_more_pixels_of_the_same_window(tmp_path: Path, scale: str) -> None:
    out = tmp_path / "picture.png"
    done = roost(None, "gui", "--screenshot", out, "--state", "empty", "--size", "1000x640",
                 "--scale", scale)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert measures(out) == (round(1000 * float(scale)), round(640 * float(scale)))


def test_a_scale_beyond_screens_is_refused(tmp_path: Path) -> None:
    done = roost(None, "--json", "gui", "--screenshot", tmp_path / "p.png", "--scale", "9")
    assert done.returncode == 2
    assert document(done)["errors"][0]["remedy"]


@pytest.mark.parametrize("state", ["space", "dedupe", "trash", "error", "disk"])
def test_states_of_a_workspace(tmp_path: Path, state: str) -> None:
    root = make_workspace(tmp_path / "space")
    out = tmp_path / "picture.png"
    done = roost(root, "gui", "--screenshot", out, "--state", state, "--theme", "dark")
    assert done.returncode == 0, done.stderr
    assert measures(out) == (1440, 900)


@pytest.mark.parametrize("state", ["trash", "records"])
def test_a_table_with_rows_is_gone_before_the_application(tmp_path: Path, state: str) -> None:
    root = make_workspace(tmp_path / "space")
    for name in ("org__one", "org__two", "org__three"):
        make_legacy(root, name)
    gone = ("legacy:org__one", "legacy:org__two")
    assert roost(root, "delete", *gone, "--yes").returncode == 0
    done = roost(root, "gui", "--screenshot", tmp_path / "p.png", "--state", state)
    assert done.returncode == 0, done.stderr


def test_a_language_can_be_asked_for_and_is_named_where_it_is_unknown(tmp_path: Path) -> None:
    pictures = []
    for code in ("en", "de", "es"):
        out = tmp_path / f"{code}.png"
        done = roost(None, "gui", "--screenshot", out, "--state", "empty", "--language", code)
        assert done.returncode == 0, done.stderr
        pictures.append(out.read_bytes())
    assert len(set(pictures)) == 3
    out = tmp_path / "xx.png"
    done = roost(None, "gui", "--screenshot", out, "--state", "empty", "--language", "xx")
    assert done.returncode == 2
    assert "en, de, es" in done.stderr
    assert not out.exists()


@pytest.mark.slow
@pytest.mark.parametrize("state", ["creating", "copying"])
def test_running_work_is_pictured_on_a_sample_of_its_own(tmp_path: Path, state: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    out = tmp_path / "picture.png"
    done = roost(None, "gui", "--screenshot", out, "--state", state, HOME=str(home),
                 TMPDIR=str(temporary))  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert out.stat().st_size > 60_000, "more than an empty window"
    assert not list(temporary.glob("*/AI models")), "the sample is gone again"


def test_exactly_the_size_that_was_asked_for_and_where_it_lies(tmp_path: Path) -> None:
    """Also below what the window takes by itself; a relative name is told as a whole path."""
    done = roost(None, "--json", "gui", "--screenshot", "p.png", "--state", "empty",
                 "--size", "640x480", cwd=tmp_path)  # fmt: skip
    assert document(done)["data"]["screenshot"] == str(tmp_path / "p.png")
    assert measures(tmp_path / "p.png") == (640, 480)
