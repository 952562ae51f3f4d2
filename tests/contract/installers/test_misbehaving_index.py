"""An index that is slow, cut, wrong or away: told apart, and nothing left behind."""

from __future__ import annotations

import os
import socket
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from roost.core.domain.errors import CancelledError, InstallerError
from roost.core.operations.installers import (
    Installer,
    PackageSources,
    get_installer,
    write_lock,
)
from roost.core.system.context import JobContext
from roost.core.system.process import processes_using
from support.package_index import PackageIndex, make_sdist, make_wheel, package_index

from .conftest import BASE, Heard, request_for

BIG = "big-1.0-py3-none-any.whl"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder of this test's own, with one wheel that does not compress."""
    folder = tmp_path / "served"
    make_wheel(folder, "big", "1.0", {"big/__init__.py": "", "big/data.bin": os.urandom(900_000)})
    make_wheel(folder, "evil", "1.0", entry_points={"../../../../evil": "evil:main"})
    make_wheel(folder, "escape", "1.0", {"../../../../../../escaped.py": "x = 1\n"})
    make_sdist(folder, "broken", "1.0", "raise RuntimeError('this does not build here')")
    return folder


@pytest.fixture
def index(files: Path) -> object:
    with package_index(files) as served:
        yield served


def failing(
    installer: Installer, tree: Path, sources: PackageSources, line: str, ctx: JobContext
) -> InstallerError:
    with pytest.raises(InstallerError) as caught:
        installer.install(request_for(tree, sources, line), ctx)
    assert caught.value.remedy
    assert not processes_using(tree)
    return caught.value


def test_download_with_progress(
    installer: Installer, tree: Path, served: PackageSources, heard: Heard
) -> None:
    pins = installer.install(request_for(tree, served, "big"), heard.ctx)
    assert [pin.name for pin in pins] == ["big"]
    downloads = [p for p in heard.progress if p.stage == "download"]
    assert downloads[0].unit == "bytes"
    assert downloads[-1].done == downloads[-1].total


def test_dry_run_tells_versions_and_whether_they_are_cached(
    installer: Installer, tree: Path, served: PackageSources
) -> None:
    request = request_for(tree, served, "big")
    [planned] = installer.dry_run(request, JobContext()).packages
    assert (planned.name, planned.version) == ("big", "1.0")
    assert not planned.cached
    installer.install(request, JobContext())
    if installer.name == "uv":
        [planned] = installer.dry_run(request, JobContext()).packages
        assert planned.cached


def test_what_was_downloaded_once_is_installed_without_the_index(
    tree: Path, served: PackageSources, index: PackageIndex, tmp_path: Path
) -> None:
    uv = get_installer("uv")
    plan = uv.dry_run(request_for(tree, served, "big"), JobContext())
    uv.install(request_for(tree, served, "big"), JobContext())
    lock = tmp_path / "requirements.lock"
    lock.write_text(write_lock(plan.pins))
    second = tmp_path / "second"
    uv.create_venv(second, BASE, JobContext())
    index.requests.clear()
    uv.install(replace(request_for(second, served), locked=lock), JobContext())
    assert index.requests == []
    assert [pin.name for pin in uv.freeze(second, JobContext())] == ["big"]


def test_a_cache_that_lost_its_content_is_filled_again(
    tree: Path, served: PackageSources, index: PackageIndex, tmp_path: Path
) -> None:
    uv = get_installer("uv")
    cache = Path(served.uv_cache_dir)
    lock = tmp_path / "requirements.lock"
    lock.write_text("big==1.0\n")
    (cache / "wheels-v6/pypi/big/1.0-py3-none-any").mkdir(parents=True)  # says it is there
    uv.install(replace(request_for(tree, served), locked=lock), JobContext())
    assert [pin.name for pin in uv.freeze(tree, JobContext())] == ["big"]


def test_a_hash_that_does_not_fit(
    installer: Installer, tree: Path, served: PackageSources, index: PackageIndex
) -> None:
    index.faults.bad_hash = {BIG}
    assert failing(installer, tree, served, "big", JobContext()).code == "bad-hash"
    assert installer.freeze(tree, JobContext()) == ()


def test_a_file_that_is_gone(
    installer: Installer, tree: Path, served: PackageSources, index: PackageIndex
) -> None:
    index.faults.not_found = {BIG}
    assert failing(installer, tree, served, "big", JobContext()).code == "download-failed"


def test_a_download_cut_in_the_middle(
    installer: Installer, tree: Path, served: PackageSources, index: PackageIndex
) -> None:
    index.faults.cut_after = {BIG: 200_000}
    error = failing(installer, tree, served, "big", JobContext())
    assert error.code in ("download-failed", "no-network")
    assert installer.freeze(tree, JobContext()) == ()


def test_an_sdist_that_does_not_build(
    installer: Installer, tree: Path, served: PackageSources
) -> None:
    error = failing(installer, tree, served, "broken", JobContext())
    assert error.code == "build-failed"
    assert any("this does not build here" in line for line in error.data["output"])


def test_nobody_listens_at_the_address(
    installer: Installer, tree: Path, served: PackageSources
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, not listening: refused at once
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/simple"
        error = failing(installer, tree, replace(served, index_url=address), "big", JobContext())
    assert error.code == "no-network"


def test_offline(installer: Installer, tree: Path, served: PackageSources) -> None:
    error = failing(installer, tree, replace(served, offline=True), "big", JobContext())
    assert error.code == "no-network"


@pytest.mark.parametrize("name", ["evil", "escape"])
def test_a_malicious_wheel_writes_nothing_outside(
    installer: Installer, tree: Path, served: PackageSources, tmp_path: Path, name: str
) -> None:
    try:
        installer.install(request_for(tree, served, name), JobContext())
    except InstallerError as error:
        assert error.code in ("installer-failed", "download-failed")
    else:
        assert (installer.name, name) == ("uv", "escape")  # uv leaves such members out
    assert not [path for path in tmp_path.rglob("evil") if path.is_file()]
    assert not list(tmp_path.rglob("escaped.py"))
    above = tmp_path.parents[:3]  # the names go up no further
    assert not [folder for folder in above if (folder / "evil").is_file()]
    assert not [folder for folder in above if (folder / "escaped.py").exists()]


def test_credentials_show_up_nowhere(
    installer: Installer,
    tree: Path,
    served: PackageSources,
    index: PackageIndex,
    heard: Heard,
) -> None:
    """reliability.md, fault 36."""
    index.faults.password = ("me", "hunter2secret")
    wrong = replace(served, index_url=index.url_with("me:wr0ngpassword") + "?sig=q8s7d6f5")
    with pytest.raises(InstallerError) as caught:
        installer.install(request_for(tree, wrong, "big"), heard.ctx)
    seen = "\n".join([heard.text, str(caught.value), repr(caught.value.as_dict())])
    seen += repr(caught.value.data) + repr(caught.value.__cause__)
    right = replace(served, index_url=index.url_with("me:hunter2secret"))
    installer.install(request_for(tree, right, "big"), heard.ctx)
    seen += heard.text
    for secret in ("hunter2secret", "wr0ngpassword", "q8s7d6f5"):
        assert secret not in seen
    for path in tree.rglob("*"):
        if path.is_file() and path.stat().st_size < 100_000:
            assert b"hunter2secret" not in path.read_bytes(), path


def test_credentials_are_not_in_the_arguments(
    installer: Installer, tree: Path, served: PackageSources, index: PackageIndex
) -> None:
    index.faults.password = ("me", "hunter2secret")
    index.faults.slow = {BIG: 60.0}
    sources = replace(served, index_url=index.url_with("me:hunter2secret"))
    ctx = JobContext()
    seen: list[bytes] = []

    def look() -> None:
        index.started.wait(60)
        for name in os.listdir("/proc"):
            if name.isdigit():
                try:
                    with open(f"/proc/{name}/cmdline", "rb") as file:
                        seen.append(file.read())
                except OSError:
                    continue
        ctx.cancelled.set()

    thread = threading.Thread(target=look)
    thread.start()
    with pytest.raises(CancelledError):
        installer.install(request_for(tree, sources, "big"), ctx)
    thread.join()
    assert any(b"pip" in line for line in seen)
    assert not any(b"hunter2secret" in line for line in seen)


def test_cancel_in_the_middle_of_a_download(
    installer: Installer,
    tree: Path,
    served: PackageSources,
    index: PackageIndex,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    index.faults.slow = {BIG: 60.0}
    ctx = JobContext()
    when: list[float] = []

    def cancel() -> None:
        index.started.wait(60)
        when.append(time.monotonic())
        ctx.cancelled.set()

    thread = threading.Thread(target=cancel)
    thread.start()
    with pytest.raises(CancelledError):
        installer.install(request_for(tree, served, "big"), ctx)
    took = time.monotonic() - when[0]
    thread.join()
    assert took < 50  # on a loaded machine; the whole answer takes a minute
    assert [path.name for path in temporary.iterdir() if path.suffix != ".lock"] == []
    assert not processes_using(tree)
    assert installer.freeze(tree, JobContext()) == ()


def test_after_a_cancel_the_same_request_works(
    installer: Installer, tree: Path, served: PackageSources, index: PackageIndex
) -> None:
    index.faults.slow = {BIG: 60.0}
    ctx = JobContext()
    thread = threading.Thread(target=lambda: index.started.wait(60) and ctx.cancelled.set())
    thread.start()
    with pytest.raises(CancelledError):
        installer.install(request_for(tree, served, "big"), ctx)
    thread.join()
    index.faults.slow = {}
    index.release.set()
    assert [pin.name for pin in installer.install(request_for(tree, served, "big"), JobContext())]


def test_disk_full_names_the_volume(
    installer: Installer, served: PackageSources, small_volume: Path
) -> None:
    tree = small_volume / "key" / ".venv"
    tree.parent.mkdir()
    installer.create_venv(tree, BASE, JobContext())
    error = failing(installer, tree, served, "big", JobContext())
    assert error.code == "disk-full"
    assert str(small_volume) in error.message


def test_the_lock_is_held_until_the_installer_ends(
    installer: Installer, tree: Path, served: PackageSources, index: PackageIndex, tmp_path: Path
) -> None:
    """reliability.md, fault 2: the descriptor of a lock is inherited by the installer."""
    import fcntl

    lock = tmp_path / "key.lock"
    fd = os.open(lock, os.O_CREAT | os.O_RDWR)
    fcntl.flock(fd, fcntl.LOCK_EX)
    index.faults.slow = {BIG: 60.0}
    ctx = JobContext()
    held: list[bool] = []

    def look() -> None:
        index.started.wait(60)
        os.close(fd)  # as if we had died: the kernel closes our descriptor
        other = os.open(lock, os.O_RDWR)
        try:
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
            held.append(False)
        except BlockingIOError:
            held.append(True)
        os.close(other)
        ctx.cancelled.set()

    thread = threading.Thread(target=look)
    thread.start()
    with pytest.raises(CancelledError):
        installer.install(replace(request_for(tree, served, "big"), lock_fd=fd), ctx)
    thread.join()
    assert held == [True]
    other = os.open(lock, os.O_RDWR)
    fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)  # free again: everybody is gone
    os.close(other)


def test_the_same_version_in_the_cache_from_elsewhere_does_not_stand_in_the_way(
    installer: Installer, tmp_path: Path, files: Path, served: PackageSources
) -> None:
    """uv keeps what it has by where it came from; it is fetched again from here."""
    folder = replace(served, index_url="", no_index=True, find_links=(str(files),))
    for name, sources in (("first", folder), ("second", served)):
        tree = tmp_path / name
        installer.create_venv(tree, BASE, JobContext())
        pins = installer.install(request_for(tree, sources, "big"), JobContext())
        assert [pin.name for pin in pins] == ["big"]
