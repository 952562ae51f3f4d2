"""Programs in the place of uv and pip that do what the real ones rarely do."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from roost.core.domain.errors import InstallerError
from roost.core.domain.events import Event, LogLine
from roost.core.operations.installers import Installer, InstallRequest, tool
from roost.core.operations.installers.pip import PipInstaller
from roost.core.operations.installers.uv import UvInstaller
from roost.core.system.context import JobContext
from roost.core.system.venv.locate import python_path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are scripts")
Make = Callable[[str], Installer]


@pytest.fixture(params=["uv", "pip"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Make:
    """An installer whose program is a Python script given as text."""

    def build(code: str) -> Installer:
        tree = tmp_path / ".venv"
        python = Path(python_path(str(tree)))
        python.parent.mkdir(parents=True)
        python.symlink_to(sys.executable)
        script = tmp_path / "program"
        script.write_text(f"#!{sys.executable} -IS\n{code}")
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        if request.param == "uv":
            return UvInstaller(str(script))
        return PipInstaller(str(script))

    return build


def fails(
    installer: Installer, tmp_path: Path, events: list[Event] | None = None
) -> InstallerError:
    ctx = JobContext("job", (events if events is not None else []).append)
    with pytest.raises(InstallerError) as caught:
        installer.install(InstallRequest(tmp_path / ".venv", ("alpha",)), ctx)
    assert caught.value.remedy
    return caught.value


def test_silent_for_ever(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tool, "SILENCE_LIMIT", 0.5)
    error = fails(make("import signal; print('hello', flush=True); signal.pause()"), tmp_path)
    assert error.code == "timeout"
    assert error.data["output"] == ["hello"]


def test_talking_for_ever(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tool, "TOTAL_LIMIT", 0.5)
    code = "import time\nwhile True: print('still here', flush=True); time.sleep(0.05)"
    assert fails(make(code), tmp_path).code == "timeout"


def test_done_without_having_done_anything(make: Make, tmp_path: Path) -> None:
    assert fails(make("print('all good')"), tmp_path).code == "installer-failed"


def test_killed_by_the_system(make: Make, tmp_path: Path) -> None:
    code = "import os; print('working', flush=True); os.kill(os.getpid(), 9)"
    assert fails(make(code), tmp_path).code == "installer-failed"


def test_garbage_and_terminal_codes(make: Make, tmp_path: Path) -> None:
    events: list[Event] = []
    code = (
        "import os\n"
        "os.write(1, b'\\xff\\xfe\\x00\\x1b[31mred\\r\\r\\n' + b'x' * 200000)\n"
        "raise SystemExit(1)"
    )
    error = fails(make(code), tmp_path, events)
    assert error.code == "installer-failed"
    assert len(error.message) < 500
    assert all(len(e.message) <= 65_536 for e in events if isinstance(e, LogLine))


def test_no_program_at_all(tmp_path: Path) -> None:
    for installer in (UvInstaller("/no/such/uv"), PipInstaller("/no/such/pip")):
        assert fails(installer, tmp_path).code == "cannot-start"


def test_a_result_in_another_form(make: Make, tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "for before, name in zip(sys.argv, sys.argv[1:]):\n"
        "    if before in ('--report', '--output-file'):\n"
        "        open(name, 'w').write('[packages' if name.endswith('toml') else '[1, 2]')\n"
    )
    assert fails(make(code), tmp_path).code == "installer-failed"


def test_secrets_in_odd_places(make: Make, tmp_path: Path) -> None:
    from roost.core.operations.installers import PackageSources

    code = (
        "import os\n"
        "for name in ('UV_DEFAULT_INDEX', 'PIP_INDEX_URL'):\n"
        "    print('index is', os.environ.get(name))\n"
        "print('the password is', 'hunter2secret', flush=True)\nraise SystemExit(3)"
    )
    events: list[Event] = []
    sources = PackageSources(index_url="https://me:hunter2secret@i.invalid/simple?x=t0psecret")
    request = InstallRequest(tmp_path / ".venv", ("alpha",), sources=sources)
    with pytest.raises(InstallerError) as caught:
        make(code).install(request, JobContext("job", events.append))
    seen = repr(events) + repr(caught.value.data) + str(caught.value)
    assert "the password is ***" in seen
    assert "hunter2secret" not in seen
    assert "t0psecret" not in seen
