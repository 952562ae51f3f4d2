"""What a model needs, with the file and field every single need came from.

Small values are named tuples: a command that only asks for a path pays for
every class it defines, and these cost a quarter of a dataclass.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from roost.core.domain.requirement import normalised_name
from roost.core.domain.versions import version_key

FAMILIES = ("transformers", "diffusers", "llamacpp", "vllm", "unknown")


class Reason(NamedTuple):
    """Where a need was read: file (relative to the model), field, value; all plain text."""

    file: str
    field: str = ""
    value: str = ""

    def __str__(self) -> str:
        where = f"{self.file}: {self.field}" if self.field else self.file
        return f"{where} = {self.value}" if self.value else where


class PackageNeed(NamedTuple):
    """A package the model needs, at ``floor`` or newer (any version where None).

    ``optional``: the model works without it, less well or in part.
    ``alternatives``: packages any of which does as well, at any version.
    ``below``: the first release that does no longer, where one is known, and ``why_below``.
    """

    name: str
    floor: str | None
    reason: Reason
    optional: bool = False
    alternatives: tuple[str, ...] = ()
    below: str | None = None
    why_below: Reason | None = None

    @property
    def requirement(self) -> str:
        """The requirement line that installs it."""
        bounds = [f">={self.floor}"] if self.floor else []
        bounds += [f"<{self.below}"] if self.below else []
        return self.name + ",".join(bounds)


class Note(NamedTuple):
    """Something worth telling that changes no key: a code, a sentence, the file."""

    code: str
    message: str
    file: str = ""


@dataclass(frozen=True)
class Needs:
    """All that is known about what a model needs.

    ``family`` is one of ``FAMILIES``; ``quant`` what a key can name (bnb, gptq,
    awq) while ``quant_method`` is the method as the model names it ("fp8").
    ``damaged`` are files that could not be read: named, never fatal.  ``elsewhere``: another
    folder than the model's own has a say (code in another repository, there or not).
    """

    family: str = "unknown"
    quant: str | None = None
    quant_method: str | None = None
    packages: tuple[PackageNeed, ...] = ()
    remote_code: bool = False
    base_model: str | None = None
    model_type: str | None = None
    architectures: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    notes: tuple[Note, ...] = ()
    damaged: tuple[Note, ...] = ()
    elsewhere: bool = False

    def package(self, name: str) -> PackageNeed | None:
        """The need for a package, or None."""
        wanted = normalised_name(name)
        return next((p for p in self.packages if normalised_name(p.name) == wanted), None)

    @property
    def required(self) -> tuple[PackageNeed, ...]:
        """The packages without which the model does not work."""
        return tuple(need for need in self.packages if not need.optional)


NOTHING_KNOWN = Needs()


def with_more(needs: Needs, more: Needs) -> Needs:
    """``needs`` with the packages and notes that another look at the same model gave."""
    if not (more.packages or more.notes):
        return needs
    named = {need.name for need in more.packages}
    packages = [*more.packages, *(need for need in needs.packages if need.name not in named)]
    return replace(needs, packages=tuple(packages), notes=(*needs.notes, *more.notes))


class NeedsDraft:
    """Collects needs while the files of a model are read; ``freeze`` when done."""

    def __init__(self) -> None:
        self.family = "unknown"
        self.quant: str | None = None
        self.quant_method: str | None = None
        self.remote_code = False
        self.base_model: str | None = None
        self.model_type: str | None = None
        self.architectures: tuple[str, ...] = ()
        self.code: list[str] = []
        """Code of the model's own as its files name it: "modeling_x.Class", "repo--module.C"."""
        self.packages: dict[str, PackageNeed] = {}
        self.reasons: list[Reason] = []
        self.notes: list[Note] = []
        self.damaged: list[Note] = []
        self.elsewhere = False

    def need(
        self,
        name: str,
        reason: Reason,
        floor: str | None = None,
        *,
        optional: bool = False,
        alternatives: tuple[str, ...] = (),
        below: str | None = None,
    ) -> None:
        """Add a package; of two bounds the narrower one, and required beats optional.

        Bounds that leave nothing are told, and the upper one is left out.
        """
        key = normalised_name(name)
        known = self.packages.get(key)
        if known is not None:
            higher = _higher(known.floor, floor)
            self.packages[key] = known._replace(
                floor=floor if higher else known.floor,
                reason=reason if higher else known.reason,
                optional=known.optional and optional,
                alternatives=known.alternatives or alternatives,
            )
        else:
            self.packages[key] = PackageNeed(key, floor, reason, optional, alternatives)
        self._bound(key, below, reason)

    def _bound(self, key: str, below: str | None, reason: Reason) -> None:
        need = self.packages[key]
        if below and (need.below is None or _higher(below, need.below)):
            need = need._replace(below=below, why_below=reason)
        if need.below and need.floor and not _higher(need.floor, need.below):
            text = f"It wants {key} both >={need.floor} and <{need.below}: no release is both."
            self.note("version-conflict", text, need.reason.file)
            need = need._replace(below=None, why_below=None)
        self.packages[key] = need

    def note(self, code: str, message: str, file: str = "") -> None:
        self.notes.append(Note(code, message, file))

    def merge(self, packages: Iterable[PackageNeed]) -> None:
        """Take over needs found elsewhere, with their reasons."""
        for need in packages:
            self.need(
                need.name,
                need.reason,
                need.floor,
                optional=need.optional,
                alternatives=need.alternatives,
            )
            if need.below:
                self._bound(need.name, need.below, need.why_below or need.reason)

    def freeze(self) -> Needs:
        """The needs as a value, packages by name."""
        return Needs(
            self.family,
            self.quant,
            self.quant_method,
            tuple(self.packages[name] for name in sorted(self.packages)),
            self.remote_code,
            self.base_model,
            self.model_type,
            self.architectures,
            tuple(self.reasons),
            tuple(self.notes),
            tuple(self.damaged),
            self.elsewhere,
        )


def _higher(known: str | None, other: str | None) -> bool:
    """Whether ``other`` is the higher version; any is higher than none."""
    have = version_key(known) if known else None
    want = version_key(other) if other else None
    return want is not None and (have is None or want > have)
