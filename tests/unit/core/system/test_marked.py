"""Lines of a probe, in whatever pieces they arrive, and between whatever else is printed."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost.core.system.process.marked import LONGEST, Marked

MARK = "roost-1234:"
SAID = (
    "Traceback: nothing\n"
    f'{MARK}{{"step": "import", "name": "torch"}}\n'
    "half a line"
    f'\n{MARK}{{"step": "imported", "name": "törch"}}\n'
    f'{MARK}"a text"\n{MARK}[1\n{MARK}{"[" * 60000}\n'
    f'roost-other:{{"step": "end"}}\n'
    f'{MARK}{{"step": "end"}}'
).encode()


@given(st.lists(st.integers(0, len(SAID))))
def test_pieces_make_no_difference(cuts: list[int]) -> None:
    marked, found, ends = Marked(MARK), [], [0, *sorted(cuts), len(SAID)]
    for start, end in pairwise(ends):
        found += marked.facts(SAID[start:end])
    assert found == [{"step": "import", "name": "torch"}, {"step": "imported", "name": "törch"}]
    assert marked.facts(b"\n") == [{"step": "end"}]


@pytest.mark.parametrize("pieces", [1, 7])
def test_a_line_without_an_end_is_not_kept(pieces: int) -> None:
    marked = Marked(MARK)
    for _ in range(pieces):
        assert marked.facts(b"x" * LONGEST) == []
    fact = MARK + json.dumps({"step": "import"})
    assert marked.facts(f"\n{fact}\n".encode()) == [{"step": "import"}]
