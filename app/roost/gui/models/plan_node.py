"""Columns, roles and nodes of a consolidation's tree, and the words of its last column."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from PySide6.QtCore import Qt

from roost.core.domain.env import EnvId
from roost.gui import plan_words, text
from roost.gui.models.plan_marks import Entry, Marks, Standing
from roost.gui.text import told, tr


class PlanColumn(IntEnum):
    NAME = 0
    HEALTH = 1
    LACKS = 2
    FREES = 3
    STATUS = 4


class PlanRole(IntEnum):
    """Beside Qt's own; all columns of a row answer all of them."""

    KIND = Qt.ItemDataRole.UserRole + 1
    SUBTITLE = Qt.ItemDataRole.UserRole + 2
    LABEL = Qt.ItemDataRole.UserRole + 3
    FRACTION = Qt.ItemDataRole.UserRole + 4
    COLOR = Qt.ItemDataRole.UserRole + 5
    CHOICE = Qt.ItemDataRole.UserRole + 6
    ENV = Qt.ItemDataRole.UserRole + 7
    OUT = Qt.ItemDataRole.UserRole + 8


class NodeKind(IntEnum):
    GROUP = 0
    ENV = 1
    FACT = 2


@dataclass(slots=True)
class Node:
    """``place`` among its siblings, ``parent`` by number; ``known``: its facts are there."""

    kind: NodeKind
    place: int
    parent: int = -1
    key: str = ""
    env: EnvId | None = None
    fact: plan_words.Fact | None = None
    known: bool = False
    children: list[int] = field(default_factory=list)


def nodes_of(marks: Marks) -> tuple[list[Node], list[int], dict[EnvId, int]]:
    """Groups and environments; all nodes, the numbers of the groups, and of each environment."""
    nodes: list[Node] = []
    tops: list[int] = []
    rows: dict[EnvId, int] = {}
    for key, entries in marks.groups():
        top = len(nodes)
        nodes.append(Node(NodeKind.GROUP, len(tops), key=key))
        tops.append(top)
        for entry in entries:
            rows[entry.item.env] = len(nodes)
            nodes[top].children.append(len(nodes))
            place = len(nodes[top].children) - 1
            nodes.append(Node(NodeKind.ENV, place, top, env=entry.item.env))
    return nodes, tops, rows


def shape_of(nodes: list[Node]) -> list[tuple[int, str, EnvId | None]]:
    """What decides whether rows have moved; facts come and go by themselves."""
    return [(one.parent, one.key, one.env) for one in nodes if one.kind is not NodeKind.FACT]


def status_words(entry: Entry) -> str:
    """The last column: what will happen, happens, or has happened."""
    standing = {
        Standing.WAITING: tr("Waits for its turn"),
        Standing.WORKING: tr("Moving…"),
        Standing.ENDED: tr("Ended"),
        Standing.DONE: tr("Moved"),
        Standing.PARTIAL: tr("In part: {why}").format(why=told(entry.message)),
        Standing.FAILED: tr("Failed: {why}").format(why=told(entry.message)),
        Standing.SKIPPED: tr("Not begun"),
    }.get(entry.standing)
    if standing is not None:
        return text.visible(standing)
    if entry.conflict and entry.item.choice is not None:
        return plan_words.choice_title(entry.item.choice)
    if not entry.movable:
        return tr("Stays as it is")
    if not entry.wanted:
        return tr("Left out")
    return tr("Moves, its folder stays") if entry.item.blocked else tr("Moves")


def status_color(entry: Entry) -> str:
    return {
        Standing.DONE: "green",
        Standing.PARTIAL: "amber",
        Standing.FAILED: "red",
        Standing.WORKING: "blue",
    }.get(entry.standing, "text" if entry.wanted and entry.movable else "muted")
