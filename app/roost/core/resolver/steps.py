"""The five steps of product.md, "How an environment is chosen", as a pure function."""

from __future__ import annotations

from collections.abc import Iterator

from roost.core.domain.compat import certain, in_words
from roost.core.domain.decision import Source, Step, Strategy
from roost.core.domain.decision import Warning as Notice
from roost.core.domain.env import EnvId, EnvKind
from roost.core.resolver.facts import Candidate, Creation, Facts, View
from roost.core.resolver.moves import (
    Busy,
    Create,
    DeepCheck,
    Fail,
    Look,
    Move,
    ProbeStart,
    Use,
    Wait,
)


def next_step(facts: Facts) -> Move:
    """What to do now, given what is known.  Asked again after every move but the last.

    Existing environments that work come first (0 pin, 1 shared, 2 legacy), then waiting
    (3) and creating (4), then environments nobody could judge, with a warning, and at
    the very end (5) whatever still has an interpreter that starts.

    A shared environment that works but lacks what the model needs is passed over as long as
    another one works or may work; it is not rebuilt (the same would come of it, and it is
    other models' too), and used, degraded, before an environment known to be broken.

    What works and fits, although it stands under another key, comes before creating what does
    not exist.  A shared environment of the model's own key that cannot be used is rebuilt
    first; where that fails or is not allowed, one that fits comes before all makeshifts.
    """
    notices = tuple(_notices(facts))
    move = _pinned(facts, notices) or _existing(facts, notices)
    if move is not None:
        return move
    if not facts.builder_asked:
        return Look(Step.JOIN)
    if facts.builder is not None and facts.wait and facts.creation is not Creation.FAILED:
        return Wait(facts.builder)
    if facts.builder is None and not _to_rebuild(facts):
        other = _fitting(facts, notices)
        if other is not None:
            return other
    poor = _poor(facts)
    if poor is not None and poor.view is View.UNCHECKED:
        return DeepCheck(Step.SHARED, poor.env)
    if facts.builder is None and facts.creation is Creation.NOT_TRIED and not _stands(facts):
        return Create()
    unjudged = _unjudged(facts, notices)
    if unjudged is not None:
        return unjudged
    if poor is not None:
        return _use_poor(facts, poor, notices)
    if facts.builder is not None and not facts.wait:
        return Busy(facts.builder)
    return _last_resort(facts, notices)


def _pinned(facts: Facts, notices: tuple[Notice, ...]) -> Move | None:
    pin = facts.pin
    if pin is None:
        return None
    if pin.view is View.UNCHECKED:
        return DeepCheck(Step.PIN, pin.env)
    if pin.view in (View.USABLE, View.UNKNOWN):
        if pin.view is View.UNKNOWN:
            notices = (*notices, _unknown(pin))
        if not pin.serves:
            notices = (*notices, _incompatible(pin))
        return Use(Step.PIN, pin.env, Strategy.PINNED, source_of(pin.env), notices)
    return None


def _existing(facts: Facts, notices: tuple[Notice, ...]) -> Move | None:
    groups = [(Step.SHARED, facts.shared), (Step.LEGACY, facts.legacy)]
    if facts.prefer_legacy:
        groups.reverse()
    for step, candidates in groups:
        if candidates is None:
            return Look(step)
        for candidate in candidates:
            if not candidate.serves:
                continue
            if candidate.view is View.UNCHECKED:
                return DeepCheck(step, candidate.env)
            if candidate.view is View.USABLE:
                return _use(facts, step, candidate, notices)
    return None


def _use(facts: Facts, step: Step, candidate: Candidate, notices: tuple[Notice, ...]) -> Use:
    if step is Step.LEGACY:
        ailing = _ailing_shared(facts)
        if ailing is not None:
            notices = (*notices, ailing)
        return Use(step, candidate.env, Strategy.LEGACY, Source.LEGACY, notices)
    if facts.creation is Creation.CREATED:
        return Use(Step.CREATE, candidate.env, Strategy.CREATED, Source.SHARED, notices)
    if facts.creation is Creation.JOINED:
        return Use(Step.JOIN, candidate.env, Strategy.JOINED, Source.SHARED, notices)
    return Use(step, candidate.env, Strategy.SHARED, Source.SHARED, notices)


def _poor(facts: Facts) -> Candidate | None:
    """The first shared one that may work but lacks what the model needs."""
    return next((one for one in facts.shared or () if one.may_work and not one.serves), None)


def _stands(facts: Facts) -> bool:
    """Whether what creating would make stands already, and only lacks something."""
    return any(
        one.may_work and not one.serves and facts.target in (None, one.env)
        for one in facts.shared or ()
    )


def _to_rebuild(facts: Facts) -> bool:
    """Whether step 4 would mend what stands already, not add another environment."""
    if facts.creation is not Creation.NOT_TRIED or _stands(facts):
        return False
    return any(
        facts.target in (None, one.env) and one.view is not View.ABSENT
        for one in facts.shared or ()
    )


def _fitting(facts: Facts, notices: tuple[Notice, ...]) -> Move | None:
    if facts.fitting is None:
        return Look(Step.CREATE)
    for candidate in facts.fitting:
        if not candidate.serves:
            continue
        if candidate.view is View.UNCHECKED:
            return DeepCheck(Step.CREATE, candidate.env)
        if candidate.view is View.USABLE:
            return _use_fitting(facts, candidate, notices)
    return None


def _use_fitting(facts: Facts, candidate: Candidate, notices: tuple[Notice, ...]) -> Use:
    ailing = _ailing_shared(facts)
    if ailing is not None:
        notices = (*notices, ailing)
    notices = (*notices, _other_key(facts, candidate, bare=ailing is None))
    return Use(Step.CREATE, candidate.env, Strategy.SHARED, Source.SHARED, notices)


def _use_poor(facts: Facts, poor: Candidate, notices: tuple[Notice, ...]) -> Use:
    if poor.view is View.UNKNOWN:
        notices = (*notices, _unknown(poor))
    made = {Creation.CREATED: Step.CREATE, Creation.JOINED: Step.JOIN}
    step = made.get(facts.creation, Step.SHARED)
    notices = (*notices, _incompatible(poor))
    return Use(step, poor.env, Strategy.DEGRADED, Source.SHARED, notices)


def _unjudged(facts: Facts, notices: tuple[Notice, ...]) -> Use | None:
    for candidate in facts.shared or ():
        if candidate.view is View.UNKNOWN and candidate.serves:
            return Use(
                Step.SHARED,
                candidate.env,
                Strategy.SHARED,
                Source.SHARED,
                (*notices, _unknown(candidate)),
            )
    for candidate in facts.legacy or ():
        if candidate.view is View.UNKNOWN:
            return Use(
                Step.LAST_RESORT,
                candidate.env,
                Strategy.DEGRADED,
                Source.FALLBACK,
                (*notices, _unknown(candidate)),
            )
    for candidate in facts.fitting or ():
        if candidate.view is View.UNKNOWN and candidate.serves:
            return _use_fitting(facts, candidate, (*notices, _unknown(candidate)))
    return None


def _last_resort(facts: Facts, notices: tuple[Notice, ...]) -> Move:
    for candidate in facts.legacy or ():
        if candidate.view is View.ABSENT:
            continue
        if candidate.starts is None:
            return ProbeStart(candidate.env)
        if candidate.starts:
            why = Notice(
                "last-resort",
                f"No healthy environment could be had; {candidate.env} is used as a last "
                f"resort although {candidate.reason or 'it did not pass its checks'}.",
            )
            return Use(
                Step.LAST_RESORT,
                candidate.env,
                Strategy.DEGRADED,
                Source.FALLBACK,
                (*notices, why),
            )
    return Fail()


def source_of(env: EnvId) -> Source:
    """The `source` of an environment that is simply used."""
    return Source.LEGACY if env.kind is EnvKind.LEGACY else Source.SHARED


def _notices(facts: Facts) -> Iterator[Notice]:
    pin = facts.pin
    if pin is not None and pin.view in (View.ABSENT, View.UNUSABLE):
        yield Notice(
            "pin-unusable",
            f"The model is pinned to {pin.env}, but {pin.reason or 'it cannot be used'}; "
            "the usual steps were taken. `roost use MODEL --clear` removes the pin.",
        )


def _ailing_shared(facts: Facts) -> Notice | None:
    if facts.prefer_legacy:
        return None
    for candidate in facts.shared or ():
        if candidate.may_work and not candidate.serves:
            return Notice(
                "shared-incompatible",
                f"{candidate.env} does not serve this model: {in_words(certain(candidate.lacks))}.",
            )
        if candidate.view in (View.UNUSABLE, View.UNKNOWN):
            return Notice(
                "shared-unhealthy",
                f"{candidate.env} exists but cannot be used ({candidate.reason}); "
                f"`roost create {candidate.env.name}` rebuilds it.",
            )
    return None


def _other_key(facts: Facts, candidate: Candidate, *, bare: bool) -> Notice:
    own = None if facts.target is None else facts.target.name
    said = f"{own} does not exist; {candidate.env}" if own and bare else f"{candidate.env}"
    why = "" if candidate.fit is None else f": {candidate.fit.why}"
    make = f" `roost create {own}` makes its own." if own and bare else ""
    return Notice("other-key", f"{said} is there and fits, and is used{why}.{make}")


def _incompatible(candidate: Candidate) -> Notice:
    return Notice(
        "incompatible",
        f"{candidate.env} is used although {in_words(certain(candidate.lacks))}; "
        "`roost resolve MODEL --explain` shows what can be done.",
    )


def _unknown(candidate: Candidate) -> Notice:
    return Notice(
        "unknown-health",
        f"Whether {candidate.env} works could not be found out "
        f"({candidate.reason or 'its check gave no answer'}); it is used all the same.",
    )
