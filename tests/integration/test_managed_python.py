"""uv's managed Python: offered, never fetched silently, verified, shown and cancelled."""

from __future__ import annotations

import platform
import shutil
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import psutil
import pytest

from roost.core.domain.errors import CancelledError, InstallerError, RoostError
from roost.core.domain.events import Event, Progress
from roost.core.domain.plan import Plan
from roost.core.operations.context import OperationContext
from roost.core.operations.create import execute_create, plan_create
from roost.core.operations.installers.managed import offer_python
from roost.core.operations.installers.settings import read_sources
from roost.core.operations.installers.uv import find_uv
from roost.core.system.context import JobContext
from roost.core.system.interpreters import Interpreter, choose_interpreter
from support.commands import document, roost
from support.managed_python import SHORT, VERSION, Mirror, make_mirror
from support.operations import KEY, Recorder, at_rest, operations, starts
from support.stacks import Stack, small_stack
from support.workspaces import make_stack_wheels, make_workspace, offline

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or platform.libc_ver()[0] != "glibc",
    reason="the stand-in for a managed Python is packed for Linux with glibc",
)
FAR = f"{SHORT}.99"
"""A version that no machine has."""


@pytest.fixture(scope="module")
def mirror(tmp_path_factory: pytest.TempPathFactory) -> Mirror:
    return make_mirror(tmp_path_factory.mktemp("mirror") / "m")


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    return small_stack(tmp_path_factory.mktemp("wheels"))


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    return tmp_path / "managed"


def context_of(
    root: Path, stack: Stack, variables: dict[str, str], there: tuple[Interpreter, ...] = ()
) -> OperationContext:
    """A machine that has the Pythons of ``there`` and nothing else."""
    root.mkdir(exist_ok=True)
    stack.write_profile(root)
    environ = {
        "PIP_CONFIG_FILE": "/dev/null",
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(stack.wheels),
        **variables,
    }
    options = stack.options() | {
        "sources": read_sources(environ),
        "interpreters": lambda: there,
        "base_python": lambda spec: choose_interpreter(spec, there).path,
    }
    return operations(root, **options)


@pytest.fixture
def context(tmp_path: Path, stack: Stack, mirror: Mirror, installed: Path) -> OperationContext:
    return context_of(tmp_path / "space", stack, mirror.variables(installed))


def offered(plan: Plan) -> dict[str, object]:
    found = plan.as_dict()["items"][0]["base"]["managed_python"]
    assert isinstance(found, dict)
    return found


def test_without_a_base_the_plan_offers_and_only_offers(
    context: OperationContext, mirror: Mirror, installed: Path
) -> None:
    plan = plan_create(context, KEY, JobContext())
    assert offered(plan) == {
        "key": mirror.key,
        "version": VERSION,
        "source": f"{mirror.folder.as_uri()}/{mirror.archive.parent.name}/"
        + mirror.archive.name.replace("+", "%2B"),
        "download_bytes": mirror.archive.stat().st_size,
        "agreed": False,
    }
    [warning] = plan.items[0].warnings
    assert warning.code == "no-python"
    assert f"roost create {KEY} --managed-python" in warning.message
    with pytest.raises(RoostError, match="No Python") as refused:
        execute_create(context, plan, JobContext())
    assert refused.value.code == "no-python"
    assert f"roost create {KEY} --managed-python" in refused.value.remedy
    assert not installed.exists()
    at_rest(context.layout.root)


def test_with_consent_it_is_fetched_as_a_stage_of_the_job(
    context: OperationContext, installed: Path, mirror: Mirror
) -> None:
    job = Recorder()
    plan = plan_create(context, KEY, job.ctx, managed_python=True)
    assert offered(plan)["agreed"] is True
    assert any("uv's managed Python" in reason for reason in plan.items[0].reasons)
    assert not installed.exists()
    assert execute_create(context, plan, job.ctx).ok
    tree = context.layout.shared(KEY) / ".venv"
    assert starts(tree, "torch", "transformers")
    home = f"home = {installed / mirror.key / 'bin'}"
    assert home in (tree / "pyvenv.cfg").read_text()
    told = [event for event in job.events if isinstance(event, Progress)]
    fractions = [event.fraction for event in told if event.fraction is not None]
    assert fractions == sorted(fractions)
    assert (fractions[-1], fractions.count(1.0)) == (1.0, 1)
    python = [event for event in told if event.stage == "python"]
    assert python[-1].done == python[-1].total
    assert (python[-1].total or 0) > 1_000_000
    assert list(dict.fromkeys(event.stage for event in told)) == [
        *("python", "venv", "resolve", "install", "compile", "check", "publish"),
    ]
    at_rest(context.layout.root)
    assert list((installed / ".temp").iterdir()) == []


def test_what_an_upgrade_pulls_away_is_used_but_said(
    tmp_path: Path, stack: Stack, mirror: Mirror, installed: Path
) -> None:
    base = Interpreter(getattr(sys, "_base_executable", ""), VERSION, "system", False)
    context = context_of(tmp_path / "space", stack, mirror.variables(installed), (base,))
    plan = plan_create(context, KEY, JobContext())
    [warning] = plan.items[0].warnings
    assert warning.code == "base-may-go"
    assert offered(plan)["agreed"] is False
    assert execute_create(context, plan, JobContext()).ok
    assert not installed.exists()


def test_a_lasting_base_needs_no_offer_even_with_consent(
    tmp_path: Path, stack: Stack, mirror: Mirror, installed: Path
) -> None:
    base = Interpreter(getattr(sys, "_base_executable", ""), VERSION, "pyenv", True)
    context = context_of(tmp_path / "space", stack, mirror.variables(installed), (base,))
    plan = plan_create(context, KEY, JobContext(), managed_python=True)
    assert plan.as_dict()["items"][0]["base"]["managed_python"] is None
    assert plan.items[0].warnings == ()
    assert plan.option("managed_python") == ""


def test_an_archive_of_another_hash_is_refused(
    tmp_path: Path, stack: Stack, installed: Path
) -> None:
    wrong = make_mirror(tmp_path / "wrong", bad_hash=True)
    context = context_of(tmp_path / "space", stack, wrong.variables(installed))
    plan = plan_create(context, KEY, JobContext(), managed_python=True)
    with pytest.raises(InstallerError) as refused:
        execute_create(context, plan, JobContext())
    assert refused.value.code == "bad-hash"
    assert not (installed / wrong.key).exists()
    at_rest(context.layout.root)


def test_who_forbids_downloads_is_not_asked_and_not_overruled(
    tmp_path: Path, stack: Stack, mirror: Mirror, installed: Path
) -> None:
    variables = {**mirror.variables(installed), "UV_PYTHON_DOWNLOADS": "never"}
    context = context_of(tmp_path / "space", stack, variables)
    plan = plan_create(context, KEY, JobContext())
    assert plan.as_dict()["items"][0]["base"]["managed_python"] is None
    with pytest.raises(InstallerError) as refused:
        plan_create(context, KEY, JobContext(), managed_python=True)
    assert refused.value.code == "python-downloads-off"


def test_the_offer_prefers_roost_s_own_minor_version(mirror: Mirror, installed: Path) -> None:
    known = read_sources({"UV_PYTHON_INSTALL_DIR": str(installed), "PIP_CONFIG_FILE": "/dev/null"})
    found = offer_python(find_uv(), ">=3.9,<3.15", known, JobContext(), prefer="3.12")
    assert found is not None
    assert found.version.startswith("3.12.")
    assert found.size is None  # only the server knows
    assert offer_python(find_uv(), ">=7", known, JobContext()) is None


class _Stalling(ThreadingHTTPServer):
    """Sends half of the archive, then nothing."""

    daemon_threads = True

    def __init__(self, archive: Path) -> None:
        self.archive = archive
        self.stalled, self.release = threading.Event(), threading.Event()
        super().__init__(("127.0.0.1", 0), _Half)

    def handle_error(self, request: object, client_address: object) -> None:
        """An installer that was killed resets its connection: nothing to print."""


class _Half(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, _Stalling)
        data = server.archive.read_bytes()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: len(data) // 2])
        self.wfile.flush()
        server.stalled.set()
        server.release.wait(120)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def stalling(mirror: Mirror) -> Iterator[_Stalling]:
    server = _Stalling(mirror.archive)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield server
    server.release.set()
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_cancel_leaves_neither_half_a_python_nor_a_process(
    tmp_path: Path, stack: Stack, mirror: Mirror, installed: Path, stalling: _Stalling
) -> None:
    address = f"http://127.0.0.1:{stalling.server_address[1]}"
    variables = {**mirror.variables(installed), "UV_PYTHON_INSTALL_MIRROR": address}
    context = context_of(tmp_path / "space", stack, variables)
    events: list[Event] = []
    ctx = JobContext("job", events.append)
    plan = plan_create(context, KEY, ctx, managed_python=True)
    assert offered(plan)["download_bytes"] is None

    def sink(event: Event) -> None:
        events.append(event)
        if isinstance(event, Progress) and event.stage == "python" and event.done:
            ctx.cancelled.set()

    ctx.sink = sink
    with pytest.raises(CancelledError):
        execute_create(context, plan, ctx)
    assert stalling.stalled.is_set()
    assert list((installed / ".temp").iterdir()) == []
    assert not (installed / mirror.key).exists()
    assert [
        child for child in psutil.Process().children(recursive=True) if "uv" in child.name()
    ] == []
    at_rest(context.layout.root)


def test_the_command_asks_for_the_option_and_then_fetches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, installed: Path
) -> None:
    far = make_mirror(tmp_path / "far", version=FAR)
    offline(monkeypatch, make_stack_wheels(tmp_path / "wheels"))
    root = make_workspace(tmp_path / "space")
    profile = root / "profiles" / "small.toml"
    profile.write_text(profile.read_text().replace('">=3.10"', f'"=={FAR}"'))
    variables = far.variables(installed)
    variables["ROOST_CACHE_DIR"] = str(tmp_path / "cache")
    planned = roost(root, "--json", "create", KEY, "--dry-run", **variables)
    assert planned.returncode == 0, planned.stderr
    base = document(planned)["data"]["items"][0]["base"]
    assert base["path"] is None
    assert (base["managed_python"]["version"], base["managed_python"]["agreed"]) == (FAR, False)
    refused = roost(root, "--json", "create", KEY, **variables)
    assert refused.returncode == 1
    [error] = document(refused)["errors"]
    assert error["code"] == "no-python"
    assert "--managed-python" in error["remedy"]
    assert not installed.exists()
    done = roost(root, "create", KEY, "--managed-python", **variables)
    assert done.returncode == 0, done.stderr
    assert "Fetching the managed Python" in done.stdout
    listed = document(roost(root, "--json", "pythons", **variables))["data"]["pythons"]
    [mine] = [one for one in listed if str(installed) in one["path"]]
    assert (mine["version"], mine["kind"], mine["stable"]) == (FAR, "uv", True)
    assert [env["id"] for env in mine["environments"]] == [f"shared:{KEY}"]
    shutil.rmtree(installed)
    after = roost(root, "--json", "pythons", **variables)
    assert after.returncode == 4
    [gone] = [one for one in document(after)["data"]["pythons"] if str(installed) in one["path"]]
    assert gone["present"] is False
    assert gone["environments"][0]["state"] == "gone"
    assert gone["environments"][0]["remedy"] == f"roost repair shared:{KEY}"
