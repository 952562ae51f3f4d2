"""Planning, linking and undoing on small environments."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from roost.core.domain.errors import CancelledError, StoreError, UsageError
from roost.core.system.context import JobContext
from roost.core.system.dedupe import (
    DedupePlan,
    apply_dedupe,
    plan_dedupe,
    recover_dedupe,
    undo_dedupe,
)
from roost.core.system.dedupe import planning as planning_module
from roost.core.system.dedupe.bytecode import is_valid
from roost.core.system.dedupe.sharing import TEMPORARY
from support.installed import contents, installed

FILES = {
    "p/__init__.py": b"from p import a\n",
    "p/a.py": b"def f():\n    return [x for x in range(3)]\n\nclass C:\n    def m(self): pass\n",
    "p/lib.so": bytes(range(256)) * 8192,
    "p/data.bin": b"data" * 3000,
    "p/config.yaml": b"edited: in place\n" * 400,
    "p/empty.py": b"",
    "__editable___e_finder.py": b"MAPPING = {}\n" * 500,
    "start.pth": b"import os\n" * 500,
}
SHARED = {"p/__init__.py", "p/a.py", "p/lib.so", "p/data.bin"}


@pytest.fixture(autouse=True)
def _hard_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests are about hard links, whatever the file system of the tests can."""
    monkeypatch.setattr(planning_module, "means_of", lambda _folder: "hardlink")


@pytest.fixture
def sites(tmp_path: Path) -> list[Path]:
    return [
        installed(tmp_path / f"env{n}", FILES, moment=1_700_000_000 + 1000 * n) for n in range(3)
    ]


def trees_of(sites: list[Path]) -> list[Path]:
    return [site.parents[2] for site in sites]


def inode(path: Path) -> int:
    return path.lstat().st_ino


def valid_bytecode(site: Path) -> list[bool]:
    return [
        is_valid(
            (source.parent / "__pycache__" / f"{source.stem}.cpython-{version()}.pyc").read_bytes(),
            source.stat(),
        )
        for source in sorted(site.glob("p/*.py"))
    ]


def version() -> str:
    return f"{sys.version_info.major}{sys.version_info.minor}"


def test_plan_names_what_is_common_and_changes_nothing(sites: list[Path]) -> None:
    before = [contents(tree) for tree in trees_of(sites)]
    plan = plan_dedupe(trees_of(sites))
    assert [contents(tree) for tree in trees_of(sites)] == before
    names = [str(group.source.relative_to(group.source.parents[1])) for group in plan.groups]
    assert set(names) == SHARED
    assert [group.kind for group in plan.groups] == ["large", "source", "source", "other"]
    assert all(len(group.twins) == 2 for group in plan.groups)
    assert plan.means == "hardlink"
    assert plan.saves_bytes == sum(group.saves for group in plan.groups)
    assert plan.groups[0].saves == 2 * 256 * 8192


def test_linked_files_share_an_inode_and_nothing_else_changes(sites: list[Path]) -> None:
    trees = trees_of(sites)
    before = [contents(tree) for tree in trees]
    plan = plan_dedupe(trees)
    used = sum(blocks(tree) for tree in trees)
    result = apply_dedupe(plan, trees[0].parent / "j.jsonl", hardlink=True)
    assert result.skipped == ()
    assert result.linked == 8
    assert result.saved_bytes == plan.saves_bytes
    for name in FILES:
        inodes = {inode(site / name) for site in sites}
        assert len(inodes) == (1 if name in SHARED else 3), name
    for tree, old in zip(trees, before, strict=True):
        now = contents(tree)
        assert now.keys() == old.keys()
        changed = {name for name in now if now[name] != old[name]}
        assert all(name.endswith(".pyc") for name in changed)
    assert {inode(tree / "pyvenv.cfg") for tree in trees} != {inode(trees[0] / "pyvenv.cfg")}
    assert len({inode(tree / "bin" / "tool") for tree in trees}) == 3
    freed = used - len_once(trees)
    assert abs(freed - result.saved_bytes) <= used * 0.01


def blocks(tree: Path) -> int:
    return sum(path.lstat().st_blocks * 512 for path in tree.rglob("*"))


def len_once(trees: list[Path]) -> int:
    seen = {path.lstat().st_ino: path.lstat() for tree in trees for path in tree.rglob("*")}
    return sum(facts.st_blocks * 512 for facts in seen.values())


def test_bytecode_is_valid_afterwards_and_after_undo(sites: list[Path]) -> None:
    trees = trees_of(sites)
    journal = trees[0].parent / "j.jsonl"
    assert all(all(valid_bytecode(site)) for site in sites)
    apply_dedupe(plan_dedupe(trees), journal, hardlink=True)
    assert all(all(valid_bytecode(site)) for site in sites)
    done = subprocess.run(
        [sys.executable, "-B", "-v", "-S", "-c", "import p.a; print(p.a.f.__code__.co_filename)"],
        cwd=sites[2],
        env={"PYTHONPATH": str(sites[2])},
        capture_output=True,
        text=True,
    )
    # Import puts the real path in the place of the one it was compiled under.
    assert done.stdout.strip() == str(sites[2] / "p" / "a.py")
    assert f"matches {sites[2] / 'p' / 'a.py'}" in done.stderr
    undo_dedupe(journal)
    assert all(all(valid_bytecode(site)) for site in sites)


def test_a_second_plan_has_nothing_left(sites: list[Path]) -> None:
    trees = trees_of(sites)
    apply_dedupe(plan_dedupe(trees), trees[0].parent / "j", hardlink=True)
    again = plan_dedupe(trees)
    assert again.groups == () and again.saves_bytes == 0


def test_undo_separates_every_file(sites: list[Path]) -> None:
    trees = trees_of(sites)
    journal = trees[0].parent / "j.jsonl"
    apply_dedupe(plan_dedupe(trees), journal, hardlink=True)
    linked = [contents(tree) for tree in trees]
    times = {p: p.lstat().st_mtime_ns for tree in trees for p in tree.rglob("*")}
    result = undo_dedupe(journal)
    assert result.linked == 12 and result.skipped == ()
    assert all(p.lstat().st_nlink == 1 for t in trees for p in t.rglob("*") if p.is_file())
    assert [contents(tree) for tree in trees] == linked
    assert {p: p.lstat().st_mtime_ns for t in trees for p in t.rglob("*")} == times
    assert undo_dedupe(journal).linked == 0


def test_folder_times_stay(sites: list[Path]) -> None:
    trees = trees_of(sites)
    folders = {p: p.stat().st_mtime_ns for tree in trees for p in tree.rglob("*") if p.is_dir()}
    apply_dedupe(plan_dedupe(trees), trees[0].parent / "j", hardlink=True)
    assert {p: p.stat().st_mtime_ns for p in folders} == folders


def test_hard_links_must_be_asked_for(sites: list[Path]) -> None:
    trees = trees_of(sites)
    with pytest.raises(UsageError) as caught:
        apply_dedupe(plan_dedupe(trees), trees[0].parent / "j")
    assert caught.value.code == "needs-hardlink"
    assert not (trees[0].parent / "j").exists()
    assert len({inode(site / "p/lib.so") for site in sites}) == 3


def test_content_counts_not_record(sites: list[Path]) -> None:
    edited = sites[1] / "p" / "data.bin"
    edited.write_bytes(b"DATA" + edited.read_bytes()[4:])
    result = apply_dedupe(plan_dedupe(trees_of(sites)), sites[0] / "../j", hardlink=True)
    assert [(Path(s.path), s.why) for s in result.skipped] == [
        (edited, "its content is not what RECORD says")
    ]
    assert edited.read_bytes().startswith(b"DATA")
    assert inode(sites[0] / "p/data.bin") == inode(sites[2] / "p/data.bin")


def test_changes_after_the_plan_are_seen(sites: list[Path]) -> None:
    plan = plan_dedupe(trees_of(sites))
    (sites[1] / "p" / "lib.so").write_bytes(b"shorter now")
    (sites[2] / "p" / "lib.so").unlink()
    (sites[1] / "p" / "data.bin").unlink()
    (sites[1] / "p" / "data.bin").symlink_to(sites[0] / "p" / "data.bin")
    result = apply_dedupe(plan, sites[0] / "../j", hardlink=True)
    assert len(result.skipped) == 3
    assert (sites[1] / "p" / "lib.so").read_bytes() == b"shorter now"
    assert (sites[1] / "p" / "data.bin").is_symlink()


def test_other_modes_are_not_linked(sites: list[Path]) -> None:
    (sites[1] / "p" / "data.bin").chmod(0o600)
    apply_dedupe(plan_dedupe(trees_of(sites)), sites[0] / "../j", hardlink=True)
    assert inode(sites[0] / "p/data.bin") == inode(sites[2] / "p/data.bin")
    assert inode(sites[1] / "p/data.bin") != inode(sites[0] / "p/data.bin")
    assert (sites[1] / "p" / "data.bin").stat().st_mode & 0o777 == 0o600


def test_valid_bytecode_without_a_partner_keeps_its_source_apart(tmp_path: Path) -> None:
    files = {"p/a.py": b"x = 1\n"}
    sites = [installed(tmp_path / f"e{n}", files, moment=10**9 + n) for n in range(2)]
    for n, site in enumerate(sites):
        cache = site / "p" / "__pycache__"
        (cache / f"a.cpython-{version()}.pyc").rename(cache / f"a.cpython-9{n}.pyc")
    result = apply_dedupe(plan_dedupe(trees_of(sites)), tmp_path / "j", hardlink=True)
    assert result.linked == 0
    assert "would have to be made anew" in result.skipped[0].why
    assert inode(sites[0] / "p/a.py") != inode(sites[1] / "p/a.py")


def test_tampered_bytecode_is_not_spread(tmp_path: Path) -> None:
    files = {"p/a.py": b"x = 1\n"}
    sites = [installed(tmp_path / f"e{n}", files, moment=10**9 + n) for n in range(2)]
    pyc = sites[0] / "p" / "__pycache__" / f"a.cpython-{version()}.pyc"
    pyc.write_bytes(pyc.read_bytes()[:-1] + b"\xff")
    untouched = contents(sites[1])
    result = apply_dedupe(plan_dedupe(trees_of(sites)), tmp_path / "j", hardlink=True)
    assert len(result.skipped) == 1
    assert contents(sites[1]) == untouched


def test_sources_without_bytecode_are_linked(tmp_path: Path) -> None:
    files = {"p/a.py": b"x = 1\n"}
    sites = [installed(tmp_path / f"e{n}", files, compiled=False) for n in range(2)]
    assert apply_dedupe(plan_dedupe(trees_of(sites)), tmp_path / "j", hardlink=True).linked == 1


def test_links_out_of_the_environment_are_left(tmp_path: Path) -> None:
    """Fault 25: a linked folder inside an environment belongs to the user."""
    sites = [installed(tmp_path / f"e{n}", FILES, compiled=False) for n in range(2)]
    (sites[1] / "p").rename(tmp_path / "users")
    (sites[1] / "p").symlink_to(tmp_path / "users")
    before = {p: inode(p) for p in (tmp_path / "users").iterdir()}
    assert plan_dedupe(trees_of(sites)).groups == ()
    assert {p: inode(p) for p in (tmp_path / "users").iterdir()} == before


@pytest.mark.parametrize(
    "line", ["../../../../secret,sha256=x,7", "/etc/hostname,sha256=x,7", "\0"]
)
def test_hostile_records(tmp_path: Path, line: str) -> None:
    sites = [installed(tmp_path / f"e{n}", {"p/a.bin": b"y" * 50}) for n in range(2)]
    (tmp_path / "secret").write_bytes(b"x" * 7)
    for site in sites:
        with (site / "p-1.dist-info" / "RECORD").open("a") as stream:
            stream.write(line + "\n")
    assert [g.source.name for g in plan_dedupe(trees_of(sites)).groups] == ["a.bin"]


def test_one_tree_given_twice_is_one(sites: list[Path]) -> None:
    tree = trees_of(sites)[0]
    assert plan_dedupe([tree, tree, tree.parent / "." / tree.name, tree / "missing"]).groups == ()


def test_cancel(sites: list[Path]) -> None:
    ctx, plan = JobContext(), plan_dedupe(trees_of(sites))
    ctx.cancelled.set()
    with pytest.raises(CancelledError):
        plan_dedupe(trees_of(sites), ctx)
    with pytest.raises(CancelledError):
        apply_dedupe(plan, sites[0] / "../j", ctx, hardlink=True)


def test_too_many_links(sites: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.link
    full = inode(plan_dedupe(trees_of(sites)).groups[0].source)

    def link(source: Path, target: Path, **options: bool) -> None:
        if inode(source) == full:
            raise OSError(31, "Too many links")
        real(source, target, **options)

    monkeypatch.setattr(os, "link", link)
    result = apply_dedupe(plan_dedupe(trees_of(sites)), sites[0] / "../j", hardlink=True)
    assert len(result.skipped) == 2
    assert "links" in result.skipped[0].why
    assert not list(sites[0].rglob(TEMPORARY))


def test_undo_says_when_the_room_does_not_suffice(
    sites: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = sites[0] / "../j"
    apply_dedupe(plan_dedupe(trees_of(sites)), journal, hardlink=True)
    monkeypatch.setattr("shutil.disk_usage", lambda _p: type("U", (), {"free": 1000})())
    with pytest.raises(StoreError) as caught:
        undo_dedupe(journal)
    assert caught.value.code == "disk-full"
    assert inode(sites[0] / "p/lib.so") == inode(sites[1] / "p/lib.so")


def test_undo_leaves_what_was_replaced_since(sites: list[Path]) -> None:
    journal = sites[0] / "../j"
    apply_dedupe(plan_dedupe(trees_of(sites)), journal, hardlink=True)
    new = sites[1] / "p" / "new"
    new.write_bytes(b"upgraded")
    os.link(new, sites[1] / "p" / "cache")
    os.replace(new, sites[1] / "p" / "lib.so")
    undo_dedupe(journal)
    assert (sites[1] / "p" / "lib.so").lstat().st_nlink == 2
    assert inode(sites[0] / "p/lib.so") != inode(sites[2] / "p/lib.so")


@pytest.mark.parametrize(
    "text",
    [
        "not json\n",
        '{"does": "other", "schema": 1, "trees": []}\n',
        '{"schema": 1, "does": "dedupe", "trees": ["/a"]}\n{"source": 1}\n',
    ],
)
def test_foreign_journals_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "j").write_text(text)
    for act in (undo_dedupe, recover_dedupe):
        with pytest.raises(StoreError) as caught:
            act(tmp_path / "j")
        assert caught.value.code == "damaged-journal"


def test_a_journal_cannot_reach_outside_its_trees(sites: list[Path]) -> None:
    victim = trees_of(sites)[0].parent / "victim"
    victim.write_bytes(b"x")
    os.link(victim, trees_of(sites)[0].parent / "other")
    step = {
        "source": str(sites[0] / "p/a.py"),
        "target": str(victim),
        "inode": inode(victim),
        "means": "hardlink",
        "bytecode": [],
    }
    journal = sites[0] / "../j"
    header = {"schema": 1, "does": "dedupe", "trees": [str(trees_of(sites)[0])]}
    journal.write_text(json.dumps(header) + "\n" + json.dumps(step) + "\n")
    with pytest.raises(StoreError):
        undo_dedupe(journal)
    assert victim.lstat().st_nlink == 2


def test_a_torn_last_line_is_where_death_came(sites: list[Path]) -> None:
    journal = sites[0] / "../j"
    apply_dedupe(plan_dedupe(trees_of(sites)), journal, hardlink=True)
    journal.write_bytes(journal.read_bytes() + b'{"source": "/half')
    assert undo_dedupe(journal).linked == 12


def test_an_empty_plan(tmp_path: Path) -> None:
    assert plan_dedupe([]) == DedupePlan((), 0, "reflink", ())
    assert apply_dedupe(plan_dedupe([]), tmp_path / "j").linked == 0
