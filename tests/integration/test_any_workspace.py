"""Workspaces made up at random, on the disk: what is decided is what the page says."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roost import EnvRegistry, NoEnvironmentError
from roost.core.domain.decision import Decision
from support.fake_env import STACK, make_legacy, make_shared
from support.workspaces import KEY, make_workspace

BNB, OLDER = f"{KEY}-bnb", "tf-cpu-t22-bnb-stable"
PACKAGES = {
    "healthy": {**STACK, "bitsandbytes": "0.49.0"},
    "broken": {**STACK, "bitsandbytes": "0.49.0"},
    "too old": {**STACK, "bitsandbytes": "0.49.0", "transformers": "4.40.0"},
}
QUANTISED = {"quant_method": "bitsandbytes", "load_in_4bit": True}

shared = st.sampled_from(["absent", "healthy", "broken", "too old"])
spaces = st.fixed_dictionaries(
    {
        KEY: shared,
        BNB: shared,
        OLDER: shared,
        "legacy": st.sampled_from(["absent", "healthy", "broken"]),
        "quantised": st.booleans(),
    }
)


def expected(space: dict[str, object]) -> tuple[str | None, str | None]:
    """(environment, strategy) by product.md and issue 5, nothing being built."""
    own, others = [KEY], [OLDER, BNB]
    if space["quantised"]:
        own, others = [BNB, OLDER], []
    for name in own:
        if space[name] == "healthy":
            return f"shared:{name}", "shared"
    if space["legacy"] == "healthy":
        return "legacy:org__x", "legacy"
    for name in others:
        if space[name] == "healthy":
            return f"shared:{name}", "shared"
    for name in own:
        if space[name] == "too old":
            return f"shared:{name}", "degraded"
    return ("legacy:org__x", "degraded") if space["legacy"] == "broken" else (None, None)


def make(root: Path, space: dict[str, object]) -> None:
    make_workspace(root)
    for name in (KEY, BNB, OLDER):
        state = str(space[name])
        if state != "absent":
            broken = ["transformers"] if state == "broken" else []
            make_shared(root, name, PACKAGES[state], env_json={}, broken=broken)
    if space["legacy"] != "absent":
        make_legacy(root, "org__x", broken=["torch"] if space["legacy"] == "broken" else [])
    folder = root / "models" / "org" / "x"
    folder.mkdir(parents=True)
    config: dict[str, object] = {"model_type": "qwen3", "architectures": ["Qwen3ForCausalLM"]}
    if space["quantised"]:
        config["quantization_config"] = QUANTISED
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "model.safetensors").write_bytes(b"")


def decided(root: Path) -> Decision:
    try:
        return EnvRegistry(root).get_env_for_model("org/x", create=False).decision
    except NoEnvironmentError as error:
        decision: Decision = error.decision
        return decision


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(space=spaces)
def test_what_is_there_decides(
    space: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    root = tmp_path / "ws"
    shutil.rmtree(root, ignore_errors=True)
    make(root, space)
    first, again = decided(root), decided(root)
    strategy = None if first.strategy is None else first.strategy.value
    assert (first.env_id, strategy) == expected(space)
    needed = BNB if space["quantised"] else KEY
    assert first.needed_key == needed
    stands_in = bool(first.env_id) and not space["quantised"] and first.env_key != KEY
    assert ("other-key" in [one.code for one in first.warnings]) is stands_in
    # The same facts, the same decision: the second time out of what was remembered.
    told = [(one.step, one.outcome, one.env) for one in first.trace]
    assert [(one.step, one.outcome, one.env) for one in again.trace] == told
    assert (again.env_id, again.env_key, again.warnings) == (
        first.env_id,
        first.env_key,
        first.warnings,
    )
    taken = [one for one in first.trace if one.outcome == "taken"]
    assert [one.env for one in taken] == ([first.env_id] if first.env_id else [])
