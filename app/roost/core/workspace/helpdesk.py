"""What a workspace does for who needs help: looking at everything, and telling it on."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Self

from roost.core.store.layout import Layout

if TYPE_CHECKING:
    from roost.core.domain.finding import Finding
    from roost.core.system.context import JobContext
    from roost.core.workspace.host import Host
    from roost.core.workspace.support.collect import Support


class HelpDesk:
    """A part of ``Workspace``: nothing here changes anything."""

    root: Path
    layout: Layout
    host: Host

    def looking(self) -> Self:
        """The same for who may write nothing, not even what only saves time."""
        other = copy(self)
        other.layout = Layout(self.root, keeps=False)
        other.host = self.host.looking()
        return other

    def doctor(self, ctx: JobContext, *, deep: bool = False) -> Iterator[Finding]:
        """The checklist, line by line as it is found out.

        ``deep`` runs every environment's Python.  Raises CancelledError.
        """
        from roost.core.workspace.doctor import doctor

        return doctor(self.root, self.host, ctx, deep=deep)

    def support(self, ctx: JobContext, *, hide_models: bool = False) -> Support:
        """Everything a helper needs, made private, to be looked at before it is written.

        Raises CancelledError.
        """
        from roost.core.workspace.support.collect import collect
        from roost.core.workspace.workspace import Workspace

        if not isinstance(self, Workspace):
            raise TypeError("a help desk is a part of a workspace")
        return collect(self, ctx, hide_models=hide_models)
