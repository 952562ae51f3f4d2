"""The progress line: on terminals only, rewritten in place, never wider than the window."""

from __future__ import annotations

import io

import pytest

from roost.cli.ticker import Ticker, words
from roost.core.domain.events import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_is_written_to_a_pipe() -> None:
    stream = io.StringIO()
    Ticker(stream, clock=lambda: 100.0).show(Progress("j", "download", 1, 2))
    assert stream.getvalue() == ""


def test_it_is_rewritten_at_most_ten_times_a_second_and_leaves_no_trace() -> None:
    now = [100.0]
    stream = Terminal()
    ticker = Ticker(stream, clock=lambda: now[0], width=40)
    for _ in range(50):
        now[0] += 0.01
        ticker.show(Progress("j", "download", 1, 2, "bytes", "x" * 100))
    assert 4 <= stream.getvalue().count("\r") <= 6
    assert max(len(line) for line in stream.getvalue().split("\r\x1b[2K")) < 40
    ticker.clear()
    assert stream.getvalue().endswith("\r\x1b[2K")
    before = stream.getvalue()
    ticker.clear()
    assert stream.getvalue() == before


@pytest.mark.parametrize(
    ("progress", "shown"),
    [
        (Progress("j", "resolve"), "resolve"),
        (
            Progress("j", "download", 83_000_000, 184_000_000, "bytes", "torch", rate=21e6,
                     seconds_left=5, fraction=0.45),
            "download 45%  83.0 MB of 184.0 MB  21.0 MB/s  5 s left  torch",
        ),
        (Progress("j", "install", 3, 12, "packages"), "install 25%  3 of 12 packages"),
    ],
)  # fmt: skip
def test_the_words(progress: Progress, shown: str) -> None:
    assert words(progress) == shown
