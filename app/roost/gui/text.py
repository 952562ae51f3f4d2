"""Code → sentence: the only place of the window that words values.

``Words`` is handed to whatever shows text.  Everything that comes from disk goes through
``plain``: control and bidi characters are taken out (fault 28), and while a picture for
support is made, the home folder, the user's and the host's names too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from roost.core.domain.accelerator import accelerator_title
from roost.core.domain.env import Env, EnvKind
from roost.core.domain.envkey import display_name
from roost.core.domain.health import Badge, Check
from roost.core.domain.telling import telling_part
from roost.gui.amounts import ago as ago
from roost.gui.amounts import duration as duration
from roost.gui.amounts import parse_time as parse_time
from roost.gui.amounts import size as size
from roost.gui.amounts import size_like as size_like
from roost.gui.amounts import when as when
from roost.gui.language import number as number
from roost.gui.language import plural as plural
from roost.gui.language import tr as tr
from roost.gui.told import told as told

if TYPE_CHECKING:
    from roost.core.domain.decision import Outcome, TraceEntry
    from roost.core.domain.plan import Action, Operation

_HIDDEN = frozenset(["Cc", "Cf", "Cs", "Zl", "Zp", "Co"])


def visible(text: str) -> str:
    """The text without characters that draw nothing or turn the line around."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        " " if char in "\t\n\r" else "�" if unicodedata.category(char) in _HIDDEN else char
        for char in text
    )


def tip(text: str) -> str:
    """The text for a tooltip.  Qt guesses HTML there; so it is HTML, with everything escaped."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped.replace(chr(10), '<br>')}</span>" if text else ""


@dataclass(frozen=True, slots=True)
class Label:
    """A pill: word, colour name of the theme, icon (empty: none), the word for little room."""

    word: str
    color: str
    icon: str = ""
    short: str = ""


def badge_label(badge: Badge) -> Label:
    return {
        Badge.HEALTHY: Label(tr("Healthy"), "green", "badge-healthy"),
        Badge.DEGRADED: Label(tr("Degraded"), "amber", "badge-degraded"),
        Badge.BROKEN: Label(tr("Broken"), "red", "badge-broken"),
        Badge.UNKNOWN: Label(tr("Unknown"), "grey", "badge-unknown"),
    }[badge]


def health_label(env: Env) -> Label:
    """The state shown first: being built, in use, else what the checks said."""
    if env.creating is not None:
        return Label(tr("Creating"), "blue", "badge-creating")
    if env.in_use and env.health.badge is not Badge.BROKEN:
        return Label(tr("In use"), "blue", "badge-in-use")
    return badge_label(env.health.badge)


def source_label(env: Env, fallback: bool) -> Label:
    if env.kind is EnvKind.SHARED:
        return Label(tr("Shared"), "blue")
    if env.kind is EnvKind.OTHER:
        return Label(visible(env.app or tr("Other")), "grey")
    if env.superseded:
        return Label(tr("Superseded"), "green")
    if fallback:
        return Label(tr("Legacy · fallback"), "amber", short=tr("Fallback"))
    return Label(tr("Legacy"), "amber")


def step_question(entry: TraceEntry) -> str:
    from roost.core.domain.decision import Step

    if entry.step is Step.CREATE and entry.env:
        return tr("Another one that fits?")
    return {
        Step.PIN: tr("Pinned by you?"),
        Step.SHARED: tr("Shared environment healthy?"),
        Step.LEGACY: tr("Legacy environment healthy?"),
        Step.JOIN: tr("Another process creating it?"),
        Step.CREATE: tr("Create it"),
        Step.LAST_RESORT: tr("Legacy as last resort"),
    }[entry.step]


def outcome_word(outcome: Outcome) -> str:
    from roost.core.domain.decision import Outcome

    return {
        Outcome.TAKEN: tr("taken"),
        Outcome.REJECTED: tr("rejected"),
        Outcome.SKIPPED: tr("not asked"),
    }[outcome]


def action_sentence(action: Action) -> str:
    from roost.core.domain.plan import Action

    return {
        Action.BUILD: tr("Build a new shared environment"),
        Action.REBUILD: tr("Rebuild beside the old one, then switch"),
        Action.PROMOTE: tr("Turn a legacy environment into the shared one, no download"),
        Action.MIGRATE: tr("Move its model to the shared one, then this folder to the trash"),
        Action.REBIND: tr("Move its model to the shared one; this folder stays"),
        Action.QUARANTINE: tr("Move to the trash (can be undone)"),
        Action.PURGE: tr("Delete for good"),
        Action.RESTORE: tr("Bring back from the trash"),
        Action.MOVE: tr("Move its files to another drive; a link stays"),
        Action.ADOPT: tr("Make it a legacy environment of this workspace"),
        Action.NOTHING: tr("Nothing to do"),
    }[action]


def operation_title(operation: Operation, subject: str) -> str:
    from roost.core.domain.plan import Operation

    return {
        Operation.CREATE: tr("Create {what}"),
        Operation.MIGRATE: tr("Migrate {what}"),
        Operation.DELETE: tr("Delete {what}"),
        Operation.UNDO: tr("Bring back {what}"),
        Operation.PURGE: tr("Free the space of {what}"),
        Operation.ADOPT: tr("Adopt {what}"),
        Operation.MOVE: tr("Move {what} to another drive"),
    }[operation].format(what=subject)


def torch_text(env: Env) -> str:
    """ "2.5.1 · CUDA 12.1", "2.5.1 · CPU", "–" without torch."""
    if not env.torch:
        return "–"
    version = visible(env.torch).partition("+")[0]
    return f"{version} · {accelerator_title(env.accelerator)}" if env.accelerator else version


@dataclass(slots=True)
class Words:
    """Wording with a place to take private names out.  ``hide``: text → what stands for it."""

    hide: Mapping[str, str] = field(default_factory=dict)
    redacting: bool = False

    def plain(self, text: object) -> str:
        result = visible(str(text))
        if self.redacting:
            from roost.core.system.privacy import private_text

            result = private_text(result, self.hide)
        return result

    def env_title(self, env: Env) -> str:
        """Display name of a shared key, the telling part of another tool's path, else the id."""
        if env.kind is EnvKind.SHARED:
            return self.plain(display_name(env.name))
        if env.kind is EnvKind.OTHER:
            return self.plain(telling_part(env.path.parts))
        return self.plain(env.name)

    def env_subtitle(self, env: Env) -> str:
        """Small type under the name: key, where it moves to, or what is wrong."""
        if env.kind is EnvKind.SHARED:
            return self.plain(env.name)
        if env.kind is EnvKind.OTHER:
            return self.plain(env.path)
        if env.health.badge is Badge.BROKEN:
            failed = env.health.failed()
            if failed:
                return self.plain(finding(failed[0]))
        if env.migration_target:
            return self.plain(f"→ {env.migration_target}")
        return self.plain(env.path)

    def told(self, message: str) -> str:
        """A sentence of the core, in the language of the window."""
        return self.plain(told(message))

    def path(self, path: Path | str) -> str:
        return self.plain(path)


def health_hint(env: Env) -> str:
    """What an unknown health means: a legacy environment nobody checked is quite normal."""
    if env.health.badge is Badge.UNKNOWN:
        return tr("Not checked yet: looking deeper runs its Python, so Roost waits for your click.")
    return ""


def finding(check: Check) -> str:
    """A failed check in one line: "base Python 3.9 was removed", "Package torch: not installed"."""
    if ":" in check.code or not check.found:
        return f"{check_title(check.code)}: {told(check.found) or tr('failed')}"
    return told(check.found)


def check_title(code: str) -> str:
    """What a check looked at, in words; the code itself where there is none."""
    kind, colon, name = code.partition(":")
    if colon:
        patterns = {
            "import": tr("Import of {name}"),
            "package": tr("Package {name}"),
            "metadata": tr("Metadata of {name}"),
            "record": tr("Files of {name}"),
        }
        return patterns[kind].format(name=name) if kind in patterns else code
    return {
        "interpreter": tr("Python interpreter"),
        "base-python": tr("Base Python"),
        "pyvenv-cfg": tr("Environment settings (pyvenv.cfg)"),
        "pyvenv": tr("Environment settings (pyvenv.cfg)"),
        "cuda": tr("CUDA available"),
        "drift": tr("Unchanged since it was built"),
        "timeout": tr("Answered in time"),
        "accelerator": tr("Built for the right accelerator"),
    }.get(code, code.replace("-", " ").capitalize())


def stage_word(stage: str) -> str:
    """What a job is doing just now, from the core's name for it."""
    return {
        "demo": tr("Building the sample"),
        "wait": tr("Waiting for another process"),
        "lock": tr("Waiting for another process"),
        "plan": tr("Planning"),
        "measure": tr("Measuring"),
        "python": tr("Fetching Python"),
        "venv": tr("Creating the environment"),
        "resolve": tr("Resolving packages"),
        "download": tr("Downloading"),
        "install": tr("Installing packages"),
        "compile": tr("Compiling bytecode"),
        "health": tr("Checking that it works"),
        "check": tr("Checking that it works"),
        "proof": tr("Proving the model"),
        "smoke": tr("Running your command"),
        "publish": tr("Putting it in place"),
        "copy": tr("Copying"),
        "relocate": tr("Relocating"),
        "migrate": tr("Moving models"),
        "delete": tr("Moving to the trash"),
        "quarantine": tr("Moving to the trash"),
        "purge": tr("Freeing the space"),
        "undo": tr("Bringing back"),
        "scan": tr("Looking at environments"),
    }.get(stage, visible(stage))
