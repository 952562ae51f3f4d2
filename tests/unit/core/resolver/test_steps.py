"""The decision table, over all combinations, written down before the code is asked."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from roost.core.domain.decision import Outcome, Source, Step, Strategy
from roost.core.domain.env import EnvId, EnvKind
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
    Wait,
    build_trace,
    next_step,
)
from support.resolver_world import (
    LACK,
    LEGACY,
    OTHER,
    OTHER_LEGACY,
    OWNER,
    SHARED,
    World,
)


def expected(shared: str, legacy: str, creation: str, fitting: str) -> Strategy | None:
    """product.md's five steps, read off by hand; what fits stands before step 4 where nothing
    stands yet, and before step 5 where something broken could not be rebuilt."""
    if shared == "healthy":
        return Strategy.SHARED
    if legacy == "healthy":
        return Strategy.LEGACY
    if shared == "creating":
        return Strategy.JOINED
    if fitting == "healthy" and not (shared == "unhealthy" and creation == "succeeds"):
        return Strategy.SHARED
    if shared == "incompatible":
        return Strategy.DEGRADED
    if creation == "succeeds":
        return Strategy.CREATED
    return Strategy.DEGRADED if legacy == "unhealthy" else None


TABLE = list(
    itertools.product(
        ("absent", "healthy", "incompatible", "unhealthy", "creating"),
        ("absent", "healthy", "unhealthy"),
        ("succeeds", "fails", "not allowed"),
        ("absent", "healthy", "incompatible", "unhealthy", "barred"),
    )
)


@pytest.mark.parametrize(("shared", "legacy", "creation", "fitting"), TABLE)
def test_every_combination_of_the_table(
    shared: str, legacy: str, creation: str, fitting: str
) -> None:
    world = World(shared, legacy, creation, fitting=fitting)
    answer = world.run()
    strategy = answer.strategy if isinstance(answer, Use) else None
    assert strategy == expected(shared, legacy, creation, fitting)
    if isinstance(answer, Use):
        source = {
            Strategy.LEGACY: Source.LEGACY,
            Strategy.DEGRADED: Source.SHARED if shared == "incompatible" else Source.FALLBACK,
        }.get(answer.strategy, Source.SHARED)
        assert answer.source is source
        instead = strategy is Strategy.SHARED and shared != "healthy"
        assert (answer.env == OTHER) is instead
        assert ("other-key" in [warning.code for warning in answer.warnings]) is instead
    builds = sum(isinstance(move, Create) for move in world.moves)
    served = fitting == "healthy" and shared == "absent"
    assert builds == int(
        shared in ("absent", "unhealthy")
        and legacy != "healthy"
        and creation != "not allowed"
        and not served
    )


@pytest.mark.parametrize(("shared", "legacy", "creation", "fitting"), TABLE)
def test_the_trace_names_all_steps_and_takes_exactly_the_answer(
    shared: str, legacy: str, creation: str, fitting: str
) -> None:
    world = World(shared, legacy, creation, fitting=fitting)
    answer = world.run()
    trace = build_trace(world.facts, answer, {(Step.SHARED, ""): 1.5})
    steps = [entry.step for entry in trace]
    assert list(dict.fromkeys(steps)) == [
        Step.SHARED,
        Step.LEGACY,
        Step.JOIN,
        Step.CREATE,
        Step.LAST_RESORT,
    ]
    assert steps == sorted(steps, key=list(Step).index)
    assert len(steps) == 5 or fitting != "absent"
    taken = [entry.step for entry in trace if entry.outcome is Outcome.TAKEN]
    assert taken == ([answer.step] if isinstance(answer, Use) else [])
    assert all(entry.reason for entry in trace)
    if isinstance(answer, Use) and answer.env == OTHER:
        after = trace[[entry.outcome for entry in trace].index(Outcome.TAKEN) + 1 :]
        assert {entry.outcome for entry in after} == {Outcome.SKIPPED}


def test_a_healthy_shared_one_is_all_that_is_looked_at() -> None:
    world = World("healthy", "healthy", "succeeds")
    world.run()
    assert Look(Step.LEGACY) not in world.moves
    assert Look(Step.JOIN) not in world.moves


def test_an_unhealthy_shared_one_beside_a_healthy_legacy_one_is_warned_of() -> None:
    answer = World("unhealthy", "healthy", "succeeds").run()
    assert isinstance(answer, Use)
    assert [warning.code for warning in answer.warnings] == ["shared-unhealthy"]


def test_not_waiting_for_a_builder_is_busy() -> None:
    answer = World("creating", "unhealthy", "succeeds", wait=False).run()
    assert answer == Busy(OWNER)


def test_no_create_still_joins_a_running_build() -> None:
    answer = World("creating", "absent", "not allowed").run()
    assert isinstance(answer, Use)
    assert answer.strategy is Strategy.JOINED


def test_last_resort_needs_an_interpreter_that_starts() -> None:
    assert World("absent", "unhealthy", "fails", starts=False).run() == Fail()


@pytest.mark.parametrize("view", [View.USABLE, View.UNKNOWN])
def test_a_pin_comes_before_everything(view: View) -> None:
    facts = Facts(pin=Candidate(LEGACY, view), shared=(Candidate(SHARED, View.USABLE),))
    answer = next_step(facts)
    assert isinstance(answer, Use)
    assert (answer.env, answer.strategy, answer.source) == (LEGACY, Strategy.PINNED, Source.LEGACY)
    trace = build_trace(facts, answer, {})
    assert (trace[0].step, trace[0].outcome) == (Step.PIN, Outcome.TAKEN)


@pytest.mark.parametrize("view", [View.ABSENT, View.UNUSABLE])
def test_a_pin_that_cannot_serve_is_warned_of_and_passed_over(view: View) -> None:
    facts = Facts(
        pin=Candidate(OTHER_LEGACY, view, "it is gone"), shared=(Candidate(SHARED, View.USABLE),)
    )
    answer = next_step(facts)
    assert isinstance(answer, Use)
    assert answer.strategy is Strategy.SHARED
    assert [warning.code for warning in answer.warnings] == ["pin-unusable"]
    assert build_trace(facts, answer, {})[0].outcome is Outcome.REJECTED


def test_after_an_undo_the_legacy_one_comes_first() -> None:
    world = World("healthy", "healthy", "succeeds", prefer_legacy=True)
    answer = world.run()
    assert isinstance(answer, Use)
    assert answer.strategy is Strategy.LEGACY
    assert answer.warnings == ()
    entry = build_trace(world.facts, answer, {})[0]
    assert (entry.step, entry.outcome) == (Step.LEGACY, Outcome.TAKEN)
    assert entry.reason.startswith("preferred by the user's choice; ")


def test_after_an_undo_a_broken_legacy_one_does_not_block() -> None:
    answer = World("healthy", "unhealthy", "succeeds", prefer_legacy=True).run()
    assert isinstance(answer, Use)
    assert answer.strategy is Strategy.SHARED


def test_of_several_legacy_ones_the_first_usable_serves_and_all_are_named() -> None:
    facts = Facts(
        shared=(),
        legacy=(
            Candidate(LEGACY, View.UNUSABLE, "torch is missing"),
            Candidate(OTHER_LEGACY, View.USABLE),
        ),
    )
    answer = next_step(facts)
    assert isinstance(answer, Use)
    assert answer.env == OTHER_LEGACY
    trace = build_trace(facts, answer, {})
    assert [entry.env for entry in trace if entry.step is Step.LEGACY] == [
        str(LEGACY),
        str(OTHER_LEGACY),
    ]


def test_what_nobody_could_judge_comes_after_creating_and_is_warned_of() -> None:
    unknown = (Candidate(SHARED, View.UNKNOWN, "its check took too long"),)
    facts = Facts(shared=unknown, legacy=(), builder_asked=True)
    assert next_step(facts) == Create()
    failed = replace(facts, creation=Creation.FAILED, creation_reason="no network", fitting=())
    answer = next_step(failed)
    assert isinstance(answer, Use)
    assert [warning.code for warning in answer.warnings] == ["unknown-health"]


def test_a_new_builder_after_a_dead_one_is_waited_for_as_well() -> None:
    facts = Facts(
        shared=(), legacy=(), builder_asked=True, builder=OWNER, joined_failed="PID 1 died"
    )
    assert next_step(facts) == Wait(OWNER)


def test_creating_is_tried_once() -> None:
    facts = Facts(
        shared=(),
        legacy=(),
        fitting=(),
        builder_asked=True,
        creation=Creation.FAILED,
        creation_reason="x",
    )
    assert next_step(facts) == Fail()


def test_a_working_legacy_one_wins_over_an_incompatible_shared_one() -> None:
    world = World("incompatible", "healthy", "succeeds")
    answer = world.run()
    assert isinstance(answer, Use)
    assert (answer.env, answer.strategy) == (LEGACY, Strategy.LEGACY)
    assert [warning.code for warning in answer.warnings] == ["shared-incompatible"]
    assert not any(isinstance(move, DeepCheck) and move.env == SHARED for move in world.moves)
    shared = build_trace(world.facts, answer, {})[0]
    assert shared.outcome is Outcome.REJECTED
    assert "transformers 4.40.0, the model wants >=4.51 (config.json: model_type" in shared.reason


def test_an_incompatible_shared_one_comes_before_a_broken_legacy_one_and_is_not_rebuilt() -> None:
    world = World("incompatible", "unhealthy", "succeeds")
    answer = world.run()
    assert isinstance(answer, Use)
    assert (answer.env, answer.strategy, answer.source) == (
        SHARED,
        Strategy.DEGRADED,
        Source.SHARED,
    )
    assert [warning.code for warning in answer.warnings] == ["incompatible"]
    assert Create() not in world.moves
    trace = build_trace(world.facts, answer, {})
    by_step = {entry.step: entry for entry in trace}
    assert by_step[Step.LEGACY].outcome is Outcome.REJECTED
    assert "stands already" in by_step[Step.CREATE].reason


def test_one_of_an_older_form_that_lacks_something_does_not_keep_the_canonical_from_being() -> None:
    older = EnvId(EnvKind.SHARED, "tf-cpu-t22-base-stable")
    lacking = Candidate(older, View.USABLE, lacks=(LACK,))
    facts = Facts(target=SHARED, shared=(lacking,), legacy=(), fitting=(), builder_asked=True)
    assert next_step(facts) == Create()
    failed = replace(facts, creation=Creation.FAILED, creation_reason="no network")
    answer = next_step(failed)
    assert isinstance(answer, Use)
    assert (answer.env, answer.strategy) == (older, Strategy.DEGRADED)


def test_an_incompatible_one_of_unknown_health_yields_to_a_legacy_one_of_unknown_health() -> None:
    facts = Facts(
        target=SHARED,
        shared=(Candidate(SHARED, View.USABLE, lacks=(LACK,)),),
        legacy=(Candidate(LEGACY, View.UNKNOWN),),
        fitting=(),
        builder_asked=True,
    )
    answer = next_step(facts)
    assert isinstance(answer, Use)
    assert answer.env == LEGACY


def test_a_pinned_one_that_lacks_something_is_used_with_a_word() -> None:
    pin = Candidate(SHARED, View.USABLE, lacks=(LACK,))
    answer = next_step(Facts(pin=pin))
    assert isinstance(answer, Use)
    assert answer.strategy is Strategy.PINNED
    assert [warning.code for warning in answer.warnings] == ["incompatible"]


def test_a_hint_turns_nothing_down_and_is_named() -> None:
    hint = LACK._replace(certain=False)
    facts = Facts(shared=(Candidate(SHARED, View.USABLE, "healthy", lacks=(hint,)),))
    answer = next_step(facts)
    assert isinstance(answer, Use)
    assert (answer.strategy, answer.warnings) == (Strategy.SHARED, ())
    assert "it may want >=4.51" in build_trace(facts, answer, {})[0].reason
