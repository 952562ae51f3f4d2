"""The user's TOML files: what is changed is changed, what is not stays to the letter."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import StoreError, UsageError
from roost.core.store.layout import Layout
from roost.core.store.overrides import (
    ModelOverride,
    load_overrides,
    override_names,
    raw_override,
    set_overrides,
)
from roost.core.store.settings import Settings, load_settings, save_settings
from roost.core.store.tomledit import dump, set_value

HAND_WRITTEN = """\
# mine
colour = "green"  # keep

[models."org/name"]
# a reason
pin = "legacy:org__name"
mystery = [1,
  2]

[other]
x = 1
"""


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    (tmp_path / ".envs").mkdir()
    return Layout(tmp_path)


def test_editing_keeps_comments_order_and_unknown_keys() -> None:
    text = set_value(HAND_WRITTEN, ("models", "org/name"), "prefer", "legacy")
    assert text.replace('prefer = "legacy"\n', "") == HAND_WRITTEN
    assert tomllib.loads(text)["models"]["org/name"]["prefer"] == "legacy"
    text = set_value(text, ("models", "org/name"), "pin", "shared:k")
    assert 'pin = "shared:k"' in text
    assert "# a reason" in text
    assert (
        set_value(text, ("models", "org/name"), "prefer", None).count("\n") == text.count("\n") - 1
    )


@pytest.mark.parametrize(
    "text",
    [
        'models = { "a/b" = { pin = "legacy:x" } }\n',
        'models."a/b".pin = "legacy:x"\n',
        '[models]\n"a/b".pin = "legacy:x"\n',
        "[[list]]\nx = 1\n[[list]]\nx = 2\n[models.'a/b']\npin = 'legacy:x'\n",
        'note = """\n[models."a/b"]\npin = "no"\n"""\n',
        "",
    ],
)
def test_unusual_forms_keep_every_value(text: str) -> None:
    wanted = tomllib.loads(text)
    wanted.setdefault("models", {}).setdefault("a/b", {})["prefer"] = "legacy"
    assert tomllib.loads(set_value(text, ("models", "a/b"), "prefer", "legacy")) == wanted


_VALUES = st.recursive(
    st.booleans()
    | st.integers(-(2**62), 2**62)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
_TABLES = st.recursive(
    st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), _VALUES, max_size=3),
    lambda inner: st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=3
    ),
    max_leaves=6,
)


@given(_TABLES, st.text(st.characters(exclude_categories=["Cs"])), _VALUES)
def test_what_is_written_reads_back(data: dict[str, object], key: str, value: object) -> None:
    assert tomllib.loads(dump(data)) == data
    edited = tomllib.loads(set_value(dump(data), ("models", "a"), key, value))
    assert edited["models"]["a"][key] == value


def test_overrides_are_found_under_any_name_of_the_model(layout: Layout) -> None:
    names = override_names("nvidia__Nemotron", ["nvidia/Nemotron", "local/other"])
    assert names == ("nvidia/Nemotron", "local/other")
    pin = EnvId(EnvKind.SHARED, "torch-cpu-transformers")
    set_overrides(layout, names, pin=pin, prefer="legacy", key="torch-cpu-transformers")
    found = load_overrides(layout)
    for name in ("nvidia__Nemotron", "nvidia/Nemotron", "local/other"):
        assert found.for_model(name) == ModelOverride(
            pin, "legacy", False, "torch-cpu-transformers"
        )
    assert found.for_model("somebody/else") == ModelOverride()
    set_overrides(layout, ["nvidia__Nemotron"], prefer=None, pin=None)
    assert raw_override(layout, "nvidia/Nemotron") == {"key": "torch-cpu-transformers"}


def test_a_damaged_file_is_told_of_and_never_overwritten(layout: Layout) -> None:
    layout.overrides.write_text("[models\npin = ")
    found = load_overrides(layout)
    assert found.problem is not None
    assert "line 1" in found.problem.message
    with pytest.raises(StoreError) as failure:
        set_overrides(layout, ["a/b"], prefer="legacy")
    assert failure.value.code == "damaged-toml"
    assert failure.value.remedy
    assert layout.overrides.read_text() == "[models\npin = "


@pytest.mark.parametrize("raw", [b"\xff\xfe", b"a = " + b"[" * 100_000, b"a = 1" + b"0" * 5000])
def test_absurd_files_are_a_bounded_error(layout: Layout, raw: bytes) -> None:
    layout.overrides.write_bytes(raw)
    problem = load_overrides(layout).problem
    assert problem is not None
    assert problem.code == "damaged-toml"


def test_settings_round_trip_and_keep_strangers(layout: Layout) -> None:
    layout.settings.write_text('# hello\nfuture = "kept"\nretention = 7\n')
    assert load_settings(layout) == Settings(retention=7)
    wanted = Settings("cu121", "", "pip", None)
    save_settings(layout, wanted)
    assert load_settings(layout) == wanted
    text = layout.settings.read_text()
    assert "# hello" in text
    assert 'future = "kept"' in text
    save_settings(layout, Settings())
    assert load_settings(layout) == Settings()


@pytest.mark.parametrize(
    "settings", [Settings("gpu"), Settings(installer="conda"), Settings(retention=-1)]
)
def test_settings_that_could_not_be_read_back_are_refused(
    layout: Layout, settings: Settings
) -> None:
    with pytest.raises(UsageError):
        save_settings(layout, settings)
    assert not layout.settings.exists()


def test_wrong_kinds_count_as_not_chosen(layout: Layout) -> None:
    layout.settings.write_text("accelerator = 3\ninstaller = 'conda'\nretention = true\n")
    assert load_settings(layout) == Settings()
