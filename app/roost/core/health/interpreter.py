"""Static checks of an environment's interpreter and its base Python (fault 34)."""

from __future__ import annotations

from collections.abc import Iterator

from roost.core.domain.env import Env, EnvKind
from roost.core.domain.health import Check, Severity, passed
from roost.core.system.venv.config import short_version
from roost.core.system.venv.facts import TreeFacts
from roost.core.system.venv.locate import version_of_site

_FOUND = {
    "missing": "there is no interpreter",
    "dangling": "the interpreter is a link to {target}, which is gone",
    "not-a-file": "the interpreter is {target}, which is no file",
    "empty": "the interpreter is an empty file",
    "not-executable": "the interpreter may not be executed",
}
_CONFIG = {
    "missing": "pyvenv.cfg is missing",
    "unreadable": "pyvenv.cfg cannot be read",
    "no-home": "pyvenv.cfg names no home",
}


def interpreter_checks(env: Env, facts: TreeFacts) -> Iterator[Check]:
    """The interpreter, `pyvenv.cfg`, the base Python and site-packages."""
    rebuild = rebuild_remedy(env)
    if facts.interpreter == "outside":
        yield Check(
            "outside",
            False,
            env.problem or "a link out of the workspace",
            "a folder in the workspace",
            "Open the folder it leads to as a workspace of its own, or remove the link.",
        )
        return
    yield _interpreter(env, facts, rebuild)
    yield _config(facts, rebuild)
    if facts.home:
        yield _base(facts, rebuild)
    if facts.version and facts.base:
        yield _upgraded(facts, rebuild)
    yield _site(facts, rebuild)


def rebuild_remedy(env: Env) -> str:
    """How the user gets a working one in its place."""
    if env.kind is EnvKind.SHARED:
        return f"Rebuild it: roost repair {env.id}"
    if env.kind is EnvKind.OTHER:
        return (
            f"Let {env.app} repair it."
            if env.app
            else "Make it again with the program that made it."
        )
    return f"Move its model to a shared environment: roost migrate {env.id}"


def _interpreter(env: Env, facts: TreeFacts, rebuild: str) -> Check:
    if facts.interpreter == "ok":
        return Check("interpreter", True, str(env.python))
    found = _FOUND[facts.interpreter].format(target=facts.interpreter_target)
    if facts.interpreter == "dangling":
        rebuild = f"Install the Python at {facts.interpreter_target} again. Or: {rebuild}"
    return Check("interpreter", False, found, str(env.python), rebuild)


def _config(facts: TreeFacts, rebuild: str) -> Check:
    if facts.config in ("ok", "conda", "own"):
        return passed("pyvenv-cfg", facts.config)
    return Check("pyvenv-cfg", False, _CONFIG[facts.config], "pyvenv.cfg with its home", rebuild)


def _base(facts: TreeFacts, rebuild: str) -> Check:
    if facts.home_exists:
        return passed("base-python", facts.home)
    return Check(
        "base-python",
        False,
        f"{facts.home} is gone",
        f"Python {facts.version or ''} in {facts.home}".replace("  ", " "),
        f"Install that Python again. Or: {rebuild}",
    )


def _upgraded(facts: TreeFacts, rebuild: str) -> Check:
    """Another minor version does not see these packages; another patch level does."""
    made, now = facts.version or "", facts.base or ""
    library = version_of_site(f"{facts.site}") or short_version(made)
    same = short_version(now) == library == short_version(made)
    if same:
        return passed("base-version", now, made)
    if short_version(now) == library:
        # Only the text of pyvenv.cfg is off: what is installed fits the interpreter.
        return Check(
            "base-version",
            False,
            f"the base Python is {now}",
            f"Python {made}, as pyvenv.cfg says",
            rebuild,
            Severity.DEGRADES,
        )
    return Check(
        "base-version",
        False,
        f"the base Python is now {now}",
        f"Python {library}, which the packages were installed for",
        f"Install Python {library} again. Or: {rebuild}",
    )


def _site(facts: TreeFacts, rebuild: str) -> Check:
    if facts.site_state == "ok":
        return passed("site-packages", facts.site)
    found = {
        "missing": "site-packages is missing",
        "unreadable": "site-packages cannot be read",
        "outside": "site-packages is a link out of the environment",
    }[facts.site_state]
    return Check("site-packages", False, found, "a folder of installed packages", rebuild)
