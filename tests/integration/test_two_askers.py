"""Two processes ask for the same missing environment: one builds, both get it (fault 15)."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from roost import CancelledError, EnvRegistry
from support.package_index import PackageIndex, make_wheel, package_index
from support.workspaces import KEY, STACK, make_workspace, offline

APP = Path(__file__).resolve().parents[2] / "app"
SLOW = "transformers-4.57.1-py3-none-any.whl"
pytestmark = pytest.mark.timeout(180)


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PackageIndex]:
    """An index whose last download hangs until the test lets it go."""
    folder = tmp_path / "wheels"
    for name, version in STACK.items():
        files: dict[str, str | bytes] = {f"{name}/__init__.py": f"__version__ = {version!r}\n"}
        if name == "transformers":
            files["transformers/weight.bin"] = os.urandom(400_000)
        make_wheel(folder, name, version, files)
    offline(monkeypatch, folder)
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.delenv("PIP_FIND_LINKS")
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "cache"))
    with package_index(folder) as served:
        served.faults.slow[SLOW] = 3600.0
        monkeypatch.setenv("PIP_INDEX_URL", served.url)
        yield served


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path / "ws")


@pytest.fixture
def ask(root: Path) -> Iterator[Callable[..., Asker]]:
    """Starts askers, and ends those a failing test left."""
    started: list[Asker] = []

    def start(*words: str) -> Asker:
        started.append(Asker(root, *words))
        return started[-1]

    yield start
    for asker in started:
        asker.close()


class Asker:
    """A `roost resolve` that runs, with its stderr read as it comes."""

    def __init__(self, root: Path, *words: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "roost", "--json", "--root", str(root), "resolve",
             "org/model", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(APP), "PYTHONUTF8": "1"},
        )  # fmt: skip
        self.lines: list[str] = []
        self.said = threading.Condition()
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            with self.said:
                self.lines.append(line.rstrip("\n"))
                self.said.notify_all()

    def wait_until(self, text: str, seconds: float = 60.0) -> str:
        """The first line that holds ``text``."""
        with self.said:
            heard = self.said.wait_for(lambda: any(text in one for one in self.lines), seconds)
            assert heard, (text, self.lines)
            return next(one for one in self.lines if text in one)

    def answer(self) -> tuple[int, dict[str, object]]:
        assert self.process.stdout is not None
        out = self.process.stdout.read()
        code = self.process.wait(120)
        self.close()
        return code, json.loads(out)["data"]

    def close(self) -> None:
        """Nothing of the asker is left, however the test ended."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.reader.join()
        for stream in (self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()


def test_one_builds_and_the_other_joins(
    root: Path, index: PackageIndex, ask: Callable[..., Asker]
) -> None:
    first = ask()
    assert index.started.wait(60)
    second = ask()
    waiting = second.wait_until("already being created")
    assert f"(PID {first.process.pid} since " in waiting
    assert waiting.endswith("), waiting...")
    index.release.set()
    (code_1, data_1), (code_2, data_2) = first.answer(), second.answer()
    assert (code_1, code_2) == (0, 0)
    assert (data_1["strategy"], data_2["strategy"]) == ("created", "joined")
    assert data_1["python_executable"] == data_2["python_executable"]
    assert data_2["source"] == "shared"


def told(asker: Asker) -> list[dict[str, object]]:
    """Its progress so far, as `--progress json` printed it."""
    with asker.said:
        events = [json.loads(line) for line in asker.lines if line.startswith("{")]
    return [event for event in events if event["event"] == "progress"]


def test_who_waits_is_shown_the_builder_s_own_progress(
    root: Path, index: PackageIndex, ask: Callable[..., Asker]
) -> None:
    first = ask("--progress", "json")
    assert index.started.wait(60)
    first.wait_until('"stage": "resolve"')
    second = ask("--progress", "json")
    seen = json.loads(second.wait_until(f'PID {first.process.pid}"'))
    assert seen["stage"] in {event["stage"] for event in told(first)}
    assert seen["fraction"] is not None
    index.release.set()
    for asker in (first, second):
        assert asker.answer()[0] == 0
        fractions = [event["fraction"] for event in told(asker) if event["fraction"] is not None]
        assert fractions == sorted(fractions)
        assert (fractions[-1], fractions.count(1.0)) == (1.0, 1)


def test_without_waiting_the_other_is_told_who_is_busy(
    root: Path, index: PackageIndex, ask: Callable[..., Asker]
) -> None:
    first = ask()
    assert index.started.wait(60)
    code, _data = ask("--no-wait").answer()
    assert code == 3
    listed = subprocess.run(
        [sys.executable, "-m", "roost", "--json", "--root", str(root), "list"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(APP)},
    )
    environments = json.loads(listed.stdout)["data"]["environments"]
    assert [(one["id"], one["status"]) for one in environments] == [(f"shared:{KEY}", "CREATING")]
    index.release.set()
    assert first.answer()[0] == 0


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_when_the_builder_dies_the_other_takes_over(
    root: Path, index: PackageIndex, ask: Callable[..., Asker], number: signal.Signals
) -> None:
    first = ask()
    assert index.started.wait(60)
    second = ask()
    second.wait_until("already being created")
    first.process.send_signal(number)
    assert first.process.wait(60) == (130 if number == signal.SIGTERM else -number)
    index.release.set()
    code, data = second.answer()
    assert code == 0, second.lines
    assert data["strategy"] == "created"
    assert not list((root / ".envs" / ".tmp").iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the installer is waited for")
def test_a_killed_builder_s_installer_is_not_waited_for(
    root: Path, index: PackageIndex, ask: Callable[..., Asker]
) -> None:
    first = ask()
    assert index.started.wait(60)
    second = ask()
    second.wait_until("already being created")
    first.process.kill()
    second.wait_until("temp location")  # while the download of the first one would still hang
    index.release.set()
    code, data = second.answer()
    assert (code, data["strategy"]) == (0, "created")


def test_a_waiter_s_patience_ends_when_it_says(
    root: Path, index: PackageIndex, ask: Callable[..., Asker]
) -> None:
    first = ask()
    assert index.started.wait(60)
    impatient, cancelled = ask("--timeout", "0.5"), ask()
    assert impatient.answer()[0] == 3
    cancelled.wait_until("already being created")
    cancelled.process.send_signal(signal.SIGTERM)
    assert cancelled.process.wait(60) == 130
    assert first.process.poll() is None  # nobody else is disturbed
    index.release.set()
    assert first.answer()[0] == 0


def test_the_library_s_waiter_can_be_called_off(
    root: Path, index: PackageIndex, ask: Callable[..., Asker]
) -> None:
    first = ask()
    assert index.started.wait(60)
    cancel, said = threading.Event(), list[str]()

    def heard(line: str) -> None:
        said.append(line)
        if "already being created" in line:
            cancel.set()

    with pytest.raises(CancelledError):
        EnvRegistry(root).get_env_for_model("org/model", log_callback=heard, cancel=cancel)
    assert f"(PID {first.process.pid} since " in said[-1]
    assert first.process.poll() is None  # nobody else is disturbed
    index.release.set()
    assert first.answer()[0] == 0


def test_the_library_s_builder_can_be_called_off(root: Path, index: PackageIndex) -> None:
    cancel = threading.Event()
    called = threading.Thread(target=lambda: index.started.wait(60) and cancel.set())
    called.start()
    with pytest.raises(CancelledError):
        EnvRegistry(root).get_env_for_model("org/model", cancel=cancel)
    called.join()
    assert not list((root / ".envs" / ".tmp").iterdir())
    index.release.set()
    assert EnvRegistry(root).get_env_for_model("org/model").decision.strategy == "created"


def test_ctrl_c_leaves_nothing(root: Path, index: PackageIndex, ask: Callable[..., Asker]) -> None:
    first = ask()
    assert index.started.wait(60)
    first.process.send_signal(signal.SIGINT)
    assert first.process.wait(60) == 130
    assert not (root / ".envs" / KEY).exists()
    assert not list((root / ".envs" / ".tmp").iterdir())
    assert not list((root / ".envs" / ".locks").glob("*.owner.json"))
