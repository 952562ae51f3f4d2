"""Migration with proof: only a model that would load in the shared environment is bound to it."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from roost.core.domain.env import EnvId
from roost.core.domain.events import Progress
from roost.core.domain.needs import NOTHING_KNOWN, Needs
from roost.core.domain.plan import ItemOutcome, Result
from roost.core.operations.context import ModelSeen, OperationContext
from roost.core.operations.migrate import execute_migrate, plan_migrate
from roost.core.operations.migrate_plan import Wishes
from roost.core.operations.modelproof import ProofWishes
from roost.core.store.overrides import load_overrides
from roost.core.store.trash import list_trash
from support.fake_env import add_package, make_shared, site_packages
from support.fake_libraries import DIFFUSERS, DYNAMIC, LLAMA_CPP, PEFT, TRANSFORMERS
from support.operations import (
    KEY,
    LEGACY,
    MODEL,
    SMALL,
    Recorder,
    at_rest,
    fingerprint,
    operations,
    small_workspace,
)
from support.stacks import Stack, small_stack

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="small wheels and POSIX paths")
TRANSFORMER = Needs(family="transformers")


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    return small_stack(tmp_path_factory.mktemp("wheels"))


@pytest.fixture
def context(tmp_path: Path, stack: Stack) -> OperationContext:
    """A workspace whose shared environment has stand-ins of the libraries."""
    small_workspace(tmp_path)
    stack.write_profile(tmp_path)
    tree = make_shared(tmp_path, KEY, {"torch": SMALL["torch"]}, env_json={}) / ".venv"
    add_package(tree, "transformers", SMALL["transformers"], source=TRANSFORMERS)
    (site_packages(tree) / "transformers" / "dynamic_module_utils.py").write_text(DYNAMIC)
    add_package(tree, "peft", "0.17.1", source=PEFT)
    add_package(tree, "diffusers", "0.35.0", source=DIFFUSERS)
    add_package(tree, "llama-cpp-python", "0.3.0", source=LLAMA_CPP)
    return operations(tmp_path, **stack.options())


def folder_with(root: Path, files: Mapping[str, Any]) -> Path:
    folder = root / "models" / "org" / "name"
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content))
    return folder


def migrated(
    context: OperationContext, model: ModelSeen, wishes: ProofWishes | None = None
) -> Result:
    seen = replace(context, model=lambda _env: model)
    job = Recorder()
    plan = plan_migrate(seen, [LEGACY], job.ctx, wishes=Wishes(proof=wishes or ProofWishes()))
    return execute_migrate(seen, plan, job.ctx)


def test_config_tokenizer_and_class_are_resolved_before_it_is_bound(
    context: OperationContext,
) -> None:
    config = {"model_type": "bert", "architectures": ["BertModel"]}
    folder = folder_with(context.layout.root, {"config.json": config, "tokenizer.json": {}})
    result = migrated(context, ModelSeen(folder, needs=TRANSFORMER))
    (item,) = result.items
    assert item.outcome is ItemOutcome.DONE
    assert item.proof.startswith("config BertConfig (bert), tokenizer AutoTokenizer, class Bert")
    assert item.as_dict()["proof"] == item.proof
    assert load_overrides(context.layout).for_model(MODEL).key == KEY


def test_progress_of_the_proof_belongs_to_the_row_it_moves_out_of(
    context: OperationContext,
) -> None:
    """A model's name there was an exception in the window."""
    config = {"model_type": "bert", "architectures": ["BertModel"]}
    folder = folder_with(context.layout.root, {"config.json": config})
    seen = replace(context, model=lambda _env: ModelSeen(folder, needs=TRANSFORMER))
    job = Recorder()
    execute_migrate(seen, plan_migrate(seen, [LEGACY], job.ctx), job.ctx)
    told = [one for one in job.events if isinstance(one, Progress)]
    assert {one.subject for one in told if one.stage == "proof"} == {str(LEGACY)}
    assert all(MODEL in one.message for one in told if one.stage == "proof")
    for one in told:
        assert not one.subject or EnvId.parse(one.subject)


@pytest.mark.parametrize(
    ("config", "code"),
    [
        ({"model_type": "newest"}, "unsupported-architecture"),
        ({"model_type": "bert", "architectures": ["NewestModel"]}, "unsupported-architecture"),
        ({"model_type": "needs-tiktoken"}, "missing-package"),
        ({"model_type": "says-install"}, "missing-package"),
        ({"model_type": "own", "auto_map": {"AutoModel": "modeling.Own"}}, "remote-code"),
        ({"model_type": "hungry"}, "out-of-memory"),
        ({"model_type": "dies"}, "out-of-memory"),
        ({"model_type": "odd"}, "proof-failed"),
    ],
)
def test_a_failed_proof_leaves_everything_and_says_why(
    context: OperationContext, config: dict[str, Any], code: str
) -> None:
    folder = folder_with(context.layout.root, {"config.json": config})
    unit = context.layout.legacy(LEGACY.name)
    before = fingerprint(unit)
    result = migrated(context, ModelSeen(folder, needs=TRANSFORMER))
    (error,) = result.errors
    assert (error.code, result.exit_code) == (code, 1)
    assert error.data["class"] == ("other" if code == "proof-failed" else code)
    assert MODEL in error.message
    assert error.remedy
    assert fingerprint(unit) == before
    assert load_overrides(context.layout).models == {}
    assert list_trash(context.layout) == ()
    at_rest(context.layout.root)


def test_the_missing_package_is_named(context: OperationContext) -> None:
    folder = folder_with(context.layout.root, {"config.json": {"model_type": "needs-tiktoken"}})
    (error,) = migrated(context, ModelSeen(folder, needs=TRANSFORMER)).errors
    assert error.data["package"] == "tiktoken"
    assert "it lacks tiktoken" in error.message


def test_remote_code_runs_with_consent_only(context: OperationContext) -> None:
    config = {"model_type": "own", "auto_map": {"AutoModel": "modeling.Own"}}
    folder = folder_with(context.layout.root, {"config.json": config})
    model = ModelSeen(folder, needs=replace(TRANSFORMER, remote_code=True))
    job = Recorder()
    seen = replace(context, model=lambda _env: model)
    plan = plan_migrate(seen, [LEGACY], job.ctx)
    assert [warning.code for warning in plan.items[-1].warnings] == ["remote-code"]
    assert migrated(context, model).errors[0].code == "remote-code"
    result = migrated(context, model, ProofWishes(trust_remote_code=True))
    assert result.ok, result.errors
    assert "class Found" in result.items[-1].proof


def test_without_files_only_the_environment_is_proved_and_that_is_said(
    context: OperationContext,
) -> None:
    result = migrated(context, ModelSeen(None, needs=NOTHING_KNOWN))
    assert "only the environment was proved" in result.items[-1].proof
    assert result.ok


def test_an_adapter_is_proved_with_its_base(context: OperationContext, tmp_path: Path) -> None:
    folder = folder_with(context.layout.root, {"adapter_config.json": {"peft_type": "LORA"}})
    base = tmp_path / "base"
    base.mkdir()
    (base / "config.json").write_text('{"model_type": "newest"}')
    needs = replace(TRANSFORMER, base_model="org/base")
    failed = migrated(context, ModelSeen(folder, base, needs))
    assert failed.errors[0].code == "unsupported-architecture"
    (base / "config.json").write_text('{"model_type": "bert"}')
    done = migrated(context, ModelSeen(folder, base, needs))
    assert done.items[-1].proof.startswith("adapter LoraConfig (LORA), config BertConfig")


def test_an_adapter_whose_base_is_elsewhere_says_so(context: OperationContext) -> None:
    folder = folder_with(context.layout.root, {"adapter_config.json": {"peft_type": "LORA"}})
    needs = replace(TRANSFORMER, base_model="org/base")
    result = migrated(context, ModelSeen(folder, None, needs))
    assert "its base model org/base is not here" in result.items[-1].proof


def test_a_pipeline_is_proved_part_by_part(context: OperationContext) -> None:
    index = {"_class_name": "StableDiffusionPipeline", "unet": ["diffusers", "NoSuchModel"]}
    folder = folder_with(context.layout.root, {"model_index.json": index})
    model = ModelSeen(folder, needs=Needs(family="diffusers"))
    assert migrated(context, model).errors[0].code == "unsupported-architecture"
    index["unet"] = ["diffusers", "UNet2DConditionModel"]
    folder_with(context.layout.root, {"model_index.json": index})
    assert migrated(context, model).ok


def test_a_gguf_is_proved_by_its_vocabulary(context: OperationContext) -> None:
    folder = folder_with(context.layout.root, {"model.gguf": "GGUF newer"})
    model = ModelSeen(folder, needs=Needs(family="llamacpp"))
    assert migrated(context, model).errors[0].code == "unsupported-architecture"
    folder_with(context.layout.root, {"model.gguf": "GGUF"})
    assert "gguf model.gguf" in migrated(context, model).items[-1].proof


def test_the_users_own_command_has_the_last_word(context: OperationContext) -> None:
    folder = folder_with(context.layout.root, {"notes.txt": "x"})
    model = ModelSeen(folder)
    failing = 'python -c "import no_such_module"'
    (error,) = migrated(context, model, ProofWishes(failing)).errors
    assert error.code == "missing-package"
    assert load_overrides(context.layout).models == {}
    unknown = migrated(context, model, ProofWishes("no-such-command {model}"))
    assert unknown.errors[0].code == "proof-failed"
    works = 'python -c "import os, sys; assert os.path.isdir(sys.argv[1])" {model}'
    result = migrated(context, model, ProofWishes(works))
    assert "succeeded" in result.items[-1].proof


def test_the_probe_leaves_nothing_behind(context: OperationContext) -> None:
    config = {"model_type": "bert", "architectures": ["BertModel"]}
    folder = folder_with(context.layout.root, {"config.json": config})
    shared = context.layout.shared(KEY) / ".venv"
    before = fingerprint(shared), fingerprint(folder)
    assert migrated(context, ModelSeen(folder, needs=TRANSFORMER)).ok
    assert (fingerprint(shared), fingerprint(folder)) == before
