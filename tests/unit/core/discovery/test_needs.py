"""Needs beyond the recorded models: hostile files, adapters with a base, legacy metadata."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roost.core.discovery.needs import needs_from_metadata, read_needs
from roost.core.discovery.needs_remote import imports_of
from roost.core.domain.choose import choose_key
from roost.core.domain.envkey import parse_key
from roost.core.domain.needs import NOTHING_KNOWN, NeedsDraft, Reason

LLAMA = {"model_type": "llama", "architectures": ["LlamaForCausalLM"]}
BNB = {**LLAMA, "quantization_config": {"quant_method": "bitsandbytes", "load_in_4bit": True}}


def model(folder: Path, **files: Any) -> Path:
    """A folder with JSON files: ``config=…`` becomes config.json."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        text = content if isinstance(content, str) else json.dumps(content)
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("said", "quant"),
    [
        ({"load_in_4bit": True}, "bnb"),
        ({"quant_method": "GPTQ"}, "gptq"),
        ({"quant_method": "awq"}, "awq"),
        ({"quant_method": "fp8"}, None),
    ],
)
def test_a_quantiser_tells_without_a_type(
    tmp_path: Path, said: dict[str, Any], quant: str | None
) -> None:
    """Nobody but transformers writes `quantization_config`, whatever else is left out."""
    needs = read_needs(model(tmp_path / "m", config={"quantization_config": said}))
    assert (needs.family, needs.quant) == ("transformers", quant)
    assert str(needs.reasons[0]) == "config.json: quantization_config"


@pytest.mark.parametrize("base", ["org/base", "org__base"])
@pytest.mark.parametrize("adapter", ["mine", "me/mine"])
def test_the_base_of_an_adapter_may_lie_beside_it(tmp_path: Path, base: str, adapter: str) -> None:
    model(tmp_path / base, config=BNB)
    said = {"peft_type": "LORA", "base_model_name_or_path": "org/base"}
    needs = read_needs(model(tmp_path / adapter, adapter_config=said))
    assert (needs.quant, [note.code for note in needs.notes]) == ("bnb", [])


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000 + "]" * 100_000,
        '{"a":' * 100_000 + "1" + "}" * 100_000,
        '{"model_type": NaN}',
        '{"model_type": "llama", "model_type": "bert"}',
        '{"model_type": "llama", "n": ' + "9" * 5_000 + "}",
        '{"model_type": ',
        "",
        "null",
        '"llama"',
        "\ud800",
    ],
    ids=["lists", "objects", "nan", "twice", "digits", "cut", "empty", "null", "text", "surrogate"],
)
def test_a_damaged_config_is_named_and_counts_as_unknown(tmp_path: Path, text: str) -> None:
    folder = model(tmp_path / "m")
    (folder / "config.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    needs = read_needs(folder)
    assert [note.file for note in needs.damaged] == ["config.json"]
    assert needs.family == "unknown"
    choice = choose_key(needs, "cpu")
    assert choice.key == "torch-cpu-transformers"
    assert "config.json" in choice.text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="FIFOs exist on POSIX only")
def test_files_that_are_no_files_are_damaged_not_fatal(tmp_path: Path) -> None:
    folder = model(tmp_path / "m")
    os.mkfifo(folder / "config.json")
    (folder / "adapter_config.json").mkdir()
    (folder / "modules.json").symlink_to(folder / "gone")
    with (folder / "requirements.txt").open("wb") as huge:
        huge.truncate(1 << 30)
    needs = read_needs(folder)
    assert sorted(note.file for note in needs.damaged) == [
        "adapter_config.json",
        "config.json",
        "modules.json",
        "requirements.txt",
    ]


def test_an_unreadable_config_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = model(tmp_path / "m", config=LLAMA)
    real = os.open

    def refuse(path: Any, *args: Any, **kwargs: Any) -> int:
        if str(path).endswith("config.json"):
            raise PermissionError(13, "Permission denied")
        return real(path, *args, **kwargs)

    monkeypatch.setattr(os, "open", refuse)
    assert "Permission denied" in read_needs(folder).damaged[0].message


def test_wrong_types_everywhere_do_no_harm(tmp_path: Path) -> None:
    folder = model(
        tmp_path / "m",
        config={"model_type": 3, "architectures": "x", "auto_map": [1], "transformers_version": 4},
        adapter_config={"peft_type": [], "base_model_name_or_path": {}, "target_modules": 5},
        model_index=[],
        modules={"a": 1},
        tokenizer_config={"tokenizer_class": ["x"], "auto_map": "y"},
        preprocessor_config={"image_processor_type": 1, "image_processor": []},
        quantize_config=[],
    )
    needs = read_needs(folder)
    assert needs.family == "transformers"
    assert needs.package("peft") is not None
    assert {note.file for note in needs.damaged} == {"model_index.json", "modules.json"}


@pytest.mark.parametrize("value", [None, {}, {"quant_method": None}])
def test_an_empty_quantisation_is_none(tmp_path: Path, value: Any) -> None:
    needs = read_needs(model(tmp_path / "m", config={**LLAMA, "quantization_config": value}))
    assert needs.quant is None


@pytest.mark.parametrize(
    ("config", "quant", "method"),
    [
        ({"load_in_4bit": True}, "bnb", "bitsandbytes"),
        ({"load_in_8bit": True}, "bnb", "bitsandbytes"),
        ({"load_in_8bit": False}, None, None),
        ({"quantization_config": {"quant_method": "BITSANDBYTES"}}, "bnb", "bitsandbytes"),
        ({"quantization_config": {"quant_method": "bitsandbytes_8bit"}}, "bnb", "bitsandbytes"),
        ({"quantization_config": {"bnb_4bit_quant_type": "nf4"}}, "bnb", "bitsandbytes"),
        ({"text_config": {"quantization_config": {"quant_method": "gptq"}}}, "gptq", "gptq"),
        ({"quantization_config": {"bits": 4, "desc_act": False}}, "gptq", "gptq"),
        ({"quantization_config": {"w_bit": 4, "zero_point": True}}, "awq", "awq"),
        ({"quantization_config": {"quant_algo": "NVFP4"}}, None, "modelopt"),
        ({"quantization_config": {"foo": 1}}, None, "unknown"),
        ({"quantization_config": {"quant_method": "fbgemm_fp8"}}, None, "fbgemm-fp8"),
    ],
)
def test_quantisation_as_configs_write_it(
    tmp_path: Path, config: dict[str, Any], quant: str | None, method: str | None
) -> None:
    needs = read_needs(model(tmp_path / "m", config={**LLAMA, **config}))
    assert (needs.quant, needs.quant_method) == (quant, method)


scalars = st.none() | st.booleans() | st.integers() | st.text(max_size=20)
FIELDS = (
    "model_type architectures transformers_version auto_map quantization_config quant_method "
    "bits group_size load_in_4bit text_config peft_type base_model_name_or_path target_modules "
    "_class_name _diffusers_version vae tokenizer_class image_processor_type image_processor "
    "type path use_timm_backbone compression_config quantization backbone"
)
fields = st.sampled_from(FIELDS.split())
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(fields | st.text(), inner),
    max_leaves=12,
)
FILES = (
    "config model_index adapter_config modules tokenizer_config preprocessor_config "
    "quantize_config quant_config hf_quant_config"
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(st.sampled_from(FILES.split()), st.dictionaries(fields, values) | values))
def test_whatever_json_says_needs_are_read(tmp_path: Path, files: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory(dir=tmp_path) as folder:
        needs = read_needs(model(Path(folder), **{k: json.dumps(v) for k, v in files.items()}))
    choice = choose_key(needs, "cu121")
    assert parse_key(choice.key).accelerator == "cu121"
    shown = [
        *map(str, needs.reasons),
        *(n.message + n.file for n in (*needs.notes, *needs.damaged)),
    ]
    assert all(text.isprintable() for text in [choice.text, *shown])


def test_names_that_are_no_unicode_are_shown_safely(tmp_path: Path) -> None:
    folder = model(tmp_path / "m")
    (folder / os.fsdecode(b"\xff\x1b.gguf")).write_bytes(b"GGUF")
    needs = read_needs(folder)
    assert needs.family == "llamacpp"
    assert all(str(reason).isprintable() for reason in needs.reasons)


def test_an_adapter_takes_over_the_needs_of_its_base(tmp_path: Path) -> None:
    base = model(tmp_path / "base", config=BNB)
    adapter = {"peft_type": "LORA", "base_model_name_or_path": str(base)}
    needs = read_needs(model(tmp_path / "lora", adapter_config=adapter))
    assert (needs.family, needs.quant, needs.model_type) == ("transformers", "bnb", "llama")
    assert {need.name for need in needs.required} == {
        "accelerate",
        "bitsandbytes",
        "peft",
        "transformers",
    }
    assert needs.base_model == str(base)


def test_an_adapter_finds_its_base_in_the_cache(tmp_path: Path) -> None:
    repository = tmp_path / "hub" / "models--org--base"
    snapshot = repository / "snapshots" / "abc123"
    blob = model(repository / "blobs", config=BNB) / "config.json"
    snapshot.mkdir(parents=True)
    (snapshot / "config.json").symlink_to(os.path.relpath(blob, snapshot))
    adapter = {"peft_type": "LORA", "base_model_name_or_path": "org/base"}
    folder = model(tmp_path / "lora", adapter_config=adapter)
    assert read_needs(folder, {"HF_HUB_CACHE": str(tmp_path / "hub")}).quant == "bnb"
    assert read_needs(folder, {"HF_HUB_CACHE": str(tmp_path)}).quant is None
    assert read_needs(folder).quant is None


def test_adapters_that_name_each_other_end(tmp_path: Path) -> None:
    for one, other in (("a", "b"), ("b", "a")):
        base = {"peft_type": "LORA", "base_model_name_or_path": str(tmp_path / other)}
        model(tmp_path / one, adapter_config=base)
    itself = {"peft_type": "LORA", "base_model_name_or_path": str(tmp_path / "self")}
    model(tmp_path / "self", adapter_config=itself)
    assert read_needs(tmp_path / "a").family == "transformers"
    assert read_needs(tmp_path / "self").family == "transformers"


@pytest.mark.parametrize("base", ["../../etc", "a\0b", "x" * 10_000, "/dev/null", "a/b/c"])
def test_hostile_base_names_are_only_noted(tmp_path: Path, base: str) -> None:
    adapter = {"peft_type": "LORA", "base_model_name_or_path": base}
    needs = read_needs(model(tmp_path / "m", adapter_config=adapter), {"HOME": str(tmp_path)})
    assert "base-model-not-here" in {note.code for note in needs.notes}
    assert len(needs.base_model or "") <= 200


def test_qlora_settings_in_the_adapter_itself(tmp_path: Path) -> None:
    adapter = {"peft_type": "LORA", "quantization_config": {"load_in_4bit": True}}
    assert read_needs(model(tmp_path / "m", adapter_config=adapter)).quant == "bnb"


def test_a_missing_folder_is_unknown(tmp_path: Path) -> None:
    assert read_needs(tmp_path / "absent") == NOTHING_KNOWN
    assert choose_key(NOTHING_KNOWN, "cu121").key == "torch-cu121-transformers"


def test_a_gguf_file_itself(tmp_path: Path) -> None:
    (tmp_path / "m.gguf").write_bytes(b"GGUF")
    needs = read_needs(tmp_path / "m.gguf")
    assert (needs.family, needs.model_type) == ("llamacpp", None)
    assert choose_key(needs, "cpu").key == "llamacpp-cpu"


def test_text_from_disk_is_made_safe_to_show(tmp_path: Path) -> None:
    evil = "llama\u202e\x1b[31m\n<img src=x>" + "y" * 1000
    config = {"model_type": evil, "quantization_config": {"quant_method": evil}}
    needs = read_needs(model(tmp_path / "m", config=config))
    for reason in needs.reasons:
        assert str(reason).isprintable()
        assert len(str(reason)) < 300
    assert all(note.message.isprintable() for note in needs.notes)


def test_a_large_tokenizer_config_is_searched_not_parsed(tmp_path: Path) -> None:
    tokens = {str(n): {"content": f"<unused{n}>"} for n in range(5_000)}
    folder = model(
        tmp_path / "m",
        config=LLAMA,
        tokenizer_config={"added_tokens_decoder": tokens, "tokenizer_class": "LlamaTokenizer"},
    )
    assert (folder / "tokenizer_config.json").stat().st_size > 100_000
    assert read_needs(folder).package("sentencepiece") is not None


def test_imports_of_remote_code_as_transformers_counts_them() -> None:
    source = '''"""Text.

import in_a_text
"""
import torch, einops as e, scipy.special
import flash_attn.ops as ops
from timm.layers import DropPath
from . import sibling, brother
from .other import thing
try:
    import xformers
except ImportError:
    import nothing_else
else:
    from more import x
def f():
    import late
    text = """
import in_another_text
"""
if is_flash_attn_2_available():
    from guarded import y
else:
    from also_guarded import z
import after
# import comment
try:
    from mamba_ssm import x
except ImportError:
    # nothing does instead
    raise ImportError("mamba-ssm is required")
try:
    from .maybe import a
except ImportError as error:
    a = None
class A:
    try:
        import deep
    except ImportError:
        deep = None
    import inner
'''
    found = imports_of(source)
    assert found.needed == {
        "torch",
        "einops",
        "scipy",
        "flash_attn",
        "timm",
        "late",
        "after",
        "mamba_ssm",
        "inner",
    }
    assert found.beside == {"sibling", "brother", "other"}
    assert found.maybe_beside == {"maybe"}


def test_names_imported_from_transformers_over_several_lines() -> None:
    source = """
from transformers.utils import (
    logging,  # a comment, with a comma
    LossKwargs as Kwargs,
)
try:
    from transformers.cache_utils import SinkCache
except ImportError:
    SinkCache = None
from transformers.cache_utils import (DynamicCache, HybridCache)
from transformers_of_others import nothing
"""
    found = imports_of(source).of_transformers
    assert {("utils", "logging"), ("utils", "LossKwargs"), ("cache_utils", "HybridCache")} <= found
    assert ("cache_utils", "SinkCache") not in found
    assert not {name for _, name in found} & {"as", "Kwargs", "comma", "nothing"}


@pytest.mark.parametrize("text", ['"""', "'''", '"""\n\nimport x', "try:", "if is_x_available():"])
def test_code_that_is_cut_off_is_read_to_its_end(text: str) -> None:
    assert imports_of(f"import torch\n{text}").needed == {"torch"}


def test_code_in_another_repository_is_read_where_the_cache_has_it(tmp_path: Path) -> None:
    folder = model(
        tmp_path / "m", config={**LLAMA, "auto_map": {"AutoModel": "org/code--modeling_x.Model"}}
    )
    snapshot = tmp_path / "hub" / "models--org--code" / "snapshots" / "abc123"
    snapshot.mkdir(parents=True)
    (snapshot / "modeling_x.py").write_text("import einops\nfrom .more import y\n")
    (snapshot / "more.py").write_text("import rare_thing\n")
    needs = read_needs(folder, {"HF_HUB_CACHE": str(tmp_path / "hub")})
    assert needs.package("einops") is not None
    codes = {note.code: note for note in needs.notes}
    assert codes["unknown-import"].file == "org/code/more.py"
    assert "remote-code-elsewhere" not in codes
    unread = read_needs(folder, {"HF_HUB_CACHE": str(tmp_path)})
    assert unread.package("einops") is None
    assert "remote-code-elsewhere" in {note.code for note in unread.notes}


def test_unknown_imports_are_named_but_never_installed(tmp_path: Path) -> None:
    folder = model(tmp_path / "m", config={**LLAMA, "auto_map": {"AutoModel": "modeling.X"}})
    (folder / "modeling.py").write_text("import rare_thing\nimport einops\nimport helper\n")
    (folder / "helper.py").write_text("import os\n")
    needs = read_needs(folder)
    assert needs.package("einops") is not None
    assert needs.package("rare_thing") is None
    assert [n.message for n in needs.notes if n.code == "unknown-import"] == [
        "Its code imports 'rare_thing', of a package unknown."
    ]


def test_code_of_a_model_is_never_run(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    folder = model(tmp_path / "m", config={**LLAMA, "auto_map": {"AutoModel": "modeling.X"}})
    (folder / "modeling.py").write_text(f"open({str(canary)!r}, 'w')\n")
    (folder / "sitecustomize.py").write_text(f"open({str(canary)!r}, 'w')\n")
    read_needs(folder)
    assert not canary.exists()


@pytest.mark.parametrize(
    ("metadata", "packages", "key"),
    [
        ({}, {}, "torch-cpu-transformers"),
        ({"profile_name": "tf-cu121-t22-bnb-edge"}, {}, "torch-cpu-transformers-bnb"),
        ({"profile_name": "vllm-cu121-stable"}, {}, "vllm-cpu"),
        ({"profile_name": "my favourite"}, {"bitsandbytes": "0.44"}, "torch-cpu-transformers-bnb"),
        ({"profile_name": ["x"], "base_packages": 7}, {}, "torch-cpu-transformers"),
        (
            {"base_packages": ["torch==2.2.0", "transformers", "auto-gptq>=0.7"]},
            {"bitsandbytes": "0.44"},
            "torch-cpu-transformers-gptq",
        ),
        ({"base_packages": {"torch": "2.2.0", "diffusers": "0.27"}}, {}, "torch-cpu-diffusers"),
        ({}, {"torch": "2.2.0", "transformers": "4.40"}, "torch-cpu-transformers"),
        ({}, {"transformers": "4", "AutoAWQ": "0.2"}, "torch-cpu-transformers-awq"),
        ({}, {"transformers": "4", "autoawq": "0.2", "auto_gptq": "1"}, "torch-cpu-transformers"),
        ({}, {"llama_cpp_python": "0.3"}, "llamacpp-cpu"),
        ({"profile_name": "../../x"}, {}, "torch-cpu-transformers"),
    ],
)
def test_legacy_metadata_hints_at_the_key(
    metadata: dict[str, Any], packages: dict[str, str], key: str
) -> None:
    assert choose_key(needs_from_metadata(metadata, packages), "cpu").key == key


def test_several_quantisers_are_said_and_none_is_guessed() -> None:
    needs = needs_from_metadata({}, {"transformers": "4", "bitsandbytes": "1", "autoawq": "1"})
    assert [note.code for note in needs.notes] == ["several-quantisers"]


def test_of_two_upper_bounds_the_lower_counts_and_none_that_leaves_nothing() -> None:
    draft = NeedsDraft()
    draft.need("transformers", Reason("a"), "4.40", below="5.1")
    draft.need("transformers", Reason("b"), below="5.0")
    draft.need("transformers", Reason("c"), "4.30", below="5.2")
    need = draft.packages["transformers"]
    assert need.requirement == "transformers>=4.40,<5.0"
    assert (need.reason.file, need.why_below) == ("a", Reason("b"))
    other = NeedsDraft()
    other.merge([need])
    assert other.packages["transformers"] == need
    draft.need("transformers", Reason("d"), "5.0")
    assert draft.packages["transformers"].requirement == "transformers>=5.0"
    assert [note.code for note in draft.notes] == ["version-conflict"]


def test_of_two_floors_the_higher_counts_and_required_wins() -> None:
    draft = NeedsDraft()
    draft.need("Peft", Reason("a"), "0.9", optional=True)
    draft.need("peft", Reason("b"), "0.10")
    draft.need("peft", Reason("c"), "0.7", optional=True)
    need = draft.freeze().packages[0]
    assert (need.name, need.floor, need.reason.file, need.optional) == ("peft", "0.10", "b", False)
    assert need.requirement == "peft>=0.10"
