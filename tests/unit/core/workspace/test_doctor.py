"""The doctor: what it finds, in bounded time, without changing a byte."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from roost.core.domain.errors import CancelledError, StoreError
from roost.core.domain.finding import Finding, State, verdict
from roost.core.domain.hardware import Gpu, Hardware
from roost.core.store.layout import Layout
from roost.core.system.context import JobContext
from roost.core.workspace.doctor import doctor
from roost.core.workspace.doctor.contents import (
    choices,
    database,
    environments,
    leftovers,
    trash,
)
from roost.core.workspace.doctor.machine import accelerator
from roost.core.workspace.doctor.place import access, locking, room, volume
from roost.core.workspace.doctor.questions import Answer, Look, Question, ask_all
from roost.core.workspace.doctor.supplies import source
from roost.core.workspace.doctor.window import window
from roost.core.workspace.host import Host
from support.fake_env import make_legacy, make_shared
from support.workspaces import KEY, make_workspace

CTX = JobContext("doctor")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path / "space")


def look(
    root: Path,
    environ: Mapping[str, str] | None = None,
    *,
    deep: bool = False,
    hardware: Hardware | None = None,
) -> Look:
    host = Host(environ=environ or {}, probe=lambda _cache: hardware or Hardware())
    return Look(Layout(root, keeps=False), host, deep)


def by_code(answer: Answer) -> dict[str, Finding]:
    return {finding.code: finding for finding in answer}


def fingerprint(folder: Path) -> dict[str, tuple[object, ...]]:
    """Everything of a tree that a change would change, times included."""
    found: dict[str, tuple[object, ...]] = {}
    for path in sorted(folder.rglob("*")):
        facts = path.lstat()
        content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        found[str(path)] = (facts.st_mode, facts.st_mtime_ns, facts.st_size, content)
    return found


def test_every_environment_has_its_line(root: Path) -> None:
    make_legacy(root, "o__fine")
    broken = make_legacy(root, "o__gone")
    (broken / ".venv" / "bin" / "python").unlink()
    found = {one.env: one for one in environments(look(root), CTX)}
    assert found["legacy:o__fine"].code == "env-unchecked"
    assert found["legacy:o__fine"].command == ("roost", "check", "legacy:o__fine", "--deep")
    gone = found["legacy:o__gone"]
    assert (gone.code, gone.state) == ("env-broken", State.PROBLEM)
    assert gone.remedy
    assert gone.command


def test_deep_runs_their_python(root: Path) -> None:
    make_shared(root, KEY, env_json={})
    make_legacy(root, "o__bad", broken=["torch"])
    before = fingerprint(root)
    found = {one.env: one for one in environments(look(root, deep=True), CTX)}
    assert found[f"shared:{KEY}"].code == "env-healthy"
    assert found["legacy:o__bad"].code == "env-broken"
    assert "torch" in found["legacy:o__bad"].found
    assert fingerprint(root) == before


def test_what_cannot_be_read_is_a_problem_with_its_own_remedy(root: Path) -> None:
    (root / ".envs" / "settings.toml").write_text("accelerator = [\n")
    (root / "profiles" / "bad.toml").write_text("schema = 1\n")
    found = list(choices(look(root), CTX))
    assert {one.code for one in found} == {"damaged-toml", "bad-profile"}
    assert all(one.state is State.PROBLEM and one.remedy for one in found)


def test_leftovers_of_a_dead_process_are_told(root: Path) -> None:
    assert "no-leftovers" in by_code(leftovers(look(root), CTX))
    (root / ".envs" / ".tmp" / f"{KEY}-0a1b2c3d").mkdir(parents=True)
    found = by_code(leftovers(look(root), CTX))["leftovers"]
    assert found.state is State.WARNING
    assert "1 unfinished builds" in found.found


def test_the_database_against_the_disk(root: Path) -> None:
    layout = Layout(root)
    assert "No database" in by_code(database(look(root), CTX))["database"].found
    with sqlite3.connect(layout.database) as made:
        made.executescript(
            "CREATE TABLE history (id INTEGER); CREATE TABLE usage (env TEXT);"
            "INSERT INTO usage VALUES ('legacy:o__gone'), ('other:x');"
        )
    made.close()
    told = by_code(database(look(root), CTX))["database"].found
    assert "1 environments it knows are no longer there" in told
    layout.database.write_bytes(b"not a database at all" * 100)
    assert by_code(database(look(root), CTX))["database-damaged"].state is State.WARNING


def test_the_trash_is_counted(root: Path) -> None:
    assert by_code(trash(look(root), CTX))["trash"].found == "The trash is empty."


def test_the_place(root: Path) -> None:
    found = by_code([*access(look(root), CTX), *volume(look(root), CTX), *room(look(root), CTX)])
    assert {"workspace-readable", "workspace-writable", "file-system"} <= found.keys()
    assert by_code(locking(look(root), CTX))["locks"].state is State.OK


@pytest.mark.parametrize(
    ("hardware", "environ", "code", "state"),
    [
        (Hardware(), {}, "accelerator", State.OK),
        (Hardware(), {"ROOST_ACCELERATOR": "cu121"}, "no-such-gpu", State.WARNING),
        (Hardware(), {"ROOST_ACCELERATOR": "gpu"}, "bad-accelerator", State.PROBLEM),
        (Hardware(), {"ROOST_ACCELERATOR": "cu119"}, "no-profile", State.WARNING),
        (
            Hardware("cuda", (Gpu("Old", "cuda", (8, 6)),), "390.1", (9, 1)),
            {"ROOST_ACCELERATOR": "cu121"}, "driver-too-old", State.PROBLEM,
        ),
    ],
)  # fmt: skip
def test_accelerator_against_profiles(
    root: Path, hardware: Hardware, environ: dict[str, str], code: str, state: State
) -> None:
    found = by_code(accelerator(look(root, environ, hardware=hardware), CTX))
    assert found[code].state is state
    assert found[code].remedy or state is State.OK


def test_a_gpu_no_build_runs_on_is_told(root: Path) -> None:
    (root / ".envs" / "settings.toml").unlink()
    old = Hardware("cuda", (Gpu("Old", "cuda", (3, 0)),), "390.1", (9, 1))
    assert by_code(accelerator(look(root, hardware=old), CTX))["gpu-unused"].remedy


def test_credentials_of_the_package_source_are_not_told(root: Path, tmp_path: Path) -> None:
    nowhere = {"PIP_INDEX_URL": "https://ann:hunter22@index.example/simple", "PIP_NO_INDEX": "1",
               "PIP_FIND_LINKS": str(tmp_path / "away"), "PIP_CONFIG_FILE": os.devnull}  # fmt: skip
    found = list(source(look(root, nowhere), CTX))
    assert "hunter22" not in str(found)
    assert "index.example" in found[0].found
    assert found[1].code == "package-source-away"


def test_without_a_display_nothing_is_started(root: Path) -> None:
    found = list(window(Look(Layout(root), Host(environ={}), platform="linux"), CTX))
    assert [one.code for one in found] == ["no-display"]


def test_a_window_that_cannot_start_says_its_last_words(root: Path) -> None:
    import sys

    program = (sys.executable, "-c", "import sys; sys.exit('no plugin could be loaded')")
    dead = Look(Layout(root), Host(environ={"DISPLAY": ":9"}), True, program=program)
    found = list(window(dead, CTX))
    assert found[0].code == "qt-fails"
    assert "no plugin could be loaded" in found[0].found


def test_a_question_without_an_answer_is_left_behind(root: Path) -> None:
    released, told = threading.Event(), threading.Event()

    def stuck(_look: Look, ctx: JobContext) -> Iterator[Finding]:
        yield Finding("first", State.OK, "said before")
        ctx.cancelled.wait()
        told.set()
        released.wait()

    def quick(_look: Look, _ctx: JobContext) -> Iterator[Finding]:
        yield Finding("quick", State.OK, "there")

    try:
        questions = [Question("the stuck thing", stuck, 0.0), Question("the other", quick)]
        found = list(ask_all(questions, look(root), CTX))
        assert {"no-answer", "quick"} <= {one.code for one in found}
        assert told.wait(60), "its programs are ended"
    finally:
        released.set()


def test_failures_become_findings_and_bugs_do_not(root: Path) -> None:
    def fails(_look: Look, _ctx: JobContext) -> Iterator[Finding]:
        raise StoreError("damaged-toml", "It is damaged.", remedy="Mend it.")

    def denied(_look: Look, _ctx: JobContext) -> Iterator[Finding]:
        raise PermissionError("no")

    def bug(_look: Look, _ctx: JobContext) -> Iterator[Finding]:
        raise RuntimeError("a bug")

    found = list(ask_all([Question("a", fails), Question("b", denied)], look(root), CTX))
    assert [one.code for one in found] == ["damaged-toml", "not-looked"]
    with pytest.raises(RuntimeError, match="a bug"):
        list(ask_all([Question("c", bug)], look(root), CTX))


def test_a_cancel_is_felt(root: Path) -> None:
    ctx = JobContext("doctor")

    def waits(_look: Look, own: JobContext) -> Iterator[Finding]:
        ctx.cancelled.set()
        own.cancelled.wait()
        own.check_cancelled()
        yield Finding("never", State.OK, "")

    with pytest.raises(CancelledError):
        list(ask_all([Question("a", waits, None)], look(root), ctx))


def test_the_whole_changes_nothing(root: Path, isolated_user: Path) -> None:
    make_legacy(root, "o__a")
    make_shared(root, KEY)
    (root / ".envs" / ".tmp" / f"{KEY}-0a1b2c3d").mkdir(parents=True)
    before = fingerprint(root), fingerprint(isolated_user)
    found = tuple(doctor(root, Host(), JobContext("doctor")))
    assert (fingerprint(root), fingerprint(isolated_user)) == before
    assert verdict(found) in (State.WARNING, State.PROBLEM)
    assert all(one.remedy for one in found if one.state is not State.OK), found
