"""Parts of the plan dialog: the base Python with its consent, and figures of several volumes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roost.gui import text
from roost.gui.text import tr

if TYPE_CHECKING:
    from roost.core.domain.plan import Base, ManagedPython, Plan


def offer_of(plan: Plan) -> ManagedPython | None:
    """The Python that uv would fetch, where the plan offers one."""
    for item in plan.items:
        if item.base is not None and item.base.offer is not None:
            return item.base.offer
    return None


def agreed(plan: Plan) -> bool:
    return any(item.base is not None and item.base.agreed for item in plan.items)


def base_words(base: Base) -> str:
    """The Python an environment will hang on, and whether it lasts."""
    if not base.path:
        return tr("No Python here fits yet.")
    words = tr("On Python {version}, {path}").format(version=base.version, path=base.path)
    if base.stable is False:
        words += " " + tr("(an upgrade of the system may pull it away)")
    return words


def consent_words(offer: ManagedPython) -> str:
    size = f", {text.size(offer.size)}" if offer.size else ""
    return tr("Let uv fetch a Python of its own: {version}{size}").format(
        version=offer.version, size=size
    )


def source_words(offer: ManagedPython) -> str:
    return tr("From {address}").format(address=offer.source)
