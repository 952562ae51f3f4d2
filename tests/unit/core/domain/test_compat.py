"""Needs against what is installed: what is certain, what is a hint, what is fine."""

from __future__ import annotations

import pytest

from roost.core.domain.compat import Installed, Lack, certain, in_words, lacks_of
from roost.core.domain.conflict import conflicts_of, no_profile
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.modeltypes import is_listed
from roost.core.domain.needs import Needs, PackageNeed, Reason

TYPE = Reason("config.json", "model_type", "qwen3")
SAVED = Reason("config.json", "transformers_version", "4.46.0")
SHARED = EnvId(EnvKind.SHARED, "torch-cpu-transformers")


def needs(*packages: PackageNeed, model_type: str = "qwen3", remote_code: bool = False) -> Needs:
    return Needs(
        family="transformers",
        packages=packages,
        model_type=model_type,
        remote_code=remote_code,
    )


def lacks(
    have: dict[str, str], *packages: PackageNeed, known: bool | None = None, kind: str = "qwen3"
) -> tuple[Lack, ...]:
    return lacks_of(needs(*packages, model_type=kind), Installed(have, knows_type=known))


def test_a_floor_with_a_source_of_its_own_is_certain() -> None:
    (lack,) = lacks({"transformers": "4.40.2"}, PackageNeed("transformers", "4.51", TYPE))
    assert lack.certain
    assert (lack.found, lack.wanted, lack.requirement) == (
        "4.40.2",
        ">=4.51",
        "transformers>=4.51",
    )
    assert str(lack) == (
        "it has transformers 4.40.2, the model wants >=4.51 (config.json: model_type = qwen3)"
    )


@pytest.mark.parametrize("have", ["4.51.0", "4.51", "5.0.0", "4.57.1+local", "1!0.1"])
def test_the_floor_or_anything_newer_serves(have: str) -> None:
    assert lacks({"transformers": have}, PackageNeed("transformers", "4.51", TYPE)) == ()


def test_the_version_a_model_was_saved_with_is_a_hint() -> None:
    need = PackageNeed("transformers", "4.46.0", SAVED)
    (lack,) = lacks({"transformers": "4.40.0"}, need, kind="dinov2")
    assert not lack.certain
    assert "the model was saved with 4.46.0 and may want that" in str(lack)


def test_saved_by_a_newer_one_with_a_type_no_such_release_knows_is_certain() -> None:
    need = PackageNeed("transformers", "9.1.0", SAVED)
    assert lacks({"transformers": "5.2.0"}, need, kind="from-the-future")[0].certain
    # A release newer than the table may know it.
    assert not lacks({"transformers": "9.0.0"}, need, kind="from-the-future")[0].certain
    # With code of its own transformers need not know it.
    theirs = needs(need, model_type="from-the-future", remote_code=True)
    assert not lacks_of(theirs, Installed({"transformers": "5.2.0"}))[0].certain


@pytest.mark.parametrize("have", ["4.51.0.dev0", "4.51rc1", "4.51.0a2+git1"])
def test_a_pre_release_of_the_floor_may_serve(have: str) -> None:
    (lack,) = lacks({"transformers": have}, PackageNeed("transformers", "4.51", TYPE))
    assert not lack.certain


def test_its_own_list_of_types_outweighs_the_version() -> None:
    need = PackageNeed("transformers", "4.51", TYPE)
    assert lacks({"transformers": "4.51.0.dev0"}, need, known=True) == ()
    (lack,) = lacks({"transformers": "4.52.0"}, need, known=False)
    assert lack.certain
    assert "does not know the type 'qwen3'" in str(lack)
    # What no release ever listed may be loaded by a library of its own.
    assert lacks({"transformers": "4.52.0"}, need, known=False, kind="llava_llama") == ()


@pytest.mark.parametrize(
    "reason",
    [
        Reason("config.json", "rope_scaling.rope_type", "llama3"),
        Reason("config.json", "quantization_config.quant_method", "fp8"),
        Reason("tokenizer_config.json", "tokenizer_class", "TokenizersBackend"),
        Reason("config.json", "text_config.model_type", "ministral3"),
    ],
    ids=lambda reason: reason.field,
)
def test_knowing_the_type_does_not_answer_what_else_asks_for_a_newer_one(reason: Reason) -> None:
    need = PackageNeed("transformers", "5.0", reason)
    (lack,) = lacks({"transformers": "4.57.1"}, need, known=True)
    assert lack.certain
    assert lacks({"transformers": "5.0.0"}, need, known=True) == ()
    saved = PackageNeed("transformers", "5.0", Reason("config.json", "transformers_version", "5.0"))
    assert lacks({"transformers": "4.57.1"}, saved, known=True) == ()


def test_a_loader_the_transformers_there_gave_up_does_not_count() -> None:
    awq = PackageNeed("autoawq", None, Reason("config.json"), alternatives=("gptqmodel",))
    assert lacks({"transformers": "4.57.1", "autoawq": "0.2.9"}, awq) == ()
    assert lacks({"transformers": "5.0.0", "gptqmodel": "5.0"}, awq) == ()
    (lack,) = lacks({"transformers": "5.0.0", "autoawq": "0.2.9"}, awq)
    assert (lack.package, lack.requirement, lack.certain) == ("gptqmodel", "gptqmodel", True)
    gptq = PackageNeed("gptqmodel", None, Reason("config.json"), alternatives=("auto-gptq",))
    assert lacks({"transformers": "5.1.0", "auto-gptq": "0.7"}, gptq)[0].package == "gptqmodel"


def test_the_transformers_there_asks_for_a_package_as_new_as_itself() -> None:
    bnb = PackageNeed("bitsandbytes", "0.41.3", Reason("config.json", "load_in_4bit"))
    assert lacks({"transformers": "4.57.1", "bitsandbytes": "0.43.1"}, bnb) == ()
    assert lacks({"transformers": "5.0.0", "bitsandbytes": "0.46.1"}, bnb) == ()
    (lack,) = lacks({"transformers": "5.0.0", "bitsandbytes": "0.43.1"}, bnb)
    assert (lack.certain, lack.requirement) == (True, "bitsandbytes>=0.46.1")
    assert str(lack).startswith(
        "it has bitsandbytes 0.43.1, transformers 5.0.0 beside it wants >=0.46.1"
    )
    assert lacks({"transformers": "odd", "bitsandbytes": "0.43.1"}, bnb) == ()


def test_code_that_imports_what_a_newer_release_lacks_wants_an_older_one() -> None:
    why = Reason("modeling.py", "import", "is_torch_fx_available")
    need = PackageNeed("transformers", "4.41", SAVED, below="5.0", why_below=why)
    assert lacks({"transformers": "4.57.1"}, need) == ()
    (lack,) = lacks({"transformers": "5.0.0"}, need)
    assert (lack.certain, lack.requirement) == (True, "transformers>=4.41,<5.0")
    assert str(lack) == (
        "it has transformers 5.0.0, the model wants <5.0 "
        "(modeling.py: import = is_torch_fx_available)"
    )


def test_the_type_of_a_part_is_no_unknown_one() -> None:
    assert is_listed("qwen3")
    assert is_listed("siglip_text_model")
    assert not is_listed("llava_llama")
    saved = PackageNeed("transformers", "4.60", Reason("config.json", "transformers_version"))
    assert not lacks({"transformers": "4.57.0"}, saved, kind="siglip_text_model")[0].certain


def test_a_type_that_was_removed_wants_an_older_release() -> None:
    (lack,) = lacks({"transformers": "5.3.0"}, PackageNeed("transformers", None, TYPE), kind="mega")
    assert (lack.certain, lack.wanted, lack.requirement) == (True, "<5.0", "transformers<5.0")


def test_what_is_not_installed_is_missing_unless_it_may_come_from_elsewhere() -> None:
    need = PackageNeed("sentencepiece", None, Reason("tokenizer.model"))
    (lack,) = lacks({}, need)
    assert lack.certain
    assert str(lack) == "it does not have sentencepiece, which the model needs (tokenizer.model)"
    assert not lacks_of(needs(need), Installed({}, complete=False))[0].certain


def test_alternatives_and_other_builds_of_the_same_modules_do() -> None:
    gptq = PackageNeed("gptqmodel", None, Reason("config.json"), alternatives=("auto-gptq",))
    onnx = PackageNeed("onnxruntime", "1.17", Reason("model.onnx"))
    assert lacks({"auto-gptq": "0.7", "onnxruntime-gpu": "1.20"}, gptq, onnx) == ()
    assert lacks({"auto-gptq": "0.7", "onnxruntime-gpu": "1.16"}, gptq, onnx)[0].found == "1.16"


def test_optional_packages_and_unreadable_versions_are_not_held_against_it() -> None:
    optional = PackageNeed("kernels", None, Reason("config.json"), optional=True)
    unreadable = PackageNeed("peft", "0.9", Reason("adapter_config.json"))
    assert lacks({"peft": "unknown"}, optional, unreadable) == ()


def test_an_extension_built_for_another_torch_does_not_serve() -> None:
    need = PackageNeed("flash-attn", None, Reason("modeling.py", "import", "flash_attn"))
    there = Installed({"flash-attn": "2.7"}, misfits={"flash-attn": ("torch 2.7", "torch 2.8")})
    (lack,) = lacks_of(needs(need), there)
    assert lack.certain
    assert "flash-attn 2.7, built for torch 2.7, this is torch 2.8" in str(lack)


def test_certain_ones_come_first_and_only_three_are_put_in_words() -> None:
    hint = PackageNeed("accelerate", "0.26", SAVED)
    missing = [PackageNeed(name, None, Reason("x")) for name in ("a", "b", "c", "d")]
    found = lacks({"accelerate": "0.20"}, hint, *missing)
    assert [lack.certain for lack in found] == [True] * 4 + [False]
    assert len(certain(found)) == 4
    assert in_words(found).endswith("; and 2 more")


def test_conflicts_carry_the_offers_with_their_exact_commands() -> None:
    found = lacks(
        {"transformers": "4.40"},
        PackageNeed("sentencepiece", None, Reason("tokenizer.model")),
        PackageNeed("transformers", "4.51", TYPE),
    )
    conflicts = conflicts_of(SHARED, found, "Qwen/Qwen3-8B")
    assert [one.code for one in conflicts] == ["incompatible", "incompatible"]
    values = conflicts[1].as_dict()
    assert (values["package"], values["file"], values["field"]) == (
        "transformers",
        "config.json",
        "model_type",
    )
    extend, own = values["offers"]
    words = '--with "sentencepiece" --with "transformers>=4.51"'
    assert extend["command"] == f"roost create torch-cpu-transformers {words}"
    assert own["key"] == "torch-cpu-transformers--dedicated--Qwen__Qwen3-8B"
    assert own["command"].startswith(
        "roost create torch-cpu-transformers --dedicated Qwen/Qwen3-8B"
    )
    assert own["requirements"] == ["sentencepiece", "transformers>=4.51"]


def test_a_key_without_a_profile_can_have_one_drafted() -> None:
    legacy = EnvId(EnvKind.LEGACY, "org__x")
    assert no_profile("torch-cu118-transformers-gptq", None).offers == ()
    (offer,) = no_profile("torch-cu118-transformers-gptq", legacy).offers
    assert offer.command.startswith("roost profiles draft legacy:org__x")
