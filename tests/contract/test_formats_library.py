"""formats.md, "Library" and "Which environment is usable", through the library alone."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

import roost
from roost import EnvRegistry, NoEnvironmentError
from support.fake_env import make_legacy, make_shared
from support.workspaces import KEY, make_stack_wheels, make_workspace, offline


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    offline(monkeypatch, make_stack_wheels(tmp_path / "wheels"))
    return make_workspace(tmp_path / "space")


def local_id(folder: Path) -> str:
    return f"local_{hashlib.md5(str(folder.resolve()).encode()).hexdigest()[:12]}"


def test_the_specification_of_an_environment(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    make_legacy(root, "o__a")
    said: list[str] = []
    spec = EnvRegistry(root).get_env_for_model(model_id="o/a", log_callback=said.append)
    python = root / "environments" / "o__a" / ".venv" / "bin" / "python"
    assert (spec.key, spec.python_executable) == (KEY, python)
    assert spec.metadata == {
        "env_key": KEY, "status": "READY", "source": "legacy-per-model", "migration_target": KEY
    }  # fmt: skip
    assert said == [
        f"Resolved env_key: {KEY}",
        f"Checking old per-model environment: {python}",
        "✓ Using healthy old per-model environment (migration fallback)",
        f"  To migrate to new shared envs, delete: {root / 'environments' / 'o__a'}",
        "  or run: roost migrate legacy:o__a",
    ]
    make_shared(root, KEY)
    spec = EnvRegistry(root).get_env_for_model("o/a", None, None, True, True)
    assert spec.metadata == {"env_key": KEY, "status": "READY", "source": "shared"}
    assert [entry.outcome.value for entry in spec.decision.trace].count("taken") == 1
    assert capfd.readouterr() == ("", "")


def test_nothing_found_raises_with_the_whole_trace(root: Path) -> None:
    with pytest.raises(NoEnvironmentError) as caught:
        EnvRegistry(root).get_env_for_model(model_id="o/none", create=False)
    steps = [entry.step.value for entry in caught.value.decision.trace]
    assert steps == ["shared", "legacy", "join", "create", "last-resort"]
    assert caught.value.decision.env_key == KEY
    assert caught.value.trace == caught.value.decision.trace
    assert not list((root / ".envs").glob("*/.venv"))


def test_a_pin_to_a_shared_one_is_said_as_any_other_use_of_it(root: Path) -> None:
    make_shared(root, "my-own")
    (root / ".envs" / "overrides.toml").write_text('[models."o/a"]\npin = "shared:my-own"\n')
    said: list[str] = []
    spec = EnvRegistry(root).get_env_for_model(model_id="o/a", log_callback=said.append)
    assert spec.decision.strategy.value == "pinned"
    assert said == [f"Resolved env_key: {KEY}", "Using existing shared environment: my-own"]


def test_an_empty_path_is_no_model(root: Path) -> None:
    with pytest.raises(roost.NotFoundError):
        EnvRegistry(root).get_env_for_model(model_path="", create=False)


def test_candidates_come_in_the_order_of_the_page(root: Path) -> None:
    """Of its HF id, of its path, named by metadata, of the HF id that the path tells."""
    folder = root / "models" / "models--org--name" / "snapshots" / "abc"
    folder.mkdir(parents=True)
    broken = {"torch": "2.13.0+cpu"}
    make_legacy(root, "org__name", broken)
    make_legacy(root, local_id(folder), broken)
    make_legacy(root, "third", broken, metadata={"model_path": str(folder)})

    def looked_at(**asked: str) -> list[str | None]:
        with pytest.raises(NoEnvironmentError) as caught:
            EnvRegistry(root).get_env_for_model(create=False, **asked)
        trace = caught.value.decision.trace
        return [entry.env for entry in trace if entry.step.value == "legacy"]

    # Nothing starts, so that every one of them is looked at.
    for env in (root / "environments").iterdir():
        (env / ".venv" / "bin" / "python").unlink()
    by_path = [f"legacy:{local_id(folder)}", "legacy:third", "legacy:org__name"]
    assert looked_at(model_path=str(folder)) == by_path
    both = ["legacy:org__name", f"legacy:{local_id(folder)}", "legacy:third"]
    assert looked_at(model_id="org/name", model_path=str(folder)) == both
    assert looked_at(model_id="org/name") == ["legacy:org__name"]


def test_an_unhealthy_shared_one_does_not_block(root: Path) -> None:
    make_legacy(root, "o__a")
    make_shared(root, KEY, {"torch": "2.13.0+cpu"})
    decision = EnvRegistry(root).get_env_for_model(model_id="o/a").decision
    assert (decision.strategy.value, decision.degraded) == ("legacy", False)
    assert [warning.code for warning in decision.warnings] == ["shared-unhealthy"]
    assert [child.name for child in (root / ".envs" / KEY).iterdir()] == [".venv"]


def test_what_the_page_names_is_exported() -> None:
    assert issubclass(roost.NoEnvironmentError, Exception)
    assert issubclass(roost.EnvironmentBusyError, Exception)
