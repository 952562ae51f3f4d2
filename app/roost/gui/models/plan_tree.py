"""A consolidation as a tree: targets, the environments that move there, what is to be known."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from roost.core.domain.consolidation import Choice
from roost.core.domain.env import EnvId
from roost.core.domain.envkey import display_name
from roost.core.domain.plan import ItemResult, Plan
from roost.gui import plan_words, text
from roost.gui.models.plan_marks import Entry, Marks, Standing
from roost.gui.models.plan_node import (
    Node,
    NodeKind,
    PlanColumn,
    PlanRole,
    nodes_of,
    shape_of,
    status_color,
    status_words,
)
from roost.gui.text import Label, tr

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_WIDE = 120
Ask = Callable[[EnvId], Label]


class PlanTreeModel(QAbstractItemModel):
    """``changed`` after a mark or a choice: the plan is to be made anew."""

    changed = Signal()

    def __init__(self, words: text.Words, health: Ask, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._health = health
        self._nodes: list[Node] = []
        self._tops: list[int] = []
        self._rows: dict[EnvId, int] = {}
        self.marks = Marks()
        self.plan: Plan | None = None
        self.frozen = False

    # --- what it holds -------------------------------------------------------------------

    def clear(self) -> None:
        self.beginResetModel()
        self.marks, self.plan, self.frozen = Marks(), None, False
        self._nodes, self._tops, self._rows = [], [], {}
        self.endResetModel()

    def show_plan(self, plan: Plan) -> bool:
        """Take a plan in; True where rows moved, so that the view shall open them again."""
        self.plan = plan
        before = shape_of(self._nodes)
        self.marks.take(plan)
        nodes, tops, rows = nodes_of(self.marks)
        if before and before == shape_of(nodes):
            self._renew_facts()
            self._tell_all()
            return False
        self.beginResetModel()
        self._nodes, self._tops, self._rows = nodes, tops, rows
        self.endResetModel()
        return True

    def begin(self) -> None:
        """Marks and choices stand still while the plan is carried out."""
        assert self.plan is not None
        self.frozen = True
        self.marks.begin(self.plan)
        self._tell_all()

    def finish(self, results: Iterable[ItemResult]) -> None:
        self.marks.finish(tuple(results))
        self._renew_facts()
        self._tell_all()

    def set_standing(self, env: EnvId, standing: Standing, fraction: float | None = None) -> None:
        if env in self._rows:
            self.marks.set_standing(env, standing, fraction)
            self._tell(env)

    def mark_all(self, wanted: bool) -> None:
        self._mark(tuple(self.marks.entries), wanted)

    def choose(self, env: EnvId, choice: Choice) -> None:
        entry = self.marks.entries[env]
        if not self.frozen and entry.item.choice is not choice:
            self.marks.choose(env, choice)
            self._tell(env)
            self.changed.emit()

    def entry(self, index: Index) -> Entry | None:
        node = self._node(index)
        return None if node is None or node.env is None else self.marks.entries[node.env]

    def index_of(self, env: EnvId, column: int = 0) -> QModelIndex:
        place = self._rows.get(env)
        return QModelIndex() if place is None else self._index_at(place, column)

    # --- Qt's side -----------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = _NO_PARENT) -> QModelIndex:
        rows = self._children(parent)
        if not (0 <= row < len(rows) and 0 <= column < len(PlanColumn)):
            return QModelIndex()
        return self.createIndex(row, column, rows[row])

    def parent(self, index: Index = _NO_PARENT) -> QModelIndex:  # type: ignore[override]
        node = self._node(index)
        if node is None or node.parent < 0:
            return QModelIndex()
        return self._index_at(node.parent, 0)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return len(self._children(parent))

    def columnCount(self, _parent: Index = _NO_PARENT) -> int:
        return len(PlanColumn)

    def hasChildren(self, parent: Index = _NO_PARENT) -> bool:
        node = self._node(parent)
        return bool(self._tops) if node is None else node.kind is not NodeKind.FACT

    def canFetchMore(self, parent: Index) -> bool:
        """What is to be known of an environment is worded when its row is opened."""
        node = self._node(parent)
        return node is not None and node.kind is NodeKind.ENV and not node.known

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._add_facts(parent.internalId())

    def flags(self, index: Index) -> Qt.ItemFlag:
        node = self._node(index)
        if node is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if node.kind is NodeKind.FACT:
            return flags | Qt.ItemFlag.ItemNeverHasChildren
        if index.column() == PlanColumn.NAME and self._markable(node):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        entry = self.entry(index)
        if entry is not None and entry.conflict and index.column() == PlanColumn.STATUS:
            flags |= Qt.ItemFlag.NoItemFlags if self.frozen else Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self._node(index)
        if node is None:
            return None
        if role == PlanRole.KIND:
            return node.kind
        if node.kind is NodeKind.FACT:
            return self._fact(node, index.column(), role)
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._check(node) if index.column() == PlanColumn.NAME else None
        if node.kind is NodeKind.GROUP:
            return self._group(node, index.column(), role)
        assert node.env is not None
        return self._env(self.marks.entries[node.env], index.column(), role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        node = self._node(index)
        if node is None or self.frozen or node.kind is NodeKind.FACT:
            return False
        if role == Qt.ItemDataRole.CheckStateRole and self._markable(node):
            wanted = Qt.CheckState(value) is not Qt.CheckState.Unchecked
            self._mark(self._envs(node), wanted)
            return True
        if role == Qt.ItemDataRole.EditRole and node.env is not None:
            self.choose(node.env, Choice(value))
            return True
        return False

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            tr("Environment"), tr("Health"), tr("In the target"), tr("Frees"), tr("What happens"),
        )[section]  # fmt: skip

    # --- cells -----------------------------------------------------------------------------

    def _group(self, node: Node, column: int, role: int) -> Any:
        entries = [self.marks.entries[env] for env in self._envs(node)]
        item = self.marks.builds.get(node.key)
        assert self.plan is not None
        if role == PlanRole.SUBTITLE and column == PlanColumn.NAME:
            return self._words.plain(node.key)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            moving = [one for one in entries if one.wanted and one.movable]
            if column == PlanColumn.NAME:
                if not node.key:
                    return tr("Stay as they are")
                return self._words.plain(display_name(node.key))
            if column == PlanColumn.LACKS and node.key:
                return plan_words.build_words(node.key, item, self.plan) if moving else ""
            if column == PlanColumn.FREES and node.key:
                return text.size(sum(one.item.frees or 0 for one in moving))
            if column == PlanColumn.STATUS and node.key:
                return tr("{n} of {m} move here").format(n=len(moving), m=len(entries))
            return ""
        return None

    def _env(self, entry: Entry, column: int, role: int) -> Any:
        if role == PlanRole.LABEL:
            return self._health(entry.item.env) if column == PlanColumn.HEALTH else None
        if role == PlanRole.ENV:
            return entry.item.env
        if role == PlanRole.OUT:
            return not entry.wanted or not entry.movable
        if role == PlanRole.FRACTION:
            return entry.fraction
        if role == PlanRole.CHOICE or (role == Qt.ItemDataRole.EditRole and entry.conflict):
            return entry.item.choice
        if role == PlanRole.SUBTITLE and column == PlanColumn.NAME:
            return self._words.plain(f"→ {entry.group}") if entry.group else ""
        if role == PlanRole.COLOR:
            return self._color(entry, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return text.tip(self._cell(entry, column))
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return self._cell(entry, column)
        return None

    def _cell(self, entry: Entry, column: int) -> str:
        item = entry.item
        if column == PlanColumn.NAME:
            return self._words.plain(item.env.name)
        if column == PlanColumn.HEALTH:
            return self._health(item.env).word
        if column == PlanColumn.LACKS:
            return self._words.plain(plan_words.shortly(item)[0])
        if column == PlanColumn.FREES:
            return text.size(item.frees) if item.frees or entry.movable else "–"
        return status_words(entry)

    def _color(self, entry: Entry, column: int) -> str:
        if column == PlanColumn.LACKS:
            return plan_words.shortly(entry.item)[1]
        if column == PlanColumn.FREES:
            lost = entry.standing in (Standing.FAILED, Standing.SKIPPED)
            going = entry.item.frees and entry.movable and entry.wanted and not lost
            return "green" if going else "muted"
        return status_color(entry) if column == PlanColumn.STATUS else "text"

    @staticmethod
    def _fact(node: Node, column: int, role: int) -> Any:
        assert node.fact is not None
        if role == PlanRole.COLOR:
            return node.fact.color
        if column != 0:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return node.fact.sentence
        if role == Qt.ItemDataRole.ToolTipRole and len(node.fact.sentence) > _WIDE:
            return text.tip(node.fact.sentence)
        return None

    # --- inner -----------------------------------------------------------------------------

    def _check(self, node: Node) -> Qt.CheckState | None:
        if not self._markable(node):
            return None
        entries = [self.marks.entries[env] for env in self._envs(node)]
        marks = {one.wanted for one in entries if one.movable}
        if len(marks) == 2:
            return Qt.CheckState.PartiallyChecked
        return Qt.CheckState.Checked if True in marks else Qt.CheckState.Unchecked

    def _markable(self, node: Node) -> bool:
        return any(self.marks.entries[env].movable for env in self._envs(node))

    def _mark(self, envs: tuple[EnvId, ...], wanted: bool) -> None:
        if not self.frozen:
            self.marks.mark(envs, wanted)
            self._tell_all()
            self.changed.emit()

    def _envs(self, node: Node) -> tuple[EnvId, ...]:
        if node.kind is NodeKind.GROUP:
            found = (self._nodes[child].env for child in node.children)
            return tuple(env for env in found if env is not None)
        return () if node.env is None else (node.env,)

    def _add_facts(self, place: int) -> None:
        node = self._nodes[place]
        assert node.env is not None
        entry = self.marks.entries[node.env]
        facts = plan_words.facts(entry.item, self._words)
        if entry.message:
            ended = plan_words.Fact(self._words.told(entry.message), status_color(entry))
            facts.insert(0, ended)
        node.known = True
        self.beginInsertRows(self._index_at(place, 0), 0, len(facts) - 1)
        for number, fact in enumerate(facts):
            node.children.append(len(self._nodes))
            self._nodes.append(Node(NodeKind.FACT, number, place, fact=fact))
        self.endInsertRows()

    def _renew_facts(self) -> None:
        for place in self._rows.values():
            if self._nodes[place].known:
                self._forget_facts(place)
                self._add_facts(place)

    def _forget_facts(self, place: int) -> None:
        """Their numbers are not given away again: an old index then finds nothing."""
        node = self._nodes[place]
        self.beginRemoveRows(self._index_at(place, 0), 0, len(node.children) - 1)
        node.children = []
        self.endRemoveRows()

    def _children(self, parent: Index) -> list[int]:
        if not parent.isValid():
            return self._tops
        node = self._node(parent)
        return node.children if node is not None and parent.column() == 0 else []

    def _node(self, index: Index) -> Node | None:
        place = index.internalId() if index.isValid() else -1
        return self._nodes[place] if 0 <= place < len(self._nodes) else None

    def _index_at(self, place: int, column: int) -> QModelIndex:
        return self.createIndex(self._nodes[place].place, column, place)

    def _tell(self, env: EnvId) -> None:
        place = self._rows[env]
        self.dataChanged.emit(self._index_at(place, 0), self._index_at(place, len(PlanColumn) - 1))

    def _tell_all(self) -> None:
        """Every level by itself: a range of ``dataChanged`` has one parent."""
        last = len(PlanColumn) - 1
        if self._tops:
            self.dataChanged.emit(
                self._index_at(self._tops[0], 0), self._index_at(self._tops[-1], last)
            )
        for node in self._nodes:
            if node.children:
                self.dataChanged.emit(
                    self._index_at(node.children[0], 0), self._index_at(node.children[-1], last)
                )
