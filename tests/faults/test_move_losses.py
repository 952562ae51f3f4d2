"""Ways in which moving a workspace could lose something of the user's."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from faults.test_move_deaths import Places, make, move, whole
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import StoreError
from roost.core.domain.model import local_id_of_resolved
from roost.core.operations import move_env, move_workspace
from roost.core.operations.delete import execute_delete, plan_delete
from roost.core.operations.move_links import aim_elsewhere
from roost.core.operations.purge_all import purge_all
from roost.core.operations.undo import undo
from roost.core.store.layout import Layout
from roost.core.store.moved import read_moved
from roost.core.store.overrides import ModelOverride, load_overrides, set_overrides
from roost.core.store.trash import list_trash, read_manifest
from roost.core.system.context import JobContext
from support.operations import LEGACY, SMALL, operations, starts

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="POSIX links")


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return make(tmp_path / "around")


def test_links_that_lead_out_of_it_lead_to_the_same_place(places: Places) -> None:
    shared = places.old.parent / "big models"
    shared.mkdir()
    (shared / "weights").write_text("mine")
    (places.old / "more").symlink_to("../big models")
    (places.old / "models" / "one").symlink_to("../../big models/weights")
    (places.old / "models" / "inner").symlink_to("mine/config.json")
    move(places)
    assert (places.new / "more" / "weights").read_text() == "mine"
    assert (places.new / "models" / "one").read_text() == "mine"
    assert os.readlink(places.new / "models" / "inner") == "mine/config.json"
    assert whole(places.new)


def test_an_environment_elsewhere_reached_by_a_relative_link_still_starts(places: Places) -> None:
    unit = places.old / "environments" / "org__name"
    aside = places.old.parent / "tree"
    (unit / ".venv").rename(aside)
    (unit / ".venv").symlink_to("../../../tree")
    assert starts(unit / ".venv", *SMALL)
    move(places)
    assert starts(places.new / "environments" / "org__name" / ".venv", *SMALL)


@pytest.mark.parametrize(
    ("name", "aim", "place"),
    [
        ("models", "../m", "/a/m"),
        ("models", "./../m/../n", "/a/m/../n"),
        ("x/y/models", "../../../m", "/a/m"),
        ("x/models", "../inside", None),
        ("models", "/elsewhere", None),
        ("models", "../old/inside", None),
        ("models", "../../c", None),
        ("models", "..", "/a"),
    ],
)
def test_where_a_link_leads(tmp_path: Path, name: str, aim: str, place: str | None) -> None:
    found = aim_elsewhere(f"{tmp_path}/a/old", f"{tmp_path}/b/new", name, aim)
    assert found == (None if place is None else f"{tmp_path}{place}")


@pytest.mark.parametrize("what", ["models/mine/weights.bin", ".envs/overrides.toml"])
def test_what_was_written_while_it_was_copied_is_not_left_behind(
    places: Places, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """A download runs from elsewhere; a model is pinned in the window."""
    proved = move_workspace._prove

    def late(*args: object) -> None:
        proved(*args)  # type: ignore[arg-type]
        (places.old / what).parent.mkdir(exist_ok=True)
        (places.old / what).write_text("late")

    monkeypatch.setattr(move_workspace, "_prove", late)
    with pytest.raises(StoreError) as refused:
        move(places)
    assert refused.value.code == "changed"
    assert str(Path(what).parent) in refused.value.message
    assert (places.old / what).read_text() == "late"
    assert not os.path.lexists(places.new)
    assert places.litter() == []
    assert whole(places.old)


def test_a_record_of_a_move_that_lies_removes_nothing(places: Places) -> None:
    """A workspace may come from somebody else, and inodes can be guessed."""
    victim = places.old.parent / "documents"
    victim.mkdir()
    (victim / "file").write_text("mine")
    folder = places.old / ".envs" / ".moved"
    folder.mkdir(parents=True)
    facts = victim.stat()
    for number, origin in enumerate((victim, places.old, places.old / "x", Path("relative"))):
        record = {
            "from": str(origin),
            "kept": str(victim),
            "moved_at": "2026-01-01T00:00:00+00:00",
            "purge_after": "2026-01-02T00:00:00+00:00",
            "device": facts.st_dev,
            "inode": facts.st_ino,
        }
        name = f"move-20260101T000000Z-0000000{number}.json"
        (folder / name).write_text(json.dumps(record))
    assert read_moved(Layout(places.old)) == ()
    purge_all(operations(places.old), JobContext())
    assert (victim / "file").read_text() == "mine"


def test_what_is_undone_after_a_move_is_found_by_its_model(places: Places) -> None:
    """The id of a legacy environment follows its model, which has moved along."""
    model = places.old / "models" / "mine"
    old = EnvId(EnvKind.LEGACY, local_id_of_resolved(str(model.resolve())))
    context, ctx = operations(places.old), JobContext()
    assert execute_delete(context, plan_delete(context, [old], ctx), ctx).ok
    move(places)
    new = local_id_of_resolved(str((places.new / "models" / "mine").resolve()))
    (item,) = list_trash(Layout(places.new))
    manifest = read_manifest(Layout(places.new), item.id)
    undo(operations(places.new), None, ctx)
    assert manifest.env.name == new
    assert list_trash(Layout(places.new)) == ()
    assert (places.new / "environments" / new / ".venv" / "pyvenv.cfg").is_file()
    assert whole(places.new)


def test_the_users_word_on_a_model_moves_along_where_no_environment_has_its_name(
    places: Places,
) -> None:
    """After a migration its legacy environment is gone, and its choice is all that binds it."""
    model = places.old / "models" / "other"
    model.mkdir()
    (model / "config.json").write_text("{}")
    old = local_id_of_resolved(str(model.resolve()))
    set_overrides(Layout(places.old), [old], key="torch-cpu-transformers--dedicated--x")
    move(places)
    new = local_id_of_resolved(str((places.new / "models" / "other").resolve()))
    choice = load_overrides(Layout(places.new)).models[new]
    assert choice.key == "torch-cpu-transformers--dedicated--x"
    assert load_overrides(Layout(places.new)).models.get(old, ModelOverride()) == ModelOverride()


def test_what_was_installed_while_an_environment_was_copied_is_not_left_behind(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = places.old / "environments" / LEGACY.name / ".venv"
    proved = move_env._prove

    def late(*args: object) -> None:
        proved(*args)  # type: ignore[arg-type]
        (tree / "late.txt").write_text("late")

    monkeypatch.setattr(move_env, "_prove", late)
    context, ctx, target = operations(places.old), JobContext(), places.new.parent / "tree"
    result = move_env.execute_move_env(
        context, move_env.plan_move_env(context, LEGACY, target, ctx), ctx
    )
    assert [error.code for error in result.errors] == ["changed"]
    assert (tree / "late.txt").read_text() == "late"
    assert not tree.is_symlink()
    assert not os.path.lexists(target)
    assert places.litter() == []
