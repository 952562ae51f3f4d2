"""formats.md: "A batch with failures does the rest and exits 1" where a name is not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from support.commands import document, roost
from support.fake_env import make_legacy, make_shared
from support.workspaces import KEY, make_stack_wheels, make_workspace, offline


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    offline(monkeypatch, make_stack_wheels(tmp_path / "wheels"))
    space = make_workspace(tmp_path / "space")
    make_legacy(space, "o__a")
    return space


@pytest.mark.parametrize(
    "words", [["delete", "--yes"], ["check"], ["migrate", "--yes"], ["du"]], ids=lambda one: one[0]
)
def test_one_name_that_is_not_there_does_not_stop_the_others(root: Path, words: list[str]) -> None:
    make_shared(root, KEY)
    done = roost(root, "--json", words[0], "legacy:nobody", "legacy:o__a", *words[1:])
    told = document(done)
    assert done.returncode == 1
    assert [error["code"] for error in told["errors"]] == ["no-such-environment"]
    if words[0] in ("delete", "migrate"):
        assert [item["outcome"] for item in told["data"]["items"]] == ["done"]
        assert not (root / "environments" / "o__a").exists()
    else:
        assert [row["id"] for row in told["data"]["environments"]] == ["legacy:o__a"]


def test_the_missing_one_is_named_in_text_and_none_at_all_is_5(root: Path) -> None:
    done = roost(root, "check", "legacy:nobody", "legacy:o__a")
    assert done.returncode == 1
    assert "legacy:o__a" in done.stdout and "legacy:nobody" in done.stderr
    done = roost(root, "--json", "delete", "legacy:nobody", "legacy:nothing", "--yes")
    assert done.returncode == 5 and document(done)["data"] is None


def test_an_unconfirmed_batch_still_exits_2(root: Path) -> None:
    done = roost(root, "--json", "delete", "legacy:nobody", "legacy:o__a")
    assert done.returncode == 2
    codes = {error["code"] for error in document(done)["errors"]}
    assert codes == {"not-confirmed", "no-such-environment"}
    assert (root / "environments" / "o__a").is_dir()


def test_what_may_not_be_deleted_does_not_stop_the_others(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    os.symlink(tmp_path / "elsewhere", root / "environments" / "link", target_is_directory=True)
    alone = roost(root, "--json", "delete", "legacy:link", "--yes")
    assert alone.returncode == 1 and document(alone)["errors"][0]["code"] == "linked-path"
    done = roost(root, "--json", "delete", "legacy:link", "legacy:o__a", "--yes")
    told = document(done)
    assert done.returncode == 1
    assert [error["code"] for error in told["errors"]] == ["linked-path"]
    assert [item["outcome"] for item in told["data"]["items"]] == ["failed", "done"]
    assert (root / "environments" / "link").is_symlink() and (tmp_path / "elsewhere").is_dir()
