"""Compatibility read from a tree, and remembered for its stamp."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from roost.core.discovery import find_legacy, find_shared
from roost.core.domain.compat import Lack
from roost.core.domain.env import Env, EnvId
from roost.core.domain.needs import Needs, PackageNeed, Reason
from roost.core.health.compat import find_lacks
from roost.core.store.compatcache import MAX_VERDICTS, CompatCache, digest_of
from roost.core.store.layout import Layout
from support.fake_env import STACK, make_legacy, make_shared, site_packages

KEY = "torch-cpu-transformers"
TYPE = Reason("config.json", "model_type", "qwen3")
QWEN = Needs(
    family="transformers",
    packages=(PackageNeed("transformers", "4.51", TYPE),),
    model_type="qwen3",
)
LACK = Lack("transformers", "4.40.0", ">=4.51", TYPE, "transformers>=4.51")


def shared(root: Path, version: str = "4.57.1") -> Env:
    make_shared(root, KEY, {**STACK, "transformers": version})
    return find_shared(Layout(root)).envs[0]


def lists(env: Env, **texts: str) -> Path:
    folder = site_packages(env.venv) / "transformers" / "models" / "auto"
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / f"{name}.py").write_text(text)
    return folder


def test_what_serves_lacks_nothing_and_what_is_too_old_is_named(tmp_path: Path) -> None:
    assert find_lacks(shared(tmp_path / "new"), QWEN) == ()
    assert find_lacks(shared(tmp_path / "old", "4.40.0"), QWEN) == (LACK,)


def test_whether_a_shared_one_holds_its_stack_is_for_its_profile_to_say(tmp_path: Path) -> None:
    """A workspace's own profile may stand for the key without transformers."""
    make_shared(tmp_path / "own", KEY, {"torch": "2.5.1"})
    assert find_lacks(find_shared(Layout(tmp_path / "own")).envs[0], QWEN) == ()
    make_legacy(tmp_path / "old", "o__m", {"torch": "2.5.1"})
    (lack,) = find_lacks(find_legacy(Layout(tmp_path / "old")).envs[0], QWEN)
    assert (lack.package, lack.found, lack.certain) == ("transformers", "", True)


@pytest.mark.parametrize("file", ["configuration_auto", "auto_mappings"])
def test_types_are_listed_in_one_file_or_the_other(tmp_path: Path, file: str) -> None:
    env = shared(tmp_path, "4.50.0.dev0")
    texts = {"configuration_auto": "MODEL_NAMES_MAPPING_NAMES = {}\n"}
    texts[file] = 'CONFIG_MAPPING_NAMES = OrderedDict([\n        ("qwen3", "Qwen3Config"),\n])\n'
    lists(env, **texts)
    assert find_lacks(env, QWEN) == ()


def test_a_list_without_the_type_speaks_against_any_version(tmp_path: Path) -> None:
    env = shared(tmp_path)
    lists(env, configuration_auto='CONFIG_MAPPING_NAMES = {("llama", "LlamaConfig")}\n')
    (lack,) = find_lacks(env, QWEN)
    assert lack.certain
    assert "does not know the type" in str(lack)


def test_a_list_that_cannot_be_read_says_nothing(tmp_path: Path) -> None:
    env = shared(tmp_path)
    folder = lists(env, configuration_auto='CONFIG_MAPPING_NAMES = {("llama", "LlamaConfig")}\n')
    (folder / "auto_mappings.py").symlink_to(tmp_path / "somewhere.py")
    assert find_lacks(env, QWEN) == ()


def test_packages_that_may_lie_elsewhere_are_a_hint_only(tmp_path: Path) -> None:
    env = shared(tmp_path)
    need = Needs("transformers", packages=(PackageNeed("einops", None, Reason("x.py")),))
    assert [lack.certain for lack in find_lacks(env, need)] == [True]
    (site_packages(env.venv) / "more.pth").write_text("/somewhere\n")
    assert [lack.certain for lack in find_lacks(env, need)] == [False]


def test_a_tree_that_is_not_there_lacks_nothing_that_is_known(tmp_path: Path) -> None:
    env = shared(tmp_path)
    site = site_packages(env.venv)
    site.rename(site.with_name("gone"))
    assert find_lacks(env, QWEN) == ()


def test_verdicts_hold_for_their_stamp_and_their_needs(tmp_path: Path) -> None:
    (tmp_path / ".envs").mkdir()
    cache, env = CompatCache(Layout(tmp_path)), EnvId.parse(f"shared:{KEY}")
    digest = digest_of(QWEN)
    assert cache.load(env, "s", digest) is None
    assert cache.store(env, "s", digest, (LACK,))
    assert cache.store(env, "s", "other", ())
    assert cache.load(env, "s", digest) == (LACK,)
    assert cache.load(env, "s", "other") == ()
    assert cache.load(env, "t", digest) is None
    assert cache.load(EnvId.parse("shared:another"), "s", digest) is None
    newer = Needs("transformers", packages=QWEN.packages, model_type="qwen3", remote_code=True)
    assert digest_of(newer) != digest


@pytest.mark.parametrize(
    "rows",
    ["{}", "[[]]", '[["a"]]', '[["a","b","c",["f","g","h"],"r","yes","d"]]', '[["a",1]]', "1"],
)
def test_a_damaged_verdict_is_none(tmp_path: Path, rows: str) -> None:
    (tmp_path / ".envs").mkdir()
    cache, env = CompatCache(Layout(tmp_path)), EnvId.parse(f"shared:{KEY}")
    cache.store(env, "s", "d", (LACK,))
    (file,) = (tmp_path / ".envs" / ".cache" / "compat").iterdir()
    value = json.loads(file.read_text())
    value["verdicts"]["d"] = json.loads(rows)
    file.write_text(json.dumps(value))
    assert cache.load(env, "s", "d") is None
    file.write_text("{")
    assert cache.load(env, "s", "d") is None
    assert cache.store(env, "s", "d", ())
    assert cache.load(env, "s", "d") == ()


def test_the_oldest_verdicts_go_first(tmp_path: Path) -> None:
    (tmp_path / ".envs").mkdir()
    cache, env = CompatCache(Layout(tmp_path)), EnvId.parse(f"shared:{KEY}")
    for number in range(MAX_VERDICTS + 3):
        cache.store(env, "s", f"d{number}", ())
    assert cache.load(env, "s", "d2") is None
    assert cache.load(env, "s", "d3") == ()
    assert cache.load(env, "s", f"d{MAX_VERDICTS + 2}") == ()
