"""`roost migrate` as another program calls it: plans, choices, batches, and all of it undone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from roost.core.operations.migrate_plan import Wishes
from roost.core.system.context import JobContext
from roost.core.workspace import Workspace
from support.commands import command, document, roost, surroundings
from support.fake_env import STACK, make_legacy, make_shared, python_of
from support.fake_libraries import TRANSFORMERS
from support.operations import fingerprint
from support.package_index import make_wheel
from support.workspaces import KEY, make_stack_wheels, make_workspace, offline

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and paths of POSIX")
CODE = "import torch, transformers; print(torch.__version__)"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    wheels = make_stack_wheels(tmp_path / "wheels", {**STACK, "einops": "0.8.1"})
    offline(monkeypatch, wheels)
    return make_workspace(tmp_path / "space")


@contextmanager
def in_use(tree: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that runs in the tree until the end of the block."""
    code = "import sys; print('up', flush=True); sys.stdin.read()"
    process = subprocess.Popen(
        [python_of(tree), "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline()
        yield process
    finally:
        process.kill()
        process.communicate()


def loads(root: Path, model: str) -> str:
    done = roost(root, "run", model, "--", "python", "-c", CODE)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_dry_run_shows_the_whole_picture_and_touches_nothing(root: Path) -> None:
    make_legacy(root, "o__a", {**STACK, "rich": "14.0"})
    make_legacy(root, "o__b", {**STACK, "transformers": "3.0.0"}, broken=("torch",))
    before = fingerprint(root / "environments")
    data = document(roost(root, "--json", "migrate", "--all", "--dry-run"))["data"]
    assert data["picture"].keys() >= {
        "legacy", "shared", "frees_bytes", "conflicts", "broken", "superseded", "left", "volumes",
    }  # fmt: skip
    (volume,) = [one for one in data["picture"]["volumes"] if one["frees_bytes"]]
    assert volume.keys() == {
        "path", "free_bytes", "needs_bytes", "frees_bytes", "peak_bytes", "trash_bytes",
        "net_gain_bytes", "short",
    }  # fmt: skip
    by_env = {item["env"]: item for item in data["items"]}
    lacks = by_env["legacy:o__a"]["comparison"]["lacks"]
    assert lacks == [{"name": "rich", "version": "14.0", "wanted": "", "reason": ""}]
    text = roost(root, "migrate", "--all", "--dry-run").stdout
    assert "2 legacy → 1 shared" in text
    assert "not in the target, and nothing says it is wanted: rich 14.0" in text
    assert "transformers 3.0.0 → 4.57.1 (another major version)" in text
    assert fingerprint(root / "environments") == before
    assert not (root / ".envs" / ".plans").exists()


@pytest.mark.slow
@posix
@pytest.mark.parametrize("how", [[], ["--promote-by", "rename"]], ids=["built", "by rename"])
def test_a_workspace_moves_and_goes_back_to_the_byte(root: Path, how: list[str]) -> None:
    """Five environments: two plain ones, one broken, one with user files, one in use."""
    names = ["o__plain", "o__more", "o__broken", "o__mine", "o__busy"]
    for name in names:
        extra = {"rich": "14.0"} if name == "o__more" else {}
        broken = ("torch",) if name == "o__broken" else ()
        make_legacy(root, name, {**STACK, **extra}, broken=broken)
    environments = root / "environments"
    (environments / "o__mine" / "diary.txt").write_text("mine")
    well = [name.replace("__", "/") for name in names if name != "o__broken"]
    for model in well:
        assert loads(root, model) == STACK["torch"]
    before = fingerprint(environments)
    with in_use(environments / "o__busy" / ".venv"):
        done = roost(root, "--json", "migrate", "--all", "--yes", *how)
    data = document(done)["data"]
    assert done.returncode == 4, done.stdout
    outcomes = {item["env"]: item["outcome"] for item in data["items"]}
    assert [outcomes[f"legacy:{name}"] for name in names] == [
        "done", "done", "done", "partial", "partial",
    ]  # fmt: skip
    assert (data["summary"]["done"], data["summary"]["partial"]) == (3, 2)
    assert data["plan_file"] is None
    assert sorted(os.listdir(environments)) == ["o__busy", "o__mine"]
    for name in names:
        resolved = document(roost(root, "--json", "resolve", name.replace("__", "/")))["data"]
        assert (resolved["strategy"], resolved["env_key"]) == ("shared", KEY)
        assert loads(root, name.replace("__", "/")) == STACK["torch"]
    for _ in range(3):
        assert roost(root, "undo").returncode == 0
    assert fingerprint(environments) == before
    for model in well:
        assert loads(root, model) == STACK["torch"]


def _with_model(root: Path, name: str, package: str) -> None:
    """A legacy environment whose model needs one more package, which it has."""
    make_legacy(root, name, {**STACK, "einops": "0.8.1"})
    folder = root / "models" / name.replace("__", "/")
    folder.mkdir(parents=True)
    (folder / "config.json").write_text('{"model_type": "bert", "architectures": ["BertModel"]}')
    (folder / "requirements.txt").write_text(f"{package}\n")


def test_conflicts_are_left_extended_or_given_their_own(root: Path, tmp_path: Path) -> None:
    parts = {"transformers/__init__.py": TRANSFORMERS}
    make_wheel(tmp_path / "wheels", "transformers", STACK["transformers"], parts)
    make_legacy(root, "o__plain")
    _with_model(root, "o__needy", "einops>=0.8")
    _with_model(root, "o__other", "einops>=0.8")
    left = document(roost(root, "--json", "migrate", "--all", "--dry-run"))["data"]
    assert left["picture"]["conflicts"] == 2
    choices = {item["env"]: item["choice"] for item in left["items"]}
    assert (choices["legacy:o__needy"], choices["legacy:o__plain"]) == ("leave", None)
    wrong = roost(root, "--json", "migrate", "--all", "--on-conflict", "merge", "--dry-run")
    assert (wrong.returncode, bool(document(wrong)["errors"])) == (2, True)
    done = roost(
        root, "--json", "migrate", "--all", "--yes", "--on-conflict", "leave",
        "--on-conflict", "o__needy=dedicated",
    )  # fmt: skip
    data = document(done)["data"]
    assert done.returncode == 4, done.stdout
    own = f"{KEY}--dedicated--o__needy"
    assert (root / ".envs" / own / "env.json").is_file()
    assert (root / "environments" / "o__other").exists()
    resolved = document(roost(root, "--json", "resolve", "o/needy", "--no-create"))["data"]
    assert (resolved["env_key"], resolved["strategy"]) == (own, "shared")
    assert {item["outcome"] for item in data["items"]} == {"done", "partial"}


@posix
def test_a_cancelled_batch_goes_on_with_its_plan(root: Path, tmp_path: Path) -> None:
    for name in ("o__a", "o__b"):
        make_legacy(root, name)
    make_shared(root, KEY, STACK, env_json={})
    begun, waits = tmp_path / "begun", tmp_path / "waits"
    waits.touch()
    script = tmp_path / "smoke.py"
    script.write_text(
        "import os, sys, threading\n"
        f"print(os.getpid(), file=open({str(begun)!r}, 'w'), flush=True)\n"
        f"if os.path.exists({str(waits)!r}): threading.Event().wait(600)\n"
    )
    words = command(root, "--json", "migrate", "--all", "--yes", "--smoke", str(script))
    process = subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings(), text=True
    )
    try:
        while not begun.exists():
            assert process.poll() is None, process.communicate()
        process.send_signal(signal.SIGINT)
        stdout, _ = process.communicate(timeout=120)
    finally:
        process.kill()
        process.wait()
    found = json.loads(stdout)
    assert (process.returncode, found["ok"]) == (130, False)
    plan_file = found["data"]["plan_file"]
    assert Path(plan_file).parent == root / ".envs" / ".plans"
    assert sorted(os.listdir(root / "environments")) == ["o__a", "o__b"]
    waits.unlink()
    again = roost(root, "--json", "migrate", "--plan", plan_file, "--yes")
    assert again.returncode == 0, again.stdout
    assert os.listdir(root / "environments") == []
    assert os.listdir(root / ".envs" / ".plans") == []
    assert all("succeeded" in item["proof"] for item in document(again)["data"]["items"])


@posix
def test_a_plan_from_elsewhere_runs_nothing_nobody_agreed_to(root: Path, tmp_path: Path) -> None:
    make_legacy(root, "o__a")
    make_shared(root, KEY, STACK, env_json={})
    ran, script, saved = tmp_path / "ran", tmp_path / "smoke.py", tmp_path / "plan.json"
    script.write_text(f"open({str(ran)!r}, 'w')\n")
    smoke = ("--smoke", str(script))
    assert roost(root, "migrate", "o__a", *smoke, "--save", str(saved), "--dry-run").returncode == 0
    refused = roost(root, "--json", "migrate", "--plan", str(saved), "--yes")
    (error,) = document(refused)["errors"]
    assert (refused.returncode, error["code"]) == (2, "plan-runs-code")
    assert str(script) in error["remedy"]
    assert not ran.exists()
    assert (root / "environments" / "o__a").exists()
    assert roost(root, "migrate", "--plan", str(saved), *smoke, "--yes").returncode == 0
    assert ran.exists()


@pytest.mark.slow
@posix
@pytest.mark.parametrize("events", [4, 11, 18])
def test_a_killed_batch_leaves_every_model_an_environment_and_goes_on(
    root: Path, events: int
) -> None:
    """SIGKILL after so many events; the plan that was saved before anything does the rest."""
    names = ["o__a", "o__b", "o__c"]
    for name in names:
        make_legacy(root, name)
    before = fingerprint(root / "environments")
    how = ["--promote-by", "rename", "--progress", "json", "--yes"]
    process = subprocess.Popen(
        command(root, "--json", "migrate", "--all", *how),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=surroundings(),
    )
    try:
        assert process.stderr is not None
        for _ in range(events):
            process.stderr.readline()
    finally:
        process.kill()
        process.communicate()
    for name in names:
        done = roost(root, "--json", "resolve", name.replace("__", "/"), "--no-create")
        assert done.returncode == 0, done.stdout
        python = document(done)["data"]["python_executable"]
        subprocess.run([python, "-B", "-c", CODE], check=True, capture_output=True)
    plans = root / ".envs" / ".plans"
    for saved in sorted(os.listdir(plans)) if plans.exists() else []:
        again = roost(root, "--json", "migrate", "--plan", str(plans / saved), "--yes")
        assert again.returncode == 0, again.stdout
        assert os.listdir(root / "environments") == []
    while document(roost(root, "--json", "trash", "list"))["data"]["items"]:
        assert roost(root, "undo").returncode == 0
    assert fingerprint(root / "environments") == before


def test_a_plan_is_saved_shown_and_refused_once_the_disk_differs(
    root: Path, tmp_path: Path
) -> None:
    make_legacy(root, "o__a")
    kept = tmp_path / "plan.json"
    first = roost(root, "--json", "migrate", "--all", "--dry-run", "--save", str(kept))
    shown = roost(root, "--json", "migrate", "--plan", str(kept), "--dry-run")
    assert document(shown)["data"] == document(first)["data"]
    assert roost(root, "migrate", "--plan", str(kept), "--all", "--yes").returncode == 2
    assert roost(root, "migrate", "--plan", str(tmp_path / "no.json"), "--yes").returncode == 5
    moved = root / "environments" / "o__a"
    moved.rename(tmp_path / "o__a")
    refused = roost(root, "--json", "migrate", "--plan", str(kept), "--yes")
    assert refused.returncode == 1
    assert document(refused)["errors"][0]["code"] == "changed"
    (tmp_path / "o__a").rename(moved)
    done = roost(root, "--json", "migrate", "--plan", str(kept), "--yes")
    assert done.returncode == 0, done.stdout
    assert not moved.exists()


def test_the_library_stops_after_the_current_one_and_goes_on(root: Path) -> None:
    """What the window does: the flag is set from another thread, the plan waits on disk."""
    for name in ("o__a", "o__b"):
        make_legacy(root, name)
    make_shared(root, KEY, STACK, env_json={})
    workspace, ctx = Workspace(root), JobContext("migrate")
    plan = workspace.plan_migrate(None, ctx, wishes=Wishes("no"))

    def sink(event: object) -> None:
        if getattr(event, "what", "") == "removed":
            ctx.stopping.set()

    ctx.sink = sink
    result = workspace.execute(plan, ctx)
    assert (result.stopped, result.exit_code) == (True, 4)
    assert len(os.listdir(root / "environments")) == 1
    saved = workspace.load_plan(result.data["plan_file"])
    assert saved == plan
    rest = workspace.execute(saved, JobContext("migrate"))
    assert (rest.exit_code, rest.data["plan_file"]) == (0, None)
    assert os.listdir(root / "environments") == []
    assert os.listdir(root / ".envs" / ".plans") == []
