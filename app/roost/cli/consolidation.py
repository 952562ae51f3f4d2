"""A migration's plan and its end in words: the whole picture, what is lost, what is left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from roost.cli import render
from roost.core.domain.consolidation import Picture
from roost.core.domain.plan import Plan, PlanItem

_SHOWN = 8


def picture_lines(plan: Plan) -> list[str]:
    """ "7 legacy → 2 shared, 31.2 GB back, 1 conflict, 1 broken", and every volume."""
    picture = plan.picture
    if picture is None:
        return []
    lines = [headline(picture)]
    for volume in picture.volumes:
        words = [
            f"needs {render.size(volume.needs)}",
            f"gives back {render.size(volume.frees)}",
            f"at most {render.size(volume.peak)} more on the way",
            f"{render.size(volume.free)} free",
        ]
        if volume.trash:
            words.append(f"{render.size(volume.trash)} wait in the trash")
        lines.append(f"  {volume.path}: {', '.join(words)}")
    return lines


def headline(picture: Picture) -> str:
    """The one sentence that says it all."""
    words = [f"{picture.legacy} legacy → {picture.shared} shared"]
    words.append(f"{render.size(picture.frees)} back")
    for count, one, many in (
        (picture.conflicts, "conflict", "conflicts"),
        (picture.broken, "broken", "broken"),
        (picture.superseded, "superseded", "superseded"),
        (picture.left, "left as it is", "left as they are"),
    ):
        if count:
            words.append(f"{count} {one if count == 1 else many}")
    return ", ".join(words)


def comparison_lines(item: PlanItem) -> list[str]:
    """What the target lacks, and which differences may be felt."""
    found = item.comparison
    if found is None:
        return []
    if not found.known:
        return ["      what the target will hold is not known yet"]
    lines = [f"      ⚠ {conflict}" for conflict in found.conflicts]
    if item.choice is not None:
        lines.append(f"      chosen: {item.choice.value}")
    wanted = [f"{one.name} {one.version}" for one in found.lacks if one.wanted]
    others = [f"{one.name} {one.version}" for one in found.lacks if not one.wanted]
    lines += _named("wanted by its model, not in the target", wanted)
    lines += _named("not in the target, and nothing says it is wanted", others)
    felt = [f"{one.name} {one.here} → {one.there} ({one.matters})" for one in found.differs
            if one.matters]  # fmt: skip
    lines += _named("differences that may be felt", felt)
    quiet = len(found.differs) - len(felt)
    if quiet:
        lines.append(f"      {quiet} other packages have another version")
    return lines


def summary_lines(data: Mapping[str, Any]) -> list[str]:
    """How a batch ended, and how it goes on."""
    summary, lines = data.get("summary"), []
    if isinstance(summary, Mapping):
        text = str(summary.get("text", "")).splitlines()
        lines += [line for line in text if line[:1] not in "✓◐–✗"]
    if data.get("plan_file"):
        lines.append(f"What is left: roost migrate --plan {data['plan_file']}")
    return lines


def _named(title: str, names: list[str]) -> list[str]:
    if not names:
        return []
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return [f"      {title}: {', '.join(names[:_SHOWN])}{more}"]
