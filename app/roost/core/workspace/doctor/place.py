"""The doctor on the workspace as a place: may it be used, is there room, what can its volume do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from roost.core.domain.amounts import size
from roost.core.domain.finding import Finding, State
from roost.core.system.context import JobContext
from roost.core.system.filesystem import FileSystem, look_at
from roost.core.system.locktest import locks_refuse
from roost.core.system.longpaths import long_paths_enabled
from roost.core.system.tree import free_space
from roost.core.system.volumes import volumes
from roost.core.system.windows_hints import hints
from roost.core.workspace.doctor.questions import Look

NO_ROOM = 1 << 30
LITTLE_ROOM = 10 << 30
"""Bytes: a stack with torch for a GPU takes between five and nine gigabytes."""
LONG_ROOT = 80
"""Characters: what follows the root in an environment with torch may be 180 more."""


def access(look: Look, _ctx: JobContext) -> Iterator[Finding]:
    """Readable, writable, and by whom."""
    layout = look.layout
    root = str(layout.root)
    folders = [one for one in (layout.root, layout.envs, layout.environments) if one.is_dir()]
    closed = [one for one in folders if not os.access(one, os.R_OK | os.X_OK)]
    for folder in closed:
        yield Finding(
            "workspace-unreadable",
            State.PROBLEM,
            f"{folder} may not be read.",
            "Give yourself the right to read the folder, or open another workspace.",
            path=str(folder),
        )
    if not closed:
        yield Finding("workspace-readable", State.OK, f"{root} can be read.", path=root)
    firm = [one for one in folders if not os.access(one, os.W_OK)]
    if look_at(layout.root).read_only or firm:
        where = str(firm[0]) if firm else root
        yield Finding(
            "workspace-read-only",
            State.WARNING,
            f"{where} may not be written: looking works, creating and moving do not.",
            "Give yourself the right to write there, or mount the volume for writing.",
            path=where,
        )
    else:
        yield Finding("workspace-writable", State.OK, f"{root} can be written.", path=root)
    yield from _owners(folders)


def _owners(folders: list[Path]) -> Iterator[Finding]:
    if os.name == "nt" or not hasattr(os, "geteuid"):
        return
    me = os.geteuid()
    for folder in folders:
        try:
            owner = folder.stat().st_uid
        except OSError:
            continue
        if owner != me:
            yield Finding(
                "foreign-owner",
                State.WARNING,
                f"{folder} belongs to another user (number {owner}, you are {me}).",
                "Use Roost as the user who made the folder; else files of two users get mixed.",
                path=str(folder),
            )
            return


def room(look: Look, _ctx: JobContext) -> Iterator[Finding]:
    """Space for the next environment."""
    free = free_space(look.layout.root)
    told = f"{size(free)} are free on the workspace's volume."
    if free >= LITTLE_ROOM:
        yield Finding("free-space", State.OK, told)
        return
    yield Finding(
        "short-of-space",
        State.PROBLEM if free < NO_ROOM else State.WARNING,
        told,
        "Empty the trash, or see what takes the space; an environment for a GPU needs 5 to 9 GB.",
        ("roost", "trash", "purge") if _has_trash(look) else ("roost", "du"),
    )


def _has_trash(look: Look) -> bool:
    try:
        return bool(os.listdir(look.layout.trash))
    except OSError:
        return False


def volume(look: Look, _ctx: JobContext) -> Iterator[Finding]:
    """What kind of file system it is, and what follows from that."""
    facts = look_at(look.layout.root)
    yield Finding("file-system", State.OK, f"The file system is {described(facts)}.")
    if not facts.hard_links:
        yield Finding(
            "no-links",
            State.WARNING,
            f"{facts.kind} knows no links: every environment is copied whole.",
            "Move the workspace to a volume with NTFS, ext4, APFS or the like.",
        )
    if look.platform == "win32":
        yield from _long_paths(look.layout.root)


def described(facts: FileSystem) -> str:
    """Kind and abilities in words."""
    parts = [facts.kind or "of an unknown kind"]
    if facts.remote:
        parts.append("on the network")
    if facts.case_sensitive is not None:
        parts.append("tells cases apart" if facts.case_sensitive else "does not tell cases apart")
    parts.append("has hard links" if facts.hard_links else "has no hard links")
    shares = {True: "copies share blocks", None: "copies may share blocks"}
    parts.append(shares.get(facts.reflinks, "copies share no blocks"))
    return ", ".join(parts)


def _long_paths(root: Path) -> Iterator[Finding]:
    if long_paths_enabled():
        yield Finding("long-paths", State.OK, "Windows allows long paths (LongPathsEnabled).")
        return
    long = len(str(root)) > LONG_ROOT
    yield Finding(
        "long-paths-off",
        State.WARNING,
        "Windows does not allow paths of more than 260 characters (LongPathsEnabled is 0).",
        "Turn long paths on as an administrator and restart"
        + (", or move the workspace nearer to the drive's root." if long else "."),
        (
            *("reg", "add", "HKLM\\SYSTEM\\CurrentControlSet\\Control\\FileSystem"),
            *("/v", "LongPathsEnabled", "/t", "REG_DWORD", "/d", "1", "/f"),
        ),
    )


def locking(look: Look, _ctx: JobContext) -> Iterator[Finding]:
    """Whether a lock keeps a second one out, tried on a file that is there anyway."""
    remote = volumes().is_remote(str(look.layout.root))
    tried = _lockable(look)
    if tried is None:
        yield Finding("locks", State.OK, "Nothing to try locks on yet; the first creation does.")
        return
    answer = locks_refuse(tried)
    if answer is True and not remote:
        yield Finding("locks", State.OK, "Locks work here: a second one is refused.")
    elif answer is True:
        yield Finding(
            "locks-remote",
            State.WARNING,
            "Locks work between programs of this computer; on a network drive another computer "
            "may not see them.",
            "Let only one computer create and move environments in this workspace at a time.",
        )
    elif answer is False:
        yield Finding(
            "no-locking",
            State.PROBLEM,
            "Locks do not work on this volume: two programs got the same one.",
            "Move the workspace to a local volume; nothing protects two Roosts from each other.",
            path=str(look.layout.root),
        )
    else:
        yield Finding(
            "locks-untried",
            State.WARNING if remote else State.OK,
            f"No lock could be tried on {tried.name}.",
            "Creating will say if the volume has none." if remote else "",
        )


def _lockable(look: Look) -> Path | None:
    """A file Roost never locks itself, else (not on Windows) the folder of environments."""
    layout = look.layout
    for path in (layout.settings, layout.overrides, layout.database):
        if path.is_file():
            return path
    if os.name == "nt":
        return None
    return next((one for one in (layout.envs, layout.root) if one.is_dir()), None)


def guards(look: Look, _ctx: JobContext) -> Iterator[Finding]:
    """Antivirus, guarded folders and the cloud (Windows)."""
    if look.platform != "win32":
        return
    for hint in hints(str(look.layout.root), look.environ):
        mild = State.OK if hint.code == "antivirus" else State.WARNING
        state = State.PROBLEM if hint.blocks else mild
        yield Finding(hint.code, state, hint.found, hint.remedy, path=str(look.layout.root))
