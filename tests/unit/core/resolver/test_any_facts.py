"""Whatever is known: the same facts give the same answer, and never a broken one for a good one."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from roost.core.domain.compat import Lack
from roost.core.domain.decision import Outcome, Step
from roost.core.domain.env import EnvId, EnvKind, Owner
from roost.core.domain.fitting import Fit
from roost.core.domain.needs import Reason
from roost.core.resolver import (
    Busy,
    Candidate,
    Create,
    Creation,
    DeepCheck,
    Facts,
    Fail,
    Look,
    Move,
    ProbeStart,
    Use,
    View,
    Wait,
    build_trace,
    next_step,
)

OWNER = Owner(pid=4242, host="here", since="2026-01-01T12:01:07Z")
TARGET = EnvId(EnvKind.SHARED, "torch-cpu-transformers")
LACK = Lack("peft", "", "", Reason("adapter_config.json", "peft_type", "LORA"), "peft")

lacks = st.sampled_from([(), (LACK,), (LACK._replace(certain=False),)])
names = st.sampled_from(["a", "b", "c"])


def candidates(kind: EnvKind) -> st.SearchStrategy[tuple[Candidate, ...]]:
    """What a look can give; legacy ones are not asked for compatibility."""
    some = lacks if kind is EnvKind.SHARED else st.just(())
    one = st.builds(
        Candidate,
        st.builds(EnvId, st.just(kind), st.just(TARGET.name) | names),
        st.sampled_from([view for view in View if view is not View.ABSENT]),
        st.just("as found"),
        st.none(),
        some,
    )
    return st.lists(one, max_size=3, unique_by=lambda found: found.env).map(tuple)


def fitting() -> st.SearchStrategy[tuple[Candidate, ...]]:
    """Of other keys: those that fit, then perhaps the closest that does not."""
    others = st.builds(EnvId, st.just(EnvKind.SHARED), st.sampled_from(["x", "y", "z"]))
    views = st.sampled_from([view for view in View if view is not View.ABSENT])
    fits, bars = (Fit("x", "the same stack"), Fit("x", "", ("it is for the CPU",)))
    one = st.builds(
        Candidate, others, views, st.just("as found"), st.none(), lacks, st.sampled_from([fits])
    )
    last = st.builds(Candidate, others, views, st.just(""), st.none(), lacks, st.just(bars))
    some = st.lists(one, max_size=3, unique_by=lambda found: found.env)
    return st.tuples(some, st.lists(last, max_size=1)).map(
        lambda both: tuple({one.env: one for one in reversed([*both[0], *both[1]])}.values())[::-1]
    )


worlds = st.fixed_dictionaries(
    {
        "shared": candidates(EnvKind.SHARED),
        "legacy": candidates(EnvKind.LEGACY),
        "fitting": fitting(),
        "checks": st.sampled_from([View.USABLE, View.UNUSABLE, View.UNKNOWN]),
        "builder": st.sampled_from([None, OWNER]),
        "created": candidates(EnvKind.SHARED),
        "creation": st.sampled_from([Creation.CREATED, Creation.FAILED]),
        "allowed": st.booleans(),
        "wait": st.booleans(),
        "prefer_legacy": st.booleans(),
        "starts": st.booleans(),
    }
)


def play(world: dict[str, object]) -> tuple[Facts, Move, list[Move]]:
    """Answer every move out of ``world`` until the resolver has its answer."""
    facts = Facts(
        target=TARGET,
        wait=bool(world["wait"]),
        prefer_legacy=bool(world["prefer_legacy"]),
        creation=Creation.NOT_TRIED if world["allowed"] else Creation.NOT_ALLOWED,
    )
    moves: list[Move] = []
    for _ in range(60):
        move = next_step(facts)
        assert move == next_step(facts)
        moves.append(move)
        if isinstance(move, Use | Busy | Fail):
            return facts, move, moves
        facts = after(facts, move, world)
    raise AssertionError(f"never ends: {moves[-5:]}")


def after(facts: Facts, move: Move, world: dict[str, object]) -> Facts:
    found: dict[str, object] = {}
    match move:
        case Look(Step.SHARED):
            found = {"shared": world["shared"]}
        case Look(Step.LEGACY):
            found = {"legacy": world["legacy"]}
        case Look(Step.CREATE):
            found = {"fitting": world["fitting"]}
        case Look(_):
            found = {"builder_asked": True, "builder": world["builder"]}
        case DeepCheck(step, env):
            group = {Step.SHARED: "shared", Step.CREATE: "fitting"}.get(step, "legacy")
            found = {group: changed(getattr(facts, group), env, view=world["checks"])}
        case ProbeStart(env):
            found = {"legacy": changed(facts.legacy, env, starts=world["starts"])}
        case Wait(_):
            found = {"builder": None, "shared": world["created"], "creation": Creation.JOINED}
        case Create():
            made = world["created"] if world["creation"] is Creation.CREATED else facts.shared
            found = {"creation": world["creation"], "creation_reason": "x", "shared": made}
    return replace(facts, **found)  # type: ignore[arg-type]


def changed(
    group: tuple[Candidate, ...] | None, env: EnvId, **values: object
) -> tuple[Candidate, ...]:
    return tuple(
        replace(one, **values) if one.env == env else one  # type: ignore[arg-type]
        for one in group or ()
    )


@settings(max_examples=400, deadline=None)
@given(worlds)
def test_same_facts_same_decision_and_no_broken_one_for_a_good_one(
    world: dict[str, object],
) -> None:
    facts, answer, moves = play(world)
    again = play(world)
    assert (facts, answer, moves) == again
    assert moves.count(Create()) <= 1
    everything = (*(facts.shared or ()), *(facts.legacy or ()), *(facts.fitting or ()))
    good = [one for one in everything if one.view is View.USABLE and one.serves]
    if good:
        assert isinstance(answer, Use)
        taken = next(one for one in everything if one.env == answer.env)
        assert taken in good
    elif isinstance(answer, Use):
        taken = next(one for one in everything if one.env == answer.env)
        assert answer.warnings
        if taken.view is View.UNUSABLE:
            assert not any(one.may_work and (one.serves or one.fit is None) for one in everything)
        assert taken.fit is None or not taken.fit.bars
    # Nothing is built while something that works fits, unless it mends what stands already.
    stood = any(one.env == TARGET for one in world["shared"])  # type: ignore[attr-defined]
    if Create() in moves and not stood:
        others = moves[: moves.index(Create())]
        assert Look(Step.CREATE) in others
    trace = build_trace(facts, answer, {})
    taken_steps = [entry.step for entry in trace if entry.outcome is Outcome.TAKEN]
    assert taken_steps == ([answer.step] if isinstance(answer, Use) else [])
    assert all(entry.reason for entry in trace)
    if isinstance(answer, Use) and taken.fit is not None:
        outcomes = [entry.outcome for entry in trace]
        assert set(outcomes[outcomes.index(Outcome.TAKEN) + 1 :]) == {Outcome.SKIPPED}
