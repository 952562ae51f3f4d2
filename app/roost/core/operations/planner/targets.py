"""Where models move to: what is there, what is made out of a legacy one, what is built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from roost.core.domain.compat import lines_beyond
from roost.core.domain.env import Env, EnvId, EnvKind
from roost.core.domain.envkey import dedicated_key
from roost.core.domain.errors import CancelledError, RoostError
from roost.core.domain.health import Badge
from roost.core.domain.plan import Action, PlanItem
from roost.core.operations.context import OperationContext
from roost.core.operations.planner.times import usual_seconds
from roost.core.operations.prove import lacking, static_findings
from roost.core.operations.recipe import Recipe, make_recipe
from roost.core.operations.standing import is_present
from roost.core.store.envjson import current_tree
from roost.core.system.context import JobContext
from roost.core.system.venv.facts import TreeFacts, read_facts

COPY, RENAME, NEVER = "copy", "rename", "no"
"""How a missing shared environment is made out of a legacy one; "": by rename where needed."""


@dataclass(frozen=True, slots=True)
class Target:
    """One shared environment of a plan.

    ``item`` None: it is there.  ``versions`` of what it will hold, None where not known;
    ``source`` with ``by``: out of which legacy one, and how.  ``offer``: one that could
    become it by rename.
    """

    key: str
    item: PlanItem | None = None
    versions: dict[str, str] | None = None
    source: EnvId | None = None
    by: str = ""
    offer: EnvId | None = None
    installer: str = ""
    extra: tuple[str, ...] = ()
    problem: RoostError | None = None


@dataclass(slots=True)
class Candidate:
    """A legacy environment that moves, with what lies in it."""

    env: Env
    item: PlanItem
    facts: TreeFacts


class _Seen(set[tuple[str, str]]):
    """What dry runs have named: all of it so far, and what the last one named."""

    last: tuple[tuple[str, str], ...] = ()

    def update(self, *others: Iterable[tuple[str, str]]) -> None:
        self.last = tuple(pair for other in others for pair in other)
        super().update(self.last)


@dataclass(slots=True)
class Targets:
    """Works out targets, one after the other; ``coming`` is downloaded once for all of them."""

    context: OperationContext
    ctx: JobContext
    installer: str | None
    measure: bool
    known: Mapping[EnvId, TreeFacts] = field(default_factory=dict)
    coming: _Seen = field(default_factory=_Seen)

    def of(self, key: str, candidates: Sequence[Candidate], how: str) -> Target:
        """The target ``key`` for those candidates that move there."""
        if is_present(self.context, key):
            tree = current_tree(self.context.layout, key)
            facts = self.known.get(EnvId(EnvKind.SHARED, key)) or read_facts(str(tree))
            return Target(key, versions=facts.versions())
        best = best_source(self.context, key, candidates)
        renamed = best if best is not None and self._by_rename(key, best) else None
        if how == RENAME and renamed is not None:
            return self.renamed(key, renamed)
        target = self.built(key, source=best) if how == COPY else self._for_all(key, candidates)
        return replace(target, offer=None if renamed is None else renamed.env.id)

    def _for_all(self, key: str, candidates: Sequence[Candidate]) -> Target:
        """A build with the small libraries its models need on top, where they can be had."""
        try:
            lines = make_recipe(self.context, key, installer=self.installer).requirements
        except RoostError as error:
            return Target(key, problem=error)
        needs = (self.context.model(one.env.id).needs for one in candidates)
        more = dict.fromkeys(line for need in needs for line in lines_beyond(need, lines))
        target = self.built(key, extra=tuple(more)) if more and self.measure else None
        return self.built(key) if target is None or target.problem is not None else target

    def built(
        self, key: str, *, source: Candidate | None = None, extra: tuple[str, ...] = ()
    ) -> Target:
        """A build, or a copy of ``source``."""
        # Here: with them comes everything that builds, 6 MB that most plans have no use for.
        from roost.core.operations.create import build_item
        from roost.core.operations.extend import extended, is_extension

        wanted = None if source is None else source.env.id
        try:
            recipe = recipe_with(self.context, key, extra, self.installer, wanted)
            extension = None
            if self.measure and is_extension(recipe):
                extension = extended(self.context, recipe, self.ctx)
                recipe = extension.recipe
            self.coming.last = ()
            item = build_item(
                self.context,
                recipe,
                self.ctx,
                measure=self.measure,
                coming=self.coming,
                extension=extension,
            )
        except CancelledError:
            raise
        except RoostError as error:
            return Target(key, problem=error, extra=extra)
        versions: dict[str, str] | None = dict(self.coming.last) or None
        if extension is not None:
            versions = {package.name: package.version for package in extension.found.packages}
        if source is not None:
            versions = source.facts.versions()
        if extra:
            item = replace(item, reasons=(*item.reasons, f"with {', '.join(extra)} on top"))
        return Target(
            key,
            item,
            versions,
            wanted,
            COPY if source is not None else "",
            installer=recipe.installer,
            extra=extra,
        )

    def renamed(self, key: str, source: Candidate) -> Target:
        """The source becomes it: no bytes, no download, about a second."""
        recipe = make_recipe(self.context, key, installer=self.installer)
        item = PlanItem(
            EnvId(EnvKind.SHARED, key),
            self.context.layout.shared(key),
            Action.PROMOTE,
            key,
            reasons=(f"{source.env.id} becomes it by rename: no bytes, no download",),
            downloads=0,
            seconds=usual_seconds(self.context, RENAME),
        )
        return Target(
            key, item, source.facts.versions(), source.env.id, RENAME, installer=recipe.installer
        )

    def _by_rename(self, key: str, candidate: Candidate) -> bool:
        from roost.core.operations.preflight import check_machine
        from roost.core.operations.promoted import why_not_by_rename

        if why_not_by_rename(self.context.layout, candidate.item):
            return False
        if self.context.layout.shared(key).exists():
            return False  # something broken has the name
        try:
            recipe = make_recipe(self.context, key, installer=self.installer)
            check_machine(self.context, recipe)
        except RoostError:
            return False
        return not lacking(recipe.profile, candidate.facts.versions()) and not static_findings(
            recipe.env, candidate.env.path, candidate.env.venv, recipe.profile
        )


def best_source(
    context: OperationContext, key: str, candidates: Sequence[Candidate]
) -> Candidate | None:
    """The legacy environment that is most like what the profile asks, and healthy."""
    from roost.core.operations.promoted import why_not_by_rename

    try:
        profile = make_recipe(context, key).profile
    except RoostError:
        return None

    def rank(one: Candidate) -> tuple[object, ...]:
        wrong = static_findings(EnvId(EnvKind.SHARED, key), one.env.path, one.env.venv, profile)
        return (
            len(wrong) + len(lacking(profile, one.facts.versions())),
            bool(why_not_by_rename(context.layout, one.item)),
            one.env.health.badge is not Badge.HEALTHY,
            -len(one.facts.dists),
            one.env.id.name,
        )

    usable = [one for one in candidates if one.env.health.badge is not Badge.BROKEN]
    return min(usable, key=rank, default=None)


def recipe_with(
    context: OperationContext,
    key: str,
    extra: tuple[str, ...],
    installer: str | None,
    source: EnvId | None = None,
) -> Recipe:
    """The recipe of a target: the profile's set, and what conflicts add to it."""
    return make_recipe(context, key, installer=installer, source=source, extra=extra)


def dedicated_for(key: str, item: PlanItem) -> str:
    """The key of an environment for the model of ``item`` alone."""
    return dedicated_key(key, item.models[0] if item.models else item.env.name)
