"""Environments of other tools: one small scanner a kind, and a bounded walk for the rest.

Only files are read; nothing of what is found is ever run.
"""

from roost.core.discovery.other.candidate import Candidate, OtherFound, OtherInfo
from roost.core.discovery.other.find import Found, find_others
from roost.core.discovery.other.surroundings import Surroundings
from roost.core.discovery.other.walk import Limits

__all__ = [
    "Candidate",
    "Found",
    "Limits",
    "OtherFound",
    "OtherInfo",
    "Surroundings",
    "find_others",
]
