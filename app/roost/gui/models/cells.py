"""What the cells of the table say: one line, the small line under it, what hovering tells."""

from __future__ import annotations

from roost.core.domain.env import EnvKind
from roost.gui import text
from roost.gui.models.roles import Column
from roost.gui.models.row import Measuring, Row


class CellText:
    def __init__(self, words: text.Words) -> None:
        self._words = words

    def display(self, row: Row, column: Column, *, spoken: bool) -> str:
        env = row.env
        if column is Column.HEALTH:
            return row.label.word
        if column is Column.NAME:
            title = self._words.env_title(env)
            return f"{title}, {self._words.env_subtitle(env)}" if spoken else title
        if column is Column.SOURCE:
            return source_label(row).word
        if column is Column.MODELS:
            return "–" if env.kind is EnvKind.OTHER else text.number(len(env.models))
        if column is Column.PYTHON:
            return self._words.plain(env.python_version or "–")
        if column is Column.TORCH:
            return text.torch_text(env)
        if column is Column.SIZE:
            return text.size(env.sizes.size if env.sizes else None)
        return text.ago(env.last_used)

    def subtitle(self, row: Row, column: Column) -> str:
        if column is Column.NAME:
            return self._words.env_subtitle(row.env)
        if column is not Column.SIZE:
            return ""
        sizes = row.env.sizes
        if sizes is None:
            waiting = row.measuring is Measuring.WAITING
            return text.tr("measuring…") if waiting else ""
        if row.env.kind is EnvKind.LEGACY and sizes.will_free:
            return text.tr("will free {size}").format(size=text.size(sizes.will_free))
        if sizes.shared > sizes.size // 50:
            return text.tr("+{size} shared").format(size=text.size(sizes.shared))
        return ""

    def tooltip(self, row: Row, column: Column) -> str:
        if column is Column.NAME:
            return self._about(row)
        if column is Column.SIZE:
            return self.subtitle(row, column)
        if column is Column.MODELS and row.env.models:
            return "\n".join(self._words.plain(model) for model in row.env.models[:20])
        if column is Column.HEALTH:
            return "\n".join(
                self._words.plain(f"{check.code}: {text.told(check.found)}")
                for check in row.env.health.failed()[:8]
            ) or text.health_hint(row.env)
        return ""

    def _about(self, row: Row) -> str:
        """What other columns say, since a narrow window leaves some out."""
        titles = column_titles()
        shown = (Column.SOURCE, Column.MODELS, Column.PYTHON, Column.TORCH, Column.USED)
        lines = [f"{titles[one]}: {self.display(row, one, spoken=False)}" for one in shown]
        name = self.display(row, Column.NAME, spoken=False)
        return "\n".join([name, self._words.path(row.env.path), *lines])


def source_label(row: Row) -> text.Label:
    return text.source_label(row.env, row.fallback)


def column_titles() -> tuple[str, ...]:
    return (
        text.tr("Health"),
        text.tr("Environment"),
        text.tr("Source"),
        text.tr("Models"),
        text.tr("Python"),
        text.tr("Torch"),
        text.tr("Size"),
        text.tr("Last used"),
    )
