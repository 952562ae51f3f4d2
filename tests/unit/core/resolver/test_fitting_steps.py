"""One of another key that fits: before creating, after mending, and never a makeshift's equal."""

from __future__ import annotations

from dataclasses import replace

from roost.core.domain.decision import Outcome, Source, Step
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.fitting import Fit
from roost.core.resolver import (
    Busy,
    Candidate,
    Create,
    Creation,
    DeepCheck,
    Facts,
    Fail,
    Look,
    Use,
    View,
    build_trace,
    next_step,
)
from support.resolver_world import (
    FITS,
    LEGACY,
    OTHER,
    OWNER,
    SHARED,
    World,
)


def test_what_fits_is_used_with_a_word_on_how_to_get_the_models_own() -> None:
    world = World("absent", "absent", "succeeds", fitting="healthy")
    answer = world.run()
    assert isinstance(answer, Use)
    assert (answer.step, answer.env, answer.source) == (Step.CREATE, OTHER, Source.SHARED)
    (warning,) = answer.warnings
    assert f"`roost create {SHARED.name}`" in warning.message
    assert DeepCheck(Step.CREATE, OTHER) in world.moves
    entry = build_trace(world.facts, answer, {})[3]
    assert (entry.step, entry.outcome, entry.env) == (Step.CREATE, Outcome.TAKEN, str(OTHER))
    assert f"{OTHER} fits, so none is created: {FITS.why}" in entry.reason


def test_what_is_broken_is_rebuilt_before_what_fits_is_looked_at() -> None:
    world = World("unhealthy", "absent", "fails", fitting="healthy")
    answer = world.run()
    assert isinstance(answer, Use)
    assert answer.env == OTHER
    assert world.moves.index(Create()) < world.moves.index(Look(Step.CREATE))
    assert [warning.code for warning in answer.warnings] == ["shared-unhealthy", "other-key"]
    create = [entry for entry in build_trace(world.facts, answer, {}) if entry.step is Step.CREATE]
    assert [entry.outcome for entry in create] == [Outcome.REJECTED, Outcome.TAKEN]


def test_where_none_fits_the_trace_names_the_closest_and_what_is_missing_from_it() -> None:
    world = World("absent", "absent", "fails", fitting="incompatible")
    assert world.run() == Fail()
    closest = build_trace(world.facts, Fail(), {})[3]
    assert (closest.outcome, closest.env) == (Outcome.REJECTED, str(OTHER))
    assert "it has transformers 4.40.0, the model wants >=4.51" in closest.reason
    world = World("absent", "absent", "fails", fitting="barred")
    assert world.run() == Fail()
    closest = build_trace(world.facts, Fail(), {})[3]
    assert f"the closest that exists, {OTHER}, does not fit: it is for the CPU" in closest.reason


def test_a_builder_nobody_waits_for_is_busy_whatever_fits() -> None:
    """Step 3 stands before step 4: the model's own is coming."""
    world = World("creating", "absent", "succeeds", fitting="healthy", wait=False)
    assert world.run() == Busy(OWNER)


def test_of_several_that_fit_the_first_that_works_is_taken() -> None:
    third = EnvId(EnvKind.SHARED, "torch-cpu-transformers-awq")
    more = Candidate(third, View.USABLE, fit=Fit(third.name, "as well"))
    for view, taken in ((View.UNUSABLE, third), (View.UNKNOWN, third), (View.USABLE, OTHER)):
        facts = Facts(
            target=SHARED,
            shared=(),
            legacy=(),
            builder_asked=True,
            fitting=(Candidate(OTHER, view, "x", fit=FITS), more),
        )
        answer = next_step(facts)
        assert isinstance(answer, Use)
        assert answer.env == taken


def test_one_that_fits_and_nobody_could_judge_comes_after_creating_and_before_a_broken_one() -> (
    None
):
    facts = Facts(
        target=SHARED,
        shared=(),
        legacy=(Candidate(LEGACY, View.UNUSABLE, "no torch"),),
        builder_asked=True,
        fitting=(Candidate(OTHER, View.UNKNOWN, "too slow", fit=FITS),),
    )
    assert next_step(facts) == Create()
    answer = next_step(replace(facts, creation=Creation.FAILED, creation_reason="no network"))
    assert isinstance(answer, Use)
    assert answer.env == OTHER
    assert [warning.code for warning in answer.warnings] == ["unknown-health", "other-key"]
