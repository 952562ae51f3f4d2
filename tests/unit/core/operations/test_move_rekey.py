"""What names its own place: ids made from paths, in every spelling; metadata; choices."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from roost.core.domain.env import EnvId
from roost.core.domain.errors import UsageError, WorkspaceError
from roost.core.domain.model import local_id_of_resolved
from roost.core.operations.move_plan import check_lengths, check_places
from roost.core.operations.move_rekey import (
    Rekeying,
    _new_id,
    find_rekeying,
    rekey_metadata,
    rekey_overrides,
    rekey_usage,
)
from roost.core.store.layout import Layout
from roost.core.store.overrides import load_overrides, set_overrides
from roost.core.store.usage import UsageLog
from roost.core.store.usagelog import RUN
from roost.core.system.context import JobContext
from roost.core.system.relocate.move import Move
from support.operations import Ticking

WINDOWS = Move(("C:\\Roost", "c:\\roost"), "D:\\AI\\Roost", True)


@pytest.mark.parametrize(
    "written",
    ["C:\\Roost\\models\\m", "c:\\Roost\\models\\m", "c:\\roost\\models\\m"],
)
def test_the_id_is_found_however_the_path_was_spelled(written: str) -> None:
    name = local_id_of_resolved(written)
    expected = local_id_of_resolved("D:\\AI\\Roost\\models\\m")
    assert _new_id(name, ["C:\\Roost\\models\\m"], WINDOWS) == expected


def test_the_id_of_a_model_that_stays_stays() -> None:
    elsewhere = "E:\\models\\m"
    assert _new_id(local_id_of_resolved(elsewhere), [elsewhere], WINDOWS) is None
    assert _new_id("local_000000000000", ["C:\\Roost\\models\\m"], WINDOWS) is None


def make(root: Path) -> tuple[Layout, str, str]:
    """A workspace with one environment of a model inside, and one of a model elsewhere."""
    inside, outside = root / "models" / "in", root.parent / "out"
    for model in (inside, outside):
        model.mkdir(parents=True)
        (model / "config.json").write_text("{}")
    names = [local_id_of_resolved(str(model.resolve())) for model in (inside, outside)]
    for name, model in zip(names, (inside, outside), strict=True):
        unit = root / "environments" / name
        unit.mkdir(parents=True)
        metadata = {"model_path": str(model), "odd": 1, "associated_models": ["a/b"]}
        (unit / "environment_metadata.json").write_text(json.dumps(metadata))
    return Layout(root), names[0], names[1]


def test_only_what_moves_along_is_called_otherwise(tmp_path: Path) -> None:
    layout, inside, _outside = make(tmp_path / "old")
    found = find_rekeying(layout, tmp_path / "new")
    after = str((tmp_path / "new" / "models" / "in").resolve())
    assert found.ids == {inside: local_id_of_resolved(after)}
    (layout.legacy(inside) / "environment_metadata.json").unlink()
    assert find_rekeying(layout, tmp_path / "new").ids == found.ids, "told by models/ alone"


def test_metadata_keeps_what_is_not_a_path(tmp_path: Path) -> None:
    layout, inside, outside = make(tmp_path / "old")
    found = find_rekeying(layout, tmp_path / "new")
    for name in (inside, outside):
        rekey_metadata(layout.legacy(name), found)
    read = [
        json.loads((layout.legacy(name) / "environment_metadata.json").read_text())
        for name in (inside, outside)
    ]
    assert read[0]["model_path"] == str((tmp_path / "new" / "models" / "in").resolve())
    assert (read[0]["odd"], read[0]["associated_models"]) == (1, ["a/b"])
    assert read[1]["model_path"] == str(tmp_path / "out")


def test_choices_and_uses_follow(tmp_path: Path) -> None:
    layout, inside, _outside = make(tmp_path / "old")
    layout.envs.mkdir()
    layout.cache.mkdir()
    found = find_rekeying(layout, tmp_path / "new")
    path = str(tmp_path / "old" / "models" / "in")
    set_overrides(layout, [path, inside], prefer="legacy")
    set_overrides(layout, ["a/b"], pin=EnvId.parse(f"legacy:{inside}"))
    at = Ticking()()
    assert UsageLog(layout).record(at, RUN, f"legacy:{inside}", path)
    rekey_overrides(layout, found)
    rekey_usage(layout, found)
    after = str((tmp_path / "new" / "models" / "in").resolve())
    overrides = load_overrides(layout)
    new_id = found.ids[inside]
    assert overrides.for_model(after).prefer == "legacy"
    assert overrides.for_model(new_id).prefer == "legacy"
    assert overrides.for_model(path).prefer is None
    assert str(overrides.for_model("a/b").pin) == f"legacy:{new_id}"
    uses = UsageLog(layout)
    assert set(uses.usage()) == {f"legacy:{new_id}"}
    assert uses.launches_since([after], at) == 1


def test_a_name_that_is_taken_is_not_given_twice(tmp_path: Path) -> None:
    layout, inside, _outside = make(tmp_path / "old")
    found = find_rekeying(layout, tmp_path / "new")
    layout.legacy(found.ids[inside]).mkdir()
    assert find_rekeying(layout, tmp_path / "new").ids == {}


def test_labels() -> None:
    found = Rekeying(WINDOWS, {"local_a": "local_b"})
    assert found.label("c:\\roost\\models\\x") == "D:\\AI\\Roost\\models\\x"
    assert found.label("org/name") == "org/name"
    assert found.env("legacy:local_a") == "legacy:local_b"
    assert found.env("shared:local_a2") == "shared:local_a2"


@pytest.mark.parametrize("target", ["old/inside", "full", "nowhere/new", "."])
def test_places_that_cannot_be(tmp_path: Path, target: str) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").write_text("mine")
    with pytest.raises(UsageError) as refused:
        check_places(tmp_path / "old", (tmp_path / target).absolute())
    assert refused.value.code == "bad-target"
    check_places(tmp_path / "old", tmp_path / "new")


def test_paths_that_windows_could_not_open_are_refused(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / ("x" * 200)).write_text("")
    far = tmp_path / ("y" * 100)
    ctx = JobContext()
    with pytest.raises(WorkspaceError) as refused:
        check_lengths(tmp_path, far, long_paths=False, ctx=ctx, windows=True)
    assert refused.value.code == "path-too-long"
    assert refused.value.data["over"] > 0
    check_lengths(tmp_path, far, long_paths=True, ctx=ctx, windows=True)
    check_lengths(tmp_path, far, long_paths=False, ctx=ctx, windows=False)
    check_lengths(tmp_path, Path("/short"), long_paths=False, ctx=ctx, windows=True)
