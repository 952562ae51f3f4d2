"""From needs and accelerator to the env key, with the reasons as data."""

from __future__ import annotations

from typing import NamedTuple

from roost.core.domain.envkey import make_key
from roost.core.domain.needs import Needs, Reason
from roost.core.domain.quantmethods import FOREIGN, KNOWN_METHODS, ON_CPU


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
    return KeyChoice(key, needs.reasons, f"{_said(needs, accelerator)}.")


def _said(needs: Needs, accelerator: str) -> str:
    first = needs.reasons[0] if needs.reasons else None
    if needs.family == "unknown":
        if needs.damaged and not needs.packages:
            return f"{needs.damaged[0].file} cannot be read: taken as unknown"
        if needs.required:
            names = " and ".join(need.name for need in needs.required[:3])
            return f"It wants {names} ({needs.required[0].reason}), which no key stands for"
        if first is None and needs.notes:
            return "No key is made for what it is"
        if first is None:
            return "Nothing is known about the model"
    said = f"{needs.family} ({first})" if first else needs.family
    method = needs.quant_method
    if method is None:
        return said
    if needs.quant:
        said += f", quantised with {method}"
    elif method not in KNOWN_METHODS:
        said += f", quantised with {method}, which is not known here"
    elif method in FOREIGN:
        said += f", quantised with {method}, which no key stands for"
    else:
        said += f", {method} needs no key of its own"
    on_cpu = ON_CPU.get(method) if accelerator == "cpu" else None
    return f"{said}; {on_cpu}" if on_cpu else said
