"""What the ledger says in words: a promise is one thing, what a plan reckoned with another."""

from __future__ import annotations

from pathlib import Path

from roost.cli.letting_go import ledger_lines
from roost.core.operations.ledger import Cause, VolumeLedger, ledger_dict

GB = 10**9


def lines(promised: int, gained: int, *causes: Cause) -> list[str]:
    row = VolumeLedger(Path("/w"), promised, 10 * GB, 10 * GB + gained, causes)
    return ledger_lines({"ledger": ledger_dict([row])})


def test_a_build_was_planned_and_not_promised() -> None:
    assert lines(-GB, -GB) == ["Took 1.0 GB; as planned"]
    why = Cause("reckoned", "shared:k is 1,400 MB", 1_110_000_000)
    assert lines(-1_400_000_000, -290_000_000, why) == [
        "Took 290.0 MB; planned to take 1.4 GB on /w",
        "  because: shared:k is 1,400 MB (1.1 GB)",
    ]


def test_a_promise_is_kept_or_not() -> None:
    assert lines(GB, GB) == ["Freed 1.0 GB; as promised"]
    assert lines(2 * GB, GB) == [
        "Freed 1.0 GB; promised were 2.0 GB on /w",
        "  not explained by what was found: 1.0 GB",
    ]
    assert lines(0, -GB) == []
