"""Which environment a model gets: facts in, the next step out.  Pure."""

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
from roost.core.resolver.steps import next_step, source_of
from roost.core.resolver.trace import build_trace

__all__ = [
    "Busy",
    "Candidate",
    "Create",
    "Creation",
    "DeepCheck",
    "Facts",
    "Fail",
    "Look",
    "Move",
    "ProbeStart",
    "Use",
    "View",
    "Wait",
    "build_trace",
    "next_step",
    "source_of",
]
