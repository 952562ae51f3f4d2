"""Deduplication and snapshots on what pip and uv really install."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from roost.core.system.dedupe import apply_dedupe, plan_dedupe, undo_dedupe
from roost.core.system.dedupe import planning as planning_module
from roost.core.system.snapshot import restore_snapshot, take_snapshot, verify_snapshot
from support.package_index import make_wheel

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="POSIX venvs"),
]

UV = str(Path(sys.executable).with_name("uv"))
SOURCE = (
    "import os\n\nclass C:\n    def f(self):\n        return [{0}, 'x' * 3]\n" + "# pad\n" * 800
)


def run(*command: str | Path) -> str:
    done = subprocess.run([str(c) for c in command], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, (command, done.stdout, done.stderr)
    return done.stdout


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheels")
    for version in ("1.0", "2.0"):
        make_wheel(
            folder,
            "stack",
            version,
            {
                "stack/__init__.py": f"VERSION = {version!r}\n",
                **{f"stack/m{n}.py": SOURCE.format(n) for n in range(20)},
                "stack/native.so": bytes(range(256)) * 8192,
                "stack/changed.bin": version.encode() * 5000,
            },
            entry_points={"stack-tool": "stack:main"},
        )
    return folder


def environment(tree: Path, wheels: Path, installer: str, version: str = "1.0") -> Path:
    run(sys.executable, "-m", "venv", *(() if installer == "pip" else ("--without-pip",)), tree)
    command = {
        "pip": (tree / "bin/python", "-m", "pip", "install", "-q"),
        "uv": (UV, "pip", "install", "-q", "--offline", "--compile-bytecode", "-p", tree),
    }[installer]
    run(*command, "--no-index", "--find-links", wheels, f"stack=={version}")
    return next(tree.glob("lib/python*/site-packages"))


def test_installs_by_different_tools_come_to_share(
    tmp_path: Path, wheels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning_module, "means_of", lambda _folder: "hardlink")
    sites = [environment(tmp_path / f"env-{i}-{n}", wheels, i) for n, i in enumerate(["pip", "uv"])]
    trees = [site.parents[2] for site in sites]
    for site in sites[1:]:
        # Another day's install: another mtime, for which its own bytecode was made.
        for source in site.rglob("*.py"):
            os.utime(source, (1_600_000_000, 1_600_000_000))
    run(trees[1] / "bin/python", "-m", "compileall", "-q", sites[1])
    result = apply_dedupe(plan_dedupe(trees), tmp_path / "journal", hardlink=True)
    assert result.skipped == ()
    for name in ("native.so", "changed.bin", "m3.py", "__init__.py"):
        assert os.path.samefile(sites[0] / "stack" / name, sites[1] / "stack" / name)
    caches = [sorted((site / "stack" / "__pycache__").iterdir()) for site in sites]
    assert all(os.path.samefile(*pair) for pair in zip(*caches, strict=True))
    for tree, site in zip(trees, sites, strict=True):
        told = subprocess.run(
            [tree / "bin/python", "-B", "-v", "-c", "import stack.m3 as m; print(m.__file__)"],
            capture_output=True,
            text=True,
        )
        assert told.stdout.strip() == str(site / "stack" / "m3.py")
        assert f"matches {site / 'stack' / 'm3.py'}" in told.stderr

    # An installer at work in one of them does not show in the other.
    kept = (sites[1] / "stack" / "changed.bin").read_bytes()
    run(trees[0] / "bin/python", "-m", "pip", "install", "-q", "--no-index", "--find-links",
        wheels, "stack==2.0")  # fmt: skip
    assert (sites[1] / "stack" / "changed.bin").read_bytes() == kept
    assert "1.0" in run(trees[1] / "bin/python", "-c", "import stack; print(stack.VERSION)")
    undo_dedupe(tmp_path / "journal")
    assert not os.path.samefile(caches[0][0], caches[1][0]) or not caches[0][0].exists()
    assert not os.path.samefile(sites[0] / "stack/m3.py", sites[1] / "stack/m3.py")
    assert "2.0" in run(trees[0] / "bin/python", "-c", "import stack; print(stack.VERSION)")


@pytest.mark.parametrize("installer", ["pip", "uv"])
def test_a_snapshot_survives_what_installers_do(
    tmp_path: Path, wheels: Path, installer: str
) -> None:
    site = environment(tmp_path / "env", wheels, installer)
    tree = tmp_path / "env"
    expected = everything(tree)
    take_snapshot(tree, tmp_path / "snap")
    find = ("--no-index", "--find-links", str(wheels))
    if installer == "pip":
        pip = (tree / "bin/python", "-m", "pip")
        acts = [
            (*pip, "install", "-q", *find, "stack==2.0"),
            (*pip, "install", "-q", "--force-reinstall", *find, "stack==1.0"),
            (*pip, "uninstall", "-q", "-y", "stack"),
            (*pip, "uninstall", "-q", "-y", "setuptools"),
        ][: 4 if (site / "setuptools").exists() else 3]
    else:
        uv = (UV, "pip")
        acts = [
            (*uv, "install", "-q", "--offline", "-p", tree, *find, "stack==2.0"),
            (*uv, "install", "-q", "--offline", "-p", tree, "--reinstall", *find, "stack==1.0"),
            (*uv, "uninstall", "-q", "-p", tree, "stack"),
        ]
    for act in acts:
        run(*act)
        run(tree / "bin/python", "-m", "compileall", "-q", "-f", site)
        assert verify_snapshot(tmp_path / "snap") == (), act
    assert not (site / "stack").exists()

    restore_snapshot(tmp_path / "snap", tmp_path / "again")
    assert everything(tmp_path / "again") == expected
    os.rename(tree, tmp_path / "old")
    os.rename(tmp_path / "again", tree)
    assert "1.0" in run(tree / "bin/python", "-c", "import stack; print(stack.VERSION)")


def everything(tree: Path) -> dict[str, tuple[object, ...]]:
    found: dict[str, tuple[object, ...]] = {}
    for path in tree.rglob("*"):
        facts = path.lstat()
        if path.is_symlink():
            found[str(path.relative_to(tree))] = (os.readlink(path),)
        else:
            data = path.read_bytes() if path.is_file() else None
            found[str(path.relative_to(tree))] = (facts.st_mode, facts.st_mtime_ns, data)
    return found
