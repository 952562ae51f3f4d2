"""Whose lines a dedicated environment's profile gives way to."""

from __future__ import annotations

from pathlib import Path

from roost.core.domain.profile import merged_lines
from roost.core.store.dedicated import lines_for, load_profiles_for
from roost.core.store.layout import Layout
from roost.core.store.overrides import load_overrides, raw_override, set_overrides

KEY = "torch-cpu-transformers"
OWN = f"{KEY}--dedicated--org__name"


def layout_with(root: Path, text: str) -> Layout:
    (root / ".envs").mkdir()
    (root / ".envs" / "overrides.toml").write_text(text)
    return Layout(root)


def test_a_later_line_replaces_one_about_the_same_package() -> None:
    assert merged_lines(("a>=1", "B_c[x]==2"), ("b.C==3", "d")) == ("a>=1", "b.C==3", "d")
    assert merged_lines((), ()) == ()


def test_the_models_lines_go_before_the_profiles(tmp_path: Path) -> None:
    layout = layout_with(
        tmp_path,
        '[models."org/name"]\ndedicated = true\n'
        'requirements = ["Transformers==4.40.2", "einops", "--index-url=x", 3]\n',
    )
    profiles = load_profiles_for(layout)
    shared, own = profiles.get(KEY), profiles.get(OWN)
    assert shared is not None
    assert own is not None
    assert any(line.startswith("transformers>=") for line in shared.requirements)
    assert own.requirements[-2:] == ("Transformers==4.40.2", "einops")
    assert not any(line.startswith("transformers") for line in own.requirements)
    assert own.digest != shared.digest
    assert profiles.get(f"{KEY}--dedicated--another") == shared


def test_lines_count_only_for_a_model_that_has_one_of_its_own(tmp_path: Path) -> None:
    layout = layout_with(
        tmp_path,
        '[models."org/name"]\nrequirements = ["einops"]\n'
        f'[models."/some/folder"]\ndedicated = true\nkey = "{KEY}--dedicated--folder-1234"\n'
        'requirements = ["timm"]\n',
    )
    overrides = load_overrides(layout)
    assert lines_for(overrides, "org__name") == ()
    assert lines_for(overrides, "folder-1234") == ("timm",)


def test_choices_are_written_and_taken_back(tmp_path: Path) -> None:
    layout = layout_with(tmp_path, '[models."org/name"]\nnote = "mine"\n')
    set_overrides(layout, ["org/name"], dedicated=True, requirements=("a", 'b; x == "y"'))
    found = load_overrides(layout).for_model("org/name")
    assert (found.dedicated, found.requirements) == (True, ("a", 'b; x == "y"'))
    assert found.model == "org/name"
    set_overrides(layout, ["org/name"], dedicated=None, requirements=None)
    assert raw_override(layout, "org/name") == {"note": "mine"}
