"""What a bar of *What takes the space* is made of: shares with a colour and a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from roost.core.domain.env import Sizes
from roost.gui import text
from roost.gui.text import tr

if TYPE_CHECKING:
    from roost.core.workspace.space import Space

FREES, OWN, SHARED, TRASH = "green", "accent", "hint", "amber"
CACHES: Mapping[str, str] = {"pip": "blue", "uv": "grey"}


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` bytes in ``color`` of the theme, named ``word``."""

    word: str
    color: str
    count: int

    def told(self) -> str:
        return f"{self.word}: {text.size(self.count)}"


def of_sizes(sizes: Sizes) -> tuple[Share, ...]:
    """One environment: what deleting frees, what is its own beside that, what others hold too."""
    frees = min(sizes.will_free, sizes.size)
    own = max(0, min(sizes.own, sizes.size) - frees)
    return present(
        Share(tr("Deleting frees it, once purged"), FREES, frees),
        Share(tr("Its own, but copied on write elsewhere"), OWN, own),
        Share(tr("Linked with others"), SHARED, sizes.size - frees - own),
    )


def of_trash(size: int, frees: int | None) -> tuple[Share, ...]:
    """What its purge gives back, and what stays where else it is linked."""
    gone = size if frees is None else min(frees, size)
    return present(
        Share(tr("In the trash"), TRASH, gone), Share(tr("Linked with others"), SHARED, size - gone)
    )


def of_space(found: Space) -> tuple[Share, ...]:
    """The whole workspace: what is linked counts once; the trash and the caches apart."""
    known = [env.sizes for env in found.environments if env.sizes is not None]
    trash = found.trash or 0
    own = sum(sizes.own for sizes in known)
    return present(
        Share(tr("Of one environment alone"), OWN, own),
        Share(tr("Linked between several, counted once"), SHARED, found.total - own - trash),
        Share(tr("In the trash"), TRASH, trash),
        *(
            Share(downloads(cache.tool), CACHES[cache.tool], cache.size or 0)
            for cache in found.caches or ()
            if cache.tool in CACHES
        ),
    )


def present(*shares: Share) -> tuple[Share, ...]:
    return tuple(share for share in shares if share.count > 0)


def downloads(tool: str) -> str:
    return tr("Downloads kept by {tool}").format(tool=tool)


def told(shares: Sequence[Share]) -> str:
    """The bar for a screen reader."""
    return ", ".join(share.told() for share in shares)
