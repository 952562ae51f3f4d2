"""What a model needs, guessed from the legacy environment it has run in so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from roost.core.discovery.modelfiles import one_line
from roost.core.domain.envkey import key_problem, parse_key
from roost.core.domain.needs import Needs, NeedsDraft, Reason
from roost.core.domain.requirement import normalised_name, parse_requirement
from roost.core.domain.stack import QUANT_PACKAGES, family_of_packages

METADATA = "environment_metadata.json"
_METHODS = {"bnb": "bitsandbytes", "gptq": "gptq", "awq": "awq"}


def needs_from_metadata(metadata: Mapping[str, Any], packages: Mapping[str, str]) -> Needs:
    """Needs from ``environment_metadata.json`` and the installed packages (name to version).

    Any field may be wrong or missing.  The profile's name goes first, then the
    packages the environment was made from, then what is installed.  Two
    quantisers side by side say nothing about which of them the model uses.
    """
    draft = NeedsDraft()
    profile = metadata.get("profile_name")
    if isinstance(profile, str) and key_problem(profile) is None:
        key = parse_key(profile)
        if key.known:
            reason = Reason(METADATA, "profile_name", one_line(profile))
            draft.family = key.family or key.framework
            draft.quant = key.quant
            draft.quant_method = _METHODS.get(key.quant or "")
            draft.reasons.append(reason)
            return draft.freeze()
    base = _names(metadata.get("base_packages"))
    for names, file, field in (
        (base, METADATA, "base_packages"),
        (tuple(packages), "site-packages", ""),
    ):
        family = family_of_packages(names)
        if family == "unknown" and not _quants(names):
            continue
        _from_packages(draft, names, file, field, family)
        break
    return draft.freeze()


def _from_packages(
    draft: NeedsDraft, names: Iterable[str], file: str, field: str, family: str
) -> None:
    draft.family = "transformers" if family == "unknown" else family
    draft.reasons.append(Reason(file, field, family if family != "unknown" else ""))
    found = _quants(names)
    if draft.family != "transformers" or not found:
        return
    if len(found) > 1:
        shown = ", ".join(sorted(found.values()))
        draft.note("several-quantisers", f"Several quantisers are installed: {shown}.", file)
        return
    quant, package = next(iter(found.items()))
    reason = Reason(file, field, package)
    draft.quant, draft.quant_method = quant, _METHODS[quant]
    draft.reasons.append(reason)
    draft.need(package, reason)


def _quants(names: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in names:
        quant = QUANT_PACKAGES.get(normalised_name(name))
        if quant is not None:
            found[quant] = normalised_name(name)
    return found


def _names(value: object) -> tuple[str, ...]:
    """The names in a list of requirement lines, or in an object of name to version."""
    if not isinstance(value, list | tuple | dict):
        return ()
    parsed = [parse_requirement(item) for item in list(value)[:2000] if isinstance(item, str)]
    return tuple(requirement.name for requirement in parsed if requirement is not None)
