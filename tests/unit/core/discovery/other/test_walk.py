"""The walk is bounded: by time, depth and entries; it follows no link and asks no dead mount."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from roost.core.discovery.other import Found, Limits, OtherFound, find_others
from roost.core.domain.errors import CancelledError
from roost.core.store.othercache import OtherCache
from roost.core.system.context import JobContext
from roost.core.system.volumes import Reach, Volumes, local_drives, volumes
from support.other_tools import TORCH, Machine, write


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def scan(
    machine: Machine,
    *roots: Path,
    cache: OtherCache | None = None,
    limits: Limits | None = None,
    mounted: Volumes | None = None,
    gathered: Found | None = None,
    ctx: JobContext | None = None,
    exclude: Sequence[Path] = (),
) -> list[str]:
    """Paths of what was found, relative to the machine's top."""
    found = find_others(
        machine.around,
        roots,
        cache or OtherCache(),
        mounted or Volumes(),
        ctx or JobContext(),
        limits=limits,
        found=gathered,
        exclude=exclude,
    )
    return [one.env.path.relative_to(machine.top).as_posix() for one in found]


def test_loops_of_links_are_not_followed(machine: Machine) -> None:
    root = machine.top / "disk"
    machine.venv(root / "a" / "env")
    (root / "a" / "up").symlink_to(root)
    (root / "self").symlink_to(root / "self")
    (root / "a" / "there").symlink_to(root / "a" / "back")
    (root / "a" / "back").symlink_to(root / "a" / "there")
    (root / "linked").symlink_to(root / "a" / "env")
    assert scan(machine, root) == ["disk/a/env"]


def test_a_fifo_named_pyvenv_cfg_is_no_environment(machine: Machine) -> None:
    root = machine.top / "disk"
    (root / "trap" / "bin").mkdir(parents=True)
    os.mkfifo(root / "trap" / "pyvenv.cfg")
    os.mkfifo(root / ".venv")
    os.mkfifo(root / "uv.lock")
    for path in (".condarc", ".lmstudio-home-pointer", ".conda/environments.txt"):
        (machine.home / path).parent.mkdir(exist_ok=True)
        os.mkfifo(machine.home / path)
    machine.venv(root / "real")
    assert scan(machine, root) == ["disk/real"]


def test_unreadable_folders_are_told_and_do_not_stop_it(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = machine.top / "disk"
    machine.venv(root / "fine")
    (root / "locked").mkdir()
    real = os.scandir

    def refuse(path: str) -> Iterator[os.DirEntry[str]]:
        if os.fspath(path).endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)  # root may read everything: no chmod for it
    gathered = Found()
    assert scan(machine, root, gathered=gathered) == ["disk/fine"]
    assert gathered.told.first["unreadable"] == [str(root / "locked")]


def test_depth_and_number_of_folders_are_limited(machine: Machine) -> None:
    root = machine.top / "disk"
    machine.venv(root / "1" / "2" / "env")
    machine.venv(root / "1" / "2" / "3" / "4" / "env")
    gathered = Found()
    assert scan(machine, root, limits=Limits(depth=3), gathered=gathered) == ["disk/1/2/env"]
    assert gathered.told.first["depth"] == [str(root / "1" / "2" / "3")]
    gathered = Found()
    assert scan(machine, root, limits=Limits(folders=1), gathered=gathered) == []
    assert gathered.told.counts["limit"] == 1


def test_when_the_time_is_up_it_says_what_is_left(machine: Machine) -> None:
    root = machine.top / "disk"
    machine.venv(root / "env")
    gathered = Found()
    assert scan(machine, root, limits=Limits(seconds=-1), gathered=gathered) == []
    assert gathered.told.counts["limit"] == 1


def test_a_crowded_folder_is_read_in_part(machine: Machine) -> None:
    crowd = machine.top / "disk" / "crowd"
    machine.venv(crowd)
    for number in range(3_000):
        os.close(os.open(crowd / f"{number}.txt", os.O_CREAT))
    gathered = Found()
    limits = Limits(entries=1_000)
    # Its pyvenv.cfg may come late in the listing; it is asked for by name.
    assert scan(machine, crowd.parent, limits=limits, gathered=gathered) == ["disk/crowd"]
    assert gathered.told.counts["crowded"] == 1


def test_a_cancel_is_felt_within_a_folder(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder with a million files: the listing itself stops."""
    crowd = machine.top / "disk"
    crowd.mkdir()
    ctx = JobContext()
    given = 0
    real = os.scandir

    class Endless:
        def __enter__(self) -> Iterator[os.DirEntry[str]]:
            return self._entries()

        def __exit__(self, *_exception: object) -> None:
            return None

        def _entries(self) -> Iterator[os.DirEntry[str]]:
            nonlocal given
            (machine.home / "file").touch()
            with real(machine.home) as entries:
                one = next(iter(entries))
            while True:
                given += 1
                if given == 10_000:
                    ctx.cancelled.set()
                yield one

    monkeypatch.setattr(
        os, "scandir", lambda path: Endless() if os.fspath(path) == str(crowd) else real(path)
    )
    limits = Limits(entries=10**9)
    with pytest.raises(CancelledError):
        scan(machine, crowd, limits=limits, ctx=ctx)
    assert given < 11_000


def test_a_cancel_from_another_thread_comes_within_a_tenth_of_a_second(machine: Machine) -> None:
    root = machine.top / "disk"
    for number in range(1_500):
        (root / f"{number % 40}" / f"{number}").mkdir(parents=True)

    def felt_after() -> float:
        began = threading.Event()
        asked: list[float] = []
        ctx = JobContext(sink=lambda _event: began.set())

        def cancel() -> None:
            began.wait(60)
            asked.append(time.monotonic())
            ctx.cancelled.set()

        thread = threading.Thread(target=cancel)
        thread.start()
        with pytest.raises(CancelledError):
            while True:  # a small tree would be done before the cancel comes
                scan(machine, root, ctx=ctx)
        ended = time.monotonic()
        thread.join()
        return ended - asked[0]

    # The best of many: a loaded machine may keep either thread waiting for longer than that.
    assert any(felt_after() < 0.1 for _ in range(50))


def test_network_volumes_are_skipped_without_a_question(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = machine.top / "disk"
    server = root / "server"
    machine.venv(server / "project" / ".venv")
    machine.venv(root / "here")
    write(machine.home / ".conda" / "environments.txt", f"{server / 'project' / '.venv'}\n")
    machine.environ["WORKON_HOME"] = str(server)
    (root / "pointed").mkdir()
    write(root / "pointed" / ".venv", str(server / "project" / ".venv"))
    (machine.home / "ComfyUI").symlink_to(server)
    (machine.home / "Documents").symlink_to(server / "project")
    (machine.home / ".pyenv").symlink_to(server)
    (machine.home / "miniforge3").symlink_to(root / "hop")
    (root / "hop").symlink_to(server / "project")
    venvs = machine.home / ".local" / "pipx" / "venvs"
    venvs.mkdir(parents=True)
    (venvs / "black").symlink_to(server / "project" / ".venv")
    kohya = write(root / "kohya_ss" / "kohya_gui.py").parent
    (kohya / "venv").symlink_to(server / "project" / ".venv")
    invoke = write(root / "invokeai" / "invokeai.yaml").parent
    machine.venv(invoke / ".venv")
    (invoke / "databases").symlink_to(server)
    mounted = Volumes(remote=frozenset({str(server)}))
    asked: list[str] = []
    for name in ("lstat", "stat", "scandir", "listdir", "readlink", "open"):
        real = getattr(os, name)

        def spy(path: object, *rest: object, _real: object = real, **more: object) -> object:
            if isinstance(path, str | os.PathLike) and str(path).startswith(str(server)):
                asked.append(os.fspath(path))
            return _real(path, *rest, **more)  # type: ignore[operator]

        monkeypatch.setattr(os, name, spy)
    gathered = Found()
    assert scan(machine, root, mounted=mounted, gathered=gathered) == [
        "disk/here",
        "disk/invokeai/.venv",
    ]
    assert asked == []
    assert gathered.told.first["network"][-1] == str(server)
    # Asked for by name, it is looked through.
    assert scan(machine, server, mounted=mounted) == ["disk/server/project/.venv"]


def test_system_folders_are_skipped_unless_named(machine: Machine) -> None:
    machine.venv(machine.top / "usr" / "lib" / "tool" / "env")
    machine.venv(machine.top / "opt" / "deep" / "tool" / "env")
    machine.venv(machine.top / "proc" / "1" / "root" / "env")
    assert scan(machine, machine.top) == ["opt/deep/tool/env"]
    assert scan(machine, machine.top / "usr" / "lib") == ["usr/lib/tool/env"]


def test_what_was_thrown_away_and_what_lies_on_a_server_is_skipped(machine: Machine) -> None:
    home = machine.home
    for inner in (
        *(".local/share/Trash/files/old", ".local/share/containers/storage/x", ".Trash-1000/x"),
        *("Library/Mobile Documents/x", "Library/CloudStorage/x", ".snapshots/1/home", "hub"),
    ):
        machine.venv(home / inner / "env")
    machine.venv(home / "hub" / "models--org--name" / "snapshots" / "env")
    assert scan(machine, home) == ["home/me/hub/env"]


def test_our_own_workspaces_are_left_out(machine: Machine) -> None:
    work = machine.top / "disk" / "workspace"
    machine.venv(work / ".envs" / "torch-cpu-transformers" / ".venv")
    machine.venv(work / "environments" / "org__model" / ".venv")
    machine.venv(work / "models" / "odd" / ".venv")
    older = machine.top / "disk" / "older"
    machine.venv(older / "environments" / "org__model" / ".venv")
    left_out = (older / "environments", older / ".envs")
    assert scan(machine, work.parent, exclude=left_out) == ["disk/workspace/models/odd/.venv"]


class TestPointers:
    """A `.venv` that is a file holding a path."""

    def test_is_followed_once_inside_the_roots(self, machine: Machine) -> None:
        root = machine.top / "disk"
        machine.venv(root / "deep" / "1" / "2" / "3" / "4" / "5" / "6" / "7" / "8" / "target")
        write(root / "project" / ".venv", "../deep/1/2/3/4/5/6/7/8/target\n")
        found = scan(machine, root, limits=Limits(depth=2))
        assert found == ["disk/deep/1/2/3/4/5/6/7/8/target"]

    def test_not_out_of_them(self, machine: Machine) -> None:
        machine.venv(machine.top / "private" / "env")
        root = machine.top / "disk"
        write(root / "project" / ".venv", str(machine.top / "private" / "env"))
        gathered = Found()
        assert scan(machine, root, gathered=gathered) == []
        assert gathered.told.first["outside"] == [str(machine.top / "private" / "env")]

    @pytest.mark.parametrize(
        "content", ["", "\0", ".venv", "../project/.venv", "/", "x" * 5000, "../second/.venv"]
    )
    def test_nonsense_and_chains_lead_nowhere(self, machine: Machine, content: str) -> None:
        root = machine.top / "disk"
        write(root / "project" / ".venv", content)
        write(root / "second" / ".venv", "../real")
        machine.venv(root / "real")
        assert scan(machine, root) == ["disk/real"]


class TestRemembering:
    def _age(self, *folders: Path) -> None:
        for folder in folders:
            for path in [folder, *folder.rglob("*")]:
                if path.is_dir() and not path.is_symlink():
                    os.utime(path, (1_700_000_000, 1_700_000_000))

    def test_an_unchanged_tree_is_not_listed_again(
        self, machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        root = machine.top / "disk"
        machine.venv(root / "a" / "one", TORCH)
        (root / "b" / "c").mkdir(parents=True)
        self._age(root)
        cache = OtherCache.open(tmp_path)
        first = scan(machine, root, cache=cache)
        assert cache.save()
        listed: list[str] = []
        real = os.scandir

        def spy(path: str) -> object:
            listed.append(os.fspath(path))
            return real(path)

        monkeypatch.setattr(os, "scandir", spy)
        again = OtherCache.open(tmp_path)
        assert again.roots == (str(root),)
        assert scan(machine, root, cache=again) == first
        assert [path for path in listed if path.startswith(str(root))] == []
        monkeypatch.undo()
        machine.venv(root / "b" / "c" / "new")
        assert sorted(scan(machine, root, cache=OtherCache.open(tmp_path))) == [
            "disk/a/one",
            "disk/b/c/new",
        ]

    def test_another_root_does_not_forget_the_first(self, machine: Machine, tmp_path: Path) -> None:
        for name in ("one", "two"):
            machine.venv(machine.top / name / "env")
            (machine.top / name / "plain").mkdir()
            self._age(machine.top / name)
            cache = OtherCache.open(tmp_path)
            scan(machine, machine.top / name, cache=cache)
            cache.save()
        known = OtherCache.open(tmp_path)
        assert {str(machine.top / "one" / "plain"), str(machine.top / "two" / "plain")} <= {
            *known.folders
        }
        assert len(known.places) == 2

    @pytest.mark.parametrize(
        "content",
        [
            *("", "[]", '{"schema": 1}', '{"schema": 1, "folders": {"/": [1, 2, 3]}}'),
            "[" * 100_000,
            '{"schema": 1, "roots": 5, "environments": [], "places": {"a": 3}, "folders": 0}',
        ],
    )
    def test_a_damaged_cache_costs_time_only(
        self, machine: Machine, tmp_path: Path, content: str
    ) -> None:
        machine.venv(machine.top / "disk" / "env")
        write(tmp_path / "other-environments.json", content)
        cache = OtherCache.open(tmp_path)
        assert scan(machine, machine.top / "disk", cache=cache) == ["disk/env"]
        assert cache.save()
        assert OtherCache.open(tmp_path).places


class TestVolumes:
    def test_the_mount_table_tells_what_is_far(self, tmp_path: Path) -> None:
        table = tmp_path / "mountinfo"
        table.write_text(
            "22 1 8:1 / / rw shared:1 - ext4 /dev/sda1 rw\n"
            "23 22 0:5 / /proc rw - proc proc rw\n"
            "30 22 0:44 / /mnt/my\\040nas rw shared:2 - nfs4 server:/x rw\n"
            "31 22 0:45 / /home rw - cifs //server/home rw\n"
            "nonsense\n"
        )
        found = volumes(table)
        assert found.is_remote("/mnt/my nas/deep")
        assert found.is_remote("/home/me")
        assert not found.is_remote("/mnt/my nasty")
        assert [found.starts_at(path) for path in ("/proc", "/mnt/my nas", "/mnt")] == [
            *("virtual", "remote", "")
        ]
        assert local_drives("linux") == ("/",)
        near = found.without("/home/me")
        assert not near.is_remote("/home/me/venv")
        assert near.is_remote("/mnt/my nas")
        assert volumes(tmp_path / "none") == Volumes()

    def test_resolve_is_realpath_where_nothing_is_far(self, tmp_path: Path) -> None:
        (tmp_path / "a" / "b").mkdir(parents=True)
        (tmp_path / "link").symlink_to("a/b/../b")
        (tmp_path / "chain").symlink_to(tmp_path / "link")
        (tmp_path / "loop").symlink_to("loop")
        near = Volumes()
        for name in ("a", "link", "chain/x", "a/../link/.", "gone/there"):
            path = os.path.join(tmp_path, name)
            assert near.resolve(path) == os.path.realpath(path)
        assert near.resolve(str(tmp_path / "loop")) is None
        assert Reach(near)(str(tmp_path / "chain" / "x"))
        far = Volumes(remote=frozenset({str(tmp_path / "a")}))
        assert far.resolve(str(tmp_path / "chain")) is None
        reach = Reach(far)
        asked = ("", "chain", "chain/deeper", "a/b", "gone")
        assert [reach(os.path.join(tmp_path, name)) for name in asked] == [
            *(True, False, False, False, True)
        ]


def test_everything_comes_as_it_is_found(machine: Machine) -> None:
    """The first is there before the last folder has been looked at."""
    root = machine.top / "disk"
    machine.venv(root / "first")
    for number in range(50):
        (root / "later" / str(number)).mkdir(parents=True)
    gathered = Found()
    found = find_others(
        machine.around, [root], OtherCache(), Volumes(), JobContext(), found=gathered
    )
    one: OtherFound = next(found)
    assert one.env.path == root / "first"
    assert gathered.folders == 0
    assert list(found) == []
    assert gathered.folders == 53
