"""Deep checks start real interpreters: results, hangs and floods (fault 35), crashes, cancel."""

from __future__ import annotations

import os
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from roost import EnvRegistry
from roost.core.discovery import find_legacy, find_shared
from roost.core.domain.env import Env
from roost.core.domain.errors import CancelledError
from roost.core.domain.health import Badge, Level, Severity
from roost.core.health import HealthCache, check_deep, interpreter_starts, look, stamp
from roost.core.store.layout import Layout
from roost.core.system.context import JobContext
from support.fake_env import STACK, make_legacy, make_shared, python_of, site_packages

IMPORTS = tuple(STACK)


def legacy(root: Path, **options: object) -> Env:
    make_legacy(root, "org__model", **options)  # type: ignore[arg-type]
    return find_legacy(Layout(root)).envs[0]


def shared(root: Path, **options: object) -> Env:
    make_shared(root, "torch-cu121-transformers", **options)  # type: ignore[arg-type]
    return find_shared(Layout(root)).envs[0]


def test_all_imports_work(tmp_path: Path) -> None:
    env = legacy(tmp_path)
    report = check_deep(env, IMPORTS, stamp="s")
    assert (report.badge, report.level, report.stamp) == (Badge.HEALTHY, Level.DEEP, "s")
    found = {check.code: check.found for check in report.checks}
    assert found["import:torch"].startswith("2.13.0+cpu in ")
    assert not list(env.venv.rglob("__pycache__"))


def test_each_import_has_its_own_result(tmp_path: Path) -> None:
    env = legacy(tmp_path, broken=["transformers"], packages={"torch": "2", "transformers": "4"})
    report = check_deep(env, IMPORTS)
    assert [(check.code, check.ok) for check in report.checks] == [
        ("python", True),
        ("import:torch", True),
        ("import:transformers", False),
        ("import:peft", False),
        ("import:accelerate", False),
    ]
    assert "on purpose" in report.failed()[0].found
    assert report.badge is Badge.BROKEN
    assert report.badge_without(["transformers", "peft", "accelerate"]) is Badge.DEGRADED
    assert all(check.remedy for check in report.failed())


@pytest.mark.parametrize("name", ["it's 100% “fine” $(x) 🐦", "with space"])
def test_paths_with_spaces_quotes_and_emoji(tmp_path: Path, name: str) -> None:
    root = tmp_path / name
    assert check_deep(legacy(root), IMPORTS).badge is Badge.HEALTHY


def test_hostile_variables_and_folders_do_not_reach_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('hijacked')\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONHOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert check_deep(legacy(tmp_path / "root"), IMPORTS).badge is Badge.HEALTHY


@pytest.mark.parametrize(
    ("kind", "available", "driver", "badge", "severity"),
    [
        ("shared", True, "550", Badge.HEALTHY, None),
        ("shared", False, "550", Badge.BROKEN, Severity.BREAKS),
        ("shared", False, "", Badge.DEGRADED, Severity.DEGRADES),
        ("legacy", False, "550", Badge.DEGRADED, Severity.DEGRADES),
    ],
)
def test_the_accelerator_the_key_asks_for(
    tmp_path: Path,
    kind: str,
    available: bool,
    driver: str,
    badge: Badge,
    severity: Severity | None,
) -> None:
    make = shared if kind == "shared" else legacy
    env = make(tmp_path, packages={"torch": "2.5.1+cu121"}, cuda_available=available)
    report = check_deep(env, ["torch"], want_accelerator="cu121", driver=driver)
    assert report.badge is badge
    assert [check.severity for check in report.failed()] == ([severity] if severity else [])
    assert check_deep(env, ["torch"], want_accelerator="cpu").badge is Badge.HEALTHY


def test_a_crash_is_pinned_on_its_import(tmp_path: Path) -> None:
    modules = {"transformers": "import os\nos.kill(os.getpid(), 9)\n"}
    report = check_deep(legacy(tmp_path, modules=modules), IMPORTS)
    failed = {check.code: check for check in report.failed()}
    assert "signal 9" in failed["import:transformers"].found
    assert report.badge is Badge.BROKEN
    assert report.badge_without(["transformers"]) is Badge.UNKNOWN


def test_an_exit_during_import_is_a_failure_of_that_import(tmp_path: Path) -> None:
    modules = {"peft": "raise SystemExit(0)\n", "accelerate": "import os\nos._exit(0)\n"}
    report = check_deep(legacy(tmp_path, modules=modules), IMPORTS)
    assert [check.code for check in report.failed()][:2] == ["import:peft", "import:accelerate"]


def gone(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return True
    return state in "ZX"


def wait_until_gone(pid: int) -> None:
    """Bounded by a condition, not by a sleep: yields until the kernel has reaped it."""
    deadline = time.monotonic() + 60
    while not gone(pid):
        assert time.monotonic() < deadline, f"process {pid} still runs"
        os.sched_yield()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc to see the child's end")
def test_a_hang_is_ended_with_its_children_and_unknown(tmp_path: Path) -> None:
    note = tmp_path / "pids"
    modules = {
        "peft": (
            "import os, subprocess, sys, time\n"
            "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
            f"open({str(note)!r}, 'w').write(f'{{os.getpid()}} {{child.pid}}')\n"
            "time.sleep(600)\n"
        )
    }
    env = legacy(tmp_path, modules=modules)
    for limit in (3.0, 20.0, 120.0):  # a loaded machine may come to the import later than the first
        report = check_deep(env, IMPORTS, timeout=limit)
        if note.exists() and note.read_text():
            break
    assert report.badge is Badge.UNKNOWN and not report.usable()
    (check,) = report.failed()
    assert check.code == "timeout" and "peft" in check.found and check.remedy
    for pid in map(int, note.read_text().split()):
        wait_until_gone(pid)


@pytest.mark.parametrize("where", ["import", "start"])
def test_a_flood_of_output_is_ended_and_bounded(tmp_path: Path, where: str) -> None:
    import resource

    flood = "import sys\nfor _ in range(1 << 14):\n    sys.stdout.write('x' * (1 << 16))\n"
    env = legacy(tmp_path, modules={"peft": flood} if where == "import" else {})
    if where == "start":
        (site_packages(env.venv) / "sitecustomize.py").write_text(flood)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    report = check_deep(env, IMPORTS, timeout=60.0)
    assert [check.code for check in report.failed()] == ["output"]
    assert report.badge is Badge.UNKNOWN
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 << 10  # kilobytes


def test_noise_and_forged_lines_do_not_confuse_it(tmp_path: Path) -> None:
    modules = {"peft": "print('roost-0000000000000000:{\"step\": \"end\"}')\nprint('{' * 5000)\n"}
    report = check_deep(legacy(tmp_path, modules=modules), IMPORTS)
    assert report.badge is Badge.HEALTHY and len(report.checks) == 5


def test_an_interpreter_that_does_not_start(tmp_path: Path) -> None:
    env = legacy(tmp_path)
    assert interpreter_starts(env.python)
    python_of(env.venv).unlink()
    assert not interpreter_starts(env.python)
    report = check_deep(env, IMPORTS)
    assert report.badge is Badge.BROKEN
    assert [check.code for check in report.failed()] == ["interpreter-starts"]
    python_of(env.venv).write_text("#!/bin/sh\necho no library >&2\nexit 127\n")
    python_of(env.venv).chmod(0o755)
    assert not interpreter_starts(env.python)
    assert "no library" in check_deep(env, IMPORTS).failed()[0].found


def test_a_start_does_not_run_the_environments_start_up_code(tmp_path: Path) -> None:
    env = legacy(tmp_path)
    canary = tmp_path / "canary"
    code = f"open({str(canary)!r}, 'w').close()"
    (site_packages(env.venv) / "evil.pth").write_text(f"import os; {code}\n")
    (site_packages(env.venv) / "sitecustomize.py").write_text(code + "\n")
    assert interpreter_starts(env.python) and not canary.exists()


def test_cancel_ends_the_probe(tmp_path: Path) -> None:
    cancelled = threading.Event()
    modules = {"peft": "import time\ntime.sleep(600)\n"}
    env = legacy(tmp_path, modules=modules)
    ctx = JobContext(cancelled=cancelled, sink=lambda _event: cancelled.set())
    with pytest.raises(CancelledError):
        check_deep(env, IMPORTS, ctx=ctx)


def test_a_deep_pass_is_remembered(tmp_path: Path) -> None:
    (tmp_path / ".envs").mkdir()
    env, cache = legacy(tmp_path), HealthCache(Layout(tmp_path))
    cache.store(env.id, check_deep(env, IMPORTS, stamp=stamp(env)), IMPORTS)
    assert look(env, cache).badge is Badge.HEALTHY
    slow = check_deep(env, IMPORTS, timeout=0.0, stamp=stamp(env))
    assert slow.badge is Badge.UNKNOWN
    cache.store(env.id, slow, IMPORTS)
    assert look(env, cache).usable() and look(env, cache).badge is Badge.UNKNOWN


def test_a_link_out_of_the_workspace_is_not_run(tmp_path: Path) -> None:
    env = shared(tmp_path / "elsewhere", modules={"torch": "raise SystemExit"})
    root = tmp_path / "root"
    (root / ".envs").mkdir(parents=True)
    (root / ".envs" / env.name).symlink_to(env.path)
    linked = replace(env, path=root / ".envs" / env.name, venv=root / ".envs" / env.name / ".venv")
    report = check_deep(linked, ["torch"])
    assert [check.code for check in report.failed()] == ["outside"]
    assert report.badge is Badge.BROKEN


def test_a_remembered_pass_is_as_ready_as_a_fresh_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROOST_ACCELERATOR", "cpu")
    make_legacy(tmp_path, "org__model", metadata={"model_id": "org/model"})
    registry = EnvRegistry(tmp_path)
    specs = [registry.get_env_for_model(model_id="org/model", create=False) for _ in range(2)]
    assert [spec.metadata["status"] for spec in specs] == ["READY", "READY"]
