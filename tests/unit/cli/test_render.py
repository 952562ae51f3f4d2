"""What is printed: one JSON document, complete tables, nothing from the disk that acts."""

from __future__ import annotations

import io
import json

import pytest

from roost.cli import render
from roost.core.domain.errors import BlockedError, RoostError
from roost.core.domain.events import EnvironmentChanged, LogLine, Progress


def test_the_envelope_has_the_fields_of_the_format() -> None:
    error = RoostError("x", "It failed.", path="/p")
    document = json.loads(render.envelope(False, None, [error]))
    assert document["schema"] == 1
    assert document["ok"] is False
    assert document["data"] is None
    assert document["errors"][0].keys() == {"code", "message", "remedy", "path"}
    assert document["errors"][0]["remedy"]


@pytest.mark.parametrize("text", ["\x1b[31mred", "a\u202eb", "bell\x07", "c\ud800d", "\x9b1m"])
def test_control_and_bidi_characters_are_shown_not_obeyed(text: str) -> None:
    shown = render.plain(text)
    assert "\\x" in shown
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("count", "shown"),
    [(None, "–"), (0, "0 B"), (999, "999 B"), (1500, "2 kB"), (5_100_000_000, "5.1 GB"),
     (999_999_999_999_999, "1000.0 TB")],
)  # fmt: skip
def test_sizes_are_for_people(count: int | None, shown: str) -> None:
    assert render.size(count) == shown


def test_a_table_is_never_truncated() -> None:
    long = "x" * 300
    text = render.table(["A", "B"], [[long, "1"], ["y", "22"]])
    lines = text.splitlines()
    assert long in lines[1]
    assert lines[1].index("1", 300) == lines[2].index("22")


def test_what_blocks_is_named_in_words() -> None:
    error = BlockedError(
        "blocked",
        "It is in use.",
        remedy="End it.",
        data={
            "in_use": [{"pid": 7, "name": "python", "since": "2026-01-01T00:00:00Z"}],
            "user_files": [f"out/{number}.txt" for number in range(25)],
        },
    )
    text = render.error_text(error)
    assert "PID 7" in text
    assert "out/0.txt" in text
    assert "5 more" in text
    assert text.splitlines()[-1].strip() == "→ End it."


@pytest.mark.parametrize(
    "event",
    [
        LogLine("create", "hello"),
        Progress("create", "download", 1, 2, "bytes"),
        EnvironmentChanged("create", "shared:x", "added"),
    ],
)
def test_progress_lines_have_the_fields_of_the_format(event: LogLine) -> None:
    line = render.event_json(event)
    assert line is not None
    assert {"event", "job", "stage", "done", "total", "unit", "message"} <= json.loads(line).keys()


def test_a_stream_that_cannot_encode_does_not_crash() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    render.write(stream, "✓ done")
    assert raw.getvalue() == b"\\u2713 done\n"


@pytest.mark.parametrize(
    ("seconds", "exact", "rough"),
    [
        (0.2, "1 s", "1 s"), (49, "49 s", "49 s"), (58, "58 s", "1 min"),
        (89.6, "1 min 30 s", "2 min"),
        (120, "2 min", "2 min"), (3_599, "59 min 59 s", "60 min"),
        (7_500, "2 h 5 min", "2 h 5 min"),
    ],
)  # fmt: skip
def test_times_are_for_people(seconds: float, exact: str, rough: str) -> None:
    assert render.duration(seconds) == exact
    assert render.duration(seconds, rough=True) == rough
