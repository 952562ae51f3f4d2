"""The base Python of a creation: one that is here, or uv's managed one where the user agreed.

Never fetched silently: without consent a plan only offers it (`create KEY --managed-python`).
"""

from __future__ import annotations

import os
from dataclasses import replace

from roost.core.domain.amounts import size
from roost.core.domain.decision import Warning
from roost.core.domain.errors import CancelledError, InstallerError, RoostError
from roost.core.domain.plan import Base, ManagedPython, PlanItem
from roost.core.operations.context import OperationContext
from roost.core.operations.recipe import Recipe
from roost.core.system.context import JobContext
from roost.core.system.interpreters import Interpreter


def look_at_base(context: OperationContext, recipe: Recipe, ctx: JobContext) -> Base:
    """Which base Python the recipe would get, and what uv offers instead.

    Something is offered where no base fits, or only one that an upgrade of the system pulls
    away.  Raises CancelledError.
    """
    try:
        path = context.base_python(recipe.python)
    except CancelledError:
        raise
    except RoostError:
        base = Base()
    else:
        found = _known(context, path)
        if found is None:
            return Base(path)
        base = Base(path, found.version, found.kind, found.stable)
    if base.stable:
        return base
    offer = _offer(context, recipe, ctx)
    agreed = bool(recipe.managed) and offer is not None
    return Base(base.path, base.version, base.kind, base.stable, offer, agreed)


def base_for(
    context: OperationContext, recipe: Recipe, ctx: JobContext, *, lock_fd: int | None = None
) -> str:
    """The interpreter to build on, fetched first where the user agreed to that.

    Raises RoostError ``no-python`` (with what would fetch one), what ``install_python``
    raises, CancelledError.
    """
    if recipe.managed:
        from roost.core.operations.installers.managed import install_python

        ctx.log(f"Fetching the managed Python {recipe.managed}...")
        found = install_python(
            _uv(),
            recipe.managed,
            context.package_sources(),
            ctx,
            subject=str(recipe.env),
            lock_fd=lock_fd,
        )
        return found.path
    try:
        return context.base_python(recipe.python)
    except RoostError as error:
        if error.code != "no-python":
            raise
        offer = _offer(context, recipe, ctx)
        if offer is None:
            raise
        raise RoostError(
            error.code,
            error.message,
            remedy=f"Let uv fetch Python {offer.version}: "
            f"roost create {recipe.key} --managed-python",
            data={**error.data, "managed_python": offer.as_dict()},
        ) from error


def require_offer(context: OperationContext, recipe: Recipe, base: Base) -> None:
    """Consent to a download that is not to be had is refused before anything begins.

    Raises InstallerError ``python-downloads-off`` and ``no-managed-python``.
    """
    if base.stable or base.offer is not None or (base.path and base.stable is None):
        return
    from roost.core.operations.installers.managed import downloads_off

    if context.package_sources().python_downloads == "never":
        raise downloads_off()
    raise InstallerError(
        "no-managed-python",
        f"uv has no managed Python {recipe.python} for this computer.",
        remedy="Install a Python that fits by hand, or change `python` in the profile.",
    )


def with_base(
    context: OperationContext, recipe: Recipe, item: PlanItem, ctx: JobContext
) -> PlanItem:
    """The item with its base Python and what is to be said of it; raises as ``require_offer``."""
    if recipe.source is not None or recipe.clone is not None:
        return item  # a copy keeps the base it has
    base = look_at_base(context, recipe, ctx)
    if recipe.managed:
        require_offer(context, recipe, base)
    return replace(
        item,
        base=base,
        reasons=(*item.reasons, *_reasons(base)),
        warnings=(*item.warnings, *_warnings(recipe, base)),
    )


def agreed(recipe: Recipe, item: PlanItem) -> tuple[Recipe, int | None]:
    """The recipe with the Python that is to be fetched, and all bytes to download."""
    base, downloads = item.base, item.downloads
    if base is None or base.offer is None or not base.agreed:
        return replace(recipe, managed=""), downloads
    if downloads is not None and base.offer.size is not None:
        downloads += base.offer.size
    return replace(recipe, managed=base.offer.key), downloads


def _reasons(base: Base) -> tuple[str, ...]:
    if base.agreed and base.offer is not None:
        offer = base.offer
        weight = "" if offer.size is None else f" ({size(offer.size)})"
        return (f"on uv's managed Python {offer.version}{weight}, fetched from {offer.source}",)
    if base.version:
        return (f"on Python {base.version} ({base.kind}) at {base.path}",)
    return ()


def _warnings(recipe: Recipe, base: Base) -> tuple[Warning, ...]:
    if base.agreed or (base.stable is not False and base.path):
        return ()
    if base.path:
        text = f"An upgrade of the system may pull Python {base.version} at {base.path} away."
        code = "base-may-go"
    else:
        text, code = f"No Python {recipe.python} is on this computer.", "no-python"
    if base.offer is not None:
        text += (
            f" uv's managed Python {base.offer.version} can be fetched instead: "
            f"roost create {recipe.key} --managed-python"
        )
    return (Warning(code, text),)


def _offer(context: OperationContext, recipe: Recipe, ctx: JobContext) -> ManagedPython | None:
    from roost.core.operations.installers.managed import offer_python

    try:
        return offer_python(_uv(), recipe.python, context.package_sources(), ctx)
    except InstallerError:
        return None  # uv itself is missing: nothing can be offered


def _known(context: OperationContext, path: str) -> Interpreter | None:
    real = os.path.realpath(path)
    same = (one for one in context.interpreters() if os.path.realpath(one.path) == real)
    return next(same, None)


def _uv() -> str:
    from roost.core.operations.installers.uv import find_uv

    return find_uv()
