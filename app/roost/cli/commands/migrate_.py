"""`roost migrate`: the plan, then the migration."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

import click

from roost.cli.outcome import carry_out
from roost.cli.session import Session
from roost.core.domain.consolidation import Choice
from roost.core.domain.env import EnvId
from roost.core.domain.errors import UsageError
from roost.core.domain.plan import Operation, Plan
from roost.core.operations.migrate_plan import Wishes
from roost.core.operations.modelproof import ProofWishes
from roost.core.system.context import JobContext


@click.command("migrate")
@click.argument("legacy", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Every legacy environment.")
@click.option("--dry-run", is_flag=True, help="Only show the plan.")
@click.option("--promote", is_flag=True, help="Make missing shared ones out of legacy ones.")
@click.option(
    "--promote-by",
    type=click.Choice(["rename", "copy", "no"]),
    help="How: by rename (no bytes), by copy, or not. Default: by rename where room is short.",
)
@click.option("--purge", is_flag=True, help="Free each one before the next; cannot be undone.")
@click.option(
    "--on-conflict",
    multiple=True,
    metavar="[ENV=]CHOICE",
    help="Where a model needs more than the shared set: extend, dedicated or leave (default).",
)
@click.option("--smoke", metavar="CMD", default="", help="Must succeed before a model is bound.")
@click.option("--trust-remote-code", is_flag=True, help="The proof may run the model's own code.")
@click.option("--plan", "saved", metavar="FILE", help="Carry out, or go on with, a saved plan.")
@click.option("--save", metavar="FILE", help="Keep the plan in FILE.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def command(
    session: Session,
    legacy: tuple[str, ...],
    everything: bool,
    dry_run: bool,
    promote: bool,
    promote_by: str | None,
    purge: bool,
    on_conflict: tuple[str, ...],
    smoke: str,
    trust_remote_code: bool,
    saved: str | None,
    save: str | None,
    yes: bool,
) -> None:
    """Move the models of LEGACY environments to shared ones.

    Each model is proved in its new environment before it is bound; what fails stays as it
    was, and the others go on. In --smoke, {model} is the model's folder.

    Ctrl-C takes back what it is at; what is done stays done, and --plan goes on with the rest.
    """
    workspace = session.workspace
    ctx = session.context("migrate")
    if saved is not None:
        if legacy or everything or promote or promote_by or purge or on_conflict or save:
            raise UsageError("usage", "A saved plan says all of it: give --plan alone.")
        plan = _loaded(session, saved, ProofWishes(smoke, trust_remote_code))
    else:
        if bool(legacy) == everything:
            raise UsageError("usage", "Name the legacy environments, or give --all, or --plan.")
        choice, choices = _choices(session, on_conflict)
        wishes = Wishes(
            promote=promote_by or ("copy" if promote else ""),
            purge=purge,
            on_conflict=choice,
            choices=choices,
            proof=ProofWishes(smoke, trust_remote_code),
        )
        plan = _planned(session, legacy, everything, wishes, ctx)
    if save is not None:
        workspace.save_plan(plan, Path(save))
    carry_out(session, plan, ctx, dry_run=dry_run, yes=yes)


def _planned(
    session: Session, legacy: Sequence[str], everything: bool, wishes: Wishes, ctx: JobContext
) -> Plan:
    workspace = session.workspace
    chosen = None if everything else session.named(legacy)
    return workspace.plan_migrate(chosen, ctx, wishes=wishes)


def _loaded(session: Session, where: str, agreed: ProofWishes) -> Plan:
    """The saved plan.  Raises UsageError ``plan-runs-code`` where nobody agreed to what it runs.

    A file may come from anybody; only what lies in the workspace itself was agreed to before.
    """
    plan = session.workspace.load_plan(where)
    if plan.operation is not Operation.MIGRATE:
        raise UsageError("usage", f"{where} is no plan of a migration.")
    smoke, trusts = plan.option("smoke"), plan.option("trust_remote_code") == "yes"
    runs = [f"--smoke {shlex.quote(smoke)}"] if smoke and smoke != agreed.smoke else []
    runs += ["--trust-remote-code"] if trusts and not agreed.trust_remote_code else []
    if runs and not _is_own(session, where):
        raise UsageError(
            "plan-runs-code",
            f"The plan {where} runs code of its own: {smoke or 'that of the models'}.",
            remedy=f"If that is what you want, say so again: {' '.join(runs)}",
            path=where,
        )
    return plan


def _is_own(session: Session, where: str) -> bool:
    path = Path(where).expanduser()
    if not path.exists():  # an id: `load_plan` found it in the workspace
        return True
    return path.resolve().parent == session.workspace.layout.plans.resolve()


def _choices(session: Session, words: Sequence[str]) -> tuple[Choice, dict[EnvId, Choice]]:
    """``extend`` for all, ``legacy:<id>=dedicated`` for one."""
    everywhere, single = Choice.LEAVE, {}
    for word in words:
        name, equals, value = word.rpartition("=")
        if value not in Choice.__members__.values():
            raise UsageError(
                "usage",
                f"{value!r} is no choice.",
                remedy="Say extend, dedicated or leave, for one environment as ENV=CHOICE.",
            )
        if equals:
            single[session.workspace.find(name)] = Choice(value)
        else:
            everywhere = Choice(value)
    return everywhere, single
