"""The words of a plan: its headline, what an environment loses or gains, what blocks it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roost.core.domain.consolidation import Choice, Comparison, Picture, VolumeShare
from roost.core.domain.plan import Action, Plan, PlanItem
from roost.gui import text
from roost.gui.announcer import use_text, with_rest
from roost.gui.text import plural, tr

_A_LINE = 5
_LINES = 8


@dataclass(frozen=True, slots=True)
class Fact:
    """One line under an environment; ``color`` names one of the theme."""

    sentence: str
    color: str = "muted"


def headline(picture: Picture) -> str:
    """ "7 legacy → 2 shared, 31.2 GB back, 1 conflict, 1 broken"."""
    parts = [
        tr("{n} legacy → {m} shared").format(n=picture.legacy, m=picture.shared),
        tr("{size} back").format(size=text.size(picture.frees)),
    ]
    for count, told in (
        (picture.conflicts, plural("{n} conflict", "{n} conflicts", picture.conflicts)),
        (picture.broken, plural("{n} broken", "{n} broken", picture.broken)),
        (picture.superseded, plural("{n} superseded", "{n} superseded", picture.superseded)),
        (picture.left, plural("{n} stays as it is", "{n} stay as they are", picture.left)),
    ):
        if count:
            parts.append(told)
    return ", ".join(parts)


def volume_cells(share: VolumeShare) -> list[tuple[str, str, str]]:
    """(title, figure, kind of label) of one volume."""
    return [
        (tr("Net gain after purge"), text.size(share.net_gain),
         "titleGood" if share.net_gain > 0 else "title"),
        (tr("Peak space"), text.size(share.peak) if share.peak else tr("nothing"),
         "titleBad" if share.short else "title"),
        (tr("Waits in the trash"), text.size(share.trash), "title"),
        (tr("Free now"), text.size(share.free), "titleBad" if share.short else "title"),
    ]  # fmt: skip


def choice_title(choice: Choice) -> str:
    return {
        Choice.EXTEND: tr("Extend the shared one"),
        Choice.DEDICATED: tr("One of its own"),
        Choice.LEAVE: tr("Leave it as it is"),
    }[choice]


def choice_hint(choice: Choice) -> str:
    return {
        Choice.EXTEND: tr("What it needs is added to the shared environment, for all its models."),
        Choice.DEDICATED: tr("Its model gets a shared environment for itself alone."),
        Choice.LEAVE: tr("Its legacy environment stays, and its model goes on using it."),
    }[choice]


def shortly(item: PlanItem) -> tuple[str, str]:
    """One cell: what matters of the comparison, and its colour."""
    found = item.comparison
    if item.choice is not None and found is not None and found.conflicts:
        return tr("conflict: needs {what}").format(what=", ".join(found.extend)), "red"
    if item.in_use:
        return tr("in use: its folder stays"), "amber"
    if item.user_files_total:
        return tr("your files inside: its folder stays"), "amber"
    if found is None:
        return (text.told(item.warnings[0].message), "amber") if item.warnings else ("", "muted")
    if not found.known:
        return tr("not known yet what it will hold"), "muted"
    wanted = [one for one in found.lacks if one.wanted]
    felt = [one for one in found.differs if one.matters]
    if wanted:
        return tr("lacks {names}").format(names=_names([one.name for one in wanted])), "amber"
    if felt:
        return tr("other {names}").format(names=_names([one.name for one in felt])), "amber"
    if found.lacks:
        names = _names([one.name for one in found.lacks])
        return tr("lacks {names}; not known to be needed").format(names=names), "muted"
    return tr("has all of it"), "green"


def facts(item: PlanItem, words: text.Words) -> list[Fact]:
    """Everything that is to be known of one environment, one line each."""
    found: list[Fact] = []
    if item.models:
        names = ", ".join(item.models[:_A_LINE])
        sentence = tr("Model: {names}").format(names=with_rest(names, len(item.models)))
        found.append(Fact(sentence))
    found += _comparison(item.comparison)
    found += blocks(item)
    known = {warning.message for warning in item.warnings if warning.code == "conflict"}
    found += [
        Fact(text.told(one.message), "amber") for one in item.warnings if one.message not in known
    ]
    found += [Fact(text.told(reason)) for reason in item.reasons]
    found.append(Fact(str(item.path)))
    return [Fact(words.plain(one.sentence), one.color) for one in found]


def _comparison(found: Comparison | None) -> list[Fact]:
    if found is None:
        return []
    if not found.known:
        return [Fact(tr("What the target will hold is not known yet."))]
    lines = [Fact(text.told(conflict), "red") for conflict in found.conflicts]
    lines += [
        Fact(
            tr("Not in the target, and {wanted} for its model: {name} {version} {why}")
            .format(
                wanted=tr("required") if one.wanted == "required" else tr("optional"),
                name=one.name,
                version=one.version,
                why=f"({text.told(one.reason)})" if one.reason else "",
            )
            .strip(),
            "amber",
        )
        for one in found.lacks
        if one.wanted
    ]
    lines += [
        Fact(f"{one.name}: {one.here} → {one.there} ({text.told(one.matters)})", "amber")
        for one in found.differs
        if one.matters
    ]
    others = [f"{one.name} {one.version}" for one in found.lacks if not one.wanted]
    lines += _listed(tr("Not in the target, and nothing says it is needed: {names}"), others)
    quiet = sum(not one.matters for one in found.differs)
    if quiet:
        told = plural("{n} package has another version", "{n} packages have another version", quiet)
        lines.append(Fact(told))
    if not lines:
        lines.append(Fact(tr("The target holds everything it has."), "green"))
    return lines


def blocks(item: PlanItem) -> list[Fact]:
    """Running programs, the user's own files, and links, named."""
    found: list[Fact] = []
    if item.in_use:
        names = ", ".join(use_text(use) for use in item.in_use[:_A_LINE])
        names = with_rest(names, len(item.in_use))
        found.append(Fact(tr("In use by {names}").format(names=names), "red"))
    if item.user_files_total:
        names = with_rest(", ".join(item.user_files[:_A_LINE]), item.user_files_total)
        sentence = plural(
            "A file of yours is inside: {names}",
            "{n} files of yours are inside: {names}",
            item.user_files_total,
            names=names,
        )
        found.append(Fact(sentence, "red"))
    if item.links:
        names = ", ".join(f"{path} → {target}" for path, target in item.links[:_A_LINE])
        names = with_rest(names, len(item.links))
        told = plural(
            "{n} link inside goes; what it points to stays: {names}",
            "{n} links inside go; what they point to stays: {names}",
            len(item.links),
            names=names,
        )
        found.append(Fact(told, "amber"))
    return found


def build_words(key: str, item: PlanItem | None, plan: Plan) -> str:
    """How a target comes to be: there already, by rename, by copy, built."""
    if item is None:
        return tr("exists already")
    parts = []
    if item.action is Action.PROMOTE:
        parts.append(
            tr("made by rename, no download")
            if plan.option(f"by:{key}") == "rename"
            else tr("made by copy, no download")
        )
    else:
        parts.append(tr("rebuilt beside") if item.action is Action.REBUILD else tr("built first"))
    if item.needs:
        about = tr("needs about {size}") if item.estimated else tr("needs {size}")
        parts.append(about.format(size=text.size(item.needs)))
    if item.downloads:
        parts.append(tr("downloads {size}").format(size=text.size(item.downloads)))
    return ", ".join(parts)


def _names(names: Sequence[str]) -> str:
    shown = ", ".join(names[:3])
    return shown if len(names) <= 3 else f"{shown} +{len(names) - 3}"


def _listed(title: str, names: Sequence[str]) -> list[Fact]:
    """Names, a few a line, so that none is cut off."""
    lines = [names[at : at + _A_LINE] for at in range(0, len(names), _A_LINE)]
    found = [Fact(title.format(names=", ".join(line))) for line in lines[:1]]
    found += [Fact(f"    {', '.join(line)}") for line in lines[1:_LINES]]
    if len(lines) > _LINES:
        found.append(Fact(plural("and {n} more", "and {n} more", len(names) - _LINES * _A_LINE)))
    return found
