"""What stands between a model and the environment of its key, and what can be done, as data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from roost.core.domain.compat import Lack
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.envkey import DEDICATED_MARK, dedicated_key

EXTEND = "extend"
DEDICATED = "dedicated"
DRAFT = "draft-profile"


@dataclass(frozen=True, slots=True)
class Offer:
    """One way out: ``command`` does it.

    ``dry_run`` tells first, with the installer's own resolution, whether it can be done.

    ``kind``: extend (the shared set, for all its models), dedicated (an environment for this
    model alone), draft-profile.  ``key`` and ``requirements`` say the same as data.
    """

    kind: str
    key: str
    command: str
    requirements: tuple[str, ...] = ()
    dry_run: str = ""

    def as_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "key": self.key,
            "command": self.command,
            "requirements": list(self.requirements),
            "dry_run": self.dry_run,
        }


@dataclass(frozen=True, slots=True)
class Conflict:
    """``code``: incompatible (``env`` does not serve), maybe-incompatible, no-profile.

    ``package``, ``found``, ``wanted``, ``file`` and ``field`` tell what of which package, and
    where the need was read.
    """

    code: str
    message: str
    env: str = ""
    package: str = ""
    found: str = ""
    wanted: str = ""
    file: str = ""
    field: str = ""
    offers: tuple[Offer, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "message": self.message,
            "env": self.env or None,
            "package": self.package or None,
            "found": self.found or None,
            "wanted": self.wanted or None,
            "file": self.file or None,
            "field": self.field or None,
            "offers": [offer.as_dict() for offer in self.offers],
        }


def conflicts_of(env: EnvId, lacks: Iterable[Lack], model: str) -> tuple[Conflict, ...]:
    """One conflict a package that ``env`` lacks for ``model``; the offers mend all at once.

    ``model``: as it was asked for.
    """
    found = tuple(lacks)
    offers = offers_for(env, tuple(lack for lack in found if lack.certain), model)
    return tuple(
        Conflict(
            "incompatible" if lack.certain else "maybe-incompatible",
            f"{env}: {lack}.",
            str(env),
            lack.package,
            lack.found,
            lack.wanted,
            lack.reason.file,
            lack.reason.field,
            offers if lack.certain else (),
        )
        for lack in found
    )


def offers_for(env: EnvId, lacks: tuple[Lack, ...], model: str) -> tuple[Offer, ...]:
    """Extend the shared set, or give the model an environment of its own."""
    if env.kind is not EnvKind.SHARED or not lacks:
        return ()
    lines = tuple(dict.fromkeys(lack.requirement for lack in lacks))
    words = "".join(f' --with "{line}"' for line in lines)
    command = f"roost create {env.name}{words}"
    extend = Offer(EXTEND, env.name, command, lines, f"{command} --dry-run")
    if DEDICATED_MARK in env.name:
        return (extend,)
    command = f"roost create {env.name} --dedicated {_quoted(model)}{words}"
    own = dedicated_key(env.name, model)
    return (extend, Offer(DEDICATED, own, command, lines, f"{command} --dry-run"))


def no_profile(key: str, legacy: EnvId | None) -> Conflict:
    """A key nothing can be created for; a legacy environment can tell what it would hold."""
    offers: tuple[Offer, ...] = ()
    if legacy is not None:
        command = f"roost profiles draft {_quoted(str(legacy))} --save"
        offers = (Offer(DRAFT, key, command),)
    message = f"There is no profile for {key}: it cannot be created."
    return Conflict("no-profile", message, offers=offers)


def _quoted(text: str) -> str:
    """As both kinds of shell take it."""
    return f'"{text}"' if any(char.isspace() or char in "&()^;'" for char in text) else text
