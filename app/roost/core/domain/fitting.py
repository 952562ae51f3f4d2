"""Which keys could stand in for the one a model needs, best first, and why.  Pure.

The name of a key promises a stack: the same libraries for another accelerator that this
machine runs, or with a quantisation library on top, serve a model as well.  Whether what is
there holds what the model needs, and works, is for others to find out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from roost.core.domain.accelerator import accelerator_title, cuda_version, rocm_version
from roost.core.domain.envkey import (
    DEDICATED_MARK,
    EnvKey,
    canonical,
    display_name,
    is_valid_key_name,
    parse_key,
)

_FRAMEWORKS = ("torch-", "tf-", "vllm-", "llamacpp-")
_QUANTS = {"bnb": "bitsandbytes", "gptq": "GPTQ", "awq": "AWQ"}


class Fit(NamedTuple):
    """A folder of `.envs`, and how far its key fits.

    ``why``: why it fits; ``bars``: what keeps its key from fitting, () where nothing does;
    ``same_quant`` False: its libraries are not those the model's quantisation needs.
    """

    name: str
    why: str
    bars: tuple[str, ...] = ()
    same_quant: bool = True


def fitting_keys(
    own: str, names: Iterable[str], runs: Callable[[str], bool], *, fixed: bool
) -> tuple[Fit, ...]:
    """Those of ``names`` that fit in for ``own``, best first; then the closest that does not.

    ``runs``: whether this machine runs builds for an accelerator; ``fixed``: the user has
    chosen the accelerator.  The same accelerator first, then the newest, then plain before
    quantised, then by name.  A key of no known form, or for one model alone, has no others.
    """
    if not is_valid_key_name(own) or DEDICATED_MARK in own or not parse_key(own).known:
        return ()
    wanted, mine = parse_key(own), canonical(own)
    found = []
    for name in names:
        # The first two without taking it apart: there may be thousands.
        if not name.startswith(_FRAMEWORKS) or DEDICATED_MARK in name:
            continue
        if not is_valid_key_name(name) or canonical(name) == mine:
            continue
        key = parse_key(name)
        if key.framework == wanted.framework and key.family == wanted.family:
            found.append((_rank(wanted, key), _fit(wanted, key, runs, fixed)))
    found.sort(key=lambda one: (len(one[1].bars), one[0]))
    fits = tuple(fit for _rank, fit in found if not fit.bars)
    return (*fits, *(fit for _rank, fit in found[len(fits) : len(fits) + 1]))


def _rank(wanted: EnvKey, key: EnvKey) -> tuple[object, ...]:
    version = cuda_version(key.accelerator) or rocm_version(key.accelerator) or (0,)
    newest = tuple(-part for part in (*version, 0, 0, 0)[:4])
    other = key.accelerator != wanted.accelerator
    return (other, newest, key.quant != wanted.quant, key.quant or "", key.text)


def _fit(wanted: EnvKey, key: EnvKey, runs: Callable[[str], bool], fixed: bool) -> Fit:
    bars = []
    same_quant = wanted.quant in (None, key.quant)
    title, asked = accelerator_title(key.accelerator), accelerator_title(wanted.accelerator)
    if key.accelerator != wanted.accelerator:
        if fixed:
            bars.append(f"it is for {title}, and {asked} was chosen")
        elif key.accelerator == "cpu":
            bars.append(f"it is for the CPU, and the model is to run on {asked}")
        elif not runs(key.accelerator):
            bars.append(f"it is for {title}, which does not run here as {asked} does")
    if not same_quant:
        bars.append(f"it is not made for {_QUANTS[wanted.quant or '']}")
    if bars:
        return Fit(key.text, "", tuple(bars), same_quant)
    return Fit(key.text, _why(wanted, key))


def _why(wanted: EnvKey, key: EnvKey) -> str:
    words = []
    if key.accelerator != wanted.accelerator:
        words.append(f"for {accelerator_title(key.accelerator)}, which runs here")
    if key.quant != wanted.quant:
        words.append(f"with {_QUANTS[key.quant or '']} on top")
    return f"{display_name(key.text)} is the same stack {', '.join(words)}"
