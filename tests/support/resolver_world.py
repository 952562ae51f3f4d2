"""A small make-believe disk for the resolver: answers its moves, and counts them."""

from __future__ import annotations

from dataclasses import replace

from roost.core.domain.compat import Lack
from roost.core.domain.decision import Step
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
    next_step,
)

SHARED = EnvId(EnvKind.SHARED, "torch-cpu-transformers")
LEGACY = EnvId(EnvKind.LEGACY, "org__model")
OTHER_LEGACY = EnvId(EnvKind.LEGACY, "local_0123456789ab")
LACK = Lack(
    "transformers",
    "4.40.0",
    ">=4.51",
    Reason("config.json", "model_type", "qwen3"),
    "transformers>=4.51",
)
OTHER = EnvId(EnvKind.SHARED, "torch-cpu-transformers-bnb")
FITS = Fit(OTHER.name, "Transformers + bitsandbytes (CPU) is the same stack")
BARRED = Fit(OTHER.name, "", ("it is for the CPU",))
OWNER = Owner(pid=4242, host="here", since="2026-01-01T12:01:07Z")


class World:
    """What is there, in words; ``run`` gives the last move."""

    def __init__(
        self,
        shared: str,
        legacy: str,
        creation: str,
        *,
        fitting: str = "absent",
        wait: bool = True,
        prefer_legacy: bool = False,
        starts: bool = True,
    ) -> None:
        self.fitting = fitting
        self.shared, self.legacy, self.creation, self.starts = shared, legacy, creation, starts
        self.facts = Facts(wait=wait, prefer_legacy=prefer_legacy, target=SHARED)
        if creation == "not allowed":
            self.facts = replace(self.facts, creation=Creation.NOT_ALLOWED)
        self.moves: list[Move] = []

    def run(self) -> Move:
        for _ in range(20):
            move = next_step(self.facts)
            self.moves.append(move)
            if isinstance(move, Use | Busy | Fail):
                return move
            self.answer(move)
        raise AssertionError(f"never ends: {self.moves}")

    def answer(self, move: Move) -> None:
        facts = self.facts
        match move:
            case Look(Step.SHARED):
                views = {
                    "healthy": View.UNCHECKED,
                    "incompatible": View.UNCHECKED,
                    "unhealthy": View.UNUSABLE,
                }
                view = views.get(self.shared)
                lacks = (LACK,) if self.shared == "incompatible" else ()
                one = () if view is None else (Candidate(SHARED, view, "", None, lacks),)
                found = one if view is not View.UNUSABLE else (Candidate(SHARED, view, "no torch"),)
                self.facts = replace(facts, shared=found)
            case Look(Step.LEGACY):
                view = {"healthy": View.UNCHECKED, "unhealthy": View.UNUSABLE}.get(self.legacy)
                found = () if view is None else (Candidate(LEGACY, view, "peft is missing"),)
                self.facts = replace(facts, legacy=found)
            case Look(Step.CREATE):
                views = {"unhealthy": View.UNUSABLE, "usable": View.USABLE}
                view = None if self.fitting == "absent" else views.get(self.fitting, View.UNCHECKED)
                lacks = (LACK,) if self.fitting == "incompatible" else ()
                fit = BARRED if self.fitting == "barred" else FITS
                other = () if view is None else (Candidate(OTHER, view, "", None, lacks, fit),)
                self.facts = replace(facts, fitting=other)
            case DeepCheck(Step.CREATE, _):
                assert facts.fitting is not None
                self.facts = replace(facts, fitting=(replace(facts.fitting[0], view=View.USABLE),))
            case Look(Step.JOIN):
                owner = OWNER if self.shared == "creating" else None
                self.facts = replace(facts, builder_asked=True, builder=owner)
            case DeepCheck(Step.SHARED, _):
                assert facts.shared is not None
                self.facts = replace(facts, shared=(replace(facts.shared[0], view=View.USABLE),))
            case DeepCheck(_, _):
                self.facts = replace(facts, legacy=(Candidate(LEGACY, View.USABLE),))
            case Wait(_):
                self.facts = replace(
                    facts,
                    builder=None,
                    creation=Creation.JOINED,
                    shared=(Candidate(SHARED, View.USABLE),),
                )
            case Create():
                if self.creation == "succeeds":
                    self.facts = replace(
                        facts,
                        creation=Creation.CREATED,
                        shared=(Candidate(SHARED, View.USABLE),),
                    )
                else:
                    self.facts = replace(
                        facts, creation=Creation.FAILED, creation_reason="no network"
                    )
            case ProbeStart(env):
                assert facts.legacy is not None
                self.facts = replace(
                    facts, legacy=(Candidate(env, View.UNUSABLE, "broken", self.starts),)
                )
