"""Which keys stand in for which, in which order, and what keeps the others from it."""

from __future__ import annotations

import itertools

import pytest

from roost.core.domain.envkey import canonical
from roost.core.domain.fitting import Fit, fitting_keys

RUNS = frozenset({"cpu", "cu118", "cu121", "cu124"})


def fits(own: str, *names: str, fixed: bool = False) -> list[str]:
    return [one.name for one in found(own, *names, fixed=fixed) if not one.bars]


def found(own: str, *names: str, fixed: bool = False) -> tuple[Fit, ...]:
    return fitting_keys(own, names, RUNS.__contains__, fixed=fixed)


@pytest.mark.parametrize(
    ("own", "name"),
    [
        ("torch-cu124-transformers", "torch-cu121-transformers"),
        ("torch-cu121-transformers", "torch-cu124-transformers"),
        ("torch-cpu-transformers", "torch-cpu-transformers-bnb"),
        ("torch-cpu-transformers", "torch-cpu-transformers-gptq"),
        ("torch-cpu-transformers", "torch-cpu-transformers-awq"),
        ("torch-cu124-transformers-bnb", "torch-cu121-transformers-bnb"),
        ("torch-cu124-transformers", "tf-cu121-t22-base-stable"),
        ("torch-cu124-transformers", "tf-cu124-t22-bnb-edge"),
        ("torch-cu124-diffusers", "torch-cu118-diffusers"),
        ("vllm-cu124", "vllm-cu121-stable"),
        ("llamacpp-cu124", "llamacpp-cu118"),
    ],
)
def test_the_same_libraries_fit(own: str, name: str) -> None:
    (one,) = found(own, name)
    assert (one.name, one.bars, one.same_quant) == (name, (), True)
    assert "the same stack" in one.why


@pytest.mark.parametrize(
    ("own", "name"),
    [
        ("torch-cu124-transformers", "torch-cu124-transformers"),
        ("torch-cu124-transformers", "tf-cu124-t22-base-stable"),  # its own, in an older form
        ("torch-cu124-transformers", "torch-cu124-diffusers"),
        ("torch-cu124-transformers", "vllm-cu124"),
        ("vllm-cu124", "llamacpp-cu124"),
        ("torch-cu124-transformers", "torch-cu121-transformers--dedicated--org__x"),
        ("torch-cu124-transformers--dedicated--org__x", "torch-cu121-transformers"),
        ("torch-cu124-transformers", "my-own-stack"),
        ("my-own-stack", "torch-cu121-transformers"),
        ("torch-cu124-transformers", ".tmp"),
        ("torch-cu124-transformers", "torch-cu121-transformers\n"),
        ("torch-cu124-transformers", "torch-cu121-transformers-fp8"),
        ("..", "torch-cu121-transformers"),
    ],
)
def test_others_are_not_even_close(own: str, name: str) -> None:
    assert found(own, name) == ()


@pytest.mark.parametrize(
    ("own", "name", "fixed", "bar"),
    [
        ("torch-cu124-transformers", "torch-cpu-transformers", False, "it is for the CPU"),
        ("torch-cu124-transformers", "torch-cu128-transformers", False, "does not run here"),
        ("torch-cu124-transformers", "torch-rocm6.2-transformers", False, "does not run here"),
        ("torch-cu124-transformers", "torch-cu121-transformers", True, "CUDA 12.4 was chosen"),
        ("torch-cpu-transformers", "torch-cu121-transformers", True, "CPU was chosen"),
        ("torch-cpu-transformers-bnb", "torch-cpu-transformers", False, "not made for bitsandb"),
        ("torch-cpu-transformers-awq", "torch-cpu-transformers-gptq", True, "not made for AWQ"),
    ],
)
def test_what_keeps_a_key_from_fitting(own: str, name: str, fixed: bool, bar: str) -> None:
    (one,) = found(own, name, fixed=fixed)
    assert bar in "; ".join(one.bars)
    assert one.same_quant is ("not made" not in bar)


def test_a_chosen_accelerator_leaves_the_quantised_ones_of_it() -> None:
    names = ("torch-cu124-transformers-bnb", "torch-cu121-transformers")
    assert fits("torch-cu124-transformers", *names, fixed=True) == [names[0]]


def test_the_best_first_and_one_that_does_not_fit_at_the_end() -> None:
    order = [
        "tf-cu121-t22-bnb-stable",
        "torch-cu121-transformers-bnb",
        "torch-cu121-transformers-gptq",
        "torch-cu124-transformers",
        "torch-cu124-transformers-awq",
        "torch-cu118-transformers",
        "torch-cpu-transformers",
    ]
    more = ["torch-cu128-transformers", "torch-cu128-transformers-bnb"]
    own = "torch-cu121-transformers"
    for names in itertools.islice(itertools.permutations([*order, *more]), 0, None, 20011):
        ranked = found(own, *names)
        assert [one.name for one in ranked if not one.bars] == order[:-1]
        assert [one.name for one in ranked if one.bars] == [more[0]]
    assert [bool(one.bars) for one in found(own, *order)] == [False] * 6 + [True]
    assert all(canonical(name) != own for name in order)


def test_of_two_that_do_not_fit_the_one_with_less_against_it() -> None:
    far, near = "torch-cpu-transformers", "torch-cu124-transformers"
    (closest,) = found("torch-cu124-transformers-bnb", far, near)
    assert closest.name == near
