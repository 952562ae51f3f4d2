"""The trace of a decision: one entry a step (and candidate), in the order they are asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from roost.core.domain.compat import certain, in_words
from roost.core.domain.decision import Outcome, Step, Strategy, TraceEntry
from roost.core.resolver.facts import Candidate, Creation, Facts, View
from roost.core.resolver.moves import Busy, Move, Use

Timings = Mapping[tuple[Step, str], float]
"""Milliseconds spent, by step and environment id (empty for none)."""


def build_trace(facts: Facts, answer: Move, timings: Timings) -> tuple[TraceEntry, ...]:
    """Explain ``answer`` (a Use, Busy or Fail): what each step looked at and found."""
    return tuple(_Trace(facts, answer, timings).entries())


class _Trace:
    def __init__(self, facts: Facts, answer: Move, timings: Timings) -> None:
        self.facts = facts
        self.answer = answer
        self.timings = timings
        self.taken = answer if isinstance(answer, Use) else None

    def entries(self) -> list[TraceEntry]:
        entries: list[TraceEntry] = []
        if self.facts.pin is not None:
            entries.append(self._candidate(Step.PIN, self.facts.pin))
        shared = self._group(Step.SHARED, self.facts.shared, "it does not exist yet")
        legacy = self._group(Step.LEGACY, self.facts.legacy, "the model has none")
        entries += legacy + shared if self.facts.prefer_legacy else shared + legacy
        entries.append(self._join())
        others = list(self._others())
        if self._fits_instead():
            # Instead of creating, or after that has failed.
            failed = self.facts.creation in (Creation.FAILED, Creation.CREATED)
            entries += [self._create(), *others] if failed else others
        else:
            entries += [*others, self._create()]
        entries.append(self._last_resort())
        return entries

    def _others(self) -> Iterator[TraceEntry]:
        """Those of other keys: looked at where the model's own would have to be created."""
        done = False
        for candidate in self.facts.fitting or ():
            if done:
                said = f"{candidate.env} is not asked: an earlier one fits"
                yield self._entry(Step.CREATE, Outcome.SKIPPED, said, str(candidate.env))
                continue
            entry = self._other(candidate)
            done = entry.outcome is Outcome.TAKEN
            yield entry

    def _other(self, candidate: Candidate) -> TraceEntry:
        env, fit = str(candidate.env), candidate.fit
        if self.taken is not None and self.taken.env == candidate.env:
            why = fit.why if fit is not None else "it fits"
            works = _with_lacks(candidate, candidate.reason or "it works")
            said = f"{env} fits, so none is created: {why}; {works}"
            return self._entry(Step.CREATE, Outcome.TAKEN, said, env)
        if fit is not None and fit.bars:
            found = [*fit.bars, *map(str, certain(candidate.lacks))]
            said = f"the closest that exists, {env}, does not fit: {'; '.join(found)}"
            return self._entry(Step.CREATE, Outcome.REJECTED, said, env)
        if candidate.may_work and not candidate.serves:
            said = f"{env} {_with_lacks(candidate, 'fits by its key')}"
            return self._entry(Step.CREATE, Outcome.REJECTED, said, env)
        said = f"{env} would fit, but: {candidate.reason or candidate.view.value}"
        return self._entry(Step.CREATE, Outcome.REJECTED, said, env)

    def _fits_instead(self) -> bool:
        """Whether one of another key was taken."""
        taken = self.taken
        return taken is not None and any(one.env == taken.env for one in self.facts.fitting or ())

    def _group(
        self, step: Step, candidates: tuple[Candidate, ...] | None, none: str
    ) -> list[TraceEntry]:
        if not candidates:
            if self._reached(step):
                return [self._entry(step, Outcome.REJECTED, none)]
            return [self._entry(step, Outcome.SKIPPED, "not asked")]
        return [self._candidate(step, candidate) for candidate in candidates]

    def _candidate(self, step: Step, candidate: Candidate) -> TraceEntry:
        env = str(candidate.env)
        taken = self.taken
        if taken is not None and taken.step is step and taken.env == candidate.env:
            reason = _with_lacks(candidate, candidate.reason or "it works")
            if step is Step.PIN:
                reason = f"pinned by the user; {reason}"
            if step is Step.LEGACY and self.facts.prefer_legacy:
                reason = f"preferred by the user's choice; {reason}"
            return self._entry(step, Outcome.TAKEN, reason, env)
        if not self._reached(step):
            return self._entry(step, Outcome.SKIPPED, "not asked", env)
        if candidate.view is View.USABLE and taken is not None and taken.env == candidate.env:
            before = "it did not exist, or could not be used, when asked first"
            return self._entry(step, Outcome.REJECTED, before, env)
        if candidate.may_work and not candidate.serves:
            reason = _with_lacks(candidate, candidate.reason)
            return self._entry(step, Outcome.REJECTED, reason, env)
        if candidate.view is View.UNCHECKED:
            return self._entry(step, Outcome.SKIPPED, "not asked", env)
        if candidate.view is View.USABLE:
            return self._entry(step, Outcome.SKIPPED, "not asked: an earlier one works", env)
        return self._entry(step, Outcome.REJECTED, candidate.reason or candidate.view.value, env)

    def _reached(self, step: Step) -> bool:
        order = [Step.PIN, Step.SHARED, Step.LEGACY]
        if self.facts.prefer_legacy:
            order = [Step.PIN, Step.LEGACY, Step.SHARED]
        if self.taken is None or self.taken.step not in order or self._last_choice():
            return True
        return order.index(step) <= order.index(self.taken.step)

    def _join(self) -> TraceEntry:
        builder = self.facts.builder
        if self.taken is not None and self.taken.step is Step.JOIN:
            who = f"PID {builder.pid}" if builder is not None else "another process"
            said = self._lacking(f"{who} was creating it; waited for that")
            return self._entry(Step.JOIN, Outcome.TAKEN, said)
        if self._answered_early():
            return self._entry(Step.JOIN, Outcome.SKIPPED, "not asked")
        if isinstance(self.answer, Busy):
            return self._entry(
                Step.JOIN,
                Outcome.REJECTED,
                f"PID {self.answer.owner.pid} is creating it, and waiting was not wanted",
            )
        if self.facts.joined_failed:
            return self._entry(Step.JOIN, Outcome.REJECTED, self.facts.joined_failed)
        return self._entry(Step.JOIN, Outcome.REJECTED, "nobody is creating it")

    def _create(self) -> TraceEntry:
        facts = self.facts
        taken_here = self.taken is not None and self.taken.step is Step.CREATE
        if taken_here and not self._fits_instead():
            said = "created, checked and published"
            return self._entry(Step.CREATE, Outcome.TAKEN, self._lacking(said))
        if self._answered_early() or (self.taken is not None and self.taken.step is Step.JOIN):
            return self._entry(Step.CREATE, Outcome.SKIPPED, "not asked")
        if facts.creation in (Creation.NOT_TRIED, Creation.NOT_ALLOWED) and self._last_choice():
            said = "it stands already and works; building it again would not add what is missing"
            return self._entry(Step.CREATE, Outcome.SKIPPED, said)
        if facts.creation is Creation.NOT_ALLOWED:
            return self._entry(
                Step.CREATE, Outcome.SKIPPED, facts.creation_reason or "creating was not allowed"
            )
        if facts.creation is Creation.FAILED:
            return self._entry(Step.CREATE, Outcome.REJECTED, facts.creation_reason)
        if facts.creation is Creation.NOT_TRIED:
            return self._entry(Step.CREATE, Outcome.SKIPPED, "not asked")
        return self._entry(Step.CREATE, Outcome.REJECTED, "the environment created cannot be used")

    def _last_resort(self) -> TraceEntry:
        taken = self.taken
        if taken is not None and taken.step is Step.LAST_RESORT:
            candidate = next(one for one in self.facts.legacy or () if one.env == taken.env)
            reason = f"its interpreter starts, although {candidate.reason or 'not healthy'}"
            return self._entry(Step.LAST_RESORT, Outcome.TAKEN, reason, str(taken.env))
        if taken is not None or isinstance(self.answer, Busy):
            return self._entry(Step.LAST_RESORT, Outcome.SKIPPED, "not asked")
        if not self.facts.legacy:
            return self._entry(
                Step.LAST_RESORT, Outcome.REJECTED, "the model has no legacy environment"
            )
        return self._entry(
            Step.LAST_RESORT,
            Outcome.REJECTED,
            "no interpreter of a legacy environment of this model starts",
        )

    def _answered_early(self) -> bool:
        early = (Step.PIN, Step.SHARED, Step.LEGACY)
        return self.taken is not None and self.taken.step in early and not self._last_choice()

    def _last_choice(self) -> bool:
        """Whether a shared one was taken that lacks what the model needs, for want of better."""
        taken = self.taken
        return (
            taken is not None
            and taken.strategy is Strategy.DEGRADED
            and taken.step is not Step.LAST_RESORT
        )

    def _lacking(self, said: str) -> str:
        """What was done, with what the environment taken lacks all the same."""
        taken = self.taken
        for candidate in self.facts.shared or ():
            if taken is not None and candidate.env == taken.env:
                return _with_lacks(candidate, said)
        return said

    def _entry(
        self, step: Step, outcome: Outcome, reason: str, env: str | None = None
    ) -> TraceEntry:
        ms = self.timings.get((step, env or ""), 0.0)
        return TraceEntry(step, outcome, reason, ms, env)


def _with_lacks(candidate: Candidate, said: str) -> str:
    """What was found of it, with what it lacks for this model, or may lack."""
    if not candidate.lacks:
        return said
    found = certain(candidate.lacks)
    if found:
        why = f"{in_words(found)}, so it does not serve this model"
        return f"{why}; {said}" if said else why
    return f"{said}; {in_words(candidate.lacks)}"
