"""The fast search for RECORD entries that lead out finds what reading every line would find."""

from __future__ import annotations

import csv
import io
import os
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roost.core.system.venv.dists import escaping_entry
from roost.core.system.venv.safe import is_within

TREE = os.path.abspath(os.sep + os.path.join("w", "env"))
SITE = os.path.join(TREE, "lib", "python3.11", "site-packages")

parts = st.sampled_from(["..", ".", "a", "b.py", "..a", "a..", "...", " ", "", "x,y", 'q"', "é"])
paths = st.builds(
    lambda start, names, slash: start + slash.join(names),
    st.sampled_from(["", "", "/", "../", "./", "\\", "/w/env/", "../../../"]),
    st.lists(parts, min_size=1, max_size=7),
    st.sampled_from(["/", "/", "\\"]),
)
records = st.lists(paths, min_size=1, max_size=6)


def written(entries: list[str], end: str) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator=end)
    writer.writerows([entry, "", ""] for entry in entries)
    return stream.getvalue().encode()


def leads_out(entry: str) -> bool:
    target = os.path.normpath(os.path.join(SITE, entry.replace("\\", "/")))
    return not is_within(target, TREE)


@pytest.mark.skipif(sys.platform == "win32", reason="the oracle speaks POSIX paths")
@settings(max_examples=400, deadline=None)
@given(records, st.sampled_from(["\n", "\r\n"]))
def test_as_every_line_read(entries: list[str], end: str) -> None:
    entries = [entry for entry in entries if entry]
    found = escaping_entry(written(entries, end), SITE, TREE)
    assert (found is not None) == any(map(leads_out, entries))
    if found is not None:
        assert found in entries


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_whatever_bytes_it_is_given(data: bytes) -> None:
    found = escaping_entry(data, SITE, TREE)
    assert found is None or len(found) <= 300
