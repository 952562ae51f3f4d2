"""pylock.toml, pip's report and the generated project as values."""

from __future__ import annotations

import tomllib
import zipfile
from pathlib import Path

import pytest

from roost.core.domain.errors import InstallerError
from roost.core.operations.installers import DryRun, Planned, get_installer
from roost.core.operations.installers.pip_report import log_hints, parse_report, placeholder_wheel
from roost.core.operations.installers.uv_plan import (
    cached_versions,
    parse_pylock,
    project_text,
    uv_cache,
)

PYLOCK = """
lock-version = "1.0"
created-by = "uv"

[[packages]]
name = "Torch"
version = "2.5.1+cu121"
wheels = [{ url = "https://h.invalid/torch-2.5.1%2Bcu121.whl", hashes = { sha256 = "aa" } }]

[[packages]]
name = "numpy"
version = "2.4.6"
sdist = { url = "https://h.invalid/numpy.tar.gz", size = 99, hashes = { sha256 = "bb" } }
wheels = [{ url = "https://h.invalid/numpy.whl", size = 16918164, hashes = { sha256 = "cc" } }]

[[packages]]
name = "local"
version = "1.0"
wheels = [{ url = "file://LOCAL", hashes = { sha256 = "dd" } }]
"""


def test_pylock(tmp_path: Path) -> None:
    wheel = tmp_path / "local-1.0-py3-none-any.whl"
    wheel.write_bytes(b"12345")
    text = PYLOCK.replace("LOCAL", str(wheel))
    local, numpy, torch = parse_pylock(text, {"numpy": frozenset({"2.4.6"})})
    assert local == Planned("local", "1.0", 5, True, ("sha256:dd",))
    assert numpy == Planned("numpy", "2.4.6", 16918164, True, ("sha256:cc", "sha256:bb"))
    assert torch == Planned("torch", "2.5.1+cu121", None, False, ("sha256:aa",))
    run = DryRun((local, numpy, torch))
    assert run.download_bytes is None
    assert run.total_bytes is None
    assert DryRun((local, numpy)).download_bytes == 0
    assert DryRun((Planned("a", "1", 7), Planned("b", "1", 5, True))).download_bytes == 7


def test_what_uv_has_in_its_cache(tmp_path: Path) -> None:
    archive = tmp_path / "archive-v0" / "abc"
    archive.mkdir(parents=True)
    for folder in ("wheels-v8/pypi/numpy", "wheels-v8/index/0123/torch"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "wheels-v8/pypi/numpy/2.4.6-cp311-cp311-any").symlink_to(archive)
    (tmp_path / "wheels-v8/pypi/numpy/2.5-cp311-cp311-any").symlink_to(tmp_path / "gone")
    (tmp_path / "wheels-v8/pypi/numpy/2.6-cp311-cp311-any.http").write_bytes(b"")
    (tmp_path / "wheels-v8/index/0123/torch/2.13.0+cpu-cp311-any").symlink_to(archive)
    found = cached_versions(tmp_path)
    assert found == {"numpy": frozenset({"2.4.6"}), "torch": frozenset({"2.13.0+cpu"})}
    assert cached_versions(tmp_path / "none") == {}


def test_where_uv_s_cache_is() -> None:
    assert uv_cache("/mine") == Path("/mine")
    assert uv_cache("", {"XDG_CACHE_HOME": "/x"}) == Path("/x/uv")


def test_the_generated_project_ties_torch_alone_to_its_index() -> None:
    text = project_text(["torch==2.5.1", 'x; python_version < "4"'], "https://i.invalid", ["torch"])
    project = tomllib.loads(text)
    assert project["project"]["dependencies"] == ["torch==2.5.1", 'x; python_version < "4"']
    assert project["tool"]["uv"]["index"] == [
        {"name": "torch", "url": "https://i.invalid", "explicit": True}
    ]
    assert project["tool"]["uv"]["sources"]["torch"] == {"index": "torch"}
    assert "numpy" not in project["tool"]["uv"]["sources"]


def test_quotes_in_an_address_do_not_break_out_of_the_project() -> None:
    index = 'https://i.invalid/"\n[tool.uv]\nx = "\\'
    project = tomllib.loads(project_text(["a"], index, ["torch"]))
    assert project["tool"]["uv"]["index"][0]["url"] == index


REPORT = {
    "version": "1",
    "install": [
        {
            "metadata": {"name": "Zeta", "version": "1.0", "requires_dist": ["beta>=1"]},
            "download_info": {
                "url": "https://h.invalid/zeta-1.0%2Bcpu.whl",
                "archive_info": {"hashes": {"sha256": "ee"}},
            },
        },
        {"metadata": {"name": "alpha", "version": "2"}, "download_info": {"url": "file:///gone"}},
    ],
}


def test_pip_report() -> None:
    alpha, zeta = parse_report(REPORT, {"zeta-1.0+cpu.whl": 77})
    assert zeta == Planned("zeta", "1.0", 77, None, ("sha256:ee",))
    assert alpha == Planned("alpha", "2", None, True, ())
    assert parse_report({}) == ()


def test_a_placeholder_carries_the_dependencies(tmp_path: Path) -> None:
    wheel = placeholder_wheel(tmp_path, REPORT["install"][0])  # type: ignore[index,arg-type]
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read("zeta-1.0.dist-info/METADATA").decode()
    assert "Requires-Dist: beta>=1" in text


def test_hints_of_pip_s_log(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text(
        "2026-11-23T14:58:56,338 Could not fetch URL http://u:p@h/x/: 403 Client Error\n"
        "2026-11-23T14:58:56,338 Could not fetch URL http://h/y/: 404 Client Error\n"
        "2026-11-23T14:58:56,338   Running command Preparing metadata\n"
        "2026-11-23T14:58:56,338   RuntimeError: boom\n"
        "2026-11-23T14:58:56,338   ERROR: Preparing metadata exited with 1\n"
    )
    assert log_hints(log) == (
        "Could not fetch URL http://***@h/x/: 403 Client Error",
        "  RuntimeError: boom",
    )
    assert log_hints(tmp_path / "none") == ()


def test_unknown_installer() -> None:
    with pytest.raises(InstallerError) as caught:
        get_installer("conda")
    assert caught.value.code == "unknown-installer"
