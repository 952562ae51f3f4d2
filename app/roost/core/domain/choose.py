"""From needs and accelerator to the env key, with the reasons as data."""

from __future__ import annotations

from typing import NamedTuple

from roost.core.domain.envkey import make_key
from roost.core.domain.needs import Needs, Reason


class KeyChoice(NamedTuple):
    """The key a model needs and why; ``text`` says it in one sentence."""

    key: str
    reasons: tuple[Reason, ...]
    text: str


def choose_key(needs: Needs, accelerator: str) -> KeyChoice:
    """The key of a model's needs on an accelerator.

    fp8, compressed-tensors and all methods no key can name take the plain key; a
    model about which nothing is known takes ``torch-<accel>-transformers``.
    """
    key = make_key(needs.family, accelerator, needs.quant)
    if needs.family == "unknown" and not needs.reasons:
        if needs.damaged:
            text = f"{needs.damaged[0].file} cannot be read: taken as unknown."
        else:
            text = "Nothing is known about the model."
        return KeyChoice(key, (), text)
    first = needs.reasons[0] if needs.reasons else None
    said = f"{needs.family} ({first})" if first else needs.family
    if needs.quant:
        said += f", quantised with {needs.quant_method}"
    elif needs.quant_method:
        said += f", {needs.quant_method} needs no key of its own"
    return KeyChoice(key, needs.reasons, f"{said}.")
