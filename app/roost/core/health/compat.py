"""What an environment lacks for a model, from the metadata of what is installed in it."""

from __future__ import annotations

from roost.core.domain.compat import Installed, Lack, beyond_stack, lacks_of
from roost.core.domain.env import Env, EnvKind
from roost.core.domain.needs import Needs
from roost.core.domain.requirement import normalised_name
from roost.core.health.extensions import EXTENSIONS, misfit_of
from roost.core.health.static import leads_out
from roost.core.system.venv.facts import TreeFacts, read_facts
from roost.core.system.venv.safe import Unread, read_head

MAX_LIST = 1 << 20
# Where a transformers lists its types: one file up to 5.5, two from 5.6 on.
_LISTS = ("configuration_auto.py", "auto_mappings.py")


def find_lacks(
    env: Env, needs: Needs, *, facts: TreeFacts | None = None, whole: bool = False
) -> tuple[Lack, ...]:
    """See ``domain.compat``; () where nothing can be read.  Runs nothing.

    ``facts``: what was read of the tree already; ``whole``: libraries that the model's key
    stands for count as well, because this environment is of another.
    """
    if not needs.required:
        return ()
    if facts is None:
        if leads_out(env):
            return ()
        facts = read_facts(str(env.venv))
    if facts.site_state != "ok":
        return ()
    lacks = lacks_of(
        needs,
        Installed(
            facts.versions(),
            complete=not (facts.elsewhere or facts.system_site),
            knows_type=_knows_type(env, facts, needs.model_type),
            misfits=_misfits(env, facts, needs),
        ),
    )
    return lacks if whole or env.kind is EnvKind.LEGACY else beyond_stack(lacks)


def _knows_type(env: Env, facts: TreeFacts, kind: str | None) -> bool | None:
    """Whether its transformers names the type in its lists; None where there is no list."""
    if kind is None or '"' in kind or "\\" in kind:
        return None
    folder = env.venv / facts.site / "transformers" / "models" / "auto"
    texts = [read_head(str(folder / name), MAX_LIST) for name in _LISTS]
    if any(isinstance(text, Unread) and text is not Unread.MISSING for text in texts):
        return None
    found = [text for text in texts if isinstance(text, bytes)]
    if not any(b"_MAPPING_NAMES" in text for text in found):
        return None
    return any(f'("{kind}",'.encode() in text for text in found)


def _misfits(env: Env, facts: TreeFacts, needs: Needs) -> dict[str, tuple[str, str]]:
    wanted = {normalised_name(need.name) for need in needs.required} & EXTENSIONS
    if not wanted:
        return {}
    found = {}
    for dist in facts.dists:
        name = normalised_name(dist.name)
        if name in wanted and not dist.problem:
            misfit = misfit_of(env, facts, dist)
            if misfit[0]:
                found[name] = misfit
    return found
