"""What lies in the trash knows what its purge gives back: not what is linked from elsewhere."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId
from roost.core.operations.delete import execute_delete, plan_delete
from roost.core.operations.purge import purge_trash
from roost.core.store.aside import Aside, read_asides, write_aside
from roost.core.store.layout import Layout
from roost.core.store.trash import list_trash, manifest_path
from roost.core.system.context import JobContext
from roost.core.system.files import write_json
from roost.core.workspace import Workspace
from support.operations import LEGACY, operations, small_workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="blocks of files are POSIX")
LINKED = 3 << 20


def in_trash(root: Path) -> Layout:
    """An environment of which one big file has a name outside as well."""
    context = small_workspace(root)
    big = context.layout.legacy(LEGACY.name) / ".venv" / "lib" / "big.so"
    big.write_bytes(b"x" * LINKED)
    os.link(big, root / "elsewhere.so")
    plan = plan_delete(context, [LEGACY], JobContext(), include_user_files=True)
    assert plan.items[0].frees is not None
    assert execute_delete(context, plan, JobContext()).ok
    (item,) = list_trash(context.layout)
    assert item.frees == plan.items[0].frees
    return context.layout


def test_it_is_what_the_plan_said_and_what_the_purge_frees(tmp_path: Path) -> None:
    layout = in_trash(tmp_path)
    (item,) = Workspace(tmp_path).trash()
    assert item.size is not None and item.frees is not None
    assert item.size - item.frees == pytest.approx(LINKED, abs=4096)
    assert item.as_dict()["frees_bytes"] == item.frees
    measured = Workspace(tmp_path).space(None, JobContext())
    assert measured.trash is not None and measured.trash_frees is not None
    assert measured.trash - measured.trash_frees == pytest.approx(LINKED, abs=4096)
    result = purge_trash(operations(layout.root), JobContext())
    assert result.items[0].freed == pytest.approx(item.frees, abs=65536)


@pytest.mark.parametrize("said", ["much", None, 1.5, [1]])
def test_a_record_that_says_nothing_of_it_leaves_it_unknown(tmp_path: Path, said: object) -> None:
    layout = in_trash(tmp_path)
    path = manifest_path(layout, list_trash(layout)[0].id)
    value = json.loads(path.read_text())
    write_json(path, {**value, "frees_bytes": said})
    assert list_trash(layout)[0].frees is None
    del value["frees_bytes"]  # as an older version wrote it
    write_json(path, value)
    (item,) = list_trash(layout)
    assert (item.frees, item.env) == (None, LEGACY)


def test_so_does_what_is_set_aside_where_it_lies(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    layout.envs.mkdir()
    origin = tmp_path / "comfy" / "venv"
    origin.mkdir(parents=True)
    name = "other-20261130T101112Z-0123abcd"
    aside = Aside(
        name, EnvId.parse("other:c"), origin, "2026-11-30", "why", 10, origin.stat().st_ino, {}, 7
    )
    write_aside(layout, aside)
    origin.rename(aside.kept)
    (read,) = read_asides(layout)
    assert (read.frees, read.item().frees, read.item().size) == (7, 7, 10)


def test_an_empty_trash_frees_nothing_although_its_folder_takes_a_block(tmp_path: Path) -> None:
    layout = in_trash(tmp_path)
    purge_trash(operations(layout.root), JobContext())
    assert layout.trash.is_dir()
    measured = Workspace(tmp_path).space(None, JobContext())
    assert (measured.trash, measured.trash_frees) == (0, 0)
