"""The main job in the sample workspace, told step by step (`roost demo --tour`)."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from roost.cli import render
from roost.cli.main import cli
from roost.cli.session import Session
from roost.core.demo import HEALTHY_ID, HEALTHY_MODEL, NEW_MODEL

STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("What is here: three legacy environments, one of them broken.", ("list",)),
    (
        "A model whose legacy environment is healthy keeps using it.",
        ("resolve", HEALTHY_MODEL, "--no-create", "--explain"),
    ),
    (
        "A model without an environment gets the shared one; here it is created.",
        ("resolve", NEW_MODEL, "--explain"),
    ),
    (
        "What migrating the first model would do.",
        ("migrate", f"legacy:{HEALTHY_ID}", "--dry-run"),
    ),
    (
        "The migration: proved first, then the legacy environment goes to the trash.",
        ("migrate", f"legacy:{HEALTHY_ID}", "--yes"),
    ),
    ("It now runs in the shared one.", ("resolve", HEALTHY_MODEL)),
    ("And back again, byte for byte.", ("undo",)),
    ("The legacy environment is preferred again.", ("resolve", HEALTHY_MODEL)),
)


def take_tour(session: Session, root: Path) -> None:
    """Run the steps as the very commands a user would type; stops at a failure."""
    for number, (why, words) in enumerate(STEPS, 1):
        render.write(sys.stdout, f"\n{number}. {why}\n   $ roost {' '.join(words)}")
        code = _run(session, root, words)
        if code not in (0, 4):
            session.exit_code = code
            return
    render.write(sys.stdout, "\nThat is all.  `roost demo DIR` builds such a workspace to keep.")
    session.exit_code = 0


def _run(session: Session, root: Path, words: Sequence[str]) -> int:
    step = Session(cancelled=session.cancelled, remember=False)
    with cli.make_context("roost", ["--root", str(root), *words], obj=step) as context:
        cli.invoke(context)
    return step.exit_code
