"""What the window remembers: read back as written, and never in the way when damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from roost.core.domain.errors import StoreError
from roost.core.store.userconfig import (
    FILE,
    MOST_RECENT,
    UserConfig,
    config_dir,
    load_user_config,
    save_user_config,
)


def test_round_trip_in_a_folder_that_did_not_exist(tmp_path: Path) -> None:
    config = UserConfig(
        recent=("/a b/ü", "/c"),
        selected=(("/c", "legacy:one"),),
        theme="dark",
        geometry=(1, -2, 1300, 800),
        maximized=True,
        hidden_columns=(4, 5),
        compact=True,
        splits=((900, 400), (600, 200)),
    )
    save_user_config(tmp_path / "deep" / "config", config)
    assert load_user_config(tmp_path / "deep" / "config") == config


@pytest.mark.parametrize(
    "content",
    [
        "",
        "not json",
        "[]",
        '{"recent": 5, "theme": "pink", "geometry": [1, 2], "splits": 7, "hidden_columns": ["a"]}',
        '{"recent": [1, null], "geometry": [1, 2, 3, true], "maximized": "yes"}',
        '{"geometry": [1, 2, 3, 99999999999]}',
        '{"selected": ["/a"], "compact": 1}',
        '{"selected": {"/a": 5}, "compact": "yes"}',
    ],
)
def test_damaged_counts_as_not_there(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content)
    assert load_user_config(tmp_path) == UserConfig()


def test_recent_is_newest_first_without_doubles_and_bounded() -> None:
    config = UserConfig()
    for number in range(MOST_RECENT + 3):
        config = config.with_recent(f"/{number}")
    config = config.with_recent("/5")
    assert config.recent[0] == "/5"
    assert len(config.recent) == MOST_RECENT == len(set(config.recent))


def test_the_variable_decides_the_folder(tmp_path: Path) -> None:
    assert config_dir({"ROOST_CONFIG_DIR": str(tmp_path)}) == tmp_path
    assert config_dir({}).name == "roost"


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError) as caught:
        save_user_config(tmp_path / "file" / "config", UserConfig())
    assert caught.value.remedy


def test_what_was_selected_is_kept_for_the_recent_workspaces_only() -> None:
    config = UserConfig(recent=("/a", "/b")).with_selected({"/b": "legacy:x", "/gone": "legacy:y"})
    assert config.selected == (("/b", "legacy:x"),)
